"""What holds for any text, any day and any consent."""

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from protection.cases.cast import COMMITTEE, FIELDS, MIRA, NOW, TODAY, a_consent

from habeas.protection.avenues.avenue import Length
from habeas.protection.cases.consents import covers, narrowed, withdrawn
from habeas.protection.cases.deadlines import deadline, event_moved, last_day
from habeas.protection.cases.likeness import occurs, same_name, spots
from habeas.protection.cases.sendings import ConsentPurpose

LETTERS = st.characters(categories=("Lu", "Ll", "Lo"))
WORDS = st.text(LETTERS, min_size=4, max_size=12)
TEXTS = st.text(max_size=60)
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
LENGTHS = st.builds(Length, days=st.integers(0, 400), months=st.integers(0, 600)).filter(
    lambda length: length.days or length.months
)
ONWARD = ("velmara.mfa", "velmara.president")
SOME_FIELDS = st.sets(st.sampled_from(FIELDS))
SOME_ONWARD = st.sets(st.sampled_from(ONWARD))


@settings(max_examples=60)
@given(WORDS, TEXTS, TEXTS)
def test_a_word_is_found_wherever_it_stands(word, before, after):
    assume(same_name(word, word))  # it has a letter that can be compared
    assert occurs(word, f"{before} {word} {after}")


@settings(max_examples=60)
@given(WORDS, st.sampled_from([str.upper, str.lower, str.title]))
def test_a_word_is_found_in_any_case(word, spelt):
    assume(same_name(word, word))
    assert occurs(word, f"— {spelt(word)} —")


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_spots_lie_in_the_text(value, text):
    for start, end in spots(value, text):
        assert 0 <= start < end <= len(text)


@settings(max_examples=60)
@given(DAYS, DAYS, LENGTHS)
def test_a_later_event_never_ends_a_deadline_earlier(one, other, length):
    early, late = sorted((one, other))
    assert early < last_day(early, length) <= last_day(late, length)


@settings(max_examples=60)
@given(st.none() | DAYS, st.none() | DAYS, LENGTHS)
def test_a_moved_event_gives_the_deadline_a_new_one_would_have(before, after, length):
    moved = event_moved(deadline("rule", "event", before, length), after)
    assert moved == deadline("rule", "event", after, length)


def allowed(consents, onward=()):
    return {
        name
        for name in FIELDS
        if covers(consents, COMMITTEE, onward, (name,), TODAY, ConsentPurpose.SUBMISSION)
    }


@settings(max_examples=60)
@given(SOME_FIELDS, SOME_ONWARD, SOME_FIELDS, SOME_ONWARD)
def test_a_consent_narrowed_twice_lets_go_only_what_stayed_in_both(fields, onward, less, fewer):
    once = narrowed(a_consent(FIELDS, ONWARD), fields, onward, NOW, MIRA)
    less, fewer = less & fields, fewer & onward
    twice = narrowed(once, less, fewer, NOW + timedelta(hours=1), MIRA)
    assert allowed((twice,)) == less
    for one in ONWARD:
        kept = less if one in fewer else set()
        assert allowed((twice,), (one,)) == kept


@settings(max_examples=40)
@given(st.lists(st.tuples(SOME_FIELDS, SOME_ONWARD), min_size=1, max_size=4), st.data())
def test_a_withdrawal_leaves_nothing_of_any_consent_before_it(given_before, data):
    consents = [a_consent(tuple(sorted(f)), tuple(sorted(o))) for f, o in given_before]
    place = data.draw(st.integers(0, len(consents) - 1))
    consents[place] = withdrawn(consents[place], NOW, MIRA)
    assert allowed(consents) == set()
