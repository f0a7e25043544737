from dataclasses import replace

from bodies.velmara import body, person, report, said, unnamed

from habeas.bodies.directory import Directory
from habeas.bodies.naming import find_bodies
from habeas.words.statements import SpeakerKind


def spoken(exhibit, *speakers):
    text = "There was nothing to add."
    return report(exhibit, text, *(said(text, "nothing to add", who) for who in speakers))


def keys(*reports):
    return {actor.key for actor in find_bodies(reports).actors}


def test_a_title_before_a_name_is_an_office_and_not_another_person():
    graph = find_bodies([spoken("x-1", person("President Davor Hasimel"), person("Davor Hasimel"))])
    actor = Directory(graph).actor("Davor Hasimel", "x-1")
    assert actor.wordings == ("Davor Hasimel", "President Davor Hasimel")
    assert actor.name == "Davor Hasimel"


def test_a_lone_surname_joins_the_one_full_name_it_can_mean():
    assert "solt" not in keys(spoken("x-1", person("Imre Solt")), spoken("x-2", person("Solt")))


def test_a_surname_two_people_bear_stays_by_itself():
    full = spoken("x-1", person("Davor Hasimel"), person("Radek Hasimel"))
    assert "hasimel" in keys(full, spoken("x-2", person("Hasimel")))


def test_the_full_name_in_the_same_report_decides_first():
    reports = (
        spoken("x-1", person("Radek Hasimel")),
        spoken("x-2", person("Davor Hasimel"), person("Hasimel")),
    )
    graph = find_bodies(reports)
    assert Directory(graph).actor("Hasimel", "x-2").key == "davor hasimel"


def test_an_unnamed_office_in_two_reports_is_two_actors():
    office = unnamed("a police spokesman", SpeakerKind.OFFICE)
    assert keys(spoken("x-1", office), spoken("x-2", office)) == {
        "police spokesman@x-1",
        "police spokesman@x-2",
    }


def test_an_article_makes_no_other_body():
    one = spoken("x-1", body("The Velmara Legal Aid Network"))
    other = spoken("x-2", body("Velmara Legal Aid Network"))
    assert keys(one, other) == {"velmara legal aid network"}


def test_the_documents_own_voice_is_nobodys_actor():
    text = "There was nothing to add."
    assert keys(report("x-1", text, said(text, "nothing to add"))) == set()


def test_unnamed_reports_and_witnesses_are_no_actors():
    voices = (unnamed("some reports", SpeakerKind.DOCUMENT), unnamed("Several witnesses"))
    assert keys(spoken("x-1", *voices)) == set()


def test_a_capital_that_only_starts_a_sentence_makes_no_name():
    assert keys(spoken("x-1", body("Police officers"))) == {"police officers@x-1"}


def test_a_pronoun_speaks_for_whom_the_chain_names():
    text = "There was nothing to add."
    he = said(text, "nothing to add", unnamed("he", SpeakerKind.PERSON))
    chain = (replace(he.chain[0], name="Imre Solt", explicit=False), *he.chain[1:])
    assert keys(report("x-1", text, replace(he, chain=chain))) == {"imre solt"}


def test_a_leader_is_named_also_where_nothing_was_drafted_from_the_sentence():
    text = "The colonel is a nephew of President Davor Hasimel."
    graph = find_bodies([report("x-1", text)])
    assert Directory(graph).actor("President Davor Hasimel", "x-1").key == "davor hasimel"


def test_a_wording_nobody_used_means_no_actor():
    graph = find_bodies([spoken("x-1", person("Imre Solt"))])
    assert Directory(graph).actor("Ana Brandt", "x-1") is None
