"""Letting the program read exhibits, as work of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.web.wording import happened, language, todo
from habeas.words.progress import Progress
from habeas.words.roles import Right
from habeas.workspace import exhibits
from habeas.workspace.opening import Workspace
from habeas.workspace.reading import Read
from habeas.workspace.reading import read as read_into_drafts


@needs(Right.ADD)
@require_POST
def read(request: DeskRequest, compartment: str) -> HttpResponse:
    """Read what nobody read yet, or read the chosen exhibits anew."""
    workspace, back = request.desk.workspace, reverse("exhibits:listed", args=[compartment])
    again = request.POST.get("what") == "again"
    chosen = exhibits.known(workspace, compartment, request.POST.getlist("chosen"))
    if again and not chosen:
        request.desk.tell(_("Choose at least one exhibit to be read again."), is_warning=True)
        return HttpResponseRedirect(back)
    saying = language()

    def work(progress: Progress) -> Iterator[str]:
        with translation.override(saying):
            yield from lines(workspace, compartment, chosen if again else (), again, progress)

    if again and len(chosen) == 1:
        back = reverse("exhibits:one", args=[compartment, chosen[0]])
    title = _("Reading again") if again else _("Reading what was not read yet")
    job = request.desk.jobs.start(title, back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))


def lines(
    workspace: Workspace, compartment: str, only: tuple[str, ...], again: bool, progress: Progress
) -> Iterator[str]:
    """What was read of each exhibit, in the language of the page that began it."""
    with closing(read_into_drafts(workspace, only, again, progress, compartment)) as done:  # type: ignore[type-var]
        for one in done:
            yield _line(one)


def _line(one: Read) -> str:
    if one.problem is not None:
        why = f"{happened(one.problem)} {todo(one.problem)}"
        return _("%(name)s: not read. %(why)s") % {"name": one.name, "why": why}
    found = ngettext("%(count)s statement", "%(count)s statements", one.drafts)
    return f"{one.name}: {found % {'count': one.drafts}}"
