"""What went wrong, as a page: what happened and what to do, never a traceback.

The broad handler of the web is here, one of three in the program.
"""

from __future__ import annotations

import logging

from django.core.exceptions import DisallowedHost, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from habeas.web import carrying
from habeas.web.headers import View
from habeas.words.errors import DOES_NOT_MATCH, HabeasError, NotThere
from habeas.words.roles import NotYourRole
from habeas.workspace.cases import ListWithoutRole

# Django would write paths and tracebacks, which may quote a report, to standard error.
_QUIET = logging.getLogger("django")
_QUIET.addHandler(logging.NullHandler())
_QUIET.propagate = False


class Faults:
    """Turns what a view raises into a page."""

    def __init__(self, get_response: View) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.get_host()
        except DisallowedHost as fault:
            # A page elsewhere may have led a browser here under a name of its own.
            return bad_request(request, fault)
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if isinstance(fault, ListWithoutRole):
            return render(request, "fault.html", {"error": fault}, status=403)
        if isinstance(fault, NotThere | NotYourRole):
            return not_there(request)
        if isinstance(fault, HabeasError):
            status = 500 if fault.exit_code == DOES_NOT_MATCH else 400
            return render(request, "fault.html", {"error": fault}, status=status)
        return unforeseen(request, fault)


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one answer for what is not there, and for what is not yours."""
    return render(request, "not_there.html", status=404)


def unforeseen(request: HttpRequest, fault: Exception) -> HttpResponse | None:
    """Name the kind and place of a fault, never its text: that may quote a report."""
    if isinstance(fault, Http404 | PermissionDenied):
        return not_there(request)
    if isinstance(fault, SuspiciousOperation):
        return bad_request(request, fault)
    return render(request, "unforeseen.html", {"place": _place(fault)}, status=500)


def server_error(request: HttpRequest) -> HttpResponse:
    """For what went wrong outside of a view."""
    return render(request, "unforeseen.html", {"place": ""}, status=500)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """For a request no page of ours would have sent."""
    return render(request, "bad_request.html", status=400)


def form_not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without the token of this browser: too old, or sent from elsewhere.

    What was typed is shown again to be copied; nothing was done with it.
    """
    shown = {"typed": [value for _, value in carrying.of(request).fields if value.strip()]}
    return render(request, "form_not_ours.html", shown, status=403)


def _place(fault: Exception) -> str:
    trace = fault.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    name = type(fault).__name__
    if trace is None:
        return name
    where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"
    return _("%(kind)s at %(where)s") % {"kind": name, "where": where}
