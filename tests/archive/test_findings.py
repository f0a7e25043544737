"""Findings: written by one person, reviewed by another, superseded, never edited."""

from dataclasses import replace
from datetime import timedelta

import pytest
from archive.compartment import DENIAL, NOON, said

from habeas.archive import (
    decisions,
    finding_list,
    findings,
    groupings,
    history,
    kept_findings,
    members,
    reviews,
    weighed,
)
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.finding_list import FindingFilter, Shelf
from habeas.archive.history import SubjectKind
from habeas.archive.kept_findings import FindingState
from habeas.archive.shapes import to_text
from habeas.evidence.custody import EventKind
from habeas.incidents.finding import Finding, Opinion, Outcome, Question, Since, Weight
from habeas.words.standards import StandardOfProof
from habeas.words.statements import Stance

ANA, BRON, CAI = "m-ana", "m-bron", "m-cai"
TOLD, DENIED = "men were detained in Orlo", "There are no such people in the republic"


def at(**later):
    return NOON + timedelta(**later)


@pytest.fixture
def statements(cast):
    """What is alleged and what denies it."""
    exhibit = cast.render(DENIAL).exhibit
    kept = cast.draft(
        exhibit,
        said(DENIAL, TOLD, "President Davor Hasimel", Stance.ASSERTS),
        said(DENIAL, DENIED),
    )
    return tuple(one.identifier for one in kept)


@pytest.fixture
def case(cast, incident, statements):
    """An incident that holds them."""
    (kept,) = groupings.keep_incidents(cast.store, (incident(*statements),), NOON, cast.chance)
    return kept.identifier


@pytest.fixture
def written(cast, statements, case):
    """A finding that lacks nothing."""
    told, denied = statements
    held = weighed.weigh(
        cast.store,
        [(told, Weight.RELIED_ON, "first-hand"), (denied, Weight.REJECTED, "gives no facts")],
    )
    return Finding(
        Question(case, "Were men detained in Orlo?"),
        StandardOfProof.REASONABLE_GROUNDS,
        Outcome.ESTABLISHED,
        "Men were detained in Orlo.",
        "Two accounts agree.",
        held,
        "The register of the police station.",
    )


@pytest.fixture
def issue(cast, written):
    def begin_and_issue(author=ANA, **fields):
        draft = findings.begin(cast.store, replace(written, **fields), (author, NOON), cast.chance)
        return findings.issue(cast.store, draft.identifier, (author, NOON), cast.chance)

    return begin_and_issue


def shelf(cast, which, member=ANA, now=NOON):
    page = finding_list.findings_page(cast.store, FindingFilter(which), (member, now), 0, 50)
    return [one.identifier for one in page.held]


def test_a_draft_is_read_back_by_its_author_as_it_was_written(cast, written):
    draft = findings.begin(cast.store, written, (ANA, NOON), cast.chance)
    assert kept_findings.finding(cast.store, draft.identifier, ANA).finding == written
    assert draft.state is FindingState.DRAFT


def test_a_draft_is_not_there_for_anybody_else(cast, written):
    draft = findings.begin(cast.store, written, (ANA, NOON), cast.chance)
    with pytest.raises(kept_findings.NoSuchFinding):
        kept_findings.finding(cast.store, draft.identifier, BRON)
    with pytest.raises(kept_findings.NoSuchFinding):
        findings.save(cast.store, draft.identifier, written, 1, (BRON, NOON))
    with pytest.raises(kept_findings.NoSuchFinding):
        reviews.review(
            cast.store, draft.identifier, (Opinion.AGREES, ""), (BRON, NOON), cast.chance
        )
    assert shelf(cast, Shelf.DRAFTS, BRON) == []
    assert shelf(cast, Shelf.DRAFTS, ANA) == [draft.identifier]


def test_nobody_else_finds_words_of_a_draft_in_the_history(cast, written):
    draft = findings.begin(cast.store, written, (ANA, NOON), cast.chance)
    findings.save(cast.store, draft.identifier, written, 1, (ANA, NOON))
    assert history.history(cast.store, SubjectKind.FINDING, draft.identifier) == ()


