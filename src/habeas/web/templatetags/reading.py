"""Tags of the reading desk that other pages load too."""

from __future__ import annotations

from django import template

from habeas.web import wording
from habeas.words.labels import label_of
from habeas.workspace import weighing

register = template.Library()


@register.filter
def label_in(value: str, kind: str) -> str:
    """The word for a value that is kept as plain text, from a table of the labels."""
    return label_of(kind, value, wording.language())


@register.simple_tag
def is_behind(store: weighing.Store) -> bool:
    """Whether incidents of a compartment do not follow yet what was decided."""
    return weighing.is_behind(store)
