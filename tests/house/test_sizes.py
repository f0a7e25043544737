import statistics

from house.source import lengths, modules, name_of, tree_of

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "service", "misc", "tools"}


def test_no_module_is_longer_than_a_person_reads_at_once():
    long = {name_of(p): n for p in modules() if (n := len(p.read_text().splitlines())) > 400}
    assert long == {}


def test_no_function_is_longer_than_a_page():
    assert [name for name, lines in lengths() if lines > 50] == []


def test_most_functions_are_about_ten_lines():
    assert statistics.median(lines for _, lines in lengths()) <= 12


def test_no_module_has_a_name_that_says_nothing():
    assert [name_of(p) for p in modules() if p.stem in VAGUE] == []


def test_every_module_says_what_it_is_for():
    import ast

    silent = [
        name_of(p)
        for p in modules()
        if "migrations" not in p.parts and not ast.get_docstring(tree_of(p))
    ]
    assert silent == []
