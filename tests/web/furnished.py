"""The example workspace with one of everything in it, for whoever looks at every page.

Ilse and Tarik review and document beside Mara; Ilse is asked for a second factor. What
a page is about is found here by name, so that a sweep of the pages, or a picture for the
documents, need not search for it.
"""

from __future__ import annotations

from base64 import b32decode
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from archive.testimony import answers, complete
from web.furnished_avenues import furnish_avenues
from web.furnished_cases import ask_for_a_lower_lane, furnish_cases
from web.furnished_counts import furnish_counts
from web.furnished_files import MISSED, PORTER, drawing, files
from web.furnished_intake import answer_as_another, furnish_intake, prepare_intake
from web.furnished_linking import furnish_linking
from web.furnished_pooled import furnish_pooled
from web.sitting import PASSPHRASE

from habeas.archive import exhibits, groupings, renditions, statements, traces
from habeas.evidence.codes import STEP, Secret, _code
from habeas.words.anchors import Span
from habeas.words.consents import Answer, Use
from habeas.words.interviews import Interview, Words
from habeas.words.progress import silent
from habeas.words.provenance import Confidence
from habeas.words.roles import Role
from habeas.words.statements import Stance
from habeas.workspace import (
    blind_reading,
    cases,
    checks,
    compartments,
    deciding,
    edges,
    entered_bodies,
    findings,
    interviews,
    looking,
    members,
    regrouping,
    searches,
    second_factor,
    translations,
)
from habeas.workspace.adding import add
from habeas.workspace.blind_reading import Answer as ReadAs
from habeas.workspace.blind_reading import Rightly
from habeas.workspace.correcting import Correction
from habeas.workspace.deciding import Seen
from habeas.workspace.entered_bodies import BodyKind, Contest, EnteredBody, EnteredTie, TieKind
from habeas.workspace.looking import Look
from habeas.workspace.opening import GENERAL, Workspace, now, open_workspace
from habeas.workspace.reading import read
from habeas.workspace.regrouping import GroupingKind, Plan
from habeas.workspace.translations import Translated
from habeas.workspace.weighing import weigh
from habeas.workspace.written import Written

ILSE, TARIK = "nine blue boats at the pier", "a kettle sings in the kitchen"
SELA = "two grey geese over the mill"
TESTIMONY = "testimony"
TOLD = (
    "They came to the school in Keld before it was light. I counted four cars.\n"
    "“Four men were taken to the barracks,” the caretaker told me.\n"
    "Nobody gave a name, and nobody showed a paper."
)
SISTER = """A sister's letter

Keld, 8 March 2031

My younger brother was taken from the market on the fourteenth of February. I saw myself how
they put him into a grey car without plates. Twelve days later he came back. He cannot close the
fingers of his right hand and speaks with nobody.

At the police they told me that there had been no detention, and advised me to write nothing.

I ask that my name is not given.

(Invented for the example: there was no such woman and no such letter.)"""
LETTER, BLOG = "12-letter-from-a-brother.eml", "07-quiet-harbour-blog.txt"
RIGHT = ReadAs(Rightly.YES, Stance.ASSERTS, Rightly.YES, Rightly.YES)


@dataclass(frozen=True)
class Furnished:
    """A workspace, and the addresses of what is worth looking at in it, by what it shows.

    ``case`` is the identifier of the protection case that holds one of everything.
    """

    folder: Path
    general: str
    testimony: str
    case: str
    shown: dict[str, str]


