"""What every page knows: who is signed in, what they may do, where they are."""

from __future__ import annotations

from django.http import HttpRequest

from habeas.web.serving_now import sessions
from habeas.web.sessions import Session


def desk(request: HttpRequest) -> dict[str, object]:
    """For the templates: ``session``, ``may`` (a right's name → True), ``here``, ``path``."""
    session: Session | None = getattr(request, "desk", None)
    if session is None or not session.is_complete:
        return {"session": None, "may": {}, "path": _path(request)}
    return {
        "session": session,
        "may": {right.value: True for right in session.rights},
        "here": _here(session),
        "notices": session.told,
        "path": _path(request),
        "noun": _noun(request),
        **_idle(),
    }


def _path(request: HttpRequest) -> str:
    """Where to come back to: a form shown again has an address that only takes forms."""
    return request.get_full_path() if request.method in ("GET", "HEAD") else ""


def _noun(request: HttpRequest) -> str:
    match = getattr(request, "resolver_match", None)
    return match.app_name if match else ""


def _idle() -> dict[str, int]:
    seconds = int(sessions().idle.total_seconds())
    return {"idle_seconds": seconds, "idle_minutes": max(1, seconds // 60)}


def _here(session: Session) -> object:
    """The store whose pages the links at the top lead to: the last one, else the first."""
    stores = session.workspace.stores
    held = [store for store in stores if store.identifier == session.compartment]
    general = [store for store in stores if store.name == "general"]
    return next(iter([*held, *general, *stores]), None)
