import json

import pytest
from evidence.keeping import every_kill

from habeas.evidence.layout import (
    FolderNotEmpty,
    NewerWorkspace,
    NotAWorkspace,
    check_workspace,
    create_workspace,
)


def test_a_new_workspace_is_one(tmp_path):
    create_workspace(tmp_path / "deep" / "work")
    check_workspace(tmp_path / "deep" / "work")


def test_making_it_twice_before_anything_is_in_it_changes_nothing(tmp_path):
    create_workspace(tmp_path)
    create_workspace(tmp_path)
    check_workspace(tmp_path)


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        create_workspace(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_in_the_way_is_refused(tmp_path):
    (tmp_path / "work").write_text("mine")
    with pytest.raises(FolderNotEmpty):
        create_workspace(tmp_path / "work")


def test_a_workspace_with_members_is_never_made_again(workspace, ilsa):
    with pytest.raises(FolderNotEmpty):
        create_workspace(workspace)


@pytest.mark.parametrize(
    "marker", [None, b"", b"{}", b"[]", b'{"format": "one"}', b'{"format": 0}']
)
def test_a_folder_without_a_sound_marker_is_no_workspace(tmp_path, marker):
    if marker is not None:
        (tmp_path / "habeas.json").write_bytes(marker)
    with pytest.raises(NotAWorkspace):
        check_workspace(tmp_path)


def test_a_workspace_of_a_newer_version_is_refused_and_says_so(workspace):
    (workspace / "habeas.json").write_text(json.dumps({"format": 2}))
    with pytest.raises(NewerWorkspace, match="format 2, here 1"):
        check_workspace(workspace)


def test_an_interrupted_creation_can_be_finished(tmp_path):
    def work_at(step):
        return lambda: create_workspace(tmp_path / str(step))

    steps = every_kill(work_at)
    for step in range(1, steps + 1):
        create_workspace(tmp_path / str(step))
        check_workspace(tmp_path / str(step))
    assert steps > 4
