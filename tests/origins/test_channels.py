"""Who speaks, and through whom it came: one channel is never two origins."""

from origins.printing import attributed, authorial, printed, relayed

from habeas.origins.derivation import describe
from habeas.origins.independence import independence
from habeas.origins.lineage import EdgeKind, NodeKind
from habeas.origins.tracing import trace
from habeas.words.statements import SpeakerKind

NETWORK = "Velmara Legal Aid Network"
INTERVIEW = "I was arrested at the market in Keld. Officers asked for my papers."
NEWS = (
    "Vessa Morane, who leads the network, said that men were beaten. "
    "The Velmara Legal Aid Network said that forty men were taken."
)


def interview(exhibit="x-1"):
    first = authorial("I was arrested at the market in Keld", basis="victim")
    return printed(exhibit, INTERVIEW, first, author=NETWORK, title="Interview 14")


def news(exhibit="x-2"):
    return printed(
        exhibit,
        NEWS,
        attributed("men were beaten", "Vessa Morane"),
        attributed("forty men were taken", f"The {NETWORK}", kind=SpeakerKind.BODY),
    )


def test_the_origin_of_an_interview_is_whoever_speaks_in_it():
    found = trace([interview()])
    (seen,) = [node for node in found.nodes if node.kind is NodeKind.OBSERVATION]
    assert describe(seen) == "what a person without a name, in “Interview 14” states first hand"


def test_whoever_recorded_an_interview_stands_in_the_chain():
    (chain,) = independence(trace([interview()]), ["x-1/1"]).at_least.chains
    assert chain == ("observation:exhibit:x-1", "voice:velmara legal aid network", "exhibit:x-1")


def test_two_interviews_of_one_recorder_are_one_chain_at_least():
    found = trace([interview("x-1"), interview("x-2")])
    assert independence(found, ["x-1/1", "x-2/1"]).at_least.number == 1


def test_whoever_leads_a_body_may_speak_through_the_same_channel():
    edges = {(e.child, e.parent) for e in trace([news()]).edges if e.kind is EdgeKind.SAME_HAND}
    assert edges == {("voice:vesa morane", "voice:velmara legal aid network")}


def test_a_bulletin_under_a_bodys_name_is_that_bodys_own():
    bulletin = printed("x-3", "Two men died.", authorial("Two men died"), title=NETWORK)
    edges = trace([news(), bulletin]).edges
    assert ("exhibit:x-3", "voice:velmara legal aid network") in {
        (e.child, e.parent) for e in edges if e.kind is EdgeKind.SAME_HAND
    }


def test_a_group_of_voices_is_no_original_to_obtain():
    text = "Four families said that officers told them to settle the matter."
    kinds = {"kind": SpeakerKind.GROUP, "named": False}
    found = trace(
        [
            printed(
                "x-1",
                text,
                attributed("officers told them to settle the matter", "Four families", **kinds),
                attributed(
                    "settle the matter", "officers", relays=(relayed("Four families"),), **kinds
                ),
            )
        ]
    )
    assert found.originals == ()


def test_a_papers_short_name_in_its_own_report_is_no_original_to_obtain():
    text = "The men are held, two relatives told the Courier."
    held = attributed(
        "The men are held",
        "two relatives",
        kind=SpeakerKind.GROUP,
        named=False,
        relays=(relayed("the Courier"),),
    )
    assert trace([printed("x-1", text, held, outlet="The Tarsin Courier")]).originals == ()
