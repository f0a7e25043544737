"""How a verb of speech shares a sentence with its source and its content.

Each pattern has an identifier; what it is worth, measured on annotated news, stands in
``languages/en/patterns.toml``.
"""

from __future__ import annotations

from collections.abc import Callable

from habeas.reading.clauses import content_end
from habeas.reading.drafts import Draft, fragments, is_quotation
from habeas.reading.lexicon import Form, words
from habeas.reading.phrases import (
    BREAKS,
    DASHES,
    has_verb,
    is_adverb,
    is_verb,
    phrase_after,
    phrase_before,
)
from habeas.reading.sentences import QUOTATION, Sentence
from habeas.reading.verbs import Cue, adverbial_end
from habeas.words.anchors import Span
from habeas.words.statements import ContentMode

_FAR = 16
"""How many items may stand between a verb and the "that" or quotation it opens."""

Source = tuple[int, int] | None
Pattern = Callable[[Sentence, Cue], Draft | None]


def draft_verb(sentence: Sentence, cue: Cue) -> Draft | None:
    """The statement a verb of speech reports; None when it reports none."""
    if cue.passive:
        return draft_passive(sentence, cue)
    return next((d for pattern in _ACTIVE if (d := pattern(sentence, cue))), None)


def _word(sentence: Sentence, index: int) -> str:
    return sentence.words[index] if 0 <= index < len(sentence) else ""


def _span(sentence: Sentence, found: Source) -> Span | None:
    return sentence.between(*found) if found else None


def _draft(
    sentence: Sentence,
    cue: Cue,
    content: tuple[tuple[Span, ...], ContentMode],
    pattern: str,
    stance: str,
    source: Span | None,
) -> Draft | None:
    if not content[0]:
        return None
    return Draft(
        content[0],
        content[1],
        source,
        (sentence.between(cue.index, cue.last),),
        pattern,
        stance,
        negated=cue.negated,
        inherits=source is None,
    )


# --- content before the verb -------------------------------------------------------------


def draft_preposed(sentence: Sentence, cue: Cue) -> Draft | None:
    """ "…," X said · "…," said X · they fled, X said."""
    if cue.form in (Form.GERUND,):
        return None
    sense = cue.sense("quote", "before")
    if sense is None:
        return None
    source, edge, after = _preposed_source(sentence, cue)
    if source is None or edge < 0:
        return None
    quoted = is_quotation(sentence, edge) or (
        _word(sentence, edge) == "," and is_quotation(sentence, edge - 1)
    )
    if not quoted and not _may_follow_clause(sentence, cue, edge, after):
        return None
    start = _content_start(sentence, edge)
    spans, mode = fragments(sentence, start, edge)
    more, pattern = _continued(sentence, after, quoted)
    if not spans or (not quoted and not has_verb(sentence, start, edge)):
        return None
    pattern = "quotation-before" if quoted else "clause-before"
    return _draft(
        sentence, cue, (spans + more, mode), pattern, sense.stance, _span(sentence, source)
    )


def _preposed_source(sentence: Sentence, cue: Cue) -> tuple[Source, int, int]:
    """The source, the item before the whole attribution, and the first item after it."""
    found = phrase_before(sentence, cue.first)
    if found is not None:
        return found, found[0] - 1, cue.last + 1
    inverted = phrase_after(sentence, cue.last + 1)
    if inverted is None or _word(sentence, cue.last + 1) in words("prepositions") | {"that"}:
        return None, -1, -1
    if is_verb(sentence, inverted[0]):
        return None, -1, -1
    return inverted, cue.first - 1, inverted[1] + 1


def _may_follow_clause(sentence: Sentence, cue: Cue, edge: int, after: int) -> bool:
    if cue.sense("before") is None or _word(sentence, edge) not in {",", *DASHES}:
        return False
    if _word(sentence, edge - 1) in BREAKS:
        return False
    after = adverbial_end(sentence, after)
    word = _word(sentence, after)
    if word in ("", ".", ";", ",", "!", "?", *DASHES):
        return True
    return word in ("in", "at", "during", "on", "of", "to") and not has_verb(
        sentence, after, len(sentence)
    )


