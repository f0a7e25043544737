from bodies.velmara import body, person, report, said, unnamed

from habeas.bodies.graph import TieKind
from habeas.bodies.naming import find_bodies
from habeas.words.statements import SpeakerKind, Stance


def ties(*reports, kind=None):
    graph = find_bodies(reports)
    return {(tie.child, tie.parent): tie for tie in graph.ties if kind is None or tie.kind is kind}


def test_an_apposition_says_for_whom_a_spokesman_speaks():
    text = "Imre Solt, the spokesman for President Davor Hasimel, told Meridian Agency that …"
    found = ties(report("x-1", text), kind=TieKind.SPEAKS_FOR)
    tie = found["imre solt", "davor hasimel"]
    assert tie.words == "Imre Solt, the spokesman for President Davor Hasimel"
    assert not tie.inferred


def test_a_tie_rests_on_the_statement_whose_speaker_stands_in_its_words():
    text = "Imre Solt, the spokesman for President Davor Hasimel, said there was no arrest."
    statement = said(text, "there was no arrest", person("Imre Solt"), Stance.DENIES)
    spoken = report("x-1", text, statement)
    resting = ties(spoken, kind=TieKind.SPEAKS_FOR)["imre solt", "davor hasimel"]
    assert resting.mentions[0].exhibit == "x-1"
    assert resting.mentions[0].span.of(text) == resting.words


def test_a_spokesman_without_a_name_still_speaks_for_his_ministry():
    text = "A spokesman for the Ministry of the Interior denied that any arrest had taken place."
    found = ties(report("x-1", text), kind=TieKind.SPEAKS_FOR)
    assert ("spokesman for the ministry of the interior", "ministry of the interior") in found


def test_a_commander_in_the_passive_commands():
    text = "The Second Patrol Regiment is commanded by Colonel Radek Hasimel, a nephew."
    found = ties(report("x-1", text), kind=TieKind.COMMANDS)
    assert list(found) == [("radek hasimel", "second patrol regiment")]


def test_forces_under_somebody_are_controlled_by_them():
    text = "They accused security forces controlled by Hasimel of torture."
    assert ("hasimel", "security forces@x-1") in ties(report("x-1", text), kind=TieKind.CONTROLS)


def test_a_pronoun_is_never_a_body():
    text = "It belongs to the Second Patrol Regiment."
    assert ties(report("x-1", text)) == {}


def test_a_relative_clause_says_to_whom_the_police_report():
    text = "They did not go to the Keld police, who report to the commander of the regiment."
    found = ties(report("x-1", text), kind=TieKind.REPORTS_TO)
    assert ("keld police", "commander of the regiment@x-1") in found


def test_the_leader_of_a_place_is_perhaps_its_named_president_and_never_merged():
    one = "Imre Solt, the spokesman for the Velmaran leader, spoke."
    other = "Velmara's President Davor Hasimel denied it."
    denial = said(other, "denied it", person("Velmara's President Davor Hasimel"), Stance.DENIES)
    graph = find_bodies([report("x-1", one), report("x-2", other, denial)])
    same = next(tie for tie in graph.ties if tie.kind is TieKind.SAME_AS)
    assert (same.child, same.parent, same.inferred) == ("velmaran leader", "davor hasimel", True)
    assert {"velmaran leader", "davor hasimel"} <= {actor.key for actor in graph.actors}


def test_a_place_with_two_named_presidents_settles_nobody():
    one = "Imre Solt, the spokesman for the Velmaran leader, spoke."
    other = "Velmara's President Davor Hasimel followed Velmara's President Ana Brandt."
    speakers = ("Velmara's President Davor Hasimel", "Velmara's President Ana Brandt")
    statements = [said(other, "followed", person(name)) for name in speakers]
    assert not ties(report("x-1", one), report("x-2", other, *statements), kind=TieKind.SAME_AS)


def test_whoever_leads_a_place_commands_its_government_as_an_inference():
    text = "Velmara's President Davor Hasimel spoke. The Velmaran government said so too."
    statements = (
        said(text, "spoke", person("Velmara's President Davor Hasimel")),
        said(text, "said so too", body("The Velmaran government")),
    )
    found = ties(report("x-1", text, *statements), kind=TieKind.COMMANDS)
    assert found["davor hasimel", "velmaran government"].inferred


def test_an_unnamed_spokesman_of_an_unnamed_president_is_not_resolved():
    text = "The presidential spokesman said they should go to the police."
    office = unnamed("The presidential spokesman", SpeakerKind.OFFICE)
    elsewhere = "President Davor Hasimel spoke."
    found = ties(
        report("x-1", text, said(text, "they should go to the police", office)),
        report("x-2", elsewhere, said(elsewhere, "spoke", person("President Davor Hasimel"))),
        kind=TieKind.SAME_AS,
    )
    assert found == {}


