from habeas.words.quantities import Quantity, Unit


def persons(lower: int | None, upper: int | None) -> Quantity:
    return Quantity(lower, upper, "", Unit.PERSONS)


def test_two_quantities_that_share_a_number_do_not_contradict():
    assert not persons(None, 100).contradicts(persons(100, None))


def test_at_least_a_hundred_contradicts_at_most_thirty_either_way_round():
    assert persons(100, None).contradicts(persons(None, 30))
    assert persons(None, 30).contradicts(persons(100, None))


def test_different_units_never_contradict():
    assert not persons(3, 3).contradicts(Quantity(10, 10, "", Unit.STOREYS))


def test_an_approximate_figure_contradicts_nothing_either_way_round():
    about = Quantity(100, 100, "about", Unit.PERSONS)
    assert about.is_approximate
    assert not about.contradicts(persons(30, 30))
    assert not persons(None, 30).contradicts(about)


def test_a_qualified_bound_is_not_approximate():
    assert not Quantity(None, 100, "as many as", Unit.PERSONS).is_approximate
