"""Words that try to do something, through every page of the desk in Chromium with scripts on.

What a stranger chose (texts, names of files, titles, authors, attachments) and what somebody
typed (reasons, names, searches) only ever shows as words: no script of it runs, nothing is
asked of another machine, no dialog opens, and the policy of the pages has nothing to report.
"""

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote, urlsplit

import pytest
from browser.sitting_down import Visitor, served
from django.urls import Resolver404, URLPattern, get_resolver, resolve
from evidence.openers.hostile_markup import AWAY, HOSTILE, MUTATIONS, RUN, as_bytes
from evidence.openers.openers_filing import docx, mail, page, pdf
from PIL import Image
from web.sitting import PASSPHRASE

from habeas.archive import groupings, statements
from habeas.words.progress import silent
from habeas.workspace import compartments, findings, judging, translations
from habeas.workspace.adding import add
from habeas.workspace.opening import GENERAL, create, open_workspace
from habeas.workspace.reading import read
from habeas.workspace.weighing import weigh
from habeas.workspace.written import Written

SHORT = (
    f"<script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><svg onload={RUN}>',
    f"' autofocus onfocus={RUN} x='",
    f"</textarea></title></style><iframe src=javascript:parent.{RUN}>",
    f"<link rel=stylesheet href={AWAY}/s.css><img src={AWAY}/p.gif>",
    f"javascript:{RUN}//",
    "{{ session.workspace }}{% debug %}",
    "\u202e<b>gnp.exe\u2066",
)
IN_NAMES = [payload for payload in SHORT if "/" not in payload]
MOST = 4
"""Pages of one sort that are looked at: what is shown differs in its words alone."""
FEWER = 2
"""The same, of those that ask for another part or choice of what was looked at already."""


def report(payload):
    """Words in which a machine finds statements, with a payload in each of their parts."""
    return (
        f"Twelve men were detained in Orlo {payload} on Friday, the spokesman Imre {payload} "
        f"Solt said on Saturday. “There are no such people {payload} in Velmara,” the ministry "
        f"told The {payload} Courier. Human rights groups demanded {payload} an inquiry.\n\n"
    )


def files():
    """Everything a stranger could send."""
    yield from ((f"{place} {name}.txt", report(name)) for place, name in enumerate(IN_NAMES))
    yield "all of them.txt", "".join(report(payload) for payload in [*SHORT, *HOSTILE.values()])
    for group in ("script", "handler", "address", "frame", "style", "drawing"):
        held = [markup for trick, markup in HOSTILE.items() if trick.startswith(f"{group}: ")]
        yield f"{group}.html", as_bytes("".join(f"<p>{report('')}{one}</p>" for one in held))
    yield "mutation.html", as_bytes("".join(f"<div>{one}</div>" for one in MUTATIONS.values()))
    yield "head.html", page(report(""), head())
    attached = f'text/html; name="{SHORT[1]}"'
    fields = {"Subject": SHORT[0], "From": f'"{SHORT[1]}" <a@example.org>'}
    yield "mail.eml", mail(report(SHORT[0]), attached, **fields)
    yield "parts.eml", with_attachment()
    yield "letter.docx", docx(*(escaped(report(one)) for one in SHORT))
    yield "list.pdf", pdf(report("x").replace("“", "").replace("”", "")[:80])
    yield "drawing.svg", f'<svg xmlns="http://www.w3.org/2000/svg" onload="{RUN}"/>'
    yield "table.csv", "\n".join(f'"{one.replace(chr(34), chr(34) * 2)}",=1+1' for one in SHORT)


def head():
    meta = ("author", "og:site_name", "article:published_time", "description", "dc.publisher")
    told = "".join(f'<meta name="{n}" property="{n}" content="{escaped(SHORT[1])}">' for n in meta)
    link = f'<link rel="canonical" href="javascript:{RUN}">'
    return f"<title>{escaped(SHORT[0])}</title>{told}{link}"


def escaped(words):
    import html

    return html.escape(words)


