"""One Chromium, one served example for all tests of a process; each test its own window."""

import pytest
from browser.sitting_down import CHROMIUM, QUIET, Visitor, served
from web.sitting import copy_of


@pytest.fixture(scope="session")
def chromium(example):
    """After the example: with a browser open, Django takes this thread for an asynchronous one."""
    if CHROMIUM is None:
        pytest.skip("no Chromium here: make browser")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(example, tmp_path_factory):
    """A desk for tests that only look; what one changes, others see."""
    with served(copy_of(example, tmp_path_factory.mktemp("looking") / "velmara")) as where:
        yield where


@pytest.fixture
def own_address(example, tmp_path):
    """A desk of the test's own, to change things at."""
    with served(copy_of(example, tmp_path / "velmara")) as where:
        yield where


@pytest.fixture
def visitor(chromium, address):
    """Signed in as Mara at the shared desk; no complaint may be left at the end."""
    somebody = Visitor(chromium, address).sign_in()
    yield somebody
    complaints = somebody.complaints
    somebody.context.close()
    assert complaints == []


@pytest.fixture
def mara(chromium, own_address):
    """Signed in as Mara at a desk of the test's own."""
    somebody = Visitor(chromium, own_address).sign_in()
    yield somebody
    complaints = somebody.complaints
    somebody.context.close()
    assert complaints == []
