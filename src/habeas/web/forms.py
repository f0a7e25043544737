"""Forms: the page comes back with what was typed and one sentence for each mistake."""

from __future__ import annotations

from django import forms
from django.forms.renderers import TemplatesSetting

from habeas.web.wording import happened, todo
from habeas.words.errors import HabeasError


class Renderer(TemplatesSetting):
    """Draws forms with our own templates."""

    form_template_name = "form.html"
    field_template_name = "field.html"


class Form(forms.Form):
    """The base of our forms. Marks what is required in words, not by colour or a star."""

    use_required_attribute = False
    """Mistakes are told by us in the page's language, and all at once."""

    def refuse(self, error: HabeasError, field: str | None = None) -> None:
        """Say in the form what went wrong, beside a field when one is to blame."""
        hint = todo(error)
        self.add_error(field, f"{happened(error)} {hint}".strip())