def with_attachment():
    line = "a-line-nobody-writes"
    name = SHORT[1].replace('"', "")
    parts = (
        f"--{line}\r\nContent-Type: text/plain\r\n\r\n{report('')}\r\n--{line}\r\n"
        f'Content-Type: text/html; name="{name}.html"\r\n'
        f'Content-Disposition: attachment; filename="{name}.html"\r\n\r\n'
        f"<script>{RUN}</script>\r\n--{line}--\r\n"
    )
    return mail(parts, f'multipart/mixed; boundary="{line}"', Subject=SHORT[2])


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A workspace in which everything that can hold words holds these, and what is translated."""
    folder = tmp_path_factory.mktemp("hostile")
    # On a thread of its own: beside Chromium's loop Django would refuse to open a store.
    with ThreadPoolExecutor(1) as apart:
        translated = apart.submit(prepare, folder).result()
    return folder / "workspace", translated


def prepare(folder):
    (folder / "files").mkdir()
    for name, content in files():
        written = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        (folder / "files" / name).write_bytes(written)
    Image.new("RGB", (60, 40), "red").save(folder / "files" / f"{IN_NAMES[0]}.png")
    create(folder / "workspace", PASSPHRASE, SHORT[1])
    with open_workspace(folder / "workspace", PASSPHRASE) as workspace:
        list(add(workspace, (folder / "files",), GENERAL, SHORT[0], silent))
        list(read(workspace, (), False, silent))
        weigh(workspace, GENERAL, silent)
        compartments.new(workspace, (SHORT[2],))
        return decide(workspace)


def decide(workspace):
    """What somebody typed: reasons, a finding, a translation; the exhibit that has it."""
    reports = statements.read_reports(workspace.store(GENERAL))
    first, second, *_ = [one.identifier for told in reports for one in told.statements]
    judging.judge(workspace, GENERAL, "confirm", (first,), SHORT[0], {})
    judging.judge(workspace, GENERAL, "reject", (second,), SHORT[1], {})
    (incident, *_) = groupings.incidents(workspace.store(GENERAL))
    typed = Written(
        incident.identifier,
        question=SHORT[0],
        result=SHORT[2],
        reasons=SHORT[4],
        would_change=SHORT[5],
        relied_on={first: SHORT[1]},
    )
    findings.begin(workspace, GENERAL, typed)
    told = translations.Translated(report(SHORT[0]), "en", SHORT[1], SHORT[2])
    translations.add(workspace, GENERAL, reports[0].exhibit, told)
    return reports[0].exhibit


@pytest.fixture(scope="module")
def desk(hostile):
    with served(hostile[0]) as address:
        yield address


class Watcher(Visitor):
    """Notes everything that words could do, and goes wherever links lead."""

    def __init__(self, chromium, address):
        super().__init__(chromium, address)
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)
        self.page.on("popup", lambda page: self.complaints.append(f"popup {page.url}"))
        self.page.on("download", lambda got: self.complaints.append(f"download {got.url}"))
        self.seen = {}

    def _dialog(self, dialog):
        self.complaints.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def _request(self, request):
        if not request.url.startswith((f"{self.address}/", "data:", "about:")):
            self.complaints.append(f"asked {request.url}")

    def look(self, path):
        """Open a page, touch everything on it, and say where it leads."""
        answer = self.page.goto(self.address + path)
        if answer is not None and answer.status >= 500:
            self.complaints.append(f"{answer.status} {path}")
        self.page.evaluate(POKE)
        for frame in self.page.frames:
            assert frame.evaluate("window.ran") is None, (path, frame.url)
        links = self.page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)")
        return [link.removeprefix(self.address).partition("#")[0] for link in links]

    def walk(self, *begin):
        """Every page that links lead to, a few of each sort."""
        ahead = list(begin)
        while ahead:
            path = ahead.pop(0)
            sort = sort_of(path)
            known = self.seen.setdefault(sort, set())
            most = FEWER if sort and len(sort) > 1 else MOST
            if sort is None or path in known or len(known) >= most:
                continue
            known.add(path)
            ahead += self.look(path)


POKE = """async () => {
  const kinds = ['mouseover', 'mouseenter', 'pointerover', 'focus', 'toggle', 'animationend'];
  for (const one of document.querySelectorAll('*')) {
    for (const kind of kinds) one.dispatchEvent(new Event(kind));
    if (one.tagName === 'DETAILS') one.open = true;
  }
  await new Promise(next => requestAnimationFrame(next));
}"""


def sort_of(path):
    """The page an address is of, and which questions it asks; None for one that is not ours."""
    if not path.startswith("/") or path.startswith("/static/"):
        return None
    parts = urlsplit(path)
    try:
        found = resolve(parts.path)
    except Resolver404:
        return None
    asked = sorted(re.findall(r"(?:^|&)(\w+)=", parts.query))
    return found.view_name, *asked


def names_of_pages(resolver=None, before=()):
    for held in (resolver or get_resolver()).url_patterns:
        if isinstance(held, URLPattern):
            yield ":".join((*before, held.name))
        else:
            yield from names_of_pages(held, (*before, *([held.app_name] if held.app_name else [])))


@pytest.fixture(scope="module")
def walked(chromium, desk, hostile):
    somebody = Watcher(chromium, desk).sign_in()
    here = somebody.here
    nouns = ("exhibits", "reading", "origins", "incidents", "findings", "testimony", "records")
    translated = f"{here}/testimony/translations/{hostile[1]}"
    somebody.walk("/", "/members", "/jobs", translated, *(f"{here}/{noun}" for noun in nouns))
    for payload in SHORT:
        asked = quote(payload)
        somebody.look(f"/search?q={asked}")
        somebody.look(f"{here}/exhibits?words={asked}&language={asked}&kind={asked}&page={asked}")
        somebody.look(f"{here}/reading/all?speaker={asked}&act={asked}&stance={asked}")
        somebody.look(f"/sign-in?next={asked}")
        somebody.look(f"/{asked}")
    yield somebody
    somebody.context.close()


def test_whatever_words_could_do_would_be_noticed(chromium, desk):
    """On a page of ours to which a script adds what a hole would let through."""
    somebody = Watcher(chromium, desk)
    for does in (
        f"document.body.append(Object.assign(document.createElement('script'), {{text: '{RUN}'}}))",
        f"document.body.append(Object.assign(new Image(), {{src: '{AWAY}/p.gif'}}))",
        "setTimeout(() => alert(1))",
    ):
        somebody.complaints.clear()
        somebody.go("/sign-in").evaluate(does)
        somebody.page.wait_for_timeout(200)
        assert somebody.complaints != [], does
    somebody.context.close()


def test_nothing_in_them_does_anything_on_any_page(walked):
    assert walked.complaints == []


def test_the_pages_that_show_them_were_all_looked_at(walked):
    """Every page that links lead to; a new one cannot be forgotten."""
    looked = {sort[0] for sort in walked.seen if sort}
    nouns = ("exhibits", "statements", "origins", "incidents", "records", "findings", "searches")
    shown = {name for name in names_of_pages() if name.partition(":")[0] in nouns}
    assert {"exhibits:listed", "exhibits:one", "statements:one", "statements:exhibit"} <= looked
    assert {"origins:origins", "incidents:one", "records:one", "interviews:translation"} <= looked
    assert {"origins:edge", "origins:compare", "findings:one", "records:history"} <= looked
    assert len(looked & shown) >= 30


@pytest.mark.parametrize("place", range(len(IN_NAMES)))
def test_each_shows_as_the_words_it_is(walked, place):
    name = IN_NAMES[place].replace("\u202e", "⟦U+202E⟧").replace("\u2066", "⟦U+2066⟧")
    page = walked.go(f"{walked.here}/exhibits?words={quote(f'{place} ')}&order=name")
    assert name in page.inner_text("main")


def test_each_original_is_looked_at_in_its_frame(walked):
    """Whatever the list holds, its page and the frame in it."""
    walked.go(f"{walked.here}/exhibits")
    pages = walked.page.eval_on_selector_all("a.name", "all => all.map(a => a.href)")
    framed = 0
    for link in pages:
        walked.look(link.removeprefix(walked.address))
        framed += len(walked.page.frames) - 1
    assert framed >= 9
    assert walked.complaints == []
