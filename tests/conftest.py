"""Django is set up once in a process: for the desk, which is all the archive needs and more."""

import habeas.web  # noqa: F401
