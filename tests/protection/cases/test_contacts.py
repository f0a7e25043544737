"""Nobody is contacted without a plan that was confirmed, on a channel only they can see."""

from datetime import timedelta

import pytest
from protection.cases.cast import (
    NOW,
    TODAY,
    Kept,
    a_channel,
    a_plan,
    kept,
    signed,
)

from habeas.protection.cases.contacts import (
    ChannelKind,
    ContactObstacle,
    ContactPlan,
    MustNotContact,
    NoChannel,
    SharingNotAsked,
    changed,
    check_contact,
    confirm_by,
    confirmed,
    may_contact,
    obstacles,
)
from habeas.protection.cases.outreach import Contacting, Reached, reach_out
from habeas.protection.cases.threats import Threat

PHONE = a_channel()
BROTHER = Threat("Goran Sovenko", is_kin=True)


def test_a_channel_of_a_confirmed_plan_may_be_used():
    assert may_contact(a_plan(PHONE), (), PHONE, TODAY)
    assert check_contact(a_plan(PHONE), (), PHONE, TODAY) == PHONE


@pytest.mark.parametrize(
    ("plan", "obstacle"),
    [
        (None, ContactObstacle.NO_PLAN),
        (ContactPlan((PHONE,)), ContactObstacle.NOT_CONFIRMED),
        (
            a_plan(PHONE, confirmed=signed(on=TODAY - timedelta(days=31))),
            ContactObstacle.CONFIRMED_TOO_LONG_AGO,
        ),
        (a_plan(a_channel("+7 900 000-00-00")), ContactObstacle.NOT_IN_THE_PLAN),
    ],
)
def test_without_a_plan_that_holds_nobody_is_contacted(plan, obstacle):
    assert obstacles(plan, (), PHONE, TODAY) == (obstacle,)
    with pytest.raises(MustNotContact):
        check_contact(plan, (), PHONE, TODAY)


def test_a_plan_holds_through_its_last_day():
    plan = a_plan(PHONE, confirmed=signed(on=TODAY - timedelta(days=30)))
    assert confirm_by(plan) == TODAY
    assert may_contact(plan, (), PHONE, TODAY)


@pytest.mark.parametrize("never", ["phone", "8 900 555 01 02", "+7 900 555-01-02"])
def test_what_is_never_to_be_used_is_not_used(never):
    plan = ContactPlan((PHONE,), never_use=(never,), confirmed=signed())
    assert obstacles(plan, (), PHONE, TODAY) == (ContactObstacle.NEVER_USE,)


@pytest.mark.parametrize(
    ("sharer", "threat"),
    [
        ("p-1", BROTHER),
        ("GORAN  sovenko", BROTHER),
        ("Горан Совенко", BROTHER),
        ("velmara.police", Threat("the police", body="velmara.police")),
    ],
)
def test_a_channel_shared_with_a_threat_is_not_used(sharer, threat):
    shared = a_channel(shared=(sharer,))
    found = obstacles(a_plan(shared), (Kept("p-1", threat),), shared, TODAY)
    assert found == (ContactObstacle.SHARED_WITH_A_THREAT,)


def test_a_channel_a_threat_is_known_to_see_is_not_used():
    watching = Threat("Goran Sovenko", channels=("8 (900) 5550102",))
    assert not may_contact(a_plan(PHONE), kept(watching), PHONE, TODAY)


def test_a_channel_shared_with_somebody_else_may_be_used():
    shared = a_channel(shared=("her sister Lana",))
    assert may_contact(a_plan(shared), kept(BROTHER), shared, TODAY)


def test_a_plan_is_not_confirmed_before_somebody_asked_who_sees_each_channel():
    with pytest.raises(SharingNotAsked):
        confirmed(ContactPlan((PHONE, a_channel("@mira", shared=None))), signed())
    with pytest.raises(NoChannel):
        confirmed(ContactPlan(), signed())


def test_a_channel_nobody_asked_about_is_not_used_even_in_a_plan_that_says_confirmed():
    unasked = a_channel(shared=None)
    assert obstacles(a_plan(unasked), (), unasked, TODAY) == (ContactObstacle.SHARING_NOT_ASKED,)


def test_a_changed_plan_has_to_be_confirmed_again():
    assert not may_contact(changed(a_plan(PHONE)), (), PHONE, TODAY)


def test_a_contact_is_written_down_only_when_it_may_be_made():
    contacting = Contacting("m-mira", PHONE, NOW)
    with pytest.raises(MustNotContact):
        reach_out(None, (), contacting, Reached.REACHED)
    made = reach_out(a_plan(PHONE), (), contacting, Reached.SOMEBODY_ELSE)
    assert (made.by, made.came_of_it) == ("m-mira", Reached.SOMEBODY_ELSE)


def test_a_plan_knows_channels_by_kind_too():
    assert PHONE.kind is ChannelKind.PHONE
