"""Addresses of referrals."""

from __future__ import annotations

from django.urls import path

from habeas.web.referrals import views

app_name = "referrals"
_HERE = "cases/<str:case>/referrals"
_ONE = f"{_HERE}/<str:thing>"

urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/new", views.new, name="new"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}/step", views.step, name="step"),
    path(f"{_ONE}/deliver", views.deliver, name="deliver"),
]
