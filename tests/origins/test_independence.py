import pytest
from origins.printing import WIRE, attributed, authorial, printed, quoted, relayed, told

from habeas.origins.independence import StatementNotTraced, independence
from habeas.origins.judgements import EdgeOverride
from habeas.origins.lineage import EdgeKind
from habeas.origins.tracing import trace
from habeas.words.statements import SpeakerKind, Stance

TAKEN = "Men were taken from the market"


def bounds(reports, overrides=()):
    found = trace(reports, overrides)
    counted = independence(found, [k.identifier for r in reports for k in r.statements])
    for bound in (counted.at_least, counted.at_most):
        assert bound.number == len(bound.chains) == len(bound.cut)
    return counted


def interval(reports, overrides=()):
    counted = bounds(reports, overrides)
    return counted.at_least.number, counted.at_most.number


def witness(exhibit, name, **byline):
    text = f"{TAKEN}, said {name}, who stood there with {exhibit}."
    return printed(exhibit, text, attributed(TAKEN, name, basis="witness"), **byline)


def test_two_first_hand_testimonies_in_two_reports_are_two_origins():
    counted = bounds([witness("x-1", "Mira Tolen"), witness("x-2", "Pavel Orn")])
    assert counted.at_least.number == counted.at_most.number == 2
    assert counted.at_least.chains[0] == (
        "observation:voice:mira tolen",
        "voice:mira tolen",
        "exhibit:x-1",
    )


def test_two_witnesses_through_one_paper_are_two_voices_but_one_channel():
    text = f"{TAKEN}, said Mira Tolen. They were beaten, said Pavel Orn. Both were there."
    paper = printed(
        "x-1",
        text,
        attributed(TAKEN, "Mira Tolen", basis="witness"),
        attributed("They were beaten", "Pavel Orn", basis="witness"),
    )
    counted = bounds([paper])
    assert counted.at_least.number == 1
    assert counted.at_least.cut == ("exhibit:x-1",)


def test_one_witness_in_two_papers_is_one_origin():
    counted = bounds([witness("x-1", "Mira Tolen"), witness("x-2", "Mira Tolen")])
    assert counted.at_most.number == 1
    assert counted.at_least.number == 1


def test_two_reports_of_one_outlet_are_one_channel_below_and_two_above():
    one, other = (
        witness("x-1", "Mira Tolen", outlet="The Courier"),
        witness("x-2", "Pavel Orn", outlet="The Courier"),
    )
    assert interval([one, other]) == (1, 2)


def test_ten_copies_are_one_origin():
    reports = [printed(f"x-{n}", WIRE, authorial(WIRE[:60])) for n in range(10)]
    assert interval(reports) == (0, 1)


def test_an_unsourced_report_and_some_reports_are_none_at_least_and_two_at_most():
    own = printed("x-1", f"{TAKEN} and beaten.", authorial(TAKEN))
    vague = printed(
        "x-2",
        "As many as 120 men were rounded up according to some reports.",
        attributed(
            "As many as 120 men were rounded up",
            "some reports",
            kind=SpeakerKind.DOCUMENT,
            named=False,
        ),
    )
    counted = bounds([own, vague])
    assert (counted.at_least.number, counted.at_most.number) == (0, 2)
    assert counted.at_most.cut[0] == "own:x-1"
    assert counted.at_most.cut[1].startswith("unnamed:x-2:")


def test_an_uncollected_paper_adds_nothing_to_the_number_at_least():
    text = f"{TAKEN}, Mira Tolen told Meridian Agency; she was there."
    said = attributed(TAKEN, "Mira Tolen", relays=(told("Meridian Agency"),), basis="witness")
    assert interval([printed("x-1", text, said)]) == (0, 1)


def test_an_unnamed_witness_counts_for_nothing_below_and_one_above():
    text = f"{TAKEN}, a neighbour said. She saw it."
    said = attributed(TAKEN, "a neighbour", named=False, basis="witness")
    assert interval([printed("x-1", text, said)]) == (0, 1)


