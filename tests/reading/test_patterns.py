"""Who said what, pattern by pattern."""

import pytest
from reading.reading_aloud import said, statements, way

from habeas.reading.reader import read
from habeas.words.reports import Rendition
from habeas.words.statements import ContentMode, Stance


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“They came at night,” Imre Solt said.", "Imre Solt", "They came at night"),
        ("“They came at night,” said Imre Solt.", "Imre Solt", "They came at night"),
        ("Imre Solt said: “They came at night.”", "Imre Solt", "They came at night."),
        ("The road is closed, Solt said.", "Solt", "The road is closed"),
        ("Solt said the road was closed.", "Solt", "the road was closed"),
        ("Solt said on Monday that the road was closed.", "Solt", "the road was closed"),
        ("Solt told reporters that the road was closed.", "Solt", "the road was closed"),
        ("According to Solt, the road was closed.", "Solt", "the road was closed"),
        ("The road was closed, according to Solt.", "Solt", "The road was closed"),
        ("Officials in Keld on Monday said the road was closed.", "Officials in Keld", "the road"),
        ("Solt, who speaks for the regiment, said the road was closed.", "Solt", "the road was"),
        ("Lena Doss, a spokeswoman, said the road was closed.", "Lena Doss", "the road was"),
        ("The regiment, has said that the road was closed.", "The regiment", "the road was"),
        ("It is alleged that the men were beaten.", "", "the men were beaten"),
        ("Solt rejected the claims of torture.", "Solt", "the claims of torture"),
        ("The claims of torture were rejected by Solt.", "Solt", "The claims of torture"),
        ("Aid groups urged the court to free them.", "Aid groups", "the court to free them"),
        ("Solt called the report “a lie from start to end”.", "Solt", "the report “a lie"),
        ("The ministry issued a denial of the killings.", "The ministry", "the killings"),
        ("The ministry's claim that nobody died is false.", "The ministry's", "nobody died"),
        ("There are reports that 40 men were held.", "reports", "40 men were held"),
        ("SOLT: There are no prisoners in Keld.", "SOLT", "There are no prisoners in Keld."),
    ],
)
def test_a_statement_has_its_speaker_and_its_content(text, speaker, content):
    statement = said(text, content)
    assert statement.speaker.surface == speaker


def test_words_taken_up_again_after_the_speaker_are_one_statement():
    text = "“We saw nothing,” Solt said. “Nobody was held in Keld.”"
    (statement,) = statements(text)
    assert statement.words(text) == "We saw nothing … Nobody was held in Keld."


def test_a_clause_around_he_said_is_one_statement():
    text = "The road, though long, was safe, Solt said, and the men had been seen on it."
    assert said(text, "The road").words(text).endswith("the men had been seen on it")


def test_a_participle_belongs_to_the_one_who_spoke():
    text = "Solt denied that the regiment ran a prison, saying the building “is a warehouse”."
    assert said(text, "a warehouse").speaker.surface == "Solt"


def test_two_speakers_in_one_sentence_keep_their_own_words():
    text = "The network said 40 men were held, but Solt said nobody was."
    assert said(text, "40 men were held").words(text) == "40 men were held"
    assert said(text, "nobody was").speaker.surface == "Solt"


def test_a_passive_accusation_names_no_speaker():
    statement = said("Hasimel is widely accused of ordering the killings.", "the killings")
    assert statement.speaker.span is None
    assert statement.content_mode is ContentMode.NOMINAL


def test_a_passive_accusation_by_somebody_names_them():
    text = "Hasimel is accused by rights groups of ordering the killings."
    assert said(text, "ordering the killings").speaker.surface == "rights groups"


def test_an_accused_who_denies_does_both_in_one_sentence():
    text = (
        "Davor Hasimel, who leads the republic, accused of ordering the raid, denied the "
        "allegations claiming “it is impossible to persecute people who are not here”."
    )
    assert said(text, "ordering the raid").speaker.span is None
    denial = said(text, "the allegations")
    assert (denial.speaker.surface, denial.stance) == ("Davor Hasimel", Stance.DENIES)
    reason = said(text, "impossible to persecute")
    assert (reason.speaker.surface, reason.stance) == ("Davor Hasimel", Stance.DENIES)
    assert reason.content_mode is ContentMode.DIRECT


