"""A referral from the command line: judged, agreed to, sealed into a file outside."""

import re

import pyrage
from stories.running import told_in_two_lines


def test_a_referral_is_drafted_judged_and_delivered(step, workspace, tmp_path):
    def file(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    def found(pattern, done):
        assert done.code == 0, done.err
        return re.findall(pattern, done.out)[0]

    identity = pyrage.x25519.Identity.generate()
    step("case", workspace, "prepare")
    case = found(r"k-[0-9a-z]{12}", step("case", workspace, "new", "K-7"))
    told = f'receiver = "a clinic"\nneeds = ["medical"]\nrecipient-key = "{identity.to_public()}"\n'
    drafted = step("refer", workspace, "draft", case, file("referral.toml", told))
    referral = found(r"p-[0-9a-z]{12}", drafted)
    assert "not agreed to" in step("refer", workspace, "show", case, referral).out
    why = file("why.txt", "known to us")
    refused = step("refer", workspace, "step", case, referral, "cleared", "--words-file", why)
    assert refused.code == 1
    assert told_in_two_lines(refused)
    agreed = 'purpose = "referral"\nrecipient = "a clinic"\nlanguage = "ru"\nhow = "spoken"\n'
    step("case", workspace, "write", case, "consent", file("consent.toml", agreed))
    for state in ("cleared", "offered", "accepted"):
        done = step("refer", workspace, "step", case, referral, state, "--words-file", why)
        assert done.code == 0, done.err
    pack = tmp_path / "pack.age"
    assert step("refer", workspace, "deliver", case, referral, pack).code == 0
    assert pyrage.decrypt(pack.read_bytes(), [identity])