def furnish(folder: Path) -> Furnished:
    """Put one of everything into a workspace that holds the example."""
    with open_workspace(folder, PASSPHRASE) as workspace:
        ilse, _, sela = _team(workspace)
        compartments.make(workspace, TESTIMONY, compartments.Purpose.TESTIMONY)
        cases.make_list(workspace)
        prepare_intake(workspace)
    with open_workspace(folder, PASSPHRASE) as workspace:
        compartments.share(workspace, (TESTIMONY, ilse))
        compartments.share(workspace, (cases.LIST, sela))
        _collect(workspace)
        shown = _interviews(workspace)
        list(read(workspace, (), False, silent))
        shown |= _statements(workspace) | _edge(workspace) | _translation(workspace)
        shown |= _groupings(workspace)
        for compartment in (GENERAL, TESTIMONY):
            weigh(workspace, compartment, silent)
        shown |= _told_often(workspace)
        _not_followed_yet(workspace)
        shown |= _findings(workspace) | _exhibits(workspace) | _sample(workspace)
        shown |= _bodies(workspace) | furnish_counts(workspace) | furnish_linking(workspace)
        shown |= furnish_pooled(workspace)
        _records(workspace)
        case, more = furnish_cases(workspace, sela)
        shown |= more | furnish_avenues(workspace, case)
        shown |= furnish_intake(workspace, sela)
        general, testimony = (workspace.store(c).identifier for c in (GENERAL, TESTIMONY))
    _answer(folder, shown)
    with open_workspace(folder, SELA) as workspace:
        ask_for_a_lower_lane(workspace, case)
        answer_as_another(workspace, shown)
    return Furnished(folder, general, testimony, case, shown)


def _team(workspace: Workspace) -> tuple[str, str, str]:
    return (
        members.join(workspace, "Ilse", ILSE, (Role.REVIEWER, Role.DOCUMENTER)),
        members.join(workspace, "Tarik", TARIK, (Role.REVIEWER, Role.DOCUMENTER)),
        members.join(workspace, "Sela", SELA, (Role.CASEWORKER,)),
    )


def _collect(workspace: Workspace) -> None:
    with TemporaryDirectory() as place:
        for name, content in files().items():
            (Path(place) / name).write_bytes(content)
        drawing().save(Path(place) / "barracks-gate.png")
        list(add(workspace, (Path(place),), GENERAL, "Brought by the brother of R.", silent))


def _interviews(workspace: Workspace) -> dict[str, str]:
    done = _interviewed(workspace, complete(TOLD, answers(identified=Answer.NO)))
    again = Words(TOLD.replace("four cars", "five cars"), "en")
    interviews.correct(workspace, TESTIMONY, done, again, "She had miscounted.")
    interviews.withdraw(workspace, TESTIMONY, done, [Use.ARCHIVE], "Only until the trial.")
    interviews.put_mark(workspace, TESTIMONY, done, "the blue gate 1974")
    closed = _interviewed(workspace, complete("They asked me for a name.", person="P-205"))
    interviews.withdraw(workspace, TESTIMONY, closed, list(Use), "")
    half = interviews.begin(workspace, TESTIMONY)
    whole = complete(person="P-206")
    interviews.fill(workspace, TESTIMONY, half, Interview(whole.about, whole.explained), 0)
    ready = interviews.begin(workspace, TESTIMONY)
    interviews.fill(workspace, TESTIMONY, ready, complete(person="P-207"), 0)
    return _addresses(
        workspace, TESTIMONY, "testimony", finished=done, withdrawn=closed, half=half, ready=ready
    )


def _interviewed(workspace: Workspace, interview: Interview) -> str:
    begun = interviews.begin(workspace, TESTIMONY)
    interviews.fill(workspace, TESTIMONY, begun, interview, 0)
    interviews.finish(workspace, TESTIMONY, begun, 1)
    return begun


def _addresses(workspace: Workspace, compartment: str, noun: str, **things: str) -> dict[str, str]:
    here = f"/in/{workspace.store(compartment).identifier}/{noun}"
    return {f"{name} {noun}": f"{here}/{thing}" for name, thing in things.items()}


def _exhibit(workspace: Workspace, name: str) -> str:
    return next(x.identifier for x in exhibits.exhibits(workspace.store(GENERAL)) if x.name == name)


