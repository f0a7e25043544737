"""Addresses of consents and of what left a case."""

from __future__ import annotations

from django.urls import path

from habeas.web.consents import changing, exceptions, leaving, views

app_name = "consents"
_HERE = "cases/<str:case>/consents"
_ONE = f"{_HERE}/<str:thing>"
_EXCEPTIONS = "cases/<str:case>/exceptions"
_LEFT = "cases/<str:case>/disclosures"
_LEFT_ONE = f"{_LEFT}/<str:thing>"

urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/new", changing.new, name="new"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}/give", changing.give, name="give"),
    path(f"{_ONE}/narrow", changing.narrow, name="narrow"),
    path(f"{_ONE}/withdraw", changing.withdraw, name="withdraw"),
    path(_EXCEPTIONS, exceptions.listed, name="exceptions"),
    path(f"{_EXCEPTIONS}/new", exceptions.ask, name="except"),
    path(f"{_EXCEPTIONS}/<str:thing>/answer", exceptions.answer, name="answer"),
    path(f"{_EXCEPTIONS}/<str:thing>/review", exceptions.review, name="review"),
    path(_LEFT, leaving.listed, name="disclosures"),
    path(f"{_LEFT}/new", leaving.new, name="disclose"),
    path(_LEFT_ONE, leaving.one, name="disclosure"),
    path(f"{_LEFT_ONE}/recall", leaving.recall, name="recall"),
]
