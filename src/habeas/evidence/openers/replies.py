"""What the contained process answers, as bytes, and the distrust it is read with.

A reader taken over by a hostile file can answer anything. So the answer is checked here field
by field: marks lie inside the text, in order, without overlap; a refusal is one of ours; and
what cannot be right counts as no answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import TypeVar

from habeas.evidence.openers.frames import BrokenFrame, Header, pack, unpack
from habeas.evidence.openers.kinds import WORDS
from habeas.evidence.openers.opened import Attachment, Opened
from habeas.evidence.openers.refusals import KNOWN, ReaderBroke, Refusal
from habeas.words.anchors import Span
from habeas.words.dates import Edtf, NotADate
from habeas.words.reasons import Reason, sentences
from habeas.words.reports import Block, BlockKind, Byline, Rendition

Answer = TypeVar("Answer")

_BYLINE = ("title", "author", "outlet", "agency", "address")
_MOST_GAPS = 1000


def packed(opened: Opened) -> bytes:
    """An answer: everything but the texts in the header, the texts one after the other."""
    text = opened.rendition.text.encode()
    header: Header = {
        "kind": opened.kind,
        "text": len(text),
        "rendition": _described(opened.rendition),
        "attachments": [[a.name, len(a.data)] for a in opened.attachments],
    }
    return pack(header, b"".join((text, *(a.data for a in opened.attachments))))


def packed_refusal(refusal: Refusal) -> bytes:
    """A refusal: its name, and what fills the places of its message."""
    return pack({"refused": type(refusal).__name__, "facts": refusal.facts})


def _described(rendition: Rendition) -> Header:
    byline = asdict(rendition.byline)
    byline["published"] = rendition.byline.published.text if rendition.byline.published else ""
    return {
        "kind": rendition.kind,
        "tool": rendition.tool,
        "version": rendition.version,
        "language": rendition.language,
        "blocks": [[b.span.start, b.span.end, b.kind, b.reason] for b in rendition.blocks],
        "byline": byline,
        "gaps": [[gap.key, *map(list, gap.places)] for gap in rendition.gaps],
    }


def unpacked(answer: bytes, name: str) -> Opened:
    """The opened file of this name. Raises as :func:`believed` does."""
    return believed(answer, name, _opened)


def believed(answer: bytes, name: str, read: Callable[[Header, bytes], Answer]) -> Answer:
    """What an answer about the file of this name holds, as ``read`` understands it.

    Raises the :class:`Refusal` it holds, or :class:`ReaderBroke` when it makes no sense.
    """
    try:
        header, body = unpack(answer)
        if "refused" in header:
            raise _refusal(header, name)
        return read(header, body)
    except (BrokenFrame, KeyError, IndexError, TypeError, ValueError, NotADate) as error:
        raise ReaderBroke(name=name) from error


def _refusal(header: Header, name: str) -> Refusal:
    facts = header["facts"]
    kind = KNOWN.get(str(header["refused"]))
    if kind is None or not isinstance(facts, dict) or not all(map(_harmless, facts.values())):
        return ReaderBroke(name=name)
    return kind(**{str(key): value for key, value in facts.items()}, name=name)


def _harmless(fact: object) -> bool:
    """Whether it is a number or one of our own words, and so no word of the file."""
    return isinstance(fact, int) or fact in WORDS.values()


def _opened(header: Header, body: bytes) -> Opened:
    end = number(header["text"])
    text = body[:end].decode()
    attachments = []
    for name, size in rows(header["attachments"]):
        attachments.append(Attachment(words(name), body[end : end + number(size)]))
        end += number(size)
    if end != len(body):
        raise BrokenFrame
    rendition = _rendition(mapping(header["rendition"]), text)
    return Opened(rendition, words(header["kind"]), tuple(attachments))


def _rendition(told: Header, text: str) -> Rendition:
    byline = mapping(told["byline"])
    published = words(byline["published"])
    return Rendition(
        text=text,
        kind=words(told["kind"]),
        tool=words(told["tool"]),
        version=words(told["version"]),
        language=words(told["language"]),
        blocks=_blocks(rows(told["blocks"]), len(text)),
        byline=Byline(
            **{field: words(byline[field]) for field in _BYLINE},
            published=Edtf.parse(published) if published else None,
        ),
        gaps=tuple(map(_gap, rows(told["gaps"])[:_MOST_GAPS])),
    )


def _gap(told: list[object]) -> Reason:
    key, *places = told
    if words(key) not in sentences():
        raise BrokenFrame
    filled = ((words(name), words(held)) for name, held in rows(places))
    return Reason(words(key), tuple(filled))


def _blocks(rows: list[list[object]], length: int) -> tuple[Block, ...]:
    blocks: list[Block] = []
    reached = 0
    for start, end, kind, reason in rows:
        if not reached <= number(start) < number(end) <= length:
            raise BrokenFrame
        reached = number(end)
        span = Span(number(start), reached)
        blocks.append(Block(span, BlockKind(words(kind)), words(reason)))
    return tuple(blocks)


def number(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise BrokenFrame
    return value


def words(value: object) -> str:
    if not isinstance(value, str):
        raise BrokenFrame
    return value


def rows(value: object) -> list[list[object]]:
    if not isinstance(value, list):
        raise BrokenFrame
    return value


def mapping(value: object) -> Header:
    if not isinstance(value, dict):
        raise BrokenFrame
    return value
