"""A request as our views see it: somebody is signed in."""

from __future__ import annotations

from django.http import HttpRequest

from habeas.web.sessions import Session


class DeskRequest(HttpRequest):
    """A request of somebody who is signed in; the gate lets no other reach a view.

    Used as a type only: Django makes plain requests, and the recognition adds ``desk``.
    """

    desk: Session
