"""Bodies drawn in levels: who stands over whom."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.dossiers.hierarchy import Link, Node, figure, levels


def nodes(*keys):
    return [Node(key, key.title()) for key in keys]


def test_a_body_stands_one_level_below_the_nearest_that_stands_over_it():
    links = [Link("head", "guard"), Link("guard", "unit"), Link("head", "unit")]
    assert levels(nodes("unit", "guard", "head"), links) == {"head": 0, "guard": 1, "unit": 1}


def test_two_who_stand_over_each_other_are_drawn_with_both_lines():
    links = [Link("a", "b", is_contested=True), Link("b", "a", is_contested=True)]
    assert levels(nodes("a", "b"), links) == {"a": 0, "b": 1}
    assert figure(nodes("a", "b"), links, "Ties").count('class="tie contested"') == 2


def test_a_tie_that_gives_no_order_moves_nobody_to_another_level():
    assert levels(nodes("a", "b"), [Link("a", "b", is_order=False)]) == {"a": 0, "b": 0}


def test_each_line_has_the_number_of_its_row():
    told = figure(nodes("a", "b", "c"), [Link("a", "b"), Link("a", "c", is_inferred=True)], "Ties")
    assert "1 →" in told
    assert "2 →" in told
    assert told.count('class="tie inferred"') == 1


def test_nothing_is_drawn_of_nobody():
    assert figure([], [], "Ties") == ""


def test_a_picture_that_leads_somewhere_is_no_image_to_a_screen_reader():
    leading = [Node("a", "A", "/bodies/a"), Node("b", "B")]
    assert 'role="group"' in figure(leading, [], "Ties")
    assert figure(leading, [], "Ties").count("<a ") == 1
    assert 'role="img"' in figure(nodes("a"), [], "Ties")


def test_a_name_and_an_address_are_text_and_never_markup():
    hostile = Node("h", '<script>"x"</script>', '"><script>')
    told = figure([hostile], [], "Ties")
    assert "<script" not in told
    assert "<title>Ties</title>" in told


KEYS = st.sampled_from("abcdef")
LINKS = st.lists(st.builds(Link, KEYS, KEYS, st.booleans()), max_size=12)


@given(LINKS)
def test_every_body_has_a_level_whatever_circles_there_are(links):
    found = levels(nodes(*"abcdef"), links)
    assert found.keys() == set("abcdef")
    assert figure(nodes(*"abcdef"), links, "Ties").count("<path") == len(links)
