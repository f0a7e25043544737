"""An allegation is put to the accused in words that show nothing of the case, or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest
from protection.cases.cast import (
    FIELDS,
    MIRA,
    NOW,
    TODAY,
    a_channel,
    a_consent,
    a_plan,
    a_sent,
    case,
    signed,
    told,
)

from habeas.protection.cases.against import Against
from habeas.protection.cases.allegations import Allegation, ReplyState
from habeas.protection.cases.consents import NotConsented, withdrawn
from habeas.protection.cases.emergency import EmergencyAnswer, EmergencyForm
from habeas.protection.cases.helping import Helper, HelperRole
from habeas.protection.cases.others import AffectedOther, OthersNotAsked
from habeas.protection.cases.protected import ProtectedKind, protected
from habeas.protection.cases.replies import (
    NoNameToLookFor,
    NothingWorded,
    ProtectedValueShown,
    WrongReplyStep,
    cleared,
    put,
    replied,
    reworded,
    shown,
    unanswered,
    withheld,
)
from habeas.protection.cases.route_plans import RoutePlan
from habeas.protection.cases.sendings import ConsentPurpose
from habeas.protection.cases.signatures import NobodyNamed, ReasonNeeded
from habeas.protection.cases.subjects import (
    CaseField,
    FieldSort,
    OwnWords,
    subject,
    with_field,
    with_words,
)
from habeas.protection.cases.threats import Threat

POLICE = "velmara.police"
CLEAN = "It is alleged that in March officers of the town police held several men without a record."
SAID = "They locked us in the cellar behind the station and counted us every evening."
TO_THE_POLICE = a_consent((), recipient=POLICE, purpose=ConsentPurpose.REPLY)


def a_person():
    held = subject("K-204")
    fields = (
        CaseField("victim-identity", "Мария Хасанская", FieldSort.NAME),
        CaseField("whereabouts", "Ostrava, Lipová street", FieldSort.PLACE),
        CaseField("facts", "CELL-17", FieldSort.OTHER),
        CaseField("medical-evidence", "Velmara", FieldSort.OPEN),
    )
    for field in fields:
        held = with_field(held, field, FIELDS)
    return with_words(held, OwnWords(SAID, "en", TODAY))


def a_case(**more):
    places = {
        "subject": a_person(),
        "plan": a_plan(a_channel("+7 900 555-01-02"), a_channel("sparrow.77@post.example")),
        "consents": (TO_THE_POLICE,),
        "helpers": (Helper("Ada Kern", HelperRole.INTERPRETER, channels=("@adakern",)),),
        "routes": (RoutePlan("de-22-1", "1", details="by the night train to the northern border"),),
        "emergencies": (
            EmergencyForm(
                MIRA,
                "",
                answers=(EmergencyAnswer("where", "at my aunt's flat near the old market"),),
            ),
        ),
        "against": (Against("It is said that she fled through the back window.", told()),),
        "threats": (Threat("Goran Sovenko", body=POLICE, places=("the sawmill at Orva",)),),
    }
    return case(**{**places, **more})


def allegation(rendering=CLEAN):
    return Allegation(POLICE, rendering, "en", ("i-1",))


def a_cleared(where=None):
    return cleared(allegation(), where or a_case(), signed())


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Maria", ProtectedKind.NAME),
        ("a woman named Khasanskaya", ProtectedKind.NAME),
        ("МАРИЯ", ProtectedKind.NAME),
        ("Марии", ProtectedKind.NAME),
        ("Мaрия", ProtectedKind.NAME),  # with a Latin a
        ("M-a-r-i-a", ProtectedKind.NAME),
        ("Marıa", ProtectedKind.NAME),
        ("in Ostrava", ProtectedKind.PLACE),
        ("в Остраве", ProtectedKind.PLACE),
        ("on Lipova st.", ProtectedKind.PLACE),
        ("the sawmill at Orva", ProtectedKind.PLACE),
        ("8 (900) 5550102", ProtectedKind.CONTACT),
        ("call 555 01 02", ProtectedKind.CONTACT),
        ("SPARROW.77", ProtectedKind.CONTACT),
        ("case K 204", ProtectedKind.PSEUDONYM),
        ("cell 17", ProtectedKind.OTHER),
        ("locked us in the cellar behind", ProtectedKind.QUOTE),
        ("LOCKED US, in the cellar; behind", ProtectedKind.QUOTE),
        ("the night train to the north", ProtectedKind.QUOTE),
        ("flat near the old market", ProtectedKind.QUOTE),
        ("as Ada interpreted", ProtectedKind.NAME),
        ("who fled through the back window", ProtectedKind.QUOTE),
        ("write to adakern", ProtectedKind.CONTACT),
    ],
)
def test_a_wording_that_shows_a_protected_value_is_blocked(words, kind):
    faulty = f"{CLEAN} It names {words} too."
    with pytest.raises(ProtectedValueShown) as told:
        cleared(allegation(faulty), a_case(), signed())
    assert kind in {leak.kind for leak in told.value.leaks}


def test_the_error_says_where_and_never_what():
    faulty = f"{CLEAN} Maria was there."
    with pytest.raises(ProtectedValueShown) as told:
        cleared(allegation(faulty), a_case(), signed())
    start = faulty.index("Maria")
    assert any(start <= leak.start < start + 5 for leak in told.value.leaks)
    assert "Maria" not in f"{told.value} {told.value.what_to_do}"
    assert "Мария" not in f"{told.value} {told.value.facts}"


def test_a_wording_that_shows_nothing_is_cleared_by_a_named_person():
    assert shown(a_case(), CLEAN) == ()
    assert a_cleared().read == signed()
    with pytest.raises(NobodyNamed):
        cleared(allegation(), a_case(), signed(""))


def test_the_accused_themselves_may_be_named():
    named = f"{CLEAN} The town police is commanded by Goran Sovenko, in Velmara."
    assert shown(a_case(), named) == ()


def test_a_wording_that_says_nothing_is_refused():
    with pytest.raises(NothingWorded):
        cleared(allegation("  "), a_case(), signed())
    with pytest.raises(NothingWorded):
        cleared(replace(allegation(), body=""), a_case(), signed())


def test_a_case_that_knows_no_name_is_cleared_only_with_a_reason():
    nameless = case(consents=(TO_THE_POLICE,))
    with pytest.raises(NoNameToLookFor):
        cleared(allegation(), nameless, signed())
    assert cleared(allegation(), nameless, signed(reason="no person is mentioned at all"))


def test_the_way_of_a_right_of_reply():
    there, left = put(a_cleared(), a_case(), a_sent(), NOW)
    assert (left.sending.recipient, left.sending.fields) == (POLICE, ())
    done = replied(there, "s-9", "c-1", TODAY)
    assert (done.state, done.statement) == (ReplyState.REPLIED, "s-9")


def test_what_the_case_learns_after_clearing_still_blocks():
    field = CaseField("facts", "several men", FieldSort.OTHER)
    wiser = a_case(subject=with_field(a_person(), field, FIELDS))
    with pytest.raises(ProtectedValueShown):
        put(a_cleared(), wiser, a_sent(), NOW)


def test_nothing_is_put_to_the_accused_without_consent_to_that():
    with pytest.raises(NotConsented):
        put(a_cleared(), a_case(consents=()), a_sent(), NOW)
    gone = a_case(consents=(withdrawn(TO_THE_POLICE, NOW, MIRA),))
    with pytest.raises(NotConsented):
        put(a_cleared(), gone, a_sent(), NOW)


def test_nothing_is_put_to_the_accused_before_others_were_asked():
    mother = a_case(others=(AffectedOther("the mother", "she lives next door"),))
    with pytest.raises(OthersNotAsked):
        put(a_cleared(mother), mother, a_sent(), NOW)


def test_other_words_have_to_be_cleared_again():
    other = reworded(a_cleared(), CLEAN.replace("several", "some"))
    with pytest.raises(WrongReplyStep):
        put(other, a_case(), a_sent(), NOW)
    there, _ = put(a_cleared(), a_case(), a_sent(), NOW)
    with pytest.raises(WrongReplyStep):
        reworded(there, "Something else.")


def test_silence_is_written_down_after_the_day_it_was_asked_for():
    asked = replace(a_cleared(), until=TODAY)
    there, _ = put(asked, a_case(), a_sent(), NOW)
    with pytest.raises(WrongReplyStep):
        unanswered(there, TODAY)
    silent = unanswered(there, TODAY + timedelta(days=1))
    assert replied(silent, "s-9", "c-1", TODAY).state is ReplyState.REPLIED


def test_not_putting_it_needs_a_reason():
    with pytest.raises(ReasonNeeded):
        withheld(allegation(), signed())
    assert (
        withheld(allegation(), signed(reason="it would lead to her")).state is ReplyState.WITHHELD
    )


def test_every_kind_of_value_a_case_knows_is_protected():
    assert {value.kind for value in protected(a_case())} == set(ProtectedKind)


def test_what_is_said_to_be_open_is_not_protected():
    assert not any("Velmara" in value.value for value in protected(a_case()))
