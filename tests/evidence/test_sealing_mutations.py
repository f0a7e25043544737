"""A sealed file changed in any way is refused, and never breaks the reader."""

import importlib.util
import random
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
    # Sealing draws chance of its own: only on the same files can two runs meet the same changes.
    files = script.base_files(script.HybridIdentity.from_seed(bytes(32)), random.Random(5))  # noqa: S311 - no secret
    script.base_files = lambda *_: files
    script.fault_of = lambda changed, _: changed.hex()
    all_at_once += script.faults(5, range(40), lambda _: None)
    for part in (range(25), range(25, 40)):
        in_parts += script.faults(5, part, lambda _: None)
    assert in_parts == all_at_once
    assert len(all_at_once) > 30
