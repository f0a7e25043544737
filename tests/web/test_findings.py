"""Findings at the desk."""

import re

import pytest
from web.sitting import PASSPHRASE, Person, words_of

from habeas.archive import groupings
from habeas.words.roles import Role
from habeas.workspace.members import add

SECOND = "the baker closes at noon today"
QUESTION = "Were at least 40 men held in Keld?"


@pytest.fixture
def here(mara):
    return f"/in/{mara.general}/findings"


@pytest.fixture
def case(mara):
    """The incident with most statements, and two of them: told and denied."""
    store = mara.workspace.store("general")
    held = groupings.incidents(store)[0]
    incident = held.incident
    return held.identifier, incident.allegations[0], incident.denials[0].statement


@pytest.fixture
def form(case):
    """All that a whole finding is typed with."""
    incident, told, denied = case
    return {
        "incident": incident,
        "about": "",
        "question": QUESTION,
        "standard": "reasonable grounds to believe",
        "outcome": "established",
        "result": "At least 40 men were held in Keld.",
        "reasons": "Two accounts agree.\r\nThe denial gives no facts.",
        "would_change": "The register of the regiment.",
        f"weight-{told}": "relied on",
        f"why-{told}": "It names the place.",
        f"weight-{denied}": "rejected",
        f"why-{denied}": "It answers nothing.",
        "dissent_by": ["Ovid Marr", ""],
        "dissent_words": ["I would wait.", ""],
    }


@pytest.fixture
def bron(mara, desk):
    """A reviewer and documenter, beside Mara."""
    identifier = add(mara.workspace, ("Bron",), SECOND, (Role.DOCUMENTER, Role.REVIEWER))
    desk.desk.refresh()
    person = Person(desk.desk, SECOND)
    assert person.sign_in().status_code == 302, identifier
    return person


def where(answer):
    assert answer.status_code == 302, words_of(answer)
    return answer.headers["Location"]


def issued(person, here, form):
    return where(person.post(f"{here}/new", **form, do="issue"))


def test_an_empty_list_says_what_to_do(mara, here):
    assert "Nobody has found anything yet" in mara.sees(here)
    assert "You have no drafts" in mara.sees(here, shelf="drafts")


def test_writing_begins_with_an_incident_then_a_question(mara, here, case):
    page = mara.get(f"{here}/new").content.decode()
    assert f"?incident={case[0]}" in page
    page = mara.sees(f"{here}/new", incident=case[0])
    assert "The incident as a whole" in page
    assert "How many" in page
    page = mara.sees(
        f"{here}/new", incident=case[0], about="how_many", subject="killing", value="3..3"
    )
    assert "Statements, side by side" in page
    assert "Very solid support" in page


def test_an_incident_that_is_not_there_is_not_there(mara, here):
    assert mara.get(f"{here}/new", incident="i-000000000000").status_code == 404


def test_a_draft_is_saved_with_everything_that_was_typed(mara, here, form, case):
    place = where(mara.post(f"{here}/new", **form, do="save"))
    page = mara.get(place).content.decode()
    for typed in ("Two accounts agree.", "It names the place.", "Ovid Marr", "I would wait."):
        assert typed in page
    assert re.search(f'name="weight-{case[1]}" value="relied on" checked', page)
    assert QUESTION in mara.sees(here, shelf="drafts")
    assert QUESTION not in mara.sees(here)


def test_a_draft_may_lack_nearly_everything(mara, here, case):
    assert "/write" in where(mara.post(f"{here}/new", incident=case[0], do="save"))


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(mara, here, form):
    answer = mara.post(f"{here}/new", **{**form, "standard": "", "would_change": ""}, do="issue")
    page = words_of(answer)
    assert answer.status_code == 200
    assert "Choose a standard of proof." in page
    assert "Say what would change it." in page
    for typed in (QUESTION, "Two accounts agree.", "It names the place.", "I would wait."):
        assert typed in answer.content.decode()


def test_why_has_to_be_said_of_every_statement(mara, here, form, case):
    answer = mara.post(f"{here}/new", **{**form, f"why-{case[2]}": " "}, do="issue")
    assert "Say why." in words_of(answer)


