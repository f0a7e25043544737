"""Answers side by side, with what speaks for and against each."""

from dataclasses import replace

from bodies.velmara import report, said
from incidents.story import NETWORK, NO_TRACE, SOME_REPORTS, weighed

from habeas.bodies.naming import find_bodies
from habeas.incidents.incident import QuestionAbout
from habeas.incidents.weighing import weigh
from habeas.words.statements import Modality

KELD = [("keld", "Keld")]
GAY_MEN = [("gay_men", "gay men")]


def detained(exhibit, number, *bounds, **told):
    text = f"{number} gay men were detained in Keld in May 2031."
    return report(
        exhibit,
        text,
        said(
            text,
            text[:-1],
            NETWORK,
            **{
                "acts": [("detention", "detained")],
                "places": KELD,
                "groups": GAY_MEN,
                "persons": (number, *bounds, "men"),
                **told,
            },
        ),
    )


def values(incidents, question):
    (incident,) = incidents
    return [value for value in incident.values if value.question is question]


def figures(*reports):
    return values(weighed(*reports), QuestionAbout.HOW_MANY)


def test_two_wordings_of_one_figure_are_one_value_with_both_as_support():
    (value,) = figures(
        detained("x-1", "As many as 100", None, 100, "as many as"),
        detained("x-2", "Up to 100", None, 100, "up to"),
    )
    assert value.answer == "as many as 100"
    assert value.support == ("x-1.1", "x-2.1")


def test_figures_that_no_number_can_satisfy_contradict_each_other():
    more, fewer = figures(
        detained("x-1", "At least 100", 100, None, "at least"),
        detained("x-2", "Up to 30", None, 30, "up to"),
    )
    assert more.contradicts == (fewer.key,)
    assert fewer.contradicts == (more.key,)


def test_figures_that_one_number_can_satisfy_do_not():
    assert all(
        value.contradicts == ()
        for value in figures(
            detained("x-1", "At least 40", 40, None, "at least"),
            detained("x-2", "As many as 120", None, 120, "as many as"),
        )
    )


def test_about_forty_is_not_forty():
    answers = [
        value.answer
        for value in figures(
            detained("x-1", "About 40", 40, 40, "about"), detained("x-2", "40", 40, 40, "")
        )
    ]
    assert set(answers) == {"about 40", "40"}


def test_values_stand_in_the_order_they_are_first_told_however_often():
    answers = [
        value.answer
        for value in figures(
            detained("x-1", "40", 40, 40, ""),
            detained("x-2", "90", 90, 90, ""),
            detained("x-3", "90", 90, 90, ""),
        )
    ]
    assert answers == ["40", "90"]


def test_dates_that_no_day_can_satisfy_contradict_each_other():
    text = "Gay men were detained in Keld on 3 May 2031 or on 20 May 2031."
    one, other = (
        report(
            exhibit,
            text,
            said(
                text,
                text[:-1],
                acts=[("detention", "detained")],
                places=KELD,
                groups=[("gay_men", "Gay men")],
                times=[(when, words)],
            ),
        )
        for exhibit, when, words in (
            ("x-1", "2031-05-03", "3 May 2031"),
            ("x-2", "2031-05-20", "20 May 2031"),
        )
    )
    first, second = values(weighed(one, other), QuestionAbout.WHEN)
    assert (first.contradicts, second.contradicts) == ((second.key,), (first.key,))


def where(part_of, *keys):
    text = "The same forty gay men were detained in Keld or in Velmara."
    words = {"keld": "Keld", "velmara": "Velmara"}
    reports = [
        report(
            f"x-{number}",
            text,
            said(
                text,
                text[:-1],
                acts=[("detention", "detained")],
                places=[(key, words[key])],
                groups=GAY_MEN,
            ),
        )
        for number, key in enumerate(keys, 1)
    ]
    incidents = weigh(reports, NO_TRACE, find_bodies(reports), (), part_of)
    return values(incidents, QuestionAbout.WHERE)


def test_two_places_contradict_each_other_unless_one_lies_in_the_other():
    town, country = where({}, "keld", "velmara")
    assert (town.contradicts, country.contradicts) == (("velmara",), ("keld",))
    town, country = where({"keld": "velmara"}, "keld", "velmara")
    assert (town.contradicts, country.contradicts) == ((), ())


