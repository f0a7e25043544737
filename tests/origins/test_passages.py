from origins.printing import WIRE, place

from habeas.origins.passages import GRAM, WINDOW, grams, grow, seeds_between, winnow
from habeas.origins.wording import wording_of
from habeas.words.reports import Block, BlockKind, Rendition


def worded(text, *masked):
    blocks = tuple(Block(place(text, m), BlockKind.BOILERPLATE, "test") for m in masked)
    return wording_of(Rendition(text, "text", "test", "1", "en", blocks))


def passages(child, parent):
    one, other = worded(child), worded(parent)
    matches = grow(one, other, seeds_between(one, other))
    return [one.span(*match.child).of(child) for match in matches]


def test_every_run_of_seven_shared_words_shares_a_fingerprint():
    shared = "carried from door to door by officers"
    one, other = worded("Lists were " + shared + " in grey"), worded("A thing " + shared + " here")
    assert len(shared.split()) == GRAM + WINDOW - 1
    marks = [{grams(w)[at] for at in winnow(grams(w))} for w in (one, other)]
    assert marks[0] & marks[1]


def test_a_text_shorter_than_a_fingerprint_has_none():
    assert list(winnow(grams(worded("Three words only")))) == []


def test_a_sentence_put_in_is_not_taken_for_copied():
    halves = WIRE.split(". ", 1)
    added = "Our own correspondent counted nine coffins behind a chapel near Besk yesterday."
    found = passages(f"{halves[0]}. {added} {halves[1]}", WIRE)
    assert len(found) == 2
    assert not any("coffins" in passage for passage in found)


def test_a_sentence_left_out_does_not_end_the_passage():
    sentences = WIRE.split(". ")
    shorter = f"{sentences[0]}. {sentences[2]}"
    longer = f"{sentences[0]}. It rained hard that day. {sentences[2]}"
    assert passages(shorter, longer) == [shorter.removesuffix(".")]


def test_a_passage_runs_on_across_reworded_places():
    reworded = WIRE.replace("driven to a depot on the", "taken to a big depot by the")
    reworded = reworded.replace(
        "did not answer questions about", "would not answer our questions on"
    )
    assert passages(reworded, WIRE) == [reworded.removesuffix(".")]


def test_four_new_words_between_copied_ones_are_not_taken_for_copied():
    text = WIRE.replace(", where neighbours", "; five died that night there, where neighbours")
    assert len(passages(text, WIRE)) == 2


def test_nothing_runs_across_masked_text():
    halves = WIRE.split(". ", 1)
    one = worded(f"{halves[0]}. Share this. {halves[1]}", "Share this.")
    other = worded(WIRE)
    assert len(grow(one, other, seeds_between(one, other))) == 2


def test_eleven_shared_words_are_no_passage_and_twelve_are():
    words = WIRE.split()
    for count, expected in ((11, 0), (12, 1)):
        child = "Nobody here knew. " + " ".join(words[:count]) + " – unlike everything else."
        assert len(passages(child, WIRE)) == expected
