"""Invented places and households: the cast of the tests of placement."""

from datetime import date

from habeas.protection.lanes import Lane
from habeas.protection.placement.matching import shortlist
from habeas.protection.placement.places import Place, Service
from habeas.protection.placement.units import Unit
from habeas.protection.placement.wishes import Wishing, vacancy

KEY = b"the team's key for tokens, 32 by"
ASKED = date(2031, 3, 1)


def place(identifier="keld-house", persons=4, **more):
    told = {
        "name": identifier.title(),
        "country": "AR",
        "languages": ("ru", "en"),
        "entry_from": ("VM",),
        "services": (Service("medical-care"), Service("trauma-care", 1)),
    }
    return Place(identifier, persons=persons, **{**told, **more})


def unit(identifier="k-1", size=1, lane=Lane.WEEKS, since=ASKED, **more):
    told = {"country": "VM", "passport": True, "languages": ("ru",)}
    return Unit(identifier, size, lane, since, **{**told, **more})


def wishes(units, places):
    return tuple(map(Wishing(places, KEY).wish, units))


def vacancies(places):
    return tuple(vacancy(one, KEY) for one in places)


def matched(units, places, accepted=(), before=None):
    return shortlist(wishes(units, places), vacancies(places), accepted, before)
