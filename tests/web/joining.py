"""People who join Mara through the pages, and what she makes there."""

from web.sitting import Person, words_of

from habeas.archive import history
from habeas.archive.history import SubjectKind

THEIRS = "a second quiet phrase"
LATER = "a third and later phrase"
CHOSEN = {"passphrase": THEIRS, "again": THEIRS}


def alone(desk):
    """Mara, signed in at a desk where nobody else is yet."""
    person = Person(desk.desk)
    assert person.sign_in().status_code == 302
    return person


def added(mara, *roles, name="Bron"):
    """The identifier of somebody who joined through the page."""
    answer = mara.post("/members/add", name=name, roles=list(roles or ["documenter"]), **CHOSEN)
    assert answer.status_code == 302, words_of(answer)
    return answer.headers["Location"].rpartition("/")[2]


def signed_in(mara, passphrase=THEIRS):
    person = Person(mara.desk, passphrase)
    assert person.sign_in().status_code == 302
    return person


def made(mara, name="voices"):
    """The identifier of a compartment made through the page."""
    assert mara.post("/compartments/new", name=name, purpose="testimony").status_code == 302
    return mara.workspace.store(name).identifier


def changes(mara, member, field):
    held = history.history(mara.workspace.general, SubjectKind.MEMBER, member)
    return [change for change in held if change.field == field]
