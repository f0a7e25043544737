"""Statements by their identifiers, with the words at their anchors."""

from archive.compartment import DENIAL, said

from habeas.archive.quoted import quoted


def test_statements_come_with_their_words_and_the_name_of_their_exhibit(cast):
    base = cast.render(DENIAL)
    (kept,) = cast.draft(base.exhibit, said(DENIAL, "There are no such people in the republic"))
    found = quoted(cast.store, [kept.identifier, "s-none"])
    assert list(found) == [kept.identifier]
    one = found[kept.identifier]
    assert [anchor.quote for anchor in one.anchors] == ["There are no such people in the republic"]
    assert (one.exhibit, one.exhibit_name) == (base.exhibit, "report.txt")
    assert one.statement == kept.statement
