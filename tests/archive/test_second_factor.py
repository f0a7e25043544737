"""What a member proves besides their passphrase."""

from datetime import timedelta

import pytest
from archive.compartment import NOON
from pyrage import x25519

from habeas.archive import history, second_factor
from habeas.archive.access import rows
from habeas.archive.history import SubjectKind
from habeas.archive.models import SecondFactorRow
from habeas.archive.second_factor import (
    TRIES,
    WAIT,
    CodeUsedBefore,
    FactorIsOn,
    NoFactor,
    TooManyCodes,
    WrongCode,
)
from habeas.evidence.codes import STEP, _code
from habeas.evidence.members import UnlockedMember

LATER = NOON + timedelta(hours=1)


def person(identifier):
    identity = x25519.Identity.generate()
    return UnlockedMember(identifier, str(identity.to_public()), str(identity))


ANA = person("m-ana")


def shown(secret, time):
    """What the app shows at this time."""
    return _code(secret, int(time.timestamp()) // STEP)


@pytest.fixture
def begun(cast):
    return second_factor.begin(cast.store, ANA, cast.chance)


@pytest.fixture
def on(cast, begun):
    """The secret, and the fallback codes."""
    return begun, second_factor.confirm(cast.store, ANA, shown(begun, NOON), NOON, cast.chance)


def check(cast, code, time=LATER):
    second_factor.check(cast.store, ANA, code, time)


def test_a_factor_that_was_only_begun_is_not_asked_for(cast, begun):
    assert not second_factor.is_on(cast.store, "m-ana")
    with pytest.raises(NoFactor):
        check(cast, shown(begun, LATER))


def test_it_is_on_once_a_code_confirmed_it(cast, on):
    secret, fallbacks = on
    assert second_factor.is_on(cast.store, "m-ana")
    assert len(fallbacks) == second_factor.fallbacks_left(cast.store, "m-ana") == 10
    check(cast, shown(secret, LATER))


def test_a_wrong_code_confirms_nothing(cast, begun):
    with pytest.raises(WrongCode):
        second_factor.confirm(cast.store, ANA, "000000", NOON, cast.chance)
    assert not second_factor.is_on(cast.store, "m-ana")


def test_a_code_is_taken_once_and_so_are_those_before_it(cast, on):
    secret, _ = on
    check(cast, shown(secret, LATER))
    for code in (shown(secret, LATER), shown(secret, LATER - timedelta(seconds=STEP))):
        with pytest.raises(CodeUsedBefore):
            check(cast, code)
    check(cast, shown(secret, LATER + timedelta(seconds=STEP)))


def test_the_code_that_confirmed_it_does_not_sign_in(cast, on):
    with pytest.raises(CodeUsedBefore):
        check(cast, shown(on[0], NOON), NOON)


def test_each_fallback_code_is_good_for_one_time(cast, on):
    _, fallbacks = on
    check(cast, fallbacks[3])
    assert second_factor.fallbacks_left(cast.store, "m-ana") == 9
    with pytest.raises(WrongCode):
        check(cast, fallbacks[3])
    check(cast, fallbacks[4].upper().replace("-", ""))


def test_after_too_many_wrong_codes_the_right_one_has_to_wait(cast, on):
    secret, fallbacks = on
    for _ in range(TRIES):
        with pytest.raises(WrongCode):
            check(cast, "000000")
    for code in (shown(secret, LATER), fallbacks[0]):
        with pytest.raises(TooManyCodes, match="Too many"):
            check(cast, code)
    after = LATER + WAIT
    check(cast, shown(secret, after), after)


def test_a_right_code_forgets_the_wrong_ones_before_it(cast, on):
    secret, _ = on
    for turn in range(2 * TRIES):
        time = LATER + timedelta(minutes=turn)
        with pytest.raises(WrongCode):
            check(cast, "000000", time)
        check(cast, shown(secret, time), time)


def test_nothing_a_team_mate_can_read_makes_codes(cast, on):
    row = rows(cast.store, SecondFactorRow).get()
    secret, fallbacks = on
    kept = bytes(row.sealed) + row.fallbacks.encode()
    assert secret.key not in kept
    assert not any(code.replace("-", "").encode() in kept for code in fallbacks)


def test_setting_it_up_twice_is_refused_until_it_is_off(cast, on):
    secret, _ = on
    with pytest.raises(FactorIsOn):
        second_factor.begin(cast.store, ANA, cast.chance)
    with pytest.raises(FactorIsOn):
        second_factor.confirm(cast.store, ANA, shown(secret, LATER), LATER, cast.chance)
    with pytest.raises(WrongCode):
        second_factor.turn_off(cast.store, ANA, "000000", LATER)
    second_factor.turn_off(cast.store, ANA, shown(secret, LATER), LATER)
    assert not second_factor.is_on(cast.store, "m-ana")
    second_factor.begin(cast.store, ANA, cast.chance)


def test_a_keeper_turns_it_off_with_a_reason_that_stays(cast, on):
    second_factor.turn_off_for(cast.store, "m-ana", "Telephone stolen.", ("m-bek", LATER))
    change = history.history(cast.store, SubjectKind.MEMBER, "m-ana")[-1]
    assert (change.old, change.new) == ("on", "off")
    assert (change.reason, change.member) == ("Telephone stolen.", "m-bek")
    with pytest.raises(NoFactor):
        second_factor.turn_off_for(cast.store, "m-ana", "again", ("m-bek", LATER))


def test_beginning_again_makes_the_first_secret_worthless(cast, begun):
    again = second_factor.begin(cast.store, ANA, cast.chance)
    with pytest.raises(WrongCode):
        second_factor.confirm(cast.store, ANA, shown(begun, NOON), NOON, cast.chance)
    assert second_factor.confirm(cast.store, ANA, shown(again, NOON), NOON, cast.chance)
