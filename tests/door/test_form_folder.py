"""The relay serves nothing but a form that is whole and lets the browser do little."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from door.forms import A_HASH, NOON, PAGE, POLICY, block, built
from door.signed import deployment

from habeas.door.building import build
from habeas.door.faults import FormExpired, NotAForm
from habeas.door.form_folder import check_week, read
from habeas.door.weeks import filled


@pytest.fixture
def folder(tmp_path):
    return built(tmp_path / "form")


@pytest.mark.parametrize("name", ["form.html", "kit.html", "csp.txt", "hash.txt"])
def test_a_folder_that_lacks_a_file_is_refused(folder, name):
    (folder / name).unlink()
    with pytest.raises(NotAForm, match="missing"):
        read(folder)


@pytest.mark.parametrize("name", ["form.html", "kit.html"])
def test_one_changed_byte_is_noticed(folder, name):
    page = (folder / name).read_bytes().replace(b"invented", b"Invented")
    (folder / name).write_bytes(page)
    with pytest.raises(NotAForm, match="hash"):
        read(folder)


def test_weeks_that_cannot_be_read_are_noticed(folder):
    (folder / "kit.html").write_bytes(filled(PAGE, [{"block": "{}", "signature": ""}]))
    with pytest.raises(NotAForm, match="weeks"):
        read(folder)


def test_a_week_that_nobody_signed_is_not_served(folder):
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    (folder / "kit.html").write_bytes(filled(PAGE, [block(NOON), block(NOON, root=other)]))
    with pytest.raises(NotAForm, match="signature of a week does not hold"):
        read(folder)


@pytest.mark.parametrize(
    "policy",
    [
        "",
        "default-src 'none'",
        f"{POLICY}; style-src 'unsafe-inline'",
        POLICY.replace("connect-src 'self'", "connect-src https://example.org"),
        POLICY.replace("connect-src 'self'", "connect-src *"),
        POLICY.replace("connect-src 'self'", "connect-src evil.example ws:"),
        POLICY.replace("script-src", "script-src data: blob: evil.example"),
        POLICY.replace(f" {A_HASH}", ""),
        f"{POLICY}; frame-src evil.example",
        f"script-src evil.example; {POLICY}",
        f"{POLICY}\r\nSet-Cookie: a=b",
    ],
)
def test_a_policy_that_lets_too_much_in_is_refused(folder, policy):
    (folder / "csp.txt").write_text(policy)
    with pytest.raises(NotAForm, match="policy"):
        read(folder)


def test_a_form_as_it_is_really_built_is_served(tmp_path):
    build(deployment(), tmp_path)
    assert len(read(tmp_path).weeks) == 12


def test_a_form_without_keys_for_this_week_is_not_served(folder):
    form = read(folder)
    check_week(form, folder, NOON.date())
    with pytest.raises(FormExpired, match="2027-W08"):
        check_week(form, folder, NOON.date().replace(year=2027, month=2, day=22))
    assert form.block(NOON.date()) == block(NOON)
