from archive.conftest import DENIAL, said

from habeas.archive import statements


def test_a_draft_is_read_back_as_it_was_written(cast):
    kept = cast.render(DENIAL)
    draft = said(DENIAL, "There are no such people in the republic")
    (held,) = cast.draft(kept.exhibit, draft)
    (report,) = statements.read_reports(cast.store)
    assert report.statements == (held,)
    assert held.statement == draft
    assert report.words_of(held) == "There are no such people in the republic"
