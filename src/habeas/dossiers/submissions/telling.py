"""A pack as a sheet: the form for its receiver, or the whole of it for the team."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.dossiers.exhibits import ToldExhibit
from habeas.dossiers.submissions.checks import Check, gravest_first
from habeas.dossiers.submissions.colophon import full
from habeas.dossiers.submissions.facts import ExhibitNote, Filling, StatementNote
from habeas.dossiers.submissions.footnotes import Footnotes
from habeas.dossiers.submissions.hostile import Against
from habeas.dossiers.submissions.pack import Pack, PackCopy
from habeas.dossiers.submissions.sheet import (
    Block,
    Grid,
    Heading,
    Listed,
    Paragraph,
    Runs,
    Sheet,
    Style,
    Words,
    own,
)
from habeas.dossiers.submissions.wording import wording
from habeas.words.labels import label
from habeas.words.visible import on_one_line


def sheet_of(pack: Pack, copy: PackCopy) -> Sheet:
    """What is drawn of a pack. The receiver's copy holds the form and nothing else."""
    told = _Told(pack)
    blocks = tuple(told.team() if copy is PackCopy.TEAM else told.form())
    return Sheet(
        pack.form.avenue.name.said(pack.language), pack.language, told.banner, blocks, told.notes
    )


class _Told:
    """Tells one pack."""

    def __init__(self, pack: Pack) -> None:
        self._pack, self._say = pack, wording(pack.language)
        self._footnotes, self._level = Footnotes(pack.language), 2

    @property
    def notes(self) -> tuple[Runs, ...]:
        return self._footnotes.notes

    @property
    def banner(self) -> str:
        """What stands on every page: a draft until it was sent."""
        sent = self._pack.labelled.sent
        return self._say.say("sent", on=f"{sent.on:%Y-%m-%d}") if sent else self._say.say("draft")

    def team(self) -> Iterator[Block]:
        """Checks, what speaks against it, then the form."""
        yield self._front()
        yield from self._checks()
        yield from self._against()
        yield Heading(2, self._word("form"))
        self._level = 3
        yield from self._form()

    def form(self) -> Iterator[Block]:
        """What the receiver gets."""
        yield self._front()
        yield from self._form()

    def _form(self) -> Iterator[Block]:
        for number, filling in enumerate(self._pack.fillings, 1):
            yield from self._field(number, filling)
        yield from self._exhibits()
        yield self._colophon()

    def _front(self) -> Paragraph:
        labelled = self._pack.labelled
        on = own(f"{labelled.prepared_on:%Y-%m-%d}")
        return Paragraph(self._say.runs("front", reference=labelled.reference, on=on))

    def _field(self, number: int, filling: Filling) -> Iterator[Block]:
        title = filling.field.label.said(self._pack.language)
        yield Heading(self._level, self._say.say("field", number=number, title=title))
        for fact in filling.facts:
            yield Paragraph(self._footnotes.called(fact.words, fact.notes))
        if not filling.facts:
            yield Paragraph((own(self._word("empty")),))

    def _exhibits(self) -> Iterator[Block]:
        """The exhibits the form cites, each with its hash, so that it can be asked for."""
        facts = (fact for filling in self._pack.fillings for fact in filling.facts)
        notes = (note for fact in facts for note in fact.notes)
        kinds = (StatementNote, ExhibitNote)
        cited = {n.exhibit.label: n.exhibit for n in notes if isinstance(n, kinds)}
        heads = tuple(self._word(key) for key in ("label", "title", "hash"))
        if cited:
            ordered = sorted(cited.values(), key=lambda one: (len(one.label), one.label))
            yield Grid(self._word("exhibits"), heads, tuple(map(self._exhibit, ordered)))

    def _exhibit(self, told: ToldExhibit) -> tuple[Runs, ...]:
        spoken = self._foreign(told.rendition.language)
        title = Words(on_one_line(told.title), Style.EXACT, spoken)
        return (Words(told.label),), (title,), (Words(told.facts.sha256, Style.CODE),)

    def _foreign(self, spoken: str) -> str:
        return spoken if spoken.isalpha() and spoken not in (self._pack.language, "und") else ""

    def _colophon(self) -> Paragraph:
        """Once on every copy: no legal advice, which catalogue, checked by whom, languages."""
        form, reliance = self._pack.form, self._pack.labelled.reliance
        words = full(reliance, form.known, form.languages, self._pack.language)
        return Paragraph(words, stands_out=True)

    def _checks(self) -> Iterator[Block]:
        pack = self._pack
        ready = "ready" if pack.is_ready else "not_ready"
        yield Heading(2, self._word("checks"))
        yield Paragraph((own(self._word(ready)),), stands_out=True)
        heads = tuple(self._word(key) for key in ("outcome", "found", "todo", "known"))
        rows = tuple(self._check(one) for one in gravest_first(pack.checks))
        yield Grid(self._word("checks"), heads, rows)

    def _check(self, check: Check) -> tuple[Runs, ...]:
        known = self._say.label(check.known.confidence) if check.known else "–"
        return (
            (own(label(check.outcome, self._pack.language), Style.STRONG),),
            (Words(check.said(self._say)),),
            (Words(check.todo(self._say) or "–"),),
            (own(known),),
        )

    def _against(self) -> Iterator[Block]:
        yield Heading(2, self._word("against"))
        yield Paragraph((own(self._word("against_text")),), stands_out=True)
        held: dict[str, list[Against]] = {}
        for one in self._pack.against:
            held.setdefault(one.kind, []).append(one)
        for kind, same in held.items():
            yield Heading(3, self._say.word("against", kind))
            yield Listed(tuple(self._footnotes.called(one.words, one.notes) for one in same))
        if not held:
            yield Paragraph((own(self._word("against_none")),))

    def _word(self, key: str) -> str:
        return self._say.word("page", key)
