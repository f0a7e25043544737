"""What else stands in the way: another procedure, a law against contact, somebody in between."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.protection.avenues.avenue import Avenue, ContactOffence, Parallel, When
from habeas.protection.avenues.ground import Ground
from habeas.protection.avenues.independence import told
from habeas.protection.avenues.situation import ProcedureState, Tried
from habeas.protection.avenues.verdicts import Colour, Rule, Telling, VerdictReason
from habeas.words.bilingual import Bilingual

_NOTHING = Bilingual("", "")


def contact_offence(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Red: contact with the receiver can be punished where the person is now."""
    for one in avenue.contact_offence:
        if one.where == ground.situation.person_in and _in_force(ground, one):
            text = Telling.of(
                "avenues.contact_offence",
                state=ground.state_name(one.where),
                body=ground.body_name(avenue.receiver),
                text=one.text or _NOTHING,
            )
            yield VerdictReason(Rule.CONTACT_OFFENCE, Colour.RED, text, fact=one.fact)


def parallel(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Red: another procedure was used for the same matter, and makes this one inadmissible."""
    for one in avenue.parallel:
        used = sorted(t.avenue for t in ground.situation.tried if _bars(ground, avenue, one, t))
        for name in dict.fromkeys(used):
            text = Telling.of("avenues.parallel", tried=ground.avenue_name(name), text=one.text)
            yield VerdictReason(Rule.PARALLEL, Colour.RED, text, fact=one.fact)


def intermediary(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Amber: the way to it leads through somebody else, who learns of it."""
    if avenue.intermediary is not None:
        said = Bilingual(*(avenue.intermediary.said(language) for language in ("en", "ru")))
        text = Telling.of("avenues.intermediary", text=said)
        yield VerdictReason(Rule.INTERMEDIARY, Colour.AMBER, text, fact="intermediary")
    named = {
        one.body for one in ground.situation.intermediaries if one.avenue in ("", avenue.identifier)
    }
    for key in sorted(named):
        yield _through(ground, key)


def _through(ground: Ground, key: str) -> VerdictReason:
    """Through whom it leads, and the way from there to an alleged perpetrator if there is one."""
    graph = ground.graph
    ties = graph.up_to_accused(key) or graph.by_handing_over(key) or graph.down_to_accused(key)
    way = ground.way(key, ties)
    if ties:
        text = told("avenues.intermediary_tied", way)
    elif key in graph.accused:
        text = Telling.of("avenues.intermediary_accused", body=way.name)
    else:
        text = Telling.of("avenues.intermediary_body", body=way.name)
    return VerdictReason(Rule.INTERMEDIARY, Colour.AMBER, text, way)


def _in_force(ground: Ground, offence: ContactOffence) -> bool:
    today = ground.situation.today
    begun = offence.since is None or offence.since <= today
    return begun and (offence.until is None or today <= offence.until)


def _bars(ground: Ground, avenue: Avenue, rule: Parallel, tried: Tried) -> bool:
    """Whether a procedure that was begun is one that bars this one, by identifier or kind."""
    if tried.avenue == avenue.identifier:
        return False
    if rule.when is When.PENDING and tried.state is not ProcedureState.PENDING:
        return False
    other = ground.catalogue.by_identifier.get(tried.avenue)
    return tried.avenue in rule.bars or (other is not None and other.kind in rule.bars)
