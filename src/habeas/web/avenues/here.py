"""What avenues are held against on a page: an incident, or a case; and where its pages are."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from habeas.web import wording
from habeas.web.requests import DeskRequest
from habeas.workspace import avenue_cases, avenues
from habeas.workspace.avenues import Weighed
from habeas.workspace.opening import Workspace


@dataclass(frozen=True, slots=True)
class Here:
    """An incident in a compartment, or a case."""

    compartment: str = ""
    incident: str = ""
    case: str = ""

    def to(self, name: str = "", *further: str) -> str:
        """The address of one of its pages about avenues."""
        ending = f"-{name}" if name else ""
        if self.case:
            return reverse(f"avenues:case{ending}", args=[self.case, *further])
        told = (self.compartment, self.incident, *further)
        return reverse(f"avenues:incident{ending}", args=told)

    @property
    def listed(self) -> str:
        """The address of the list."""
        return self.to()

    @property
    def adding(self) -> str:
        """Where people add what avenues have to know."""
        return self.to("adding")

    @property
    def pair(self) -> tuple[str, str]:
        """The compartment and the incident."""
        return self.compartment, self.incident

    def weighed(self, workspace: Workspace, *only: str) -> Weighed:
        """Its avenues. Raises NoSuchIncident, NoSuchCase and NoSuchAvenue."""
        language = wording.language()
        if self.case:
            return avenue_cases.of_case(workspace, self.case, language, only)[0]
        return avenues.of_incident(workspace, self.pair, language, only)

    def context(self) -> dict[str, object]:
        """What every page of it needs."""
        if self.case:
            return {"place": self, "case": self.case, "frame": "avenues/of_case.html"}
        told = {"compartment": self.compartment, "incident": self.incident}
        return {"place": self, "frame": "avenues/of_incident.html", **told}


def done(request: DeskRequest, address: str, words: str = "") -> HttpResponse:
    """Go on after something was written down."""
    request.desk.tell(words or _("Written down."))
    return HttpResponseRedirect(address)
