"""Addresses of signing in and out."""

from __future__ import annotations

from django.urls import path

from habeas.web.signing import views

app_name = "signing"
urlpatterns = [
    path("sign-in", views.sign_in, name="in"),
    path("sign-in/second", views.second, name="second"),
    path("sign-in/again", views.go_on, name="again"),
    path("sign-in/upgrade", views.upgrade, name="upgrade"),
    path("sign-out", views.sign_out, name="out"),
    path("language", views.language, name="language"),
]
