import json
import os

import pytest
from evidence.keeping import CHEAP, OTHER, PASSPHRASE, every_kill

from habeas.evidence.layout import NotAWorkspace
from habeas.evidence.members import (
    DamagedKeyFile,
    NoSuchMember,
    WrongPassphrase,
    change_passphrase,
    create_member,
    create_recovery,
    member_identifiers,
    recipient_of,
    remove_member,
    unlock,
)
from habeas.evidence.passphrases import Cost, TooShortPassphrase
from habeas.evidence.recovery import IncompleteRecoveryCode, MistypedRecoveryCode


def key_file(workspace, member):
    return workspace / "members" / f"{member.identifier}.json"


def test_the_passphrase_alone_finds_its_member(workspace, ilsa, bren):
    assert unlock(workspace, PASSPHRASE) == ilsa
    assert unlock(workspace, OTHER) == bren


def test_a_named_member_is_opened_by_their_own_passphrase_only(workspace, ilsa, bren):
    assert unlock(workspace, OTHER, bren.identifier) == bren
    with pytest.raises(WrongPassphrase):
        unlock(workspace, PASSPHRASE, bren.identifier)


def test_a_wrong_passphrase_opens_nothing(workspace, ilsa, bren):
    with pytest.raises(WrongPassphrase):
        unlock(workspace, "no one's passphrase")


def test_an_unknown_member_is_named(workspace, ilsa):
    with pytest.raises(NoSuchMember, match="m-000000000000"):
        unlock(workspace, PASSPHRASE, "m-000000000000")


@pytest.mark.parametrize("member", ["../habeas", "m-../../habeas", "x-4g1n8s0kq2zt", ".."])
def test_an_identifier_never_reaches_out_of_the_folder(workspace, member):
    with pytest.raises(NoSuchMember):
        unlock(workspace, PASSPHRASE, member)


def test_unlocking_what_is_no_workspace_says_so(tmp_path):
    with pytest.raises(NotAWorkspace):
        unlock(tmp_path, PASSPHRASE)


def test_a_short_passphrase_makes_no_member(workspace):
    with pytest.raises(TooShortPassphrase):
        create_member(workspace, "short", os.urandom, CHEAP)
    assert member_identifiers(workspace) == ()


def test_the_secret_is_in_no_printed_form(ilsa):
    assert ilsa.secret.startswith("AGE-SECRET-KEY-")
    assert "SECRET" not in repr(ilsa)


def test_the_file_holds_neither_secret_nor_passphrase(workspace, ilsa):
    content = key_file(workspace, ilsa).read_text()
    assert ilsa.recipient in content
    for hidden in (ilsa.secret, PASSPHRASE, "SECRET"):
        assert hidden not in content


def test_the_file_is_for_its_owner_only(workspace, ilsa):
    assert key_file(workspace, ilsa).stat().st_mode & 0o077 == 0


def test_each_file_has_its_own_salt(workspace):
    members = [create_member(workspace, PASSPHRASE, os.urandom, CHEAP) for _ in range(3)]
    salts = {json.loads(key_file(workspace, m).read_bytes())["salt"] for m in members}
    assert len(salts) == 3


@pytest.mark.parametrize("change", ["flip", "cut", "empty", "list"])
def test_a_damaged_file_is_told_apart_from_a_wrong_passphrase(workspace, ilsa, change):
    path = key_file(workspace, ilsa)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    changed = {"flip": bytes(content), "cut": path.read_bytes()[:-40], "empty": b"", "list": b"[]"}
    path.write_bytes(changed[change])
    with pytest.raises(DamagedKeyFile, match=ilsa.identifier):
        unlock(workspace, PASSPHRASE)


def test_one_damaged_file_does_not_lock_the_others_out(workspace, ilsa, bren):
    key_file(workspace, ilsa).write_bytes(b"")
    assert unlock(workspace, OTHER) == bren


def test_a_public_key_put_in_place_of_the_real_one_breaks_the_seal(workspace, ilsa, bren):
    forged = json.loads(key_file(workspace, ilsa).read_bytes())
    forged["recipient"] = bren.recipient
    rewrite(key_file(workspace, ilsa), forged)
    with pytest.raises(WrongPassphrase):
        unlock(workspace, PASSPHRASE)


