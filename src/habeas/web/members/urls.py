"""Addresses."""

from __future__ import annotations

from django.urls import path

from habeas.web.members import changing, compartments, factor, recovery, views, yourself

app_name = "members"
urlpatterns = [
    path("members", views.team, name="team"),
    path("members/add", changing.add, name="add"),
    path("members/sheet", recovery.renew, name="renew"),
    path("members/sheet/paper", recovery.paper, name="paper"),
    path("members/drill", recovery.drill, name="drill"),
    path("members/you", yourself.you, name="you"),
    path("members/you/passphrase", yourself.passphrase, name="passphrase"),
    path("members/you/language", yourself.language, name="language"),
    path("members/you/second-factor", factor.begin, name="factor"),
    path("members/you/second-factor/confirm", factor.confirm, name="confirm"),
    path("members/you/second-factor/picture", factor.picture, name="picture"),
    path("members/you/second-factor/codes", factor.codes, name="codes"),
    path("members/you/second-factor/off", factor.turn_off, name="turn_off"),
    path("members/sittings/end", yourself.end_several, name="end_several"),
    path("members/sittings/<str:session>/end", yourself.end, name="end"),
    path("members/<str:member>", views.one, name="one"),
    path("members/<str:member>/compared", views.compared, name="compared"),
    path("members/<str:member>/roles", changing.roles, name="roles"),
    path("members/<str:member>/replace", changing.replace, name="replace"),
    path("members/<str:member>/out", changing.take_out, name="take_out"),
    path("members/<str:member>/second-factor", changing.factor_off, name="factor_off"),
    path("compartments", compartments.listed, name="compartments"),
    path("compartments/new", compartments.make, name="make"),
    path("compartments/<str:compartment>/share", compartments.share, name="share"),
    path("compartments/<str:compartment>/rekey", compartments.rekey, name="rekey"),
    path(
        "compartments/<str:compartment>/withdraw/<str:member>",
        compartments.withdraw,
        name="withdraw",
    ),
]
