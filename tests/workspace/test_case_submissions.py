"""Submissions of a case: judged again before each step, and written down before they leave."""

import hashlib
from dataclasses import replace

import pyrage
import pytest
from workspace.team import copied

from habeas.archive import stores
from habeas.dossiers.submissions.checks import CheckOutcome
from habeas.protection.cases.consents import NotConsented
from habeas.protection.cases.disclosures import SentBy
from habeas.protection.cases.marks import MarkKind, UnderPrivilege
from habeas.protection.cases.others import OthersNotAsked
from habeas.protection.cases.signatures import ReasonNeeded
from habeas.protection.cases.submissions import (
    Submission,
    SubmissionLacks,
    SubmissionState,
    WrongSubmissionStep,
)
from habeas.workspace import (
    case_avenues,
    case_consents,
    case_dangers,
    case_marks,
    case_person,
    case_record,
    case_submission_files,
    case_submissions,
    cases,
    submission_lines,
)
from habeas.workspace.case_consents import Asked, ConsentPurpose, HowGiven
from habeas.workspace.case_dangers import OthersAnswer
from habeas.workspace.case_packs import form_for
from habeas.workspace.case_record import Seen
from habeas.workspace.case_submission_files import ChangedSinceChecked, Drawn, Handing, PackCopy
from habeas.workspace.case_submissions import NoSuchFieldHere, NotOfThisCase, SubmissionText
from habeas.workspace.opening import now

RAPPORTEUR = "un-sp-torture"
NAME, STREET = "Zitterrochen Mirel", "Lindenhof 12"
BY_HAND = Handing(Drawn.PAGE, SentBy.BY_HAND, "en")


@pytest.fixture(scope="module")
def made(tmp_path_factory, made_team):
    """A case with a removal near, and one submission of it."""
    team = copied(made_team, tmp_path_factory.mktemp("submissions") / "cases")
    with team.opened() as workspace:
        cases.make_list(workspace)
    with team.opened() as workspace:
        case = cases.new(workspace, "K-7")
        case_person.filled(workspace, case, 1, "victim-identity", NAME, None)
        case_person.filled(workspace, case, 2, "whereabouts", STREET, None)
        case_avenues.name_states(workspace, case, 0, "RU")
        kept = case_submissions.consider(workspace, case, RAPPORTEUR, "en")
    stores.close_stores()
    return team, case, kept


@pytest.fixture
def workspace(tmp_path, made):
    with copied(made[0], tmp_path / "cases").opened() as opened:
        yield opened
    stores.close_stores()


@pytest.fixture
def case(made):
    return made[1]


@pytest.fixture
def kept(made):
    return made[2]


def look(workspace, case, kept):
    return case_submissions.look(workspace, case, kept, "en")


def seen(workspace, case, kept):
    return Seen(Submission, kept, case_record.one(workspace, case, Submission, kept).version)


def agree(workspace, case, kept):
    told = look(workspace, case, kept)
    fields = tuple(one.key for one in form_for(told.ground).fields)
    asked = Asked(ConsentPurpose.SUBMISSION, told.value.receiver, told.value.onward, fields, "ru",
                  None, HowGiven.SPOKEN)  # fmt: skip
    return case_consents.add(workspace, case, asked)


def write(workspace, case, kept, field, words):
    case_submissions.write(workspace, case, 0, SubmissionText(kept, field, words, now().date()))


def checked(workspace, case, kept):
    """Agreed to, written and checked."""
    agree(workspace, case, kept)
    case_submissions.draft(workspace, case, seen(workspace, case, kept), "en", "They act fast.")
    for field in look(workspace, case, kept).pack.missing:
        write(workspace, case, kept, field, "We wrote this.")
    now_seen = seen(workspace, case, kept)
    case_submissions.check(workspace, case, now_seen, "en", "Read by two of us.")


