"""Whatever people do, an issued finding stays as it was issued, and nobody reviews their own."""

from contextlib import suppress
from dataclasses import replace

import pytest
from archive.compartment import NOON, Cast
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.archive import findings, groupings, kept_findings, reviews, stores, verification
from habeas.archive.kept_findings import FindingState
from habeas.archive.verification import Depth
from habeas.incidents.finding import Dissent, Finding, Opinion, Outcome, Question, agreed
from habeas.incidents.incident import Act, Incident
from habeas.words.errors import HabeasError
from habeas.words.standards import StandardOfProof

MEMBERS = ("m-ana", "m-bron", "m-cai")
DEEDS = ("begin", "save", "issue", "supersede", "review", "dissent", "discard")
INCIDENT = Incident(
    "s-a", (Act("detention", "men", ("s-a",)),), ("s-a",), (), (), (), (), (), (), ()
)

members = st.sampled_from(MEMBERS)
opinions = st.sampled_from(Opinion)
deeds = st.lists(
    st.tuples(st.sampled_from(DEEDS), members, st.integers(0, 9), st.text(max_size=8), opinions),
    max_size=25,
)


@pytest.fixture(scope="module")
def cast(tmp_path_factory):
    yield Cast(tmp_path_factory.mktemp("findings"))
    stores.close_stores()


@pytest.fixture(scope="module")
def case(cast):
    (kept,) = groupings.keep_incidents(cast.store, (INCIDENT,), NOON, cast.chance)
    return kept.identifier


class Desk:
    """People who do things with findings, wisely or not."""

    def __init__(self, cast, case):
        self.cast, self.case = cast, case
        self.known: list[str] = []
        self.issued: dict[str, kept_findings.KeptFinding] = {}

    def do(self, deed, member, number, words, opinion):
        one = self.known[number % len(self.known)] if self.known else "f-none"
        with suppress(HabeasError):
            getattr(self, deed)(one, (member, NOON), words, opinion)

    def begin(self, _, by, words, opinion):
        finding = Finding(
            Question(self.case, words),
            StandardOfProof.REASONABLE_GROUNDS,
            Outcome.NOT_ESTABLISHED,
            reasons=words,
            would_change=words,
            because=words,
            dissents=(Dissent("Dov", words),),
        )
        kept = findings.begin(self.cast.store, finding, by, self.cast.chance)
        self.known.append(kept.identifier)

    def save(self, one, by, words, opinion):
        held = kept_findings.finding(self.cast.store, one, by[0])
        changed = replace(held.finding, reasons=words, because=words)
        findings.save(self.cast.store, one, changed, held.saved, by)

    def issue(self, one, by, words, opinion):
        kept = findings.issue(self.cast.store, one, by, self.cast.chance)
        self.issued[one] = kept

    def supersede(self, one, by, words, opinion):
        kept = findings.supersede(self.cast.store, one, by, self.cast.chance)
        self.known.append(kept.identifier)

    def review(self, one, by, words, opinion):
        reviews.review(self.cast.store, one, (opinion, words), by, self.cast.chance)

    def dissent(self, one, by, words, opinion):
        reviews.dissent(self.cast.store, one, words, by, self.cast.chance)

    def discard(self, one, by, words, opinion):
        findings.discard(self.cast.store, one, by[0])


@settings(max_examples=40, deadline=None)
@given(deeds)
def test_no_sequence_of_deeds_changes_what_was_issued(cast, case, done):
    desk = Desk(cast, case)
    for deed in done:
        desk.do(*deed)
    for identifier, then in desk.issued.items():
        now = kept_findings.finding(cast.store, identifier, "m-dov")
        assert (now.finding, now.author, now.time, now.supersedes) == (
            then.finding,
            then.author,
            then.time,
            then.supersedes,
        )
        assert now.state is not FindingState.DRAFT
        assert then.author not in {said.member for said in (*now.reviews, *now.dissents)}
        assert now.opinion is agreed((said.member, said.opinion) for said in now.reviews)


def test_whatever_was_done_the_record_stands(cast):
    assert verification.verify((cast.store,), Depth.QUICK) == ()


@given(st.lists(st.tuples(members, opinions)), members)
def test_agreement_never_outweighs_an_objection(said, objector):
    objected = [one for one in said if one[0] != objector]
    assert agreed([*objected, (objector, Opinion.DISAGREES)]) is Opinion.DISAGREES
