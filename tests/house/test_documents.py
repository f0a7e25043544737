"""The documents say what the program does, in the program's own words."""

import importlib
import inspect
import json
import pkgutil
import re

from house.source import ROOT

import habeas.words
from habeas.bodies.body import BodyKind, BodyRole
from habeas.bodies.graph import TieKind
from habeas.cli.verbs import VERBS
from habeas.protection.avenues.avenue import AvenueKind, Concerned, Openness, Urgency, When
from habeas.protection.avenues.registers import FilledFrom
from habeas.protection.avenues.situation import ProcedureState
from habeas.protection.avenues.verdicts import Colour, Rule
from habeas.words.errors import HabeasError
from habeas.words.provenance import Confidence
from habeas.words.reports import Rendition

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def guides() -> str:
    return "\n".join(guide.read_text(encoding="utf-8") for guide in GUIDES)


def command_of(verb):
    return importlib.import_module(f"habeas.cli.{verb}_verb").command


def test_every_verb_has_a_command_of_its_name_and_a_help_text():
    for verb in VERBS:
        command = command_of(verb)
        assert command.name == verb
        assert command.help, verb


def test_every_verb_is_shown_in_a_guide():
    shown = guides()
    assert [verb for verb in VERBS if f"habeas {verb}" not in shown] == []


def test_every_option_shown_in_a_guide_is_one_of_a_verb():
    verbs = [command_of(verb) for verb in VERBS]
    within = [part for verb in verbs for part in getattr(verb, "commands", {}).values()]
    known = {o for v in (*verbs, *within) for p in v.params for o in (*p.opts, *p.secondary_opts)}
    shown = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", guides()))
    foreign = {"--in", "--upgrade"}
    assert shown - known - foreign == set()


def test_every_name_in_the_glossary_is_one_of_the_program():
    for name in re.findall(r"`(habeas\.[\w.]+)`", GLOSSARY):
        try:
            importlib.import_module(name)
        except ModuleNotFoundError:
            module, _, last = name.rpartition(".")
            assert hasattr(importlib.import_module(module), last), name


def test_every_value_of_the_vocabulary_is_in_the_glossary():
    missing = []
    for module in pkgutil.iter_modules(habeas.words.__path__):
        loaded = importlib.import_module(f"habeas.words.{module.name}")
        for name, value in vars(loaded).items():
            ours = inspect.isclass(value) and value.__module__ == loaded.__name__
            if ours and not name.startswith("_") and not issubclass(value, HabeasError):
                missing += [name] if f"{loaded.__name__}.{name}`" not in GLOSSARY else []
    assert missing == []


def test_every_value_a_file_of_avenues_or_a_scenario_may_hold_is_in_their_pages():
    vocabularies = (
        AvenueKind, BodyKind, BodyRole, Colour, Concerned, Confidence, FilledFrom, Openness,
        ProcedureState, Rule, TieKind, Urgency, When,
    )  # fmt: skip
    pages = (ROOT / "docs" / f"avenue-{name}.md" for name in ("scenarios", "catalogue"))
    words = set(re.findall(r"[\w-]+", " ".join(one.read_text(encoding="utf-8") for one in pages)))
    values = {one.value.replace("_", "-") for kind in vocabularies for one in kind}
    assert values - words == set()


def test_every_field_of_a_json_line_is_in_the_schema():
    from habeas.reading.reader import read
    from habeas.reading.records import record

    text = "According to some reports, as many as 40 men were beaten in Keld."
    schema = (ROOT / "docs" / "statement-schema.md").read_text(encoding="utf-8")
    described = re.findall(r"^\| `(\w+)` \|", schema, re.MULTILINE)
    lines = [record(s, "0" * 64, text) for s in read(Rendition(text, "text", "", "1", "en"))]
    assert lines
    for line in lines:
        assert list(json.loads(json.dumps(line))) == described


def test_every_message_for_a_person_has_a_hint():
    for module in pkgutil.walk_packages(habeas.__path__, "habeas."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    errors, waiting = [], [HabeasError]
    while waiting:
        for error in waiting.pop().__subclasses__():
            waiting.append(error)
            errors.append(error)
    silent = [e.__name__ for e in errors if not (e.message.strip() and e.hint.strip())]
    assert len(errors) > 40
    assert silent == []


def test_a_graph_of_links_in_the_documents_holds():
    for guide in GUIDES:
        for link in re.findall(r"\]\(([^)#\s]+)", guide.read_text(encoding="utf-8")):
            assert "://" in link or (guide.parent / link).exists(), (guide.name, link)