def test_one_members_file_under_anothers_name_is_damage(workspace, ilsa, bren):
    key_file(workspace, bren).write_bytes(key_file(workspace, ilsa).read_bytes())
    with pytest.raises(DamagedKeyFile):
        recipient_of(workspace, bren.identifier)


def test_a_file_that_asks_for_all_memory_is_damage_and_not_tried(workspace, ilsa):
    greedy = json.loads(key_file(workspace, ilsa).read_bytes())
    greedy["memory"] = 2**40
    rewrite(key_file(workspace, ilsa), greedy)
    with pytest.raises(DamagedKeyFile):
        unlock(workspace, PASSPHRASE)


def test_a_new_passphrase_opens_the_same_keys_and_the_old_one_nothing(workspace, ilsa):
    change_passphrase(workspace, ilsa, OTHER, os.urandom, CHEAP)
    assert unlock(workspace, OTHER) == ilsa
    with pytest.raises(WrongPassphrase):
        unlock(workspace, PASSPHRASE)


def test_the_cost_can_rise_later(workspace, ilsa):
    change_passphrase(workspace, ilsa, PASSPHRASE, os.urandom, Cost(128, 2, 1))
    assert json.loads(key_file(workspace, ilsa).read_bytes())["memory"] == 128
    assert unlock(workspace, PASSPHRASE) == ilsa


def test_the_recovery_sheet_is_one_more_member(workspace, ilsa):
    sheet, code = create_recovery(workspace, os.urandom, CHEAP)
    assert unlock(workspace, code.lower().replace("-", " ")) == sheet
    assert set(member_identifiers(workspace)) == {ilsa.identifier, sheet.identifier}


def test_a_slip_in_the_recovery_code_is_told_apart_from_a_wrong_code(workspace, ilsa):
    _, code = create_recovery(workspace, os.urandom, CHEAP)
    last = "2" if code[-1] != "2" else "3"
    with pytest.raises(MistypedRecoveryCode, match="group 7"):
        unlock(workspace, code[:-1] + last)
    with pytest.raises(IncompleteRecoveryCode):
        unlock(workspace, code[:-1])


def test_a_recovery_code_of_another_workspace_is_wrong_not_mistyped(workspace, ilsa, tmp_path):
    _, code = create_recovery(workspace, os.urandom, CHEAP)
    for path in (workspace / "members").iterdir():
        if path != key_file(workspace, ilsa):
            path.unlink()
    with pytest.raises(WrongPassphrase):
        unlock(workspace, code)


def test_a_passphrase_that_would_be_taken_for_a_recovery_code_is_refused_at_once(workspace):
    with pytest.raises(IncompleteRecoveryCode):
        create_member(workspace, "Habeas1 is my passphrase", os.urandom, CHEAP)
    assert member_identifiers(workspace) == ()


def test_a_removed_member_is_gone(workspace, ilsa, bren):
    remove_member(workspace, ilsa.identifier)
    assert member_identifiers(workspace) == (bren.identifier,)


def test_killed_while_changing_the_passphrase_the_old_or_the_new_one_opens(workspace, ilsa):
    def work_at(_step):
        change_passphrase(workspace, ilsa, PASSPHRASE, os.urandom, CHEAP)
        return lambda: change_passphrase(workspace, ilsa, OTHER, os.urandom, CHEAP)

    opened = []

    def checked(step):
        if step > 1:
            opened.append(opens(workspace))
        return work_at(step)

    assert every_kill(checked) >= 4
    assert all(opened)


def opens(workspace):
    """Which of the two passphrases opens; never none."""
    for passphrase in (PASSPHRASE, OTHER):
        try:
            unlock(workspace, passphrase)
        except WrongPassphrase:
            continue
        return passphrase
    return None


def rewrite(path, fields):
    """Write a key file with a right checksum, as a hand with knowledge of the format could."""
    import hashlib

    fields.pop("check")
    content = json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()
    check = hashlib.sha256(content).hexdigest()[:16]
    path.write_text(json.dumps({**fields, "check": check}))
