"""Throw-away compartments."""

import pytest
from archive.compartment import Cast

from habeas.archive import stores
from habeas.incidents.incident import Act, Incident, QuestionAbout


@pytest.fixture
def cast(tmp_path):
    yield Cast(tmp_path)
    stores.close_stores()


@pytest.fixture
def incident():
    """Makes an incident of these statements."""

    def make(*statements, code="detention"):
        return Incident(
            key="+".join(statements),
            acts=(Act(code, "men", statements),),
            allegations=statements,
            denials=(),
            doubts=(),
            advice=(),
            demands=(),
            values=(),
            unanswered=(QuestionAbout.WHEN,),
            bonds=(),
        )

    return make
