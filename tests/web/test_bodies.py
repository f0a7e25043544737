"""Bodies at the desk: found and entered side by side, ties, a picture, and files taken over."""

import io
import re

import pytest
from web.sitting import words_of

from habeas.archive import bodies as kept_bodies
from habeas.archive import statements
from habeas.workspace import entered_bodies as entered
from habeas.workspace.opening import GENERAL

REGIMENT = "second patrol regiment"


def bodies(person):
    return f"/in/{person.general}/bodies"


def test_bodies_and_officials_are_listed_and_witnesses_are_not(mara):
    page = mara.sees(bodies(mara))
    assert "Second Patrol Regiment" in page
    assert "Imre Solt" in page
    for private in ("shopkeeper", "man who was let out", "their own families", "The person"):
        assert private not in page


def test_there_is_no_page_about_somebody_who_is_not_in_office(mara):
    graph = kept_bodies.graph(mara.workspace.store(GENERAL))
    witness = next(a.key for a in graph.actors if "shopkeeper" in a.key)
    assert mara.get(f"{bodies(mara)}/{witness}").status_code == 404


def test_a_body_has_its_wordings_its_ties_and_the_words_they_rest_on(mara):
    answer = mara.get(f"{bodies(mara)}/second patrol regiment")
    page = words_of(answer)
    assert "Radek Hasimel commands Second Patrol Regiment" in page
    assert "The Second Patrol Regiment is commanded by Colonel Radek Hasimel" in page
    assert "inferred" in page
    assert "stated" in page
    assert "Named as one who did it in Alleged. No finding is made here. Death in custody" in page
    assert re.search(r'/exhibits/x-\w+\?at=\d+-\d+#at"', answer.content.decode())


def test_bodies_can_be_looked_for_by_name_and_kind(mara):
    assert "1–1 of 1" in mara.sees(bodies(mara), words="solt")
    assert "No body is called so." in mara.sees(bodies(mara), words="nobody of this name")
    assert "Northern Post" not in mara.sees(bodies(mara), kind="office")


def enter(person, name="National Guard", **further):
    typed = {"name": name, "kind": "unit", **further}
    return person.post(f"/in/{person.general}/body/new", **typed)


def tie(person, child="national guard", parent=REGIMENT, **further):
    typed = {"child": child, "kind": "commands", "parent": parent, "source": "Gazette 12",
             "confidence": "read", **further}  # fmt: skip
    return person.post(f"/in/{person.general}/tie/new", **typed)


@pytest.fixture
def entered_tie(mara):
    """The guard commands the regiment: its identifier."""
    assert enter(mara, state="vm").status_code == 302
    assert tie(mara, since="2029-05").status_code == 302
    (held,) = entered.ties(mara.workspace, GENERAL)
    return held.identifier


def told(answer):
    assert answer.status_code == 200, answer.status_code
    return words_of(answer)


def test_an_empty_list_says_how_bodies_come_here(empty_desk):
    from web.sitting import Person

    person = Person(empty_desk.desk)
    person.sign_in()
    page = person.sees(f"/in/{person.general}/bodies")
    assert "No bodies yet. They are found when reports are read" in page
    assert "Enter a body" in page
    assert "No ties yet." in person.sees(f"/in/{person.general}/body/picture")
    assert "There is no body here yet to tie." in person.sees(f"/in/{person.general}/tie/new")


def test_what_people_entered_stands_beside_what_reports_say(mara, entered_tie):
    page = mara.sees(f"{bodies(mara)}/{REGIMENT}")
    assert "National Guard commands Second Patrol Regiment" in page
    assert "Radek Hasimel commands Second Patrol Regiment" in page
    assert "2029-05 – …" in page
    assert "Gazette 12 (read in the source)" in page
    assert "Nobody has entered it yet." in page
    guard = mara.sees(f"{bodies(mara)}/national guard")
    assert "unit VM entered" in guard
    assert "No report read so far names it by this key." in guard
    assert "What became of it" in guard


