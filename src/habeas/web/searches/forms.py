"""What is typed to search, and to keep a search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from habeas.web.exhibits.views import language_name
from habeas.web.forms import Form
from habeas.web.wording import language
from habeas.words.labels import label
from habeas.words.statements import Stance
from habeas.workspace.opening import Workspace
from habeas.workspace.searches import (
    ExhibitKind,
    SavedSearch,
    SearchFilter,
    Sought,
    choices,
)

_DAYS = ("arrived_from", "arrived_to", "published_from", "published_to")
_NOT_A_DAY = _("Write the day as year-month-day, such as 2026-03-09.")
_NOT_THERE = _("Choose one from the list.")


class Day(forms.DateField):
    """A day, typed or chosen from a calendar."""

    def __init__(self, label: Any) -> None:  # noqa: ANN401  # said late, in the page's language
        shown = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        wrong = {"invalid": _NOT_A_DAY}
        super().__init__(label=label, required=False, widget=shown, error_messages=wrong)


class SearchForm(Form):
    """Words and names, and what narrows them down."""

    q = forms.CharField(
        label=_("Words or names"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        error_messages={"max_length": _("That is too long. Search for fewer words.")},
    )
    compartment = forms.ChoiceField(label=_("Compartment"), required=False)
    language = forms.ChoiceField(label=_("Language"), required=False)
    kind = forms.ChoiceField(label=_("Kind of exhibit"), required=False)
    stance = forms.ChoiceField(label=_("With a statement that"), required=False)
    arrived_from = Day(_("Arrived from"))
    arrived_to = Day(_("Arrived until"))
    published_from = Day(_("Published from"))
    published_to = Day(_("Published until"))

    def __init__(self, workspace: Workspace, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        there = choices(workspace)
        spoken = language()
        stances = [(one.value, label(one, spoken)) for one in Stance]
        kinds = [(one.value, label(one, spoken)) for one in there.kinds]
        languages = [(one, language_name(one)) for one in there.languages]
        stores = [(store.identifier, store.name) for store in workspace.stores]
        self._offer("compartment", _("all you can open"), stores)
        self._offer("language", _("any language"), languages)
        self._offer("kind", _("any kind"), kinds)
        self._offer("stance", _("any"), stances)

    def _offer(self, name: str, anything: object, offered: Iterable[tuple[object, object]]) -> None:
        field = self.fields[name]
        field.choices = [("", anything), *offered]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = _NOT_THERE

    def clean(self) -> dict[str, Any]:
        """Two days of a stretch stand in their order."""
        told: dict[str, Any] = super().clean() or {}
        for first, last in (_DAYS[:2], _DAYS[2:]):
            if told.get(first) and told.get(last) and told[first] > told[last]:
                self.add_error(last, _("This day lies before the first one."))
        return told

    @property
    def compartment_chosen(self) -> str:
        """The compartment to search; empty for all."""
        return str(self.cleaned_data["compartment"])

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but words is asked for."""
        return any(self.data.get(name) for name in self.fields if name != "q")

    @property
    def sought(self) -> Sought:
        """What was asked for, once everything typed is in order."""
        told = self.cleaned_data
        stance = Stance(told["stance"]) if told["stance"] else None
        kind = ExhibitKind(told["kind"]) if told["kind"] else None
        days = {name: told[name] for name in _DAYS}
        wanted = SearchFilter(told["language"], kind, stance=stance, **days)
        return Sought(told["q"], wanted, bool(told["compartment"]))


class SaveForm(Form):
    """The name of a search that is kept."""

    name = forms.CharField(
        label=_("Name of this search"),
        max_length=100,
        error_messages={
            "required": _("Give it a name by which you will know it again."),
            "max_length": _("Give a shorter name."),
        },
    )


def query_of(saved: SavedSearch) -> str:
    """The query of the search page that runs a saved search again."""
    wanted = saved.sought.wanted
    told = {
        "q": saved.sought.words,
        "compartment": saved.compartment if saved.sought.is_limited else "",
        "language": wanted.language,
        "kind": wanted.kind.value if wanted.kind else "",
        "stance": wanted.stance.value if wanted.stance else "",
        **{name: str(getattr(wanted, name) or "") for name in _DAYS},
    }
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in told.items() if value})
    return query.urlencode()
