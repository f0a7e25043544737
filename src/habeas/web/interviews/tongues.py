"""The languages people speak with us, as choices; what is missing is “another language”."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

OTHER = "und"
TONGUES = (
    ("", _("– choose –")),
    ("en", _("English")),
    ("ru", _("Russian")),
    ("ar", _("Arabic")),
    ("hy", _("Armenian")),
    ("az", _("Azerbaijani")),
    ("be", _("Belarusian")),
    ("ce", _("Chechen")),
    ("fr", _("French")),
    ("ka", _("Georgian")),
    ("de", _("German")),
    ("inh", _("Ingush")),
    ("kk", _("Kazakh")),
    ("ky", _("Kyrgyz")),
    ("fa", _("Persian")),
    ("es", _("Spanish")),
    ("tg", _("Tajik")),
    ("tr", _("Turkish")),
    ("tk", _("Turkmen")),
    ("uk", _("Ukrainian")),
    ("uz", _("Uzbek")),
    (OTHER, _("another language")),
)


def tongue(code: str) -> str:
    """What a language is called; an unknown code as it is."""
    return str(dict(TONGUES).get(code, code)) if code else ""
