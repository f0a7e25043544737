"""The bundled routes, and what a wrong data file says."""

import re
from datetime import date, timedelta

import pytest
from house.source import ROOT

from habeas.protection.avenues.verdicts import ConditionState
from habeas.protection.faults import FileFault, MissingField, NotKnown, UnknownField, WithoutSource
from habeas.protection.routes.catalogue import NoSuchRoute, bundled, from_files, routes
from habeas.protection.routes.checking import checked
from habeas.protection.routes.considering import considered, status_on
from habeas.protection.routes.reading import NoDanger, ReviewedTooLate
from habeas.protection.routes.route import RouteStatus
from habeas.protection.routes.work import WorkKind, work_of
from habeas.words.labels import labels
from habeas.words.provenance import UNSOURCED, FactStanding
from habeas.words.reasons import sentences

TODAY = date(2026, 11, 27)
DRAFTED = {
    "de-22-1", "de-22-2", "fr-visa-asile", "lt-humanitarian", "pl-humanitarian", "nl-humanitarian",
    "eu-ltv", "ca-2017-gar", "ca-hrd", "ca-rainbow", "us-usrap", "us-parole", "unhcr-rst",
    "temp-relocation", "asylum-on-territory", "internal-relocation-ru",
}  # fmt: skip
PROMISES = re.compile(
    r"eligib|qualif(y|ies|ied)\b|entitled|guarantee"
    r"|имеет право|имеете право|вправе получить|подходит под|соответствует требованиям|гарант",
    re.IGNORECASE,
)
SECRETS = re.compile(
    r"safe.?house|smuggl|\bdriver|cross the border|\+\d{6}|@|\bул\.|явочн|проводник|конспиратив",
    re.IGNORECASE,
)
FILE = "routes/de-22-2.yaml"


@pytest.fixture(scope="module")
def files():
    return bundled()


def changed(files, file, old, new):
    assert old in files[file]
    return {**files, file: files[file].replace(old, new, 1)}


def faults(files):
    return checked(files, TODAY).faults


def sourced():
    return [
        pytest.param(known, id=f"{route.identifier} {name}")
        for route in routes().routes
        for name, _, known in route.sourced()
    ]


def test_every_drafted_route_can_be_read():
    assert {route.identifier for route in routes().routes} == DRAFTED


@pytest.mark.parametrize("known", sourced())
def test_every_fact_says_how_it_is_known_and_when_to_read_it_again(known):
    assert known.sources or known.confidence in UNSOURCED
    assert known.read_on is not None or known.confidence in UNSOURCED
    assert known.review_by is not None


def test_what_rests_on_discretion_is_read_again_within_a_month_and_a_law_within_half_a_year():
    for route in routes().routes:
        for name, _, known in route.sourced():
            after = known.review_by - (known.read_on or route.read_on)
            assert after <= timedelta(days=route.footing.most_days), (route.identifier, name)
    assert routes().route("de-22-2").footing.most_days == 30


def test_every_route_names_a_danger_of_asking_and_its_file_does_so_before_all_else(files):
    for route in routes().routes:
        text = files[f"routes/{route.identifier}.yaml"]
        assert route.dangers
        assert text.index("\ndangers:") < min(
            text.find(f"\n{part}:") % len(text) for part in ("status", "conditions", "facts")
        )


def test_no_word_promises_that_somebody_would_be_admitted(files):
    labelled = [str(labels()[kind]) for kind in ("RouteStatus", "Footing", "ConditionState")]
    said = [str(held) for key, held in sentences().items() if key.startswith("routing.")]
    for text in (*files.values(), *labelled, *said):
        assert not PROMISES.search(text), PROMISES.search(text)


def test_no_secret_way_helper_or_contact_is_in_the_catalogue(files):
    for name, text in files.items():
        assert not SECRETS.search(re.sub(r"url: \S+", "", text)), name


@pytest.mark.parametrize("field", ["safe-house", "contact-person", "crossing", "helpers"])
def test_there_is_no_field_for_what_has_to_stay_secret(files, field):
    (fault,) = faults(changed(files, FILE, "\nstatus:", f"\n{field}: somewhere\nstatus:"))
    assert isinstance(fault, UnknownField)
    assert (fault.facts["file"], fault.facts["field"]) == (FILE, field)


def test_nothing_written_a_year_ago_is_shown_as_current():
    later = TODAY + timedelta(days=365)
    for route in routes().routes:
        assert status_on(route, later).value is RouteStatus.UNKNOWN
        for one in considered(route, dict.fromkeys(routes().circumstances, True), later).conditions:
            assert one.state is ConditionState.NOT_KNOWN
            assert one.standing is FactStanding.NEEDS_REVIEW


