"""The catalogue's data files: what is read from them, and how a mistake in one is told."""

import re

import pytest

from habeas.protection.avenues.avenue import Concerned, Length
from habeas.protection.avenues.catalogue import NoSuchAvenue, bundled, catalogue, from_files
from habeas.protection.faults import (
    FileFault,
    MissingField,
    NotADay,
    NotKnown,
    OneLanguage,
    OutOfOrder,
    SameIdentifier,
    UnknownField,
    WithoutSource,
    WrongKind,
)
from habeas.words.provenance import Confidence

LISTS = {
    "states.yaml": "states:\n  VM: {en: Velmara, ru: Велмара}\n",
    "sources.yaml": "sources:\n  S1: {title: The statute, kind: primary, read-on: 2031-01-01}\n",
    "fields.yaml": """fields:
  summary: {en: Summary, ru: Кратко, help: {en: What, ru: Что}, fills: writing}
""",
    "bodies.yaml": """bodies:
  - {key: court, name: {en: Court, ru: Суд}, kind: court}
  - {key: police, name: {en: Police, ru: Полиция}, kind: unit, state: VM, role: police}
edges:
  - {from: police, kind: reports-to, to: court, since: 2020-01-01, confidence: remembered}
""",
}
AVENUE = """avenue: court-of-the-region
name: {en: Application, ru: Жалоба}
kind: judicial
receiver: court
review-by: 2032-01-01
status:
  - state: VM
    value: open
    acts-from: 2010-01-01
    acts-until: 2031-12-31
    confidence: read
    source: [S1]
facts:
  who:
    value: {en: The person., ru: Сам человек.}
    confidence: secondary
    source: [S1]
    review-by: 2031-09-01
  since: {value: 2010-01-01, confidence: remembered}
  language: {value: [en, ru], confidence: analysis}
acts: [torture, detention]
time-limits:
  - id: four-months
    hard: true
    length: {months: 4}
    starts: final-domestic-decision
    text: {en: Four months., ru: Четыре месяца.}
    confidence: read
    source: [S1]
parallel:
  - {bars: [quasi-judicial], when: ever, text: {en: Once., ru: Раз.}, confidence: analysis}
onward:
  - {to: police, of: accused-state, when: {en: Always., ru: Всегда.}, confidence: analysis}
form: {fields: [summary], confidence: analysis}
"""


def read(avenue=AVENUE, **lists):
    named = {f"{name}.yaml": text for name, text in lists.items()}
    return from_files({**LISTS, **named, "avenues/court.yaml": avenue})


def fault(avenue=AVENUE, **lists):
    with pytest.raises(FileFault) as raised:
        read(avenue, **lists)
    return raised.value


def changed(old, new):
    assert old in AVENUE
    return AVENUE.replace(old, new, 1)


def line_of(words, text=AVENUE):
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def test_an_avenue_is_read_with_all_its_parts():
    one = read().avenue("court-of-the-region")
    assert one.concerns is Concerned.ACCUSED_STATE
    assert one.time_limits[0].length == Length(months=4)
    assert [name for name, _ in one.facts] == ["who", "since", "language"]
    assert one.fact("language").value == ("en", "ru")
    assert one.form.required == ("summary",)


def test_what_a_fact_leaves_out_comes_from_its_source_and_its_avenue():
    one = read().avenue("court-of-the-region")
    status, who = one.status[0].provenance, one.fact("who").provenance
    assert (str(status.read_on), str(status.review_by)) == ("2031-01-01", "2032-01-01")
    assert (str(who.read_on), str(who.review_by)) == ("2031-01-01", "2031-09-01")
    assert one.fact("since").provenance.read_on is None


