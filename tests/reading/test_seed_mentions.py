"""What the field finders see in two real articles, kept outside the repository.

Their folder is ``HABEAS_SEEDS``, or ``../shared/seeds`` beside the repository.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from habeas.reading.groups import find_groups
from habeas.reading.perpetrators import find_perpetrators
from habeas.reading.places import find_places
from habeas.reading.quantities import find_quantities
from habeas.reading.times import find_times
from habeas.reading.view import fold
from habeas.reading.violations import find_violations
from habeas.words.quantities import Unit
from habeas.words.statements import Modality

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("HABEAS_SEEDS", ROOT.parent / "shared" / "seeds"))

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the two articles are not here")


@cache
def view_of(number: str) -> str:
    (path,) = FOLDER.glob(f"{number}_*.txt")
    return fold(path.read_bytes().decode("utf-8"))


def test_exactly_three_quantities_of_people_and_one_of_storeys():
    found = [
        (m.span.of(view_of(n)), m.quantity.lower, m.quantity.upper, m.quantity.unit)
        for n in ("000", "001")
        for m in find_quantities(view_of(n))
    ]
    assert found == [
        ("10", 10, 10, Unit.STOREYS),
        ("One", 1, 1, Unit.PERSONS),
        ("As many as 100", None, 100, Unit.PERSONS),
        ("three", 3, 3, Unit.PERSONS),
    ]


def test_no_time_is_filled_in_where_no_date_is_given():
    assert all(m.when is None for n in ("000", "001") for m in find_times(view_of(n), None))


def test_the_counter_insurgency_acts_name_families_of_suspects():
    view = view_of("001")
    act = view.index("collective punishment")
    (group,) = [g for g in find_groups(view) if 0 < g.span.start - act < 60]
    assert group.key == "families of suspects"


def test_who_is_held_to_account_and_how():
    found = {(m.surface, m.role) for m in find_perpetrators(view_of("001"))}
    assert {
        ("President Ramzan Kadyrov", "ordered"),
        ("security forces", "direct"),
        ("Kadyrov", "controls"),
        ("their own relatives", "hypothetical"),
    } <= found


def test_the_killing_that_is_never_said_is_implied():
    implied = [v for v in find_violations(view_of("001")) if v.modality is Modality.IMPLIED]
    assert [v.code for v in implied] == ["killing"]


def test_a_newspaper_is_no_place():
    roles = {(p.key, p.role) for p in find_places(view_of("001"))}
    assert ("new-york", "part_of_name") in roles
    assert ("new-york", "location") not in roles


def test_the_stoned_woman_has_no_place_in_her_sentence():
    view = view_of("000")
    start, end = view.index("One woman"), view.index("first stone")
    assert not [p for p in find_places(view) if start <= p.span.start < end]
