"""Light reference: who "he" or "the spokesman" is, looked for in the last three sentences."""

from __future__ import annotations

from habeas.reading.drafts import Draft
from habeas.reading.loose import NEAR
from habeas.reading.speakers import speaker_at, vocabulary
from habeas.words.statements import Speaker, SpeakerKind

_PERSONAL = frozenset(("he", "she"))
_PLURAL = frozenset(("they",))
_IMPERSONAL = (SpeakerKind.BODY, SpeakerKind.OUTLET, SpeakerKind.DOCUMENT)
_PLURAL_KINDS = (SpeakerKind.GROUP, SpeakerKind.BODY, SpeakerKind.OUTLET)


class Voices:
    """The voices heard so far in a text, nearest last. Fed in order of the sentences."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._heard: list[tuple[int, Speaker]] = []

    def hear(self, draft: Draft) -> None:
        """Remember the written source of a draft, unless it only refers itself."""
        if draft.source is None or draft.carried:
            return
        speaker = speaker_at(self._text, draft.source)
        if self.meant(speaker.surface, draft.sentence) is None and not _is_pronoun(speaker.surface):
            self._heard.append((draft.sentence, speaker))

    def refers(self, surface: str) -> bool:
        """Whether words name nobody but point back at somebody."""
        return surface.lower() in vocabulary("referring")

    def meant(self, surface: str, sentence: int) -> Speaker | None:
        """Who is most likely meant; None when nobody near fits. Always an inference."""
        word = surface.lower()
        if not self.refers(surface):
            return None
        for at, speaker in reversed(self._heard):
            if at < sentence - NEAR:
                return None
            if _fits(word, speaker):
                return speaker
        return None


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
