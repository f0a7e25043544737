"""Every pattern has its measurement."""

import pytest
from reading.reading_aloud import statements

from habeas.reading.worth import worth_of


@pytest.mark.parametrize(
    "text",
    [
        "“They came at night,” Imre Solt said.",
        "Imre Solt said: “They came at night.”",
        "Solt said the road was closed.",
        "Solt denied that the road was closed.",
        "The road was closed, Solt said.",
        "According to Solt, the road was closed.",
        "Solt rejected the claims.",
        "Solt is accused of the killings.",
        "The network urged the court to act.",
        "I am not sure.",
    ],
)
def test_what_is_drafted_names_a_pattern_of_the_table(text):
    found = statements(text)
    assert found
    assert all(worth_of(statement.pattern) for statement in found)


def test_a_measured_pattern_has_a_precision_and_another_has_none():
    clause, unmeasured = worth_of("that-clause"), worth_of("authorial")
    assert clause is not None
    assert unmeasured is not None
    assert clause.precision == clause.speaker / clause.drafted
    assert unmeasured.precision is None
    assert worth_of("person") is None