def _said(workspace: Workspace, name: str) -> list[str]:
    """The statements of an exhibit, as they stand in it."""
    held = statements.statements(workspace.store(GENERAL), _exhibit(workspace, name))
    return [one.identifier for one in held]


def _statements(workspace: Workspace) -> dict[str, str]:
    brother, agency = _said(workspace, LETTER), _said(workspace, "02-meridian-agency.txt")
    blog, aid = (_said(workspace, name) for name in (BLOG, "13-legal-aid-bulletin.txt"))
    correction = Correction(stance=Stance.DOUBTS)
    deciding.accept(workspace, GENERAL, Seen(brother[0], 0), "He saw it himself.")
    deciding.reject(workspace, GENERAL, Seen(agency[4], 0), "Advice of the agency, not news.")
    deciding.correct(workspace, GENERAL, Seen(blog[3], 0), correction, "She only doubts it.")
    deciding.split(workspace, GENERAL, Seen(aid[0], 0), _second_half(workspace, aid[0]), "Two.")
    deciding.merge(workspace, GENERAL, Seen(brother[1], 0), brother[2], "One sentence, cut in two.")
    missed = _exhibit(workspace, PORTER)
    found = ((Span(0, len(MISSED)),), Correction())
    entered = deciding.enter(workspace, GENERAL, missed, found, "The reader missed it.")
    return _addresses(
        workspace, GENERAL, "reading/statements",
        accepted=brother[0], rejected=agency[4], corrected=blog[3], divided=aid[0],
        merged=brother[1], entered=entered, waiting=blog[0],
    )  # fmt: skip


