"""``python -m habeas`` is the same as ``habeas``."""

from habeas.cli.edge import run

run()
