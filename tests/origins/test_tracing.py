import random

from origins.printing import WIRE, attributed, authorial, printed, quoted, relayed, told

from habeas.origins.judgements import EdgeOverride
from habeas.origins.lineage import EdgeKind, Grade, NodeKind, QuestionKind
from habeas.origins.tracing import trace
from habeas.words.statements import ContentMode, SpeakerKind, Stance

DETAINED = "Police detained at least forty men in the town of Keld on Monday"


def way(found, statement):
    """(child, kind, parent) of each edge that carries a statement."""
    return {(e.child, e.kind, e.parent) for e in found.edges if statement in e.carries}


def test_a_blog_quoting_a_paper_quoting_an_agency_leads_back_to_the_agency():
    agency = printed(
        "x-1",
        "TARSIN – Forty men were detained in Keld, a doctor in the town said on Monday.",
        attributed("Forty men were detained in Keld", "a doctor in the town", named=False),
        outlet="Meridian Agency",
        published="2031-03-01",
    )
    paper = printed(
        "x-2",
        "There is fear in Keld. Forty men were detained there, Meridian Agency reports.",
        attributed("Forty men were detained there", "Meridian Agency", kind=SpeakerKind.OUTLET),
        outlet="The Tarsin Courier",
        published="2031-03-02",
    )
    blog = printed(
        "x-3",
        "I read in the Tarsin Courier that forty men were detained there. What can we do?",
        attributed("forty men were detained there", "Tarsin Courier", kind=SpeakerKind.OUTLET),
        published="2031-03-03",
    )
    found = trace([blog, paper, agency])
    chain = [e.child for e in found.edges if "x-3/1" in e.carries]
    assert set(chain) == {"exhibit:x-3", "exhibit:x-2", "exhibit:x-1"}
    assert found.originals == ()


def test_a_chain_of_three_hands_is_followed_hand_by_hand():
    text = 'The Northern Post writes: "Nobody was harmed in Keld," Imre Solt told Meridian Agency.'
    said = quoted(
        "Nobody was harmed in Keld",
        "Imre Solt",
        relays=(told("Meridian Agency"), relayed("Northern Post")),
        stance=Stance.DENIES,
    )
    found = trace([printed("x-1", text, said)])
    names = {node.key: node.kind for node in found.nodes}
    assert names["outlet:northern post"] is NodeKind.OUTLET
    assert ("exhibit:x-1", EdgeKind.CITE, "outlet:northern post") in way(found, "x-1/1")
    assert ("outlet:northern post", EdgeKind.CITE, "outlet:meridian agency") in way(found, "x-1/1")
    assert [o.name for o in found.originals] == ["Meridian Agency", "Northern Post"]


def test_an_inferred_hand_is_probable_and_a_stated_one_established():
    text = "The Courier writes: Men were taken. Davor Hasimel said that nobody was harmed."
    stated = attributed("Men were taken", "The Courier", kind=SpeakerKind.OUTLET)
    carried = attributed(
        "nobody was harmed", "Davor Hasimel", relays=(relayed("The Courier", explicit=False),)
    )
    found = trace([printed("x-1", text, stated, carried)])
    grades = {e.carries: e.grade for e in found.edges if e.parent == "outlet:courier"}
    assert grades == {("x-1/1",): Grade.ESTABLISHED, ("x-1/2",): Grade.PROBABLE}


def test_a_statement_in_a_copied_passage_descends_from_the_earlier_exhibit():
    first = printed("x-1", WIRE, authorial(DETAINED), published="2031-03-01")
    text = WIRE + " A neighbour told us that the market is empty."
    own = attributed("the market is empty", "A neighbour", named=False)
    copy = printed("x-2", text, authorial(DETAINED), own, published="2031-03-02")
    found = trace([copy, first])
    assert way(found, "x-2/1") == {
        ("exhibit:x-2", EdgeKind.COPY, "exhibit:x-1"),
        ("exhibit:x-1", EdgeKind.VAGUE, "own:x-1"),
    }
    assert not any(kind is EdgeKind.COPY for _, kind, _ in way(found, "x-2/2"))


def test_a_copy_whose_dates_tell_nothing_is_asked_about():
    first = printed("x-1", WIRE, authorial(DETAINED))
    second = printed("x-2", WIRE, authorial(DETAINED))
    (question,) = trace([first, second]).questions
    assert question.kind is QuestionKind.DIRECTION_UNKNOWN


def test_a_report_that_credits_the_agency_comes_after_it_whatever_the_dates_leave_open():
    agency = printed("x-2", WIRE, authorial(DETAINED), outlet="Meridian Agency")
    paper = printed(
        "x-1", WIRE, authorial(DETAINED), outlet="The Northern Post", agency="Meridian Agency"
    )
    found = trace([agency, paper])
    assert found.copies[0].parent.exhibit == "x-2"
    assert found.questions == ()


