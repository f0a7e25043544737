"""Addresses of testimony."""

from __future__ import annotations

from django.urls import path

from habeas.web.interviews import changing, taking, translating, views

app_name = "interviews"
_HERE = "in/<str:compartment>/testimony"
_ONE = f"{_HERE}/<str:interview>"
_TRANSLATED = f"{_HERE}/translations/<str:exhibit>"

urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/make", views.make, name="make"),
    path(f"{_HERE}/new", taking.new, name="new"),
    path(f"{_HERE}/ask", taking.ask, name="ask"),
    path(_TRANSLATED, translating.listed, name="translations"),
    path(f"{_TRANSLATED}/new", translating.add, name="translate"),
    path(f"{_TRANSLATED}/<str:rendition>", translating.one, name="translation"),
    path(f"{_TRANSLATED}/<str:rendition>/check", translating.check, name="check"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}/record", views.record, name="record"),
    path(f"{_ONE}/versions/<int:number>", views.version, name="version"),
    path(f"{_ONE}/finish", taking.finish, name="finish"),
    path(f"{_ONE}/give-up", taking.give_up, name="give_up"),
    path(f"{_ONE}/step/<str:step>", taking.step, name="step"),
    path(f"{_ONE}/correct", changing.correct, name="correct"),
    path(f"{_ONE}/answers", changing.answer, name="answer"),
    path(f"{_ONE}/withdraw", changing.withdraw, name="withdraw"),
    path(f"{_ONE}/mark", changing.mark, name="mark"),
    path(f"{_ONE}/mark/lift", changing.lift, name="lift"),
]
