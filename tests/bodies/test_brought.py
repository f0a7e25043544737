from dataclasses import replace

from bodies.entering import body, tie

from habeas.bodies.brought import (
    Brought,
    BroughtBody,
    BroughtTie,
    Differing,
    Present,
    SameName,
    compared,
)

NOTHING = Present({}, (), {})


def brought(bodies=(), ties=()):
    return Brought(
        tuple(BroughtBody(line, one) for line, one in enumerate(bodies, 2)),
        tuple(BroughtTie(line, one) for line, one in enumerate(ties, 2 + len(bodies))),
    )


def present(*bodies, ties=(), actors=()):
    return Present({one.key: one for one in bodies}, tuple(ties), dict(actors))


def test_lines_of_one_key_are_one_body_with_what_each_adds():
    lines = [
        body("guard", state="VM"),
        body("guard", note="Since 2029"),
        body("guard", "The Guard"),
    ]
    told = compared(brought(lines), NOTHING)
    assert told.bodies == (body("guard", state="VM", note="Since 2029"),)
    assert told.joined == 2
    assert told.differing == (Differing(4, "guard", ("name",)),)


def test_bodies_of_one_name_under_two_keys_are_told_and_not_joined():
    lines = [body("vm.guard", "The Guard"), body("or.guard", "Guard")]
    told = compared(brought(lines), present(body("x", "GUARD")))
    assert len(told.bodies) == 2
    assert told.same_names == (SameName("The Guard", ("or.guard", "vm.guard", "x")),)


def test_a_file_taken_in_once_more_adds_nothing():
    bodies, ties = [body("a"), body("b")], [tie("a", "commands", "b")]
    first = compared(brought(bodies, ties), NOTHING)
    again = compared(brought(bodies, ties), present(*first.bodies, ties=first.ties))
    assert (again.bodies, again.ties, again.here_already) == ((), (), 3)
    assert (again.differing, again.same_names, again.mistakes) == ((), (), ())


def test_what_is_here_is_never_written_over():
    told = compared(brought([body("a", state="OR")]), present(body("a", state="VM")))
    assert (told.bodies, told.here_already) == ((), 0)
    assert told.differing == (Differing(2, "a", ("state",)),)


def test_what_was_withdrawn_stays_withdrawn_and_is_told():
    held = tie("a", "commands", "b", is_withdrawn=True)
    here = present(body("a", is_withdrawn=True), body("b"), body("c"), ties=[held])
    told = compared(brought([body("a")], [tie("a", "commands", "b", identifier="")]), here)
    assert (told.bodies, told.ties) == ((), ())
    assert told.withdrawn == ((2, "a"), (3, "a – b"))


def test_a_tie_withdrawn_and_entered_anew_is_here():
    gone = tie("a", "commands", "b", "l-1", is_withdrawn=True)
    anew = replace(gone, identifier="l-2", is_withdrawn=False)
    for order in ((gone, anew), (anew, gone)):
        told = compared(brought(ties=[gone]), present(body("a"), body("b"), ties=order))
        assert (told.ties, told.withdrawn, told.here_already) == ((), (), 1)


def test_a_tie_to_a_body_nobody_knows_is_a_mistake_with_its_line():
    told = compared(brought([body("a")], [tie("a", "commands", "nobody")]), NOTHING)
    assert [(one.line, one.error.facts["key"]) for one in told.mistakes] == [(3, "nobody")]


def test_a_tie_may_lead_to_an_actor_of_reports_and_the_same_line_again_counts_once():
    line = tie("a", "commands", "regiment")
    told = compared(brought([body("a")], [line, line]), present(actors=[("regiment", "Regiment")]))
    assert told.ties == (line,)
    assert (told.joined, told.mistakes) == (1, ())


def test_a_new_body_that_reports_name_is_told_to_become_the_same():
    told = compared(brought([body("regiment")]), present(actors=[("regiment", "The Regiment")]))
    assert told.in_reports == ("regiment",)
    assert told.same_names == ()
