"""When an answer may be told, and what is told when it may not."""

from dataclasses import replace

import pytest
from tables.patterns import kosovo, velmara

from habeas.numbers.design import Covered, Design, Truth
from habeas.numbers.diagnostics import Diagnosis
from habeas.numbers.families import Family, Figure, Story
from habeas.numbers.gate import FEW_PEOPLE, Held, judged
from habeas.numbers.heaps import Heap
from habeas.numbers.leaving import Left
from habeas.numbers.overlaps import overlaps
from habeas.numbers.rivals import AS_LIKELY, Rival, Rivals
from habeas.words.reasons import Reason


def tried(share, uneven=0.2):
    def covered(inside):
        return Covered(inside, 0.0, 1 - inside, 1.0)

    return Design(40, {Truth.AS_FITTED: covered(share), Truth.SOME_MORE_VISIBLE: covered(uneven)})


REFUTED = Rival(people=30_000, reach=60_000, behind=AS_LIKELY + 0.1)
AS_GOOD = replace(REFUTED, behind=AS_LIKELY)
SOUND = Diagnosis(
    chains=32,
    r_hat_people=1.002,
    r_hat_likelihood=1.001,
    bulk_ess=4000,
    tail_ess=2500,
    likelihoods_apart=0.5,
    near_cap=0.0,
    heaps=(Heap(9000, 10_400, 13_800, 1.0, -50.0),),
)
CLASSES = Figure(Family.CLASSES, 10_400, 9_000, 13_800)
FAINT = Figure(Family.FAINT, 10_100, 8_000, 15_800)
GRAPHS = Figure(Family.GRAPHS, 12_500, 9_800, 16_500, diagnostics={"share_near_cap": 0.0})
MODEL = Figure(Family.LOG_LINEAR, 10_357.6, 7_786.4, 12_800.2)
LOWER = Figure(Family.AT_LEAST, 8_600, 8_200, 9_000)
HELD = Held(
    kosovo(),
    overlaps(kosovo()),
    (CLASSES, FAINT, GRAPHS, MODEL, LOWER),
    SOUND,
    tuple(Left(name, GRAPHS, GRAPHS) for name in kosovo().lists),
    rivals=Rivals(REFUTED, REFUTED),
    design=tried(0.95),
)


ALWAYS = ("warns_unreached", "warns_links")


def codes(reasons):
    return [reason.name for reason in reasons]


def test_when_all_agree_a_span_over_every_family_is_told_and_no_single_number():
    verdict = judged(HELD)
    assert verdict.passes
    assert (verdict.lower, verdict.upper) == (7_500, 16_500)
    assert "At least 4,400 people are documented" in str(verdict.sentence)
    assert "between 7,500 and 16,500" in str(verdict.sentence)
    assert "10400" not in str(verdict.sentence)


def test_whom_no_list_reached_and_what_a_missed_link_does_is_always_told():
    assert codes(judged(HELD).warning) == list(ALWAYS)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"diagnosis": None}, "forbids_no_chains"),
        ({"diagnosis": replace(SOUND, chains=4)}, "forbids_few_chains"),
        ({"diagnosis": replace(SOUND, r_hat_people=1.02)}, "forbids_chains"),
        ({"diagnosis": replace(SOUND, r_hat_likelihood=1.02)}, "forbids_chains"),
        ({"diagnosis": replace(SOUND, r_hat_people=float("nan"))}, "forbids_chains"),
        ({"diagnosis": replace(SOUND, tail_ess=390)}, "forbids_draws"),
        ({"diagnosis": replace(SOUND, likelihoods_apart=5)}, "forbids_several"),
        ({"diagnosis": replace(SOUND, near_cap=0.02)}, "forbids_cap"),
        ({"design": tried(0.6)}, "forbids_coverage"),
        ({"figures": (CLASSES, LOWER)}, "forbids_one_family"),
        ({"figures": (CLASSES, replace(MODEL, people=20_000))}, "forbids_families"),
        (
            {"figures": (CLASSES, replace(GRAPHS, diagnostics={"share_near_cap": 0.1}))},
            "forbids_near_cap",
        ),
        (
            {"figures": (CLASSES, replace(GRAPHS, stories=(Story(9, 8, 10, 0.5),) * 2))},
            "forbids_stories",
        ),
    ],
)
def test_each_failing_keeps_the_answer_back_and_says_why(changed, code):
    verdict = judged(replace(HELD, **changed))
    assert code in codes(verdict.forbidding)
    assert (verdict.lower, verdict.upper) == (None, None)
    assert "cannot be inferred" in str(verdict.sentence)


