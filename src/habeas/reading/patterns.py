"""How a verb of speech shares a sentence with its source and its content.

Each pattern has an identifier; what it is worth, measured on annotated news, stands in
``languages/en/patterns.toml``.
"""

from __future__ import annotations

from collections.abc import Callable

from habeas.reading.drafts import Draft
from habeas.reading.following import draft_following
from habeas.reading.objects import draft_accusation, draft_infinitive, draft_label, draft_object
from habeas.reading.passives import draft_passive
from habeas.reading.preceding import draft_preceding
from habeas.reading.sentences import Sentence
from habeas.reading.verbs import Cue

Pattern = Callable[[Sentence, Cue], Draft | None]


def draft_verb(sentence: Sentence, cue: Cue) -> Draft | None:
    """The statement a verb of speech reports; None when it reports none."""
    if cue.passive:
        return draft_passive(sentence, cue)
    return next((d for pattern in _ACTIVE if (d := pattern(sentence, cue))), None)


_ACTIVE: tuple[Pattern, ...] = (
    draft_accusation,
    draft_preceding,
    draft_following,
    draft_infinitive,
    draft_label,
    draft_object,
)