def test_a_report_that_names_the_paper_it_has_it_from_comes_after_the_paper():
    text = "As the Northern Post writes: " + WIRE + " I have no way to check this from here."
    blog = printed("x-1", text, attributed(DETAINED, "the Northern Post", kind=SpeakerKind.OUTLET))
    paper = printed("x-2", WIRE, authorial(DETAINED), outlet="The Northern Post")
    found = trace([blog, paper])
    assert [copy.parent.exhibit for copy in found.copies] == ["x-2"]
    assert found.questions == ()


def test_a_person_is_shown_under_the_shortest_full_name():
    text = "Solt spoke. Solt denied it. Velmara's spokesman Imre Solt did so twice."
    said = (
        attributed("spoke", "Solt"),
        attributed("denied it", "Solt"),
        attributed("did so twice", "Velmara's spokesman Imre Solt"),
        attributed("twice", "Imre Solt"),
    )
    voices = [n.name for n in trace([printed("x-1", text, *said)]).nodes if n.kind == "voice"]
    assert voices == ["Imre Solt"]


def test_a_credit_to_an_agency_leads_to_the_agency():
    paper = printed(
        "x-1", WIRE, authorial(DETAINED), outlet="The Northern Post", agency="Meridian Agency"
    )
    found = trace([paper])
    assert way(found, "x-1/1") == {("exhibit:x-1", EdgeKind.CITE, "outlet:meridian agency")}
    assert [o.name for o in found.originals] == ["Meridian Agency"]


def test_two_mentions_of_some_reports_are_two_sources():
    text = "Some reports say men were beaten. There are some reports of three dead."
    said = [
        attributed(words, speaker, kind=SpeakerKind.DOCUMENT, named=False)
        for words, speaker in (("men were beaten", "Some reports"), ("three dead", "some reports"))
    ]
    found = trace([printed("x-1", text, *said)])
    unnamed = [node for node in found.nodes if node.kind is NodeKind.UNNAMED]
    assert len(unnamed) == 2
    assert all(e.kind is EdgeKind.VAGUE for e in found.edges)
    assert [o.name for o in found.originals] == ["Some reports", "some reports"]


def test_people_and_groups_are_voices_and_not_originals_to_obtain():
    text = "Rights groups speak of torture. Vessa Morane spoke of beatings. Others of worse."
    said = (
        attributed("torture", "Rights groups", kind=SpeakerKind.GROUP, named=False),
        attributed("beatings", "Vessa Morane"),
        attributed("worse", "", kind=SpeakerKind.UNKNOWN, named=False),
    )
    assert trace([printed("x-1", text, *said)]).originals == ()


def test_what_was_told_to_the_network_is_no_report_to_obtain():
    text = "Imre Solt told the Velmara Legal Aid Network that the depot is empty."
    said = attributed(
        "the depot is empty", "Imre Solt", relays=(told("Velmara Legal Aid Network"),)
    )
    found = trace([printed("x-1", text, said)])
    assert found.originals == ()
    assert "voice:velmara legal aid network" in {node.key for node in found.nodes}


def test_a_paper_we_hold_is_not_a_report_to_obtain():
    cited = printed("x-1", "Nobody was there.", authorial("Nobody was there"), outlet="The Courier")
    text = "The bridge is closed, according to the Courier."
    citing = printed(
        "x-2", text, attributed("The bridge is closed", "the Courier", kind=SpeakerKind.OUTLET)
    )
    found = trace([cited, citing])
    assert ("exhibit:x-2", EdgeKind.CITE, "exhibit:x-1") in way(found, "x-2/1")
    assert found.originals == ()


def test_a_report_published_later_cannot_be_the_one_that_was_cited():
    later = printed(
        "x-1", "It rained.", authorial("It rained"), outlet="The Courier", published="2031-03-05"
    )
    text = "The bridge is closed, according to the Courier."
    said = attributed("The bridge is closed", "the Courier", kind=SpeakerKind.OUTLET)
    found = trace([later, printed("x-2", text, said, published="2031-03-01")])
    assert ("exhibit:x-2", EdgeKind.CITE, "outlet:courier") in way(found, "x-2/1")


def test_a_rejected_copy_gives_the_statement_back_its_own_origin():
    first = printed("x-1", WIRE, authorial(DETAINED), published="2031-03-01")
    copy = printed("x-2", WIRE, authorial(DETAINED), published="2031-03-02")
    (edge,) = [e for e in trace([first, copy]).edges if e.kind is EdgeKind.COPY]
    found = trace([first, copy], [EdgeOverride(edge.key, False, "two stringers, one desk")])
    assert way(found, "x-2/1") == {("exhibit:x-2", EdgeKind.VAGUE, "own:x-2")}


def test_an_accepted_edge_is_established_and_no_longer_asked_about():
    words = "You cannot persecute people who do not exist in our republic"
    reports = [
        printed(f"x-{n}", f'"{words}," {name} said.', quoted(words, name, stance=Stance.DENIES))
        for n, name in ((1, "Imre Solt"), (2, "Davor Hasimel"))
    ]
    (question,) = trace(reports).questions
    found = trace(reports, [EdgeOverride(question.edge, True, "one press conference")])
    assert found.questions == ()
    assert {e.grade for e in found.edges if e.key == question.edge} == {Grade.ESTABLISHED}


