"""One JSON object a statement."""

import json

from reading.reading_aloud import said, statements

from habeas.reading.records import record

TEXT = "“Nobody died,” Imre Solt told Meridian Agency."
KEYS = [
    "exhibit",
    "content",
    "content_mode",
    "speaker",
    "cue",
    "chain",
    "hops",
    "stance",
    "hedges",
    "quantities",
    "places",
    "times",
    "violations",
    "perpetrators",
    "groups",
    "addressees",
    "basis",
    "restates",
    "pattern",
    "status",
]


def test_a_record_has_every_field_in_order_and_is_json():
    (statement,) = statements(TEXT)
    made = record(statement, "ab" * 32, TEXT)
    assert list(made) == KEYS
    assert json.loads(json.dumps(made)) == made


def test_spans_are_pairs_into_the_text():
    made = record(said(TEXT, "Nobody died"), "ab" * 32, TEXT)
    [[start, end]] = made["content"]
    assert TEXT[start:end] == "Nobody died"
    assert made["speaker"] == {
        "span": [15, 24],
        "surface": "Imre Solt",
        "kind": "person",
        "named": True,
    }
    assert [hop["role"] for hop in made["chain"]] == ["speaker", "told_to", "this_document"]
    assert made["hops"] == 2
    assert made["status"] == "draft"
