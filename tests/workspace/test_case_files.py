"""A part of a case is read from a file, checked like one that was typed, or not written at all."""

import pytest
from workspace.team import copied

from habeas.archive.ledger import WrittenMeanwhile
from habeas.protection.cases.attributions import NotAttributed
from habeas.protection.cases.indicators import indicators
from habeas.protection.cases.subjects import NoSuchField
from habeas.words.errors import WrongUse
from habeas.workspace import case_files, case_parts, case_record, cases
from habeas.workspace.case_files import NotThisPart, NotToml, PartThere

WRITTEN = {
    "plan": 'channels = [{kind = "phone", address = "+99", shared-with = []}]',
    "danger": 'kind = "detention"\nattribution = {said-by = "the person", on = 2031-05-06}',
    "threat": 'name = "the elder brother"\nis-kin = true\nknows-location = "unknown"',
    "other": 'who = "the mother"\nhow = "questioned"',
    "helper": 'name = "An uncle"\nrole = "interpreter"',
    "need": 'kind = "shelter"\nwords = "a door that locks"',
    "task": 'what = "call the clinic"\ndue = 2031-06-01',
    "deadline": 'rule = "appeal"\nevent = "refusal"\nlength = {months = 1}',
    "consent": 'purpose = "referral"\nrecipient = "a clinic"\nlanguage = "ru"\nhow = "spoken"',
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory, made_team):
    team = copied(made_team, tmp_path_factory.mktemp("files") / "cases")
    with team.opened() as workspace:
        cases.make_list(workspace)
    with team.opened() as workspace:
        yield workspace, cases.new(workspace, "K-7")


@pytest.mark.parametrize("part", WRITTEN)
def test_each_part_is_written_from_a_file_and_told_again_under_the_same_word(opened, part):
    kept = case_files.written(*opened, part, WRITTEN[part])
    assert any(line.startswith(kept) for line in case_parts.told(*opened))
    assert any(line.startswith(kept) for line in case_parts.told(*opened, part))


def test_every_word_a_part_is_written_with_asks_for_it_too(opened):
    assert set(case_files.PARTS) <= set(case_parts.PARTS)


def test_the_answer_to_an_indicator_is_an_assessment_and_told_with_its_name_and_code(opened):
    key, held = next(iter(indicators().items()))
    text = (
        f'indicator = "{key}"\nvalue = "present"\nattribution = {{said-by = "K", on = 2031-05-06}}'
    )
    assert case_files.written(*opened, "assessment", text) == "assessment"
    told = "\n".join(case_parts.told(*opened, "assessment"))
    assert f"{held.asked.en} ({key})" in told
    with pytest.raises(WrongUse, match="indicator"):
        case_files.written(*opened, "indicator", text)


def test_what_is_kept_of_a_receiver_is_told_with_its_name_and_code(opened):
    text = 'purpose = "submission"\nrecipient = "un.hrcttee"\nlanguage = "ru"\n'
    text += 'fields = ["victim-identity"]'
    case_files.written(*opened, "consent", text)
    told = "\n".join(case_parts.told(*opened, "consent"))
    assert "Human Rights Committee (un.hrcttee)" in told
    assert "The person wronged (victim-identity)" in told


@pytest.mark.parametrize(
    ("part", "text", "wrong"),
    [
        ("danger", 'kind = "earthquake"', NotThisPart),
        ("danger", 'kind = "detention"\nattribution = {}', NotAttributed),
        ("threat", 'favourite-colour = "blue"', NotThisPart),
        ("task", "what = ", NotToml),
        ("task", "due = 2031-13-01", NotToml),
        ("horoscope", "", WrongUse),
        (
            "consent",
            'purpose = "referral"\nrecipient = "a clinic"\nlanguage = "ru"\nfields = ["x"]',
            NoSuchField,
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(opened, part, text, wrong):
    before = case_record.case(*opened)
    with pytest.raises(wrong) as refused:
        case_files.written(*opened, part, text)
    assert refused.value.what_to_do
    assert case_record.case(*opened) == before


@pytest.mark.parametrize(
    ("part", "text", "field"),
    [
        ("deadline", 'rule = "appeal"\nevent = "refusal"', "length is missing"),
        ("task", 'what = "call"\ndue = "soon"', "due holds what it cannot hold"),
        ("helper", 'name = "An uncle"\nrole = "spy"', "role holds what it cannot hold"),
    ],
)
def test_the_field_that_is_missing_or_wrong_is_named(opened, part, text, field):
    with pytest.raises(NotThisPart, match=f"the field {field}"):
        case_files.written(*opened, part, text)


def test_of_two_who_write_one_plan_from_files_the_second_is_told_of_the_first(opened):
    workspace, _ = opened
    case = cases.new(workspace, "K-8")
    case_files.written(workspace, case, "plan", WRITTEN["plan"])
    theirs = WRITTEN["plan"].replace("+99", "+98")
    with pytest.raises(PartThere, match="version 1 of the plan") as refused:
        case_files.written(workspace, case, "plan", theirs)
    assert "--seen 1" in refused.value.what_to_do
    case_files.written(workspace, case, "plan", theirs, 1)
    with pytest.raises(WrittenMeanwhile):
        case_files.written(workspace, case, "plan", WRITTEN["plan"], 1)
    assert case_record.case(workspace, case).plan.value.channels[0].address == "+98"


def test_a_part_that_is_none_is_refused(opened):
    with pytest.raises(WrongUse):
        case_parts.told(*opened, "horoscope")
    assert case_parts.told(*opened, "mark") == ["Nothing is written down here yet."]