def test_a_draft_may_be_incomplete(cast, case):
    draft = findings.begin(cast.store, Finding(Question(case, "")), (ANA, NOON), cast.chance)
    assert draft.finding.standard is None


def test_two_windows_of_one_author_do_not_overwrite_each_other(cast, written):
    draft = findings.begin(cast.store, written, (ANA, NOON), cast.chance)
    findings.save(cast.store, draft.identifier, replace(written, reasons="one"), 1, (ANA, NOON))
    with pytest.raises(findings.SavedElsewhere):
        findings.save(cast.store, draft.identifier, replace(written, reasons="2"), 1, (ANA, NOON))
    assert kept_findings.finding(cast.store, draft.identifier, ANA).finding.reasons == "one"


def test_a_draft_can_be_thrown_away_and_what_was_issued_cannot(cast, written, issue):
    draft = findings.begin(cast.store, written, (ANA, NOON), cast.chance)
    findings.discard(cast.store, draft.identifier, ANA)
    with pytest.raises(kept_findings.NoSuchFinding):
        kept_findings.finding(cast.store, draft.identifier, ANA)
    with pytest.raises(findings.AlreadyIssued):
        findings.discard(cast.store, issue().identifier, ANA)


@pytest.mark.parametrize(
    ("lacks", "part"),
    [
        ({"standard": None}, "standard of proof"),
        ({"outcome": None}, "outcome"),
        ({"result": " "}, "result"),
        ({"reasons": ""}, "reasons"),
        ({"weighed": ()}, "statement relied on"),
        ({"would_change": ""}, "what would change it"),
    ],
)
def test_what_is_incomplete_is_not_issued(issue, lacks, part):
    with pytest.raises(findings.FindingLacks) as told:
        issue(**lacks)
    assert part in str(told.value)


def test_not_established_needs_no_statement_to_rest_on(issue):
    kept = issue(outcome=Outcome.NOT_ESTABLISHED, result="", weighed=())
    assert kept.state is FindingState.ISSUED


def test_an_issued_finding_stands_not_yet_reviewed(cast, issue):
    kept = issue()
    assert kept.opinion is None
    assert shelf(cast, Shelf.STANDING) == shelf(cast, Shelf.WAITING) == [kept.identifier]


def test_an_issued_finding_is_never_edited(cast, written, issue):
    kept = issue()
    with pytest.raises(findings.AlreadyIssued):
        findings.save(cast.store, kept.identifier, written, kept.saved, (ANA, NOON))
    with pytest.raises(findings.AlreadyIssued):
        findings.issue(cast.store, kept.identifier, (ANA, NOON), cast.chance)


def test_a_review_by_the_author_is_refused_for_good(cast, issue):
    kept = issue()
    with pytest.raises(reviews.YourOwnFinding):
        reviews.review(cast.store, kept.identifier, (Opinion.AGREES, ""), (ANA, NOON), cast.chance)
    with pytest.raises(reviews.YourOwnFinding):
        reviews.dissent(cast.store, kept.identifier, "no", (ANA, NOON), cast.chance)
    assert kept_findings.finding(cast.store, kept.identifier, ANA).opinion is None


def test_the_recovery_sheet_is_no_second_person(cast, issue):
    members.name_member(cast.store, "m-sheet", members.RECOVERY, NOON)
    kept, said = issue(), (Opinion.AGREES, "")
    with pytest.raises(reviews.NoReviewer):
        reviews.review(cast.store, kept.identifier, said, ("m-sheet", NOON), cast.chance)


def test_a_second_persons_review_is_shown_with_the_finding(cast, issue):
    kept = issue()
    said = (Opinion.ASKS, "Which register?")
    reviews.review(cast.store, kept.identifier, said, (BRON, at(days=1)), cast.chance)
    seen = kept_findings.finding(cast.store, kept.identifier, CAI)
    assert (seen.opinion, seen.reviews[0].remarks) == said
    assert shelf(cast, Shelf.WAITING) == []
    assert shelf(cast, Shelf.OBJECTED) == [kept.identifier]


