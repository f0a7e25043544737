"""The one page for a ministry and the right of reply: actions of ``habeas submit``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from habeas.cli.asking import words
from habeas.cli.submit_asked import Asked, Lines
from habeas.words.errors import WrongUse
from habeas.workspace import case_asks, case_replies, letter_lines
from habeas.workspace.case_asks import SentBy
from habeas.workspace.case_record import Seen
from habeas.workspace.case_replies import Allegation, ProtectedValueShown


def ask(asked: Asked) -> Lines:
    """What the page for a ministry will say; with ``--out`` the page, noted as having left."""
    text = words(Path(asked.at(0, "file that holds the request")), "request")
    told = letter_lines.request(text, asked.language)
    if asked.out is None:
        yield from case_asks.preview(asked.workspace, asked.case, told)
        yield "Nothing was sent. With --out FILE it is written, and noted as having left."
        return
    how = (asked.unsealed, SentBy(asked.how))
    case_asks.written(asked.workspace, asked.case, told, how, asked.file)
    yield f"{asked.file}  written down as having left: hand it over yourself"


def grounds(asked: Asked) -> Lines:
    """What is published of a route or an avenue and can be a ground."""
    one = asked.names[0] if asked.names else ""
    yield from letter_lines.grounds(asked.workspace, one, asked.language)


def reply(asked: Asked) -> Lines:
    """The right of reply, step by step."""
    step = asked.names[0] if asked.names else "list"
    if step not in _REPLIES:
        raise WrongUse(
            problem=f"A reply has no step {step}.", suggestion=f"One of: {', '.join(_REPLIES)}"
        )
    yield from _REPLIES[step](asked)


def _list(asked: Asked) -> Iterable[str]:
    return letter_lines.replies(asked.workspace, asked.case, asked.language)


def _show(asked: Asked) -> Iterable[str]:
    kept = asked.at(1, "letter")
    return letter_lines.reply(asked.workspace, asked.case, kept, asked.language)


def _draft(asked: Asked) -> Iterable[str]:
    text = words(Path(asked.at(1, "file that holds what is alleged")), "letter")
    try:
        kept = letter_lines.drafted(asked.workspace, asked.case, text, asked.language)
    except ProtectedValueShown as error:
        yield from letter_lines.places(asked.workspace, asked.case, error.words)
        raise
    yield from letter_lines.reply(asked.workspace, asked.case, kept, asked.language)


def _reword(asked: Asked) -> Iterable[str]:
    text = words(asked.words_file, "The whole letter, in other words")
    try:
        case_replies.reword(asked.workspace, asked.case, _seen(asked), text)
    except ProtectedValueShown as error:
        yield from letter_lines.places(asked.workspace, asked.case, error.words)
        raise
    yield from _show(asked)


def _clear(asked: Asked) -> Iterable[str]:
    read = words(asked.words_file, "How you know it names nobody (if you like)", is_needed=False)
    case_replies.clear(asked.workspace, asked.case, _seen(asked), read)
    return _show(asked)


def _put(asked: Asked) -> Iterable[str]:
    how = (asked.unsealed, SentBy(asked.how))
    case_replies.written(asked.workspace, asked.case, _seen(asked), how, asked.file)
    yield f"{asked.file}  written down as having left: hand it over yourself"


def _answer(asked: Asked) -> Iterable[str]:
    told = words(asked.words_file, "Their answer, word for word")
    kept = case_replies.record(asked.workspace, asked.case, _seen(asked), told, asked.in_case)
    yield f"{kept}  the answer is kept"


def _unanswered(asked: Asked) -> Iterable[str]:
    case_replies.unanswered(asked.workspace, asked.case, _seen(asked))
    return _show(asked)


def _withhold(asked: Asked) -> Iterable[str]:
    reason = words(asked.words_file, "Why it is not put to them")
    case_replies.withhold(asked.workspace, asked.case, _seen(asked), reason)
    return _show(asked)


def _seen(asked: Asked) -> Seen[Allegation]:
    kept = asked.at(1, "letter")
    held = case_replies.listed(asked.workspace, asked.case)
    version = next((one.version for one in held if one.identifier == kept), 0)
    return Seen(Allegation, kept, version)


_REPLIES: dict[str, Callable[[Asked], Iterable[str]]] = {
    "list": _list,
    "draft": _draft,
    "show": _show,
    "reword": _reword,
    "clear": _clear,
    "put": _put,
    "answer": _answer,
    "unanswered": _unanswered,
    "withhold": _withhold,
}
