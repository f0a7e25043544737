"""Addresses of work in progress."""

from __future__ import annotations

from django.urls import path

from habeas.web.jobs import views

app_name = "jobs"
urlpatterns = [
    path("jobs", views.jobs, name="all"),
    path("jobs/<str:job>", views.one, name="one"),
    path("jobs/<str:job>/stop", views.stop, name="stop"),
]
