"""A case is taken to an avenue from the command line, and nothing leaves without consent."""

import re

from stories.running import told_in_two_lines


def test_a_submission_is_considered_written_and_refused_without_consent(step, workspace, tmp_path):
    def submit(action, *names):
        return step("submit", workspace, action, case, *names)

    assert step("case", workspace, "prepare").code == 0
    case = re.findall(r"k-[0-9a-z]{12}", step("case", workspace, "new", "K-7").out)[0]
    assert "No avenue was considered" in submit("list").out
    told = submit("consider", "un-cat-22")
    assert "not agreed to: that there is a case" in told.out, told.err
    assert "UN Committee against Torture, complaint under article 22 [un-cat-22]" in told.out
    assert re.search(r"field Remedies used, or why not \[remedies-used\]: empty", told.out)
    assert "This is not legal advice." in told.out
    kept = re.findall(r"p-[0-9a-z]{12}", told.out)[0]
    words = tmp_path / "words.txt"
    words.write_text("No remedy is open to her.", encoding="utf-8")
    assert submit("write", kept, "remedies-used", "--words-file", words).code == 0
    draft = tmp_path / "draft.html"
    assert submit("look", kept, "--out", draft).code == 0
    assert "Draft, not sent" in draft.read_text(encoding="utf-8")
    refused = submit("draft", kept, "--words-file", words)
    assert refused.code == 1
    assert told_in_two_lines(refused)
    out = tmp_path / "file.html"
    sent = submit("send", kept, "--out", out)
    assert (sent.code, out.exists()) == (1, False)
    asking = tmp_path / "request.toml"
    asking.write_text(
        'receiver = "a ministry in Orlo"\nasked = "A visa."\nby = 2031-05-01\n'
        'because = "the stay ends"\nknown = ["She was summoned."]\ncontact = "ask@team.example"\n'
        'ground = ["The law on aliens, article 7."]\nreason = "We met them."\n'
    )
    assert "Nothing was sent." in submit("ask", asking).out
    page = tmp_path / "page.html"
    unasked = submit("ask", asking, "--out", page)
    assert (unasked.code, page.exists()) == (1, False)
    assert "un-cat-22 " in submit("grounds").out
    assert "Nothing was put to anybody" in submit("reply").out
    assert submit("reply", "sing").code == 2
    assert "ended" in submit("track", kept, "ended", "--words-file", words).out