def _content_start(sentence: Sentence, edge: int) -> int:
    """Where content before the verb begins: at the sentence, or after an earlier attribution."""
    for index in range(edge - 1, 0, -1):
        if sentence.words[index] == ";":
            return index + 1
    return 0


def _continued(sentence: Sentence, after: int, quoted: bool) -> tuple[tuple[Span, ...], str]:
    """Content taken up again behind the attribution: "…," X said, "…"."""
    for index in range(after, min(after + _FAR, len(sentence))):
        if is_quotation(sentence, index):
            if _word(sentence, index - 1) in (",", ".", ":", *DASHES):
                return (sentence.quoted[index].inner,), ""
            return (), ""
        if not quoted and sentence.words[index] in (",", *DASHES):
            if index > after + 6 or is_verb(
                sentence, index + 1 if index + 1 < len(sentence) else index
            ):
                return (), ""
            if _word(sentence, index + 1).endswith("ing") or not has_verb(
                sentence, index + 1, len(sentence)
            ):
                return (), ""
            return fragments(sentence, index + 1, content_end(sentence, index + 1))[0], ""
    return (), ""


# --- content after the verb --------------------------------------------------------------


def draft_following(sentence: Sentence, cue: Cue) -> Draft | None:
    """X said: "…" · X told Y that they fled · adding that · X said they fled."""
    sense = cue.sense("quote", "clause")
    if sense is None:
        return None
    person = cue.sense("person")
    told, start = _listener(sentence, cue, person is not None)
    opening = _opening(sentence, start)
    if opening is None:
        return _draft_bare(sentence, cue, told, start)
    index, kind = opening
    if kind == "quotation" and (quote := cue.sense("quote")) is not None:
        return _told(_draft_quotation(sentence, cue, index, quote.stance), told)
    if kind == "that" and (clause := cue.sense("clause")) is not None:
        content = fragments(sentence, index + 1, content_end(sentence, index + 1))
        pattern = "that-clause" if cue.form is not Form.GERUND else "participle"
        return _told(
            _draft(sentence, cue, content, pattern, clause.stance, _source(sentence, cue)), told
        )
    return None


def _told(draft: Draft | None, told: Span | None) -> Draft | None:
    from dataclasses import replace

    return replace(draft, told=told) if draft and told else draft


def _source(sentence: Sentence, cue: Cue) -> Span | None:
    return _span(sentence, phrase_before(sentence, cue.first))


def _listener(sentence: Sentence, cue: Cue, person: bool) -> tuple[Span | None, int]:
    """Who was told, and the item behind: "told reporters", "said to the Courier"."""
    start = cue.last + 1
    word = _word(sentence, start)
    if person and word not in ("that", "to", "", *BREAKS, "of"):
        found = phrase_after(sentence, start)
        if found:
            return _span(sentence, found), found[1] + 1
    if word == "to" and (found := phrase_after(sentence, start + 1)):
        return (
            (None, start)
            if is_verb(sentence, start + 1)
            else (_span(sentence, found), found[1] + 1)
        )
    return None, start


def _opening(sentence: Sentence, start: int) -> tuple[int, str] | None:
    """The "that" or quotation that content opens with, when only adverbials stand before it."""
    start_at = adverbial_end(sentence, start)
    for index in range(start_at, min(start_at + _FAR, len(sentence))):
        word = sentence.words[index]
        if word == "that":
            adverbial = index == start_at or _is_adverbial(sentence, start_at, index)
            return (index, "that") if adverbial else None
        if word == QUOTATION:
            before = _word(sentence, index - 1)
            direct = before in (",", ":", "that", *DASHES) or index == start_at
            fits = index == start_at or _is_adverbial(sentence, start_at, index)
            return (index, "quotation") if direct and fits else None
        if word in (".", ";") or (is_verb(sentence, index) and word not in ("according",)):
            return None
    return None


