"""What a member of the team does here, and what that lets them do.

A compartment's key decides what a member can read; a role decides what the program lets them
do with it. A person working alone holds every role.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from habeas.words.errors import HabeasError


class Right(StrEnum):
    """One thing a member may be allowed to do in the compartments they can open."""

    READ = "read"
    """See exhibits, statements, origins, incidents, findings, and search them."""
    ADD = "add"
    """Keep new exhibits, and read, trace and weigh them."""
    JUDGE = "judge"
    """Decide on drafts, edges and groupings."""
    FIND = "find"
    """Write findings."""
    REVIEW = "review"
    """Review what another member found or decided."""
    INTERVIEW = "interview"
    """Take testimony with consent, and keep its corrections and withdrawals."""
    PROTECT = "protect"
    """Work on protection cases whose need-to-know list names them, and on places."""
    KEEP = "keep"
    """Members, roles, compartments, keys, upgrades."""


class Role(StrEnum):
    """What a member of the team does. A member may have several."""

    READER = "reader"
    DOCUMENTER = "documenter"
    REVIEWER = "reviewer"
    CASEWORKER = "caseworker"
    KEEPER = "keeper"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.READER: frozenset({Right.READ}),
    Role.DOCUMENTER: frozenset({Right.READ, Right.ADD, Right.JUDGE, Right.FIND}),
    Role.REVIEWER: frozenset({Right.READ, Right.REVIEW}),
    Role.CASEWORKER: frozenset({Right.READ, Right.ADD, Right.INTERVIEW, Right.PROTECT}),
    Role.KEEPER: frozenset({Right.READ, Right.KEEP}),
}
"""Reviewers cannot edit what they review, so that a review is never of one's own hand."""

DOING: dict[Right, str] = {
    Right.READ: "read what is here",
    Right.ADD: "add, read, trace or weigh here",
    Right.JUDGE: "decide here",
    Right.FIND: "write findings here",
    Right.REVIEW: "review what others decided here",
    Right.INTERVIEW: "take testimony here",
    Right.PROTECT: "work on protection cases here",
    Right.KEEP: "look after members, keys and compartments here",
}
"""Each right in words that follow "lets you"."""

EVERY_ROLE: tuple[Role, ...] = tuple(Role)


class NotYourRole(HabeasError):
    """Raised when a member asks for something that none of their roles allows."""

    message = "None of your roles lets you {doing}."
    hint = "Ask a keeper of the workspace: habeas member WORKSPACE role MEMBER ROLE…"


def rights_of(roles: Collection[Role]) -> frozenset[Right]:
    """Everything these roles allow together; nothing without a role."""
    return frozenset(right for role in roles for right in RIGHTS[role])