def test_a_copy_that_names_another_speaker_keeps_its_own_chain():
    words = "Nobody has been arrested in Keld and nobody will be, because nobody there has done it"
    first = printed("x-1", f'"{words}," Imre Solt said.', quoted(words, "Imre Solt"))
    other = printed("x-2", f'"{words}," Davor Hasimel said.', quoted(words, "Davor Hasimel"))
    found = trace([first, other])
    assert not any(e.kind is EdgeKind.COPY for e in found.edges)
    assert [q.kind for q in found.questions] == [QuestionKind.COMPETING_ATTRIBUTION]


def test_the_order_of_input_never_matters():
    reports = [
        printed(f"x-{n}", WIRE + f" Page {n}.", authorial(DETAINED), outlet=f"Paper {n % 2}")
        for n in range(6)
    ]
    expected = trace(reports)
    for seed in range(4):
        shuffled = random.Random(seed).sample(reports, len(reports))  # noqa: S311 – an order
        assert trace(shuffled) == expected


def test_an_account_like_the_two_first_articles_leaves_six_originals_to_obtain():
    text = (
        "As many as 120 men were rounded up according to some reports. The Northern Post: "
        'Imre Solt told Meridian Agency that "you cannot arrest people who do not exist here." '
        'Davor Hasimel called it "a lie from first word to last" according to the Lantern Daily. '
        "Some news outlets suggest a history of abuse. Radio Orlo writes: Davor Hasimel claimed "
        '"it is impossible to persecute those who are not in the republic". '
        "Human rights groups accuse the regiment of torture. I cannot tell whether it is true."
    )
    vague = {"named": False}
    report = printed(
        "x-1",
        text,
        attributed(
            "As many as 120 men were rounded up", "some reports", kind=SpeakerKind.DOCUMENT, **vague
        ),
        quoted(
            "you cannot arrest people who do not exist here.",
            "Imre Solt",
            relays=(told("Meridian Agency"), relayed("The Northern Post")),
            stance=Stance.DENIES,
        ),
        quoted(
            "a lie from first word to last",
            "Davor Hasimel",
            relays=(relayed("the Lantern Daily"),),
            stance=Stance.DENIES,
        ),
        attributed("a history of abuse", "Some news outlets", kind=SpeakerKind.OUTLET, **vague),
        quoted(
            "it is impossible to persecute those who are not in the republic",
            "Davor Hasimel",
            relays=(relayed("Radio Orlo", explicit=False),),
            stance=Stance.DENIES,
        ),
        attributed("torture", "Human rights groups", kind=SpeakerKind.GROUP, **vague),
        authorial("I cannot tell whether it is true"),
    )
    found = trace([report])
    assert {o.name for o in found.originals} == {
        "some reports",
        "The Northern Post",
        "Meridian Agency",
        "the Lantern Daily",
        "Some news outlets",
        "Radio Orlo",
    }
    assert [q.kind for q in found.questions] == [QuestionKind.PERHAPS_ONE_UTTERANCE]


def test_a_nested_outlet_inside_quotation_marks_stays_content():
    text = 'Imre Solt said "the Courier invents everything it prints about us".'
    said = quoted("the Courier invents everything it prints about us", "Imre Solt")
    assert said.mode is ContentMode.DIRECT
    assert trace([printed("x-1", text, said)]).originals == ()


def test_a_decision_outlives_a_fuller_print_of_the_same_words():
    words = "You cannot persecute people who do not exist in our republic"
    fuller = words + ". If there were such people, their families would have dealt with them"
    reports = [
        printed(f"x-{n}", f'"{said}," {name} said.', quoted(said, name, stance=Stance.DENIES))
        for n, name, said in (
            (1, "Imre Solt", words),
            (2, "Davor Hasimel", words),
            (3, "Imre Solt", fuller),
        )
    ]
    (question,) = trace(reports[:2]).questions
    decision = EdgeOverride(question.edge, False, "two press conferences")
    found = trace(reports, [decision])
    assert found.questions == ()
    assert not any(e.kind is EdgeKind.SAME_UTTERANCE for e in found.edges)


def test_a_body_that_is_quoted_and_publishes_itself_is_one_hand():
    bulletin = printed(
        "x-1", "Two men died.", authorial("Two men died"), outlet="Velmara Legal Aid Network"
    )
    text = "The Velmara Legal Aid Network said that somebody had died in custody."
    said = attributed(
        "somebody had died in custody", "The Velmara Legal Aid Network", kind=SpeakerKind.BODY
    )
    found = trace([bulletin, printed("x-2", text, said)])
    (edge,) = [e for e in found.edges if e.kind is EdgeKind.SAME_HAND]
    assert (edge.child, edge.parent) == ("exhibit:x-1", "voice:velmara legal aid network")
    assert edge.grade is Grade.PROBABLE
