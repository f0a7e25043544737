import pytest
from archive.compartment import DENIAL, NOON, said

from habeas.archive import custody, renditions, search, statements, translations, verification
from habeas.archive.renditions import NoSuchRendition
from habeas.archive.translations import NothingTranslated, OwnTranslation, Translated
from habeas.evidence.custody import EventKind

ANA, BEN = ("m-ana", NOON), ("m-ben", NOON)
RUSSIAN = Translated("ТАРСИН — президент опроверг задержания.", "ru", "m-ana")


def test_a_translation_stands_beside_the_original_and_never_in_its_place(cast):
    original = cast.render(DENIAL)
    cast.draft(original.exhibit, said(DENIAL, "There are no such people in the republic"))
    before = statements.read_reports(cast.store)
    translations.add(cast.store, original.exhibit, RUSSIAN, ANA, cast.chance)
    assert renditions.rendition(cast.store, original.exhibit) == original
    assert statements.read_reports(cast.store) == before


def test_a_translation_is_not_read_and_not_found_in_place_of_the_original(cast):
    original = cast.render(DENIAL)
    cast.draft(original.exhibit, said(DENIAL, "There are no such people in the republic"))
    translations.add(cast.store, original.exhibit, RUSSIAN, ANA, cast.chance)
    assert statements.unread(cast.store, "rules/1") == ()
    assert search.search([cast.store], "опроверг") == ()


def test_the_custody_log_says_who_kept_it(cast):
    original = cast.render(DENIAL)
    made = translations.add(cast.store, original.exhibit, RUSSIAN, ANA, cast.chance)
    event = custody.events(cast.store, original.exhibit)[-1]
    assert (event.kind, event.member) == (EventKind.DERIVED, "m-ana")
    assert event.details == (("rendition", made.identifier),)
    assert verification.verify([cast.store]) == ()


def test_it_says_whether_a_machine_made_it(cast):
    original = cast.render(DENIAL)
    machine = Translated("Задержания опровергнуты.", "ru", "m-ana", "some engine 2")
    by_hand = translations.add(cast.store, original.exhibit, RUSSIAN, ANA, cast.chance)
    by_machine = translations.add(cast.store, original.exhibit, machine, ANA, cast.chance)
    held = translations.translations(cast.store, original.exhibit)
    assert set(held) == {by_hand, by_machine}
    assert not by_hand.translated.is_by_machine
    assert by_machine.translated == machine


def test_somebody_else_checks_it(cast):
    original = cast.render(DENIAL)
    made = translations.add(cast.store, original.exhibit, RUSSIAN, ANA, cast.chance)
    with pytest.raises(OwnTranslation):
        translations.check(cast.store, original.exhibit, made.identifier, ANA)
    translations.check(cast.store, original.exhibit, made.identifier, BEN)
    checked = translations.translation(cast.store, original.exhibit, made.identifier)
    assert (checked.reviewer, checked.reviewed) == BEN


@pytest.mark.parametrize(
    "empty",
    [
        Translated(" ", "ru", "m-ana"),
        Translated("слова", "", "m-ana"),
        Translated("слова", "ru", ""),
    ],
)
def test_a_translation_of_nothing_by_nobody_is_refused(cast, empty):
    original = cast.render(DENIAL)
    with pytest.raises(NothingTranslated):
        translations.add(cast.store, original.exhibit, empty, ANA, cast.chance)


def test_what_has_no_text_cannot_be_translated(cast):
    exhibit, _ = cast.receive(b"bytes")
    with pytest.raises(NoSuchRendition):
        translations.add(cast.store, exhibit, RUSSIAN, ANA, cast.chance)


def test_a_translation_of_another_exhibit_is_not_there(cast):
    one, other = cast.render(DENIAL), cast.render("Another.")
    made = translations.add(cast.store, one.exhibit, RUSSIAN, ANA, cast.chance)
    with pytest.raises(NoSuchRendition):
        translations.translation(cast.store, other.exhibit, made.identifier)
