"""Addresses of routes for a case."""

from __future__ import annotations

from django.urls import path

from habeas.web.routes import views

app_name = "routes"
_HERE = "cases/<str:case>/routes"
_ONE = f"{_HERE}/<str:thing>"

urlpatterns = [
    path(_HERE, views.look, name="look"),
    path(f"{_HERE}/known", views.answer, name="answer"),
    path(f"{_HERE}/begin", views.begin, name="begin"),
    path(_ONE, views.plan, name="plan"),
    path(f"{_ONE}/review", views.review, name="review"),
    path(f"{_ONE}/move", views.move, name="move"),
    path(f"{_ONE}/detail", views.detail, name="detail"),
]
