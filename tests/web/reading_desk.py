"""What people do at the reading desk, in short."""

import re
from html import unescape

from web.sitting import Person

from habeas.archive import statements
from habeas.words.roles import Role
from habeas.workspace import members
from habeas.workspace.opening import GENERAL

BEK = "a second quiet passphrase"
KILLED = "Three of them were killed"


def reading(person, path=""):
    return f"/in/{person.general}/reading{path}"


def store(person):
    return person.workspace.store(GENERAL)


def waiting(person):
    return statements.queue(store(person), 0, 100).held


def first(person):
    return waiting(person)[0].identifier


def said_as(person, words):
    """The identifier of the draft with these words."""
    return next(one.identifier for one in waiting(person) if words in one.words)


def held(person, identifier):
    return statements.statement(store(person), identifier)


def one(person, identifier):
    return reading(person, f"/statements/{identifier}")


def form_of(page, name):
    """What the form of a page with this action would send, as a browser does."""
    html = page.content.decode()
    form = next(
        form for form in re.findall(r"<form.*?</form>", html, re.DOTALL) if f"/{name}" in form[:400]
    )
    return fields_of(form)


def fields_of(form):
    fields = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" in told:
            fields[told["name"]] = unescape(told.get("value", ""))
    for name, inner in re.findall(
        r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.DOTALL
    ):
        fields[name] = unescape(inner).removeprefix("\n").removeprefix("\r\n")
    for name, inner in re.findall(
        r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', form, re.DOTALL
    ):
        values = re.findall(r'<option value="([^"]*)"( selected)?', inner)
        fields[name] = next((v for v, chosen in values if chosen), values[0][0])
    return fields


def send(person, identifier, name, then="", **typed):
    """Open the page of a statement, change what is typed, and send one of its forms."""
    fields = form_of(person.get(one(person, identifier)), name)
    address = f"{one(person, identifier)}/{name}{f'?then={then}' if then else ''}"
    return person.post(address, **{**fields, **typed})


def second_person(mara, *roles):
    """Bek, who opens the general compartment too."""
    members.add(mara.workspace, ("Bek",), BEK, roles or (Role.DOCUMENTER,))
    bek = Person(mara.desk, BEK)
    assert bek.sign_in().status_code == 302
    return bek