def _is_adverbial(sentence: Sentence, start: int, end: int) -> bool:
    word = _word(sentence, start)
    return (
        word in words("prepositions")
        or word in (",", ":", "(", *DASHES)
        or word in words("days")
        or is_adverb(word)
        or end == start
    )


def _draft_quotation(sentence: Sentence, cue: Cue, index: int, stance: str) -> Draft | None:
    last = content_end(sentence, index)
    alone = last == index or all(w in BREAKS for w in sentence.words[index + 1 : last + 1])
    content = fragments(sentence, index, index if alone else last)
    source = _source(sentence, cue)
    return _draft(sentence, cue, content, "quotation-after", stance, source)


def _draft_bare(sentence: Sentence, cue: Cue, told: Span | None, start: int) -> Draft | None:
    sense = cue.sense("bare")
    if sense is None:
        return None
    first = adverbial_end(sentence, start)
    word = _word(sentence, first)
    if word in ("", "to", "and", "or", "of", "by", *BREAKS - {QUOTATION}):
        return None
    if (word in words("prepositions") or is_verb(sentence, first)) and word not in (
        "there's",
        "it's",
        "after",
        "in",
        "as",
        "under",
        "during",
        "with",
    ):
        return None
    last = content_end(sentence, first)
    if not has_verb(sentence, first + 1, last + 1) and not _has_quotation(sentence, first, last):
        return None
    source = _source(sentence, cue)
    if source is None and cue.form is Form.BASE:
        return None
    content = fragments(sentence, first, last)
    return _told(_draft(sentence, cue, content, "bare-clause", sense.stance, source), told)


def _has_quotation(sentence: Sentence, first: int, last: int) -> bool:
    return any(first <= index <= last for index in sentence.quoted)


# --- noun phrases, infinitives, labels ---------------------------------------------------


def draft_accusation(sentence: Sentence, cue: Cue) -> Draft | None:
    """X accused Y of Z: the content is whom and of what."""
    sense = cue.sense("of")
    if sense is None or "accus" not in sense.lemma:
        return None
    last = content_end(sentence, cue.last + 1)
    if "of" not in sentence.words[cue.last + 1 : last + 1]:
        return None
    content = (fragments(sentence, cue.last + 1, last)[0], ContentMode.NOMINAL)
    return _draft(sentence, cue, content, "accused-of", sense.stance, _source(sentence, cue))


def draft_label(sentence: Sentence, cue: Cue) -> Draft | None:
    """X described Y as Z · X called Y Z."""
    sense = cue.sense("as", "label")
    if sense is None:
        return None
    last = content_end(sentence, cue.last + 1)
    region = sentence.words[cue.last + 1 : last + 1]
    if cue.sense("label") is None and "as" not in region[:14]:
        return None
    if not region or region[0] in BREAKS - {QUOTATION} or region[0] in words("prepositions"):
        return None
    spans, mode = fragments(sentence, cue.last + 1, last)
    mode = mode if mode is not ContentMode.INDIRECT else ContentMode.NOMINAL
    source = _source(sentence, cue)
    if source is None and cue.form is not Form.GERUND:
        return None
    return _draft(sentence, cue, (spans, mode), "label", sense.stance, source)


def draft_infinitive(sentence: Sentence, cue: Cue) -> Draft | None:
    """X urged Y to leave · X promised to look into it · X says to report it."""
    sense = cue.sense("to") or (cue.sense("bare") if cue.sense("quote") else None)
    if sense is None:
        return None
    source = _source(sentence, cue)
    start = cue.last + 1
    if "to" not in sense.takes and _word(sentence, start) != "to":
        return None
    last = content_end(sentence, start)
    if "to" not in sentence.words[start : min(start + 12, last + 1)] or source is None:
        return None
    content = fragments(sentence, start, last)
    stance = sense.stance
    if "to" not in sense.takes:
        stance = "recommends"
    return _draft(sentence, cue, (content[0], ContentMode.INDIRECT), "infinitive", stance, source)


