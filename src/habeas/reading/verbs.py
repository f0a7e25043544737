"""Statements that a verb reports: he said, she denied, they were accused of."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.reading.lexicon import Form, Sense, cues, words
from habeas.reading.phrases import BREAKS, is_adverb, phrase_before, verb_group_start
from habeas.reading.sentences import QUOTATION, Sentence

MOST = 40
"""How many verbs of speech a sentence may hold; beyond that it is no prose."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of speech at its place.

    ``first`` is where its group of auxiliaries begins, ``index`` the verb itself, ``last``
    its last particle. ``passive`` says that its subject is spoken about, not speaking.
    """

    first: int
    index: int
    last: int
    senses: tuple[Sense, ...]
    form: Form
    negated: bool
    passive: bool

    def sense(self, *takes: str) -> Sense | None:
        """The first sense that takes one of these complements."""
        return next((s for s in self.senses if any(name in s.takes for name in takes)), None)


def find_verbs(sentence: Sentence) -> list[Cue]:
    """The verbs of speech of a sentence outside its quotations, in order."""
    senses = cues().senses
    found = [index for index, word in enumerate(sentence.words) if word in senses]
    cued = (_cue_at(sentence, at, senses[sentence.words[at]]) for at in found[:MOST])
    return [cue for cue in cued if cue is not None]


def _cue_at(sentence: Sentence, index: int, senses: tuple[Sense, ...]) -> Cue | None:
    held = _with_particle(sentence, index, senses)
    if not held or (sentence.capital[index] and index > 0):
        return None
    if _is_noun(sentence, index, bool(held[0].particle)):
        return None
    first, negated = verb_group_start(sentence, index)
    group = sentence.words[first:index]
    if _is_unreal(sentence, first, group) or _is_anybodys(sentence, first, held[0].form):
        return None
    if not _agrees(sentence, first, index, held[0].form):
        return None
    form = held[0].form
    passive = form is Form.PAST and any(
        word in words("be") or word.endswith(("'s", "'re", "'m")) for word in group
    )
    if form is Form.GERUND and any(word in words("auxiliaries") for word in group):
        form = Form.PAST
    return Cue(first, index, index + len(held[0].particle), held, form, negated, passive)


def _is_unreal(sentence: Sentence, first: int, group: list[str]) -> bool:
    """Whether nothing was said: "to say", "should say", "neither confirmed nor denied"."""
    if "neither" in group or "nor" in group:
        return True
    infinitive = first > 0 and sentence.words[first - 1] == "to"
    return infinitive or any(word in words("hypothetical") for word in group)


_BEFORE_GERUNDS = frozenset(("with", "by", "after"))
"""Prepositions behind which a participle still says that something was said."""


def _is_anybodys(sentence: Sentence, first: int, form: Form) -> bool:
    """Whether the verb only says who is meant: "citizens who believe … should report"."""
    if form not in (Form.BASE, Form.THIRD) or first < 2 or sentence.words[first - 1] != "who":
        return False
    return not words("binding").isdisjoint(sentence.words[first:])


def _agrees(sentence: Sentence, first: int, index: int, form: Form) -> bool:
    """Whether the word before fits the form: base forms want a plural, "they" or "will"."""
    if form is Form.GERUND:
        return _is_participle(sentence, index)
    if form is Form.PAST and _is_attribute(sentence, first, index):
        return False
    if sentence.words[index] in words("participles"):
        return any(word in words("auxiliaries") for word in sentence.words[first:index])
    if form not in (Form.BASE, Form.THIRD) or first == 0:
        return True
    if form is Form.BASE and first < index and sentence.words[first] in words("auxiliaries"):
        return sentence.words[first] not in words("no_modals")
    found = phrase_before(sentence, first)
    head = _head(sentence, *found) if found else first - 1
    return _fits_number(sentence, head, form is Form.BASE)


def _is_participle(sentence: Sentence, index: int) -> bool:
    """Whether a form in "-ing" says that something was said: no noun, and not "started"."""
    before = sentence.words[index - 1] if index else ","
    if before == "as" and index > 1 and sentence.words[index - 2] in ("quoted", "cited"):
        return True
    barred = words("prepositions") - _BEFORE_GERUNDS | words("before_gerunds")
    return before not in barred


def _is_attribute(sentence: Sentence, first: int, index: int) -> bool:
    """Whether a past form only qualifies the noun behind it: "from publicly disclosed data"."""
    after = sentence.words[index + 1] if index + 1 < len(sentence) else "."
    governed = first > 0 and sentence.words[first - 1] in ("from", "of", "by", "in", "on")
    return governed and not (
        after in BREAKS
        or after in words("determiners")
        or after in words("subject_pronouns")
        or after in words("object_pronouns")
        or after in ("that", "to")
    )


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The noun that the verb agrees with: "relatives" in "relatives of the missing"."""
    for index in range(first + 1, last):
        if sentence.words[index] in words("links"):
            return index - 1
    return last


