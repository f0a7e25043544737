"""What is brought together, and what never is."""

from bodies.velmara import person, report, said, unnamed
from incidents.story import NETWORK, REGIMENT, SOME_REPORTS, holding, weighed

from habeas.words.statements import Modality, SpeakerKind

ROUNDUP = "Officers detained gay men in Keld."
KELD = [("keld", "Keld")]
GAY_MEN = [("gay_men", "gay men")]


def roundup(exhibit="x-1", text=ROUNDUP, **told):
    details = {
        "acts": [("detention", "detained")],
        "places": KELD,
        "groups": GAY_MEN,
        "accused": [("Officers", "state", "direct")],
    }
    return report(exhibit, text, said(text, ROUNDUP[:-1], NETWORK, **{**details, **told}))


def other(text, exhibit="x-2", speaker=SOME_REPORTS, **told):
    return report(exhibit, text, said(text, text.rstrip("."), speaker, **told))


def together(*reports):
    incidents = weighed(*reports)
    return holding(incidents, "x-1.1") is holding(incidents, "x-2.1")


def test_one_act_in_one_place_is_one_incident():
    assert together(
        roundup(),
        other("Men were arrested in Keld.", acts=[("detention", "arrested")], places=KELD),
    )


def test_one_act_in_two_towns_is_two_incidents():
    assert not together(
        roundup(),
        other(
            "Officers detained gay men in Orlo.",
            acts=[("detention", "detained")],
            places=[("orlo", "Orlo")],
            groups=GAY_MEN,
            accused=[("Officers", "state", "direct")],
        ),
    )


def test_two_declared_groups_never_stand_in_one_incident():
    assert not together(
        roundup(),
        other(
            "Officers detained the families of smugglers in Keld.",
            acts=[("detention", "detained")],
            places=KELD,
            groups=[("smugglers_families", "the families of smugglers")],
            accused=[("Officers", "state", "direct")],
        ),
    )


def test_a_killing_by_relatives_is_not_a_killing_by_the_state():
    text = "Officers killed two men in Keld."
    by_officers = report(
        "x-1",
        text,
        said(
            text,
            text[:-1],
            acts=[("killing", "killed")],
            places=KELD,
            accused=[("Officers", "state", "direct")],
        ),
    )
    assert not together(
        by_officers,
        other(
            "Their relatives killed two men in Keld.",
            acts=[("killing", "killed")],
            places=KELD,
            accused=[("Their relatives", "non_state", "direct")],
        ),
    )


def test_one_woman_is_not_one_of_the_men():
    men = "Men were killed by militants."
    told = said(
        men, men[:-1], acts=[("killing", "killed")], accused=[("militants", "non_state", "direct")]
    )
    woman = "One woman was killed by militants."
    assert not together(
        report("x-1", men, told),
        other(
            woman,
            acts=[("killing", "killed")],
            accused=[("militants", "non_state", "direct")],
            persons=("One", 1, 1, "", "woman"),
        ),
    )


def test_a_danger_is_not_what_is_said_to_have_happened():
    assert not together(
        roundup(),
        other(
            "Gay men in Keld may be detained.",
            acts=[("detention", "detained")],
            places=KELD,
            groups=[("gay_men", "Gay men")],
            modality=Modality.RISK,
        ),
    )


def test_the_same_act_years_apart_in_one_place_is_two_incidents():
    early = "In May 2021 men were detained in Keld."
    late = "In May 2031 men were detained in Keld."
    one = said(
        early,
        early[:-1],
        acts=[("detention", "detained")],
        places=KELD,
        times=[("2021-05", "May 2021")],
    )
    assert not together(
        report("x-1", early, one),
        other(
            late,
            acts=[("detention", "detained")],
            places=KELD,
            times=[("2031-05", "May 2031")],
        ),
    )


def test_a_general_accusation_joins_no_particular_act():
    assert not together(
        roundup(),
        other(
            "Hasimel is accused of abuses.",
            acts=[("persecution", "abuses")],
            accused=[("Hasimel", "state", "direct")],
        ),
    )


def test_a_vague_statement_between_two_incidents_joins_one_and_welds_nothing():
    text = (
        "Officers detained gay men in Keld. Men were beaten. Border guards beat smugglers in Besk."
    )
    told = report(
        "x-1",
        text,
        said(
            text,
            "Officers detained gay men in Keld",
            acts=[("detention", "detained")],
            places=KELD,
            groups=GAY_MEN,
            accused=[("Officers", "state", "direct")],
        ),
        said(text, "Men were beaten", acts=[("method.beating", "beaten")]),
        said(
            text,
            "Border guards beat smugglers in Besk",
            acts=[("method.beating", "beat")],
            places=[("besk", "Besk")],
            groups=[("smugglers", "smugglers")],
            accused=[("Border guards", "state", "direct")],
        ),
    )
    incidents = weighed(told)
    assert holding(incidents, "x-1.1") is not holding(incidents, "x-1.3")
    assert sorted(i for incident in incidents for i in incident.allegations) == [
        "x-1.1",
        "x-1.2",
        "x-1.3",
    ]


def test_what_points_back_goes_to_what_was_told_last_before_it():
    text = "Officers detained gay men in Keld. The men were taken to a depot and beaten."
    told = report(
        "x-1",
        text,
        said(
            text,
            "Officers detained gay men in Keld",
            acts=[("detention", "detained")],
            places=KELD,
            groups=GAY_MEN,
        ),
        said(text, "The men were taken to a depot and beaten", acts=[("method.beating", "beaten")]),
    )
    assert len(weighed(told)) == 1


