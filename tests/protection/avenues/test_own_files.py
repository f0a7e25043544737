"""What a team writes down itself is held beside the bundled avenues, and mistakes are named."""

from importlib.resources import files

import pytest

from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.own_files import OwnFile, RestedOn, check, extended, file_name
from habeas.protection.faults import FileFault, SameIdentifier, UnknownField

TEXT = (files("habeas.example") / "avenues" / "velmara.yaml").read_text(encoding="utf-8")
VELMARA = OwnFile("velmara.yaml", TEXT)
LEAN = OwnFile(
    "lean.yaml",
    "avenue: vm-second\nname: Second\nkind: domestic\nreceiver: vm.ombudsperson\n"
    "review-by: 2031-09-01\nacts: [any]\n"
    "status:\n  - {state: VM, value: open, confidence: analysis}\n",
)  # fmt: skip


def test_the_example_adds_its_avenues_to_the_bundled_ones():
    found = extended(catalogue(), [VELMARA])
    assert not found.left_out
    assert found.files == dict.fromkeys(("vm-garrison", "vm-ombudsperson"), "velmara.yaml")
    assert len(found.catalogue.avenues) == len(catalogue().avenues) + 2
    assert found.catalogue.version != catalogue().version


def test_a_withdrawn_file_counts_no_more():
    gone = OwnFile(VELMARA.name, VELMARA.text, is_withdrawn=True)
    assert extended(catalogue(), [gone]).catalogue is catalogue()


def test_a_file_that_cannot_be_read_any_more_is_named_and_the_others_stand():
    broken = OwnFile("other.yaml", "avenue: x\nnmae: y\n")
    found = extended(catalogue(), [broken, VELMARA])
    assert [name for name, _ in found.left_out] == ["other.yaml"]
    assert "vm-garrison" in found.catalogue.by_identifier


def test_a_misspelt_field_is_told_with_file_line_and_field():
    with pytest.raises(FileFault) as told:
        check(catalogue(), (), OwnFile("own.yaml", TEXT.replace("    onward:", "    onwrad:")))
    (fault,) = (one for one in told.value.all if isinstance(one, UnknownField))
    line = TEXT.split("\n").index("    onward:") + 1
    assert (fault.facts["file"], fault.facts["line"], fault.facts["field"]) == (
        "own.yaml", line, "onwrad",
    )  # fmt: skip


def test_a_bundled_avenue_is_not_replaced():
    with pytest.raises(SameIdentifier):
        check(catalogue(), (), OwnFile("own.yaml", TEXT.replace("vm-garrison", "un-cat-22")))


def test_a_file_that_others_rest_on_cannot_go():
    with pytest.raises(RestedOn):
        check(catalogue(), [VELMARA, LEAN], OwnFile("velmara.yaml", TEXT, is_withdrawn=True))
    check(catalogue(), [VELMARA, LEAN], OwnFile("lean.yaml", LEAN.text, is_withdrawn=True))


@pytest.mark.parametrize(
    ("given", "called"),
    [("a/b/own.yaml", "own.yaml"), ("C:\\x\\own.yaml", "own.yaml"), ("..", ".."), ("x/", ""),
     ("a\u202eb.yaml", "a⟦U+202E⟧b.yaml")],
)  # fmt: skip
def test_a_file_is_called_by_the_last_part_of_its_path(given, called):
    assert file_name(given) == called


def test_every_mistake_is_told_at_once_and_a_misspelt_field_is_not_missing_too():
    wrong = LEAN.text.replace("receiver", "receivr").replace("2031-09-01", "2031-13-40")
    with pytest.raises(FileFault) as told:
        check(
            catalogue(), [VELMARA], OwnFile("own.yaml", wrong.replace("value: open", "value: opn"))
        )
    faults = {(type(one).__name__, one.facts["field"]) for one in told.value.all}
    assert faults == {("UnknownField", "receivr"), ("NotADay", "review-by"), ("NotKnown", "value")}
