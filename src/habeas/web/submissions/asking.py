"""The one page for a ministry."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from habeas.web import wording
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.submissions.forms import NewAsk
from habeas.web.submissions.handing import DOCX, file
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import case_asks, case_consents
from habeas.workspace.case_asks import SentBy


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest, case: str) -> HttpResponse:
    """Word the page and look at it; or take it to hand it over, which is written down first."""
    workspace, language = request.desk.workspace, wording.language()
    chosen = request.GET.get("of", "")
    grounds = case_asks.grounds(workspace, chosen, language)
    form = NewAsk(grounds, request.POST or None, initial={"language": language})
    receivers = case_consents.recipients(language)
    of = case_asks.of(workspace, language)
    said: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        told = form.asking({name: key for key, name in receivers})
        try:
            said = case_asks.preview(workspace, case, told)
            if wanted := request.POST.get("take", ""):
                how = (wanted, SentBy(form.cleaned_data["how"]))
                return _file(case_asks.hand_over(workspace, case, told, how), wanted)
        except HabeasError as error:
            form.refuse(error)
    names = [name for _key, name in receivers]
    shown: dict[str, object] = {"case": case, "of": of, "chosen": chosen, "form": form}
    shown |= {"said": said, "receivers": names}
    return render(request, "submissions/ask.html", shown)


def _file(content: bytes, wanted: str) -> HttpResponse:
    if wanted == "docx":
        return file(content, DOCX, "request.docx")
    return file(content, "application/octet-stream", "request.html")