def test_a_restatement_stands_beside_what_it_restates_and_adds_no_value():
    text = "Officers detained 40 men in Keld. Basically, men were detained."
    first = said(
        text,
        "Officers detained 40 men in Keld",
        acts=[("detention", "detained")],
        places=KELD,
        persons=("40", 40, 40, "", "men"),
    )
    again = said(
        text,
        "men were detained",
        acts=[("detention", "detained")],
        restates="Officers detained 40 men in Keld",
    )
    (incident,) = weighed(report("x-1", text, first, again))
    assert incident.allegations == ("x-1.1", "x-1.2")
    assert all("x-1.2" not in value.support for value in incident.values)


def test_what_is_only_implied_supports_no_value():
    text = "Men were detained in Keld. Their own families would have dealt with them."
    told = report(
        "x-1",
        text,
        said(text, "Men were detained in Keld", acts=[("detention", "detained")], places=KELD),
        said(
            text,
            "Their own families would have dealt with them",
            person("Imre Solt"),
            acts=[("killing", "dealt with them")],
            modality=Modality.IMPLIED,
        ),
    )
    (incident,) = weighed(told)
    assert all("x-1.2" not in value.support for value in incident.values)


def test_a_copy_joins_its_original_and_says_so():
    copied = roundup("x-2")
    (incident,) = weighed(roundup(), copied)
    assert "the same words" in str(incident.bonds[0].why)


def test_every_member_says_why_it_stands_there():
    incidents = weighed(
        roundup(),
        other("Men were arrested in Keld.", acts=[("detention", "arrested")], places=KELD),
    )
    bond = incidents[0].bonds[0]
    assert {bond.statement, bond.to} == {"x-1.1", "x-2.1"}
    assert str(bond.why) == "same act (detention), same place (Keld)"


def test_a_killing_in_the_name_of_honour_is_laid_to_relatives_by_its_name():
    state = "Officers killed gay men in Keld."
    told = said(
        state,
        state[:-1],
        acts=[("killing", "killed")],
        places=KELD,
        groups=GAY_MEN,
        accused=[("Officers", "state", "direct")],
    )
    assert not together(
        report("x-1", state, told),
        other(
            "Honour killings of gay men go on in Keld.",
            acts=[("killing.honour", "Honour killings")],
            places=KELD,
            groups=GAY_MEN,
        ),
    )


def test_one_woman_killed_is_not_the_general_practice():
    text = "Honour killings are a ruthless practice. One woman was the victim of an honour killing."
    practice = said(
        text,
        "Honour killings are a ruthless practice",
        acts=[("killing.honour", "Honour killings")],
    )
    woman = said(
        text,
        "One woman was the victim of an honour killing",
        acts=[("killing.honour", "honour killing")],
        persons=("One", 1, 1, "", "woman"),
    )
    assert len(weighed(report("x-1", text, practice, woman))) == 2


def test_a_place_named_before_helps_to_gather_and_is_no_value():
    text = "Officers detained gay men in Keld. As many as 100 men were rounded up."
    first = said(
        text, "Officers detained gay men in Keld", acts=[("detention", "detained")], places=KELD
    )
    second = said(
        text,
        "As many as 100 men were rounded up",
        SOME_REPORTS,
        acts=[("mass_roundup", "rounded up")],
        persons=("As many as 100", None, 100, "as many as", "men"),
    )
    (incident,) = weighed(report("x-1", text, first, second))
    (where,) = [v for v in incident.values if v.question.value == "where"]
    assert where.support == ("x-1.1",)


def test_a_number_belongs_to_the_act_of_its_own_clause():
    text = "The men in Keld were given electric shocks and three men were killed."
    told = said(
        text,
        text[:-1],
        acts=[("method.electric_shock", "electric shocks"), ("killing", "killed")],
        places=KELD,
        persons=("three", 3, 3, "", "men"),
    )
    (incident,) = weighed(report("x-1", text, told))
    (figure,) = [v for v in incident.values if v.question.value == "how_many"]
    assert (figure.subject, figure.answer) == ("killing", "three")


def test_the_first_allegation_of_a_report_points_back_to_nothing():
    text = "Three men were killed after the arrests in Keld."
    assert together(
        roundup(),
        other(
            text,
            acts=[("killing", "killed"), ("arrest", "arrests")],
            places=KELD,
            persons=("Three", 3, 3, "", "men"),
        ),
    )


def test_nobody_is_accused_by_looking_away():
    text = "Officials looked away while men were killed in Keld."
    told = said(
        text,
        text[:-1],
        unnamed("relatives", SpeakerKind.GROUP),
        acts=[("killing", "killed")],
        places=KELD,
        accused=[("Officials", "state", "omission")],
    )
    assert together(
        report("x-1", text, told),
        other(
            "Their relatives killed men in Keld.",
            acts=[("killing", "killed")],
            places=KELD,
            accused=[("Their relatives", "non_state", "direct")],
        ),
    )


def test_the_regiment_named_in_two_reports_is_one_perpetrator():
    text = "Men were held by the Second Patrol Regiment."
    held = {"acts": [("detention", "held")], "accused": [REGIMENT]}
    incidents = weighed(
        report("x-1", text, said(text, text[:-1], NETWORK, **held)),
        other(
            "Men were detained by the Second Patrol Regiment.",
            acts=[("detention", "detained")],
            accused=[REGIMENT],
        ),
    )
    assert "same alleged perpetrator" in str(incidents[0].bonds[0].why)
