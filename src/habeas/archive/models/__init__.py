"""The tables of a store, one module for each noun.

Rows never leave the archive: its functions take and give the frozen values of the house.
"""

# Whoever imports a table first sets Django up; Django itself imports this module then.
from habeas.archive.configuration import configure

configure()

from habeas.archive.models.access import AccessRow  # noqa: E402
from habeas.archive.models.blind_reading import (  # noqa: E402
    AnswerRow,
    ReaderRow,
    SampleRow,
)
from habeas.archive.models.body import ActorRow, GraphRow, TieRow  # noqa: E402
from habeas.archive.models.case_line import CaseLineRow  # noqa: E402
from habeas.archive.models.chain import ChainRow  # noqa: E402
from habeas.archive.models.check import CheckRow  # noqa: E402
from habeas.archive.models.compartment import CompartmentRow, MemberRow  # noqa: E402
from habeas.archive.models.custody import CheckpointRow, CustodyRow  # noqa: E402
from habeas.archive.models.decision import DecisionRow  # noqa: E402
from habeas.archive.models.exhibit import ExhibitRow, ReceptionRow  # noqa: E402
from habeas.archive.models.finding import DissentRow, FindingRow, ReviewRow  # noqa: E402
from habeas.archive.models.history import ChangeRow  # noqa: E402
from habeas.archive.models.incident import GatheredRow, IncidentRow, ValueRow  # noqa: E402
from habeas.archive.models.interview import (  # noqa: E402
    ConsentRow,
    InterviewedRow,
    InterviewRow,
    TestimonyRow,
    TranslationRow,
)
from habeas.archive.models.ledger import LedgerRow  # noqa: E402
from habeas.archive.models.reckoning import ReckoningRow  # noqa: E402
from habeas.archive.models.rendition import RenditionRow  # noqa: E402
from habeas.archive.models.saved_search import SavedSearchRow  # noqa: E402
from habeas.archive.models.search import IndexedRow, SearchRow  # noqa: E402
from habeas.archive.models.second_factor import SecondFactorRow  # noqa: E402
from habeas.archive.models.statement import StatementRow  # noqa: E402
from habeas.archive.models.trace import (  # noqa: E402
    AskedRow,
    CarryRow,
    CitedRow,
    CopyRow,
    EdgeRow,
    FamilyMemberRow,
    FamilyRow,
    HomeRow,
    NodeRow,
    OriginalRow,
    QuestionRow,
    TraceRow,
)

__all__ = [
    "AccessRow",
    "ActorRow",
    "AnswerRow",
    "AskedRow",
    "CarryRow",
    "CaseLineRow",
    "ChainRow",
    "ChangeRow",
    "CheckRow",
    "CheckpointRow",
    "CitedRow",
    "CompartmentRow",
    "ConsentRow",
    "CopyRow",
    "CustodyRow",
    "DecisionRow",
    "DissentRow",
    "EdgeRow",
    "ExhibitRow",
    "FamilyMemberRow",
    "FamilyRow",
    "FindingRow",
    "GatheredRow",
    "GraphRow",
    "HomeRow",
    "IncidentRow",
    "IndexedRow",
    "InterviewRow",
    "InterviewedRow",
    "LedgerRow",
    "MemberRow",
    "NodeRow",
    "OriginalRow",
    "QuestionRow",
    "ReaderRow",
    "ReceptionRow",
    "ReckoningRow",
    "RenditionRow",
    "ReviewRow",
    "SampleRow",
    "SavedSearchRow",
    "SearchRow",
    "SecondFactorRow",
    "StatementRow",
    "TestimonyRow",
    "TieRow",
    "TraceRow",
    "TranslationRow",
    "ValueRow",
]
