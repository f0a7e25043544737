"""Every address of the desk. Each noun brings its own; the gate guards them all."""

from __future__ import annotations

from importlib import import_module

from django.urls import URLPattern, URLResolver, include, path

from habeas.web.configuration import NOUNS

handler404 = "habeas.web.faults.not_there"
handler400 = "habeas.web.faults.bad_request"
handler500 = "habeas.web.faults.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(import_module(f"habeas.web.{noun}.urls"))) for noun in NOUNS
]
