"""A finding that was changed, taken out or slipped in is found."""

import pytest
from archive.compartment import NOON
from archive.test_findings import ANA, BRON, CAI, case, issue, statements, written

from habeas.archive import findings, reviews, verification
from habeas.archive.access import cursor, rows
from habeas.archive.models import FindingRow
from habeas.archive.verification import Depth, Problem
from habeas.incidents.finding import Opinion

assert all((case, issue, statements, written))  # fixtures


@pytest.fixture
def reviewed(cast, issue):
    kept = issue()
    said = (Opinion.DISAGREES, "hearsay")
    reviews.review(cast.store, kept.identifier, said, (BRON, NOON), cast.chance)
    reviews.dissent(cast.store, kept.identifier, "I find otherwise.", (CAI, NOON), cast.chance)
    return kept.identifier


def found(cast):
    problems = verification.verify((cast.store,), Depth.QUICK)
    return [(one.subject, one.problem) for one in problems]


def test_findings_as_they_were_issued_are_as_they_should_be(cast, reviewed, written):
    findings.begin(cast.store, written, (ANA, NOON), cast.chance)
    findings.supersede(cast.store, reviewed, (ANA, NOON), cast.chance)
    assert found(cast) == []


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE finding SET shape = replace(shape, 'Two accounts', 'Ten accounts')",
        "UPDATE finding SET author = 'm-cai'",
        "UPDATE finding SET time = '2030-01-01'",
        "UPDATE finding SET state = 'superseded'",
        "UPDATE finding SET state = 'draft'",
        "UPDATE finding SET opinion = 'agrees'",
        "UPDATE finding SET opinion = ''",
        "UPDATE review SET opinion = 'agrees'",
        "UPDATE review SET remarks = 'well done'",
        "UPDATE review SET member = 'm-dov'",
        "DELETE FROM review",
        "UPDATE dissent SET words = 'I agree.'",
        "DELETE FROM dissent",
        "DELETE FROM finding",
    ],
)
def test_what_was_changed_behind_the_programs_back_is_found(cast, reviewed, tampering):
    with cursor(cast.store) as held:
        held.execute(tampering)
    assert (reviewed, Problem.FOUND) in found(cast)


def test_a_finding_nobody_issued_is_found(cast, issue):
    row = rows(cast.store, FindingRow).get(identifier=issue().identifier)
    row.identifier = "f-000000000000"
    row.save(using=cast.store.alias, force_insert=True)
    assert found(cast) == [("f-000000000000", Problem.FOUND)]
