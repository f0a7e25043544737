"""The files of a submission: drafts to read, and the file that a person hands over."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from habeas.web import wording
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.submissions.forms import Handed
from habeas.web.submissions.views import page
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import case_submission_files
from habeas.workspace.case_record import Seen
from habeas.workspace.case_submission_files import Drawn, Handing, PackCopy, SentBy
from habeas.workspace.case_submissions import Submission

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ENDINGS = {Drawn.PAGE: "html", Drawn.DOCX: "docx", Drawn.SEALED: "html.age"}
_READ = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
"""The page brings one style of its own, and says itself that no other may apply."""


@needs(Right.READ)
@require_safe
def read(request: DeskRequest, case: str, thing: str, copy: str) -> HttpResponse:
    """A draft on the screen, to be read and printed."""
    drawn = _draft(request, case, thing, copy, Drawn.PAGE)
    if isinstance(drawn, HttpResponse):
        return drawn
    response = HttpResponse(drawn, content_type="text/html; charset=utf-8")
    response["Content-Security-Policy"] = _READ
    return response


@needs(Right.READ)
@require_safe
def take(request: DeskRequest, case: str, thing: str, copy: str) -> HttpResponse:
    """A draft as a document, marked as a draft on every page."""
    drawn = _draft(request, case, thing, copy, Drawn.DOCX)
    if isinstance(drawn, HttpResponse):
        return drawn
    return file(drawn, DOCX, f"draft-{thing}.docx")


@needs(Right.PROTECT)
@require_POST
def hand(request: DeskRequest, case: str, thing: str) -> HttpResponse:
    """The file to hand over; that it leaves is written down before it is given."""
    sealed = request.POST.get("drawn") == Drawn.SEALED
    form = Handed(sealed, request.POST)
    if not form.is_valid():
        return page(request, case, thing, form)
    told = form.cleaned_data
    handing = Handing(Drawn(told["drawn"]), SentBy(told["how"]), wording.language())
    try:
        content = case_submission_files.send(
            request.desk.workspace, case, Seen(Submission, thing, told["seen"]), handing
        )
    except HabeasError as error:
        form.refuse(error)
        return page(request, case, thing, form)
    return file(content, "application/octet-stream", f"{thing}.{_ENDINGS[handing.drawn]}")


def file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to be kept, never opened beside our pages."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _draft(
    request: DeskRequest, case: str, thing: str, copy: str, drawn: Drawn
) -> bytes | HttpResponse:
    """The draft; the page of the submission with what stands in the way of one."""
    if copy not in set(PackCopy):
        raise Http404
    asked = (PackCopy(copy), drawn)
    try:
        return case_submission_files.drawn(
            request.desk.workspace, case, thing, asked, wording.language()
        )
    except NotThere:
        raise
    except HabeasError as error:
        form = Handed(False, {})
        form.full_clean()
        form.errors.clear()
        form.refuse(error)
        return page(request, case, thing, form)
