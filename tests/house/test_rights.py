"""Every verb asks for a right itself: a page, a job or the command line may forget to."""

import ast
from dataclasses import dataclass, field

from house.source import SOURCE, name_of, tree_of

ROOM = "habeas.workspace"
ONE_S_OWN = "one's own passphrase, language, code or roles: whoever came in may"
A_STEP = "a step of verbs that ask themselves; gives identifiers or nothing"
THE_DOOR = "called by the gate, which asked before"
NO_WORDS = "tells neither words nor names: a yes or no, or what is open already"

WITHOUT = {
    "members.change": ONE_S_OWN,
    "members.check_passphrase": ONE_S_OWN,
    "members.choose_language": ONE_S_OWN,
    "members.is_sheet": ONE_S_OWN,
    "members.language_of": ONE_S_OWN,
    "members.rights": ONE_S_OWN,
    "second_factor.begin": ONE_S_OWN,
    "second_factor.check": ONE_S_OWN,
    "second_factor.confirm": ONE_S_OWN,
    "second_factor.fallbacks_left": ONE_S_OWN,
    "second_factor.is_on": ONE_S_OWN,
    "second_factor.turn_off": ONE_S_OWN,
    "case_record.signed": A_STEP,
    "compartments.check_key_file": A_STEP,
    "compartments.missing": A_STEP,
    "compartments.opened_to": A_STEP,
    "compartments.rekey_for": A_STEP,
    "compartments.sheets": A_STEP,
    "deriving.derive": A_STEP,
    "members.roles_of": A_STEP,
    "searching.note_search": A_STEP,
    "verifying.strange_keys": A_STEP,
    "looking.note_look": THE_DOOR,
    "looking.note_refused": THE_DOOR,
    "looking.note_signed_in": THE_DOOR,
    "looking.note_signed_out": THE_DOOR,
    "interviews.is_place": NO_WORDS,
    "interviews.may_use": NO_WORDS,
    "interviews.places": NO_WORDS,
}
"""The verbs that ask for no right, each with why."""


@dataclass
class Verb:
    """A function of the room, as far as it matters here."""

    takes_a_workspace: bool
    asks: bool
    calls: set[tuple[str, str]] = field(default_factory=set)


def brought_in(tree):
    """What a module calls by a name, and where that comes from."""
    return {
        alias.asname or alias.name: (node.module, alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(ROOM)
        for alias in node.names
    }


def called(node, module, above, known):
    """The function of the room that is called here; None for any other."""
    called = node.func
    if isinstance(called, ast.Name):
        return known.get(called.id, (module, called.id))
    if not (isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name)):
        return None
    if called.value.id == "self":
        return module, above + called.attr
    place, name = known.get(called.value.id, ("", ""))
    return (f"{place}.{name}", called.attr) if place == ROOM else None


def verbs():
    found = {}
    for path in sorted((SOURCE / "workspace").glob("*.py")):
        tree, module = tree_of(path), name_of(path)
        for name, function in functions_in(tree.body):
            calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            given = [*function.args.args, *function.args.kwonlyargs]
            kinds = {ast.unparse(one.annotation) for one in given if one.annotation}
            asks = any(
                isinstance(c.func, ast.Attribute) and c.func.attr == "require" for c in calls
            )
            above = name.rpartition(".")[0]
            at = (module, f"{above}." if above else "", brought_in(tree))
            reached = {called(node, *at) for node in calls} - {None}
            found[module, name] = Verb("Workspace" in kinds, asks, reached)
    return found


def functions_in(body, above=""):
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield from functions_in(node.body, f"{above}{node.name}.")
        elif isinstance(node, ast.FunctionDef):
            yield above + node.name, node


VERBS = verbs()


def asks(verb, seen=()):
    if verb not in VERBS or verb in seen:
        return False
    return VERBS[verb].asks or any(asks(one, (*seen, verb)) for one in VERBS[verb].calls)


def is_public(name):
    return not any(part.startswith("_") for part in name.split("."))


def test_every_verb_asks_for_a_right_or_says_here_why_not():
    silent = {
        f"{module.removeprefix(ROOM + '.')}.{name}"
        for (module, name), verb in VERBS.items()
        if verb.takes_a_workspace and is_public(name) and not asks((module, name))
    }
    assert silent == WITHOUT.keys()


def test_there_are_verbs_to_look_at():
    taking = [name for name, verb in VERBS.items() if verb.takes_a_workspace]
    assert len(taking) > 150
    assert asks((f"{ROOM}.originals", "Originals.preview"))
    assert not asks((f"{ROOM}.members", "is_sheet"))
