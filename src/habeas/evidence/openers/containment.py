"""What holds a reading process back, in words."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.words.reasons import Reason, said


@dataclass(frozen=True, slots=True)
class Containment:
    """Which layers hold on this machine, as the process found when it took them on.

    A layer that is False is one this system does not offer or refused to install.
    """

    own_process: bool = False
    limits: bool = False
    """Bounds on memory, processor time, files and processes."""
    no_new_rights: bool = False
    no_files: bool = False
    """Landlock: no file can be opened, whatever the filter lets pass."""
    call_filter: bool = False
    """seccomp: no sockets, files, programs, processes or signals."""

    @property
    def is_complete(self) -> bool:
        """Whether every layer holds, as on Linux 5.13 or newer."""
        return self.limits and self.no_new_rights and self.no_files and self.call_filter

    def reasons(self) -> tuple[Reason, ...]:
        """One sentence per layer, saying whether it holds."""
        held = (
            ("process", self.own_process),
            ("limits", self.limits),
            ("rights", self.no_new_rights),
            ("files", self.no_files),
            ("calls", self.call_filter),
        )
        return tuple(
            Reason.of(f"openers.{'held' if holds else 'free'}_{layer}") for layer, holds in held
        )

    def in_words(self, language: str = "en") -> tuple[str, ...]:
        """The same in words of a language (ISO 639-1)."""
        return tuple(said(reason, language) for reason in self.reasons())
