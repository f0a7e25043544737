"""Roles, rights and browsers in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.words.roles import Right, Role

ROLES: dict[Role, Promise] = {
    Role.READER: gettext_lazy("reader: sees and searches"),
    Role.DOCUMENTER: gettext_lazy("documenter: adds material, decides on drafts, writes findings"),
    Role.REVIEWER: gettext_lazy("reviewer: reviews what others found"),
    Role.CASEWORKER: gettext_lazy(
        "caseworker: adds material, takes testimony, works on protection cases"
    ),
    Role.KEEPER: gettext_lazy("keeper: looks after members, compartments and keys"),
}

RIGHTS: dict[Right, Promise] = {
    Right.READ: gettext_lazy("see and search what is kept in the compartments you open"),
    Right.ADD: gettext_lazy("add material, and have it read, traced and weighed"),
    Right.JUDGE: gettext_lazy("decide on drafts, on who has it from whom, and on groupings"),
    Right.FIND: gettext_lazy("write findings"),
    Right.REVIEW: gettext_lazy("review what others found"),
    Right.INTERVIEW: gettext_lazy("take testimony, and keep its corrections and withdrawals"),
    Right.PROTECT: gettext_lazy("work on the protection cases whose list names you"),
    Right.KEEP: gettext_lazy("look after members, roles, compartments and keys"),
}

_BROWSERS = (
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("Chrom", "Chromium"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def browser_of(told: str) -> str:
    """What a browser says of itself, in two words; it may say anything."""
    browser = next((name for mark, name in _BROWSERS if mark in told), _("another browser"))
    system = next((name for mark, name in _SYSTEMS if mark in told), "")
    return f"{browser}, {system}" if system else browser
