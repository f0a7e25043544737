"""Addresses of what is to be done in a case."""

from __future__ import annotations

from django.urls import path

from habeas.web.plans import views

app_name = "plans"
_HERE = "cases/<str:case>/plan"

urlpatterns = [
    path(_HERE, views.plan, name="plan"),
    path(f"{_HERE}/needs", views.need, name="need"),
    path(f"{_HERE}/needs/<str:thing>", views.move_need, name="move_need"),
    path(f"{_HERE}/tasks", views.task, name="task"),
    path(f"{_HERE}/tasks/<str:thing>", views.end_task, name="end_task"),
    path(f"{_HERE}/deadlines", views.deadline, name="deadline"),
    path(f"{_HERE}/deadlines/<str:thing>", views.change_deadline, name="change_deadline"),
]
