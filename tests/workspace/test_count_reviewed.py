"""An estimate is told with how the pairs behind it were ruled on."""

from habeas.workspace.count_reviewed import NOTHING_ASKED, Reviewed


def test_what_one_alone_decided_and_what_nobody_settled_is_told_with_its_number():
    told = [str(one) for one in Reviewed(alone=3, unsettled=2).warnings]
    assert "3 pairs" in told[0]
    assert "2 pairs" in told[1]
    assert "scores decide them" in told[1]


def test_a_review_that_two_have_ended_is_told_with_nothing():
    assert NOTHING_ASKED.warnings == ()
    assert Reviewed(alone=0, unsettled=0).warnings == ()
