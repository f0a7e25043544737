"""Django, as little of it as the archive needs, and only once something is stored.

There is no settings file: these names are the settings. The database called ``default`` is
one that refuses everything; a query reaches a store only when it names it.
"""

from __future__ import annotations

import django
from django.apps import apps
from django.conf import settings

DATABASES = {"default": {"ENGINE": "django.db.backends.dummy"}}
DATABASE_ROUTERS = ("habeas.archive.access.Router",)
INSTALLED_APPS = ("habeas.archive",)
USE_TZ = True
TIME_ZONE = "UTC"
LOGGING_CONFIG = None


def configure(**further: object) -> None:
    """Set Django up; a second call does nothing. ``further`` adds or replaces settings.

    The served desk calls it first, with its own settings, before it imports the archive.
    Raises RuntimeError when that comes too late.
    """
    if settings.configured and further and not hasattr(settings, "ROOT_URLCONF"):
        raise RuntimeError("Django was set up for the archive alone before the desk was imported")
    if not settings.configured:
        own = {
            "DATABASES": DATABASES,
            "DATABASE_ROUTERS": DATABASE_ROUTERS,
            "INSTALLED_APPS": INSTALLED_APPS,
            "USE_TZ": USE_TZ,
            "TIME_ZONE": TIME_ZONE,
            "LOGGING_CONFIG": LOGGING_CONFIG,
        }
        settings.configure(**{**own, **further})
    if not (apps.ready or apps.loading):
        # Without the address prefix, which would load Django's whole routing of pages.
        django.setup(set_prefix=False)
