"""The tables of a store, one module for each noun.

Rows never leave the archive: its functions take and give the frozen values of the house.
"""

# Whoever imports a table first sets Django up; Django itself imports this module then.
from habeas.archive.configuration import configure

configure()

from habeas.archive.models.compartment import CompartmentRow, MemberRow  # noqa: E402
from habeas.archive.models.custody import CheckpointRow, CustodyRow  # noqa: E402
from habeas.archive.models.decision import DecisionRow  # noqa: E402
from habeas.archive.models.exhibit import ExhibitRow, ReceptionRow  # noqa: E402
from habeas.archive.models.history import ChangeRow  # noqa: E402
from habeas.archive.models.incident import IncidentRow  # noqa: E402
from habeas.archive.models.rendition import RenditionRow  # noqa: E402
from habeas.archive.models.search import SearchRow  # noqa: E402
from habeas.archive.models.statement import StatementRow  # noqa: E402
from habeas.archive.models.trace import TraceRow  # noqa: E402

__all__ = [
    "ChangeRow",
    "CheckpointRow",
    "CompartmentRow",
    "CustodyRow",
    "DecisionRow",
    "ExhibitRow",
    "IncidentRow",
    "MemberRow",
    "ReceptionRow",
    "RenditionRow",
    "SearchRow",
    "StatementRow",
    "TraceRow",
]
