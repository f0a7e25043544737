"""Tags of the reading desk that other pages load too."""

from __future__ import annotations

from django import template
from django.template import Context

from habeas.web import wording
from habeas.words.labels import label_of
from habeas.workspace import weighing

register = template.Library()


@register.filter
def label_in(value: str, kind: str) -> str:
    """The word for a value that is kept as plain text, from a table of the labels."""
    return label_of(kind, value, wording.language())


@register.simple_tag(takes_context=True)
def is_behind(context: Context) -> bool:
    """Whether incidents of the present compartment do not follow yet what was decided."""
    here, session = context["here"], context["session"]
    return weighing.is_behind(session.workspace.store(here.identifier))
