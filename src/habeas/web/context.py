"""What every page knows: who is signed in, what they may do, where they are."""

from __future__ import annotations

from django.http import HttpRequest

from habeas.web.sessions import Session


def desk(request: HttpRequest) -> dict[str, object]:
    """For the templates: ``session``, ``may`` (a right's name → True), ``here``, ``path``."""
    session: Session | None = getattr(request, "desk", None)
    if session is None or not session.is_complete:
        return {"session": None, "may": {}, "path": request.path}
    return {
        "session": session,
        "may": {right.value: True for right in session.rights},
        "here": _here(session),
        "notices": session.told,
        "path": request.path,
    }


def _here(session: Session) -> object:
    """The store whose pages the links at the top lead to: the last one, else the first."""
    stores = session.workspace.stores
    held = [store for store in stores if store.identifier == session.compartment]
    general = [store for store in stores if store.name == "general"]
    return next(iter([*held, *general, *stores]), None)
