"""Every page of the desk in Chromium: wide, on a telephone, without scripts, by keyboard, printed.

The pages are found by their links, and ``tests/web/test_links.py`` holds every page to be
reached by one: a page that is added tomorrow is in here tomorrow. What only stands between two
steps of a task is looked at in the middle of that task.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from browser.looking import BY_LOOK, NARROW, Look, Visit
from browser.sitting_down import PHONE, WIDE, served
from web.furnished import Furnished, code_of
from web.furnished_files import MISSED
from web.russian import Known
from web.sitting import PASSPHRASE, copy_of

from habeas.web.configuration import NOUNS

LOOKS = (
    Look("wide", WIDE, "en"),
    Look("telephone", PHONE, "ru", is_dark=True, rules=BY_LOOK),
    Look("without scripts", NARROW, "en", has_scripts=False),
)
BODIES = (
    "kind,type,key,name,state,from,to,source,confidence,religion,note\n"
    "body,unit,vm.guard,National Guard,OR,,,,,,\n"
    "body,,vm.new,National Guard,VM,,,,,none,\n"
    "tie,commands,,,,vm.guard,vm.new,Gazette,read,,\n"
    "tie,commands,,,,vm.guard,nobody,Gazette,read,,\n"
)
FEW = 1
"""Addresses of one page that are looked at, besides what was furnished to be looked at."""


@dataclass(frozen=True)
class Pages:
    """A workspace and the addresses of its pages, by their noun."""

    furnished: Furnished
    of_noun: dict[str, list[str]]
    known: Known


@pytest.fixture(scope="module")
def pages(walked):
    worth = set(walked.furnished.shown.values())
    of_noun: dict[str, list[str]] = {noun: [] for noun in NOUNS}
    for name, addresses in walked.hers.pages.items():
        chosen = [one for one in addresses if one in worth] + addresses[:FEW]
        of_noun[name.partition(":")[0]] += dict.fromkeys(chosen)
    return Pages(walked.furnished, of_noun, walked.known)


@pytest.fixture(scope="module")
def desk(pages, tmp_path_factory):
    folder = copy_of(pages.furnished.folder, tmp_path_factory.mktemp("every-looked-at") / "velmara")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: look.name)
def visit(request, chromium, desk, pages):
    visit = Visit(chromium, desk, request.param, pages.known).sign_in()
    yield visit
    visit.context.close()


@pytest.mark.parametrize("noun", sorted(set(NOUNS) - {"signing"}))
def test_every_page_holds(visit, pages, noun):
    assert pages.of_noun[noun] != []
    assert [fault for address in pages.of_noun[noun] for fault in visit.faults_at(address)] == []


@pytest.fixture(params=LOOKS, ids=lambda look: look.name)
def worker(request, chromium, pages, tmp_path):
    """Somebody at a desk of their own, who changes it."""
    with served(copy_of(pages.furnished.folder, tmp_path / "velmara")) as address:
        worker = Visit(chromium, address, request.param, pages.known).sign_in()
        yield worker
        worker.context.close()


def test_every_page_between_two_steps_of_a_task_holds(worker, tmp_path):
    found = [fault for step in TASKS for fault in step(worker, tmp_path)]
    assert found == []


def hand_in(worker, folder):
    (folder / "gate.txt").write_text(MISSED, encoding="utf-8")
    page = worker.go(f"{worker.here}/exhibits/add")
    page.locator("#handing input[type=file]").first.set_input_files(folder / "gate.txt")
    page.locator("#handing button:not([type=button])").last.click()
    page.wait_for_url("**/added/*")
    yield from worker.faults()


def look_at_a_file_of_bodies(worker, folder):
    (folder / "bodies.csv").write_text(BODIES, encoding="utf-8")
    page = worker.go(f"{worker.here}/body/import")
    page.set_input_files("#id_file", folder / "bodies.csv")
    page.locator("main form button").click()
    page.wait_for_url("**/body/import/1")
    yield from worker.faults()


def check(worker, _folder):
    page = worker.go(f"{worker.here}/records")
    page.locator("form[action$='/check'] button").click()
    page.wait_for_url("**/jobs/*")
    yield from worker.faults()


def print_a_sheet(worker, _folder):
    page = worker.go("/members/sheet")
    page.check("#id_sure")
    page.locator("main form button").click()
    page.wait_for_url("**/paper")
    yield from worker.faults()


def set_up_a_second_factor(worker, _folder):
    page = worker.go("/members/you/second-factor")
    page.locator("main form button").click()
    page.wait_for_url("**/confirm")
    yield from worker.faults()
    page.fill("#id_code", code_of(page.inner_text(".digits")))
    page.locator("main form button").click()
    page.wait_for_url("**/codes*")
    yield from worker.faults()
    yield from worker.faults_at("/members/you/second-factor/off")
    yield from worker.faults_at("/members/you")


def come_back(worker, _folder):
    worker.context.clear_cookies()
    yield from worker.faults_at("/")
    worker.page.fill("#id_passphrase", "not the one")
    worker.page.keyboard.press("Enter")
    worker.page.wait_for_selector(".mistake")
    yield from worker.faults()
    worker.page.fill("#id_passphrase", PASSPHRASE)
    worker.page.keyboard.press("Enter")
    worker.page.wait_for_selector("#id_code")
    yield from worker.faults()


TASKS = (hand_in, look_at_a_file_of_bodies, check, print_a_sheet, set_up_a_second_factor, come_back)
