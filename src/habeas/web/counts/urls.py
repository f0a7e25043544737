"""Addresses of tables and estimates."""

from __future__ import annotations

from django.urls import path

from habeas.web.counts import copies, estimating, lists, pooling, reviewing, views

app_name = "counts"
_HERE = "in/<str:compartment>/counts"
_LISTS = f"{_HERE}/lists"
_TABLE = f"{_HERE}/tables/<str:thing>"
_POOLED = f"{_HERE}/pooled/<str:thing>"
_ESTIMATE = f"{_HERE}/estimates/<str:thing>"

urlpatterns = [
    path(_HERE, views.listed, name="listed"),
    path(f"{_HERE}/new", views.new, name="new"),
    path(_LISTS, lists.listed, name="lists"),
    path(f"{_LISTS}/new", lists.new, name="new_list"),
    path(f"{_LISTS}/copies", copies.shown, name="copies"),
    path(f"{_LISTS}/copies/say", copies.say, name="say_copied"),
    path(f"{_LISTS}/<str:thing>", lists.one, name="list"),
    path(f"{_LISTS}/<str:thing>/withdraw", lists.withdraw, name="withdraw"),
    path(f"{_HERE}/review", reviewing.review, name="review"),
    path(f"{_HERE}/link", reviewing.link, name="link"),
    path(f"{_HERE}/review/<str:thing>", reviewing.rule, name="rule"),
    path(f"{_HERE}/review/<str:thing>/undo", reviewing.undo, name="undo"),
    path(f"{_HERE}/linkages/<str:thing>/table", reviewing.linked_table, name="linked_table"),
    path(f"{_HERE}/linkages/<str:thing>/pool", pooling.new, name="new_pooled"),
    path(_POOLED, pooling.one, name="pooled"),
    path(f"{_POOLED}/again", pooling.again, name="pooled_again"),
    path(_TABLE, views.table, name="table"),
    path(f"{_TABLE}/counts", views.counts, name="counts"),
    path(f"{_TABLE}/estimate", estimating.estimate, name="estimate"),
    path(_ESTIMATE, estimating.one, name="one"),
    path(f"{_ESTIMATE}/again", estimating.again, name="again"),
]