def test_two_papers_with_it_from_one_agency_are_one_origin():
    reports = [
        printed(
            exhibit,
            f"{words}, Meridian Agency reports.",
            attributed(words, "Meridian Agency", kind=SpeakerKind.OUTLET),
        )
        for exhibit, words in (("x-1", TAKEN), ("x-2", "Dozens were driven away in cars"))
    ]
    assert interval(reports) == (0, 1)


def test_an_inferred_hand_does_not_lower_the_number_at_most():
    said = (("x-1", TAKEN, True), ("x-2", "Dozens were driven away in cars", False))
    reports = [
        printed(
            exhibit,
            f"Radio Orlo: {words}, Imre Solt admitted to {exhibit}.",
            attributed(words, "Imre Solt", relays=(relayed("Radio Orlo", explicit=sure),)),
        )
        for exhibit, words, sure in said
    ]
    assert interval(reports) == (0, 2)


def denials():
    words = "You cannot persecute people who do not exist in our republic"
    return [
        printed(
            exhibit,
            f'"{words}," {name} said in {exhibit}.',
            quoted(words, name, stance=Stance.DENIES, basis="official_act"),
        )
        for exhibit, name in (("x-1", "Imre Solt"), ("x-2", "Davor Hasimel"))
    ]


def test_words_given_to_two_speakers_count_once_at_least_and_twice_at_most():
    assert interval(denials()) == (1, 2)


def test_accepting_that_two_wordings_are_one_lowers_the_number_at_most():
    (question,) = trace(denials()).questions
    assert interval(denials(), [EdgeOverride(question.edge, True, "one occasion")]) == (1, 1)


def test_rejecting_that_two_wordings_are_one_raises_the_number_at_least():
    (question,) = trace(denials()).questions
    assert interval(denials(), [EdgeOverride(question.edge, False, "two occasions")]) == (2, 2)


def test_rejecting_a_copy_raises_the_number_at_most():
    reports = [printed(f"x-{n}", WIRE, authorial(WIRE[:60])) for n in (1, 2)]
    (edge,) = [e for e in trace(reports).edges if e.kind is EdgeKind.COPY]
    assert interval(reports, [EdgeOverride(edge.key, False, "both desks confirm")]) == (0, 2)


def test_a_letter_by_a_witness_is_an_origin_of_its_own():
    letter = printed("x-1", "I saw how they took him.", authorial("they took him", basis="witness"))
    assert interval([letter]) == (1, 1)


def test_two_letters_by_one_author_are_one_origin():
    letters = [
        printed(exhibit, text, authorial(text, basis="witness"), author="Mira Tolen")
        for exhibit, text in (("x-1", "I saw how they took him."), ("x-2", "They beat my son."))
    ]
    assert interval(letters) == (1, 1)


def test_a_copied_testimony_and_its_original_are_one_origin():
    text = WIRE + " I saw all of this from my window."
    reports = [printed(f"x-{n}", text, authorial(text, basis="witness")) for n in (1, 2, 3)]
    assert interval(reports) == (1, 1)


def test_a_statement_that_was_not_traced_is_refused():
    with pytest.raises(StatementNotTraced):
        independence(trace([]), ["s-unknown"])


def test_no_statements_have_no_origins():
    counted = independence(trace([]), [])
    assert (counted.at_least.number, counted.at_most.number) == (0, 0)


def test_a_chain_ends_in_the_report_that_holds_what_its_first_holder_said():
    """An organisation's interview, and two reports that only cite the organisation."""
    interview = printed(
        "x-2",
        f"I was there. {TAKEN}.",
        authorial(TAKEN, basis="witness"),
        author="Velmara Legal Aid Network",
    )
    cited = f"{TAKEN}, said the Velmara Legal Aid Network."
    citing = [
        printed(name, cited, attributed(TAKEN, "Velmara Legal Aid Network"))
        for name in ("x-1", "x-3")
    ]
    counted = bounds([*citing, interview])
    for chain in counted.at_least.chains:
        assert chain[-1] == "exhibit:x-2"
    assert set(counted.at_least.cut) & set(counted.at_least.chains[0])
