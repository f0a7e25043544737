"""One workspace through every verb, as a documenter would use it over weeks."""

import json
import re

from stories.conftest import EXAMPLE
from stories.running import habeas


def flat(text):
    return " ".join(text.split())


def identifiers(text, letter):
    return re.findall(rf"\b{letter}-[0-9a-z]{{12}}\b", text)


def test_adding_the_same_folder_twice_keeps_each_exhibit_once(run, workspace):
    first = run("add", workspace, EXAMPLE)
    second = run("add", workspace, EXAMPLE)
    assert first.code == second.code == 0, first.out + second.out
    kept = identifiers(first.out, "x")
    assert sorted(kept) == sorted(identifiers(second.out, "x"))
    assert len(kept) == len(set(kept)) == len(list(EXAMPLE.iterdir()))
    assert "0 kept" in second.lines[-1]


def test_every_key_of_a_new_workspace_is_stretched_at_full_cost(run, tmp_path):
    folder = tmp_path / "cases"
    assert run("init", folder, "--you", "Ane").code == 0
    (tmp_path / "second").write_text("seven lanterns on the ferry", encoding="utf-8")
    given = ("--new-passphrase-file", tmp_path / "second")
    assert run("member", folder, "add", "Bron", *given).code == 0
    files = [json.loads(path.read_bytes()) for path in (folder / "members").glob("m-*.json")]
    assert len(files) == 3  # Ane, Bron and the recovery sheet
    assert {(file["memory"], file["passes"], file["lanes"]) for file in files} == {(65536, 3, 4)}


def test_reading_again_reads_nothing_that_was_read(run, told):
    assert run("read", told).lines[-1].startswith("0 draft statements from 0 exhibits")


def test_a_word_is_found_by_its_dictionary_form_in_both_languages(run, told):
    english = run("search", told, "beat")
    russian = run("search", told, "мужчина")
    assert "13-legal-aid-bulletin" in english.out
    assert "14-severny-vestnik" in russian.out


def test_a_name_is_found_in_either_script(run, told):
    found = run("search", told, "Хасимел").out
    assert "02-meridian-agency" in found
    assert "14-severny-vestnik" in found


def test_a_rejected_statement_counts_no_more_and_comes_back_when_undone(run, told):
    statement = identifiers(run("show", told, "statements").out, "s")[0]
    rejected = run("judge", told, "reject", statement, "--reason", "Misread.")
    assert rejected.code == 0, rejected.err
    assert "rejected" in run("show", told, statement).out
    assert f"{statement}  [rejected] by Ane" in run("show", told, "statements").out
    assert f"({statement}): rejected by Ane, because: “Misread.”" in flat(run("show", told).out)
    decision = identifiers(rejected.out, "j")[0]
    assert run("judge", told, "undo", decision, "--reason", "It was right.").code == 0
    assert "rejected" not in run("show", told, statement).out.split("history", 1)[0]


def test_a_decision_without_a_reason_is_refused(run, told):
    statement = identifiers(run("show", told, "statements").out, "s")[0]
    refused = run("judge", told, "reject", statement)
    assert refused.code == 2
    assert "error: " in refused.err


def test_a_correction_is_shown_with_what_stood_before(run, told):
    listed = run("show", told, "statements").lines
    place = next(n for n, line in enumerate(listed) if "Three of them were killed" in line)
    statement = identifiers(listed[place - 1], "s")[0]
    before = run("show", told, statement).out
    assert "how many: “Three”" in before
    assert "history" not in before
    corrected = ("correct", statement, "--speaker", "a shopkeeper", "--reason", "He said it.")
    assert run("judge", told, *corrected).code == 0
    after = run("show", told, statement, "--why").out
    assert "speaker: the document → a shopkeeper" in after
    assert "states it without a source" not in after


def test_a_wrong_name_among_several_keeps_no_decision(run, told):
    statement = identifiers(run("show", told, "statements").out, "s")[0]
    refused = run("judge", told, "confirm", statement, "s-000000000000", "--reason", "Read.")
    assert refused.code == 1
    assert identifiers(run("show", told, "decisions").out, "j") == []


def test_a_search_says_when_it_shows_only_some(run, told):
    assert "more than these 2" in run("search", told, "Keld", "--most", 2).lines[-1]
    assert "more than" not in run("search", told, "Keld", "--most", 1000).out


def test_the_help_of_a_verb_keeps_its_lines():
    for verb, start in (("judge", "  undo J"), ("member", "  sheet "), ("compartment", "  new ")):
        assert any(line.startswith(start) for line in habeas(verb, "--help").lines), verb


def test_a_dossier_is_written_where_the_person_says(run, told, tmp_path):
    out = tmp_path / "dossier.html"
    done = run("tell", told, "--out", out)
    assert done.lines[-1] == str(out)
    assert "working copy, names people, not for release" in out.read_text(encoding="utf-8")
    again = run("tell", told, "--out", out)
    assert again.code == 1
    assert "is there already" in again.err


def test_without_a_terminal_no_passphrase_is_asked_for(told):
    refused = habeas("show", told)
    assert refused.code == 1
    assert "--passphrase-file" in refused.err
    assert "Warning" not in refused.err


def test_what_could_not_be_opened_is_named_in_plain_words(run, told, tmp_path):
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04 cut off")
    assert run("add", told, tmp_path / "cut.docx").code == 1
    assert "cut.docx: damaged file" in run("show", told).out


def test_a_dossier_needs_a_name(run, told):
    for name in ("", "-"):
        refused = run("tell", told, "--out", name)
        assert refused.code == 2
        assert "name of a file" in refused.err


def test_why_shows_the_chain_edge_by_edge(run, told):
    listed = run("show", told, "statements").lines
    place = next(n for n, line in enumerate(listed) if "do not exist in our republic" in line)
    why = run("show", told, identifiers(listed[place - 1], "s")[0], "--why").out
    assert "Meridian" in why
    assert "←" in why


def test_everything_verifies_and_a_checkpoint_kept_elsewhere_agrees(run, told, tmp_path):
    assert run("verify", told).code == 0
    note = tmp_path / "checkpoint"
    assert run("checkpoint", told, "export", note).code == 0
    assert run("add", told, EXAMPLE).code == 0
    agreed = run("checkpoint", told, "verify", note)
    assert agreed.code == 0, agreed.err


def test_what_was_searched_for_is_logged_where_it_was_searched(run, told):
    assert run("search", told, "Хасимел").code == 0
    logged = run("show", told, "searches")
    assert "Хасимел" in logged.out
    assert identifiers(logged.out, "m")
