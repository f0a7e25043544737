"""Codes, slots and weeks: the same on every side, and saying nothing."""

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from intake.reporter import mailbox_of

from habeas.intake import mailboxes
from habeas.intake.weeks import NotAWeek, Week, weeks_ahead, weeks_looked_at

CODE = st.lists(st.integers(0, 2047), min_size=8, max_size=8)


@given(CODE, CODE)
def test_every_code_is_eleven_bytes_and_no_two_are_the_same(one, other):
    assert len(mailboxes.packed(one)) == 11
    assert (mailboxes.packed(one) == mailboxes.packed(other)) == (one == other)


@pytest.mark.parametrize("code", [(), (1,) * 7, (1,) * 9, (2048,) * 8, (-1,) * 8])
def test_what_is_no_code_is_refused(code):
    with pytest.raises(ValueError, match=str(len(code))):
        mailboxes.packed(code)


def test_a_code_derives_what_the_format_says():
    held = mailbox_of((0,) * 8, "0123456789abcdef")
    salt = b"habeas intake v1 0123456789abcdef"
    master = hashlib.pbkdf2_hmac("sha256", bytes(11), salt, 1_000_000, 32)
    assert held.mac == _hkdf(master, b"habeas intake v1 mac", 32)
    assert held.mailbox == _hkdf(master, b"habeas intake v1 mailbox", 16)
    assert all(0 <= one < 64 for one in held.picture)


def _hkdf(secret, info, length):
    """RFC 5869 by hand, for one block."""
    import hmac

    key = hmac.digest(bytes(32), secret, "sha256")
    return hmac.digest(key, info + b"\1", "sha256")[:length]


@given(st.binary(min_size=32, max_size=32), st.integers(0, 3))
def test_a_slot_says_nothing_of_its_token_and_no_two_places_share_one(slots, place):
    week = Week(2026, 48)
    slot = mailboxes.reply_slot(slots, week, place)
    assert len(slot) == len(mailboxes.token_of(slots, week, place)) == 16
    others = [mailboxes.reply_slot(slots, week, n) for n in range(4) if n != place]
    assert slot not in (*others, mailboxes.reply_slot(slots, week.later(1), place))


def test_weeks_follow_iso_8601_over_the_turn_of_a_year():
    assert str(Week.of(date(2027, 1, 3))) == "2026-W53"
    assert Week.parse("2026-W53").later(1) == Week(2027, 1)
    for wrong in ("2025-W53", "2026-W00", "2026-W5", "2026W48", "٢٠٢٦-W48", "２０２６-W48"):
        with pytest.raises(NotAWeek):
            Week.parse(wrong)


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_a_key_lives_thirty_five_days_after_its_week_and_twelve_weeks_are_ahead(day):
    week = Week.of(day)
    assert week.monday <= day
    assert (week.dies_on - week.monday).days == 7 + 35
    assert len(set(weeks_ahead(day))) == 12
    assert weeks_looked_at(day)[1] == week
