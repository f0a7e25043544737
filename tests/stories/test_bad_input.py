"""Each thing that can go wrong says what happened and what to do, and the rest goes on."""

import json
import os
import shutil
import zipfile

import pytest
from stories.conftest import EXAMPLE
from stories.running import habeas, told_in_two_lines

GOOD = "A witness said that two men were beaten in Keld."


@pytest.fixture
def folder(tmp_path):
    inside = tmp_path / "reports"
    inside.mkdir()
    (inside / "zz-good.txt").write_text(GOOD, encoding="utf-8")
    return inside


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 400_000_000)


MAKERS = {
    "empty.txt": lambda p: p.write_bytes(b""),
    "truncated.pdf": lambda p: p.write_bytes(
        (EXAMPLE / "08-ministry-statement.pdf").read_bytes()[:700]
    ),
    "binary.txt": lambda p: p.write_bytes(os.urandom(4096)),
    "page.docx": lambda p: p.write_bytes(os.urandom(2048)),
    "bomb.docx": bomb,
}


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_a_bad_file_is_named_and_the_rest_goes_on(run, workspace, folder, name):
    MAKERS[name](folder / name)
    done = run("add", workspace, folder)
    assert done.code == 1
    assert told_in_two_lines(done)
    assert name in done.out
    assert "1 kept" in done.lines[-1]
    assert "1 with a problem" in done.lines[-1]
    assert run("search", workspace, "witness").out.count("zz-good.txt") == 1


def test_a_page_of_a_million_nested_tags_is_read(run, workspace, folder):
    (folder / "deep.html").write_text("<div>" * 1_000_000 + GOOD, encoding="utf-8")
    done = run("add", workspace, folder)
    assert "Traceback" not in done.err + done.out
    assert "zz-good.txt" in done.out


def test_a_text_in_another_charset_is_read_and_the_guess_is_named(run, workspace, folder):
    text = "Двух мужчин увезли с рынка в Кельде. Их били, сказал свидетель."
    (folder / "old.txt").write_bytes(text.encode("cp1251"))
    assert run("add", workspace, folder).code == 0
    assert "old.txt" in run("search", workspace, "свидетели").out


def test_a_folder_with_a_loop_of_links_ends(run, workspace, folder):
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    done = run("add", workspace, folder)
    assert done.code == 1
    assert "leads back to a folder already visited" in done.out
    assert "1 kept" in done.lines[-1]


def test_a_path_that_is_not_there_is_named(run, workspace, tmp_path):
    done = run("add", workspace, tmp_path / "nothing.txt")
    assert done.code == 1
    assert told_in_two_lines(done)


def test_a_wrong_passphrase_is_told_from_a_damaged_workspace(workspace, tmp_path):
    wrong = tmp_path / "wrong"
    wrong.write_text("not the right words at all\n", encoding="utf-8")
    done = habeas("show", workspace, "--passphrase-file", wrong)
    assert done.code == 1
    assert told_in_two_lines(done)


def test_a_folder_that_is_no_workspace_is_refused(run, tmp_path):
    done = run("show", tmp_path)
    assert done.code == 1
    assert told_in_two_lines(done)


def test_a_workspace_of_a_newer_version_is_refused_and_left_alone(run, workspace):
    marker = workspace / "habeas.json"
    written = json.loads(marker.read_bytes())
    marker.write_text(json.dumps({**written, "format": 999}), encoding="utf-8")
    done = run("add", workspace, EXAMPLE)
    assert done.code == 1
    assert "newer version" in done.err
    assert json.loads(marker.read_bytes())["format"] == 999


