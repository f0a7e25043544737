from habeas.words.errors import HabeasError, WrongUse


class NoSuchExhibit(HabeasError):
    message = "There is no exhibit {exhibit} here."
    hint = "List them: habeas show {workspace} exhibits"


def test_an_error_says_what_happened_and_what_to_do():
    error = NoSuchExhibit(exhibit="x-1", workspace="W")
    assert str(error) == "There is no exhibit x-1 here."
    assert error.what_to_do == "List them: habeas show W exhibits"


def test_an_error_prints_even_when_a_fact_is_missing():
    assert str(NoSuchExhibit()) == "There is no exhibit {exhibit} here."


def test_wrong_use_ends_with_another_code_than_a_mistake():
    assert WrongUse(problem="", suggestion="").exit_code != NoSuchExhibit().exit_code
