from bodies.velmara import body, person, report, said, unnamed
from incidents.story import NETWORK, NO_TRACE, blog, courier, holding, weighed

from habeas.incidents.weighing import remainder
from habeas.origins.lineage import Question, QuestionKind, Trace
from habeas.words.statements import Modality, Stance

STATE_RADIO = (
    'President Davor Hasimel called the reports from Keld "a lie". '
    "He said that the Second Patrol Regiment had arrested no one in Keld."
)


def state_radio(exhibit="x-3"):
    hasimel = person("President Davor Hasimel")
    return report(
        exhibit,
        STATE_RADIO,
        said(
            STATE_RADIO,
            "the Second Patrol Regiment had arrested no one in Keld",
            hasimel,
            Stance.DENIES,
            acts=[("arrest", "arrested")],
            places=[("keld", "Keld")],
            modality=Modality.DENIED,
        ),
    )


def test_a_spokesman_leads_to_the_accused_regiment_by_its_leader():
    incident = holding(weighed(courier(), blog()), "x-1.1")
    (denial,) = incident.denials
    assert (denial.speaker_name, denial.named, denial.is_accused) == ("Imre Solt", True, False)
    assert denial.accused == "second patrol regiment"
    assert denial.path[0] == "speaks_for:imre solt>davor hasimel"


def test_the_allegations_are_those_told_before_in_the_same_report():
    (denial,) = holding(weighed(courier(), blog()), "x-1.1").denials
    assert denial.answers == ("x-1.1", "x-1.2")


def test_a_denial_stands_beside_no_accusation_about_another_group():
    assert holding(weighed(courier(), blog()), "x-1.4").denials == ()


def test_a_denial_in_a_report_that_alleges_nothing_finds_what_it_denies():
    incident = holding(weighed(courier(), state_radio()), "x-1.1")
    (denial,) = [d for d in incident.denials if d.statement == "x-3.1"]
    assert denial.answers == ("x-1.1",)


def test_whoever_denies_their_own_act_is_the_accused():
    text = "The Second Patrol Regiment denied that men had been detained in Keld."
    denial = said(
        text,
        "men had been detained in Keld",
        body("The Second Patrol Regiment"),
        Stance.DENIES,
        acts=[("detention", "detained")],
        places=[("keld", "Keld")],
        modality=Modality.DENIED,
    )
    incident = holding(weighed(courier(), report("x-3", text, denial)), "x-1.1")
    (found,) = [d for d in incident.denials if d.statement == "x-3.1"]
    assert found.is_accused
    assert found.path == ()


def test_a_denial_denies_the_act_and_its_figures_but_not_the_place():
    incident = holding(weighed(courier(), state_radio()), "x-1.1")
    denied = {(v.question.value, v.subject) for v in incident.values if "x-3.1" in v.denials}
    assert ("how_many", "detention") in denied
    assert not {question for question, _ in denied} & {"where", "when", "why"}


def test_a_denial_of_the_arrests_is_no_denial_of_the_killing():
    incident = holding(weighed(courier(), state_radio()), "x-1.1")
    killed = [v for v in incident.values if v.subject == "killing"]
    assert killed
    assert all("x-3.1" not in value.denials for value in killed)


def test_two_denials_that_may_be_one_utterance_point_at_each_other():
    question = Question(QuestionKind.PERHAPS_ONE_UTTERANCE, ("x-1.3", "x-3.1"), "e", "alike")
    trace = Trace((), (), (), (), (question,), ())
    incident = holding(weighed(courier(), state_radio(), trace=trace), "x-1.1")
    twins = {denial.statement: denial.perhaps_same_as for denial in incident.denials}
    assert twins == {"x-1.3": ("x-3.1",), "x-3.1": ("x-1.3",)}


def test_a_question_nobody_has_answered_attaches_nothing():
    text = "You cannot persecute people who do not exist."
    bare = said(text, text[:-1], person("Davor Hasimel"), Stance.DENIES)
    question = Question(QuestionKind.PERHAPS_ONE_UTTERANCE, ("x-1.3", "x-3.1"), "e", "alike")
    trace = Trace((), (), (), (), (question,), ())
    incident = holding(weighed(courier(), report("x-3", text, bare), trace=trace), "x-1.1")
    assert {denial.statement for denial in incident.denials} == {"x-1.3"}
    assert incident.denials[0].perhaps_same_as == ("x-3.1",)


def test_whoever_denies_one_thing_of_an_incident_denies_it_with_the_next_sentence_too():
    text = (
        "President Davor Hasimel said that the Second Patrol Regiment had arrested no one in Keld. "
        'He added: "You cannot persecute people who do not exist."'
    )
    hasimel = person("Davor Hasimel")
    told = [
        said(text, words, hasimel, Stance.DENIES, acts=acts, modality=Modality.DENIED, **where)
        for words, acts, where in (
            (
                "the Second Patrol Regiment had arrested no one in Keld",
                [("arrest", "arrested")],
                {"places": [("keld", "Keld")]},
            ),
            ("You cannot persecute people who do not exist", [], {}),
        )
    ]
    incident = holding(weighed(courier(), report("x-3", text, *told)), "x-1.1")
    assert [d.statement for d in incident.denials] == ["x-1.3", "x-3.1", "x-3.2"]