def test_an_objection_needs_words(cast, issue):
    kept, said = issue(), (Opinion.DISAGREES, "  ")
    with pytest.raises(reviews.NothingSaid):
        reviews.review(cast.store, kept.identifier, said, (BRON, NOON), cast.chance)


def test_one_reviewers_agreement_does_not_hide_anothers_objection(cast, issue):
    kept = issue()
    for member, opinion in ((BRON, Opinion.DISAGREES), (CAI, Opinion.AGREES)):
        said = (opinion, "as I read it")
        reviews.review(cast.store, kept.identifier, said, (member, NOON), cast.chance)
    assert kept_findings.finding(cast.store, kept.identifier, ANA).opinion is Opinion.DISAGREES
    said = (Opinion.AGREES, "settled")
    reviews.review(cast.store, kept.identifier, said, (BRON, NOON), cast.chance)
    assert kept_findings.finding(cast.store, kept.identifier, ANA).opinion is Opinion.AGREES


def test_a_dissent_of_another_member_stands_beside_the_finding(cast, issue):
    kept = issue()
    reviews.dissent(
        cast.store, kept.identifier, "The account is hearsay.", (CAI, NOON), cast.chance
    )
    seen = kept_findings.finding(cast.store, kept.identifier, ANA)
    assert [(one.member, one.words) for one in seen.dissents] == [(CAI, "The account is hearsay.")]
    assert seen.opinion is None


def test_a_new_version_takes_the_place_of_the_old_one_with_its_reason(cast, issue):
    old = issue()
    draft = findings.supersede(cast.store, old.identifier, (BRON, NOON), cast.chance)
    assert findings.supersede(cast.store, old.identifier, (BRON, NOON), cast.chance) == draft
    with pytest.raises(findings.FindingLacks):
        findings.issue(cast.store, draft.identifier, (BRON, NOON), cast.chance)
    because = replace(draft.finding, because="a new witness")
    findings.save(cast.store, draft.identifier, because, 1, (BRON, NOON))
    assert shelf(cast, Shelf.STANDING) == [old.identifier]
    new = findings.issue(cast.store, draft.identifier, (BRON, NOON), cast.chance)
    assert shelf(cast, Shelf.STANDING) == [new.identifier]
    assert shelf(cast, Shelf.SUPERSEDED) == [old.identifier]
    chain = kept_findings.versions(cast.store, old.identifier, CAI)
    assert [one.identifier for one in chain] == [old.identifier, new.identifier]
    assert chain[0].finding == old.finding


def test_two_people_cannot_supersede_the_same_version(cast, issue):
    old = issue()
    drafts = [
        findings.supersede(cast.store, old.identifier, (who, NOON), cast.chance)
        for who in (ANA, BRON)
    ]
    for draft, who in zip(drafts, (ANA, BRON), strict=True):
        because = replace(draft.finding, because="a new witness")
        findings.save(cast.store, draft.identifier, because, 1, (who, NOON))
    findings.issue(cast.store, drafts[0].identifier, (ANA, NOON), cast.chance)
    with pytest.raises(kept_findings.NoLongerStands):
        findings.issue(cast.store, drafts[1].identifier, (BRON, NOON), cast.chance)
    mine = kept_findings.finding(cast.store, drafts[1].identifier, BRON)
    assert mine.finding.because == "a new witness"


def test_what_was_superseded_is_reviewed_no_more(cast, issue):
    old = issue()
    draft = findings.supersede(cast.store, old.identifier, (ANA, NOON), cast.chance)
    findings.save(
        cast.store,
        draft.identifier,
        replace(draft.finding, because="typed wrongly"),
        1,
        (ANA, NOON),
    )
    findings.issue(cast.store, draft.identifier, (ANA, NOON), cast.chance)
    agreeing = (Opinion.AGREES, "")
    with pytest.raises(kept_findings.NoLongerStands):
        reviews.review(cast.store, old.identifier, agreeing, (BRON, NOON), cast.chance)


