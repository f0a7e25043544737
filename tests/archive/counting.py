"""How many queries something takes."""

from contextlib import contextmanager

from django.db import connections
from django.test.utils import CaptureQueriesContext


@contextmanager
def queries(store):
    """Everything that is asked of a store meanwhile."""
    with CaptureQueriesContext(connections[store.alias]) as asked:
        yield asked