def test_an_issued_finding_is_told_with_author_standard_and_that_nobody_reviewed_it(
    mara, here, form
):
    place = issued(mara, here, form)
    page = mara.sees(place)
    for told in (
        QUESTION,
        "reasonable grounds to believe",
        "Found by Mara",
        "not yet reviewed",
        "It names the place.",
        "Ovid Marr",
        "recorded by the author",
    ):
        assert told in page
    assert "Review it" not in page
    assert QUESTION in mara.sees(here, shelf="waiting")


def test_an_issued_finding_cannot_be_written_again(mara, here, form):
    place = issued(mara, here, form)
    assert where(mara.get(f"{place}/write")) == place
    assert where(mara.post(f"{place}/write", **{**form, "reasons": "x"}, do="save")) == place
    assert "Two accounts agree." in mara.sees(place)
    assert mara.post(f"{place}/discard").status_code == 400


def test_a_review_by_the_author_is_refused_by_the_archive(mara, here, form):
    place = issued(mara, here, form)
    answer = mara.post(f"{place}/review", opinion="agrees", remarks="")
    assert answer.status_code == 200
    assert "Somebody else has to review it" in words_of(answer)
    assert "not yet reviewed" in mara.sees(place)


def test_another_member_reviews_and_dissents(mara, bron, here, form):
    place = issued(mara, here, form)
    assert "Review it" in bron.sees(place)
    answer = bron.post(f"{place}/review", opinion="asks for changes", remarks="")
    assert "Say in a few words" in words_of(answer)
    where(bron.post(f"{place}/review", opinion="asks for changes", remarks="Which register?"))
    where(bron.post(f"{place}/dissent", words="I find it reaches suspicion only."))
    page = mara.sees(place)
    assert "reviewed: asks for changes" in page
    assert "Bron asks for changes" in page
    assert "I find it reaches suspicion only." in page
    assert QUESTION in mara.sees(here, shelf="objected")


def test_a_draft_is_not_there_for_another_member(mara, bron, here, form):
    place = where(mara.post(f"{here}/new", **form, do="save"))
    assert bron.get(place).status_code == 404
    assert bron.get(place.removesuffix("/write")).status_code == 404
    assert bron.post(f"{place.removesuffix('/write')}/discard").status_code == 404
    assert QUESTION not in bron.sees(here, shelf="drafts")


def test_a_new_version_takes_its_place_and_says_why(mara, here, form):
    old = issued(mara, here, form)
    draft = where(mara.post(f"{old}/supersede"))
    assert "Why a new version is needed" in mara.sees(draft)
    again = {**form, "saved": "1"}
    assert "Say why a new version is needed." in words_of(mara.post(draft, **again, do="issue"))
    new = where(mara.post(draft, **again, because="A register was found.", do="issue"))
    assert "A register was found." in mara.sees(new)
    assert "no longer stands" in mara.sees(old)
    assert "Two accounts agree." in mara.sees(old)
    assert QUESTION in mara.sees(here, shelf="superseded")


def test_two_windows_do_not_overwrite_each_other(mara, here, form):
    draft = where(mara.post(f"{here}/new", **form, do="save"))
    where(mara.post(draft, **{**form, "reasons": "the one"}, saved="1", do="save"))
    answer = mara.post(draft, **{**form, "reasons": "the other"}, saved="1", do="save")
    page = answer.content.decode()
    assert "saved again meanwhile" in page
    assert "the one" in page
    assert "the other" in page
    again = re.search(r'name="saved" value="(\d+)"', page)[1]
    where(mara.post(draft, **{**form, "reasons": "the other"}, saved=again, do="save"))
    assert "the other" in mara.get(draft).content.decode()


def test_a_statement_changed_meanwhile_is_shown_before_it_is_weighed(mara, here, form, case):
    from habeas.workspace.judging import judge

    page = mara.get(f"{here}/new", incident=case[0], about="").content.decode()
    seen = re.search(f'name="(seen-{case[1]})" value="([^"]+)"', page)
    judge(mara.workspace, "general", "reject", (case[1],), "misread", {})
    typed = {**form, seen[1]: seen[2]}
    answer = mara.post(f"{here}/new", **typed, do="save")
    assert "Changed since you weighed it" in words_of(answer)
    assert "Two accounts agree." in answer.content.decode()