def _second_half(workspace: Workspace, identifier: str) -> tuple[Span, ...]:
    store = workspace.store(GENERAL)
    held = statements.statement(store, identifier)
    text = renditions.rendition(store, held.exhibit).rendition.text
    place = held.current.content[0]
    cut = text.index(" ", (place.start + place.end) // 2) + 1
    return (Span(cut, place.end),)


def _edge(workspace: Workspace) -> dict[str, str]:
    found = traces.trace(workspace.store(GENERAL)).edges
    copied, told = (next(e for e in found if e.kind == kind) for kind in ("copy", "cite"))
    edges.judge(workspace, GENERAL, copied.key, True, ("Both print the same misspelling.", ""))
    edges.judge(workspace, GENERAL, told.key, False, ("The Herald had its own caller.", ""))
    return _addresses(workspace, GENERAL, "origins/edges", copied=copied.key, rejected=told.key)


def _translation(workspace: Workspace) -> dict[str, str]:
    exhibit = _exhibit(workspace, "16-pismo-sestry.ru.txt")
    text = SISTER
    by_hand = Translated(text, "en", "T-2")
    made = translations.add(workspace, GENERAL, exhibit, by_hand)
    translations.add(workspace, GENERAL, exhibit, Translated(text, "en", "T-2", "an engine 2"))
    here = f"testimony/translations/{exhibit}"
    return {"translated letter": _addresses(workspace, GENERAL, here, it=made)[f"it {here}"]}


def _told_often(workspace: Workspace) -> dict[str, str]:
    """The incident with more answers to one question than its page shows."""
    held = groupings.incidents(workspace.store(GENERAL))
    often = max(held, key=lambda one: sum(v.question == "how_many" for v in one.incident.values))
    return _addresses(workspace, GENERAL, "incidents", often=often.identifier)


def _not_followed_yet(workspace: Workspace) -> None:
    """A decision on testimony that its incidents do not follow yet."""
    waiting = statements.queue(workspace.store(TESTIMONY), 0, 1).held[0]
    deciding.accept(workspace, TESTIMONY, Seen(waiting.identifier, 0), "So she told it.")


def _groupings(workspace: Workspace) -> dict[str, str]:
    """One statement taken out of the largest incident; the two smallest are joined."""
    large, *others = groupings.incidents(workspace.store(GENERAL))
    apart = Plan(GroupingKind.SPLIT, (large.identifier,), (large.incident.allegations[-1],))
    together = Plan(GroupingKind.JOIN, tuple(one.identifier for one in others[-2:]))
    for plan, why in ((apart, "Another night, another town."), (together, "The same search.")):
        seen = regrouping.seen_now(workspace, GENERAL, plan)
        regrouping.decide(workspace, GENERAL, replace(plan, seen=seen), why)
    return _addresses(workspace, GENERAL, "incidents", large=large.identifier)


def _findings(workspace: Workspace) -> dict[str, str]:
    issued, superseded, draft = (
        findings.begin(workspace, GENERAL, one) for one in _written(workspace)
    )
    for one in (issued, superseded):
        findings.issue(workspace, GENERAL, one.identifier)
    newer = findings.supersede(workspace, GENERAL, superseded.identifier)
    again = replace(_written(workspace)[1], because="The agency corrected its report.")
    newer = findings.save(workspace, GENERAL, newer.identifier, again, newer.saved)
    findings.issue(workspace, GENERAL, newer.identifier)
    return _addresses(
        workspace, GENERAL, "findings",
        issued=issued.identifier, superseded=superseded.identifier, newer=newer.identifier,
        draft=draft.identifier,
    )  # fmt: skip


def _written(workspace: Workspace) -> tuple[Written, Written, Written]:
    """A finding somebody will dissent from, one to be superseded, and a draft."""
    held = groupings.incidents(workspace.store(GENERAL))[0]
    letter, held_there = (_said(workspace, name)[0] for name in (LETTER, "11-interview-14.docx"))
    denied = held.incident.denials[0].statement
    whole = Written(
        held.identifier,
        "Were men taken from the market and their homes in Keld in February 2031?",
        standard="reasonable grounds to believe",
        outcome="established",
        result="At least two men were taken in Keld between 14 and 16 February 2031.",
        reasons="A brother saw it himself. A man who was held tells of the same depot.",
        would_change="The register of the regiment for February 2031.",
        relied_on={
            letter: "He saw it himself, and says what he did not see.",
            held_there: "He was there, and names the day and the place.",
        },
        rejected={denied: "It gives no fact that could be checked."},
        dissents=(("Ovid Marr", "I would wait until the register is obtained."),),
    )
    second = replace(whole, question="Was anybody shown a warrant?", outcome="not established")
    draft = Written(held.identifier, "Who gave the order?", reasons="To be looked at again.")
    return whole, second, draft


def _bodies(workspace: Workspace) -> dict[str, str]:
    """What nobody reports of who commands whom; two of the ties contradict each other."""
    told = (
        EnteredBody("vm.guard", "National Guard", BodyKind.UNIT, name_ru="Национальная гвардия"),
        EnteredBody("vm.ministry", "Ministry of Order", state="VM", note="Founded in 2029."),
        EnteredBody("vm.gone", "Office for Passes", state="VM"),
    )
    for one in told:
        entered_bodies.add_body(workspace, GENERAL, replace(one, state="VM"))
    again = replace(told[0], state="VM", other_names=("The Guard",))
    entered_bodies.change_body(workspace, GENERAL, again, 1, "The gazette calls it so.")
    entered_bodies.withdraw_body(workspace, GENERAL, "vm.gone", "It was never set up.")
    regiment, said = "second patrol regiment", _said(workspace, LETTER)[0]
    over = _tie("vm.ministry", TieKind.COMMANDS, "vm.guard")
    held = entered_bodies.add_tie(workspace, GENERAL, replace(over, since="2029-05")).identifier
    for tie in (
        _tie("vm.guard", TieKind.COMMANDS, "vm.ministry"),
        replace(_tie("vm.guard", TieKind.HANDS_OVER_TO, regiment), statements=(said,)),
    ):
        entered_bodies.add_tie(workspace, GENERAL, tie)
    contest = Contest("The guard's press office", "Not since the summer of 2030.")
    entered_bodies.contest_tie(workspace, GENERAL, held, contest)
    here = _addresses(workspace, GENERAL, "bodies", guard="vm.guard", regiment=quote(regiment))
    return here | _addresses(workspace, GENERAL, "tie", contested=held)


def _tie(child: str, kind: TieKind, parent: str) -> EnteredTie:
    source = "Official gazette of Velmara, 3 May 2029"
    return EnteredTie("", kind, child, parent, confidence=Confidence.READ, source=source)


def _exhibits(workspace: Workspace) -> dict[str, str]:
    held = exhibits.exhibits(workspace.store(GENERAL))
    texts = ("02-meridian-agency.txt", PORTER, "list-of-the-held.csv")
    kinds = ("01-tarsin-courier.html", "02-meridian-agency.txt", "08-ministry-statement.pdf",
             "11-interview-14.docx", LETTER, PORTER, "names.pdf", "list-of-the-held.csv",
             "barracks-gate.png")  # fmt: skip
    named = {one.name: one.identifier for one in held if one.name in kinds}
    shown = _addresses(workspace, GENERAL, "exhibits", **named)
    read = {name: named[name] for name in texts}
    return shown | _addresses(workspace, GENERAL, "reading/exhibits", **read)


def _sample(workspace: Workspace) -> dict[str, str]:
    """One that Mara handed in, one that nobody has begun, and one with every answer."""
    drawn = blind_reading.draw(workspace, GENERAL, "herons", 3)
    for number in range(1, 4):
        page = blind_reading.page(workspace, GENERAL, drawn, number)
        told = RIGHT if number < 3 else replace(RIGHT, speaker=Rightly.NO)
        blind_reading.answer(workspace, GENERAL, drawn, page.card.identifier, told)
    blind_reading.hand_in(workspace, GENERAL, drawn)
    new = blind_reading.draw(workspace, GENERAL, "kettle", 4)
    whole = blind_reading.draw(workspace, GENERAL, "harbour", 1)
    only = blind_reading.page(workspace, GENERAL, whole, 1).card.identifier
    blind_reading.answer(workspace, GENERAL, whole, only, RIGHT)
    return _addresses(workspace, GENERAL, "reading/blind", compared=drawn, new=new, whole=whole)


def _records(workspace: Workspace) -> None:
    for compartment in (GENERAL, TESTIMONY):
        checks.make_checkpoint(workspace, compartment)
        list(checks.check(workspace, compartment, silent))
    searches.save(workspace, "Letters about Keld", searches.Sought("Keld"), "")
    for name in (LETTER, PORTER):
        looking.note_look(workspace, GENERAL, _exhibit(workspace, name), Look.PAGE)
    looking.note_refused(workspace, "c-000000000000")


def _answer(folder: Path, shown: dict[str, str]) -> None:
    """What Ilse does: she reviews, dissents, reads the sample, and has a second factor."""
    with open_workspace(folder, ILSE) as workspace:
        finding = shown["issued findings"].rsplit("/", 1)[1]
        findings.review(workspace, GENERAL, finding, "asks for changes", "Which register?")
        findings.dissent(workspace, GENERAL, finding, "I find that it reaches suspicion only.")
        sample = shown["compared reading/blind"].rsplit("/", 1)[1]
        for number in range(1, 4):
            page = blind_reading.page(workspace, GENERAL, sample, number)
            blind_reading.answer(workspace, GENERAL, sample, page.card.identifier, RIGHT)
        blind_reading.hand_in(workspace, GENERAL, sample)
        secret = second_factor.begin(workspace)
        second_factor.confirm(workspace, code_of(secret.typed))


def code_of(secret: str) -> str:
    """What an app shows now that this secret was typed into."""
    key = Secret(b32decode(secret.replace(" ", "")))
    return _code(key, int(now().timestamp()) // STEP)
