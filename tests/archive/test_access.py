"""What is not opened is not reachable: by no page, count, history, export or search."""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest
from archive.compartment import DENIAL, NOON, Cast, marked, said
from pyrage import x25519

import habeas.archive
from habeas.archive import (
    access,
    access_log,
    bodies,
    chains,
    custody,
    decisions,
    exhibit_list,
    exhibits,
    gathered,
    groupings,
    history,
    lineages,
    members,
    quoted,
    renditions,
    search,
    second_factor,
    statement_list,
    statements,
    stores,
    traces,
    upgrades,
    values,
    verification,
    weighed,
)
from habeas.archive.access import UnroutedQuery
from habeas.archive.access_log import Access, Action
from habeas.archive.bodies import ActorFilter
from habeas.archive.chains import Chain
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.exhibit_list import ExhibitFilter
from habeas.archive.exhibits import NoSuchExhibit
from habeas.archive.gathered import IncidentFilter
from habeas.archive.history import Change, SubjectKind
from habeas.archive.keyring import StoreLocked
from habeas.archive.models import ChangeRow, ExhibitRow, StatementRow
from habeas.archive.statement_list import StatementFilter
from habeas.archive.statements import NoSuchStatement, Reading
from habeas.archive.values import Counting
from habeas.bodies.graph import BodyGraph
from habeas.evidence.members import UnlockedMember
from habeas.incidents.incident import QuestionAbout
from habeas.origins.lineage import Trace
from habeas.words.errors import HabeasError, NotThere

EMPTY = Trace((), (), (), (), (), ())
KEY = x25519.Identity.generate()


@pytest.fixture
def sealed_case(tmp_path):
    """A compartment with a statement in it, closed again."""
    other = Cast(tmp_path / "other", "c-000000000002", seed=2)
    exhibit = other.render(DENIAL).exhibit
    (kept,) = other.draft(exhibit, said(DENIAL, "men were detained"))
    stores.close_stores(other.store)
    return other.store, exhibit, kept.identifier