def draft_object(sentence: Sentence, cue: Cue) -> Draft | None:
    """X denied the allegations · X condemned the raid · denying that, whether."""
    sense = cue.sense("object", "whether", "ing", "to-ing")
    if sense is None:
        return None
    start = cue.last + 1
    word = _word(sentence, start)
    if word in ("", "to", *BREAKS - {QUOTATION}) or word in words("prepositions") - {"in"}:
        return None
    source = _source(sentence, cue)
    if source is None and cue.form is not Form.GERUND:
        return None
    last = _object_end(sentence, start)
    spans, mode = fragments(sentence, start, last)
    mode = mode if mode is not ContentMode.INDIRECT else ContentMode.NOMINAL
    return _draft(sentence, cue, (spans, mode), "verb-object", sense.stance, source)


def _object_end(sentence: Sentence, start: int) -> int:
    end = content_end(sentence, start)
    for index in range(start + 1, end + 1):
        word = sentence.words[index]
        if word.endswith("ing") and is_verb(sentence, index) and index > start + 1:
            return index - 1
        if word == "," and _word(sentence, index + 1) in ("but", "and", "who", "which", "while"):
            return index - 1
    return end


# --- passives ----------------------------------------------------------------------------


def draft_passive(sentence: Sentence, cue: Cue) -> Draft | None:
    """X is accused of Y (by Z) · it is alleged that · X is said to have."""
    following = sentence.words[cue.last + 1 : cue.last + 2]
    if cue.sense("of") and "of" in sentence.words[cue.last + 1 : cue.last + 8]:
        return _draft_accused(sentence, cue)
    if following == ["that"] and _word(sentence, cue.first - 1) == "it":
        last = content_end(sentence, cue.last + 2)
        return _nobody(sentence, cue, fragments(sentence, cue.last + 2, last), "it-is-said")
    if following == ["to"] and cue.sense("clause"):
        return _draft_said_to(sentence, cue)
    return None


def _draft_accused(sentence: Sentence, cue: Cue) -> Draft | None:
    place = sentence.words.index("of", cue.last + 1)
    by = _by(sentence, cue.last + 1, place)
    last = content_end(sentence, place + 1)
    spans, _ = fragments(sentence, place + 1, last)
    found = _nobody(sentence, cue, (spans, ContentMode.NOMINAL), "accused-of")
    from dataclasses import replace

    return replace(found, source=by) if found and by else found


def _by(sentence: Sentence, start: int, end: int) -> Span | None:
    if _word(sentence, start) != "by":
        return None
    found = phrase_after(sentence, start + 1)
    return sentence.between(found[0], min(found[1], end - 1)) if found else None


def _draft_said_to(sentence: Sentence, cue: Cue) -> Draft | None:
    subject = phrase_before(sentence, cue.first)
    if subject is None:
        return None
    last = content_end(sentence, cue.last + 1)
    left, _ = fragments(sentence, *subject)
    right, _ = fragments(sentence, cue.last + 1, last)
    content = (left + right, ContentMode.INDIRECT)
    return _nobody(sentence, cue, content, "said-to") if right else None


def _nobody(
    sentence: Sentence, cue: Cue, content: tuple[tuple[Span, ...], ContentMode], pattern: str
) -> Draft | None:
    from dataclasses import replace

    stance = next((s.stance for s in cue.senses if s.stance != "report"), "asserts")
    found = _draft(sentence, cue, content, pattern, stance, None)
    return replace(found, inherits=False) if found else None


_ACTIVE: tuple[Pattern, ...] = (
    draft_accusation,
    draft_preposed,
    draft_following,
    draft_infinitive,
    draft_label,
    draft_object,
)