def judged(cast, statement, verdict, corrected=None):
    payload = to_text(corrected) if corrected else ""
    judgement = Judgement(
        SubjectKind.STATEMENT, statement, verdict, "as I read it", BRON, NOON, payload
    )
    decisions.decide(cast.store, judgement, cast.chance)


def test_a_later_correction_of_a_statement_shows_on_the_finding(cast, statements, issue):
    kept = issue()
    told, denied = kept.finding.weighed
    standing = weighed.standings(cast.store, kept.finding.weighed)
    assert set(standing.values()) == {Since.SAME}
    words = said(DENIAL, "men were detained", "President Davor Hasimel", Stance.ASSERTS)
    judged(cast, told.statement, Verdict.CORRECT, words)
    judged(cast, denied.statement, Verdict.REJECT)
    standing = weighed.standings(cast.store, kept.finding.weighed)
    assert standing == {told: Since.CORRECTED, denied: Since.REJECTED}
    page = finding_list.findings_page(cast.store, FindingFilter(), (ANA, NOON), 0, 50)
    assert page.held[0].changed == 2
    assert (
        kept_findings.finding(cast.store, kept.identifier, ANA).finding.relied_on[0].words == TOLD
    )


def test_confirming_a_statement_does_not_look_like_a_change(cast, statements, issue):
    kept = issue()
    judged(cast, statements[0], Verdict.CONFIRM)
    assert set(weighed.standings(cast.store, kept.finding.weighed).values()) == {Since.SAME}


def test_nothing_is_issued_on_words_that_were_changed_meanwhile(cast, statements, written):
    draft = findings.begin(cast.store, written, (ANA, NOON), cast.chance)
    judged(cast, statements[0], Verdict.REJECT)
    with pytest.raises(weighed.StatementChanged):
        findings.issue(cast.store, draft.identifier, (ANA, NOON), cast.chance)


def test_a_finding_does_not_rest_on_what_was_rejected_as_misread(cast, statements, written):
    judged(cast, statements[0], Verdict.REJECT)
    held = weighed.weigh(cast.store, [(statements[0], Weight.RELIED_ON, "first-hand")])
    draft = findings.begin(cast.store, replace(written, weighed=held), (ANA, NOON), cast.chance)
    with pytest.raises(weighed.StatementRejected):
        findings.issue(cast.store, draft.identifier, (ANA, NOON), cast.chance)


def test_a_review_is_overdue_after_two_weeks(cast, issue):
    kept = issue()
    assert shelf(cast, Shelf.OVERDUE, now=at(days=14)) == []
    assert shelf(cast, Shelf.OVERDUE, now=at(days=15)) == [kept.identifier]
    counts = finding_list.finding_counts(cast.store, (ANA, at(days=15)))
    assert counts[Shelf.OVERDUE] == counts[Shelf.WAITING] == 1
    assert counts[Shelf.DRAFTS] == counts[Shelf.SUPERSEDED] == 0


def test_a_list_asks_the_store_as_often_for_many_as_for_one(cast, issue):
    from archive.counting import queries

    def asked():
        with queries(cast.store) as counted:
            shelf(cast, Shelf.STANDING)
        return len(counted)

    issue()
    once = asked()
    for _ in range(5):
        issue()
    assert asked() == once


def test_issuing_and_reviewing_are_in_history_and_custody_log(cast, issue):
    from habeas.archive import custody

    kept = issue()
    reviews.review(cast.store, kept.identifier, (Opinion.AGREES, "yes"), (BRON, NOON), cast.chance)
    reviews.dissent(cast.store, kept.identifier, "no", (CAI, NOON), cast.chance)
    told = history.history(cast.store, SubjectKind.FINDING, kept.identifier)
    assert [(one.field, one.member) for one in told] == [
        ("state", ANA),
        ("review", BRON),
        ("dissent", CAI),
    ]
    logged = custody.events(cast.store, kept.identifier)
    kinds = [EventKind.FOUND, EventKind.REVIEWED, EventKind.DISSENTED]
    assert [one.kind for one in logged] == kinds
