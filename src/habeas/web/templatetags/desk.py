"""Tags and filters of our templates."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django import template
from django.template.context import RequestContext
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from habeas.web import once, wording
from habeas.web.interviews import tongues
from habeas.web.interviews.tongues import OTHER
from habeas.web.paging import Paging
from habeas.words import labels, reasons
from habeas.words.counting import digits
from habeas.words.errors import HabeasError
from habeas.words.reasons import Reason
from habeas.words.violations import violation
from habeas.words.visible import on_one_line
from habeas.workspace import cases

register = template.Library()


@register.simple_tag(takes_context=True)
def tokens(context: RequestContext) -> SafeString:
    """What every form of ours carries: this browser's token, and one for this very form."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="{}" value="{}">',
        context["csrf_token"],
        once.FIELD,
        once.new_token(),
    )


@register.simple_tag
def advice() -> str:
    """That this is no legal advice, and who checked what a case goes by."""
    return reasons.said(cases.advice(), wording.language())


@register.filter
def happened(error: HabeasError) -> str:
    """What an error says happened."""
    return wording.happened(error)


@register.filter
def todo(error: HabeasError) -> str:
    """What an error says to do."""
    return wording.todo(error)


@register.filter
def label(value: StrEnum) -> str:
    """The word for one of our values, in the language of the page."""
    return labels.label(value, wording.language())


@register.filter
def worded(value: str, kind: str) -> str:
    """The word for a value that is kept as plain text, in the language of the page."""
    return labels.label_of(kind, value, wording.language())


@register.filter
def in_tongue(words: object, language: str) -> str:
    """What a data file says in the language of the page; empty for nothing."""
    said_in: str = words.said(language) if words else ""  # type: ignore[attr-defined]
    return said_in


@register.filter
def act(code: str) -> str:
    """The name of a kind of violation, in the language of the page."""
    return violation(code).labels[wording.language()]


@register.filter
def tongue(code: str) -> str:
    """What the language of a text is called."""
    return _("language not known") if code == OTHER else tongues.tongue(code)


@register.filter
def said(reason: Reason) -> str:
    """Why something is as it is, in the language of the page."""
    return reasons.said(reason, wording.language())


@register.filter
def shown(name: object) -> str:
    """A name somebody else chose, with what could hide or turn its letters made visible."""
    return on_one_line(str(name))


@register.filter
def counted(number: int) -> str:
    """A whole number with its thousands set apart, as the language of the page does it."""
    return digits(number, wording.language())


@register.filter
def get(held: Mapping[object, object], key: object) -> object:
    """One value of a mapping; empty when there is none."""
    return held.get(key, "")


@register.simple_tag(takes_context=True)
def pages(context: RequestContext, paging: Paging) -> SafeString:
    """The way from one page of a list to the next."""
    return SafeString(render_to_string("pages.html", {"paging": paging}))


@register.simple_tag(takes_context=True)
def pseudonym(context: RequestContext) -> str:
    """What the case of this page is called: all that stands on its title and its ways."""
    return on_one_line(cases.pseudonym(context["session"].workspace, context["case"]))