def test_without_consent_nothing_is_begun_and_everybody_who_would_be_told_is_named(
    workspace, case, kept
):
    told = look(workspace, case, kept)
    assert told.held.value.state is SubmissionState.CONSENT_NEEDED
    assert told.value.onward == tuple(one.body for one in told.ground.verdict.onward) != ()
    assert {gap.onward for gap in told.gaps} == {"", *told.value.onward}
    with pytest.raises(NotConsented):
        case_submissions.draft(workspace, case, seen(workspace, case, kept), "en", "Urgent.")


def test_it_is_checked_only_when_complete_and_with_a_reason_for_whatever_is_not_fine(
    workspace, case, kept
):
    agree(workspace, case, kept)
    case_submissions.draft(workspace, case, seen(workspace, case, kept), "en", "They act fast.")
    with pytest.raises(SubmissionLacks):
        case_submissions.check(workspace, case, seen(workspace, case, kept), "en", "Good.")
    for field in look(workspace, case, kept).pack.missing:
        write(workspace, case, kept, field, "We wrote this.")
    with pytest.raises(ReasonNeeded):
        case_submissions.check(workspace, case, seen(workspace, case, kept), "en")
    assert look(workspace, case, kept).held.value.state is SubmissionState.DRAFTING


def test_what_leaves_is_written_down_by_the_digest_of_exactly_that_file(workspace, case, kept):
    checked(workspace, case, kept)
    told = look(workspace, case, kept)
    file = case_submission_files.send(workspace, case, seen(workspace, case, kept), BY_HAND)
    (left,) = case_record.case(workspace, case).disclosures
    assert left.value.sent.digest == hashlib.sha256(file).hexdigest()
    assert (left.value.sent.step, left.value.sending.onward) == (kept, told.value.onward)
    assert set(left.value.sending.fields) == set(told.pack.fields)
    assert NAME in file.decode()
    assert STREET not in file.decode()
    assert "Draft" not in file.decode()


def test_a_case_between_client_and_lawyer_goes_to_no_avenue(workspace, case, kept):
    checked(workspace, case, kept)
    mark = case_marks.put(workspace, case, MarkKind.PRIVILEGE, "her lawyer asked")
    assert "kept back: " in "\n".join(submission_lines.shown(workspace, case, kept, "en"))
    with pytest.raises(UnderPrivilege):
        case_submission_files.send(workspace, case, seen(workspace, case, kept), BY_HAND)
    assert case_record.case(workspace, case).disclosures == ()
    case_marks.taken_off(workspace, case, mark, 1, "both agree")
    assert case_submission_files.send(workspace, case, seen(workspace, case, kept), BY_HAND)


def test_words_between_client_and_lawyer_do_not_leave_in_a_form(workspace, case, kept):
    checked(workspace, case, kept)
    text = look(workspace, case, kept).texts[0].identifier
    case_marks.put(workspace, case, MarkKind.PRIVILEGE, "from the lawyer's letter", text)
    with pytest.raises(UnderPrivilege):
        case_submission_files.send(workspace, case, seen(workspace, case, kept), BY_HAND)


def test_it_is_sealed_to_the_key_of_the_receiver_if_there_is_one(workspace, case, kept):
    checked(workspace, case, kept)
    sealing = replace(BY_HAND, drawn=Drawn.SEALED)
    with pytest.raises(case_submission_files.NoKeyOfReceiver):
        case_submission_files.send(workspace, case, seen(workspace, case, kept), sealing)
    assert case_record.case(workspace, case).disclosures == ()
    identity, told = pyrage.x25519.Identity.generate(), look(workspace, case, kept)
    arranged = replace(told.made, recipient_key=str(identity.to_public()))
    case_submissions.arrange(workspace, case, told.made_version, arranged)
    file = case_submission_files.send(workspace, case, seen(workspace, case, kept), sealing)
    assert NAME.encode() not in file
    assert NAME in pyrage.decrypt(file, [identity]).decode()
    (left,) = case_record.case(workspace, case).disclosures
    assert left.value.sent.how is SentBy.SEALED_PACK


