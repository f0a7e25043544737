"""What the relay lets go by itself, and when."""

import os

from door.forms import slot

from habeas.door.store import Box
from habeas.door.sweeping import LEAST, Clock


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


def test_a_clock_that_leaps_deletes_nothing_that_day(relay):
    relay.sweeper.look()
    relay.visitor.send(1)
    relay.moment.days(400)
    assert relay.sweeper.look() is Clock.LEAPT
    assert len(relay.store.slots(Box.INBOX)) == 1
    relay.moment.days(-400)
    assert relay.sweeper.look() is Clock.LEAPT
    relay.moment.days(1)
    assert relay.sweeper.look() is Clock.STEADY
    assert len(relay.store.slots(Box.INBOX)) == 1


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
