"""Whether a receiver is, answers to, or stands over an alleged perpetrator.

Names are not enough: the one who receives a complaint may be the police that the accused
commands. So every way up and down is asked for, at any depth.
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.protection.avenues.avenue import Avenue
from habeas.protection.avenues.ground import Ground
from habeas.protection.avenues.verdicts import Colour, Rule, Step, Telling, VerdictReason, Way
from habeas.words.bilingual import Bilingual

_MARKS = {
    (False, False): Bilingual("", ""),
    (True, False): Bilingual(" (inferred)", " (выведено)"),
    (False, True): Bilingual(" (contested)", " (оспаривается)"),
    (True, True): Bilingual(" (inferred, contested)", " (выведено, оспаривается)"),
}


def is_accused(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Excluded: the receiver is an alleged perpetrator, or a threat to the person."""
    key = avenue.receiver
    if key in ground.graph.accused:
        way = ground.way(key, ())
        named = "avenues.is_accused" if key in ground.situation.accused else "avenues.is_threat"
        text = Telling.of(named, body=way.name)
        yield VerdictReason(Rule.IS_ACCUSED, Colour.EXCLUDED, text, way)


def under_accused(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Excluded: an upward way leads from the receiver to an alleged perpetrator."""
    if ties := ground.graph.up_to_accused(avenue.receiver):
        way = ground.way(avenue.receiver, ties)
        yield VerdictReason(
            Rule.UNDER_ACCUSED, Colour.EXCLUDED, told("avenues.under_accused", way), way
        )


def commands_accused(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Red: the receiver stands over an alleged perpetrator, and has an interest in denial."""
    if ties := ground.graph.down_to_accused(avenue.receiver):
        way = ground.way(avenue.receiver, ties)
        text = told("avenues.commands_accused", way)
        yield VerdictReason(Rule.COMMANDS_ACCUSED, Colour.RED, text, way)


def hands_over(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Red: whoever is in its hands can end in those of an alleged perpetrator."""
    if ties := ground.graph.by_handing_over(avenue.receiver):
        way = ground.way(avenue.receiver, ties)
        yield VerdictReason(Rule.HANDS_OVER, Colour.RED, told("avenues.hands_over", way), way)


def not_independent(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Red: a court or a mission found that the receiver is not independent."""
    body = ground.graph.body(avenue.receiver)
    if body and body.independence and body.independence.is_lacking:
        found_by = body.independence.found_by
        text = Telling.of("avenues.not_independent", body=body.name, found_by=found_by)
        yield VerdictReason(Rule.NOT_INDEPENDENT, Colour.RED, text, ground.way(body.key, ()))


def no_node(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Unknown: nothing is recorded of the receiver."""
    if ground.graph.body(avenue.receiver) is None:
        text = Telling.of("avenues.no_node", body=avenue.receiver)
        yield VerdictReason(Rule.NO_NODE, Colour.UNKNOWN, text)


def same_state(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Amber: of the same State, with no recorded way; unknown is not independent."""
    key, graph = avenue.receiver, ground.graph
    body = graph.body(key)
    if body is None or body.state not in graph.states or key in graph.accused:
        return
    if not (graph.up_to_accused(key) or graph.down_to_accused(key) or graph.by_handing_over(key)):
        state = ground.state_name(body.state or "")
        text = Telling.of("avenues.same_state", body=body.name, state=state)
        yield VerdictReason(Rule.SAME_STATE, Colour.AMBER, text, ground.way(key, ()))


def told(key: str, way: Way) -> Telling:
    """A sentence about a way: where it begins, where it ends, and each step."""
    ends = {"body": way.name, "accused": way.steps[-1].name}
    return Telling.of(key, *map(_step, way.steps), **ends)


def _step(step: Step) -> Telling:
    named = f"avenues.{step.kind.value}" + ("" if step.forward else "_back")
    return Telling.of(named, name=step.name, mark=_MARKS[step.inferred, step.contested])
