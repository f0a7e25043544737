"""``habeas case``: protection cases, each behind a key of its own."""

from __future__ import annotations

import click

from habeas.cli.asking import WORDS_FILE
from habeas.cli.case_asked import Asked
from habeas.cli.case_steps import STEPS
from habeas.cli.files import NewFile
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.workspace.case_lanes import Lane
from habeas.workspace.opening import Workspace


@click.command("case")
@on_a_workspace
@click.argument("action", type=click.Choice(tuple(STEPS)), default="list", metavar="ACTION")
@click.argument("names", nargs=-1)
@WORDS_FILE
@click.option(
    "--lane",
    type=click.Choice(["", *Lane]),
    default="",
    show_choices=False,
    help="For list: only this lane (now, days, weeks, watch).",
)
@click.option("--mine", "is_mine", is_flag=True, help="For list: only those you lead.")
@click.option("--over", "is_over", is_flag=True, help="For list: closed and declined ones.")
@click.option(
    "--sheet/--no-sheet",
    "with_sheet",
    default=True,
    help="For new and emergency: whether the recovery sheet opens the case too.",
)
@click.option(
    "--spoken-for",
    "is_spoken_for",
    is_flag=True,
    help="For emergency: somebody else speaks for the person, who is still to be asked.",
)
@click.option(
    "--until",
    default="",
    help="For lane: when it is looked at again; for close: when the person is asked again.",
)
@click.option("--field", "fields", multiple=True, help="For transfer: a field to hand over.")
@click.option(
    "--seen",
    type=click.IntRange(0),
    help="For write: the version of the plan (household, whereabouts) that yours replaces.",
)
@click.option("--out", type=NewFile(), help="For transfer: the file to write.")
@click.option("--language", type=click.Choice(["en", "ru"]), default="en", show_default=True)
@click.option("--sure", "is_sure", is_flag=True, help="For close and seal: you know what follows.")
def command(opened: Workspace, action: str, **rest: object) -> None:
    """Protection cases. Each has a key of its own; to others it is not there.

    No name, place or contact stands on the command line: what needs words asks for them at a
    prompt, or reads them from a file.

    \b
    list                         the caseworkers' list: codes, lanes, days; no case is opened
    prepare                      make that list (keepers)
    new PSEUDONYM [MEMBER…]      a case that you lead, opened by you and these members
    emergency                    the emergency form, empty, to be filled in as a file
    emergency PSEUDONYM […]      a case from its four answers (contact, happening, where, first)
                                 and four danger marks (threat-to-life, detention, removal,
                                 location-known), none of them required
    complete CASE                further answers and marks
    show CASE                    where it stands, what presses, who opens it
    parts CASE [PART]            all that is written down in it, or one part
    write CASE PART FILE         write down a part from a TOML file: plan, danger, threat,
                                 other, helper, need, task, deadline, assessment, consent,
                                 field, said, household, whereabouts, against. What each
                                 may hold: habeas fields PART
    step CASE THING STATE        what became of a part: a task done, a danger over, the plan
                                 confirmed …; a wrong state names those there are
    contact CASE                 how the person can be reached today, and how they must not be
    reach CASE CHANNEL OUTCOME   a contact that was made: reached, not-reached, somebody-else,
                                 not-safe; refused where the plan does not allow it
    await CASE TIME              when the person is to be heard from
    history CASE [PART THING]    every value with who wrote it; or one, version by version
    looks CASE                   who looked at it
    share CASE MEMBER…           let these members open it too
    withdraw CASE MEMBER…        take them off its list: a new key for those who stay
    handover CASE MEMBER         another caseworker leads it from now on
    lane CASE LANE --until DAY   choose the lane; leaving the top one takes two people
    second CASE agree|refuse     answer as the second person
    move CASE STATE              one step on; decline CASE: not taken on
    also CASE OVERLAY            emergency or contact-lost, laid on or lifted
    mark CASE KIND               legal-hold or privilege; lift CASE MARK
    link CASE INCIDENT           the case belongs to an incident
    join CASE OTHER KIND         together or apart; part: take that back
    transfer CASE RECEIVER KEY   a sealed package for another organisation
    close CASE OUTCOME           with --until, or why the person is not asked again
    seal CASE --sure             destroy its key; sealed: what is left of such cases
    """  # noqa: D301 - click wants the character itself, not its escape
    for line in STEPS[action](Asked(opened, **rest)):  # type: ignore[arg-type]
        say(line)
