"""Light reference: who "he" or "the spokesman" is, looked for in the last three sentences."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.reading.drafts import Draft
from habeas.reading.loose import NEAR
from habeas.reading.sentences import Sentence
from habeas.reading.speakers import speaker_at, vocabulary
from habeas.reading.subjects import first_subject
from habeas.words.anchors import Span
from habeas.words.statements import Speaker, SpeakerKind

_PERSONAL = frozenset(("he", "she"))
_PLURAL = frozenset(("they",))
_IMPERSONAL = (SpeakerKind.BODY, SpeakerKind.OUTLET, SpeakerKind.DOCUMENT)
_PLURAL_KINDS = (SpeakerKind.GROUP, SpeakerKind.BODY, SpeakerKind.OUTLET)


class Voices:
    """The voices heard so far in a text. Fed in order of the sentences."""

    def __init__(self, text: str, found: list[Sentence]) -> None:
        self._text = text
        self._found = found
        self._heard: dict[int, list[Speaker]] = {}

    def hear(self, draft: Draft) -> None:
        """Remember the written source of a draft, unless it only points back at another."""
        if draft.source is not None and not draft.carried:
            self.name(draft.source, draft.sentence)

    def name(self, source: Span, sentence: int) -> None:
        """Remember a voice written at a place of a sentence."""
        speaker = speaker_at(self._text, source)
        if _is_pronoun(speaker.surface) or self.meant(speaker.surface, sentence):
            return
        self._heard.setdefault(sentence, []).append(speaker)

    def meant(self, surface: str, sentence: int) -> Speaker | None:
        """Who is most likely meant; None when nobody near fits. Always an inference.

        Looked for among the voices of the last sentences, and their subjects.
        """
        word = surface.lower()
        if word not in vocabulary("referring"):
            return None
        for at in range(sentence, max(sentence - NEAR, 0) - 1, -1):
            for speaker in self._near(at, at < sentence):
                if _fits(word, speaker):
                    before = self.meant(speaker.surface, at) if at < sentence else None
                    return before or speaker
        return None

    def _near(self, at: int, with_subject: bool) -> Iterator[Speaker]:
        yield from reversed(self._heard.get(at, []))
        sentence = self._found[at]
        found = first_subject(sentence, len(sentence)) if with_subject else None
        if found is not None and not _is_pronoun(sentence.words[found[0]]):
            speaker = speaker_at(self._text, sentence.between(*found))
            if speaker.named or speaker.kind is not SpeakerKind.PERSON:
                yield speaker


def _is_pronoun(surface: str) -> bool:
    return surface.lower() in _PERSONAL | _PLURAL | {"it"}


def _fits(word: str, speaker: Speaker) -> bool:
    if word in _PERSONAL:
        return speaker.kind in (SpeakerKind.PERSON, SpeakerKind.OFFICE) and _agrees(word, speaker)
    if word in _PLURAL:
        return speaker.kind in _PLURAL_KINDS
    if word == "it":
        return speaker.kind in _IMPERSONAL
    noun = word.rsplit(" ", 1)[-1]
    return noun in speaker.surface.lower().split()


def _agrees(word: str, speaker: Speaker) -> bool:
    """Whether the pronoun's gender does not contradict the words of the source."""
    said = set(speaker.surface.lower().split())
    male, female = said & vocabulary("male"), said & vocabulary("female")
    return not (female and not male) if word == "he" else not (male and not female)
