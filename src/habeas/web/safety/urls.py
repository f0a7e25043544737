"""Addresses of contact, dangers and the assessment of a case."""

from __future__ import annotations

from django.urls import path

from habeas.web.safety import assessing, contacting, dangers, threats

app_name = "safety"
_CASE = "cases/<str:case>"

urlpatterns = [
    path(f"{_CASE}/contact", contacting.contact, name="contact"),
    path(f"{_CASE}/contact/plan", contacting.plan, name="plan"),
    path(f"{_CASE}/contact/confirm", contacting.confirm, name="confirm"),
    path(f"{_CASE}/contact/made", contacting.reach, name="reach"),
    path(f"{_CASE}/contact/awaited", contacting.await_them, name="await"),
    path(f"{_CASE}/contact/awaited/<str:thing>", contacting.awaited, name="awaited"),
    path(f"{_CASE}/dangers", dangers.listed, name="dangers"),
    path(f"{_CASE}/dangers/new", dangers.new, name="danger"),
    path(f"{_CASE}/dangers/<str:thing>/end", dangers.end, name="end_danger"),
    path(f"{_CASE}/others/new", dangers.other, name="other"),
    path(f"{_CASE}/others/<str:thing>/answer", dangers.answer, name="answer_other"),
    path(f"{_CASE}/helpers/new", dangers.helper, name="helper"),
    path(f"{_CASE}/threats/new", threats.new, name="threat"),
    path(f"{_CASE}/threats/<str:thing>", threats.change, name="change_threat"),
    path(f"{_CASE}/threats/<str:thing>/end", threats.end, name="end_threat"),
    path(f"{_CASE}/assessment", assessing.assessment, name="assessment"),
    path(f"{_CASE}/assessment/<str:indicator>", assessing.answer, name="indicator"),
]