def test_what_is_said_inside_a_statement_is_embedded_and_relayed():
    text = "Lena Doss said the guards told her brother that nobody would leave."
    outer, inner = statements(text)
    assert outer.speaker.surface == "Lena Doss"
    assert inner.words(text) == "nobody would leave"
    assert inner.content_mode is ContentMode.EMBEDDED
    assert way(inner) == [
        ("speaker", "the guards", True),
        ("told_to", "her brother", True),
        ("relayed_by", "Lena Doss", True),
    ]


def test_a_speaker_who_only_speaks_of_themselves_is_not_a_second_voice():
    text = "Lena Doss said she hoped the men would return."
    assert [s.speaker.surface for s in statements(text)] == ["Lena Doss"]


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "Their claims fill a book.",
        "The minister could say more.",
        "According to plan, the road was opened.",
        "A party called Unity won the vote in Besk.",
        "He was told to leave.",
    ],
)
def test_a_noun_a_wish_or_a_name_reports_nothing(text):
    assert statements(text) == ()


def test_other_languages_are_not_read():
    assert read(Rendition("Солт сказал: «Нет».", "text", "test", "1", "ru")) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The network said in a report released on Tuesday that men were beaten.",
            "The network",
            "men were beaten",
        ),
        ("Relatives of the missing say they were told.", "Relatives of the missing", "they were"),
        ("Activists blame the army for the killings.", "Activists", "the army for the killings"),
        ("Solt was quoted as saying that no one had died.", "Solt", "no one had died"),
        ("Two doctors who treated the men said they had wounds.", "Two doctors", "they had wounds"),
        ("He's claiming that nobody was held.", "He", "nobody was held"),
        ("Solt withdrew the claim of three deaths.", "Solt", "the claim of three deaths"),
        ("Seven said that they were held.", "Seven", "they were held"),
        (
            "According to Ali, a former prisoner, guards poured water on him.",
            "Ali",
            "guards poured water on him",
        ),
        ("The ministry is raising questions about the figures.", "The ministry", "the figures"),
    ],
)
def test_a_harder_sentence_has_its_speaker_and_its_content(text, speaker, content):
    statement = said(text, content)
    assert statement.speaker.surface == speaker
    assert statement.words(text).startswith(content)


def test_a_quotation_in_its_own_paragraph_belongs_to_who_leads_it_in():
    text = "Lena Doss told reporters:\n\n“They took my brother from the market.”\n\nIt rained."
    statement = said(text, "my brother")
    assert way(statement) == [("speaker", "Lena Doss", True), ("told_to", "reporters", True)]


def test_a_long_aside_is_not_part_of_what_was_said():
    text = (
        "Solt said the men were free, which surprised the families who had waited for weeks "
        "outside the gates of the depot."
    )
    assert said(text, "the men were free").words(text) == "the men were free"


def test_each_of_a_transcripts_answers_is_its_speakers_and_no_question_is():
    text = "Q: What did you see?\n\nDoss: I saw the van.\n\nQ: When?\n\nDoss: On Monday night.\n"
    assert [(s.speaker.surface, s.words(text)) for s in statements(text)] == [
        ("Doss", "I saw the van."),
        ("Doss", "On Monday night."),
    ]


def test_a_text_without_stops_is_still_read_in_good_time():
    assert statements("said " * 3_000) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "A man who was let out told me that guards beat the men.",
            "A man who was let out",
            "guards beat the men",
        ),
        (
            "“They took them,” said a shopkeeper who saw the first arrests.",
            "a shopkeeper who saw the first arrests",
            "They took them",
        ),
        (
            "Doss said they were brought to a depot, which belongs to the army, and were beaten.",
            "Doss",
            "they were brought to a depot, which belongs to the army, and were beaten",
        ),
        (
            "A lawyer said citizens who believe that their rights were violated should report it.",
            "A lawyer",
            "citizens who believe that their rights were violated should report it",
        ),
        ("All eleven said they were beaten.", "All eleven", "they were beaten"),
        (
            "The men are held because of whom they love, two relatives told the Courier.",
            "two relatives",
            "The men are held because of whom they love",
        ),
    ],
)
def test_the_only_statement_of_a_sentence_is_whole(text, speaker, content):
    (statement,) = statements(text)
    assert (statement.speaker.surface, statement.words(text)) == (speaker, content)