def test_officers_of_a_regiment_belong_to_it_by_their_wording():
    text = "Officers of the Second Patrol Regiment beat men. The Second Patrol Regiment denied it."
    statements = (
        said(
            text,
            "Officers of the Second Patrol Regiment beat men",
            acts=[("method.beating", "beat")],
            accused=[("Officers of the Second Patrol Regiment", "state", "direct")],
        ),
        said(text, "denied it", body("The Second Patrol Regiment"), Stance.DENIES),
    )
    found = ties(report("x-1", text, *statements), kind=TieKind.BELONGS_TO)
    assert ("officers of the second patrol regiment", "second patrol regiment") in found


def test_officials_are_given_to_no_leader_unless_somebody_says_so():
    text = "Officials in Velmara denied it. President Davor Hasimel spoke."
    statements = (
        said(text, "denied it", unnamed("Officials in Velmara"), Stance.DENIES),
        said(text, "spoke", person("President Davor Hasimel")),
    )
    found = ties(report("x-1", text, *statements), kind=TieKind.REPORTS_TO)
    assert found == {}


def accusing(exhibit, wording):
    text = f"{wording} beat men in Tarsin."
    accused = said(
        text,
        text[:-1],
        acts=[("method.beating", "beat")],
        places=[("velmara", "Tarsin")],
        accused=[(wording, "state", "direct")],
    )
    return report(exhibit, text, accused)


def test_the_police_of_a_place_report_to_its_leader_as_an_inference():
    leader = "Velmara's President Davor Hasimel spoke."
    spoke = said(leader, "spoke", person("Velmara's President Davor Hasimel"))
    elsewhere = report("x-2", leader, spoke)
    found = ties(accusing("x-1", "Their own police"), elsewhere, kind=TieKind.REPORTS_TO)
    assert found["police@x-1", "davor hasimel"].inferred


def test_a_force_with_a_name_is_not_given_to_the_leader_of_the_place_it_acts_in():
    leader = "Velmara's President Davor Hasimel spoke."
    spoke = said(leader, "spoke", person("Velmara's President Davor Hasimel"))
    named = accusing("x-1", "The Northern Army")
    assert not ties(named, report("x-2", leader, spoke), kind=TieKind.REPORTS_TO)


def test_an_accused_state_force_reports_to_the_one_leader_its_report_names_as_an_inference():
    text = "President Davor Hasimel spoke. The patrol police beat men in Orlo."
    spoke = said(text, "spoke", person("President Davor Hasimel"))
    accused = said(
        text,
        "The patrol police beat men in Orlo",
        acts=[("beating", "beat")],
        accused=[("The patrol police", "state", "direct")],
    )
    found = ties(report("x-1", text, spoke, accused), kind=TieKind.REPORTS_TO)
    assert found["patrol police@x-1", "davor hasimel"].inferred


COMMUNIQUE = (
    "The regiment acts within the law under the command of Colonel Radek Hasimel\nand reports to "
    "the Minister of the Interior, said the Ministry of the Interior of Velmara. The Ministry "
    "of the Interior has no complaint against the Second Patrol Regiment."
)


def communique():
    ministry = body("the Ministry of the Interior of Velmara")
    return report("x-1", COMMUNIQUE, said(COMMUNIQUE, "acts within the law", ministry))


def test_a_sentence_may_state_a_commander_and_a_superior_across_a_line_end():
    assert ("radek hasimel", "regiment@x-1") in ties(communique(), kind=TieKind.COMMANDS)
    found = ties(communique(), kind=TieKind.REPORTS_TO)
    assert not found["regiment@x-1", "minister of the interior@x-1"].inferred


def test_a_minister_heads_the_ministry_of_the_same_name_as_an_inference():
    found = ties(communique(), kind=TieKind.COMMANDS)
    heads = found["minister of the interior@x-1", "ministry of the interior of velmara"]
    assert heads.inferred


def test_a_force_whose_superior_is_stated_is_given_to_no_other():
    text = f"{COMMUNIQUE} President Davor Hasimel spoke. The regiment beat men."
    accused = said(
        text,
        "The regiment beat men",
        acts=[("method.beating", "beat")],
        accused=[("The regiment", "state", "direct")],
    )
    found = ties(report("x-1", text, accused), kind=TieKind.REPORTS_TO)
    assert ("regiment@x-1", "davor hasimel") not in found


def test_a_state_in_a_headline_is_perhaps_its_officials_of_the_same_report():
    text = "Velmara rejects reports. Officials in Velmara rejected reports of arrests."
    statements = (
        said(text, "reports", person("Velmara"), Stance.DENIES),
        said(text, "reports of arrests", unnamed("Officials in Velmara"), Stance.DENIES),
    )
    found = ties(report("x-1", text, *statements), kind=TieKind.SAME_AS)
    assert found["velmara", "officials in velmara"].inferred


def test_a_ministry_read_as_a_person_takes_no_lone_name():
    text = "The Ministry of the Interior of Velmara spoke. Velmara denied it."
    statements = (
        said(text, "spoke", person("The Ministry of the Interior of Velmara")),
        said(text, "denied it", person("Velmara"), Stance.DENIES),
    )
    keys = {actor.key for actor in find_bodies([report("x-1", text, *statements)]).actors}
    assert {"velmara", "ministry of the interior of velmara"} <= keys