def test_a_typo_in_a_field_is_told_with_file_line_and_what_was_meant():
    told = fault(changed("    acts-until:", "    acts-untill:"))
    assert isinstance(told, UnknownField)
    assert told.what_happened == (
        f"avenues/court.yaml, line {line_of('acts-until')}: there is no field “acts-untill” here."
    )
    assert told.what_to_do.startswith("Did you mean: acts-until")


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ("    confidence: read\n    source: [S1]\nfacts", "facts", MissingField, "confidence"),
        ("    source: [S1]\nfacts", "facts", WithoutSource, "status"),
        ("source: [S1]\n    review", "source: []\n    review", WithoutSource, "who"),
        ("review-by: 2032-01-01\n", "", MissingField, "review-by"),
        ("acts-from: 2010-01-01", "acts-from: 2010-02-30", NotADay, "acts-from"),
        ("acts-from: 2010-01-01", "acts-from: 2010", NotADay, "acts-from"),
        ("acts-until: 2031-12-31", "acts-until: 2009-12-31", OutOfOrder, "acts-until"),
        ("review-by: 2031-09-01", "review-by: 2030-09-01", OutOfOrder, "review-by"),
        ("receiver: court", "receiver: cuort", NotKnown, "receiver"),
        ("state: VM", "state: MV", NotKnown, "state"),
        ("source: [S1]", "source: [S9]", NotKnown, "source"),
        ("fields: [summary]", "fields: [sumary]", NotKnown, "fields"),
        ("fields: [summary]", "fields: [summary], required: [place]", NotKnown, "required"),
        ("acts: [torture,", "acts: [tortur,", NotKnown, "acts"),
        ("bars: [quasi-judicial]", "bars: [quasi]", NotKnown, "bars"),
        ("kind: judicial", "kind: judical", NotKnown, "kind"),
        ("to: police,", "to: polize,", NotKnown, "to"),
        ("of: accused-state, ", "", MissingField, "of"),
        ("hard: true", "hard: yes", WrongKind, "hard"),
        ("length: {months: 4}", "length: {months: four}", WrongKind, "months"),
        ("length: {months: 4}", "length: {}", WrongKind, "length"),
        ("acts: [torture, detention]", "acts: torture", WrongKind, "acts"),
        ("name: {en: Application, ru: Жалоба}", "name: Application", OneLanguage, "name"),
        ("value: {en: The person., ru: Сам человек.}", "value: The person.", OneLanguage, "value"),
        ("name: {en: Application, ru: Жалоба}", "name: {en: Application}", MissingField, "ru"),
        ("avenue: court-of", "avenue: Court of", WrongKind, "avenue"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_field(old, new, kind, field):
    told = fault(changed(old, new))
    assert type(told) is kind
    assert told.facts["field"] == field
    assert re.match(r"avenues/court.yaml, line \d+: ", told.what_happened)
    assert told.what_to_do


def test_everything_wrong_in_a_file_is_told_at_once():
    text = changed("receiver: court", "receiver: cuort").replace("kind: judicial", "kind: judge")
    told = fault(text.replace("acts-from: 2010-01-01", "acts-from: soon"))
    assert {one.facts["field"] for one in told.all} == {"receiver", "kind", "acts-from"}
    assert [one.facts["line"] for one in told.all] == sorted(one.facts["line"] for one in told.all)


def test_two_of_one_name_are_refused():
    again = fault(bodies=LISTS["bodies.yaml"].replace("key: police", "key: court"))
    assert isinstance(again, SameIdentifier)
    with pytest.raises(SameIdentifier):
        from_files({**LISTS, "avenues/a.yaml": AVENUE, "avenues/b.yaml": AVENUE})
    limit = re.search(r"  - id: four.*?\[S1\]\n", AVENUE, re.DOTALL)[0]
    assert isinstance(fault(changed("parallel:", f"{limit}parallel:")), SameIdentifier)


def test_an_edge_says_how_it_is_known():
    unsaid = LISTS["bodies.yaml"].replace(", confidence: remembered", "")
    assert isinstance(fault(bodies=unsaid), MissingField)
    unsourced = LISTS["bodies.yaml"].replace("remembered", "read")
    assert isinstance(fault(bodies=unsourced), WithoutSource)


def test_an_edge_is_a_tie_with_its_dates():
    (edge,) = read().edges
    assert (edge.child, edge.parent, str(edge.since)) == ("police", "court", "2020-01-01")
    assert edge.confidence is Confidence.REMEMBERED


def test_what_refers_to_a_faulty_list_is_not_told_as_faulty_too():
    told = fault(bodies=LISTS["bodies.yaml"].replace("kind: court", "kind: cort"))
    assert [one.facts["value"] for one in told.all] == ["cort"]


def test_a_team_adds_an_avenue_in_its_own_language():
    own = AVENUE.replace("court-of-the-region", "own").replace(
        "{en: Application, ru: Жалоба}", "Own"
    )
    whole = read().extended(own, "own.yaml")
    assert whole.avenue("own").name.said("ru") == "Own"
    assert whole.version != read().version


def test_a_team_adds_bodies_sources_and_edges_with_its_avenues():
    whole = read().extended(
        "sources: {T1: {title: Letter, kind: secondary, read-on: 2031-02-02}}\n"
        "bodies: [{key: office, name: Office}]\n"
        "edges: [{from: police, kind: commands, to: office, confidence: read, source: [T1]}]\n",
        "own.yaml",
    )
    assert [tie.sources for tie in whole.edges] == [(), ("T1",)]
    assert whole.bodies[-1].key == "office"


def test_a_team_cannot_hide_an_avenue_of_the_catalogue():
    with pytest.raises(SameIdentifier):
        read().extended(AVENUE, "own.yaml")


def test_the_bundled_catalogue_can_be_read_and_names_what_it_holds():
    whole = catalogue()
    assert len(whole.avenues) >= 24
    assert {one.receiver for one in whole.avenues} <= {body.key for body in whole.bodies}
    assert whole.version == from_files(bundled()).version


def test_an_avenue_that_is_not_there_is_named():
    with pytest.raises(NoSuchAvenue):
        catalogue().avenue("court-of-nowhere")


def test_every_fact_of_the_bundled_catalogue_has_a_name_of_its_own():
    for name, held in catalogue().stated.items():
        names = [fact for fact, _, _ in held]
        assert len(names) == len(set(names)), name
