"""All reports together: who got what from whom, statement by statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from habeas.origins.asking import ask_about_direction, ask_about_words, missing_originals
from habeas.origins.copies import Text, find_copies, group_families, text_of
from habeas.origins.descent import Descent, find_descents
from habeas.origins.judgements import EdgeOverride, Judgements
from habeas.origins.ledger import Ledger, copy_key
from habeas.origins.lineage import Copy, CopyFamily, Trace
from habeas.origins.names import NameBook
from habeas.origins.quotations import Quotation, group_quotations, innermost, labels, quoted_words
from habeas.origins.routes import Routes
from habeas.origins.sources import (
    Sources,
    cited_outlets,
    credited_agency,
    is_authorial,
    names_of,
    own_outlet,
)
from habeas.words.ordering import Order, in_order, statements_in_order
from habeas.words.reports import KeptStatement, ReadReport


def trace(reports: Collection[ReadReport], overrides: Collection[EdgeOverride] = ()) -> Trace:
    """Everything the texts show about who got it from whom.

    The order of the reports never matters. ``overrides`` are what people decided about edges
    of an earlier trace: accepted edges become established, rejected ones are taken away.
    """
    held = {report.exhibit: report for report in in_order(reports)}
    order = Order.of(reports)
    judgements = Judgements.of(overrides)
    texts = _texts(held)
    copies = find_copies(texts.values())
    families = group_families(texts.values(), copies)
    sources = _sources(held, texts, families)
    statements = {k.identifier: (r, k) for r in held.values() for k in statements_in_order(r)}
    descents = _descents(sources, statements, texts, copies, judgements)
    routes = Routes(sources, statements, descents, {})
    utterances, likenesses = group_quotations(_quotations(routes), order)
    said = {s: utterance.key for utterance in utterances for s in utterance.statements}
    ledger = Ledger.of(replace(routes, utterances=said), order.extended(labels(utterances, order)))
    ledger.add_likenesses(utterances, likenesses)
    ledger.add_same_hands(sources)
    edges, nodes = ledger.edges(judgements), ledger.nodes()
    questions = (
        *ask_about_words(edges, utterances, likenesses, nodes, judgements),
        *ask_about_direction(edges, copies, held, judgements),
    )
    originals = missing_originals(nodes, edges, statements, sources)
    homes = tuple((k.identifier, r.exhibit) for r, k in statements.values())
    return Trace(nodes, edges, copies, families, questions, originals, homes)


def _texts(held: Mapping[str, ReadReport]) -> dict[str, Text]:
    """Each report as it is compared; one that leans on another we hold is taken for the later."""
    outlets = {own_outlet(report.rendition.byline) for report in held.values()}
    return {
        exhibit: text_of(
            report,
            credits_another=bool(credited_agency(report.rendition.byline))
            or any(cited_outlets(kept) & outlets - _own(report) for kept in report.statements),
        )
        for exhibit, report in held.items()
    }


def _own(report: ReadReport) -> frozenset[str]:
    return frozenset({own_outlet(report.rendition.byline)})


def _sources(
    held: Mapping[str, ReadReport], texts: Mapping[str, Text], families: Collection[CopyFamily]
) -> Sources:
    outlets: dict[str, list[str]] = defaultdict(list)
    for text in sorted(texts.values(), key=lambda t: t.order):
        outlet = own_outlet(held[text.exhibit].rendition.byline)
        if outlet:
            outlets[outlet].append(text.exhibit)
    book = NameBook.of(names_of(held.values()))
    return Sources(
        book,
        frozenset(book.key(name) for name in names_of(held.values())),
        held,
        {outlet: tuple(exhibits) for outlet, exhibits in outlets.items()},
        {e: family.exhibits[0] for family in families for e in family.exhibits},
    )


def _descents(
    sources: Sources,
    statements: Mapping[str, tuple[ReadReport, KeptStatement]],
    texts: Mapping[str, Text],
    copies: Collection[Copy],
    judgements: Judgements,
) -> dict[str, Descent]:
    """Where copied statements come from; never along what a person rejected."""
    upheld = [
        copy
        for copy in copies
        if copy_key(copy.child.exhibit, copy.parent.exhibit) not in judgements.rejected
    ]

    def is_retelling(one: str, other: str) -> bool:
        mine, theirs = statements[one], statements[other]
        if copy_key(mine[0].exhibit, theirs[0].exhibit) in judgements.rejected:
            return False
        return sources.same_mouth(mine[1], theirs[1])

    return find_descents(sources.reports, texts, upheld, is_retelling)


def _quotations(routes: Routes) -> Iterable[Quotation]:
    for report in routes.sources.reports.values():
        quoted = {
            kept.identifier: quoted_words(kept.statement, report.rendition.text)
            for kept in report.statements
            if not is_authorial(kept)
        }
        quoting = [kept for kept in statements_in_order(report) if quoted.get(kept.identifier)]
        for kept in innermost(quoting):
            root = routes.statements[routes.root(kept.identifier)]
            speaker = routes.sources.of_speaker(*root).key
            words, stance = quoted[kept.identifier], kept.statement.stance
            yield Quotation(kept.identifier, speaker, words, stance)
