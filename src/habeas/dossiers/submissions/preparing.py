"""Preparing a submission: filled, measured, checked, and nothing sent."""

from __future__ import annotations

from dataclasses import replace

from habeas.dossiers.submissions.checking import check
from habeas.dossiers.submissions.circumstances import Circumstances
from habeas.dossiers.submissions.filling import fill, protected_in, told_of
from habeas.dossiers.submissions.forms import form_of
from habeas.dossiers.submissions.held import Sources
from habeas.dossiers.submissions.hostile import against
from habeas.dossiers.submissions.matter import Matter
from habeas.dossiers.submissions.measure import pages
from habeas.dossiers.submissions.pack import Labelled, Pack, PackCopy
from habeas.dossiers.submissions.telling import sheet_of
from habeas.protection.avenues.catalogue import Catalogue
from habeas.words.explaining import LANGUAGES


def prepare(
    avenue: str,
    catalogue: Catalogue,
    language: str,
    sources: Sources,
    circumstances: Circumstances,
    labelled: Labelled,
) -> Pack:
    """The pack for one avenue of a catalogue, in one language (ISO 639-1: en or ru).

    Raises NoSuchAvenue, NoSuchForm, NoSuchIncidentHere and LanguageNotSpoken. The same input
    gives the same pack.
    """
    form, told = form_of(avenue, catalogue), told_of(sources.account, sources.incidents)
    fillings = fill(form, sources, language, circumstances.on)
    about = _called(catalogue, circumstances.accused_states)
    guarded = protected_in(fillings, sources, (labelled.reference, *about))
    pack = Pack(form, language, labelled, fillings, protected=guarded)
    paper = pages(sheet_of(pack, PackCopy.RECEIVER))
    matter = Matter(form, language, fillings, told, sources, circumstances, paper)
    return replace(pack, checks=check(matter), against=against(matter))


def _called(catalogue: Catalogue, states: tuple[str, ...]) -> tuple[str, ...]:
    """What States are called, in each language."""
    known = (catalogue.states[code] for code in states if code in catalogue.states)
    return tuple(name.said(language) for name in known for language in LANGUAGES)