def test_who_wrote_the_document_is_no_hop():
    statement = said("A guard told me that nobody was fed.", "nobody was fed")
    assert way(statement) == [("speaker", "A guard", True)]


def test_a_report_that_is_rejected_is_denied_and_not_asserted_beside_it():
    text = "Solt rejected reports that police had detained 40 men in Orlo."
    (statement,) = statements(text)
    assert statement.stance is Stance.DENIES
    assert statement.words(text) == "police had detained 40 men in Orlo"


def test_a_quotation_that_nobody_claims_is_kept_where_it_matters():
    text = "The square was empty.\n\n“Three men died in the cell.”\n\n“It was a cold morning.”"
    (statement,) = statements(text)
    assert statement.words(text) == "Three men died in the cell."
    assert (statement.speaker.span, statement.pattern) == (None, "quotation-unclaimed")


@pytest.mark.parametrize(
    "text",
    [
        "The general has record support in the north.",
        "They learned it from publicly disclosed papers.",
        "The unit called the Grey Brigade left Besk.",
        "The team was twice denied visas.",
        "The court denied them bail.",
    ],
)
def test_a_participle_or_a_refusal_reports_nothing(text):
    assert statements(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "He opened the meeting by telling them that the road was closed.",
            "He",
            "the road was closed",
        ),
        (
            "One guard writes in his diary “We were told to bring them to the depot at night.”",
            "One guard",
            "We were told to bring them to the depot at night.",
        ),
    ],
)
def test_a_participle_or_a_diary_reports_what_follows(text, speaker, content):
    statement = said(text, content)
    assert (statement.speaker.surface, statement.words(text)) == (speaker, content)


def test_quotations_of_one_paragraph_by_one_voice_are_one_statement():
    text = "“We saw nothing,” Solt said in Orlo. It was late. “Nobody was held in Keld.”"
    (statement,) = statements(text)
    assert statement.words(text) == "We saw nothing … Nobody was held in Keld."


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "“It is a lie,” its spokeswoman, Lena Doss, told a news conference.",
            "Lena Doss",
            "It is a lie",
        ),
        ("The network's lawyer, Anna Keth, said 40 men fled.", "Anna Keth", "40 men fled"),
        (
            "According to a report published by the Legal Aid Network, soldiers raided a house.",
            "a report published by the Legal Aid Network",
            "soldiers raided a house",
        ),
        (
            "Witnesses described how masked men dragged them from a car.",
            "Witnesses",
            "how masked men dragged them from a car",
        ),
        (
            "Soldiers burned three houses, residents told Meridian Agency by telephone.",
            "residents",
            "Soldiers burned three houses",
        ),
        (
            "Solt claimed that they had set fire to their homes — an allegation nobody believed.",
            "Solt",
            "they had set fire to their homes",
        ),
        (
            "Victims should report abuse to the court, the ministry advised.",
            "the ministry",
            "Victims should report abuse to the court",
        ),
        (
            "Solt said that “nobody was harmed in it”, but relatives disputed that account.",
            "Solt",
            "nobody was harmed in it",
        ),
    ],
)
def test_names_reports_and_turns_are_kept_apart(text, speaker, content):
    statement = said(text, content)
    assert (statement.speaker.surface, statement.words(text)) == (speaker, content)


def test_what_only_frames_an_answer_is_no_statement():
    text = "Asked about the killings, Imre Solt replied: “We have no such people here.”"
    (statement,) = statements(text)
    assert statement.speaker.surface == "Imre Solt"


def test_an_officer_is_named_behind_their_office():
    text = "The governor of Keld, Pavel Orn, rejected the accusations."
    assert said(text, "the accusations").speaker.surface == "Pavel Orn"


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The killings were described by the union as “a crime against humanity”.",
            "the union",
            "The killings … a crime against humanity",
        ),
        ("Solt said officers used force.", "Solt", "officers used force"),
        (
            "Neighbours heard screams, a teacher who lives nearby said.",
            "a teacher who lives nearby",
            "Neighbours heard screams",
        ),
    ],
)
def test_who_names_a_thing_or_lives_near_is_the_speaker(text, speaker, content):
    (statement,) = statements(text)
    assert (statement.speaker.surface, statement.words(text)) == (speaker, content)


def test_what_was_never_condemned_is_not_denied():
    (statement,) = statements("The president has never condemned the killings.")
    assert statement.stance is Stance.ASSERTS
    assert statement.speaker.span is None
