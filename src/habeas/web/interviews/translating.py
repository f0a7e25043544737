"""Translations beside their original."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from habeas.web.forms import Form
from habeas.web.gate import needs
from habeas.web.interviews.tongues import TONGUES, tongue
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import translations
from habeas.workspace.translations import Translated


class Translating(Form):
    """A translation as it is handed in."""

    text = forms.CharField(
        label=gettext_lazy("The translation"),
        strip=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"}),
        help_text=gettext_lazy("One line for each line of the original: they stand side by side."),
        error_messages={"required": gettext_lazy("Write the translation.")},
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the translation"),
        choices=TONGUES,
        error_messages={"required": gettext_lazy("Say in which language the translation is.")},
    )
    translator = forms.CharField(
        label=gettext_lazy("Who translated it"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("A role or code. Leave it empty if it was you."),
    )
    tool = forms.CharField(
        label=gettext_lazy("The program, if a machine made it"),
        required=False,
        max_length=100,
        help_text=gettext_lazy(
            "Name and version. Never paste testimony into a service on the internet."
        ),
    )


@needs(Right.READ)
@require_safe
def listed(request: DeskRequest, compartment: str, exhibit: str) -> HttpResponse:
    """Every translation of an exhibit."""
    workspace = request.desk.workspace
    found = translations.listed(workspace, compartment, exhibit)
    shown = {
        "name": translations.name_of(workspace, compartment, exhibit),
        "exhibit": exhibit,
        "translations": [(one, tongue(one.translation.translated.language)) for one in found],
    }
    return render(request, "interviews/translations.html", shown)


@needs(Right.ADD)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: DeskRequest, compartment: str, exhibit: str) -> HttpResponse:
    """One more translation."""
    workspace = request.desk.workspace
    original = translations.original(workspace, compartment, exhibit)
    form = Translating(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        by = told["translator"] or request.desk.member
        made = Translated(told["text"], told["language"], by, told["tool"])
        try:
            kept = translations.add(workspace, compartment, exhibit, made)
        except HabeasError as error:
            form.refuse(error)
        else:
            request.desk.tell(_("The translation is kept beside the original."))
            where = reverse("interviews:translation", args=[compartment, exhibit, kept])
            return HttpResponseRedirect(where)
    name = translations.name_of(workspace, compartment, exhibit)
    shown = {"form": form, "original": original, "exhibit": exhibit, "name": name}
    return render(request, "interviews/translate.html", shown)


@needs(Right.READ)
@require_safe
def one(request: DeskRequest, compartment: str, exhibit: str, rendition: str) -> HttpResponse:
    """A translation beside its original."""
    workspace = request.desk.workspace
    found = translations.beside(workspace, compartment, exhibit, rendition)
    held = found.shown.translation
    is_own = request.desk.member in (held.member, held.translated.translator)
    shown = {
        "beside": found,
        "exhibit": exhibit,
        "name": translations.name_of(workspace, compartment, exhibit),
        "tongue": tongue(held.translated.language),
        "may_check": not (is_own or held.reviewer),
    }
    return render(request, "interviews/translation.html", shown)


@needs(Right.ADD)
@require_POST
def check(request: DeskRequest, compartment: str, exhibit: str, rendition: str) -> HttpResponse:
    """Note that this member checked it against the original."""
    translations.check(request.desk.workspace, compartment, exhibit, rendition)
    request.desk.tell(_("Noted that you checked this translation."))
    where = reverse("interviews:translation", args=[compartment, exhibit, rendition])
    return HttpResponseRedirect(where)