def test_entered_bodies_come_first_in_the_list_and_can_be_asked_for_alone(mara, entered_tie):
    page = mara.sees(bodies(mara))
    assert page.index("National Guard") < page.index("Imre Solt")
    assert "Imre Solt" not in mara.sees(bodies(mara), known="entered")
    assert "National Guard" not in mara.sees(bodies(mara), known="reports")
    assert "National Guard" not in mara.sees(bodies(mara), kind="person")
    assert "1–1 of 1" in mara.sees(bodies(mara), words="nati gua")


def test_a_list_of_both_goes_on_from_page_to_page_without_a_gap(mara):
    store = mara.workspace
    for number in range(55):
        entered.add_body(store, GENERAL, entered.EnteredBody("", f"Unit {number:02}"))
    names = []
    for page in ("1", "2"):
        answer = mara.get(bodies(mara), page=page).content.decode()
        names += re.findall(r'<li><p><a href="[^"]*/bodies/([^"]*)">', answer)
    assert len(names) == len(set(names)) == 100
    assert names[:55] == [f"unit%20{number:02}" for number in range(55)]
    assert "imre%20solt" in names


def test_a_body_that_reports_name_is_entered_only_when_somebody_says_it_is_the_same(mara):
    refused = enter(mara, "Second Patrol Regiment")
    assert "Reports name a body with the key second patrol regiment." in told(refused)
    assert enter(mara, "Second Patrol Regiment", is_same="on", state="VM").status_code == 302
    page = mara.sees(f"{bodies(mara)}/{REGIMENT}")
    assert "unit VM entered" in page
    assert "what it says" in page
    listed = mara.sees(bodies(mara), words="second patrol")
    assert "reports name it too" in listed
    listed = mara.get(bodies(mara), words="second patrol").content.decode()
    assert listed.count('/bodies/second%20patrol%20regiment"') == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"state": "Velmara"}, "“VELMARA” is no code of a State."),
        ({"found_by": "A court"}, "not by whom or where"),
        ({"kind": "castle"}, "castle"),
    ],
)
def test_a_body_that_cannot_be_meant_comes_back_with_what_was_typed(mara, typed, said):
    answer = enter(mara, **{"name": "Guard of Orlo", "note": "typed with care", **typed})
    page = told(answer)
    assert said in page
    assert "typed with care" in page
    assert entered.bodies(mara.workspace, GENERAL) == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"parent": "nobody"}, "There is no body with the key nobody"),
        ({"parent": "national guard"}, "cannot be tied to itself"),
        ({"since": "2031", "until": "2030"}, "would end (2030) before it began (2031)"),
        ({"since": "soon"}, "“soon” is not a date"),
        ({"source": ""}, "Nothing is given on which this tie rests."),
        ({"confidence": ""}, "It is not said how the source of this tie is known."),
        ({"statements": "s-000000000000"}, "There is no statement s-000000000000"),
    ],
)
def test_a_tie_that_cannot_stand_comes_back_with_what_was_typed(mara, typed, said):
    enter(mara)
    page = told(tie(mara, **{"note": "typed with care", **typed}))
    assert said in page
    assert "typed with care" in page
    assert entered.ties(mara.workspace, GENERAL) == ()


def test_a_tie_rests_on_statements_that_are_shown_with_their_words(mara):
    statement = statements.queue(mara.workspace.store(GENERAL), 0, 1).held[0].identifier
    enter(mara)
    made = tie(mara, source="", confidence="", statements=f"it is {statement}, I think")
    assert made.status_code == 302
    (held,) = entered.ties(mara.workspace, GENERAL)
    assert held.value.statements == (statement,)
    answer = mara.get(f"/in/{mara.general}/tie/{held.identifier}")
    assert re.search(r'/exhibits/x-\w+\?at=\d+-\d+#at"', answer.content.decode())


