"""Habeas: scattered reports of abuse become an account that stands up."""

__version__ = "0.1.0"
