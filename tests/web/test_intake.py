"""The sealed intake at the desk: members of a desk see it, others do not know that it is there."""

import base64
import re
import shutil
from datetime import date, timedelta

import pytest
from web.furnished_intake import (
    DESK,
    FURTHER,
    TOLD,
    answer_as_another,
    furnish_intake,
    prepare_intake,
    reporter_at,
)
from web.sitting import PASSPHRASE, Person, begin, words_of

from habeas.archive import access_log, exhibits, renditions, stores
from habeas.web.signing import views as signing
from habeas.words.roles import Role
from habeas.workspace import compartments, intake_signing, members
from habeas.workspace.opening import create, open_workspace

SELA, TARIK = "two grey geese over the mill", "a kettle sings in the kitchen"
MEETING = "Come to the station on Monday."


@pytest.fixture(scope="module")
def furnished(tmp_path_factory):
    """A workspace with nothing but an intake, and the addresses of what is in it."""
    folder = tmp_path_factory.mktemp("furnished") / "velmara"
    create(folder, PASSPHRASE, "Mara")
    with open_workspace(folder, PASSPHRASE) as workspace:
        sela = members.join(workspace, "Sela", SELA, (Role.CASEWORKER,))
        members.join(workspace, "Tarik", TARIK, (Role.CASEWORKER, Role.KEEPER))
        prepare_intake(workspace)
        compartments.make(workspace, "voices", compartments.Purpose.TESTIMONY)
    with open_workspace(folder, PASSPHRASE) as workspace:
        shown = furnish_intake(workspace, sela)
    with open_workspace(folder, SELA) as workspace:
        answer_as_another(workspace, shown)
    return folder, shown


@pytest.fixture
def shown(furnished):
    return furnished[1]


@pytest.fixture
def served(tmp_path, furnished, watch):
    folder = tmp_path / "velmara"
    shutil.copytree(furnished[0], folder)
    beside = f"{folder.name}-intake-keys"
    shutil.copytree(furnished[0].with_name(beside), folder.with_name(beside))
    signing.ATTEMPTS.forget()
    sessions = begin(folder, watch)
    yield sessions
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()


def signed_in(served, passphrase=PASSPHRASE):
    person = Person(served.desk, passphrase)
    assert person.sign_in().status_code == 302
    return person


@pytest.fixture
def mara(served):
    return signed_in(served)


def ran(person, answer):
    """The page of a piece of work once it is over."""
    assert answer.status_code == 302, words_of(answer)
    job = person.session.jobs.all()[0]
    person.session.jobs._runner.shutdown(wait=True)
    person.session.jobs._runner = None
    return job


def replies(page):
    return re.findall(r"/replies/(p-[0-9a-z]{12})/go", page)


def test_the_list_of_desks_says_what_waits_and_who_reads(mara, shown):
    page = mara.sees(shown["intake"])
    assert "Not for real use before an outside review" in page
    assert "2 reports nobody has read" in page
    assert "1 waits for a second person" in page
    assert "1 follow-up without its report" in page
    assert "Ombuds office outside the team" in page
    assert "Signed until" in page
    assert "no key" not in page, "how many envelopes were for others is told to nobody"


def test_a_report_is_shown_as_unverified_with_its_thread_and_files(mara, shown):
    page = mara.sees(shown["answered report"])
    for words in ("unverified", TOLD, FURTHER, "We have read what you wrote", "what-i-saw.txt"):
        assert words in page
    assert "names another week than its key" in mara.sees(shown["marked report"])
    assert "It cannot be answered" in mara.sees(shown["report without a code"])


def test_looking_at_a_page_is_not_reading_until_somebody_says_so(mara, shown):
    page = shown["report without a code"]
    for _ in range(2):
        assert "I have read it" in mara.sees(page)
    assert "2 reports nobody has read" in mara.sees(shown["intake"])
    assert mara.post(f"{page}/read").status_code == 302
    told = mara.sees(page)
    assert "Noted as read." in told
    assert "I have read it" not in told


def test_reading_a_report_is_noted_in_its_own_compartment(mara, shown):
    report = shown["answered report"].rsplit("/", 1)[1]
    mara.sees(shown["answered report"])
    store = mara.workspace.store(DESK)
    noted = access_log.page(store).held
    assert any(one.subject == report for one in noted)


