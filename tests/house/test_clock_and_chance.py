"""Pure rooms take the clock and randomness as arguments."""

import ast

from house.source import modules, name_of, tree_of

PURE = (
    "words", "reading", "origins", "bodies", "incidents", "intake", "numbers", "protection",
    "dossiers",
)  # fmt: skip
CALLS = {"now", "today", "utcnow", "urandom", "random", "token_bytes", "uuid4", "time_ns"}


def calls(path):
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def test_pure_rooms_never_ask_the_clock_or_chance():
    asked = {
        name_of(path): sorted(CALLS & set(calls(path)))
        for path in modules()
        if name_of(path).split(".")[1:2] and name_of(path).split(".")[1] in PURE
        if CALLS & set(calls(path))
    }
    assert asked == {}