def test_a_tie_is_contested_and_still_counts_until_it_is_withdrawn(mara, entered_tie):
    where = f"/in/{mara.general}/tie/{entered_tie}"
    mara.post(f"{where}/contest", by="Press office", why="Not since May", seen="1")
    page = mara.sees(where)
    assert "Press office : Not since May" in page
    assert "It still counts" in page
    assert "contested" in mara.sees(f"{bodies(mara)}/{REGIMENT}")
    mara.post(f"{where}/withdraw", reason="The gazette was corrected.", seen="2")
    assert "The gazette was corrected." in mara.sees(where)
    assert "1 tie that was withdrawn" in mara.sees(f"{bodies(mara)}/{REGIMENT}")
    graph = entered.graph_with_entered(mara.workspace, GENERAL)
    assert not [one for one in graph.ties if one.key.endswith(entered_tie)]


def test_a_contest_and_a_withdrawal_need_words(mara, entered_tie):
    where = f"/in/{mara.general}/tie/{entered_tie}"
    for action in ("contest", "withdraw"):
        assert "to be put right" in told(mara.post(f"{where}/{action}", seen="1"))
    guard = f"/in/{mara.general}/body/withdraw/national guard"
    assert "to be put right" in told(mara.post(guard, seen="1"))
    assert "still has 1 ties that hold" in told(mara.post(guard, seen="1", reason="Gone."))


def test_of_two_who_change_one_tie_the_second_is_told_and_loses_nothing(mara, entered_tie):
    where = f"/in/{mara.general}/tie/{entered_tie}/change"
    typed = {"child": "national guard", "kind": "controls", "parent": REGIMENT, "source": "G",
             "confidence": "read", "seen": "1", "reason": "Corrected."}  # fmt: skip
    assert mara.post(where, **typed).status_code == 302
    late = told(mara.post(where, **{**typed, "kind": "reports_to", "note": "mine"}))
    assert "Somebody else changed" in late
    assert "mine" in late
    page = mara.sees(f"/in/{mara.general}/tie/{entered_tie}")
    assert "National Guard controls Second Patrol Regiment" in page
    assert "commands → controls" in page
    assert "Corrected." in page


def test_a_changed_body_shows_what_it_was(mara, entered_tie):
    where = f"/in/{mara.general}/body/change/national guard"
    assert "National Guard" in mara.get(where).content.decode()
    typed = {"name": "Guard of the Nation", "kind": "unit", "state": "OR", "seen": "1"}
    assert "to be put right" in told(mara.post(where, **typed))
    assert mara.post(where, **typed, reason="Renamed.").status_code == 302
    page = mara.sees(f"{bodies(mara)}/national guard")
    assert "National Guard → Guard of the Nation" in page
    assert "VM → OR" in page


def test_two_who_command_each_other_are_both_shown_as_contested(mara, entered_tie):
    tie(mara, child=REGIMENT, parent="national guard")
    page = mara.sees(f"{bodies(mara)}/national guard")
    assert page.count("contested") == 2


def test_a_name_that_two_bodies_have_asks_which_is_meant(mara):
    for key in ("a", "b"):
        enter(mara, "Twin", key=key)
    page = told(tie(mara, child="Twin"))
    assert "2 bodies here are called Twin. Name the one you mean by its key: a, b" in page


def test_the_picture_has_a_line_for_each_row_of_its_table(mara, entered_tie):
    answer = mara.get(f"/in/{mara.general}/body/picture", around="National Guard")
    page = answer.content.decode()
    assert "Around National Guard." in words_of(answer)
    rows = len(re.findall(r'<th scope="row">', page))
    assert rows == len(re.findall(r'<path [^>]*class="tie', page)) > 1
    assert "/bodies/second%20patrol%20regiment" in page
    assert "Those with most ties are drawn" in mara.sees(
        f"/in/{mara.general}/body/picture", around="nobody"
    )


TABLE = (
    "kind;type;key;name;state;from;to;source;confidence;religion\n"
    "body;unit;vm.guard;National Guard;VM;;;;;secret\n"
    "body;unit;vm.guard;National Guard;OR;;;;;\n"
    "body;;vm.other;National Guard;VM;;;;;\n"
    "tie;commands;;;;vm.guard;second patrol regiment;Gazette 13;secondary;\n"
)


