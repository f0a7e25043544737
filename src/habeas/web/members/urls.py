"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.members import views

app_name = "members"
urlpatterns = [path("members", views.team, name="team")]
