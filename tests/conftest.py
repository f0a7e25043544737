"""Django is set up once in a process: for the desk, which is all the archive needs and more."""

import os

# Chromium's driver leaves an event loop behind in its process; no test of ours runs inside it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

import habeas.web  # noqa: F401