def _fits_number(sentence: Sentence, index: int, plural: bool) -> bool:
    word = sentence.words[index]
    if word in BREAKS or word in ("who", "that", "which", "and", "but"):
        return True
    if word in words("subject_pronouns") or word in words("pronouns"):
        return (word not in ("he", "she", "it", "this", "one", "another")) == plural
    ends_plural = word.endswith("s") and not word.endswith(("ss", "'s", "us", "is"))
    if sentence.capital[index]:
        return True
    return (ends_plural or word in words("plurals")) == plural


def _with_particle(sentence: Sentence, index: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The senses whose particle is there; those with a particle alone when one is."""
    after = tuple(sentence.words[index + 1 : index + 3])
    longer = tuple(s for s in senses if s.particle and after[: len(s.particle)] == s.particle)
    return longer or tuple(s for s in senses if not s.particle)


def _is_noun(sentence: Sentence, index: int, has_particle: bool) -> bool:
    """Whether a form that may be a noun stands where a noun stands."""
    word = sentence.words[index]
    maybe = word in cues().also_nouns and not has_particle
    if index == 0:
        return maybe
    before = sentence.words[index - 1]
    if before == "to" or before in words("subject_pronouns"):
        return False
    owned = before in words("articles") or (before.endswith(("'s", "s'")) and len(before) > 2)
    if owned:
        return maybe or not word.endswith("s")
    opens = before in words("be") or before in words("prepositions") or _is_cue(before)
    if opens or before in words("determiners") - words("pronouns"):
        return maybe
    return maybe and _noun_by_what_follows(sentence, index)


def _noun_by_what_follows(sentence: Sentence, index: int) -> bool:
    after = sentence.words[index + 1] if index + 1 < len(sentence) else "."
    if after.endswith("ing"):
        return True
    if after in ("that", "to", ":") or after in words("determiners"):
        return False
    ends = after in words("prepositions") or after in BREAKS - {QUOTATION}
    return ends or _adjective(sentence.words[index - 1])


def _adjective(word: str) -> bool:
    return word.endswith(("al", "ous", "ive", "ic", "able", "ible", "ed", "less", "ful")) or (
        word in ("new", "recent", "first", "last", "own", "false", "early", "and")
    )


def adverbial_end(sentence: Sentence, start: int) -> int:
    """Steps over adverbs and days behind a verb ("said on Monday"); the next item."""
    index = start
    while index < len(sentence):
        word = sentence.words[index]
        if word not in words("not_behind_verbs") and (is_adverb(word) or word in words("days")):
            index += 1
        elif word == "on" and _is_day(sentence, index + 1):
            index += 2
        else:
            break
    return index


def _is_day(sentence: Sentence, index: int) -> bool:
    return index < len(sentence) and sentence.words[index] in words("days")


def _is_cue(word: str) -> bool:
    return word in cues().senses and word not in cues().also_nouns
