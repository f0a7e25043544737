"""Forms: the page comes back with what was typed and one sentence for each mistake."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting

from habeas.web.wording import happened, todo
from habeas.words.errors import HabeasError

_REMEMBERED = {"text", "search", "date"}
"""What a browser would keep on its disk, in clear, to offer it the next time."""


class Renderer(TemplatesSetting):
    """Draws forms with our own templates."""

    form_template_name = "form.html"
    field_template_name = "field.html"


class Form(forms.Form):
    """The base of our forms. Marks what is required in words, not by colour or a star."""

    use_required_attribute = False
    """Mistakes are told by us in the page's language, and all at once."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        for field in self.fields.values():
            if getattr(field.widget, "input_type", "") in _REMEMBERED:
                field.widget.attrs.setdefault("autocomplete", "off")

    def clean(self) -> dict[str, Any]:
        """What was filled in, the lines ended as everywhere else: a browser sends two characters.

        One too many would be kept, and stand in a document that goes to somebody.
        """
        told = super().clean() or self.cleaned_data
        return {name: _lined(value) for name, value in told.items()}

    def refuse(self, error: HabeasError, field: str | None = None) -> None:
        """Say in the form what went wrong, beside a field when one is to blame."""
        hint = todo(error)
        self.add_error(field, f"{happened(error)} {hint}".strip())


def _lined(value: Any) -> Any:  # noqa: ANN401  # whatever a field holds
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value