def test_a_list_on_which_all_rests_is_told_and_half_of_the_lists_forbid():
    other = Left("ABA", replace(GRAPHS, people=7_100, lower=6_700, upper=7_500), GRAPHS)
    once = judged(replace(HELD, left=(other, *HELD.left[1:])))
    twice = judged(replace(HELD, left=(other, other, *HELD.left[2:])))
    assert once.passes
    assert "warns_rests_on" in codes(once.warning)
    assert "forbids_left_out" in codes(twice.forbidding)


def test_a_figure_outside_the_interval_without_a_list_is_told():
    other = Left("HRW", replace(GRAPHS, people=9_000, lower=8_000, upper=11_000), GRAPHS)
    assert "warns_left_out" in codes(judged(replace(HELD, left=(other,) * 4)).warning)


def test_more_people_than_any_interval_holds_are_told_where_the_table_does_not_speak_against_it():
    verdict = judged(replace(HELD, rivals=Rivals(AS_GOOD, REFUTED)))
    assert verdict.passes
    assert codes(verdict.warning) == [*ALWAYS, "warns_uneven"]
    assert "some 30,000 people, perhaps 60,000" in str(verdict.warning[2])


def test_an_uneven_population_that_the_intervals_hold_is_not_told():
    inside = replace(AS_GOOD, people=16_500)
    assert codes(judged(replace(HELD, rivals=Rivals(inside, inside))).warning) == list(ALWAYS)


def test_more_people_where_two_in_five_are_hardly_found_are_told_too():
    verdict = judged(replace(HELD, rivals=Rivals(REFUTED, AS_GOOD)))
    assert verdict.passes
    assert codes(verdict.warning) == [*ALWAYS, "warns_hidden"]
    assert "some 30,000 people" in str(verdict.warning[2])


def test_a_family_that_says_fewer_than_the_lower_bound_is_told():
    high = replace(LOWER, people=11_000, lower=10_358, upper=11_700)
    verdict = judged(replace(HELD, figures=(CLASSES, GRAPHS, MODEL, FAINT, high)))
    assert verdict.passes
    assert codes(verdict.warning) == [*ALWAYS, *["warns_bound"] * 2]
    assert "Log-linear model" in str(verdict.warning[2])
    assert "is 11,000, 10,358 at its least" in str(verdict.warning[3])


def test_a_span_reaches_over_what_another_prior_says():
    wide = replace(FAINT, lower=6_600.0, upper=17_000.4)
    verdict = judged(replace(HELD, figures=(CLASSES, wide, GRAPHS, MODEL)))
    assert (verdict.lower, verdict.upper) == (6_000, 18_000)
    assert codes(verdict.warning) == list(ALWAYS)


@pytest.mark.parametrize(
    "faint",
    [replace(FAINT, people=14_000.0), replace(FAINT, people=12_000.0, lower=11_000.0)],
    ids=["outside the classes' interval", "the classes' figure outside its own"],
)
def test_that_another_prior_says_otherwise_is_told_and_forbids_nothing(faint):
    verdict = judged(replace(HELD, figures=(CLASSES, faint, GRAPHS, MODEL)))
    assert verdict.passes
    assert codes(verdict.warning) == [*ALWAYS, "warns_prior"]
    assert f"{faint.people:,.0f}, between {faint.lower:,.0f}" in str(verdict.warning[2])


