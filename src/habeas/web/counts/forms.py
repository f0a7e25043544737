"""What is filled in about a table, and about how an estimate is made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.forms import Form
from habeas.web.wording import language
from habeas.workspace import count_pool_pages, count_review, counting
from habeas.workspace.count_pooling import Pooling
from habeas.workspace.counting import Asked


class NewTable(Form):
    """A table of counts, in a file."""

    file = forms.Field(
        label=_("File"),
        widget=forms.FileInput(),
        error_messages={"required": _("Choose a file.")},
        help_text=_(
            "CSV: a column of 0 and 1 for each list, the last one named count. No name of anybody."
        ),
    )
    name = forms.CharField(
        label=_("What it counts"),
        max_length=200,
        help_text=_("Whose lists, which violation, which place and time."),
    )


class NewEstimate(Form):
    """How an estimate is made; what is left empty is as usual."""

    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2**32 - 1,
        initial=counting.SEED,
        help_text=_("What the chances are drawn from: the same again gives the same."),
    )
    truths = forms.IntegerField(
        label=_("Made-up tables of each kind"),
        min_value=0,
        max_value=1000,
        required=False,
        help_text=_(
            "On so many it is tried whether intervals hold; 40 if empty. Below 20 no answer "
            "is told."
        ),
    )
    replicates = forms.IntegerField(
        label=_("Repetitions of the log-linear choice"),
        min_value=20,
        max_value=10_000,
        required=False,
        help_text=_("200 if empty."),
    )
    odds = forms.FloatField(
        label=_("Dependence of all lists together"),
        min_value=0.001,
        max_value=1000,
        initial=1.0,
        help_text=_("What no table can tell: 1 for none. Only one of the families uses it."),
    )

    def asked(self) -> Asked:
        """What was asked for."""
        told = self.cleaned_data
        return Asked(
            seed=told["seed"],
            truths=told["truths"],
            replicates=told["replicates"],
            odds=told["odds"],
        )


class Pooled(Form):
    """How an estimate over linkages drawn is made."""

    by = forms.MultipleChoiceField(
        label=_("Divide people by"),
        required=False,
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("Nothing chosen: all together. What a list does not tell is filled by chance."),
    )
    draws = forms.IntegerField(
        label=_("Linkages drawn"),
        min_value=2,
        max_value=200,
        initial=counting.DRAWS,
        help_text=_("Below ten the spread between them is hardly known."),
    )
    seed = forms.IntegerField(
        label=_("Seed"),
        min_value=0,
        max_value=2**32 - 1,
        initial=counting.SEED,
        help_text=_("What the chances are drawn from: the same again gives the same."),
    )

    def __init__(self, offered: tuple[str, ...], *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        choices = [(name, count_pool_pages.dividing(name, language())) for name in offered]
        self.fields["by"].choices = choices  # type: ignore[attr-defined]
        if not offered:
            del self.fields["by"]

    def how(self) -> Pooling:
        """What was asked for."""
        told = self.cleaned_data
        return Pooling(tuple(told.get("by", ())), told["draws"], Asked(seed=told["seed"]))


class LinkedTable(Form):
    """A table of counts made from a linkage."""

    name = forms.CharField(
        label=_("What it counts"),
        max_length=200,
        help_text=_("Whose lists, which violation, which place and time."),
    )


class Ruled(Form):
    """What one reviewer says of a pair."""

    ruling = forms.ChoiceField(choices=[(one, one) for one in count_review.RULINGS])
    reason = forms.CharField(max_length=500, required=False)
