"""Characters that would change how text shows, in a dossier as everywhere: one rule."""

from __future__ import annotations

from habeas.words.visible import code_of, is_hidden, on_one_line, visible

__all__ = ["code_of", "is_hidden", "on_one_line", "visible"]
