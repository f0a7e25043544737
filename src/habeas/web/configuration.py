"""Django for the desk: the archive's settings and what pages need besides.

No secret is in here: the key that signs forms is made anew by every process.
"""

from __future__ import annotations

import secrets
from pathlib import Path

import django

from habeas.archive.configuration import INSTALLED_APPS, configure

WEB = Path(__file__).parent
LANGUAGES = (("en", "English"), ("ru", "Русский"))
NOUNS = (
    "avenues",
    "bodies",
    "cases",
    "consents",
    "counts",
    "exhibits",
    "findings",
    "incidents",
    "intake",
    "interviews",
    "jobs",
    "members",
    "origins",
    "overview",
    "places",
    "plans",
    "records",
    "referrals",
    "routes",
    "safety",
    "searches",
    "signing",
    "statements",
    "submissions",
)
"""The folders of the desk, one noun each, with their own addresses, templates and wording."""

FORM_COOKIE = "habeas_form"
IDLE_MINUTES = 15
MIDDLEWARE = (
    "habeas.web.headers.Headers",
    "habeas.web.language.Language",
    "habeas.web.faults.Faults",
    "habeas.web.signed_in.Recognition",
    "django.middleware.csrf.CsrfViewMiddleware",
    "habeas.web.gate.Gate",
)


def configure_desk() -> None:
    """Set Django up for the desk; must come before anything of the archive is imported."""
    configure(
        INSTALLED_APPS=(*INSTALLED_APPS, "habeas.web"),
        ROOT_URLCONF="habeas.web.addresses",
        MIDDLEWARE=MIDDLEWARE,
        TEMPLATES=[_templates()],
        SECRET_KEY=secrets.token_urlsafe(48),
        ALLOWED_HOSTS=["localhost", "127.0.0.1", "[::1]"],
        APPEND_SLASH=False,
        USE_I18N=True,
        LANGUAGE_CODE="en",
        LANGUAGES=LANGUAGES,
        LOCALE_PATHS=[WEB / "locale", *(WEB / noun / "locale" for noun in NOUNS)],
        FORM_RENDERER="habeas.web.forms.Renderer",
        CSRF_COOKIE_NAME=FORM_COOKIE,
        CSRF_COOKIE_HTTPONLY=True,
        CSRF_COOKIE_SAMESITE="Strict",
        CSRF_FAILURE_VIEW="habeas.web.faults.form_not_ours",
        FILE_UPLOAD_HANDLERS=["habeas.web.uploads.SealedUpload"],
        DATA_UPLOAD_MAX_MEMORY_SIZE=8 * 1024 * 1024,
        DATA_UPLOAD_MAX_NUMBER_FIELDS=5000,
        DATA_UPLOAD_MAX_NUMBER_FILES=5000,
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    )


def _templates() -> dict[str, object]:
    return {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            WEB / "templates",
            *(WEB / noun / "templates" for noun in NOUNS),
            Path(django.__file__).parent / "forms" / "templates",
        ],
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "habeas.web.templatetags.desk",
            ],
            "context_processors": ["habeas.web.context.desk"],
        },
    }
