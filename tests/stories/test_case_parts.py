"""The parts of a case from the command line: written from files, never on the line itself."""

import re

from stories.running import told_in_two_lines

CONSENT = """
purpose = "submission"
recipient = "un.hrcttee"
onward = ["ru.mfa"]
fields = ["victim-identity"]
language = "ru"
how = "spoken"
"""


def test_a_consent_is_written_given_back_and_its_letter_is_drafted(step, workspace, tmp_path):
    def written(part, text):
        file = tmp_path / f"{part}.toml"
        file.write_text(text, encoding="utf-8")
        return step("case", workspace, "write", case, part, file)

    assert step("case", workspace, "prepare").code == 0
    case = re.findall(r"k-[0-9a-z]{12}", step("case", workspace, "new", "K-7").out)[0]
    kept = written("consent", CONSENT)
    assert kept.code == 0, kept.err
    consent = re.findall(r"p-[0-9a-z]{12}", kept.out)[0]
    assert "Human Rights Committee" in step("consent", workspace, "list", case).out
    reason = tmp_path / "why.txt"
    reason.write_text("afraid for her mother", encoding="utf-8")
    back = step("consent", workspace, "withdraw", case, consent, "--words-file", reason)
    assert "holds at once" in back.out, back.err
    assert "withdrawn" in step("consent", workspace, "list", case).out
    wrong = written("danger", 'kind = "earthquake"')
    assert wrong.code == 1
    assert told_in_two_lines(wrong)
