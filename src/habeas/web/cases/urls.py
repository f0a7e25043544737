"""Addresses of protection cases."""

from __future__ import annotations

from django.urls import path

from habeas.web.cases import beginning, deciding, describing, knowing, surrounding, views

app_name = "cases"
_ONE = "cases/<str:case>"

urlpatterns = [
    path("cases", views.listed, name="listed"),
    path("cases/prepare", beginning.prepare, name="prepare"),
    path("cases/new", beginning.new, name="new"),
    path("cases/emergency", beginning.emergency, name="emergency"),
    path("cases/sealed", views.sealed, name="sealed"),
    path(_ONE, views.one, name="one"),
    path(f"{_ONE}/standing", deciding.standing, name="standing"),
    path(f"{_ONE}/standing/move", deciding.move, name="move"),
    path(f"{_ONE}/standing/decline", deciding.decline, name="decline"),
    path(f"{_ONE}/standing/also", deciding.overlay, name="overlay"),
    path(f"{_ONE}/lane", deciding.lane, name="lane"),
    path(f"{_ONE}/lane/second", deciding.second, name="second"),
    path(f"{_ONE}/lead", deciding.lead, name="lead"),
    path(f"{_ONE}/close", deciding.close, name="close"),
    path(f"{_ONE}/seal", deciding.seal, name="seal"),
    path(f"{_ONE}/people", knowing.people, name="people"),
    path(f"{_ONE}/people/add", knowing.put_on, name="put_on"),
    path(f"{_ONE}/people/<str:member>/off", knowing.take_off, name="take_off"),
    path(f"{_ONE}/history", knowing.history, name="history"),
    path(f"{_ONE}/history/<str:kind>/<str:thing>", knowing.versions, name="versions"),
    path(f"{_ONE}/looks", knowing.looks, name="looks"),
    path(f"{_ONE}/person", describing.person, name="person"),
    path(f"{_ONE}/person/pseudonym", describing.rename, name="rename"),
    path(f"{_ONE}/person/fields/<str:field>", describing.fill, name="fill"),
    path(f"{_ONE}/person/words", describing.say, name="say"),
    path(f"{_ONE}/person/incidents", describing.link, name="link"),
    path(f"{_ONE}/person/incidents/away", describing.unlink, name="unlink"),
    path(f"{_ONE}/emergency/<str:thing>", describing.complete, name="complete"),
    path(f"{_ONE}/household", surrounding.household, name="household"),
    path(f"{_ONE}/household/count", surrounding.count, name="count"),
    path(f"{_ONE}/household/link", surrounding.join, name="join"),
    path(f"{_ONE}/household/<str:thing>/back", surrounding.part, name="part"),
    path(f"{_ONE}/against", surrounding.against, name="against"),
    path(f"{_ONE}/against/new", surrounding.note, name="note"),
    path(f"{_ONE}/against/<str:thing>", surrounding.answer, name="answer"),
    path(f"{_ONE}/marks", surrounding.marks, name="marks"),
    path(f"{_ONE}/marks/new", surrounding.mark, name="mark"),
    path(f"{_ONE}/marks/<str:thing>/lift", surrounding.lift, name="lift"),
    path(f"{_ONE}/transfer", surrounding.transfer, name="transfer"),
]