def every_way_in(store, exhibit, statement):
    """Every public function of the archive that takes a store, with what it would need."""
    judged = Judgement(SubjectKind.STATEMENT, statement, Verdict.REJECT, "why", "m", NOON)
    change = Change(SubjectKind.EXHIBIT, exhibit, "f", "", "", "", "", NOON)
    ana = UnlockedMember("m-ana", str(KEY.to_public()), str(KEY))
    looked = Access("m-ana", NOON, Action.OPENED, exhibit)
    chance = bytes
    return {
        members.called: (store,),
        members.name_member: (store, "m-ana", "Ana", NOON),
        members.roles: (store,),
        members.rights: (store, "m-ana"),
        members.set_roles: (store, "m-ana", (), "", ("m-ana", NOON)),
        members.sheets: (store,),
        members.language: (store, "m-ana"),
        members.set_language: (store, "m-ana", "ru", NOON),
        chains.append: (store, Chain.CHANGE, [ChangeRow()]),
        chains.ends: (store,),
        chains.breaks: (store,),
        second_factor.begin: (store, ana, chance),
        second_factor.confirm: (store, ana, "000000", NOON, chance),
        second_factor.is_on: (store, "m-ana"),
        second_factor.fallbacks_left: (store, "m-ana"),
        second_factor.check: (store, ana, "000000", NOON),
        second_factor.turn_off: (store, ana, "000000", NOON),
        second_factor.turn_off_for: (store, "m-ana", "why", ("m-bek", NOON)),
        upgrades.since: (store,),
        access_log.note: (store, looked),
        access_log.page: (store,),
        exhibits.held: None,
        exhibits.receive: (store, [], chance),
        exhibits.recover: (store, NOON, chance),
        exhibits.keep: (store, None, None, chance),
        exhibits.keep_many: (store, [], chance),
        exhibits.exhibit: (store, exhibit),
        exhibits.exhibits: (store,),
        exhibits.places: (store,),
        exhibits.problems: (store,),
        exhibits.note_gap: (store, exhibit, "EncryptedFile", ("m-ana", NOON), chance),
        exhibit_list.exhibits_page: (store, ExhibitFilter(), 0, 20),
        exhibit_list.names: (store, [exhibit]),
        exhibit_list.by_name: (store,),
        exhibit_list.total: (store,),
        exhibit_list.exhibit_counts: (store,),
        exhibit_list.exhibits_of: (store, [exhibit]),
        exhibit_list.attached_to: (store, exhibit),
        exhibit_list.copies: (store, [exhibit]),
        renditions.keep: (store, exhibit, marked(DENIAL), NOON, chance),
        renditions.rendition: (store, exhibit),
        renditions.renditions: (store, exhibit),
        renditions.is_open: (store, exhibit),
        renditions.opened: (store,),
        statements.keep_drafts: (store, Reading(exhibit, "rules/1", ()), NOON, chance),
        statements.unread: (store, "rules/1"),
        statements.read_reports: (store,),
        statements.statement: (store, statement),
        statements.statements: (store, exhibit),
        statements.drafts_commitment: (store, "r-x", bytes(32)),
        statement_list.statements_page: (store, StatementFilter(), 0, 20),
        statement_list.queue: (store, 0, 20),
        statement_list.listed: (store, [statement]),
        statement_list.counts: (store,),
        statements.settle: (store, statement, None, change),
        decisions.decide: (store, judged, chance),
        decisions.undo: (store, "j-x", "why", ("m", NOON), chance),
        decisions.standing: (store,),
        decisions.edges_decided: (store, 0, 5),
        decisions.edge_overrides: (store,),
        decisions.statement_groupings: (store,),
        decisions.decisions: (store, SubjectKind.STATEMENT, statement),
        bodies.keep_graph: (store, BodyGraph((), ()), NOON),
        bodies.graph: (store,),
        bodies.actors_by_key: (store, ["imre solt"]),
        bodies.ties_by_key: (store, ["commands:a>b"]),
        bodies.ties_page: (store, "imre solt", 0, 5),
        bodies.actors_page: (store, ActorFilter(), 0, 20),
        bodies.above: (store, ["regiment"], 1),
        bodies.actors_called: (store, ["regiment"]),
        bodies.in_office: (store, ["regiment"]),
        traces.keep_trace: (store, EMPTY, NOON),
        traces.is_traced: (store,),
        traces.trace: (store,),
        traces.trace_of: (store, [statement]),
        traces.sizes: (store,),
        lineages.families_page: (store, 0, 20),
        lineages.families_of: (store, exhibit),
        lineages.questions_page: (store, None, 0, 20),
        lineages.questions_about: (store, [statement]),
        lineages.originals_page: (store, 0, 20),
        lineages.originals_cited_by: (store, statement),
        lineages.originals_leaned_on: (store, [statement]),
        lineages.edge: (store, "edge-1"),
        lineages.edges_carrying: (store, statement),
        lineages.edges_page: (store, exhibit, 0, 20),
        lineages.nodes: (store, ["voice:imre solt"]),
        lineages.copies_between: (store, exhibit, exhibit),
        lineages.copies_page: (store, exhibit, 0, 20),
        gathered.incidents_page: (store, IncidentFilter(), 0, 20),
        gathered.incidents_holding: (store, statement),
        gathered.listed_incidents: (store, ["i-x"]),
        groupings.incidents_with: (store, [statement]),
        groupings.exhibits_of: (store, [statement]),
        values.keep_values: (store, {}, Counting(None)),
        values.intervals: (store, "i-x"),
        values.answered: (store, ["i-x"], QuestionAbout.WHERE),
        values.accusing: (store, "regiment", 1),
        quoted.quoted: (store, [statement]),
        groupings.keep_incidents: (store, [], NOON, chance),
        groupings.incidents: (store,),
        groupings.incident: (store, "i-x"),
        history.note: (store, change),
        history.history: (store, SubjectKind.EXHIBIT, exhibit),
        custody.record: (store,),
        custody.events: (store, exhibit),
        custody.leaves: (store,),
        custody.root: (store,),
        custody.checkpoint: (store, "m-ana", NOON, chance),
        custody.checkpoints: (store,),
        custody.hold_against: None,
        custody.origin_of: None,
        custody.ends_told: (store,),
        search.search: ([store], "detained"),
        search.index: (store, "r-x", "text"),
        verification.verify: ([store],),
        weighed.weigh: (store, []),
        access.rows: (store, StatementRow),
        access.cursor: (store,),
        access.writing: (store,),
        access.alias_of: (store,),
        access.admit: None,
        access.dismiss: None,
    }


def ways_in():
    """Every public function of the archive whose first argument is a store, or several."""
    for found in pkgutil.iter_modules(habeas.archive.__path__):
        if found.ispkg:
            continue
        module = importlib.import_module(f"habeas.archive.{found.name}")
        for node in ast.parse(Path(module.__file__).read_text()).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if node.args.args and "Store" in ast.unparse(node.args.args[0].annotation or NOTHING):
                yield getattr(module, node.name)


