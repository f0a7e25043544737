"""The map: towns and regions on outlines that are kept with the program, never more exact."""

import re
import tomllib
from importlib import resources
from itertools import pairwise

import pytest

from habeas.dossiers.map import Spot, figure
from habeas.dossiers.outlines import Frame, borders_in, land_in, outlines
from habeas.reading.coordinates import located
from habeas.reading.gazetteer import gazetteer

PLACES = tomllib.loads(
    (resources.files("habeas.reading") / "languages" / "coordinates.toml").read_text("utf-8")
)
CRIMEA = Frame(33.6, 45.8, 34.9, 46.1)


def spot(key):
    at = located(key)
    return Spot(key.title(), at.latitude, at.longitude, at.is_area, at.is_widest)


def is_inside(x, y, ring):
    """Whether a place lies in a ring: how often a line from it crosses the ring."""
    crossings = 0
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            crossings += 1
    return crossings % 2 == 1


def is_on_land(x, y):
    near = [(x + dx, y + dy) for dx in (-0.4, 0, 0.4) for dy in (-0.4, 0, 0.4)]
    rings = [r for f, r in outlines().land if f.meets(Frame(x - 1, y - 1, x + 1, y + 1))]
    return any(is_inside(*place, ring) for place in near for ring in rings)


def test_every_coordinate_is_rounded_so_that_no_house_can_be_found():
    for key, (latitude, longitude) in PLACES.items():
        assert (round(latitude, 1), round(longitude, 1)) == (latitude, longitude), key


def test_every_place_with_coordinates_is_one_of_the_gazetteer():
    table = tomllib.loads(
        (resources.files("habeas.reading") / "languages" / "places.toml").read_text("utf-8")
    )
    assert set(PLACES) - set(table) == set()


def test_every_town_lies_on_land():
    towns = [key for key in PLACES if not located(key).is_area]
    at_sea = {key for key in towns if not is_on_land(*PLACES[key][::-1])}
    assert at_sea <= {"lampedusa", "valletta"}  # on islands too small for the nine tries


def test_a_town_lies_near_the_place_around_it():
    part_of = gazetteer().part_of
    far = {
        key
        for key, (latitude, longitude) in PLACES.items()
        if (around := located(part_of.get(key, "")))
        and not around.is_widest
        and max(abs(around.latitude - latitude), abs(around.longitude - longitude)) > 12
    }
    assert far == set()


def test_the_invented_republic_lies_where_there_is_only_sea():
    towns = ("tarsin", "keld", "orlo", "besk")
    assert all(located(town).is_invented for town in towns)
    rings = [
        ring for _, ring in outlines().land for t in towns if is_inside(*PLACES[t][::-1], ring)
    ]
    assert len(rings) == len(towns)
    assert len(set(rings)) == 1


def test_no_line_is_drawn_between_crimea_and_ukraine():
    assert list(borders_in(CRIMEA)) == []


def test_lines_between_countries_are_drawn_elsewhere():
    assert list(borders_in(Frame(43, 42, 46, 44)))


def test_land_is_cut_at_the_edge_of_the_map():
    frame = Frame(44, 42, 47, 44)
    xs = [x for ring in land_in(frame) for x, _ in ring]
    assert xs
    assert (min(xs), max(xs)) == (44, 47)


def test_land_beyond_the_date_line_is_whole():
    over = list(land_in(Frame(60, 50, 130, 70)))
    assert over
    assert all(max(x for x, _ in ring) <= 130 for ring in over)


def test_a_map_shows_towns_as_points_and_regions_as_rings():
    drawn = figure([spot("grozny"), spot("chechnya")], "Map")
    assert drawn.count('class="said"') == 1
    assert drawn.count('class="area"') == 1
    assert "<title>Map</title>" in drawn
    assert 'role="img"' in drawn


def test_a_map_carries_no_style_no_script_and_no_address():
    drawn = figure([spot("grozny"), spot("moscow")], "Map")
    assert not re.search(r"style=|<script|<a |href=|https?:", drawn)


def test_names_on_a_map_never_stand_on_each_other():
    drawn = figure([Spot(f"Keld {n}", 44.0, 45.0) for n in range(4)], "Map")
    lines = sorted(float(y) for y in re.findall(r'y="([\d.]+)">Keld', drawn))
    assert len(lines) == 4
    assert all(b - a >= 14 for a, b in pairwise(lines))


def test_words_of_a_report_are_text_on_a_map():
    drawn = figure([Spot("<b>Keld</b>", 44.0, 45.0)], "Map")
    assert "<b>" not in drawn
    assert "&lt;b&gt;Keld" in drawn


def test_without_a_place_there_is_no_map():
    assert figure([], "Map") == ""


@pytest.mark.parametrize("keys", [("grozny",), ("moscow", "vladivostok"), ("fiji", "havana")])
def test_every_place_stands_inside_the_map(keys):
    drawn = figure([spot(key) for key in keys], "Map")
    circles = re.findall(r'cx="([\d.-]+)" cy="([\d.-]+)"', drawn)
    assert len(circles) == len(keys)
    assert all(0 < float(x) < 720 and 0 < float(y) < 440 for x, y in circles)
