"""Lists copied from each other: signs are shown, a person says so, and can take it back."""

import pytest
from web.sitting import PASSPHRASE

from habeas.archive import ledger, stores, traces
from habeas.numbers.entries import Entry, NamedList
from habeas.numbers.linkage_copies import counted_as
from habeas.origins.lineage import Edge, EdgeKind, Grade, Node, NodeKind, Trace
from habeas.words.reasons import Reason
from habeas.workspace import list_copies, list_lines, list_store
from habeas.workspace.list_copies import NotSaidCopied, SameList
from habeas.workspace.list_store import NoReasonGiven
from habeas.workspace.opening import GENERAL, create, now, open_workspace

NAMES = [f"Орло Мара {number}" for number in range(10)]


@pytest.fixture
def workspace(tmp_path):
    create(tmp_path / "velmara", PASSPHRASE, "Mara")
    with open_workspace(tmp_path / "velmara", PASSPHRASE) as opened:
        yield opened
    stores.close_stores()


def kept(workspace, name, people, exhibit="", sources=()):
    identifier = list_store.new_list()
    told = NamedList(identifier, name, "people detained in Arvel", "detention", exhibit=exhibit)
    entries = [Entry(list_store.new_entry(), identifier, (one,), sources=sources) for one in people]
    list_store.keep(workspace, GENERAL, told, entries)
    return identifier


def proposed(workspace):
    return [(one.one.value.name, one.why.name) for one in list_copies.proposed(workspace, GENERAL)]


def test_entries_that_are_the_same_letter_by_letter_speak_for_a_copy(workspace):
    kept(workspace, "press", NAMES)
    kept(workspace, "blog", [*NAMES[:6], "Дуров Иса"])
    kept(workspace, "clinic", ["Орло Мария", *NAMES[:2], "Дуров Иса", "Дуров И."])
    (found,) = list_copies.proposed(workspace, GENERAL)
    assert {found.one.value.name, found.other.value.name} == {"press", "blog"}
    assert "86 in a hundred entries" in str(found.why)


def test_two_lists_of_one_file_speak_for_a_copy(workspace):
    kept(workspace, "press", NAMES[:1], exhibit="x-000000000001")
    kept(workspace, "blog", NAMES[1:2], exhibit="x-000000000001")
    assert proposed(workspace) == [("press", "copied_file")]


def test_what_origins_show_of_the_reports_behind_lists_speaks_for_a_copy(workspace):
    kept(workspace, "press", NAMES[:1], sources=("i-000000000001", "x-000000000001"))
    kept(workspace, "blog", NAMES[1:2], sources=("i-000000000002", "x-000000000002"))
    assert proposed(workspace) == []
    nodes = tuple(
        Node(f"n{number}", NodeKind.EXHIBIT, "", f"x-00000000000{number}") for number in (1, 2)
    )
    why = Reason.verbatim("copied")
    edge = Edge("e1", EdgeKind.COPY, Grade.ESTABLISHED, "n2", "n1", (), why, ())
    traces.keep_trace(workspace.store(GENERAL), Trace(nodes, (edge,), (), (), (), ()), now())
    assert proposed(workspace) == [("press", "copied_origins")]


def test_who_says_so_says_how_it_is_known_and_can_take_it_back(workspace):
    press, blog = kept(workspace, "press", NAMES), kept(workspace, "blog", NAMES)
    with pytest.raises(NoReasonGiven):
        list_copies.say_copied(workspace, GENERAL, press, blog, " ")
    with pytest.raises(SameList):
        list_copies.say_copied(workspace, GENERAL, press, press, "typed")
    list_copies.say_copied(workspace, GENERAL, press, blog, "typed from it")
    assert proposed(workspace) == []
    assert len(set(counted_as(values(workspace)).values())) == 1
    list_copies.say_apart(workspace, GENERAL, blog, press, "it was not")
    assert len(set(counted_as(values(workspace)).values())) == 2
    with pytest.raises(NotSaidCopied):
        list_copies.say_apart(workspace, GENERAL, blog, press, "again")
    told = ledger.versions(workspace.store(GENERAL), NamedList, press)
    assert [one.reason for one in told] == ["", "typed from it", "it was not"]


def values(workspace):
    return [one.value for one in list_store.lists(workspace, GENERAL)]


def test_lines_tell_what_speaks_for_it_without_a_name(workspace):
    press, blog = kept(workspace, "press", NAMES), kept(workspace, "blog", NAMES)
    told = "\n".join(list_lines.copies(workspace, GENERAL, "ru"))
    assert "буква в букву" in told
    assert not any(name in told for name in NAMES)
    list(list_lines.said_copied(workspace, GENERAL, press, blog, "typed"))
    assert "copied from or to" in "\n".join(list_lines.listed(workspace, GENERAL))
    list(list_lines.said_apart(workspace, GENERAL, press, blog, "it was not"))
    assert "copied from or to" not in "\n".join(list_lines.listed(workspace, GENERAL))
