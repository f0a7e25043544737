"""An estimate that is made again beside the one that was kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.web.jobs.running import Apart
from habeas.web.requests import DeskRequest
from habeas.web.wording import language
from habeas.words.progress import Progress
from habeas.words.reasons import said
from habeas.workspace import count_estimates, count_pooling

Again = count_estimates.Again | count_pooling.Again


def compare(request: DeskRequest, back: str, again: Callable[[], Again]) -> HttpResponse:
    """Begin to make it again; the stores are free while it computes."""
    spoken = language()

    def work(progress: Progress) -> Iterator[str | Apart[Any]]:
        made_again = again()
        compared = Apart(lambda: made_again.compared(progress))
        yield compared
        yield from (said(one, spoken) for one in compared.result.told)

    job = request.desk.jobs.start(_("Making an estimate again"), back, work)
    return HttpResponseRedirect(reverse("jobs:one", args=[job.identifier]))
