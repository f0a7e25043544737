"""Why each statement stands where it stands, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.incidents.answering import BY_A_PERSON, Answer
from habeas.incidents.bonding import Bonding
from habeas.incidents.continuing import goes_on
from habeas.incidents.gathering import Group, antecedent
from habeas.incidents.incident import Bond
from habeas.incidents.profile import Profile
from habeas.incidents.vocabulary import points, vocabulary
from habeas.words.reasons import Reason, together

GOES_ON = Reason.of("incidents.goes_on")
ALONE = Reason.of("incidents.alone")


def bonds_within(group: Group, bonding: Bonding) -> Iterator[Bond]:
    """One bond for each allegation: to the one it leans on, else to the most alike."""
    for profile in group:
        others = [other for other in group if other is not profile]
        if others:
            other = antecedent(profile, [others]) or _most_alike(profile, others, bonding)
            before = _told_before(profile, others)
            is_weak = bonding.score(profile, other).points < points().enough
            if before and (is_weak or other.exhibit == profile.exhibit):
                other = before
            yield Bond(profile.identifier, other.identifier, _why(profile, other, bonding))
        else:
            yield Bond(profile.identifier, "", ALONE)


def bonds_of_answers(group: Group, answers: Sequence[Answer]) -> Iterator[Bond]:
    """One bond for each answer, to the incident's first allegation."""
    for answer in answers:
        yield Bond(answer.profile.identifier, group[0].identifier, answer.why)


def _told_before(profile: Profile, others: Sequence[Profile]) -> Profile | None:
    """What a statement goes on from: the last one before it in its report, if it does."""
    told = [p for p in others if p.exhibit == profile.exhibit and p.position < profile.position]
    before = max(told, key=lambda p: p.position, default=None)
    return before if before and goes_on(before, profile, vocabulary()) else None


def _most_alike(profile: Profile, others: Sequence[Profile], bonding: Bonding) -> Profile:
    return max(others, key=lambda other: bonding.score(profile, other).points)


def _why(profile: Profile, other: Profile, bonding: Bonding) -> Reason:
    reasons = list(bonding.score(profile, other).shared)
    if antecedent(profile, [[other]]) is not None:
        reasons.insert(0, _leaning(profile))
    elif _told_before(profile, [other]) is not None:
        reasons.insert(0, GOES_ON)
    return together(reasons) if reasons else BY_A_PERSON


def _leaning(profile: Profile) -> Reason:
    if profile.said.restates is not None:
        return Reason.of("incidents.words_again")
    return Reason.of("incidents.follows" if profile.only_implied else "incidents.points_back")
