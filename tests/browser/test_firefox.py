"""The desk in Firefox, and set as Tor Browser sets it at "Safer" and at "Safest".

Tor Browser is a Firefox behind a proxy, with settings for each level of security; they are taken
here one by one, and the desk stands behind an onion service's name. What its extension NoScript
does besides (scripts off at "Safest") is done by the setting that switches scripts off.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import pypdfium2
import pytest
from browser.firefox import FIREFOX, Window, opened
from browser.onion import NAME, onion_service
from browser.sitting_down import served
from web.sitting import copy_of

pytestmark = pytest.mark.skipif(FIREFOX is None, reason="no Firefox here: make browser")

PHONE, WIDE = 390, 1280
TOR_BROWSER = {
    "dom.securecontext.allowlist_onions": True,
    "dom.security.https_only_mode": True,
    "network.http.referer.hideOnionSource": True,
    "network.proxy.allow_hijacking_localhost": True,
    "network.proxy.no_proxies_on": "",
    "network.proxy.socks": "127.0.0.1",
    "network.proxy.socks_remote_dns": True,
    "network.proxy.type": 1,
    "privacy.firstparty.isolate": True,
    "privacy.resistFingerprinting": True,
}
SAFER = {
    "gfx.font_rendering.graphite.enabled": False,
    "gfx.font_rendering.opentype_svg.enabled": False,
    "javascript.options.asmjs": False,
    "javascript.options.baselinejit": False,
    "javascript.options.ion": False,
    "javascript.options.native_regexp": False,
    "javascript.options.wasm": False,
    "mathml.disabled": True,
}
SAME_MACHINE = {"network.proxy.no_proxies_on": "127.0.0.1"}
"""What somebody sets by hand, as docs/desk.md says, to reach a desk on their own machine."""
SAFEST = {**SAFER, "javascript.enabled": False, "svg.disabled": True}

SPILT = """() => [...document.querySelectorAll('svg > :not(title)')]
  .filter(one => one.getBoundingClientRect().right > 0).map(one => one.textContent)"""
DRAWN = "() => document.querySelector('svg').getBoundingClientRect().height > 100"
HAS_FOCUS = "name => document.activeElement.name === name"
TOUCHED = "() => document.querySelector('article.current') !== null"


@dataclass
class Sitting:
    """Somebody at the desk with one of these browsers."""

    window: Window
    names: set[str]
    """Those the browser asked its proxy for."""


@pytest.fixture(scope="module")
def plain(example, tmp_path_factory):
    """Firefox as it comes, at a desk on this machine."""
    pytest.importorskip("websockets.sync.client")
    folder = copy_of(example, tmp_path_factory.mktemp("firefox") / "velmara")
    with served(folder) as address, opened({}) as firefox:
        yield Window(firefox, address).sign_in()


@pytest.fixture(scope="module")
def onion(example, tmp_path_factory):
    """A desk behind an onion service: the port of the proxy that leads there, what it is asked."""
    pytest.importorskip("websockets.sync.client")
    folder = copy_of(example, tmp_path_factory.mktemp("onion") / "velmara")
    with (
        served(folder, "--behind-proxy", "--name", NAME) as address,
        onion_service(int(address.rpartition(":")[2])) as proxied,
    ):
        yield proxied


def sitting(onion, level):
    """Like Tor Browser at this level, at the desk behind the onion service."""
    port, names = onion
    names.clear()
    with opened({**TOR_BROWSER, **level, "network.proxy.socks_port": port}) as firefox:
        yield Sitting(Window(firefox, f"http://{NAME}").sign_in(), names)


@pytest.fixture(scope="module")
def safer(onion):
    yield from sitting(onion, {**SAFER, **SAME_MACHINE})


@pytest.fixture(scope="module")
def safest(onion):
    yield from sitting(onion, SAFEST)


@pytest.fixture(autouse=True)
def no_complaint(request):
    """Every test ends without an error of a script or a breach of the content security policy."""
    yield
    for name in {"plain", "safer", "safest"} & set(request.fixturenames):
        had = request.getfixturevalue(name)
        firefox = (had.window if isinstance(had, Sitting) else had).firefox
        complaints, firefox.complaints = firefox.complaints, []
        assert complaints == []


def first(window, page, selector):
    """Where the first such link of a page leads."""
    window.go(window.here + page)
    return window.link(selector)


def pages(window):
    """One of each sort, with the figures."""
    exhibit = first(window, "/exhibits", ".rows a.name")
    incident = first(window, "/incidents", "ul.rows a")
    statement = first(window, "/reading", "[data-card] a")
    text = first(window, "/reading", "[data-card] a[href*='/reading/exhibits/']")
    here = window.here
    nouns = ("exhibits", "reading", "origins", "incidents", "findings", "interviews", "records")
    yield from ("/", *(f"{here}/{noun}" for noun in nouns), exhibit, statement, text, incident)
    yield from figures(window, incident)
    yield from (f"{here}/exhibits/add", "/search?q=secret+prison", "/members", "/you")


def figures(window, incident):
    regiment = f"{window.here}/bodies/second%20patrol%20regiment"
    return (f"{incident}/timeline", f"{incident}/map", regiment)


def faults(window, path):
    """What is wrong with a page: on a wide screen, then on a telephone."""
    window.resize(WIDE)
    window.go(path)
    if window.count("h1") != 1 or not window.words():
        yield f"{path} is not there: {window.words()}"
    for width in (WIDE, PHONE):
        window.resize(width)
        if window.scrolls_sideways():
            yield f"{path} scrolls sideways at {width}"
    window.resize(WIDE)


def faults_of(window, paths):
    found = [fault for path in dict.fromkeys(paths) for fault in faults(window, path)]
    return [*found, *window.firefox.complaints]


def test_pages_of_every_sort_hold_wide_and_on_a_telephone(plain):
    assert faults_of(plain, pages(plain)) == []


def test_a_breach_of_the_policy_would_be_seen(plain):
    plain.go("/")
    plain.ask("() => document.body.setAttribute('onclick', 'void 0')")
    plain.click("h1")
    plain.until("() => true")
    noted, plain.firefox.complaints = plain.firefox.complaints, []
    assert len(noted) == 1
    assert "Content-Security-Policy" in noted[0]


def test_figures_are_drawn_and_have_their_tables(plain):
    for path in figures(plain, first(plain, "/incidents", "ul.rows a")):
        plain.go(path)
        assert plain.ask(DRAWN), path
        assert plain.count("table") >= 1, path


def test_a_statement_is_accepted_and_the_decision_undone_by_keys(plain):
    plain.go(
        first(plain, "/reading", "[data-card] a[href*='/reading/exhibits/']").partition("?")[0]
    )
    plain.press("j")
    assert plain.ask(TOUCHED)
    with plain.leaving():
        plain.press("a")
    assert plain.words(".notice") == "Accepted."
    plain.press("k")
    with plain.leaving():
        plain.press("u")
    plain.until(HAS_FOCUS, "reason")
    # Firefox searches the page at a slash, and an apostrophe: not while somebody types.
    plain.type("pressed/too soon, 'j'")
    with plain.leaving():
        plain.press("Enter")
    assert plain.words(".notice") == "Undone."
    plain.press("/")
    assert plain.ask("() => document.activeElement.id") == "find"


def test_the_language_is_chosen_and_stays(plain):
    for language, heading in (("ru", "Обзор"), ("en", "Overview")):
        plain.go("/")
        with plain.leaving():
            plain.click(f"button[name=language][value={language}]")
        assert plain.words("h1") == heading
        plain.go("/")
        assert plain.words("h1") == heading


def test_a_page_is_printed_whole_and_within_the_paper(plain):
    plain.go(first(plain, "/incidents", "ul.rows a"))
    heading, language = plain.words("h1"), "Русский"
    pdf = pypdfium2.PdfDocument(io.BytesIO(plain.printed()))
    told = [page.get_textpage() for page in pdf]
    said = " ".join(" ".join(text.get_text_range() for text in told).split())
    assert heading in said
    assert language not in said
    right = max(text.get_rect(at)[2] for text in told for at in range(text.count_rects()))
    assert right <= pdf[0].get_width()


def test_like_tor_browser_at_safer_the_desk_is_used_by_keys(safer):
    window = safer.window
    assert faults_of(window, figures(window, first(window, "/incidents", "ul.rows a"))) == []
    window.go(f"{window.here}/reading")
    with window.leaving():
        window.press("n")
    with window.leaving():
        window.press("a")
    assert window.words(".notice") == "Accepted."
    assert NAME in safer.names


def test_like_tor_browser_a_desk_on_the_same_machine_is_reached_past_the_proxy(safer, plain):
    window = Window(safer.window.firefox, plain.address)
    window.go("/sign-in")
    assert window.words("h1") == "Unlock the desk"
    assert "127.0.0.1" not in safer.names


def test_like_tor_browser_at_safest_each_figure_has_its_table(safest):
    window = safest.window
    for path in figures(window, first(window, "/incidents", "ul.rows a")):
        assert faults_of(window, [path]) == []
        assert not window.ask(DRAWN), path
        assert window.ask(SPILT) == [], path
        assert window.count("table tbody tr") >= 1, path
        assert "the table below says the same" in window.words(), path
    assert NAME in safest.names


def test_like_tor_browser_at_safest_a_statement_is_decided_on_by_keyboard_alone(safest):
    window = safest.window
    window.go(first(window, "/reading", "[data-card] a[href*='then=queue']").replace("queue", ""))
    statement = window.path
    window.tab_to("#accept button")
    with window.leaving():
        window.press("Enter")
    assert window.words(".notice") == "Accepted."
    window.go(statement)
    window.tab_to("#undo summary")
    window.press("Enter")
    window.tab_to("#undo textarea")
    window.type("pressed too soon")
    window.tab_to("#undo button")
    with window.leaving():
        window.press("Enter")
    assert window.words(".notice") == "Undone."


def test_like_tor_browser_at_safest_a_file_is_handed_in(safest, tmp_path):
    window = safest.window
    letter = tmp_path / "letter.txt"
    letter.write_text("Three men were taken from the market, a shopkeeper said on Friday.\n")
    window.go(f"{window.here}/exhibits/add")
    window.choose("#handing input[type=file]", letter)
    with window.leaving():
        window.click("#handing button:not([type=button])")
    assert "letter.txt" in window.words()
