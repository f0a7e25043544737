"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.records import views

app_name = "records"
urlpatterns = [path("in/<str:compartment>/records", views.verify, name="verify")]
