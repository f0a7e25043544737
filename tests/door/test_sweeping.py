"""What the relay lets go by itself, and when."""

import os
from datetime import timedelta

import pytest
from door.forms import envelope, slot

from habeas.door.store import Box
from habeas.door.sweeping import LEAST, Clock, Sweeper


def test_an_envelope_stays_a_month_and_goes_a_little_before_or_after(relay):
    for number in range(40):
        relay.visitor.send(number)
    relay.sweeper.look()
    lasted = {}
    for day in range(1, 35):
        relay.moment.days(1)
        assert relay.sweeper.look() is Clock.STEADY
        for number in range(40):
            if bytes.fromhex(slot(number)) in relay.store.slots(Box.INBOX):
                lasted[number] = day
    assert set(lasted.values()) <= set(range(26, 33))
    assert len(set(lasted.values())) > 3


def test_nothing_goes_before_the_day_the_sender_was_told(relay):
    _, told = relay.visitor.send(1)
    relay.sweeper.look()
    while relay.moment.now.date().isoformat() < told["kept_until"]:
        assert len(relay.store.slots(Box.INBOX)) == 1
        relay.moment.days(1)
        relay.sweeper.look()


@pytest.mark.parametrize("days", [8, 34, 400])
def test_after_a_leap_nothing_goes_on_any_day_until_the_clock_comes_back(relay, days):
    relay.sweeper.look()
    relay.visitor.send(1)
    relay.desk.ask("PUT", f"/out/{slot(1)}", envelope(1))
    relay.moment.days(days)
    assert relay.sweeper.look() is Clock.LEAPT
    assert relay.sweeper.look() is Clock.DOUBTED
    for _ in range(40):
        relay.moment.days(1)
        assert relay.sweeper.look() is Clock.LEAPT
    assert (held(relay, Box.INBOX), held(relay, Box.OUTBOX)) == (1, 1)
    relay.moment.days(-days - 39)
    assert relay.sweeper.look() is Clock.STEADY
    assert (held(relay, Box.INBOX), held(relay, Box.OUTBOX)) == (1, 1)


def test_a_relay_that_starts_again_by_itself_still_doubts_its_clock(relay):
    relay.sweeper.look()
    relay.visitor.send(1)
    relay.moment.days(40)
    relay.sweeper.look()
    relay.sweeper.tidy()
    assert restarted(relay).look() is Clock.LEAPT
    assert restarted(relay, relay.moment.now.date() - timedelta(days=30)).look() is Clock.LEAPT
    assert held(relay, Box.INBOX) == 1


def test_a_person_who_says_the_day_lets_the_relay_go_on(relay):
    relay.sweeper.look()
    relay.visitor.send(1)
    relay.moment.days(40)
    relay.sweeper.look()
    assert restarted(relay, relay.moment.now.date()).look() is Clock.STEADY
    assert held(relay, Box.INBOX) == 0
    assert restarted(relay).look() is Clock.STEADY


def test_what_came_while_the_clock_was_slow_is_not_over_when_it_is_put_right(relay):
    relay.sweeper.look()
    relay.moment.days(-400)
    relay.sweeper.look()
    assert relay.visitor.send(1)[1] == {"kept_until": "2026-12-24"}
    relay.desk.ask("PUT", f"/out/{slot(1)}", envelope(1))
    relay.moment.days(401)
    assert relay.sweeper.look() is Clock.STEADY
    assert (held(relay, Box.INBOX), held(relay, Box.OUTBOX)) == (1, 1)


def held(relay, box):
    return len(relay.store.slots(box))


def restarted(relay, told=None):
    now, clock = (lambda: relay.moment.now), (lambda: relay.moment.seconds)
    return Sweeper(relay.store, relay.flood, now, clock, told)


def test_a_clock_a_day_off_costs_a_day_at_most(relay):
    relay.visitor.send(1)
    relay.sweeper.look()
    for days in (-1, 2, -1):
        relay.moment.days(days)
        assert relay.sweeper.look() is Clock.STEADY
    assert len(relay.store.slots(Box.INBOX)) == 1


def test_the_store_is_tidied_when_something_changed_and_not_too_often(relay):
    relay.sweeper.look()
    relay.visitor.send(1)
    relay.sweeper.look()
    assert relay.store.is_untidy
    relay.moment.seconds += LEAST
    relay.sweeper.look()
    assert not relay.store.is_untidy


def test_the_time_of_the_file_does_not_tell_when_something_last_came(relay):
    relay.sweeper.look()
    relay.moment.seconds += LEAST
    relay.sweeper.look()
    os.utime(relay.file, (0, 0))
    relay.moment.seconds += LEAST
    relay.sweeper.look()
    assert relay.file.stat().st_mtime > 0


def test_a_new_day_begins_with_its_whole_budget(relay_with):
    relay = relay_with(daily=16_384)
    relay.sweeper.look()
    relay.visitor.send(1)
    assert relay.visitor.send(2)[0] == 429
    relay.moment.days(1)
    relay.sweeper.look()
    assert relay.visitor.send(2)[0] == 200