def test_words_changed_after_the_check_do_not_leave_unchecked(workspace, case, kept):
    checked(workspace, case, kept)
    field = look(workspace, case, kept).texts[0]
    changed = replace(field.value, words="Something else.")
    case_submissions.write(workspace, case, field.version, changed)
    with pytest.raises(ChangedSinceChecked):
        case_submission_files.send(workspace, case, seen(workspace, case, kept), BY_HAND)
    case_submissions.draft(workspace, case, seen(workspace, case, kept), "en")
    assert look(workspace, case, kept).held.value.state is SubmissionState.DRAFTING


def test_people_whom_it_may_harm_are_asked_first_and_a_withdrawal_stops_it(workspace, case, kept):
    checked(workspace, case, kept)
    other = case_dangers.add_other(workspace, case, "her sister", "She lives in the town.")
    with pytest.raises(OthersNotAsked):
        case_submission_files.send(workspace, case, seen(workspace, case, kept), BY_HAND)
    (asked,) = look(workspace, case, kept).asking
    assert asked.identifier == other
    case_dangers.answer_other(
        workspace, case, Seen(type(asked.value), other, 1), OthersAnswer.AGREES, ""
    )
    (consent,) = case_record.case(workspace, case).consents
    taken = Seen(case_consents.Consent, consent.identifier, 1)
    assert case_consents.withdraw(workspace, case, taken, "").stopped == (kept,)
    with pytest.raises(NotConsented):
        case_submission_files.send(workspace, case, seen(workspace, case, kept), BY_HAND)
    assert case_record.case(workspace, case).disclosures == ()


def test_another_committee_that_has_the_matter_shuts_this_one_out(workspace, case):
    one, two = (
        case_submissions.consider(workspace, case, avenue, "en")
        for avenue in ("un-cat-22", "un-hrc-op1")
    )
    there = look(workspace, case, one).held
    gone = replace(there.value, sent_at="2026-11-01T10:00:00+00:00", state=SubmissionState.SENT)
    case_record.change(workspace, case, Seen(Submission, one, 1), lambda _held: gone)
    told = look(workspace, case, two)
    assert told.gate.elsewhere == ("un-cat-22",)
    assert [one.key for one in told.pack.of(CheckOutcome.CONFLICT)] != []


def test_what_is_heard_of_it_is_kept_from_sent_to_ended(workspace, case, kept):
    state = SubmissionState
    heard = (state.REGISTERED, "", "")
    with pytest.raises(WrongSubmissionStep):
        case_submissions.track(workspace, case, seen(workspace, case, kept), heard)
    checked(workspace, case, kept)
    case_submission_files.send(workspace, case, seen(workspace, case, kept), BY_HAND)
    for to, reference in (
        (state.ACKNOWLEDGED, ""),
        (state.REGISTERED, "G/SO 12"),
        (state.ENDED, ""),
    ):
        heard = (to, "They wrote to us.", reference)
        case_submissions.track(workspace, case, seen(workspace, case, kept), heard)
    case_submissions.follow_up(workspace, case, seen(workspace, case, kept), (90, 30))
    held = look(workspace, case, kept).held.value
    assert (held.state, held.reference) == (state.ENDED, "G/SO 12")
    assert [(day - now().date()).days for day in held.follow_ups] == [30, 90]


def test_the_teams_copy_tells_the_checks_and_the_receivers_does_not(workspace, case, kept):
    def read(copy):
        asked = (copy, Drawn.PAGE)
        return case_submission_files.drawn(workspace, case, kept, asked, "en").decode()

    assert "not legal advice" in read(PackCopy.TEAM)
    assert "Nothing fills the field" in read(PackCopy.TEAM)
    assert "Nothing fills the field" not in read(PackCopy.RECEIVER)
    assert NAME not in read(PackCopy.RECEIVER)


def test_only_fields_of_the_form_and_incidents_of_the_case_are_taken(workspace, case, kept):
    with pytest.raises(NoSuchFieldHere):
        write(workspace, case, kept, "favourite-colour", "Blue.")
    with pytest.raises(NotOfThisCase):
        case_submissions.consider(workspace, case, RAPPORTEUR, "en", ("i-000000000000",))