def test_a_place_that_is_only_carried_over_says_so():
    text = "Gay men live in Keld. Gay men were detained."
    statement = said(
        text,
        "Gay men were detained",
        SOME_REPORTS,
        acts=[("detention", "detained")],
        places=KELD,
        groups=[("gay_men", "Gay men")],
    )
    (place,) = statement.places
    carried = replace(statement, places=(replace(place, inherited_from=place.span),))
    (value,) = values(weighed(report("x-1", text, carried)), QuestionAbout.WHERE)
    assert (value.answer, value.inherited) == ("Keld", True)


def test_a_place_that_one_statement_names_itself_is_not_inherited():
    (value,) = values(weighed(detained("x-1", "40", 40, 40, "")), QuestionAbout.WHERE)
    assert (value.answer, value.inherited) == ("Keld", False)


def test_the_accused_is_named_as_the_report_words_it_and_no_longer():
    text = "President Davor Hasimel spoke. Hasimel detained gay men in Keld."
    told = said(
        text,
        "Hasimel detained gay men in Keld",
        acts=[("detention", "detained")],
        places=KELD,
        groups=GAY_MEN,
        accused=[("Hasimel", "state", "controls")],
    )
    (value,) = values(weighed(report("x-1", text, told)), QuestionAbout.WHO_DID_IT)
    assert (value.subject, value.answer) == ("controls", "Hasimel")


def test_the_alleged_reason_belongs_to_the_act_in_the_words_of_the_source():
    incidents = weighed(detained("x-1", "40", 40, 40, ""))
    (why,) = values(incidents, QuestionAbout.WHY)
    (act,) = incidents[0].acts
    assert why.answer == act.victims == "gay men"


def test_whoever_looked_away_is_told_apart_from_whoever_did_it():
    text = "Officers detained gay men in Keld while the ministry looked away."
    told = said(
        text,
        text[:-1],
        acts=[("detention", "detained")],
        places=KELD,
        groups=GAY_MEN,
        accused=[("Officers", "state", "direct"), ("the ministry", "state", "omission")],
    )
    found = values(weighed(report("x-1", text, told)), QuestionAbout.WHO_DID_IT)
    assert [(value.subject, value.answer) for value in found] == [
        ("direct", "Officers"),
        ("omission", "the ministry"),
    ]


def killed(exhibit, code, word, number, figure):
    text = f"{number} men {word} in Keld."
    persons = (number, figure, figure, "", "men")
    return report(
        exhibit,
        text,
        said(text, text[:-1], NETWORK, acts=[(code, word)], places=KELD, persons=persons),
    )


def test_whoever_died_in_custody_is_not_counted_under_killing():
    held = figures(
        killed("x-1", "killing", "were killed", "Three", 3),
        killed("x-2", "killing.in_custody", "died in custody", "Two", 2),
    )
    assert [(v.subject, v.answer, v.contradicts) for v in held] == [
        ("killing", "three", ()),
        ("killing.in_custody", "two", ()),
    ]


def test_those_one_source_has_spoken_to_are_no_rival_total():
    text = "The network has spoken to eleven men who were held in Keld."
    met = said(
        text,
        text[:-1],
        NETWORK,
        acts=[("detention", "held")],
        places=KELD,
        persons=("eleven", 11, 11, "", "men"),
    )
    held = figures(detained("x-1", "At least 40", 40, None, "at least"), report("x-2", text, met))
    assert {value.answer for value in held} == {"at least 40", "eleven"}
    assert all(value.contradicts == () for value in held)


def test_a_statement_that_only_implies_a_killing_gives_no_answer_to_what_was_done():
    text = "Gay men were detained in Keld. Officers said families should settle the matter at home."
    told = report(
        "x-1",
        text,
        said(
            text,
            "Gay men were detained in Keld",
            acts=[("detention", "detained")],
            places=KELD,
            groups=[("gay_men", "Gay men")],
        ),
        said(
            text,
            "families should settle the matter at home",
            acts=[("killing.honour", "settle the matter at home")],
            modality=Modality.IMPLIED,
        ),
    )
    answers = values(weighed(told), QuestionAbout.WHAT)
    assert [(value.key, value.support) for value in answers] == [("detention", ("x-1.1",))]


def test_words_that_only_say_why_people_were_chosen_name_nobody():
    text = "40 men were detained in Keld because they were thought to be gay."
    told = said(
        text,
        text[:-1],
        NETWORK,
        acts=[("detention", "detained")],
        places=KELD,
        groups=[("gay_men", "thought to be gay")],
        persons=("40", 40, 40, "", "men"),
    )
    incidents = weighed(report("x-1", text, told))
    assert [v.answer for v in values(incidents, QuestionAbout.WHY)] == ["thought to be gay"]
    assert [v.answer for v in values(incidents, QuestionAbout.WHO_WAS_AFFECTED)] == ["men"]
