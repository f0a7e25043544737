"""Every error a person may meet can be told in Russian too."""

import ast
import re
from dataclasses import dataclass

import pytest
from house.source import modules, name_of, tree_of

from habeas.words.labels import labels
from habeas.words.mistakes import FACTS, wordings
from habeas.words.reasons import places_of
from habeas.workspace.deriving import in_words

COMMAND = re.compile(r"habeas [a-z]+(?: [A-Z{][A-Za-z}]*)*|pip install --upgrade habeas")
BASE, REFUSAL = "HabeasError", "Refusal"


@dataclass(frozen=True)
class Written:
    """A class as it stands in the source: read, not imported, so that no room is set up."""

    name: str
    module: str
    bases: tuple[str, ...]
    texts: dict[str, str]


def classes():
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                bases = tuple(base.id for base in node.bases if isinstance(base, ast.Name))
                yield Written(node.name, name_of(path), bases, dict(texts_of(node)))


def texts_of(node):
    for line in node.body:
        if isinstance(line, ast.Assign | ast.AnnAssign) and isinstance(line.value, ast.Constant):
            target = line.target if isinstance(line, ast.AnnAssign) else line.targets[0]
            yield target.id, line.value.value


HELD = {found.name: found for found in classes()}


def lines_of(found):
    """A class with everything above it, the nearest first."""
    above = [HELD[base] for base in found.bases if base in HELD]
    return [found, *(line for base in above for line in lines_of(base))]


def is_a(found, base):
    return any(base in line.bases for line in lines_of(found))


def text_of(found, name):
    return next((line.texts[name] for line in lines_of(found) if name in line.texts), "")


ERRORS = sorted(
    (found for found in classes() if is_a(found, BASE)), key=lambda f: (f.module, f.name)
)


def commands(words):
    return sorted(COMMAND.findall(words))


def test_the_errors_of_the_product_are_found():
    assert {"NotAWorkspace", "EmptyFile", "NoSuchExhibit"} <= {error.name for error in ERRORS}


def test_every_error_has_its_russian_words():
    missing = [f"{e.module}.{e.name}" for e in ERRORS if e.name not in wordings("ru")]
    assert not missing, f"words/errors.ru.toml lacks: {', '.join(missing)}"


def test_no_russian_words_are_left_of_an_error_that_is_gone():
    assert wordings("ru").keys() - {FACTS} <= {error.name for error in ERRORS}


@pytest.mark.parametrize(
    "error", [e for e in ERRORS if e.name in wordings("ru")], ids=lambda error: error.name
)
@pytest.mark.parametrize("part", ["message", "hint"])
def test_the_russian_words_have_the_same_places_and_commands(error, part):
    english, russian = text_of(error, part), wordings("ru")[error.name][part]
    assert places_of(russian) == places_of(english)
    assert commands(russian) == commands(english)
    assert bool(russian) == bool(english)


def test_every_kind_of_label_an_error_asks_for_is_there():
    kinds = set(re.findall(r"\{\w+:(\w+)\}", str(wordings("ru"))))
    assert kinds <= labels().keys()


def test_every_refusal_has_a_short_name_for_lists():
    refusals = {in_words(error.name) for error in ERRORS if is_a(error, REFUSAL)}
    missing = refusals - labels()["Refusal"].keys()
    assert not missing, f"words/labels.toml lacks [Refusal] {sorted(missing)}"
