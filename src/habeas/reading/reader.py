"""Text to attributed statements: the English rules."""

from __future__ import annotations

from habeas.reading.according import find_according
from habeas.reading.accusing import hold_accused
from habeas.reading.attributing import attribute
from habeas.reading.authorial import find_authorial
from habeas.reading.composing import Composed, is_decomposed
from habeas.reading.drafts import Draft, put_to
from habeas.reading.fields import Fields
from habeas.reading.inheriting import inherit_places
from habeas.reading.labels import find_turns
from habeas.reading.layout import paragraphs
from habeas.reading.loose import claim_quotations
from habeas.reading.merging import merge
from habeas.reading.nouns import find_audience, find_nouns
from habeas.reading.patterns import draft_verb
from habeas.reading.quotations import quotations
from habeas.reading.scopes import find_scopes
from habeas.reading.sentences import Sentence, sentences
from habeas.reading.unclaimed import add_unclaimed
from habeas.reading.validation import check
from habeas.reading.verbs import find_verbs
from habeas.reading.view import fold
from habeas.words.reports import Rendition
from habeas.words.statements import Statement

ENGINE = "rules-en"
VERSION = "1"
_SHORTEST = 3
"""The fewest items of a sentence that reports something: "Go," he said."""


def read(rendition: Rendition) -> tuple[Statement, ...]:
    """The statements of a report, in order of their content; none for other languages.

    Raises :class:`habeas.reading.validation.StatementDoesNotHold` for a fault of the rules.
    A draft by rules: positions only, sliced from ``rendition.text`` by whoever shows them.
    """
    if rendition.language != "en":
        return ()
    if not is_decomposed(rendition.text):
        return _read(rendition)
    composed = Composed(rendition)
    statements = tuple(composed.back(said) for said in _read(composed.rendition))
    check(rendition.text, statements)
    return statements


def _read(rendition: Rendition) -> tuple[Statement, ...]:
    text, view = rendition.text, fold(rendition.text)
    held = paragraphs(view, rendition.blocks)
    found = sentences(view, held, quotations(text, view, held))
    turns = find_turns(view, found)
    drafts = [_drafts(sentence, index) for index, sentence in enumerate(found)]
    drafts = [[turns[i], *held] if i in turns else held for i, held in enumerate(drafts)]
    fields = Fields.of(view, rendition.byline.published)
    drafts = add_unclaimed(view, found, claim_quotations(found, drafts), fields.matters)
    scopes = find_scopes(text, found, drafts)
    own = find_authorial(view, found, drafts, fields.matters)
    joined = [sorted(a + b, key=lambda d: d.start) for a, b in zip(drafts, own, strict=True)]
    statements = tuple(fields.fill(s) for s in attribute(text, view, found, joined, scopes))
    statements = hold_accused(found, fields, statements)
    statements = inherit_places(view, found, fields, statements)
    check(text, statements)
    return statements


def _drafts(sentence: Sentence, index: int) -> list[Draft]:
    if len(sentence) < _SHORTEST:
        return []
    verbs = (draft_verb(sentence, cue) for cue in find_verbs(sentence))
    found = [draft for draft in verbs if draft is not None]
    found += find_nouns(sentence)
    found = merge(sentence, found, find_according(sentence))
    found.sort(key=lambda d: d.start)
    if found and (audience := find_audience(sentence)) is not None:
        found = [put_to(draft, *audience) for draft in found]
    return [draft.at(index) for draft in found]