def hand_in(person, content, name="bodies.csv", **further):
    file = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    file.name = name
    return person.post(f"/in/{person.general}/body/import", file=file, **further)


def finished(person, answer):
    """The job's page once the work is done."""
    import time

    job = answer.headers["Location"]
    person.session.jobs._runner.submit(time.perf_counter).result()
    return person.sees(job)


def test_a_file_is_looked_at_before_anything_of_it_is_kept(mara):
    answer = hand_in(mara, TABLE)
    assert answer.status_code == 302
    where = answer.headers["Location"]
    page = mara.sees(where)
    assert "New bodies 2 New ties 1" in page
    assert "Lines joined with another one 1" in page
    assert "Line 3: vm.guard – State" in page
    assert "National Guard: vm.guard , vm.other" in page
    assert "religion (1)" in page
    assert "secret" not in page
    assert entered.bodies(mara.workspace, GENERAL) == ()
    done = finished(mara, mara.post(where))
    assert "Bodies taken over: 2, ties: 1." in done
    assert mara.get(where).status_code == 404
    again = hand_in(mara, TABLE).headers["Location"]
    assert "It adds nothing" in mara.sees(again)


def test_a_file_with_a_mistake_names_its_line_and_cannot_be_taken_over(mara):
    where = hand_in(mara, TABLE + "tie;leads;;;;a;b;s;read;\n").headers["Location"]
    page = mara.sees(where)
    assert "Line 6: “leads” is no type." in page
    assert "Take all of it over" not in page
    mara.post(where)
    assert entered.bodies(mara.workspace, GENERAL) == ()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"name\nx\n", b"{"])
def test_what_is_no_file_of_bodies_is_told(mara, content):
    answer = hand_in(mara, content)
    page = mara.sees(answer.headers["Location"]) if answer.status_code == 302 else told(answer)
    assert "no table of bodies" in page or "no entity of FollowTheMoney" in page


def test_a_form_without_a_file_is_told(mara):
    assert "Choose a file." in told(mara.post(f"/in/{mara.general}/body/import"))


def test_a_file_looked_at_for_one_compartment_is_not_there_in_another(mara):
    where = hand_in(mara, TABLE).headers["Location"]
    assert mara.get(where.replace(mara.general, "c-000000000000")).status_code == 404
    assert mara.get(f"/in/{mara.general}/body/import/99").status_code == 404


def test_who_may_only_read_is_offered_nothing_to_enter(mara, entered_tie):
    from habeas.words.roles import Right

    mara.session.signed_in.rights = frozenset({Right.READ})
    for where in (bodies(mara), f"{bodies(mara)}/national guard",
                  f"/in/{mara.general}/tie/{entered_tie}"):  # fmt: skip
        page = mara.get(where).content.decode()
        assert "/body/new" not in page
        assert "/change" not in page
        assert "withdraw" not in page.replace("withdrawn", "")
    assert mara.get(f"/in/{mara.general}/body/new").status_code == 404
    assert tie(mara).status_code == 404


def test_hostile_names_are_text_on_every_page(mara):
    hostile = "<img src=x onerror=alert(1)>"
    enter(mara, hostile, key="h", note=hostile)
    tie(mara, child="h", source=hostile, note=hostile)
    (held,) = entered.ties(mara.workspace, GENERAL)
    for where in ("bodies", "bodies/h", "body/picture", f"tie/{held.identifier}", "tie/new"):
        page = mara.get(f"/in/{mara.general}/{where}").content.decode()
        assert hostile not in page, where
        assert "&lt;img" in page, where


def test_pages_are_said_in_russian(mara, entered_tie):
    mara.post("/language", language="ru", next="/")
    page = mara.sees(f"{bodies(mara)}/national guard")
    assert "Как внесли люди" in page
    assert "National Guard командует" in page
    assert "Внести связь от него" in page
