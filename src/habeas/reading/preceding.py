"""Content before its verb: "…," X said · they fled, X said."""

from __future__ import annotations

from habeas.reading.clauses import content_end
from habeas.reading.drafts import Draft, attribution, fragments, is_quotation
from habeas.reading.lexicon import Form, words
from habeas.reading.listeners import listener_of, told_to
from habeas.reading.phrases import BREAKS, DASHES, has_verb, is_verb, phrase_after, phrase_before
from habeas.reading.sentences import Sentence
from habeas.reading.subjects import Source, span_of, with_relative, word_at
from habeas.reading.verbs import Cue, adverbial_end
from habeas.words.anchors import Span

_FAR = 16
_NEAR = 6


def draft_preceding(sentence: Sentence, cue: Cue) -> Draft | None:
    """Draft "…," X said · "…," said X · they fled, X said."""
    if cue.form in (Form.GERUND,):
        return None
    sense = cue.sense("quote", "before")
    if sense is None:
        return None
    source, edge, after = _preceding_source(sentence, cue)
    if source is None or edge < 0 or word_at(sentence, source[0]) in ("who", "which", "that"):
        return None
    quoted = is_quotation(sentence, edge) or (
        word_at(sentence, edge) == "," and is_quotation(sentence, edge - 1)
    )
    if not quoted and not _may_follow_clause(sentence, cue, edge, after):
        return None
    start = _content_start(sentence, edge)
    spans, mode = fragments(sentence, start, edge)
    more = _continued(sentence, after, quoted)
    if not spans or not (quoted or more or has_verb(sentence, start, edge)):
        return None
    pattern = "quotation-before" if quoted else "clause-before"
    found = (spans + more, mode)
    draft = attribution(sentence, cue, found, pattern, sense.stance, span_of(sentence, source))
    return told_to(draft, _listener(sentence, cue, source))


def _listener(sentence: Sentence, cue: Cue, source: tuple[int, int]) -> Span | None:
    if source[0] > cue.index:
        return None
    return listener_of(sentence, cue, cue.sense("person") is not None)[0]


def _preceding_source(sentence: Sentence, cue: Cue) -> tuple[Source, int, int]:
    """The source, the item before the whole attribution, and the first item after it."""
    found = phrase_before(sentence, cue.first)
    if found is not None and is_verb(sentence, found[0] - 1):
        found = with_relative(sentence, cue.first) or found
    if found is not None:
        _, after = listener_of(sentence, cue, cue.sense("person") is not None)
        return found, found[0] - 1, after
    inverted = phrase_after(sentence, cue.last + 1)
    if inverted is None or word_at(sentence, cue.last + 1) in words("prepositions") | {"that"}:
        return None, -1, -1
    if is_verb(sentence, inverted[0]):
        return None, -1, -1
    last = relative_end(sentence, inverted[1])
    return (inverted[0], last), cue.first - 1, last + 1


def relative_end(sentence: Sentence, last: int) -> int:
    """The end of "a shopkeeper who saw the arrests", when nothing but that closes the sentence."""
    if word_at(sentence, last + 1) != "who":
        return last
    end = last + 1
    while end + 1 < len(sentence) and sentence.words[end + 1] not in BREAKS:
        end += 1
    return end if word_at(sentence, end + 1) in ("", ".", ",") else last


def _may_follow_clause(sentence: Sentence, cue: Cue, edge: int, after: int) -> bool:
    if cue.sense("before") is None or word_at(sentence, edge) not in {",", *DASHES}:
        return False
    if word_at(sentence, edge - 1) in BREAKS:
        return False
    after = adverbial_end(sentence, after)
    word = word_at(sentence, after)
    if word in ("", ".", ";", ",", "!", "?", *DASHES):
        return True
    return word in _OCCASIONS and not has_verb(sentence, after, len(sentence))


_OCCASIONS = frozenset(("in", "at", "during", "on", "of", "to", "by", "from", "via", "after"))


def _content_start(sentence: Sentence, edge: int) -> int:
    """Where content before the verb begins: at the sentence, or after an earlier attribution."""
    for index in range(edge - 1, 0, -1):
        if sentence.words[index] == ";":
            return index + 1
    return 0


def _continued(sentence: Sentence, after: int, quoted: bool) -> tuple[Span, ...]:
    """Content taken up again behind the attribution: "…," X said, "…"."""
    for index in range(after, min(after + _FAR, len(sentence))):
        if is_quotation(sentence, index):
            joined = word_at(sentence, index - 1) in (",", ".", ":", *DASHES)
            return (sentence.quoted[index].inner,) if joined else ()
        if not quoted and sentence.words[index] in (",", *DASHES):
            near = index <= after + _NEAR
            resumed = near and _resumes(sentence, index + 1)
            last = content_end(sentence, index + 1) if resumed else 0
            return fragments(sentence, index + 1, last)[0] if resumed else ()
    return ()


def _resumes(sentence: Sentence, index: int) -> bool:
    """Whether a clause goes on with its verb, and not a participle that hangs on "said"."""
    if not has_verb(sentence, index, len(sentence)) or word_at(sentence, index) in ("who", "which"):
        return False
    if not word_at(sentence, index).endswith("ing"):
        return True
    auxiliaries = words("auxiliaries")
    return any(word in auxiliaries for word in sentence.words[index : index + _NEAR])
