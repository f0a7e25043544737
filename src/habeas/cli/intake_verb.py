"""``habeas intake``: the receiving side of the sealed intake."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE
from habeas.cli.files import NewFile
from habeas.cli.intake_steps import STEPS, Asked
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.consents import Use
from habeas.workspace.opening import Workspace

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("intake")
@on_a_workspace
@click.argument("action", type=click.Choice(tuple(STEPS)), default="list", metavar="ACTION")
@click.argument("names", nargs=-1)
@click.option("--root", type=_FILE, help="For begin and sign: the file of the root signing key.")
@click.option(
    "--root-passphrase-file", type=_FILE, help="Read the root key's passphrase from this file."
)
@click.option("--file", type=_FILE, help="For join, outside, recovery, bring, check: the file.")
@click.option("--out", type=NewFile(), help="For sign and keys: the file to write.")
@click.option("--name", default="", help="The name (for begin: the neutral title) in English.")
@click.option("--name-ru", default="", help="The same in Russian.")
@click.option("--about", default="", help="For desk and outside: who they are, in English.")
@click.option("--about-ru", default="", help="The same in Russian.")
@click.option("--address", "addresses", multiple=True, help="For begin: where the form is served.")
@click.option(
    "--leave-to", default="", help="For begin: an https page where leaving in haste leads."
)
@click.option("--desk", default="", help="For keys and list: only this desk.")
@click.option("--anew", is_flag=True, help="For keys: new ones for all weeks after this one.")
@click.option("--lost", is_flag=True, help="For keys: those not here will never come back.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="For keys: the clock of this machine leapt, and this is the right day.",
)
@click.option("--alone", default="", help="For sign: why no desk outside the team is offered.")
@click.option("--from", "address", default="", help="For collect: the relay's collecting address.")
@click.option("--socks", default="", help="For collect: host:port of Tor's proxy here.")
@click.option(
    "--sole-reader/--shared",
    default=None,
    help="For collect: whether nobody else collects there, so that what was kept is deleted.",
)
@click.option(
    "--within",
    default=0,
    type=click.IntRange(0, 24 * 60),
    help="For collect: begin at a random moment within so many minutes.",
)
@WORDS_FILE
@click.option("--to", default="", help="For release: the compartment for testimony.")
@click.option("--person", default="", help="For release: the code of the person.")
@click.option(
    "--use",
    "uses",
    multiple=True,
    type=click.Choice([one.value for one in Use]),
    help="For release: what they allow.",
)
@click.option("--language", type=click.Choice(["en", "ru"]), default="en", show_default=True)
@click.option("--reason", default="", help="For release: why.")
def command(opened: Workspace, action: str, **rest: object) -> None:
    """The receiving side of the sealed intake: what survivors send by the public form.

    Not for real use before an outside review. Reports are unverified: nothing reads, indexes or
    traces them until a person releases them with consent.

    \b
    begin --root FILE            a new intake; its root key goes into FILE, to be kept elsewhere
    join --file FILE             take part in another organisation's intake, as a desk outside
    desks                        who reads reports, and until when weeks are signed
    desk --name … --about …      a new desk: a compartment of its own
    outside --file FILE          offer a desk of another organisation, by its public key file
    recovery --file FILE         let a recovery key read everything; the form says so
    channel --name …             another way to reach you, shown when sending fails
    keys                         week keys twelve weeks ahead; those whose day came are destroyed
    sign --root FILE --out FILE  sign the coming weeks and write the deployment file
    check [--file FILE]          whether a week as it is served, or a saved file, names your keys
    collect                      pull what waits, send what may go; stopped, it goes on later
    bring --file FILE            sealed texts that somebody carried by another way
    list                         the reports of your desks
    show REPORT                  one report with all that followed
    read REPORT                  say that you read it; its writer is told so
    replies                      the safe replies, by their keys
    reply REPORT [KEY]           a safe reply, or your own words at a prompt: those wait
    let-go REPLY                 as the second person: let somebody else's own words go
    take-back REPLY              before it goes
    attachments REPORT           put files together, or name the parts that are missing
    text REPORT EXHIBIT          the text of such a file, made anew and kept nowhere
    release REPORT --to …        with consent: as testimony in another compartment
    """  # noqa: D301 - click wants the character itself, not its escape
    for line in STEPS[action](Asked(opened, **rest)):  # type: ignore[arg-type]
        say(line)