def test_what_was_read_lately_is_current():
    assert status_on(routes().route("us-usrap"), TODAY).value is RouteStatus.SUSPENDED
    unknown = status_on(routes().route("fr-visa-asile"), TODAY)
    assert (unknown.value, unknown.last_known) == (RouteStatus.UNKNOWN, RouteStatus.OPEN)
    assert status_on(routes().route("pl-humanitarian"), TODAY).last_known is None


def test_a_person_still_inside_their_country_does_not_meet_what_asks_them_to_be_outside():
    seen = considered(routes().route("unhcr-rst"), {"is-outside-origin": False}, TODAY)
    by_name = {one.condition.identifier: one.state.value for one in seen.conditions}
    assert by_name["outside-home-country"] == "not met"
    assert by_name["a-category"] == "not known"


def test_two_official_numbers_that_differ_stand_side_by_side():
    (accounts,) = routes().route("de-22-2").accounts
    assert [told.value for told in accounts.told] == [2490, 1790]


def test_papers_and_steps_are_work_somebody_can_do():
    work = work_of(routes().route("temp-relocation"), routes())
    papers = [one for one in work if one.kind is WorkKind.PAPER]
    assert papers[0].what.said("en") == "Background and motivation"
    assert {one.key for one in work} >= {"return-plan", "application-form", "return-talk"}
    assert work_of(routes().route("ca-2017-gar"), routes()) == ()


def test_a_route_nobody_wrote_down_is_refused():
    with pytest.raises(NoSuchRoute):
        routes().route("tunnel")


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ("footing: executive", "footng: executive", UnknownField, "footng"),
        ("    confidence: analysis\n", "", MissingField, "confidence"),
        ("source: [T06]", "source: [T99]", NotKnown, "source"),
        ("secondary\n    source: [T06]\n", "read\n", WithoutSource, "status"),
        ("met-by: has-public-record", "met-by: has-a-record", NotKnown, "met-by"),
        ("value: restricted", "value: possible", NotKnown, "value"),
        ("review-by: 2026-12-21", "review-by: 2027-01-21", ReviewedTooLate, "status.1"),
        ("  gap:", "  gab:", NotKnown, "gab"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_file_line_and_field(files, old, new, kind, field):
    found = faults(changed(files, FILE, old, new))
    fault = next(one for one in found if isinstance(one, kind))
    assert fault.facts["file"] == FILE
    assert int(str(fault.facts["line"])) >= 1
    assert fault.facts["field"] == field
    assert fault.what_to_do


def test_a_route_without_a_danger_is_refused(files):
    emptied = re.sub(r"dangers:.*?\nstatus:", "dangers: []\n\nstatus:", files[FILE], flags=re.S)
    assert [type(one) for one in faults({**files, FILE: emptied})] == [NoDanger]


def test_the_same_condition_or_route_twice_is_refused(files):
    twice = changed(files, FILE, "id: no-other-purpose", "id: outside-germany")
    assert [one.facts["value"] for one in faults(twice)] == ["outside-germany"]
    again = {**files, "routes/copy.yaml": files[FILE]}
    assert [one.facts["value"] for one in faults(again)] == ["de-22-2"]


def test_everything_wrong_in_several_files_is_told_together(files):
    broken = changed(files, FILE, "footing: executive", "footing: sand")
    broken = changed(broken, "routes/eu-ltv.yaml", "destination: any", "destination: Europe")
    assert {one.facts["file"] for one in faults(broken)} == {FILE, "routes/eu-ltv.yaml"}
    with pytest.raises(FileFault):
        from_files(broken)


def test_a_check_tells_what_is_out_of_date_and_by_which_day(files):
    found = checked(files, date(2026, 12, 22))
    assert found.faults == ()
    assert {one.day for one in found.overdue} == {date(2026, 12, 21)}
    assert {one.route for one in found.overdue} >= {"de-22-2", "us-parole"}
    assert "unhcr-rst" not in {one.route for one in found.overdue}
    assert checked(files, TODAY).overdue == ()


def test_the_version_changes_with_any_file(files):
    other = changed(files, FILE, "restrictively", "narrowly")
    assert from_files(other).version != routes().version == from_files(files).version


def test_the_example_of_the_guide_can_be_read(files):
    guide = (ROOT / "docs" / "route-catalogue.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", guide, flags=re.S)
    told = {"A1": "{title: A law of Ardenia, kind: primary, read-on: 2031-06-01}"}
    sources = "sources:\n" + "".join(f"  {key}: {one}\n" for key, one in told.items())
    lists = {name: text for name, text in files.items() if name.startswith("route-lists/")}
    read = from_files(
        {**lists, "route-lists/sources.yaml": sources, "routes/ar-visa.yaml": example}
    )
    (route,) = read.routes
    assert route.published == ("abroad", "hardship")
