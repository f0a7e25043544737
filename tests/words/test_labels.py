import pytest

from habeas.words.labels import label, label_of, labels
from habeas.words.reports import BlockKind
from habeas.words.statements import Stance


@pytest.mark.parametrize("kind", labels())
def test_every_label_is_given_in_both_languages(kind):
    for held in labels()[kind].values():
        assert set(held) == {"en", "ru"}
        assert all(held.values())


def test_a_value_is_told_in_the_language_of_the_person():
    assert label(Stance.DENIES, "en") == "denies"
    assert label(Stance.DENIES, "ru") == "опровергает"
    assert label(BlockKind.HEADLINE, "ru") == "заголовок"


def test_a_value_of_a_later_version_is_shown_as_it_is():
    assert label_of("Basis", "overheard", "ru") == "overheard"
    assert label_of("Weather", "rain", "en") == "rain"
