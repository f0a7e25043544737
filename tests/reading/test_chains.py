"""The way words took to this document."""

from reading.reading_aloud import said, statements, way


def test_who_was_told_is_a_hop():
    text = "“Nobody died,” Imre Solt told Meridian Agency."
    assert way(said(text, "Nobody died")) == [
        ("speaker", "Imre Solt", True),
        ("told_to", "Meridian Agency", True),
    ]


def test_according_to_around_another_voice_is_its_relay():
    text = "Davor Hasimel called the report a lie, according to the Tarsin Courier."
    (statement,) = statements(text)
    assert way(statement) == [
        ("speaker", "Davor Hasimel", True),
        ("relayed_by", "the Tarsin Courier", True),
    ]


def test_an_outlet_that_cites_somebody_relays_them():
    text = "The Tarsin Courier, citing relatives, reported that three men were missing."
    assert way(said(text, "three men")) == [
        ("speaker", "relatives", True),
        ("relayed_by", "The Tarsin Courier", True),
    ]


BLOCK = (
    "The Tarsin Courier writes:\n\n"
    "Imre Solt denied the allegations.\n\n"
    "The army said the men were free.\n\n"
    "I am not sure that this is true.\n"
)


def test_a_block_is_explicit_in_its_first_paragraph_and_inferred_after_it():
    assert way(said(BLOCK, "the allegations"))[-1] == ("relayed_by", "The Tarsin Courier", True)
    assert way(said(BLOCK, "the men were free"))[-1] == (
        "relayed_by",
        "The Tarsin Courier",
        False,
    )


def test_a_block_ends_where_the_author_says_i():
    assert said(BLOCK, "not sure").hops == 0


def test_a_block_ends_at_the_next_outlet():
    text = (
        "The Tarsin Courier writes:\n\nSolt denied the allegations.\n\n"
        "The Besk Herald said the men were free.\n"
    )
    assert way(said(text, "the men were free")) == [("speaker", "The Besk Herald", True)]


def test_a_quotation_over_two_paragraphs_keeps_its_speaker_and_its_block():
    text = (
        "They gave an answer according to the Besk Herald:\n\n"
        "Imre Solt told Meridian Agency that: “You cannot arrest people who do not exist.\n\n"
        "If they existed, their own families would have sent them away.”\n\n"
        "The mayor said nothing had happened.\n"
    )
    expected = [
        ("speaker", "Imre Solt", True),
        ("told_to", "Meridian Agency", True),
        ("relayed_by", "the Besk Herald", True),
    ]
    assert way(said(text, "You cannot arrest")) == expected
    assert way(said(text, "their own families")) == expected
    assert way(said(text, "nothing had happened")) == [("speaker", "The mayor", True)]


def test_a_pronoun_is_followed_to_a_near_name_and_marked_inferred():
    text = "Imre Solt spoke on Monday. Imre Solt said nobody died. He said the road was closed."
    statement = said(text, "the road was closed")
    assert statement.speaker.surface == "He"
    assert way(statement) == [("speaker", "Imre Solt", False)]
    assert statement.speaker.named


def test_a_pronoun_is_not_followed_further_than_three_sentences():
    far = "The road is long. The town is small. The river is cold. The night was dark. "
    text = f"Imre Solt said nobody died. {far}He said the road was closed."
    assert way(said(text, "the road was closed")) == [("speaker", "He", True)]


def test_a_pronoun_does_not_change_its_gender():
    text = "The spokesman said nobody died. She said that men were missing."
    assert way(said(text, "men were missing")) == [("speaker", "She", True)]


def test_the_document_itself_is_its_only_hop():
    text = "I am not sure about these reports."
    assert said(text, "not sure").hops == 0


def test_he_is_whom_the_office_before_him_stands_for():
    text = (
        "President Davor Hasimel said that the road was closed. The president said that the "
        "bridge was open. He called the reports “a lie from first word to last”."
    )
    assert said(text, "a lie").chain[0].name == "President Davor Hasimel"


def test_whom_a_paper_cites_speaks_through_it():
    text = "Citing two prison guards, the paper said he was strangled."
    assert way(said(text, "he was strangled")) == [
        ("speaker", "two prison guards", True),
        ("relayed_by", "the paper", True),
    ]


def test_nobody_relays_themselves():
    text = "Survivors said officers beat them and demanded the names of others."
    assert [s.speaker.surface for s in statements(text)] == ["Survivors"]


def test_whom_an_outlet_leans_on_speaks_first_even_behind_the_words():
    text = "Five bodies were found near the river, the Courier reported, citing a police source."
    assert way(said(text, "Five bodies")) == [
        ("speaker", "a police source", True),
        ("relayed_by", "the Courier", True),
    ]


def test_rumours_that_somebody_calls_unfounded_are_said_once():
    text = "Rumours that the president ordered the raids are unfounded, Solt said."
    (statement,) = statements(text)
    assert statement.speaker.surface == "Solt"


def test_who_told_of_a_beating_is_its_speaker():
    text = "Officers beat them in a cellar, two witnesses told the paper."
    statement = said(text, "Officers beat them")
    assert way(statement) == [
        ("speaker", "two witnesses", True),
        ("told_to", "the paper", True),
    ]
