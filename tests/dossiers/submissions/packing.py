"""Packs of the round-up in Keld, and of Rada Mirel's case, for tests to take apart."""

from dataclasses import replace
from datetime import date

from dossiers.story import account, courier

from habeas.dossiers.submissions.circumstances import Circumstances
from habeas.dossiers.submissions.colophon import Reliance
from habeas.dossiers.submissions.forms import form_of
from habeas.dossiers.submissions.held import Consented, Sources, Written
from habeas.dossiers.submissions.pack import Labelled
from habeas.dossiers.submissions.preparing import prepare
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.cases.subjects import CaseField, FieldSort
from habeas.words.statements import Basis, Status

TODAY = date(2026, 12, 4)
LABELLED = Labelled("S-17", TODAY, Reliance("9f2c"))
NAME, CONTACT, PLACE, OTHER = (
    FieldSort.NAME,
    FieldSort.CONTACT,
    FieldSort.PLACE,
    FieldSort.OTHER,
)

CASE = (
    CaseField("victim-identity", "Rada Mirel", NAME),
    CaseField("complainant-contact", "+99 271 118 2204", CONTACT),
    CaseField("whereabouts", "Lindenhof 12, Orlo", PLACE),
    CaseField("grounds-of-fear", "They came to the bakery and asked for me twice", OTHER),
    CaseField("removal-date", "2026-12-19", OTHER),
)


def form(avenue):
    return form_of(avenue, catalogue())


def consent(avenue, *fields):
    receiver = catalogue().avenue(avenue).receiver
    return Consented(receiver, fields, ("s-4",), TODAY)


def sources(**given):
    return Sources(**{"account": account(), **given})


def with_case(avenue, *fields, **given):
    """The sources of Rada Mirel's case, these fields within her consent."""
    return sources(case=CASE, consent=consent(avenue, *fields), **given)


def written(field, words, **given):
    return Written(field, words, TODAY, **given)


def circumstances(**given):
    return Circumstances(**{"on": TODAY, **given})


def pack(avenue, language="en", held=None, stands=None, labelled=LABELLED):
    held, stands = held or sources(), stands or circumstances()
    return prepare(avenue, catalogue(), language, held, stands, labelled)


def outcomes(prepared, key):
    """How the checks of one kind came out."""
    return [one.outcome for one in prepared.checks if one.key == key]


def changed(report, number, **given):
    """A report with one of its statements changed."""
    kept = list(report.statements)
    kept[number] = replace(kept[number], statement=replace(kept[number].statement, **given))
    return replace(report, statements=tuple(kept))


def first_hand(report):
    """A report whose first speaker says they saw it."""
    place = report.statements[0].statement.content[0]
    return changed(report, 0, basis=Basis("witness", place))


def confirmed(*reports):
    """Reports whose every statement a person has confirmed."""
    return tuple(
        replace(
            report,
            statements=tuple(
                replace(kept, statement=replace(kept.statement, status=Status.CONFIRMED))
                for kept in report.statements
            ),
        )
        for report in reports
    )


def only_courier():
    return account(courier())
