"""The cast of these stories: a throw-away compartment, made by hand."""

import io
import random
from datetime import UTC, datetime

from habeas.archive import exhibits, renditions, statements, stores
from habeas.evidence.compartments import OpenCompartment
from habeas.words.anchors import Span
from habeas.words.reports import Block, BlockKind, Byline, Rendition
from habeas.words.statements import (
    ContentMode,
    Hop,
    HopRole,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)
DENIAL = (
    "TARSIN - President Davor Hasimel denied on Monday that men were detained in Orlo. "
    "“There are no such people in the republic,” his spokesman Imre Solt told the "
    "Meridian Agency.\nLeave a reply"
)
RUSSIAN = "Задержания в Орло продолжаются. Представитель Хасимела отрицает их."


class Cast:
    """One compartment with short hands for what the stories do again and again."""

    def __init__(
        self, folder, identifier="c-000000000001", seed=1, workspace="w-1", name="general"
    ):
        self.chance = random.Random(seed).randbytes  # noqa: S311  # the same in every run
        epoch = folder / identifier / "epoch-1"
        epoch.mkdir(parents=True)
        (folder / identifier / "vault").mkdir()
        self.compartment = OpenCompartment(identifier, epoch, self.chance(32))
        self.folder = folder / identifier
        self.store = stores.create_store(self.compartment, name, workspace, NOON, self.chance)

    def receive(self, content, name="report.txt", **further):
        given = {"source_kind": "newspaper", "how": "added from a file", "member": "m-ana"}
        came = exhibits.Received(name, "text/plain", time=NOON, **{**given, **further})
        (kept,) = exhibits.receive(self.store, [(io.BytesIO(content), came)], self.chance)
        return kept

    def render(self, text, exhibit=None, **further):
        exhibit = exhibit or self.receive(text.encode())[0]
        given = {"kind": "text", "tool": "own", "version": "1", "language": "en"}
        made = Rendition(text, **{**given, **further})
        return renditions.keep(self.store, exhibit, made, NOON, self.chance)

    def draft(self, exhibit, *drafts, engine="rules/1"):
        reading = statements.Reading(exhibit, engine, drafts)
        return statements.keep_drafts(self.store, reading, NOON, self.chance)


def said(text, words, speaker="Imre Solt", stance=Stance.DENIES):
    """A statement whose content is these words of the text."""
    start = text.index(words)
    place = text.index(speaker)
    whose = Speaker(speaker, Span(place, place + len(speaker)), SpeakerKind.PERSON, named=True)
    return Statement(
        (Span(start, start + len(words)),),
        ContentMode.DIRECT,
        whose,
        (),
        (
            Hop(HopRole.SPEAKER, speaker, whose.span, explicit=True),
            Hop(HopRole.THIS_DOCUMENT, "", None, explicit=True),
        ),
        stance,
        "quote-then-speaker",
    )


def marked(text):
    """A rendition with a mark and a byline."""
    end = len(text)
    block = Block(Span(end - 13, end), BlockKind.BOILERPLATE, "comment form")
    return Rendition(text, "text", "own", "1", "en", (block,), Byline(outlet="The Tarsin Courier"))
