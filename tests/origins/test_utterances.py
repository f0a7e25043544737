from origins.printing import attributed, printed, quoted, relayed, told

from habeas.origins.lineage import EdgeKind, Grade, NodeKind, QuestionKind
from habeas.origins.quotations import quoted_words
from habeas.origins.tracing import trace
from habeas.words.statements import ContentMode, SpeakerKind, Stance

DENIAL = "You cannot persecute people who do not exist in our republic"


def denial(exhibit, speaker, words=DENIAL, lead="", **details):
    text = f'{lead}"{words}," {speaker} told Meridian Agency in {exhibit}.'
    details.setdefault("relays", (told("Meridian Agency"),))
    return printed(exhibit, text, quoted(words, speaker, stance=Stance.DENIES, **details))


def utterances(found):
    return [node for node in found.nodes if node.kind is NodeKind.UTTERANCE]


def test_a_quotation_in_three_outlets_is_one_utterance():
    found = trace(
        [
            denial("x-1", "Imre Solt", lead="Officials rejected the reports. "),
            denial("x-2", "Solt", lead="A denial came within the hour. "),
            denial("x-3", "spokesman Imre Solt", DENIAL.replace("our", "the")),
        ]
    )
    assert len(utterances(found)) == 1
    assert found.questions == ()
    (edge,) = [e for e in found.edges if e.kind is EdgeKind.QUOTE]
    assert set(edge.carries) == {"x-1/1", "x-2/1", "x-3/1"}
    assert edge.grade is Grade.ESTABLISHED


def test_the_same_words_given_to_two_speakers_are_asked_about_and_not_merged():
    found = trace([denial("x-1", "Imre Solt"), denial("x-2", "Davor Hasimel")])
    assert len(utterances(found)) == 2
    (question,) = found.questions
    assert question.kind is QuestionKind.COMPETING_ATTRIBUTION
    assert set(question.statements) == {"x-1/1", "x-2/1"}
    (edge,) = [e for e in found.edges if e.key == question.edge]
    assert (edge.kind, edge.grade) == (EdgeKind.SAME_UTTERANCE, Grade.PROBABLE)


def test_the_same_words_by_somebody_unnamed_are_not_a_competing_attribution():
    unnamed = denial("x-2", "the spokesman", kind=SpeakerKind.OFFICE, named=False)
    found = trace([denial("x-1", "Imre Solt"), unnamed])
    assert [q.kind for q in found.questions] == [QuestionKind.PERHAPS_ONE_UTTERANCE]


def test_two_wordings_of_one_denial_by_two_speakers_are_perhaps_one_utterance():
    other = "it is impossible to arrest those who are not in the republic"
    found = trace([denial("x-1", "Imre Solt"), denial("x-2", "Davor Hasimel", other)])
    (question,) = found.questions
    assert question.kind is QuestionKind.PERHAPS_ONE_UTTERANCE
    (edge,) = [e for e in found.edges if e.key == question.edge]
    assert edge.grade is Grade.POSSIBLE


def test_a_denial_and_its_russian_wording_by_another_speaker_are_asked_about():
    russian = "Нельзя преследовать людей, которых в нашей республике нет"
    found = trace([denial("x-1", "Imre Solt"), denial("x-2", "Davor Hasimel", russian)])
    assert [q.kind for q in found.questions] == [QuestionKind.PERHAPS_ONE_UTTERANCE]


def test_denials_of_different_things_are_not_asked_about():
    other = "the commander of the regiment never gave such an order to anybody"
    found = trace([denial("x-1", "Imre Solt"), denial("x-2", "Davor Hasimel", other)])
    assert found.questions == ()


def test_an_outlet_around_a_quotation_is_no_second_speaker_of_it():
    text = f'"{DENIAL}," Davor Hasimel said, according to the Tarsin Courier.'
    whole = text.removesuffix(", according to the Tarsin Courier.")
    outer = attributed(whole, "Tarsin Courier", kind=SpeakerKind.OUTLET, mode=ContentMode.MIXED)
    inner = quoted(DENIAL, "Davor Hasimel", relays=(relayed("Tarsin Courier"),))
    found = trace([printed("x-1", text, outer, inner)])
    assert len(utterances(found)) == 1
    assert found.questions == ()


def test_only_what_stands_in_quotation_marks_is_a_quotation():
    text = "He called the reports from Keld “a lie from first word to last” on Monday."
    (kept,) = printed(
        "x-1",
        text,
        attributed(
            "the reports from Keld “a lie from first word to last”", "He", mode=ContentMode.MIXED
        ),
    ).statements
    assert quoted_words(kept.statement, text) == ("a", "lie", "from", "first", "word", "to", "last")


def test_three_words_are_too_few_to_be_known_again():
    reports = [
        denial("x-1", "Imre Solt", "Pure evil lies"),
        denial("x-2", "Davor Hasimel", "Pure evil lies"),
    ]
    assert trace(reports).questions == ()


def test_a_quotation_printed_in_part_is_the_same_utterance():
    more = "If there were such people, their own families would have dealt with them long ago"
    long = printed(
        "x-1",
        f'"{DENIAL}. {more}," Imre Solt told Meridian Agency at length.',
        quoted(f"{DENIAL}. {more}", "Imre Solt"),
    )
    found = trace([long, denial("x-2", "Imre Solt"), denial("x-3", "Imre Solt", more)])
    assert len(utterances(found)) == 1
