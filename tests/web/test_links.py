"""Every page of the desk is reached by links, and no link leads nowhere.

The names of the pages are read from the program itself, so one that is added tomorrow and that
nothing links to fails here tomorrow.
"""

from __future__ import annotations

from house.test_pages import patterns

BEFORE = {"signing:in", "signing:second", "signing:again", "signing:upgrade", "cases:prepare"}
"""What one meets on the way in, or before there is anything to link from."""
IN_A_TASK = {
    "bodies:looked",
    "exhibits:added",
    "jobs:one",
    "jobs:stop",
    "members:codes",
    "members:confirm",
    "members:paper",
    "members:picture",
    "members:turn_off",
}
"""What only stands between two steps of a task: ``tests/browser/test_every_page.py`` does it."""


def test_no_link_leads_nowhere(walked):
    assert [one.failed for one in (walked.hers, walked.his)] == [{}, {}]


def test_everything_that_is_kept_has_a_link_to_it(walked):
    linked = {address for found in walked.hers.linked.values() for address in found}
    bare = {address.partition("?")[0] for address in linked}
    shown = walked.furnished.shown
    assert {what for what, address in shown.items() if address not in bare} == set()


def test_every_page_is_reached_by_a_link_or_a_form(walked):
    linked = {name for one in (walked.hers, walked.his) for name in one.linked}
    posted = {name for one in (walked.hers, walked.his) for name in one.posted}
    every = {name for name, _ in patterns()}
    assert every - linked - posted - BEFORE - IN_A_TASK == set()


def test_what_only_forms_are_sent_to_is_no_page_of_its_own(walked):
    asked = {name: code for name, code in walked.bare.items() if name not in IN_A_TASK}
    assert asked != {}
    assert {name: code for name, code in asked.items() if code not in (302, 405)} == {}
