"""A page of the dossier as a reader's program sees it."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """Every start tag with its attributes, and the text of marked and quoted places."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.marks: list[tuple[list[int], str]] = []
        self.quotes: list[str] = []
        self.words: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag == "mark":
            self.marks.append(([int(n) for n in given["data-notes"].split()], ""))
        if tag == "q" and given.get("class") == "exact":
            self.quotes.append("")
        if tag not in {"meta", "br", "hr"}:
            self._open.append((tag, given))

    def handle_endtag(self, tag):
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data):
        if self._open and self._open[-1][0] != "style":
            self.words.append(data)
        if any(tag == "mark" for tag, _ in self._open):
            notes, held = self.marks[-1]
            self.marks[-1] = notes, held + data
        if any(tag == "q" and a.get("class") == "exact" for tag, a in self._open):
            self.quotes[-1] += data

    @property
    def text(self):
        return "".join(self.words)

    @property
    def unclosed(self):
        return [tag for tag, _ in self._open]

    def ids(self):
        return [given["id"] for _, given in self.tags if "id" in given]

    def links(self):
        return [given["href"] for tag, given in self.tags if tag == "a" and "href" in given]
