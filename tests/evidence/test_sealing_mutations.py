"""A sealed file changed in any way is refused, and never breaks the reader."""

import importlib.util
import sys

from house.source import ROOT


def mutations():
    place = ROOT / "scripts" / "mutations.py"
    spec = importlib.util.spec_from_file_location("mutations", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclasses look themselves up there
    spec.loader.exec_module(module)
    return module


def test_two_thousand_changed_files_are_all_refused():
    looked_at = []
    found = list(mutations().faults(2026, range(2_000), looked_at.append))
    assert [(fault.number, fault.what) for fault in found] == []
    assert looked_at == list(range(2_000))


def test_a_run_goes_on_where_another_stopped():
    script, all_at_once, in_parts = mutations(), [], []
    list(script.faults(5, range(40), all_at_once.append))
    for part in (range(25), range(25, 40)):
        list(script.faults(5, part, in_parts.append))
    assert in_parts == all_at_once == list(range(40))
