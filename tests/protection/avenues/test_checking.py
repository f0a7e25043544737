from datetime import date

from protection.avenues.test_catalogue import AVENUE, LISTS

from habeas.protection.avenues.catalogue import bundled
from habeas.protection.avenues.checking import checked
from habeas.words.provenance import Confidence, FactStanding

SOUND = {**LISTS, "avenues/court.yaml": AVENUE}


def test_the_bundled_catalogue_is_sound():
    found = checked(bundled(), date(2026, 11, 27))
    assert found.faults == ()
    assert sum(found.counts.values()) > 200


def test_a_fact_without_provenance_fails_the_check():
    broken = AVENUE.replace("    confidence: secondary\n", "", 1)
    found = checked({**SOUND, "avenues/court.yaml": broken}, date(2031, 6, 15))
    assert [fault.facts["field"] for fault in found.faults] == ["confidence"]


def test_facts_are_counted_by_how_they_are_known():
    counts = checked(SOUND, date(2031, 6, 15)).counts
    assert counts[Confidence.READ] == 2
    assert counts[Confidence.REMEMBERED] == 1
    assert list(counts) == list(Confidence)


def test_what_is_out_of_date_is_listed_and_is_no_fault():
    found = checked(SOUND, date(2031, 9, 2))
    assert found.faults == ()
    assert [(one.fact, one.standing, str(one.day)) for one in found.overdue] == [
        ("facts.who", FactStanding.LAST_KNOWN, "2031-09-01")
    ]
    assert len(checked(SOUND, date(2033, 1, 1)).overdue) > 5
