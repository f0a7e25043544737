"""Who may come to which page. Deny by default: a page that names no right is not there.

Refused looks the same as not there: the same answer, the same words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import Any, NoReturn

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from habeas.web import carrying, once
from habeas.web.headers import View
from habeas.web.serving_now import sessions
from habeas.web.sessions import Session
from habeas.words.roles import NotYourRole, Right
from habeas.workspace import case_opening, cases
from habeas.workspace.desk import Desk
from habeas.workspace.looking import Look, note_look, note_refused

ANY_SIZE = math.inf
_IDENTIFIER = re.compile(r"[a-z]-[0-9a-z]{12}")
_SHOWN = 200

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


def needs(
    right: Right,
    alone: bool = False,
    half_way: bool = False,
    look: Look = Look.PAGE,
    files: float = 0,
) -> Callable[[Page], Page]:
    """Mark a page with the right it takes, and let nobody else come to it.

    ``alone``: its form changes keys, so nobody else may use a store meanwhile. ``half_way``:
    also for one whose second factor is still asked for. A page whose address names a
    ``compartment`` is there only for those who can open it; looking at it is noted in that
    compartment, as ``look``. ``files``: how many bytes of a file it takes at most; none is even
    kept for a page that takes none, or from somebody who may not come to it.
    """

    def mark(view: Page) -> Page:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # noqa: ANN401
            session: Session | None = request.desk  # type: ignore[attr-defined]
            if session is None or not (session.is_complete or half_way):
                return carrying.to_sign_in(request, session)
            desk, is_alone = sessions().desk, alone and request.method == "POST"
            with once.guarding(request, session) as earlier:
                if earlier is not None:
                    return earlier
                try:
                    with _changing(desk) if is_alone else desk.using():
                        if not sessions().is_held(session):
                            # It ended while this waited: its keys are no longer to be used.
                            return carrying.to_sign_in(request, None)
                        _check(session, right, kwargs)
                        with _case_open(session, right, kwargs):
                            response = view(request, *args, **kwargs)
                            _note(request, session, kwargs, look, response)
                finally:
                    sessions().end_shut_out()
                once.remember(request, session, response)
            return response

        checked.needs = right  # type: ignore[attr-defined]
        checked.files = files  # type: ignore[attr-defined]
        return checked

    return mark


@contextmanager
def _changing(desk: Desk) -> Iterator[None]:
    """Nobody else uses a store until everybody present has what they open now, come what may."""
    with desk.alone():
        try:
            yield
        finally:
            desk.refresh()


@contextmanager
def _case_open(session: Session, right: Right, asked: Mapping[str, str]) -> Iterator[None]:
    """The case that an address names is open while its page is made, and is there for no other
    member than those on its need-to-know list.
    """
    case = asked.get("case")
    if case is None or not session.is_complete:
        yield
        return
    try:
        with case_opening.opened(session.workspace, case, right):
            yield
    except case_opening.NoSuchCase as error:
        raise Http404 from error


def _check(session: Session, right: Right, asked: Mapping[str, str]) -> None:
    if session.is_complete and right not in session.rights:
        _refuse(session, right, asked)
    compartment = asked.get("compartment")
    if compartment is None:
        return
    if not any(store.identifier == compartment for store in session.workspace.stores):
        if _IDENTIFIER.fullmatch(compartment):
            note_refused(session.workspace, compartment)
        raise Http404
    session.compartment = compartment


def _refuse(session: Session, right: Right, asked: Mapping[str, str]) -> NoReturn:
    """Not there; but whoever has the key of the caseworkers' list is told what they lack."""
    try:
        session.workspace.require(right)
    except NotYourRole:
        if right is Right.PROTECT and not asked:
            cases.check_role(session.workspace)
        raise
    raise Http404


def _note(
    request: HttpRequest,
    session: Session,
    asked: Mapping[str, str],
    look: Look,
    response: HttpResponseBase,
) -> None:
    """What was shown is noted before it is sent, also the page a form comes back with.

    What a form does notes itself, and so does what is handed out as a file.
    """
    compartment, case = asked.get("compartment"), asked.get("case")
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    is_look = request.method == "GET" or (request.method == "POST" and is_page)
    if not (compartment or case) or not is_look or response.status_code != _SHOWN:
        return
    things = [told for told in asked.values() if _IDENTIFIER.fullmatch(str(told))]
    thing = next((told for told in things if told not in (compartment, case)), "")
    if case is not None:
        case_opening.note_look(session.workspace, case, thing)
    if compartment is not None:
        note_look(session.workspace, compartment, thing, look)