def test_two_processes_at_once_are_told_apart(run, workspace):
    import fcntl

    with (workspace / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = run("add", workspace, EXAMPLE)
    assert done.code == 1
    assert told_in_two_lines(done)
    assert run("add", workspace, EXAMPLE / "02-meridian-agency.txt").code == 0


def test_no_disk_space_is_told_and_nothing_is_half_kept(run, workspace, folder, tmp_path):
    """A file-size limit stands for a full disk: writing fails in the middle."""
    (folder / "large.txt").write_text(GOOD * 400_000, encoding="utf-8")
    import subprocess
    import sys

    from stories.running import PASSPHRASE

    key = tmp_path / "key"
    key.write_text(PASSPHRASE, encoding="utf-8")
    command = [sys.executable, "-m", "habeas", "add", str(workspace), str(folder)]
    limited = "ulimit -f 4000; trap '' XFSZ; exec \"$@\""
    done = subprocess.run(
        ["bash", "-c", limited, "bash", *command, "--passphrase-file", str(key)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr + done.stdout
    assert "hint: " in done.stderr + done.stdout
    assert run("verify", workspace).code == 0


def test_a_changed_byte_in_the_vault_is_found_and_the_exhibit_named(run, told):
    listed = run("show", told, "exhibits").out
    pack = next((told / "compartments").rglob("packs/*"))
    content = bytearray(pack.read_bytes())
    content[len(content) // 2] ^= 1
    pack.write_bytes(content)
    done = run("verify", told)
    assert done.code == 3
    import re

    named = re.findall(r"x-[0-9a-z]{12}", done.out)
    assert named
    assert set(named) <= set(re.findall(r"x-[0-9a-z]{12}", listed))


def test_a_removed_end_of_the_log_is_found_against_a_checkpoint_kept_elsewhere(run, told, tmp_path):
    earlier = tmp_path / "earlier"
    shutil.copytree(told, earlier)
    assert run("add", told, EXAMPLE).code == 0
    note = tmp_path / "checkpoint"
    assert run("checkpoint", told, "export", note).code == 0
    done = run("checkpoint", earlier, "verify", note)
    assert done.code == 3
    assert told_in_two_lines(done)


def test_a_name_that_would_steer_the_terminal_is_shown_for_what_it_is(run, workspace, folder):
    name = b"kept\x1b[2K\nerror: forged\xe2\x80\xae\xff.txt"
    with open(os.fsencode(folder) + b"/" + name, "wb") as file:
        file.write(GOOD.encode() + b" Again.")
    done = run("add", workspace, folder)
    assert done.code == 0, done.out
    assert not any(line.startswith("error") for line in done.lines)
    listed = run("show", workspace, "exhibits").out
    for said in (done.out, listed):
        assert said.replace("\n", "").isprintable()
        assert "forged⟦U+202E⟧" in said


def test_the_end_of_a_long_batch_names_what_failed(run, workspace, folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.txt").symlink_to(folder / "never-there")
    done = run("add", workspace, folder)
    assert done.code == 1
    unread, lost, _ = done.lines[-3:]
    assert "empty.txt" in unread
    assert "gone.txt" in lost


def test_a_passphrase_file_as_editors_on_windows_write_it_opens(workspace, tmp_path):
    from stories.running import PASSPHRASE

    file = tmp_path / "windows"
    file.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
    assert habeas("show", workspace, "exhibits", "--passphrase-file", file).code == 0


def test_an_empty_passphrase_file_is_named(workspace, tmp_path):
    file = tmp_path / "nothing"
    file.write_bytes(b"\n")
    done = habeas("show", workspace, "--passphrase-file", file)
    assert done.code == 1
    assert told_in_two_lines(done)
    assert "empty" in done.err


def test_a_checkpoint_of_a_workspace_with_a_space_in_its_name_holds(run, workspace, tmp_path):
    named = tmp_path / "our cases + others"
    workspace.rename(named)
    assert run("checkpoint", named, "export", tmp_path / "point").code == 0
    assert run("checkpoint", named, "verify", tmp_path / "point").code == 0


def test_nothing_in_clear_is_written_into_the_workspace(run, told):
    for verb in (("tell", "--out"), ("checkpoint", "export")):
        refused = run(verb[0], told, *verb[1:], told / "clear")
        assert refused.code == 1
        assert told_in_two_lines(refused)
    assert not (told / "clear").exists()