NOTHING = ast.Constant(None)
ROWS = {"log_found", "log_remark", "record"}
"""Ways that take rows of a store, or are called by others of these in their transaction."""
WORDS = {"handed_on", "admit", "dismiss", "held", "hold_against", "origin_of", "close_stores"}
"""Ways that open nothing themselves: they take or give up a handle, or only name it."""


def likely(parameter):
    """Something of the sort a parameter wants; what is not known is taken for anything."""
    known = {"str": "x-000000000000", "int": 1, "date": NOON.date(), "datetime": NOON}
    kind = str(parameter.annotation)
    if kind in known:
        return known[kind]
    if kind == "Randomness":
        return bytes
    if kind in ("By", "tuple[str, datetime]"):
        return ("m-ana", NOON)
    if kind.startswith("tuple["):
        return tuple(MagicMock() for _ in kind.split(","))
    return [MagicMock()] if kind.startswith(("Sequence", "Iterable")) else MagicMock()


def reach(way, given):
    """Call it, and take what it gives to the end."""
    answer = way(*given)
    return list(answer) if inspect.isgenerator(answer) else answer


def test_no_function_reaches_into_a_compartment_that_is_not_open(cast, sealed_case):
    store = sealed_case[0]
    by_hand = {way: given for way, given in every_way_in(*sealed_case).items() if given}
    reached = []
    for way in {*by_hand, *ways_in()}:
        if way.__name__ in WORDS | ROWS:
            continue
        first, *rest = inspect.signature(way).parameters.values()
        needed = [likely(one) for one in rest if one.default is one.empty and one.kind < 3]
        several = [store] if "Store]" in str(first.annotation) else store
        given = by_hand.get(way) or (several, *needed)
        try:
            reach(way, given)
        except StoreLocked:
            continue
        except HabeasError as error:
            if not isinstance(error, NotThere):
                continue  # refused for another reason before anything was looked at
        except (TypeError, ValueError, AttributeError) as error:
            reached.append(f"{way.__module__}.{way.__name__}: {type(error).__name__}")
            continue
        reached.append(f"{way.__module__}.{way.__name__}")
    assert not reached, "\n".join(sorted(reached))


def test_there_are_many_ways_in(cast):
    assert len(set(ways_in())) > 150


def test_a_handle_made_by_hand_opens_nothing(cast):
    forged = dataclasses.replace(cast.store)
    with pytest.raises(StoreLocked):
        exhibits.exhibits(forged)


def test_identifiers_of_another_compartment_say_nothing_here(cast, sealed_case):
    _, exhibit, statement = sealed_case
    with pytest.raises(NoSuchExhibit):
        exhibits.exhibit(cast.store, exhibit)
    with pytest.raises(NoSuchStatement):
        statements.statement(cast.store, statement)
    assert statements.statements(cast.store, exhibit) == ()
    assert renditions.renditions(cast.store, exhibit) == ()
    assert history.history(cast.store, SubjectKind.EXHIBIT, exhibit) == ()
    assert custody.events(cast.store, exhibit) == ()
    assert search.search([cast.store], "detained") == ()


def test_a_search_looks_only_into_the_stores_it_is_given(cast, tmp_path):
    other = Cast(tmp_path / "other", "c-000000000002", seed=2)
    for one in (cast, other):
        one.render(DENIAL)
    found = search.search([other.store], "detained")
    assert [hit.compartment for hit in found] == [other.store.identifier]
    assert len(search.search([cast.store, other.store], "detained")) == 2


@pytest.mark.parametrize(
    "query",
    [
        lambda: list(ExhibitRow.objects.all()),
        lambda: ExhibitRow(identifier="x-1").save(),
        lambda: ExhibitRow.objects.filter(identifier="x-1").delete(),
    ],
)
def test_a_query_that_names_no_store_is_refused(cast, query):
    with pytest.raises(UnroutedQuery):
        query()


def test_only_one_module_reaches_the_tables():
    gates = ("objects", "using", "connections")
    used = {
        path.stem
        for path in Path(habeas.archive.__file__).parent.rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if (isinstance(node, ast.Attribute) and node.attr in gates)
        or (isinstance(node, ast.Name) and node.id in gates)
    }
    # Making and opening a store, before there is a handle to it.
    assert used <= {"access", "schema", "stores"}


def test_the_key_is_in_no_settings(cast):
    from django.conf import settings
    from django.db import connections

    shown = repr(settings.DATABASES) + repr(dict(connections.settings))
    assert cast.compartment.key.hex() not in shown
    assert repr(cast.compartment.key) not in shown
    assert repr(cast.compartment.key) not in repr(cast.store)


def test_importing_the_archive_loads_nothing():
    code = "import sys, habeas.archive; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
