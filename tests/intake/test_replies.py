"""Cautions, safe replies, the root key file, and the way to the relay."""

import os

import pytest

from habeas.evidence.passphrases import Cost
from habeas.intake import cautions, roots, transport
from habeas.intake.cautions import Caution
from habeas.intake.transport import NotACollectingAddress, Relay, RelayNotReached

QUICK = Cost(1024, 1, 1)
KEY = "forty grey stones in the yard"


def found(text):
    return {one.caution for one in cautions.cautions(text)}


def test_no_safe_reply_gives_rise_to_any_caution():
    for key, words in cautions.templates().items():
        for text in (words.en, words.ru):
            assert found(text) == set(), key


@pytest.mark.parametrize(
    "text",
    [
        "Come to the station.",
        "We will pick you up.",
        "Leave the house tonight and take the bus.",
        "Встретимся у моста.",
        "Приходите завтра в кафе.",
        "Уезжайте сегодня же.",
        "Идите к границе.",
        "Мы вас ждём.",
    ],
)
def test_a_meeting_or_a_move_is_pointed_at(text):
    assert {Caution.MEETING, Caution.MOVING} & found(text)


def test_a_safe_reply_is_one_only_unchanged():
    said = cautions.templates()["wait"].en
    assert cautions.is_template(said)
    for changed in (said + ".", said[:-1], said.replace("a", "а"), said.replace("w", "w\u00ad")):
        assert not cautions.is_template(changed)


def test_names_days_and_contacts_are_pointed_at_with_their_words():
    told = {
        one.caution: one.words for one in cautions.cautions("Ask Karo, on 4 May, at a@b.example")
    }
    assert "Karo" in told[Caution.NAME]
    assert "4" in told[Caution.DAY]
    assert told[Caution.CONTACT] == ("a@b.example",)
    assert found("Спросите Каро.") == {Caution.NAME}


def test_plain_words_give_rise_to_none():
    assert found("Thank you. Were you hurt yourself?") == set()
    assert found("Спасибо. Вы сами не пострадали?") == set()


def test_the_root_key_opens_with_its_passphrase_alone_and_no_damaged_file_is_believed():
    key = roots.new_root(os.urandom)
    file = roots.sealed_file(key, KEY, os.urandom, QUICK)
    assert roots.public_of(roots.opened_file(file, KEY, "f")) == roots.public_of(key)
    with pytest.raises(roots.WrongRootPassphrase):
        roots.opened_file(file, "another long passphrase", "f")
    swapped = file.replace(roots.public_of(key).hex().encode(), bytes(32).hex().encode())
    with pytest.raises(roots.WrongRootPassphrase):
        roots.opened_file(swapped, KEY, "f")
    for damaged in (b"", b"{}", file[:-9], b"[1]", file.replace(b'"memory": 1024', b'"memory": 0')):
        with pytest.raises(roots.NotARootKey):
            roots.opened_file(damaged, KEY, "f")


@pytest.mark.parametrize(
    ("address", "socks"),
    [
        ("https://127.0.0.1:1", ""),
        ("http://relay.example", ""),
        ("http://relay.example", "127.0.0.1:9050"),
        ("http://abc.onion", ""),
        ("http://127.0.0.1:1/in", ""),
        ("http://abc.onion", "9050"),
        ("http://abc.onion", "127.0.0.1:x"),
        ("http://user@127.0.0.1", ""),
        ("http://127.0.0.1:99999999", ""),
        ("", ""),
    ],
)
def test_an_address_that_would_show_who_collects_is_refused(address, socks):
    with pytest.raises(NotACollectingAddress):
        transport.place_of(address, socks)


def test_a_relay_or_a_proxy_that_is_not_there_is_told_as_such():
    for relay in (
        Relay("http://127.0.0.1:9", timeout=2),
        Relay("http://abc.onion", "127.0.0.1:9", timeout=2),
    ):
        with pytest.raises(RelayNotReached):
            relay.slots()