@pytest.mark.parametrize(("without", "passes"), [(0.05, True), (0.06, False)])
def test_a_log_linear_choice_that_often_has_no_estimate_lets_nothing_through(without, passes):
    shaky = replace(MODEL, diagnostics={"replicates_without": without})
    verdict = judged(replace(HELD, figures=(CLASSES, FAINT, GRAPHS, shaky)))
    assert verdict.passes is passes
    assert codes(verdict.forbidding) == ([] if passes else ["forbids_replicates"])


def test_a_list_of_which_most_stand_on_another_is_told():
    meeting = replace(overlaps(kosovo()), nearly=(("HRW", "ABA", 0.91),))
    assert "warns_nearly" in codes(judged(replace(HELD, overlaps=meeting)).warning)


def test_that_another_prior_could_not_be_tried_is_told():
    none = Figure(Family.FAINT, why_none=Reason.of("numbers.none_unsettled"))
    verdict = judged(replace(HELD, figures=(CLASSES, none, GRAPHS, MODEL)))
    assert codes(verdict.warning) == [*ALWAYS, "warns_no_faint"]
    assert (verdict.lower, verdict.upper) == (7_500, 16_500)


def test_how_intervals_fare_on_uneven_made_up_tables_alone_warns_of_nothing():
    assert codes(judged(replace(HELD, design=tried(0.95, uneven=0.0))).warning) == list(ALWAYS)


def test_few_people_and_lists_too_few_to_leave_one_out_are_told():
    table = velmara()
    few = replace(HELD, table=table, overlaps=overlaps(table), left=())
    found = codes(judged(few).warning)
    assert found == [*ALWAYS, "warns_few", "warns_none_left_out"]


@pytest.mark.parametrize(("truths", "passes"), [(None, False), (1, False), (19, False), (20, True)])
def test_no_trial_or_a_small_one_lets_no_figure_through(truths, passes):
    design = None if truths is None else replace(tried(0.95), truths=truths)
    verdict = judged(replace(HELD, design=design))
    assert verdict.passes is passes
    assert codes(verdict.forbidding) == ([] if passes else ["forbids_no_design"])


def test_a_few_people_have_an_answer_only_when_it_would_bear_that_some_are_easier_to_find():
    table = velmara()
    few = replace(HELD, table=table, overlaps=overlaps(table))
    borne = Rival(people=16_000, reach=16_500, behind=0.0)
    unsure = replace(borne, reach=16_501)
    for rival, is_borne in ((AS_GOOD, False), (unsure, False), (borne, True), (REFUTED, True)):
        found = codes(judged(replace(few, rivals=Rivals(rival, AS_GOOD))).forbidding)
        assert ("forbids_few" not in found) == is_borne
    assert "forbids_few" not in codes(
        judged(replace(HELD, rivals=Rivals(unsure, REFUTED))).forbidding
    )


def test_chains_that_were_stopped_before_they_agreed_are_told():
    classes, *others = HELD.figures
    cut = replace(classes, diagnostics={**classes.diagnostics, "stopped_early": True})
    assert "warns_stopped" in codes(judged(replace(HELD, figures=(cut, *others))).warning)
    assert "warns_stopped" not in codes(judged(HELD).warning)


def test_only_people_who_are_known_to_belong_to_the_table_make_it_large_enough():
    unsure = Rival(people=10**6, reach=10**6, behind=0.0)
    held = replace(HELD, rivals=Rivals(unsure, REFUTED), documented=FEW_PEOPLE)
    assert "forbids_few" not in codes(judged(held).forbidding)
    assert "forbids_few" in codes(judged(replace(held, documented=FEW_PEOPLE - 1)).forbidding)


def test_nobody_is_told_to_be_fewer_than_were_recorded():
    low = replace(MODEL, people=10_357, lower=100.0)
    assert judged(replace(HELD, figures=(CLASSES, FAINT, low))).lower == kosovo().recorded
