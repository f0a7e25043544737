"""The right of reply and the one page for a ministry: nothing protected is in either."""

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from workspace import velmara
from workspace.team import copied

from habeas.archive import exhibits, statements, stores
from habeas.dossiers.submissions.ask import AskIncomplete
from habeas.protection.cases.consents import NotConsented
from habeas.protection.cases.disclosures import SentBy
from habeas.protection.cases.marks import MarkKind, UnderPrivilege
from habeas.protection.cases.receivers import FlagNeedsReason
from habeas.workspace import (
    case_asks,
    case_consents,
    case_marks,
    case_person,
    case_record,
    case_replies,
    cases,
    letter_lines,
)
from habeas.workspace.case_asks import Asking, NoSuchGround
from habeas.workspace.case_consents import Asked, ConsentPurpose, HowGiven
from habeas.workspace.case_files import NotThisPart
from habeas.workspace.case_record import Seen
from habeas.workspace.case_replies import Allegation, ProtectedInReply, ProtectedValueShown
from habeas.workspace.case_replies import Asked as Put
from habeas.workspace.opening import GENERAL, now

NAME, REGIMENT = "Zitterrochen Mirel", "Second Patrol Regiment"
SOON = now().date() + timedelta(days=14)


@pytest.fixture(scope="module")
def made(tmp_path_factory, made_team):
    team = copied(made_team, tmp_path_factory.mktemp("replies") / "cases")
    with team.opened() as workspace:
        cases.make_list(workspace)
    with team.opened() as workspace:
        (incident,) = velmara.kept(workspace)
        case = cases.new(workspace, "K-7")
        case_person.link(workspace, case, 1, incident)
        case_person.filled(workspace, case, 2, "victim-identity", NAME, None)
    stores.close_stores()
    return team, case


@pytest.fixture
def workspace(tmp_path, made):
    with copied(made[0], tmp_path / "cases").opened() as opened:
        yield opened
    stores.close_stores()


@pytest.fixture
def case(made):
    return made[1]


def wanted(what="Your regiment is said to have held people at the depot."):
    return Put(REGIMENT, "A documentation team", (), "in winter", "the depot", what,
               ("Is it true?",), SOON, "reply@team.example", "en")  # fmt: skip


def agree(workspace, case, purpose, recipient):
    asked = Asked(purpose, recipient, (), (), "en", None, HowGiven.SPOKEN)
    case_consents.add(workspace, case, asked)


def seen(workspace, case, kept):
    return Seen(Allegation, kept, case_record.one(workspace, case, Allegation, kept).version)


def cleared(workspace, case):
    kept = case_replies.draft(workspace, case, wanted())
    case_replies.clear(workspace, case, seen(workspace, case, kept), "")
    return kept


def test_a_letter_that_tells_who_the_person_is_is_never_kept_and_shown_only_to_the_team(
    workspace, case
):
    told = "You hold Mr Zitterrochena."
    with pytest.raises(ProtectedValueShown) as refused:
        case_replies.draft(workspace, case, wanted(told))
    assert NAME.split(maxsplit=1)[0] not in str(refused.value)
    assert case_replies.listed(workspace, case) == ()
    (place, *_more) = case_replies.shown(workspace, case, told)
    assert (place.kind, place.found[:12]) == ("name", "Zitterrochen")


def test_a_letter_goes_out_with_consent_and_is_noted_by_the_digest_of_the_file(workspace, case):
    kept = cleared(workspace, case)
    letter = ("docx", SentBy.POST)
    with pytest.raises(NotConsented):
        case_replies.put(workspace, case, seen(workspace, case, kept), letter)
    agree(workspace, case, ConsentPurpose.REPLY, REGIMENT)
    file = case_replies.put(workspace, case, seen(workspace, case, kept), letter)
    (left,) = case_record.case(workspace, case).disclosures
    assert left.value.sent.digest == hashlib.sha256(file).hexdigest()
    assert left.value.sent.step == kept
    assert b"Draft, not sent" not in file
    assert b"held people at the depot" in file


def test_an_answer_becomes_an_exhibit_beside_the_incident_and_is_read(workspace, case):
    kept = cleared(workspace, case)
    agree(workspace, case, ConsentPurpose.REPLY, REGIMENT)
    case_replies.put(workspace, case, seen(workspace, case, kept), ("page", SentBy.EMAIL))
    with pytest.raises(ProtectedInReply):
        case_replies.record(workspace, case, seen(workspace, case, kept), f"We never saw {NAME}.")
    words = "The regiment held nobody at the depot."
    statement = case_replies.record(workspace, case, seen(workspace, case, kept), words)
    held = case_record.one(workspace, case, Allegation, kept).value
    store = workspace.store(GENERAL)
    assert (held.statement, held.compartment) == (statement, store.identifier)
    assert statement.startswith("s-")
    assert len(list(exhibits.exhibits(store))) == 1


def test_an_answer_in_another_language_than_the_letter_has_them_for_its_speaker(workspace, case):
    words = "The regiment held nobody at the depot."
    told = replace(wanted("You are said to hold people."), language="ru")
    kept = case_replies.draft(workspace, case, told)
    case_replies.clear(workspace, case, seen(workspace, case, kept), "")
    agree(workspace, case, ConsentPurpose.REPLY, REGIMENT)
    case_replies.put(workspace, case, seen(workspace, case, kept), ("page", SentBy.EMAIL))
    statement = case_replies.record(workspace, case, seen(workspace, case, kept), words)
    held = statements.statement(workspace.store(GENERAL), statement)
    assert held.current.speaker.surface == REGIMENT


