from incidents.story import blog, courier, holding, weighed

from habeas.incidents.incident import QuestionAbout


def values(incident, question, subject=None):
    return [v for v in incident.values if v.question is question and subject in (None, v.subject)]


def test_two_reports_of_one_round_up_are_one_incident():
    incidents = weighed(courier(), blog())
    assert holding(incidents, "x-1.1") is holding(incidents, "x-2.1")


def test_an_accusation_about_another_group_is_its_own_incident():
    incidents = weighed(courier(), blog())
    assert holding(incidents, "x-1.4").allegations == ("x-1.4",)


def test_figures_stand_side_by_side_with_who_gave_them_and_are_never_summed():
    incident = holding(weighed(courier(), blog()), "x-1.1")
    figures = {v.answer: v.support for v in values(incident, QuestionAbout.HOW_MANY, "detention")}
    assert figures == {"at least 40": ("x-1.1",), "as many as 120": ("x-2.1",)}


def test_the_killed_are_counted_apart_from_the_detained():
    incident = holding(weighed(courier(), blog()), "x-1.1")
    assert [v.answer for v in values(incident, QuestionAbout.HOW_MANY, "killing")] == ["three"]


def test_what_nobody_says_is_listed_as_unanswered():
    assert holding(weighed(courier()), "x-1.1").unanswered == (QuestionAbout.WHEN,)
