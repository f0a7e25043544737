"""Reports about the invented Republic of Velmara, built by hand from words in a text."""

from habeas.words.anchors import Span
from habeas.words.dates import Edtf, TimeMention
from habeas.words.quantities import Quantity, QuantityMention, Unit
from habeas.words.reports import KeptStatement, ReadReport, Rendition
from habeas.words.statements import (
    Addressee,
    ContentMode,
    GroupMention,
    Hop,
    HopRole,
    Modality,
    PerpetratorMention,
    PlaceMention,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    ViolationMention,
)

AUTHOR = Speaker("", None, SpeakerKind.AUTHOR, False)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def person(surface: str) -> Speaker:
    return Speaker(surface, None, SpeakerKind.PERSON, True)


def unnamed(surface: str, kind: SpeakerKind = SpeakerKind.GROUP) -> Speaker:
    return Speaker(surface, None, kind, False)


def body(surface: str) -> Speaker:
    return Speaker(surface, None, SpeakerKind.BODY, True)


def said(
    text: str, content: str, speaker: Speaker = AUTHOR, stance: Stance = Stance.ASSERTS, **told
) -> Statement:
    """One statement. What is told of it, by keyword, gives words of the text:

    acts, places, groups, times: pairs of (code, key or date, words); accused: triples of
    (words, capacity, role); persons: (words, lower, upper, qualifier, counted); via, asked: words;
    restates: the content restated; modality, mode: as in the vocabulary.
    """
    span = at(text, content)

    def within(words: str) -> Span:
        start = text.find(words, span.start, span.end)
        return Span(start, start + len(words)) if start >= 0 else at(text, words)

    modality = told.get("modality", Modality.ALLEGED)
    chain = [Hop(HopRole.SPEAKER, speaker.surface, None, True)] if speaker is not AUTHOR else []
    chain += [Hop(HopRole.RELAYED_BY, name, None, True) for name in told.get("via", ())]
    chain.append(Hop(HopRole.THIS_DOCUMENT, "", None, True))
    return Statement(
        content=(span,),
        content_mode=told.get("mode", ContentMode.INDIRECT),
        speaker=speaker,
        cue=(),
        chain=tuple(chain),
        stance=stance,
        pattern="by hand",
        quantities=_persons(told.get("persons"), within),
        places=tuple(PlaceMention(within(w), key, "location") for key, w in told.get("places", ())),
        times=tuple(TimeMention(within(w), Edtf.parse(when)) for when, w in told.get("times", ())),
        violations=tuple(
            ViolationMention(code, within(w), modality) for code, w in told.get("acts", ())
        ),
        perpetrators=tuple(
            PerpetratorMention(within(w), w, cap, role) for w, cap, role in told.get("accused", ())
        ),
        groups=tuple(GroupMention(within(w), key, True) for key, w in told.get("groups", ())),
        addressees=tuple(Addressee(within(w), w, "asked") for w in told.get("asked", ())),
        restates=at(text, told["restates"]) if "restates" in told else None,
    )


def _persons(persons, within):
    if persons is None:
        return ()
    words, lower, upper, qualifier, counted = persons
    quantity = Quantity(lower, upper, qualifier, Unit.PERSONS)
    return (QuantityMention(within(words), quantity, counted),)


def report(exhibit: str, text: str, *statements: Statement) -> ReadReport:
    kept = tuple(
        KeptStatement(f"{exhibit}.{number}", exhibit, statement)
        for number, statement in enumerate(statements, 1)
    )
    return ReadReport(exhibit, Rendition(text, "text", "hand", "1", "en"), kept)