def test_who_is_no_member_of_a_desk_finds_no_trace_of_it(served, shown):
    tarik = signed_in(served, TARIK)
    assert "You are a member of no desk" in tarik.sees(shown["intake"])
    for what in ("intake reports", "intake keys", "answered report", "reply to a report"):
        assert tarik.get(shown[what]).status_code == 404
    for action in ("reply", "release"):
        answer = tarik.post(f"{shown['answered report']}/{action}", text="x", person="P-1")
        assert answer.status_code == 404


def test_a_compartment_that_is_no_desk_has_no_reports(mara):
    for where in ("intake", "intake/keys"):
        assert "This compartment is no desk" in mara.sees(f"/in/{mara.general}/{where}")
    assert mara.get(f"/in/{mara.general}/intake/p-000000000000").status_code == 404


def test_a_dangerous_reply_is_shown_again_first_and_then_waits_for_a_second_person(
    mara, served, shown
):
    page = f"{shown['answered report']}/reply"
    warned = mara.post(page, text=MEETING)
    told = words_of(warned)
    assert warned.status_code == 200
    assert "Look at this again before it goes" in told
    assert "names a meeting" in told
    (looked,) = re.findall(r'name="looked" value="([0-9a-f]{64})"', warned.content.decode())
    changed = mara.post(page, text=MEETING + " Bring water.", looked=looked)
    assert changed.status_code == 200
    assert mara.post(page, text=MEETING, looked=looked).status_code == 302
    assert "Not sent: a second person has to let it go." in mara.sees(shown["answered report"])


def test_another_member_lets_a_reply_go_and_nobody_their_own(mara, served, shown):
    (theirs,) = replies(mara.get(shown["answered report"]).content.decode())
    sela = signed_in(served, SELA)
    assert replies(sela.get(shown["answered report"]).content.decode()) == []
    sela.post(f"{shown['answered report']}/replies/{theirs}/go")
    assert "Another person has to let this reply go" in sela.sees(shown["answered report"])
    mara.post(f"{shown['answered report']}/replies/{theirs}/go")
    assert "It goes out with the next collecting." in mara.sees(shown["answered report"])
    mara.post(f"{shown['answered report']}/replies/{theirs}/back")
    assert "taken back" in mara.sees(shown["answered report"])


def test_a_safe_reply_goes_without_a_word_of_warning(mara, shown):
    page = f"{shown['answered report']}/reply"
    chosen = mara.get(page, safe="wait")
    assert "We are working on it" in chosen.content.decode()
    (text,) = re.findall(r"<textarea[^>]*>\s*(.*?)</textarea>", chosen.content.decode(), re.DOTALL)
    assert mara.post(page, text=text).status_code == 302


def test_an_empty_reply_comes_back_with_a_sentence(mara, shown):
    answer = mara.post(f"{shown['answered report']}/reply", text="  ")
    assert answer.status_code == 200
    assert "One thing needs to be put right" in words_of(answer)


def test_a_report_is_released_with_consent_and_not_without(mara, shown):
    page = shown["release of a report"]
    told = {
        "to": mara.workspace.store("voices").identifier,
        "person": "P-204",
        "in_own_words": "Yes.",
        "reason": "They said yes.",
    }
    assert "has not agreed" in words_of(mara.post(page, **told))
    assert exhibits.exhibits(mara.workspace.store("voices")) == ()
    assert mara.post(page, **told, uses=["team"]).status_code == 302
    assert "Released as testimony" in mara.sees(shown["answered report"])
    assert len(exhibits.exhibits(mara.workspace.store("voices"))) == 1
    assert "It was released before" in mara.sees(page)


def test_a_relay_that_is_not_reached_is_told_and_nothing_is_lost(mara, shown):
    job = ran(mara, mara.post("/intake/collect"))
    page = mara.sees(f"/jobs/{job.identifier}")
    assert "The relay was not reached" in page
    assert "3 reports in all" in mara.sees(shown["intake"])


def test_an_unsafe_collecting_address_comes_back_with_what_was_typed(mara):
    answer = mara.post("/intake/from", address="http://relay.example")
    assert "is no address to collect from safely" in words_of(answer)
    assert "http://relay.example" in answer.content.decode()
    assert mara.post("/intake/from", address="http://127.0.0.1:8701").status_code == 302


