"""What the addresses of the desk name, in a large workspace: average things and the largest."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from django.db.models import Count
from django.urls import URLPattern, URLResolver, get_resolver

from habeas.archive import blind_readings, custody, decisions, groupings, interview_list, statements
from habeas.archive.access import Store, rows
from habeas.archive.models import (
    ActorRow,
    CopyRow,
    EdgeRow,
    FindingRow,
    IncidentRow,
    StatementRow,
)

Things = dict[str, dict[str, str]]
"""What each word of an address stands for, for an average thing and for the largest."""

OPEN = {"signing:in", "signing:out", "signing:language"}

_END = "page=99999"
_PAGED = ("", "page=2", "page={deep}")
QUERIES = {
    "exhibits:listed": (
        *_PAGED,
        "order=arrival",
        "order=arrival&page={deep}",
        "state=unread",
        "state=not_opened",
        "state=read&page={deep}",
        "language=en",
        "kind=text",
        "words=courier",
        "words=no+such+name",
    ),
    "exhibits:one": ("", "at=100-180"),
    "statements:queue": (*_PAGED,),
    "statements:every": (
        *_PAGED,
        "status=draft&page={deep}",
        "status=rejected",
        "status=confirmed",
        "stance=denies",
        "stance=denies&page={deep}",
        "act=liberty.detention",
        "act=detention",
        "speaker=Mira+Tolen",
        "status=draft&stance=asserts&act=detention&speaker=Mira+Tolen",
    ),
    "statements:exhibit": ("", "at=100-180"),
    "statements:one": ("", "then=queue"),
    "incidents:listed": (
        *_PAGED,
        "act=detention",
        "denied=on",
        "contradicting=on",
        "unanswered=on",
        "denied=on&contradicting=on&page={deep}",
    ),
    "incidents:timelines": ("", "page=2", "denied=on"),
    "incidents:maps": ("", "page=2", "denied=on"),
    "incidents:statements": ("", "page=2"),
    "incidents:split": ("", "page=2"),
    "incidents:join": ("", "page=2"),
    "incidents:bodies": (*_PAGED, "words=tolen", "kind=body", "kind=person"),
    "origins:families": _PAGED,
    "origins:quotations": _PAGED,
    "origins:questions": (*_PAGED, "kind=competing_attribution", "kind=direction_unknown"),
    "origins:originals": _PAGED,
    "origins:exhibit": ("", "page=2"),
    "findings:listed": ("", "page=3", "shelf=waiting", "shelf=drafts", "shelf=superseded"),
    "findings:new": ("", "page=2", "incident={incident}", "incident={incident}&about=0"),
    "records:history": (*_PAGED, "kind=statement", "kind=exhibit&page={deep}"),
    "records:looks": (*_PAGED, "action=opened", "refused=on"),
    "searches:search": (
        "",
        "q=prison",
        "q=secret+prison",
        "q=secret+prison&page=2",
        "q=secret+prison&page=50",
        "q=Tolen",
        "q=said",
        "q=torture&stance=denies",
        "q=prison&language=en&kind=text",
        "q=nothing+has+this+wordd",
    ),
}
"""How lists are asked for besides their beginning; ``deep`` is a page near the end."""

DEEP = {"statements": 1800, "exhibits": 180, "incidents": 60, "origins": 20, "records": 150}


def things(store: Store) -> Things:
    """An average and the largest of each; without what this workspace has none of."""
    return {"average": _things(store, False), "largest": _things(store, True)}


def addresses(known: Things) -> Iterator[tuple[str, str]]:
    """Every page with its address, each address once."""
    seen: set[str] = set()
    for name, held in patterns():
        for size, named in known.items():
            for query in QUERIES.get(name, ("",)):
                where = _filled(str(held.pattern), named)
                asked = query.format(deep=_deep(name), **named)
                where += f"?{asked}" if asked else ""
                if name not in OPEN and where not in seen:
                    seen.add(where)
                    # Not the identifiers: the same page of another workspace has the same name.
                    yield f"{name} {size} {query}".strip(), where


def patterns(
    resolver: URLResolver | None = None, names: tuple[str, ...] = ()
) -> Iterator[tuple[str, URLPattern]]:
    for held in (resolver or get_resolver()).url_patterns:
        if isinstance(held, URLPattern):
            yield ":".join((*names, held.name or "")), held
        else:
            yield from patterns(held, (*names, *([held.app_name] if held.app_name else [])))


def _filled(pattern: str, named: dict[str, str]) -> str:
    def fill(found: re.Match[str]) -> str:
        return quote(named.get(found[1], "0"), safe="")

    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", fill, pattern)


def _deep(name: str) -> int:
    return DEEP.get(name.partition(":")[0], 2)


def _things(store: Store, is_largest: bool) -> dict[str, str]:
    incident = _incident(store, is_largest)
    said = groupings.incident(store, incident).incident.allegations[0]
    exhibit = _exhibit(store) if is_largest else statements.statement(store, said).exhibit
    copy = rows(store, CopyRow).order_by("place").values_list("child", "parent").first()
    first, second = copy or (exhibit, exhibit)
    return {
        "compartment": store.identifier,
        "exhibit": exhibit,
        "thing": exhibit,
        "statement": said,
        "incident": incident,
        "first": first,
        "second": second,
        "edge": _edge(store, is_largest),
        "body": _body(store, is_largest),
        "finding": _finding(store, is_largest),
        "decision": next((one.identifier for one in decisions.standing(store)), "none"),
        "sample": next((one.identifier for one in blind_readings.samples(store)), "none"),
        "interview": next(iter(_interviews(store)), "none"),
        "avenue": "un-hrc-op1",
        "rendition": "none",
        "number": str(len(custody.checkpoints(store))),
        "place": "0",
        "page": "1",
    }


def _incident(store: Store, is_largest: bool) -> str:
    held = rows(store, IncidentRow).filter(ended=False).order_by("-statements", "identifier")
    place = 0 if is_largest else held.count() // 2
    return held.values_list("identifier", flat=True)[place]


def _exhibit(store: Store) -> str:
    """The exhibit with most statements."""
    counted = rows(store, StatementRow).order_by().values_list("exhibit_id")
    return str(counted.annotate(number=Count("pk")).order_by("-number", "exhibit_id")[0][0])


def _edge(store: Store, is_largest: bool) -> str:
    """Into the node that most edges lead to, or one in the middle."""
    held = rows(store, EdgeRow)
    if not is_largest:
        return held.order_by("place").values_list("key", flat=True)[held.count() // 2]
    parents = held.order_by().values_list("parent").annotate(number=Count("pk"))
    parent = parents.order_by("-number", "parent")[0][0]
    return held.filter(parent=parent).order_by("place").values_list("key", flat=True)[0]


def _body(store: Store, is_largest: bool) -> str:
    held = rows(store, ActorRow).filter(kind="body").order_by("-ties", "place")
    return held.values_list("key", flat=True)[0 if is_largest else held.count() // 2]


def _finding(store: Store, is_largest: bool) -> str:
    held = rows(store, FindingRow).order_by("-pk" if is_largest else "pk")
    return held.values_list("pk", flat=True).first() or "none"


def _interviews(store: Store) -> list[str]:
    return [one.identifier for one in interview_list.interviews_page(store, 0, 1).held]
