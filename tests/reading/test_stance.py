"""Stance toward the proposition in positive form."""

import pytest
from reading.reading_aloud import said, statements

from habeas.words.statements import ContentMode, Modality, Stance


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("Solt said that men were held.", "men were held", Stance.ASSERTS),
        ("Solt denied that men were held.", "men were held", Stance.DENIES),
        ("Solt did not deny that men were held.", "men were held", Stance.ASSERTS),
        ("Solt said there are no prisoners in Keld.", "no prisoners", Stance.DENIES),
        ("Solt said the reports were fabricated.", "the reports", Stance.DENIES),
        (
            "Solt told the Courier: “You cannot arrest people who do not exist.”",
            "cannot",
            Stance.DENIES,
        ),
        ("Solt said the regiment had arrested no one in Keld.", "no one", Stance.DENIES),
        ("Solt doubted that men were held.", "men were held", Stance.DOUBTS),
        ("Solt said the figures could not be verified.", "the figures", Stance.DOUBTS),
        ("Solt advised victims to go to the police.", "victims to go", Stance.RECOMMENDS),
        ("Solt says to report the abuse to the police.", "report the abuse", Stance.RECOMMENDS),
        ("He says they should report the cases to the police.", "they should", Stance.RECOMMENDS),
        ("The network urged the court to free them.", "the court to free", Stance.DEMANDS),
        ("“We demand that they be released,” the network said.", "be released", Stance.DEMANDS),
    ],
)
def test_a_reported_statement_has_the_stance_of_its_cue_and_its_words(text, words, stance):
    assert said(text, words).stance is stance


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("I’m not sure about the veracity of this.", "not sure", Stance.DOUBTS),
        ("We have not been able to verify the figures.", "verify", Stance.DOUBTS),
        ("It is the responsibility of the state to end this.", "responsibility", Stance.DEMANDS),
        ("The government must free the men.", "must free", Stance.DEMANDS),
        ("This also means granting them safe passage.", "safe passage", Stance.DEMANDS),
    ],
)
def test_an_author_who_asks_or_doubts_is_heard(text, words, stance):
    statement = said(text, words)
    assert (statement.content_mode, statement.stance) == (ContentMode.AUTHORIAL, stance)
    assert statement.hops == 0


def test_a_demand_for_several_things_is_several_demands():
    text = (
        "This means allowing them safe passage to a refuge, expediting humanitarian visas "
        "and making it possible for them to live without fear."
    )
    demands = [s.words(text) for s in statements(text)]
    assert demands == [
        "This means allowing them safe passage to a refuge",
        "expediting humanitarian visas",
        "making it possible for them to live without fear",
    ]


def test_a_doubt_and_a_demand_in_one_sentence_are_two_statements():
    text = "I am not sure how much is true, but the government must let the men go."
    assert [s.stance for s in statements(text)] == [Stance.DOUBTS, Stance.DEMANDS]


def test_a_restatement_points_at_what_it_words_again():
    text = (
        "The spokesman advised victims to report to the police. "
        "Basically he says to report it to the police."
    )
    first, second = statements(text)
    assert second.restates == first.extent
    assert second.stance is Stance.RECOMMENDS


@pytest.mark.parametrize(
    "text",
    [
        "No one has died in the custody of the regiment.",
        "The regiment arrested no one.",
        "Solt said the regiment had not tortured the men.",
    ],
)
def test_who_only_speaks_of_acts_that_did_not_happen_denies(text):
    (statement,) = statements(text)
    assert statement.stance is Stance.DENIES


def test_an_act_beside_one_that_did_not_happen_is_asserted():
    (statement,) = statements("The men were not killed but beaten.")
    assert statement.stance is Stance.ASSERTS


def test_impunity_is_no_denial_of_the_crime():
    (statement,) = statements("Nobody was prosecuted for the murders, the network noted.")
    assert statement.stance is Stance.ASSERTS
    assert {v.code for v in statement.violations} == {"no_remedy", "killing.murder"}
    assert all(v.modality is Modality.ALLEGED for v in statement.violations)


def test_an_author_who_could_not_confirm_reports_doubts_them():
    text = "Reports that a mass grave was found near Orlo could not be confirmed."
    (statement,) = statements(text)
    assert (statement.stance, statement.hops) == (Stance.DOUBTS, 0)


@pytest.mark.parametrize(
    "text",
    [
        "No detainee has ever been tortured in Velmara, Hasimel said.",
        "“Our boys did nothing wrong,” the commander said.",
        "Solt said that no civilians were killed.",
    ],
)
def test_what_never_was_is_denied(text):
    (statement,) = statements(text)
    assert statement.stance is Stance.DENIES
    assert all(v.modality is Modality.DENIED for v in statement.violations)


def test_who_neither_confirms_nor_denies_takes_no_stance():
    text = "Officials in Tarsin have neither confirmed nor denied the arrests."
    assert all(s.speaker.span is None for s in statements(text))


def test_what_somebody_was_asked_is_no_statement():
    text = "Solt, asked whether anyone had been killed, said he had no information."
    assert [s.speaker.surface for s in statements(text)] == ["Solt"]
