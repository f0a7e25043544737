"""Addresses of submissions, of requests to ministries, and of the right of reply."""

from __future__ import annotations

from django.urls import path

from habeas.web.submissions import asking, handing, replies, views, writing

app_name = "submissions"
_HERE = "cases/<str:case>/submissions"
_ONE = f"{_HERE}/one/<str:thing>"
_REPLIES = "cases/<str:case>/replies"
_REPLY = f"{_REPLIES}/one/<str:thing>"

urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/new", views.new, name="new"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}/step", views.step, name="step"),
    path(f"{_ONE}/follow", views.follow, name="follow"),
    path(f"{_ONE}/how", writing.how, name="how"),
    path(f"{_ONE}/fields/<str:field>", writing.write, name="write"),
    path(f"{_ONE}/read/<str:copy>", handing.read, name="read"),
    path(f"{_ONE}/take/<str:copy>", handing.take, name="take"),
    path(f"{_ONE}/hand", handing.hand, name="hand"),
    path(f"{_HERE}/ask", asking.ask, name="ask"),
    path(_REPLIES, replies.listed, name="replies"),
    path(f"{_REPLIES}/new", replies.new, name="new_reply"),
    path(_REPLY, replies.one, name="reply"),
    path(f"{_REPLY}/step", replies.step, name="reply_step"),
    path(f"{_REPLY}/put", replies.put, name="put"),
    path(f"{_REPLY}/answer", replies.answer, name="answer"),
]