def test_an_answer_that_tells_too_much_stays_in_the_case(workspace, case):
    kept = cleared(workspace, case)
    agree(workspace, case, ConsentPurpose.REPLY, REGIMENT)
    case_replies.put(workspace, case, seen(workspace, case, kept), ("page", SentBy.EMAIL))
    words = f"We never saw {NAME}."
    case_replies.record(workspace, case, seen(workspace, case, kept), words, in_case=True)
    (text,) = case_record.case(workspace, case).texts
    assert text.value.words == words
    assert list(exhibits.exhibits(workspace.store(GENERAL))) == []


def test_neither_goes_out_while_the_case_is_between_client_and_lawyer(workspace, case):
    kept, sure = cleared(workspace, case), asking(reason="We have met them.")
    agree(workspace, case, ConsentPurpose.REPLY, REGIMENT)
    agree(workspace, case, ConsentPurpose.ROUTE, sure.receiver)
    case_marks.put(workspace, case, MarkKind.PRIVILEGE, "her lawyer asked")
    with pytest.raises(UnderPrivilege):
        case_replies.put(workspace, case, seen(workspace, case, kept), ("page", SentBy.POST))
    with pytest.raises(UnderPrivilege):
        case_asks.hand_over(workspace, case, sure, ("page", SentBy.BY_HAND))
    assert case_record.case(workspace, case).disclosures == ()


LETTER = f"""
body = "{REGIMENT}"
by = "A documentation team"
what = "Your regiment is said to have held people at the depot."
questions = ["Is it true?"]
answer-by = {SOON}
contact = "reply@team.example"
"""


def test_a_letter_is_worded_from_a_file_and_told_with_what_is_still_in_its_way(workspace, case):
    kept = letter_lines.drafted(workspace, case, LETTER, "en")
    told = "\n".join(letter_lines.reply(workspace, case, kept, "en"))
    assert "held people at the depot" in told
    assert f"not agreed to: that there is a case -> {REGIMENT}" in told
    (line,) = letter_lines.replies(workspace, case, "en")
    assert line.startswith(f"{kept}  {REGIMENT}  ")


def test_a_letter_from_a_file_that_tells_too_much_is_shown_where_and_not_kept(workspace, case):
    told = LETTER.replace("people", "Zitterrochena")
    with pytest.raises(ProtectedValueShown):
        letter_lines.drafted(workspace, case, told, "en")
    (place, *_more) = letter_lines.places(workspace, case, told)
    assert "[Zitterrochen" in place
    assert "Nothing was put" in next(iter(letter_lines.replies(workspace, case, "en")))


@pytest.mark.parametrize(
    ("text", "field"),
    [(LETTER + "colour = 1", "colour"), (LETTER.replace("answer-by", "day"), "day")],
)
def test_a_file_with_a_field_that_no_letter_has_is_refused_by_its_name(
    workspace, case, text, field
):
    with pytest.raises(NotThisPart, match=f"the field {field} is none of its fields"):
        letter_lines.drafted(workspace, case, text, "en")


def test_a_request_is_read_from_a_file_with_what_it_leaves_out_left_empty():
    told = letter_lines.request(
        f'receiver = "UN Human Rights Committee"\nasked = "Act."\nby = {SOON}\n'
        'contact = "ask@team.example"',
        "en",
    )
    assert (told.by, told.grounds, told.language) == (SOON, (), "en")
    assert told.receiver == "un.hrcttee"


def asking(**told):
    given = {
        "receiver": "a ministry in Orlo",
        "asked": "A visa on humanitarian grounds.",
        "by": SOON,
        "because": "the term of stay ends then",
        "grounds": ("un-cat-22 who",),
        "ground": (),
        "known": ("She was summoned twice.",),
        "contact": "ask@team.example",
        "language": "en",
    }
    return Asking(**{**given, **told})


def test_the_page_for_a_ministry_names_the_person_by_a_pseudonym_alone(workspace, case):
    said = "\n".join(case_asks.preview(workspace, case, asking(known=(f"{NAME} was summoned.",))))
    assert "K-7" in said
    assert "Zitterrochen" not in said
    assert "[withheld]" in said
    assert "checked by nobody yet" in said


def test_the_page_leaves_with_consent_and_a_reason_for_a_receiver_nobody_knows(workspace, case):
    by_hand = ("page", SentBy.BY_HAND)
    with pytest.raises(FlagNeedsReason):
        case_asks.hand_over(workspace, case, asking(), by_hand)
    sure = asking(reason="We have met them.")
    with pytest.raises(NotConsented):
        case_asks.hand_over(workspace, case, sure, by_hand)
    agree(workspace, case, ConsentPurpose.ROUTE, sure.receiver)
    file = case_asks.hand_over(workspace, case, sure, by_hand)
    (left,) = case_record.case(workspace, case).disclosures
    assert left.value.sent.digest == hashlib.sha256(file).hexdigest()


def test_a_page_without_a_ground_is_refused_and_so_is_a_ground_that_is_none(workspace, case):
    with pytest.raises(AskIncomplete):
        case_asks.preview(workspace, case, asking(grounds=()))
    with pytest.raises(NoSuchGround):
        case_asks.preview(workspace, case, asking(grounds=("un-cat-22 luck",)))