def test_a_denial_in_the_same_words_about_another_country_stays_with_its_own():
    text = "In Besk, men were detained. The mayor rejected the allegations."
    mayor = report(
        "x-3",
        text,
        said(
            text, "men were detained", acts=[("detention", "detained")], places=[("besk", "Besk")]
        ),
        said(text, "rejected the allegations", person("the mayor"), Stance.DENIES),
    )
    told = "In Keld, men were detained. Imre Solt rejected the allegations."
    solt = report(
        "x-4",
        told,
        said(
            told, "men were detained", acts=[("detention", "detained")], places=[("keld", "Keld")]
        ),
        said(told, "rejected the allegations", person("Imre Solt"), Stance.DENIES),
    )
    question = Question(QuestionKind.PERHAPS_ONE_UTTERANCE, ("x-3.2", "x-4.2"), "e", "alike")
    incidents = weighed(mayor, solt, trace=Trace((), (), (), (), (question,), ()))
    besk, keld = (holding(incidents, statement) for statement in ("x-3.1", "x-4.1"))
    assert [d.statement for d in besk.denials] == ["x-3.2"]
    assert [d.statement for d in keld.denials] == ["x-4.2"]


def test_an_authors_doubt_is_no_denial_and_no_value():
    incident = holding(weighed(courier(), blog()), "x-2.1")
    assert incident.doubts == ("x-2.2",)
    assert all("x-2.2" not in (*v.support, *v.denials) for v in incident.values)


def test_a_demand_goes_with_what_its_report_tells():
    assert holding(weighed(courier(), blog()), "x-2.1").demands == ("x-2.3",)


def test_a_denial_of_what_nobody_alleges_is_listed_and_not_dropped():
    reports = (state_radio(),)
    assert weighed(*reports) == ()
    (left,) = remainder(reports, ())
    assert left.statement == "x-3.1"
    assert str(left.why) == "answers nothing that the reports read so far allege"


def test_without_a_trace_nothing_is_perhaps_one_utterance():
    incident = holding(weighed(courier(), state_radio(), trace=NO_TRACE), "x-1.1")
    assert all(denial.perhaps_same_as == () for denial in incident.denials)


MINISTRY = (
    "Statement of the Ministry of the Interior\n\n"
    "The Ministry of the Interior denies that its officers have detained any person in Keld. "
    "The regiment detained 6 persons in Keld on suspicion of theft."
)


def ministry_statement(exhibit="x-5"):
    return report(
        exhibit,
        MINISTRY,
        said(
            MINISTRY,
            "its officers have detained any person in Keld",
            body("The Ministry of the Interior"),
            Stance.DENIES,
            acts=[("detention", "detained")],
            places=[("keld", "Keld")],
            modality=Modality.DENIED,
        ),
        said(
            MINISTRY,
            "The regiment detained 6 persons in Keld on suspicion of theft",
            acts=[("detention", "detained")],
            places=[("keld", "Keld")],
            persons=("6", 6, 6, "", "persons"),
        ),
    )


def test_nobody_denies_the_figure_their_own_statement_gives():
    incident = holding(weighed(courier(), ministry_statement()), "x-1.1")
    denied = {v.answer: v.denials for v in incident.values if v.question.value == "how_many"}
    assert "x-5.1" in denied["at least 40"]
    assert "x-5.1" not in denied["6"]
    (denial,) = [d for d in incident.denials if d.statement == "x-5.1"]
    assert "x-1.1" in denial.answers
    assert "x-5.2" not in denial.answers


def test_a_denial_told_after_one_report_denies_no_figure_of_another():
    incident = holding(weighed(courier(), blog(), ministry_statement()), "x-1.1")
    denied = {v.answer: v.denials for v in incident.values if v.question.value == "how_many"}
    assert "x-1.3" in denied["at least 40"]
    assert "x-1.3" not in denied["6"]


def test_a_denial_that_opens_a_report_answers_what_that_report_tells_next():
    text = (
        "Officials in Velmara denied that men had been detained in Keld. "
        "At least 40 men had been taken in Keld, the Velmara Legal Aid Network said."
    )
    opening = report(
        "x-6",
        text,
        said(
            text,
            "men had been detained in Keld",
            unnamed("Officials in Velmara"),
            Stance.DENIES,
            acts=[("detention", "detained")],
            places=[("keld", "Keld")],
            modality=Modality.DENIED,
        ),
        said(
            text,
            "At least 40 men had been taken in Keld",
            NETWORK,
            acts=[("detention", "taken")],
            places=[("keld", "Keld")],
            persons=("At least 40", 40, None, "at least", "men"),
        ),
    )
    incident = holding(weighed(ministry_statement(), opening), "x-6.2")
    (denial,) = [d for d in incident.denials if d.statement == "x-6.1"]
    assert denial.answers == ("x-6.2",)
    (six,) = [v for v in incident.values if v.answer == "6"]
    assert six.denials == ()


def test_whoever_withdraws_one_figure_answers_only_those_that_give_it():
    text = (
        "In our report we wrote that three men had been killed after the arrests in Keld. "
        "The Courier withdraws the figure of three."
    )
    correction = report(
        "x-6",
        text,
        said(
            text,
            "three men had been killed after the arrests in Keld",
            acts=[("killing", "killed"), ("arrest", "arrests")],
            places=[("keld", "Keld")],
            persons=("three", 3, 3, "", "men"),
        ),
        said(text, "the figure of three", body("The Courier"), Stance.DENIES),
    )
    incident = holding(weighed(courier(), correction), "x-1.1")
    (withdrawn,) = [d for d in incident.denials if d.statement == "x-6.2"]
    assert withdrawn.answers == ("x-1.2", "x-6.1")
    assert {v.answer for v in incident.values if "x-6.2" in v.denials} == {"three"}
