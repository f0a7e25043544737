import pytest

from habeas.archive.stems import stem


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("beaten", "beat"),
        ("taken", "takes"),
        ("Women", "woman"),
        ("fled", "fleeing"),
        ("held", "holding"),
    ],
)
def test_an_irregular_form_is_found_by_its_dictionary_form(form, word):
    assert stem(form) == stem(word)


def test_no_irregular_form_leads_to_two_words():
    import tomllib
    from importlib.resources import files

    held = tomllib.loads((files("habeas.archive") / "data" / "irregular.toml").read_text("utf-8"))
    forms = [form for line in held.values() for form in line.split()]
    assert len(forms) == len(set(forms))
