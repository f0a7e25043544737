import pytest

from habeas.words.violations import UnknownViolation, violation, violations

FAMILIES = {"life", "integrity", "liberty", "persecution", "remedy", "property"}


def test_every_kind_has_labels_in_both_languages_and_a_description_of_one_sentence():
    for kind in violations().values():
        assert set(kind.labels) == {"en", "ru"}
        assert all(kind.labels.values())
        assert kind.description.endswith(".")
        assert kind.family in FAMILIES


def test_the_wider_kind_of_every_dotted_killing_and_detention_exists():
    dotted = [code for code in violations() if "." in code and not code.startswith("method.")]
    assert dotted
    assert all(code.rsplit(".", 1)[0] in violations() for code in dotted)


def test_a_mapping_is_a_fact_about_another_list():
    assert violation("torture").maps["cat"] == "1"
    assert "huridocs" not in violation("killing.honour").maps


def test_an_unknown_code_is_named_to_the_person_who_typed_it():
    with pytest.raises(UnknownViolation, match="kiling"):
        violation("kiling")
