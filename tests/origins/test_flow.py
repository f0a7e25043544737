from habeas.origins.flow import disjoint_paths


def test_two_separate_ways_are_two_paths():
    paths = disjoint_paths({("a", "x"), ("b", "y")}, {"a", "b"}, {"x", "y"})
    assert paths.chains == (("a", "x"), ("b", "y"))
    assert paths.cut == ("a", "b")


def test_two_ways_through_one_vertex_are_one_path_and_the_vertex_is_the_cut():
    arcs = {("a", "m"), ("b", "m"), ("m", "x"), ("m", "y")}
    paths = disjoint_paths(arcs, {"a", "b"}, {"x", "y"})
    assert len(paths.chains) == 1
    assert paths.cut == ("m",)


def test_a_vertex_that_is_origin_and_goal_is_a_path_of_its_own():
    paths = disjoint_paths(set(), {"a"}, {"a"})
    assert (paths.chains, paths.cut) == ((("a",),), ("a",))


def test_no_origin_means_no_path():
    paths = disjoint_paths({("a", "b")}, set(), {"b"})
    assert (paths.chains, paths.cut) == ((), ())


def test_a_ring_is_walked_once():
    arcs = {("a", "b"), ("b", "c"), ("c", "a"), ("c", "x")}
    paths = disjoint_paths(arcs, {"b"}, {"x"})
    assert paths.chains == (("b", "c", "x"),)


def test_a_greedy_first_path_is_taken_back_where_that_gives_more():
    arcs = {("a", "p"), ("a", "q"), ("b", "p"), ("p", "x"), ("q", "y")}
    paths = disjoint_paths(arcs, {"a", "b"}, {"x", "y"})
    assert len(paths.chains) == 2
