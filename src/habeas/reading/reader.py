"""Text to attributed statements: the English rules."""

from __future__ import annotations

from habeas.reading.according import find_according
from habeas.reading.chains import chain_of
from habeas.reading.drafts import Draft
from habeas.reading.layout import paragraphs
from habeas.reading.patterns import draft_verb
from habeas.reading.quotations import quotations
from habeas.reading.sentences import Sentence, sentences
from habeas.reading.speakers import NOBODY, speaker_at
from habeas.reading.stance import stance_of
from habeas.reading.verbs import find_verbs
from habeas.reading.view import fold
from habeas.words.reports import Rendition
from habeas.words.statements import Statement

ENGINE = "rules-en"
VERSION = "1"


def read(rendition: Rendition) -> tuple[Statement, ...]:
    """The statements of a report, in order of their content; none for other languages.

    A draft by rules: positions only, sliced from ``rendition.text`` by whoever shows them.
    """
    if rendition.language != "en":
        return ()
    view = fold(rendition.text)
    held = paragraphs(view, rendition.blocks)
    quoted = quotations(rendition.text, view, held)
    found = sentences(view, held, quoted)
    drafts = [d for index, s in enumerate(found) for d in _drafts(s, index)]
    return tuple(_statement(view, draft) for draft in drafts)


def _drafts(sentence: Sentence, index: int) -> list[Draft]:
    verbs = (draft_verb(sentence, cue) for cue in find_verbs(sentence))
    found = [draft for draft in verbs if draft is not None] + find_according(sentence)
    return [draft.at(index) for draft in sorted(found, key=lambda d: d.start)]


def _statement(view: str, draft: Draft) -> Statement:
    speaker = speaker_at(view, draft.source) if draft.source else NOBODY
    return Statement(
        content=draft.content,
        content_mode=draft.mode,
        speaker=speaker,
        cue=draft.cue,
        chain=chain_of(view, speaker, draft, ()),
        stance=stance_of(view, draft),
        pattern=draft.pattern,
    )
