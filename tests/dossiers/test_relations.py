"""A body among those it is tied to, drawn."""

from habeas.dossiers.relations import Relation, figure

COMMANDER = Relation("Radek Hasimel", "commands", is_from_here=False, is_inferred=False)
OFFICERS = Relation("officers", "belongs to", is_from_here=False, is_inferred=True)


def test_the_arrow_points_the_way_the_sentence_reads():
    told = figure("Second Patrol Regiment", [COMMANDER], [OFFICERS], "Ties")
    assert "commands →" in told
    assert "← belongs to" in told


def test_an_inferred_tie_is_drawn_differently():
    told = figure("Second Patrol Regiment", [COMMANDER], [OFFICERS], "Ties")
    assert told.count('class="tie inferred"') == 1
    assert told.count('class="tie"') == 1


def test_a_body_without_ties_is_not_drawn():
    assert figure("Second Patrol Regiment", [], [], "Ties") == ""


def test_many_ties_are_cut_and_the_table_has_the_rest():
    assert figure("x", [], [OFFICERS] * 30, "Ties").count("<line") == 8


def test_a_name_is_text_and_never_markup():
    named = Relation("<script>x</script>", "commands", is_from_here=True, is_inferred=False)
    assert "<script" not in figure("x", [named], [], "Ties")
