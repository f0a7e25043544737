from dataclasses import replace

from bodies.velmara import at, body, report, said, unnamed
from incidents.story import holding, weighed

from habeas.incidents.incident import QuestionAbout
from habeas.words.reports import Byline
from habeas.words.statements import Basis, SpeakerKind, Stance

ACCOUNT = (
    "I was arrested at the market in Keld. I was held in the depot on the Orlo road for nine "
    "days. I was beaten every night."
)


def first_hand(statement, words):
    return replace(statement, basis=Basis("victim", at(ACCOUNT, words)))


def account(exhibit="x-1"):
    told = [
        ("I was arrested at the market in Keld", "arrest", "arrested", [("keld", "Keld")]),
        ("I was held in the depot on the Orlo road", "detention", "held", [("orlo", "Orlo")]),
        ("I was beaten every night", "method.beating", "beaten", []),
    ]
    statements = (
        first_hand(said(ACCOUNT, words, acts=[(code, act)], places=places), words)
        for words, code, act, places in told
    )
    return report(exhibit, ACCOUNT, *statements)


def story(text, *told):
    return report("x-1", text, *(said(text, words, **details) for words, details in told))


def incidents_of(text, *told):
    return [incident.allegations for incident in weighed(story(text, *told))]


def test_a_first_hand_account_of_being_moved_is_one_incident():
    (incident,) = weighed(account())
    assert incident.allegations == ("x-1.1", "x-1.2", "x-1.3")


def test_what_goes_on_with_an_account_says_so():
    (incident,) = weighed(account())
    (bond,) = [bond for bond in incident.bonds if bond.statement == "x-1.2"]
    assert bond.to == "x-1.1"
    assert str(bond.why).startswith("goes on with what the report told just before")


def test_two_places_of_one_account_do_not_contradict_each_other():
    (incident,) = weighed(account())
    where = [v for v in incident.values if v.question is QuestionAbout.WHERE]
    assert [(value.key, value.contradicts) for value in where] == [("keld", ()), ("orlo", ())]


def test_what_happened_to_the_men_elsewhere_goes_on_with_their_arrest():
    text = "Forty men were arrested in Keld. The men were beaten in a depot in Orlo."
    arrest = ("Forty men were arrested in Keld", {"acts": [("arrest", "arrested")]})
    beating = ("The men were beaten in a depot in Orlo", {"acts": [("method.beating", "beaten")]})
    arrest[1]["places"], beating[1]["places"] = [("keld", "Keld")], [("orlo", "Orlo")]
    assert incidents_of(text, arrest, beating) == [("x-1.1", "x-1.2")]


def test_another_town_that_points_back_to_nothing_stays_apart():
    text = "Forty men were arrested in Keld. Guards beat shepherds in Besk."
    arrest = {"acts": [("arrest", "arrested")], "places": [("keld", "Keld")]}
    beating = {"acts": [("method.beating", "beat")], "places": [("besk", "Besk")]}
    found = incidents_of(
        text,
        ("Forty men were arrested in Keld", arrest),
        ("Guards beat shepherds in Besk", beating),
    )
    assert found == [("x-1.1",), ("x-1.2",)]


def test_a_history_of_torture_is_no_part_of_one_round_up():
    text = "Forty men were arrested in Keld. The regiment has a history of torture."
    arrest = {"acts": [("arrest", "arrested")], "places": [("keld", "Keld")]}
    habit = {"acts": [("torture", "torture")]}
    found = incidents_of(
        text,
        ("Forty men were arrested in Keld", arrest),
        ("The regiment has a history of torture", habit),
    )
    assert found == [("x-1.1",), ("x-1.2",)]


def test_the_gravest_act_alleged_comes_first():
    text = "Forty men were arrested in Keld. The men were beaten. Two of them were killed."
    (incident,) = weighed(
        story(
            text,
            ("Forty men were arrested in Keld", {"acts": [("arrest", "arrested")]}),
            ("The men were beaten", {"acts": [("method.beating", "beaten")]}),
            ("Two of them were killed", {"acts": [("killing", "killed")]}),
        )
    )
    assert [act.code for act in incident.acts] == ["killing", "method.beating", "arrest"]


