"""The team: who is in it, and comparing keys by voice."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from habeas.web.gate import needs
from habeas.web.members.wording import RIGHTS, ROLES
from habeas.web.requests import DeskRequest
from habeas.words.roles import Right, rights_of
from habeas.workspace import overview, sheet, upgrading
from habeas.workspace import team as people
from habeas.workspace.members import is_sheet


@needs(Right.READ)
@require_safe
def team(request: DeskRequest) -> HttpResponse:
    """Everybody with a key, the recovery sheet, and for keepers what can be done."""
    workspace = request.desk.workspace
    held = people.team(workspace)
    is_keeper = Right.KEEP in request.desk.rights
    shown = {
        "colleagues": [one for one in held if not one.member.is_sheet],
        "sheet": next((one for one in held if one.member.is_sheet), None),
        "drill": sheet.drilled(workspace),
        "is_overdue": sheet.is_overdue(sheet.drilled(workspace)),
        "drill_days": overview.DRILL_DAYS,
        "called": {one.member.identifier: one.member.name for one in held},
        "came_with_sheet": is_sheet(workspace),
        "is_way_back": is_keeper and upgrading.is_way_back(workspace),
    }
    return render(request, "members/team.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, member: str) -> HttpResponse:
    """One of the team."""
    held = people.colleague(request.desk.workspace, member)
    shown = {
        "colleague": held,
        "member": held.member,
        "roles": [ROLES[role] for role in held.member.roles],
        "rights": [RIGHTS[right] for right in Right if right in rights_of(held.member.roles)],
    }
    return render(request, "members/one.html", shown)


@needs(Right.READ)
@require_POST
def compared(request: DeskRequest, member: str) -> HttpResponse:
    """Note that the digits were compared by voice."""
    people.note_compared(request.desk.workspace, member, request.POST.get("digits", ""))
    request.desk.tell(_("Noted that you compared the key by voice."))
    return HttpResponseRedirect(reverse("members:one", args=[member]))
