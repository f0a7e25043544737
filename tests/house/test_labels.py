"""Every value a person can meet has a word in English and in Russian."""

import ast
import importlib
import re
import tomllib
from enum import StrEnum

import pytest
from house.source import SOURCE, modules, name_of, tree_of

from habeas.evidence.openers.kinds import WORDS
from habeas.words.labels import labels
from habeas.words.reasons import sentences

ROOMS = (
    "habeas.words.", "habeas.origins.", "habeas.incidents.", "habeas.bodies.",
    "habeas.archive.decisions", "habeas.archive.history", "habeas.archive.verification",
    "habeas.evidence.custody", "habeas.protection.",
)  # fmt: skip
LABEL = re.compile(r":([A-Za-z]+)\}")


def enumerations():
    for path in modules():
        if f"{name_of(path)}.".startswith(ROOMS) or name_of(path) in ROOMS:
            module = importlib.import_module(name_of(path))
            for found in vars(module).values():
                own = isinstance(found, type) and found.__module__ == module.__name__
                if own and issubclass(found, StrEnum):
                    yield found


@pytest.mark.parametrize("enumeration", list(enumerations()), ids=lambda found: found.__name__)
def test_every_member_has_a_word_in_both_languages(enumeration):
    held = labels().get(enumeration.__name__, {})
    missing = [member.value for member in enumeration if member.value not in held]
    assert not missing, f"words/labels.toml lacks [{enumeration.__name__}] {missing}"


def test_no_two_enumerations_share_a_table_of_labels():
    names = [found.__name__ for found in enumerations()]
    assert len(names) == len(set(names))


def test_every_rule_that_marks_a_line_has_a_word():
    source = SOURCE / "evidence" / "openers" / "data" / "boilerplate.toml"
    rules = tomllib.loads(source.read_text(encoding="utf-8")).keys() - {"services"}
    assert {rule.replace("-", " ") for rule in rules} <= labels()["BlockReason"].keys()


def test_every_kind_of_file_has_a_word():
    assert set(WORDS.values()) == labels()["FileWords"].keys()


def test_every_kind_of_label_that_a_sentence_asks_for_is_there():
    wordings = str(sentences())
    assert set(LABEL.findall(wordings)) <= {*labels(), "acts"}


def keys_used():
    """Every key of a sentence that stands whole in the source."""
    rooms = {key.partition(".")[0] for key in sentences()}
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                room, dot, name = node.value.partition(".")
                if dot and room in rooms and re.fullmatch("[a-z_]*[a-z]", name):
                    yield node.value


def test_every_key_the_source_uses_is_in_a_catalogue():
    assert set(keys_used()) - sentences().keys() == set()