def test_a_sealed_text_that_was_carried_is_pasted_and_nothing_else_is_taken(mara, shown):
    reporter = reporter_at(mara.workspace, None)
    reporter.report("Written without any network.")
    ((_, envelope),) = reporter.sent
    text = base64.encodebytes(envelope).decode()
    refused = mara.post("/intake/carried", sealed="hello")
    assert "There is no sealed text in it" in words_of(refused)
    whole = f"-----BEGIN AGE ENCRYPTED FILE-----\n{text}-----END AGE ENCRYPTED FILE-----"
    assert mara.post("/intake/carried", sealed=whole).status_code == 302
    assert "4 reports in all" in mara.sees(shown["intake"])


def test_nothing_reads_what_came_sealed(mara, shown):
    report = mara.sees(shown["answered report"])
    assert "what-i-saw.txt" in report
    store = mara.workspace.store(DESK)
    for one in exhibits.exhibits(store):
        mara.post(f"/in/{store.identifier}/exhibits/read", chosen=one.identifier, what="again")
    ran(mara, mara.post(f"/in/{store.identifier}/exhibits/read", what="unread"))
    (page,) = set(
        re.findall(
            r'href="([^"]*/text/[^"]*)"', mara.get(shown["answered report"]).content.decode()
        )
    )
    assert "Two cars, one with a white door." in mara.sees(page)
    assert mara.get(page[:-3] + "000").status_code == 404
    assert renditions.renditions(store) == ()


def test_a_file_is_put_together_as_work_of_its_own(mara, shown):
    report = shown["answered report"].rsplit("/", 1)[1]
    job = ran(mara, mara.post(f"{shown['answered report']}/files/{report}/2"))
    assert "The file is whole" in mara.sees(f"/jobs/{job.identifier}")


def test_the_week_keys_are_shown_and_made_anew(mara, shown):
    page = mara.sees(shown["intake keys"])
    assert page.count(" here ") >= 12
    mara.post(shown["intake keys"], anew="on")
    assert "The keys are made" in mara.sees(shown["intake keys"])
    assert "is signed without the present key" in mara.sees(shown["intake"])


def test_a_key_folder_that_is_away_is_said_and_others_are_made_only_when_a_person_gives_it_up(
    mara, served, shown, tmp_path
):
    beside = tmp_path / "velmara-intake-keys"
    away = beside.rename(tmp_path / "away")
    page = mara.sees(shown["intake keys"])
    assert "The folder is lost for good" in page
    assert "are not here" in words_of(mara.post(shown["intake keys"]))
    assert not beside.exists()
    away.rename(beside)
    assert "The folder is lost for good" not in mara.sees(shown["intake keys"])
    beside.rename(away)
    mara.post(shown["intake keys"], lost="on")
    assert "given up as lost" in mara.sees(shown["intake keys"])


def test_a_clock_that_leapt_is_settled_on_the_page_of_the_keys(mara, shown, tmp_path):
    desk = shown["intake keys"].split("/")[2]
    last = tmp_path / "velmara" / "compartments" / desk / "intake" / "last-day"
    said = date.fromisoformat(last.read_text())
    last.write_text((said - timedelta(days=20)).isoformat())
    assert "The clock of this machine leapt" in mara.sees(shown["intake keys"])
    assert "the intake was last used on" in words_of(mara.post(shown["intake keys"]))
    assert "No key was touched" in words_of(mara.post(shown["intake keys"], today="2020-02-03"))
    mara.post(shown["intake keys"], today=str(said))
    assert "The clock of this machine leapt" not in mara.sees(shown["intake keys"])


def test_the_overview_warns_ahead_of_the_last_signed_week(mara, served, monkeypatch):
    assert "last signed week of the sealed intake" not in mara.sees("/")
    monkeypatch.setattr(intake_signing, "WARN_DAYS", 100)
    assert "last signed week of the sealed intake" in mara.sees("/")
    assert "Sign the coming weeks before" in mara.sees("/intake")


def test_a_workspace_without_an_intake_says_how_to_begin_one(empty_desk):
    person = Person(empty_desk.desk)
    person.sign_in()
    assert "habeas intake WORKSPACE begin" in person.sees("/intake")
