"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.statements import views

app_name = "statements"
urlpatterns = [path("in/<str:compartment>/reading", views.queue, name="queue")]
