"""Filling a form: what is held fills it, with its place; what is not held stays empty."""

from datetime import timedelta

import pytest
from dossiers.story import BLOG, COURIER
from dossiers.submissions.packing import (
    CASE,
    TODAY,
    circumstances,
    consent,
    form,
    pack,
    sources,
    with_case,
    written,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from protection.cases.cast import kept

from habeas.dossiers.cited import NothingToRestOn
from habeas.dossiers.submissions.facts import CaseNote, Fact, StatementNote, WrittenNote
from habeas.dossiers.submissions.filling import NoSuchIncidentHere
from habeas.dossiers.submissions.forms import data
from habeas.dossiers.submissions.held import Consented, HeldBack
from habeas.dossiers.submissions.sheet import Words
from habeas.dossiers.submissions.wording import LanguageNotSpoken
from habeas.protection.avenues.catalogue import NoSuchAvenue
from habeas.protection.cases.consents import Consent
from habeas.protection.cases.permissions import Permissions
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.subjects import CaseField, FieldSort
from habeas.words.bilingual import Bilingual
from habeas.words.explaining import LANGUAGES

AVENUES = sorted(data().forms)


def filling(prepared, field):
    return next(one for one in prepared.fillings if one.field.key == field)


def said(prepared, field):
    return ["".join(w.text for w in fact.words) for fact in filling(prepared, field).facts]


def test_a_fact_without_anything_it_rests_on_cannot_be_made():
    with pytest.raises(NothingToRestOn):
        Fact((Words("Forty men were taken."),), ())


@pytest.mark.parametrize("avenue", AVENUES)
def test_every_fact_of_every_form_rests_on_something(avenue):
    keys = {one.key for one in form(avenue).fields}
    held = with_case(avenue, *keys, written=tuple(written(key, "Words of ours.") for key in keys))
    prepared = pack(avenue, held=held)
    assert prepared.fillings
    assert all(fact.notes for one in prepared.fillings for fact in one.facts)


def test_facts_stand_in_the_order_of_the_dates_they_give_and_undated_ones_last():
    dated, *others = said(pack("un-hrc-op1"), "facts-in-date-order")
    assert dated.startswith("“3 April 2026”")
    assert others
    assert all(one.startswith("No date stated") for one in others)


def test_a_fact_from_a_report_quotes_it_letter_by_letter_and_says_where():
    for fact in filling(pack("un-hrc-op1"), "facts-in-date-order").facts:
        (note,) = fact.notes
        assert isinstance(note, StatementNote)
        assert all(anchor.quote in COURIER + BLOG for anchor in note.cited.anchors)
        assert any(note.cited.words in run.text for run in fact.words)


def test_the_ground_is_told_as_a_claim_and_by_whom():
    (ground,) = [one for one in said(pack("un-wgad"), "circumstances") if "Perceived" in one]
    assert ground.startswith("Perceived as “gay men”: this is the ground attributed to the alleged")
    assert "Velmara Legal Aid Network" in ground


def test_acts_do_not_say_of_people_what_was_only_claimed():
    acts = [one for one in said(pack("un-wgad"), "circumstances") if one.startswith("Detention")]
    assert acts == ["Detention"]


def test_nothing_is_written_for_a_field_nobody_fills():
    assert filling(pack("un-hrc-op1"), "remedy-sought").facts == ()
    assert filling(pack("un-hrc-op1"), "articles-claimed").facts == ()


def test_what_a_member_wrote_stands_as_that_with_the_statements_it_rests_on():
    first = sources().account.cited[0].identifier
    held = sources(written=(written("articles-claimed", "Articles 6 and 9.", rests_on=(first,)),))
    (fact,) = filling(pack("un-hrc-op1", held=held), "articles-claimed").facts
    mine, shown = fact.notes
    assert isinstance(mine, WrittenNote)
    assert shown.cited.identifier == first


def test_a_field_within_the_consent_is_filled_from_the_case():
    prepared = pack("un-hrc-op1", held=with_case("un-hrc-op1", "victim-identity"))
    (fact,) = filling(prepared, "victim-identity").facts
    assert fact.words[0].text == "Rada Mirel"
    assert fact.notes == (CaseNote(("s-4",), TODAY),)


@pytest.mark.parametrize(
    ("agreed", "why"),
    [
        (None, HeldBack.NO_CONSENT),
        (consent("un-hrc-op1", "complainant-contact"), HeldBack.NOT_NAMED),
        (consent("coe-ecthr-r39", "victim-identity"), HeldBack.OTHER_RECEIVER),
        (
            Consented("un.hrcttee", ("victim-identity",), ("s-4",), TODAY - timedelta(days=1)),
            HeldBack.OTHER_DAY,
        ),
    ],
    ids=["none", "another field", "another receiver", "looked at on another day"],
)
def test_a_field_that_no_consent_covers_is_held_back_and_says_why(agreed, why):
    held = sources(case=CASE, consent=agreed)
    one = filling(pack("un-hrc-op1", held=held), "victim-identity")
    assert one.facts == ()
    assert one.held_back is why


def test_a_field_that_only_those_told_in_turn_may_not_know_says_whom_the_consent_leaves_out():
    agreed = Consent(
        ConsentPurpose.SUBMISSION, "un.hrcttee", (), ("victim-identity",), "1", "en",
        TODAY, given_at="2031-01-01T09:00:00+00:00",
    )  # fmt: skip
    asked = Sending(ConsentPurpose.SUBMISSION, "un.hrcttee", ("vm.mfa",))
    permissions = Permissions(kept(agreed))
    named = {"vm.mfa": Bilingual("the ministry of Velmara", "министерство Велмары")}
    told = Consented.by(permissions, asked, ("victim-identity", "facts"), TODAY, named)
    one = filling(pack("un-hrc-op1", held=sources(case=CASE, consent=told)), "victim-identity")
    assert one.held_back is HeldBack.ONWARD_NOT_NAMED
    assert one.why("en").endswith("tells in turn: the ministry of Velmara")
    assert one.why("ru").endswith("передаёт дальше: министерство Велмары")
    assert told.untold_of("facts") == ()


def test_what_was_told_in_reports_is_held_back_too_where_the_case_could_be_known_by_it():
    one = filling(pack("un-hrc-op1", held=with_case("un-hrc-op1")), "facts-in-date-order")
    assert one.facts == ()
    assert one.held_back is HeldBack.NOT_NAMED


def test_what_the_sender_writes_of_themselves_asks_for_no_consent():
    held = with_case("un-wgad", written=(written("submitter-identity", "Velmara Legal Aid"),))
    one = filling(pack("un-wgad", held=held), "submitter-identity")
    assert [f.words[0].text for f in one.facts] == ["Velmara Legal Aid"]
    assert one.held_back is None


def test_an_incident_that_may_not_be_told_is_an_error():
    with pytest.raises(NoSuchIncidentHere):
        pack("un-hrc-op1", held=sources(incidents=("i-none",)))


def test_only_the_incidents_named_fill_a_form():
    every = sources()
    one = every.account.incidents[0].incident.key
    assert said(pack("un-wgad", held=sources(incidents=(one,))), "circumstances")


def test_an_avenue_or_language_nobody_knows_is_an_error():
    with pytest.raises(NoSuchAvenue):
        pack("un-nowhere")
    with pytest.raises(LanguageNotSpoken):
        pack("un-hrc-op1", "tlh")


def test_a_consent_is_taken_from_the_permissions_of_the_case_with_all_it_tells_in_turn():
    given = Consent(
        ConsentPurpose.SUBMISSION,
        "un.hrcttee",
        ("xx.mfa",),
        ("victim-identity", "whereabouts"),
        "submission-1",
        "en",
        begins=TODAY,
        given_at="2026-12-04T09:00:00+00:00",
        by="m-1",
    )
    permissions = Permissions((_Held("s-9", 1, given),))
    wanted = ("victim-identity", "medical-evidence")
    told = Sending(ConsentPurpose.SUBMISSION, "un.hrcttee", ("xx.mfa",))
    agreed = Consented.by(permissions, told, wanted, TODAY)
    assert agreed == Consented("un.hrcttee", ("victim-identity",), ("s-9",), TODAY)
    more = Sending(ConsentPurpose.SUBMISSION, "un.hrcttee", ("xx.mfa", "xx.police"))
    assert Consented.by(permissions, more, wanted, TODAY).fields == ()


class _Held:
    """A value as the ledger gives it back."""

    def __init__(self, identifier, version, value):
        self.identifier, self.version, self.value = identifier, version, value


@settings(max_examples=12, deadline=None)
@given(st.sets(st.sampled_from([one.field for one in CASE])), st.sampled_from(AVENUES))
def test_a_form_gives_no_sensitive_field_that_the_consent_does_not_name(fields, avenue):
    prepared = pack(avenue, held=with_case(avenue, *fields))
    theirs = {"case", "person"}
    for one in prepared.fillings:
        if one.field.sensitive or one.field.fills in theirs:
            assert not one.facts or one.field.key in fields


def test_a_place_that_is_held_does_not_take_the_year_or_the_state_complained_of_out_of_the_form():
    going = CaseField(
        "removal-destination", "Russian Federation, Orlo, 2 May 2031", FieldSort.PLACE
    )
    named = written("state-complained-of", "Russian Federation; 2031; Orlo.")
    held = sources(case=(going,), written=(named,))
    stands = circumstances(accused_states=("RU",))
    for language in LANGUAGES:
        guarded = pack("un-hrc-op1", language, held=held, stands=stands).protected
        (clean,) = guarded.redacted([named.words], "–")
        assert clean == "Russian Federation; 2031; –."


def test_a_state_that_nobody_complains_of_is_withheld_where_it_tells_the_place():
    here = CaseField("whereabouts", "Poland, Orlo", FieldSort.PLACE)
    stands = circumstances(accused_states=("RU",))
    guarded = pack("un-hrc-op1", held=sources(case=(here,)), stands=stands).protected
    assert guarded.redacted(["She is in Poland."], "–") == ("She is in –.",)
