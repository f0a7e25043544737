"""The weeks in a page whose hash is right: signed, of now, of this deployment, not replaced."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from door.forms import NOON, PAGE, block
from door.signed import NAME, ROOT, deployment, text64, weeks

from habeas.door.building import DeploymentUnusable
from habeas.door.signatures import Issued, Root, check_weeks
from habeas.door.weeks import filled

TODAY, WEEK = NOON.date(), timedelta(weeks=1)
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(32))
THIS = block(NOON)


def check(*blocks, day=TODAY, is_kit=False, issued=None, page=PAGE):
    check_weeks(filled(page, blocks), day, is_kit, issued)


def issued(*blocks):
    root = Root.told(deployment([{}]))
    opened = [(*root.opened(one), one) for one in blocks]
    return Issued(root, {week: (number, one) for week, number, one in opened})


def test_the_block_of_this_week_is_right_also_by_a_clock_a_day_off():
    check(THIS)
    for day in (22, 23, 29, 30):
        check(THIS, day=TODAY.replace(day=day))


@pytest.mark.parametrize("off", [-WEEK, WEEK])
def test_a_week_that_was_signed_for_another_time_is_noticed(off):
    with pytest.raises(ValueError, match="not signed for this week, 2026-W48"):
        check(block(NOON + off))


@pytest.mark.parametrize("blocks", [(), (THIS, block(NOON + WEEK)), (THIS, THIS)])
def test_where_visitors_write_there_is_exactly_one_week(blocks):
    """Two would be taken for a kit: the person would be told to carry the text elsewhere."""
    with pytest.raises(ValueError, match=f"holds {len(blocks)} signed weeks"):
        check(*blocks)


@pytest.mark.parametrize(
    "forged",
    [
        block(NOON, root=OTHER),
        THIS | {"signature": block(NOON + WEEK)["signature"]},
        THIS | {"signature": ""},
        THIS | {"block": THIS["block"] + "!"},
        THIS | {"block": json.loads(THIS["block"])},
        THIS | {"signature": 1},
        {"block": THIS["block"]},
        ["block", "signature"],
        "block",
    ],
)
def test_what_the_root_did_not_sign_is_noticed(forged):
    with pytest.raises(ValueError, match="signature of a week does not hold"):
        check(forged)


def signed(**said):
    told = {"deployment": NAME, "week": "2026-W48", "number": 1} | said
    return signed_bytes(json.dumps(told).encode())


def signed_bytes(content):
    signature = ROOT.sign(b"habeas intake week v1\n" + content)
    return {"block": content.decode(), "signature": text64(signature)}


@pytest.mark.parametrize("other", [signed(deployment="elsewhere"), THIS | {"more": ""}])
def test_a_week_of_another_deployment_or_with_more_beside_it_is_noticed(other):
    with pytest.raises(ValueError, match="another deployment"):
        check(other)


@pytest.mark.parametrize("said", [{"number": "1"}, {"number": None}, {"week": 48}, None])
def test_a_week_that_is_signed_and_unreadable_is_noticed(said):
    with pytest.raises(ValueError, match="cannot be read"):
        check(signed(**said) if said else signed_bytes(b"[]"))


def test_weeks_that_are_written_otherwise_are_noticed():
    page = filled(PAGE, [THIS]).replace(b'"signature":', b'"signature":"","signature":')
    with pytest.raises(ValueError, match="written otherwise"):
        check_weeks(page, TODAY, False, None)


@pytest.mark.parametrize(
    "text", [b"{}", b'{"root":"AA"}', b'{"root":1,"deployment":"x"}', b"[]", b"x"]
)
def test_a_page_that_does_not_say_who_signs_is_never_right(text):
    start = PAGE.index(b'{"deployment"')
    page = PAGE[:start] + text + PAGE[PAGE.index(b"</script>") :]
    with pytest.raises(ValueError, match=r"who signs|does not hold"):
        check(THIS, page=page)


def test_a_kit_holds_many_weeks_and_this_one_among_them():
    kit = weeks(NOON - WEEK, 12)
    check(*kit, is_kit=True)
    with pytest.raises(ValueError, match="a week twice"):
        check(*kit, THIS, is_kit=True)
    with pytest.raises(ValueError, match="not signed for this week"):
        check(*kit[2:], is_kit=True)
    with pytest.raises(ValueError, match="signature of a week does not hold"):
        check(*kit[:-1], block(NOON + 10 * WEEK, root=OTHER), is_kit=True)


def test_a_week_that_was_replaced_by_a_later_signing_is_noticed():
    newer = issued(block(NOON, number=3))
    check(block(NOON, number=3), issued=newer)
    check(block(NOON, number=4), issued=newer)
    with pytest.raises(ValueError, match="2026-W48 has the number 2, and was replaced by 3"):
        check(block(NOON, number=2), issued=newer)
    with pytest.raises(ValueError, match="another than the one given out"):
        check(block(NOON, number=3, desks=3), issued=newer)
    with pytest.raises(ValueError, match="replaced by 3"):
        check(block(NOON + WEEK, number=1), day=TODAY + WEEK, issued=newer)


def test_a_number_that_the_page_itself_withdrew_is_noticed():
    page = PAGE.replace(b'{"deployment"', b'{"least": 2, "deployment"')
    check(block(NOON, number=2), page=page)
    with pytest.raises(ValueError, match="the number 1, which was withdrawn"):
        check(THIS, page=page)


def test_a_deployment_file_of_another_root_is_noticed():
    key = OTHER.public_key().public_bytes_raw()
    with pytest.raises(ValueError, match="root key"):
        check(THIS, issued=Issued(Root(key, NAME), {"2026-W48": (1, THIS)}))


def test_a_deployment_file_tells_the_number_of_each_week(tmp_path):
    file, given = tmp_path / "intake.json", weeks(datetime.now(UTC), 2)
    file.write_text(json.dumps(deployment(given)))
    assert [one for _, one in Issued.in_file(file).weeks.values()] == given
    file.write_text(json.dumps(deployment([given[0], block(NOON, root=OTHER)])))
    with pytest.raises(DeploymentUnusable, match="signature"):
        Issued.in_file(file)