def test_the_place_next_to_the_gravest_act_comes_first():
    text = "The arrests in Keld follow those who killed men in Orlo."
    acts = [("arrest", "arrests"), ("killing", "killed")]
    places = [("keld", "Keld"), ("orlo", "Orlo")]
    (incident,) = weighed(story(text, (text[:-1], {"acts": acts, "places": places})))
    where = [v.key for v in incident.values if v.question is QuestionAbout.WHERE]
    assert where == ["orlo", "keld"]


def test_a_figure_withdrawn_is_denied_and_no_other():
    text = (
        "Three men were killed in Keld. Two men were killed in Keld, others said. "
        "The Courier withdraws the figure of three."
    )
    killed = {"acts": [("killing", "killed")], "places": [("keld", "Keld")]}
    told = (
        said(text, "Three men were killed in Keld", persons=("Three", 3, 3, "", "men"), **killed),
        said(text, "Two men were killed in Keld", persons=("Two", 2, 2, "", "men"), **killed),
        said(text, "the figure of three", body("The Courier"), Stance.DENIES),
    )
    incident = holding(weighed(report("x-1", text, *told)), "x-1.1")
    figures = {v.answer: v.denials for v in incident.values if v.quantity}
    assert figures == {"three": ("x-1.3",), "two": ()}


def test_figures_of_one_report_are_of_two_things():
    text = "The network spoke to eleven men held in Orlo. It recorded the detention of 62 men."
    held = {"acts": [("detention", "held")], "persons": ("eleven", 11, 11, "", "men")}
    kept = {"acts": [("detention", "detention")], "persons": ("62", 62, 62, "", "men")}
    (incident,) = weighed(
        story(text, ("eleven men held in Orlo", held), ("the detention of 62 men", kept))
    )
    assert {v.contradicts for v in incident.values if v.quantity} == {()}


def test_a_report_denies_under_the_name_of_its_author():
    text = "Forty men were arrested in Keld by the regiment. The Ministry of the Interior spoke."
    arrest = said(text, "Forty men were arrested in Keld", acts=[("arrest", "arrested")])
    spoke = said(text, "The Ministry of the Interior spoke", body("The Ministry of the Interior"))
    own = "No one has been arrested."
    denial = said(
        own, "No one has been arrested", stance=Stance.DENIES, acts=[("arrest", "arrested")]
    )
    statement = report("x-2", own, denial)
    byline = Byline(author="The Ministry of the Interior")
    statement = replace(statement, rendition=replace(statement.rendition, byline=byline))
    (denied,) = holding(weighed(report("x-1", text, arrest, spoke), statement), "x-1.1").denials
    assert denied.speaker == "ministry of the interior"


def test_the_president_of_a_report_is_the_one_it_names():
    text = "President Davor Hasimel spoke. The president denied that men were arrested in Keld."
    holder = said(text, "spoke", body("President Davor Hasimel"))
    denial = said(
        text,
        "men were arrested in Keld",
        unnamed("The president", SpeakerKind.OFFICE),
        Stance.DENIES,
        acts=[("arrest", "arrested")],
    )
    other = "Forty men were arrested in Keld."
    arrest = said(other, other[:-1], acts=[("arrest", "arrested")], places=[("keld", "Keld")])
    incidents = weighed(report("x-1", other, arrest), report("x-2", text, holder, denial))
    (denied,) = holding(incidents, "x-1.1").denials
    assert (denied.speaker, denied.speaker_name) == ("davor hasimel", "Davor Hasimel")


def test_advice_goes_with_what_its_report_tells_most_of():
    text = (
        "Forty men were arrested in Keld. The men were beaten. Families speak of killings in the "
        "name of honour. Victims should report these practices to the police."
    )
    honour = {"acts": [("killing.honour", "killings in the name of honour")]}
    advice = said(
        text,
        "Victims should report these practices to the police",
        stance=Stance.RECOMMENDS,
    )
    told = (
        said(text, "Forty men were arrested in Keld", acts=[("arrest", "arrested")]),
        said(text, "The men were beaten", acts=[("method.beating", "beaten")]),
        said(text, "Families speak of killings in the name of honour", **honour),
        advice,
    )
    incidents = weighed(report("x-1", text, *told))
    assert [i.allegations[0] for i in incidents if "x-1.4" in i.advice] == ["x-1.1"]
