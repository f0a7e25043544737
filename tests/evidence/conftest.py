import os

import pytest
from evidence.keeping import CHEAP, OTHER, PASSPHRASE
from evidence.vaulting import ID_KEY

from habeas.evidence.compartments import new_compartment
from habeas.evidence.layout import create_workspace
from habeas.evidence.members import create_member
from habeas.evidence.vault import Vault


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "work"
    create_workspace(folder)
    return folder


@pytest.fixture
def ilsa(workspace):
    return create_member(workspace, PASSPHRASE, os.urandom, CHEAP)


@pytest.fixture
def bren(workspace):
    return create_member(workspace, OTHER, os.urandom, CHEAP)


@pytest.fixture
def general(workspace, ilsa, bren):
    return new_compartment(workspace, [ilsa.identifier, bren.identifier], os.urandom)


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault", ID_KEY)
