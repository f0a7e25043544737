"""Statements that a verb reports: he said, she denied, they were accused of."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.reading.lexicon import Form, Sense, cues, words
from habeas.reading.phrases import BREAKS, is_adverb, verb_group_start
from habeas.reading.sentences import QUOTATION, Sentence

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "isn't", "wasn't", "weren't", "aren't", "am"))  # fmt: skip


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
    return [
        cue
        for index, word in enumerate(sentence.words)
        if word in senses and (cue := _cue_at(sentence, index, senses[word])) is not None
    ]


def _cue_at(sentence: Sentence, index: int, senses: tuple[Sense, ...]) -> Cue | None:
    if _is_noun(sentence, index) or (sentence.capital[index] and index > 0):
        return None
    held = _with_particle(sentence, index, senses)
    if not held:
        return None
    first, negated = verb_group_start(sentence, index)
    group = sentence.words[first:index]
    passive = held[0].form is Form.PAST and any(
        word in _BE or word.endswith(("'s", "'re", "'m")) for word in group
    )
    last = index + len(held[0].particle)
    return Cue(first, index, last, held, held[0].form, negated, passive)


def _with_particle(sentence: Sentence, index: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """The senses whose particle is there; those with a particle alone when one is."""
    after = tuple(sentence.words[index + 1 : index + 3])
    longer = tuple(s for s in senses if s.particle and after[: len(s.particle)] == s.particle)
    return longer or tuple(s for s in senses if not s.particle)


def _is_noun(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    if index == 0:
        return word in cues().also_nouns
    before = sentence.words[index - 1]
    if before in ("to",) or before in words("subject_pronouns"):
        return False
    if before in words("determiners") and before not in ("some", "many", "most", "all", "others"):
        return True
    if word not in cues().also_nouns:
        return False
    if before.endswith(("'s", "s'")) or before in words("prepositions"):
        return True
    after = sentence.words[index + 1] if index + 1 < len(sentence) else "."
    if after in ("that", "to", ":") or after in words("determiners"):
        return False
    return after in words("prepositions") or after in BREAKS - {QUOTATION} or _adjective(before)


def _adjective(word: str) -> bool:
    return word.endswith(("al", "ous", "ive", "ic", "able", "ible", "ed", "less", "ful")) or (
        word in ("new", "recent", "first", "last", "own", "false", "early", "and")
    )


def adverbial_end(sentence: Sentence, start: int) -> int:
    """Steps over adverbs and days behind a verb ("said on Monday"); the next item."""
    index = start
    while index < len(sentence):
        word = sentence.words[index]
        if is_adverb(word) and word not in ("there", "since", "both", "all", "once", "even", "only"):  # fmt: skip
            index += 1
        elif word in words("days") and word not in ("this", "next", "march"):
            index += 1
        elif word == "on" and index + 1 < len(sentence) and sentence.words[index + 1] in words("days"):  # fmt: skip
            index += 2
        else:
            break
    return index
