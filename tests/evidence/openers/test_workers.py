"""The preloaded process, its children, and what its parent believes of them."""

import os
import signal
import sys

import pytest
from evidence.openers.openers_filing import FIRST, SECOND

from habeas.evidence.openers import Containment, Limits, Openers, process, refusals
from habeas.evidence.openers.frames import pack
from habeas.evidence.openers.opening import open_bytes
from habeas.evidence.openers.replies import packed, unpacked
from habeas.evidence.openers.worker import in_child

LIMITS = Limits()
OPENED = open_bytes(f"A headline\n\n{FIRST}".encode(), "a.txt", LIMITS)


def test_an_answer_comes_back_as_it_was_sent():
    assert unpacked(packed(OPENED), "a.txt") == OPENED


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"blocks": [[0, 10', b'"blocks": [[0, 99'),
        (b'"blocks": [[0, 10', b'"blocks": [[9, 03'),
        (b'"language": "en"', b'"language": 1234'),
        (b'"headline"', b'"headless"'),
        (b'"gaps": []', b'"gaps": {}'),
        (b'"gaps": []', b'"gaps": [["openers.invented"]]'),
        (b'"gaps": []', b'"gaps": [["openers.pictures", ["n", 3]]]'),
        (b'"attachments": []', b'"attachments": 12'),
        (b'"published": ""', b'"published": []'),
    ],
)
def test_an_answer_that_makes_no_sense_is_no_answer(before, after):
    answer = packed(OPENED)
    assert before in answer
    with pytest.raises(refusals.ReaderBroke):
        unpacked(answer.replace(before, after), "a.txt")


def test_a_cut_or_prolonged_answer_is_no_answer():
    answer = packed(OPENED)
    for wrong in (answer[:-1], answer + b"x", b"", b"\xff\xff\xff\xff", answer[:20]):
        with pytest.raises(refusals.ReaderBroke):
            unpacked(wrong, "a.txt")


def test_a_refusal_that_carries_words_of_the_file_is_not_passed_on():
    answer = pack({"refused": "UnknownKind", "facts": {"found": "Imre Solt"}})
    with pytest.raises(refusals.ReaderBroke):
        unpacked(answer, "a.txt")


def test_an_invented_refusal_is_not_passed_on():
    with pytest.raises(refusals.ReaderBroke):
        unpacked(pack({"refused": "Refusal", "facts": {}}), "a.txt")


def test_a_child_that_answers_without_end_is_stopped():
    ended, answer = in_child(lambda: bytes(200_000), Limits(text=1000, file=1000))
    assert (ended, answer) == ("too much", b"")


def test_a_child_that_crashes_gives_no_answer():
    def crash():
        os.kill(os.getpid(), signal.SIGTERM)
        return b"never"

    assert in_child(crash, LIMITS) == ("broke", b"")


def test_a_child_that_raises_gives_no_answer_and_runs_nothing_of_its_parent():
    assert in_child(lambda: bytes(1 // 0), LIMITS) == ("broke", b"")


def test_when_the_worker_dies_the_file_is_named_and_the_next_one_is_read():
    with Openers() as openers:
        assert openers.open(FIRST.encode(), "a.txt").rendition.text == FIRST
        os.kill(openers._worker._process.pid, signal.SIGKILL)
        with pytest.raises(refusals.ReaderBroke, match=r"lost\.txt"):
            openers.open(FIRST.encode(), "lost.txt")
        assert openers.open(SECOND.encode(), "a.txt").rendition.text == SECOND


def test_nothing_of_one_file_reaches_the_answer_about_the_next(openers):
    first = openers.open(FIRST.encode(), "a.txt")
    openers.open(SECOND.encode(), "b.txt")
    assert openers.open(FIRST.encode(), "a.txt") == first


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_worker_holds_no_environment_and_no_descriptor_but_its_pipes(openers, tmp_path):
    with open(tmp_path / "held", "wb") as held:
        os.set_inheritable(held.fileno(), True)
        with Openers() as fresh:
            assert fresh.containment
            folder = f"/proc/{fresh._worker._process.pid}"
            assert sorted(os.listdir(f"{folder}/fd")) == ["0", "1", "2"]
            with open(f"{folder}/environ", "rb") as environment:
                assert environment.read().strip(b"\0") == b""


def test_leaving_the_block_ends_the_worker():
    with Openers() as openers:
        assert openers.containment
        process = openers._worker._process
    assert process.poll() is not None


def test_a_system_that_offers_nothing_is_described_without_comfort():
    words = " ".join(Containment(own_process=True).in_words())
    assert "hostile file could reach" in words
    assert "Landlock здесь нет" in " ".join(Containment().in_words("ru"))
    assert not Containment(own_process=True).is_complete


@pytest.mark.parametrize("greeting", [pack({}), pack({}, b"[1]"), b"\0\0\0\x02{}", b""])
def test_a_worker_that_cannot_say_what_holds_it_is_given_no_file(monkeypatch, greeting):
    code = f"import sys; sys.stdout.buffer.write({greeting!r}); sys.stdout.flush(); input()"
    monkeypatch.setattr(process, "_command", lambda limits: [sys.executable, "-I", "-c", code])
    monkeypatch.setattr(process, "_STARTING", 1)
    with Openers() as openers, pytest.raises(refusals.CannotContain):
        openers.open(FIRST.encode(), "a.txt")
