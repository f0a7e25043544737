"""The desk: pages on which people read, check and decide. One folder for each noun.

Whoever imports any of it sets Django up for the desk first; only then may the archive come.
"""

from habeas.web.configuration import configure_desk

configure_desk()