def test_a_later_rejection_shows_on_the_finding(mara, here, form, case):
    from habeas.workspace.judging import judge

    place = issued(mara, here, form)
    judge(mara.workspace, "general", "reject", (case[1],), "misread", {})
    assert "rejected since" in mara.sees(place)
    assert "1 statement changed since" in mara.sees(here)


def test_a_double_click_issues_once(mara, here, form):
    twice = {**form, "once": "one-form", "do": "issue"}
    assert where(mara.post(f"{here}/new", **twice)) == where(mara.post(f"{here}/new", **twice))
    assert mara.sees(here).count(QUESTION) == 1


def test_a_long_finding_survives_an_expired_session(mara, watch, here, form, case):
    watch.pass_by(minutes=30)
    late = mara.post(f"{here}/new", **form, do="issue")
    assert late.status_code == 401
    carried = re.search(r'name="carried" value="([^"]+)"', late.content.decode())[1]
    page = mara.post("/sign-in", passphrase=PASSPHRASE, carried=carried).content.decode()
    action = re.search(r'<form method="post" action="([^"]+/findings/new)"', page)[1]
    import html

    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page):
        sent.setdefault(name, []).append(html.unescape(value))
    assert sent["dissent_by"] == ["Ovid Marr", ""]
    place = where(mara.client.post(action, sent))
    told = mara.sees(place)
    for typed in ("The denial gives no facts.", "It answers nothing.", "I would wait."):
        assert typed in told


def test_further_statements_are_laid_out_by_name(mara, here, form, case):
    other = groupings.incidents(mara.workspace.store("general"))[1].incident.allegations[0]
    answer = mara.post(f"{here}/new", **form, more=f"{other}, s-000000000000", do="lay")
    page = answer.content.decode()
    assert f'name="weight-{other}"' in page
    assert "It names the place." in page
    assert "Nobody has found anything yet" in mara.sees(here)


def test_a_reader_writes_nothing(mara, desk, here, form):
    add(mara.workspace, ("Rin",), SECOND, (Role.READER,))
    rin = Person(desk.desk, SECOND)
    rin.sign_in()
    place = issued(mara, here, form)
    assert "Write a finding" not in rin.sees(here)
    assert rin.get(f"{here}/new").status_code == 404
    for deed in ("review", "dissent", "supersede"):
        assert rin.post(f"{place}/{deed}", opinion="agrees", words="no").status_code == 404


def test_words_of_a_finding_never_run(mara, here, form):
    hostile = "<script>alert(1)</script>"
    place = issued(mara, here, {**form, "question": hostile, "reasons": hostile, "result": hostile})
    for page in (mara.get(place), mara.get(here)):
        assert hostile not in page.content.decode()


def test_a_finding_about_what_may_not_be_told_is_left_out_of_a_dossier(mara, here, form, case):
    from habeas.archive import statements
    from habeas.workspace.found import tellable

    issued(mara, here, form)
    store = mara.workspace.store("general")
    told, left = tellable(store, lambda _: True)
    assert ([one.finding.question.words for one in told], left) == ([QUESTION], 0)
    closed = {statements.statement(store, said).exhibit for said in case[1:]}
    assert tellable(store, lambda exhibit: exhibit not in closed) == ((), 1)
    gathered = groupings.incident(store, case[0]).incident.allegations[-1]
    elsewhere = statements.statement(store, gathered).exhibit
    assert tellable(store, lambda exhibit: exhibit != elsewhere) == ((), 1)


def test_the_dossier_tells_of_findings(mara, here, form):
    from habeas.dossiers.screen import on_screen
    from habeas.workspace.telling import account_of

    issued(mara, here, form)
    told = " ".join(on_screen(account_of(mara.workspace.store("general"))).split())
    assert f"“{QUESTION}” established under this standard" in told
    assert "Found by Mara" in told
