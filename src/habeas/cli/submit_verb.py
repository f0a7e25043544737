"""``habeas submit``: a case is taken to an avenue, from the first thought to what was heard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import click

from habeas.cli import submit_letters
from habeas.cli.asking import WORDS_FILE, words
from habeas.cli.files import NewFile
from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say
from habeas.cli.submit_asked import Asked, Lines
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import WrongUse
from habeas.workspace import (
    case_submission_files,
    case_submissions,
    submission_lines,
    submission_pages,
)
from habeas.workspace.case_naming import identified
from habeas.workspace.case_submission_files import Drawn, Handing, PackCopy, SentBy
from habeas.workspace.case_submissions import (
    SUBMITTERS,
    SubmissionState,
)
from habeas.workspace.opening import Workspace


def _list(asked: Asked) -> Lines:
    yield from submission_lines.listed(asked.workspace, asked.case)


def _consider(asked: Asked) -> Lines:
    avenue, incidents = asked.at(0, "avenue"), asked.names[1:]
    kept = case_submissions.consider(asked.workspace, asked.case, avenue, asked.language, incidents)
    yield from submission_lines.shown(asked.workspace, asked.case, kept, asked.language)


def _show(asked: Asked) -> Lines:
    kept = asked.at(0, "submission")
    yield from submission_lines.shown(asked.workspace, asked.case, kept, asked.language)


def _again(asked: Asked) -> Lines:
    seen = asked.seen
    held = case_submissions.judge(asked.workspace, asked.case, seen, asked.language)
    yield from submission_lines.said(asked.workspace, seen.kept, held)


def _prepare(asked: Asked) -> Lines:
    kept = asked.at(0, "submission")
    told = case_submissions.look(asked.workspace, asked.case, kept, asked.language)
    made = replace(
        told.made,
        language=asked.form_language or told.made.language,
        submitter=asked.submitter or told.made.submitter,
        persons=told.made.persons if asked.persons is None else asked.persons,
        recipient_key=asked.key or told.made.recipient_key,
    )
    case_submissions.arrange(asked.workspace, asked.case, told.made_version, made)
    yield f"{made.language}  {made.submitter}  {made.persons}  {made.recipient_key}".rstrip()


def _write(asked: Asked) -> Lines:
    kept, field = asked.at(0, "submission"), asked.at(1, "field")
    told = case_submissions.look(asked.workspace, asked.case, kept, asked.language)
    version = next((one.version for one in told.texts if one.value.field == field), 0)
    text = words(asked.words_file, f"Words for {field}", is_needed=False)
    made = (field, text, "", asked.names[2:])
    submission_pages.write(asked.workspace, asked.case, (kept, version), made)
    yield f"{field} written"


def _answer(asked: Asked) -> Lines:
    kept, question = asked.at(0, "submission"), asked.at(1, "question")
    told = case_submissions.look(asked.workspace, asked.case, kept, asked.language)
    known = dict(submission_lines.questions(told.made_pack(asked.workspace)))
    is_so = {"yes": True, "no": False}.get(asked.at(2, "answer, yes or no"))
    if question not in known or is_so is None:
        raise WrongUse(
            problem="That is no question of this form, or no answer.",
            suggestion=f"yes or no to one of: {', '.join(known) or 'none is asked'}",
        )
    case_submissions.answer(asked.workspace, asked.case, told, [(question, is_so)])
    yield f"{known[question]}  {asked.names[2]}"


def _draft(asked: Asked) -> Lines:
    reason = _reason(asked, "Why this receiver is used all the same")
    held = case_submissions.draft(asked.workspace, asked.case, asked.seen, asked.language, reason)
    yield from submission_lines.said(asked.workspace, asked.names[0], held)


def _look(asked: Asked) -> Lines:
    drawn = (PackCopy(asked.copy), Drawn.DOCX if asked.drawn == Drawn.DOCX else Drawn.PAGE)
    case_submission_files.draft_written(
        asked.workspace, asked.case, asked.at(0, "submission"), drawn, asked.file
    )
    yield f"{asked.file}  a draft; nothing was sent"


def _check(asked: Asked) -> Lines:
    reason = _reason(asked, "Why it goes on where a check is not fine")
    held = case_submissions.check(asked.workspace, asked.case, asked.seen, asked.language, reason)
    yield from submission_lines.said(asked.workspace, asked.names[0], held)


def _send(asked: Asked) -> Lines:
    seen, handing = asked.seen, Handing(Drawn(asked.drawn), SentBy(asked.how), asked.language)
    case_submission_files.written(asked.workspace, asked.case, seen, handing, asked.file)
    yield f"{asked.file}  written down as having left: hand it over yourself"


def _track(asked: Asked) -> Lines:
    known = ", ".join(one.value for one in SubmissionState)
    to = asked.at(1, f"state: {known}")
    if to not in set(SubmissionState):
        raise WrongUse(problem="No state is called that.", suggestion=f"One of: {known}")
    heard = (SubmissionState(to), words(asked.words_file, "What was heard", is_needed=False), "")
    held = case_submissions.track(asked.workspace, asked.case, asked.seen, heard)
    yield from submission_lines.said(asked.workspace, asked.names[0], held)


def _follow(asked: Asked) -> Lines:
    days = tuple(int(one) for one in asked.names[1:] if one.isdecimal() and len(one) < 5)
    if not days or len(days) != len(asked.names) - 1:
        raise WrongUse(problem="Say after how many days.", suggestion="for instance: 30 90")
    held = case_submissions.follow_up(asked.workspace, asked.case, asked.seen, days)
    yield from submission_lines.said(asked.workspace, asked.names[0], held)


def _reason(asked: Asked, prompt: str) -> str:
    """A reason is asked for only where one is needed, or a file holds it."""
    if asked.words_file is None:
        told = case_submissions.look(
            asked.workspace, asked.case, asked.at(0, "submission"), asked.language
        )
        is_fine = told.pack is not None and told.pack.is_ready
        needed = told.needs_reason if prompt.endswith("same") else not is_fine
        if not needed:
            return ""
    return words(asked.words_file, prompt, is_needed=False)


_ACTIONS: dict[str, Callable[[Asked], Lines]] = {
    "list": _list,
    "consider": _consider,
    "show": _show,
    "again": _again,
    "prepare": _prepare,
    "write": _write,
    "answer": _answer,
    "draft": _draft,
    "look": _look,
    "check": _check,
    "send": _send,
    "track": _track,
    "follow": _follow,
    "ask": submit_letters.ask,
    "grounds": submit_letters.grounds,
    "reply": submit_letters.reply,
}


@click.command("submit")
@on_a_workspace
@click.argument("action", type=click.Choice(tuple(_ACTIONS)), metavar="ACTION")
@click.argument("case")
@click.argument("names", nargs=-1)
@WORDS_FILE
@LANGUAGE
@click.option("--out", type=NewFile(), help="For look, send, ask, put: the file.")
@click.option(
    "--as",
    "drawn",
    type=click.Choice([one.value for one in Drawn]),
    default=Drawn.PAGE.value,
    show_default=True,
)
@click.option(
    "--how",
    type=click.Choice([one.value for one in SentBy]),
    default=SentBy.BY_HAND.value,
    show_default=True,
)
@click.option(
    "--copy", type=click.Choice([one.value for one in PackCopy]), default=PackCopy.TEAM.value
)
@click.option(
    "--submitter",
    type=click.Choice(["", *(one.value for one in SUBMITTERS)]),
    default="",
    show_choices=False,
)
@click.option("--persons", type=click.IntRange(1, 10_000), help="For prepare: for how many.")
@click.option("--form-language", type=click.Choice(["", "en", "ru"]), default="")
@click.option("--key", default="", help="For prepare: the receiver's public key (age1…).")
@click.option("--in-case", is_flag=True, help="For reply answer: keep it in the case alone.")
def command(opened: Workspace, action: str, case: str, **rest: object) -> None:
    """Take a case to an avenue. Nothing is sent by this program: a person hands it over.

    What is written stands in files or is typed at a prompt, never on the command line.

    \b
    list CASE                           every submission, and how far it has come
    consider CASE AVENUE [INCIDENT…]    judge an avenue for the case
    show CASE SUBMISSION                as it stands today: consent, checks, fields, what follows
    again CASE SUBMISSION               judge it again and keep what was found
    prepare CASE SUBMISSION             --form-language, --submitter, --persons, --key
    write CASE SUBMISSION FIELD [S-…]   words for a field, with the statements they rest on
    answer CASE SUBMISSION QUESTION yes|no
    draft CASE SUBMISSION               begin to write, or go back to writing
    look CASE SUBMISSION --out FILE     a draft to read: --copy team or receiver, --as page or docx
    check CASE SUBMISSION               you checked that it is complete
    send CASE SUBMISSION --out FILE     the file to hand over: --as page, docx or sealed, --how
    track CASE SUBMISSION STATE         what was heard of it
    follow CASE SUBMISSION DAYS…        ask again after so many days

    \b
    ask CASE FILE [--out FILE]          one page for a ministry, from a TOML file: what it says;
                                        with --out the page, written down as having left
    grounds CASE [ROUTE|AVENUE]         what is published and can be a ground of it
    reply CASE [list]                   the right of reply: what was put, or is to be put
    reply CASE draft FILE               a letter to whoever is accused, from a TOML file
    reply CASE show|reword|clear|withhold|unanswered LETTER
    reply CASE put LETTER --out FILE    the letter to hand over: --as page or docx, --how
    reply CASE answer LETTER            what they answered: --in-case keeps it in the case alone

    The receiver's own reference is entered at the desk. This is not legal advice.
    """  # noqa: D301 - click wants the character itself, not its escape
    asked = Asked(opened, identified(opened, case), **rest)  # type: ignore[arg-type]
    for line in _ACTIONS[action](asked):
        say(line)
