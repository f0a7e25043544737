"""Who may come to which page. Deny by default: a page that names no right is not there.

Refused looks the same as not there: the same answer, the same words.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from habeas.web import carrying, once
from habeas.web.headers import View
from habeas.web.serving_now import sessions
from habeas.web.sessions import Session
from habeas.words.roles import Right

Page = Callable[..., HttpResponseBase]


class Gate:
    """Refuses every view that :func:`needs` or :func:`open_to_all` has not marked."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: Page, args: object, kwargs: object
    ) -> HttpResponse | None:
        if not hasattr(view, "needs"):
            raise Http404
        return None


def open_to_all(view: Page) -> Page:
    """Mark a page that somebody who is not signed in may see; it must show nothing kept."""
    view.needs = None  # type: ignore[attr-defined]
    return view


def needs(right: Right, alone: bool = False, half_way: bool = False) -> Callable[[Page], Page]:
    """Mark a page with the right it takes, and let nobody else come to it.

    ``alone``: the page changes keys, so nobody else may use a store meanwhile. ``half_way``:
    also for one whose second factor is still asked for. A page whose address names a
    ``compartment`` is there only for those who can open it.
    """

    def mark(view: Page) -> Page:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
            session: Session | None = request.desk  # type: ignore[attr-defined]
            if session is None or not (session.is_complete or half_way):
                return carrying.to_sign_in(request, session)
            _check(session, right, kwargs.get("compartment"))
            desk = sessions().desk
            with once.guarding(request, session) as earlier:
                if earlier is not None:
                    return earlier
                with desk.alone() if alone else desk.using():
                    response = view(request, *args, **kwargs)
                once.remember(request, session, response)
            if alone:
                desk.refresh()
            return response

        checked.needs = right  # type: ignore[attr-defined]
        return checked

    return mark


def _check(session: Session, right: Right, compartment: str | None) -> None:
    if session.is_complete and right not in session.rights:
        raise Http404
    if compartment is None:
        return
    if not any(store.identifier == compartment for store in session.workspace.stores):
        raise Http404
    session.compartment = compartment
