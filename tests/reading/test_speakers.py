"""What sort of voice a source is."""

import pytest

from habeas.reading.speakers import speaker_at
from habeas.words.anchors import Span
from habeas.words.statements import SpeakerKind


@pytest.mark.parametrize(
    ("surface", "kind", "named"),
    [
        ("Imre Solt", SpeakerKind.PERSON, True),
        ("President Davor Hasimel", SpeakerKind.PERSON, True),
        ("the presidential spokesman", SpeakerKind.OFFICE, False),
        ("a spokeswoman for the Ministry of Justice", SpeakerKind.OFFICE, False),
        ("the Velmaran government", SpeakerKind.BODY, False),
        ("Velmara Legal Aid Network", SpeakerKind.BODY, True),
        ("The Tarsin Courier", SpeakerKind.OUTLET, True),
        ("Meridian Agency", SpeakerKind.OUTLET, True),
        ("some news outlets", SpeakerKind.OUTLET, False),
        ("some reports", SpeakerKind.DOCUMENT, False),
        ("a report by the Ministry", SpeakerKind.DOCUMENT, False),
        ("human rights groups", SpeakerKind.GROUP, False),
        ("Witnesses", SpeakerKind.GROUP, False),
        ("Officials in Velmara", SpeakerKind.GROUP, False),
        ("he", SpeakerKind.PERSON, False),
        ("they", SpeakerKind.GROUP, False),
    ],
)
def test_a_source_has_a_kind_and_may_be_named(surface, kind, named):
    speaker = speaker_at(surface, Span(0, len(surface)))
    assert (speaker.kind, speaker.named) == (kind, named)
    assert speaker.surface == surface


@pytest.mark.parametrize(
    ("surface", "kind", "named"),
    [
        ("The Ministry of the Interior of Velmara", SpeakerKind.BODY, True),
        ("All eleven", SpeakerKind.GROUP, False),
        ("Forty", SpeakerKind.GROUP, False),
        ("some", SpeakerKind.GROUP, False),
        ("Some", SpeakerKind.GROUP, False),
        ("A man who was let out", SpeakerKind.PERSON, False),
        ("their own police", SpeakerKind.BODY, False),
    ],
)
def test_counts_and_ministries_are_no_persons(surface, kind, named):
    speaker = speaker_at(surface, Span(0, len(surface)))
    assert (speaker.kind, speaker.named) == (kind, named)
