"""Statements as JSON objects, the contract for evaluation from outside."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.reading.validation import check
from habeas.words.anchors import Span
from habeas.words.statements import Statement

Json = dict[str, object]


def record(statement: Statement, sha256: str, text: str) -> Json:
    """One statement of the exhibit with that hash; spans are ``[start, end]`` in ``text``.

    Raises :class:`habeas.reading.validation.StatementDoesNotHold` when the text does not
    bear the statement out: nothing is printed that cannot be found again.
    """
    check(text, (statement,))
    return {
        "exhibit": sha256,
        "content": _pairs(statement.content),
        "content_mode": statement.content_mode.value,
        "speaker": _speaker(statement),
        "cue": _pairs(statement.cue),
        "chain": [
            {"role": h.role.value, "name": h.name, "span": _pair(h.span), "explicit": h.explicit}
            for h in statement.chain
        ],
        "hops": statement.hops,
        "stance": statement.stance.value,
        **_fields(statement),
        "basis": _basis(statement),
        "restates": _pair(statement.restates),
        "pattern": statement.pattern,
        "status": statement.status.value,
    }


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _speaker(statement: Statement) -> Json:
    speaker = statement.speaker
    return {
        "span": _pair(speaker.span),
        "surface": speaker.surface,
        "kind": speaker.kind.value,
        "named": speaker.named,
    }


def _basis(statement: Statement) -> Json | None:
    if statement.basis is None:
        return None
    return {"kind": statement.basis.kind, "span": _pair(statement.basis.span)}


def _fields(statement: Statement) -> Json:
    return {
        "hedges": [{"span": _pair(h.span), "kind": h.kind} for h in statement.hedges],
        "quantities": [_quantity(statement, index) for index in range(len(statement.quantities))],
        "places": [
            {
                "span": _pair(p.span),
                "key": p.key,
                "role": p.role,
                "inherited_from": _pair(p.inherited_from),
            }
            for p in statement.places
        ],
        "times": [
            {"span": _pair(t.span), "edtf": t.when.text if t.when else None}
            for t in statement.times
        ],
        "violations": [
            {"code": v.code, "span": _pair(v.span), "modality": v.modality.value}
            for v in statement.violations
        ],
        **_people(statement),
    }


def _quantity(statement: Statement, index: int) -> Json:
    mention = statement.quantities[index]
    return {
        "span": _pair(mention.span),
        "lower": mention.quantity.lower,
        "upper": mention.quantity.upper,
        "qualifier": mention.quantity.qualifier,
        "unit": mention.quantity.unit.value,
        "counted": mention.counted,
    }


def _people(statement: Statement) -> Json:
    return {
        "perpetrators": [
            {"span": _pair(p.span), "surface": p.surface, "capacity": p.capacity, "role": p.role}
            for p in statement.perpetrators
        ],
        "groups": [
            {"span": _pair(g.span), "key": g.key, "as_alleged_reason": g.as_alleged_reason}
            for g in statement.groups
        ],
        "addressees": [
            {"span": _pair(a.span), "surface": a.surface, "role": a.role}
            for a in statement.addressees
        ],
    }
