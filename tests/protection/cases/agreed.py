"""What a person agreed to, and what was excepted, told by rules of their own."""

from protection.cases.making import (
    TODAY,
)

from habeas.protection.cases.moments import moment


def agreed_by_hand(case, sending, to, name):
    """Whether the person's last word on one recipient and one field was a yes that holds."""
    said = [
        held.value for held in case.consents
        if (held.value.purpose, held.value.recipient) == (sending.purpose, sending.recipient)
    ]  # fmt: skip
    taken_at = [
        moment(one.at) for held in said for one in held.taken_back
        if one.everything or name in one.fields or to in one.onward
    ]  # fmt: skip
    for held in said:
        is_named = to in ("", *held.onward) and name in ("", *held.fields)
        in_term = held.begins <= TODAY and (held.until is None or held.until >= TODAY)
        if held.given_at and is_named and in_term:
            own = any(
                one.everything or name in one.fields or to in one.onward for one in held.taken_back
            )
            if not own and all(at < moment(held.given_at) for at in taken_at):
                return True
    return False


def excepted_by_hand(case, sending, to, name):
    return any(
        held.value.review is None
        and held.value.first.by != held.value.second.by
        and held.value.first.on <= TODAY <= held.value.review_by
        and held.value.sending.recipient == sending.recipient
        and held.value.sending.purpose == sending.purpose
        and to in ("", *held.value.sending.onward)
        and name in ("", *held.value.sending.fields)
        for held in case.exceptions
    )
