"""Invented places and households: what holds of every shortlist made of them."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from habeas.protection.lanes import Lane
from habeas.protection.placement.barriers import NOT_NEGOTIABLE, Barrier, barriers
from habeas.protection.placement.blocs import Accepted
from habeas.protection.placement.matching import shortlist
from habeas.protection.placement.missing import missing_capacity
from habeas.protection.placement.places import Place, Service
from habeas.protection.placement.shortlists import Shortlist
from habeas.protection.placement.units import Unit, having_refused
from habeas.protection.placement.wishes import Vacancy, Wish, Wishing, vacancy

KEY = b"a key of a team that is invented"
COUNTRIES = ("AR", "KE", "VM")
LANGUAGES = ("ru", "fr", "en")
SERVICES = ("medical-care", "step-free")
MAKEUPS = ("children", "animals")
HOMES = ("Sorrow Ferry", "Old Quarry", "")
LANES = list(Lane)


@dataclass(frozen=True)
class World:
    units: tuple[Unit, ...]
    places: tuple[Place, ...]
    accepted: tuple[Accepted, ...]
    before: dict[str, str]

    @cached_property
    def wishes(self) -> tuple[Wish, ...]:
        return tuple(map(Wishing(self.places, KEY).wish, self.units))

    @cached_property
    def vacancies(self) -> tuple[Vacancy, ...]:
        return tuple(vacancy(place, KEY) for place in self.places)

    @cached_property
    def found(self) -> Shortlist:
        return self.matched()

    @cached_property
    def by_unit(self) -> dict[str, Unit]:
        return {unit.identifier: unit for unit in self.units}

    @cached_property
    def by_place(self) -> dict[str, Place]:
        return {place.identifier: place for place in self.places}

    def matched(self, **other) -> Shortlist:
        given = {
            "wishes": self.wishes,
            "vacancies": self.vacancies,
            "accepted": self.accepted,
            "before": self.before,
        }
        return shortlist(**{**given, **other})

    def with_units(self, units: tuple[Unit, ...]) -> "World":
        """The same places with other households."""
        return World(units, self.places, self.accepted, self.before)

    def at(self, place: str) -> list[str]:
        """Who is proposed a place or accepted there."""
        accepted = [one.unit for one in self.accepted if one.place == place]
        return accepted + [unit for unit, where in self.found.places.items() if where == place]


def world(chance):
    places = tuple(place_of(chance, f"p-{n}") for n in range(chance.randrange(6)))
    names = [f"k-{n}" for n in range(chance.randrange(9))]
    units = tuple(unit_of(chance, name, names, places) for name in names)
    before = {
        name: chance.choice(places).identifier for name in names if places and chance.random() < 0.4
    }
    return World(units, places, accepted_of(chance, units, places), before)


def crowd(chance, units, places):
    """Many households and places, with nobody placed yet and nobody kept apart."""
    homes = tuple(place_of(chance, f"p-{n}") for n in range(places))
    names = [f"k-{n}" for n in range(units)]
    made = tuple(
        replace(unit_of(chance, name, names, homes[:2]), together=(), apart=()) for name in names
    )
    return World(made, homes, (), {})


def seen(made):
    """What the worlds met, so that a run can say how much it tried."""
    places = made.found.places
    yield from ("placed",) * bool(places)
    yield from ("somebody unplaced",) * bool(made.found.unplaced)
    yield from ("somebody moved",) * bool(made.found.moved)
    yield from ("accepted ones",) * bool(made.accepted)
    yield from {kind.value for wish in made.wishes for _, kinds in wish.barred for kind in kinds}


def some(chance, values, share=0.3):
    return tuple(one for one in values if chance.random() < share)


def place_of(chance, name):
    return Place(
        name,
        name.title(),
        chance.choice(COUNTRIES),
        chance.choice((0, 1, 2, 3, 5, 8, 8)),
        largest=chance.choice((None, None, 3, 1)),
        languages=some(chance, LANGUAGES, 0.75),
        services=tuple(
            Service(one, chance.choice((None, 0, 1))) for one in some(chance, SERVICES, 0.7)
        ),
        excludes=some(chance, MAKEUPS, 0.2),
        entry_from=chance.choice((None, COUNTRIES, ("any",), ("VM",))),
        passport=chance.random() < 0.2,
        communities=some(chance, COUNTRIES, 0.2),
        from_one_home=chance.choice((None, None, 1, 2)),
        closed=chance.random() < 0.07,
    )


def unit_of(chance, name, names, places):
    others = [one for one in names if one != name]
    identifiers = [place.identifier for place in places]
    return Unit(
        name,
        chance.choice((1, 1, 1, 2, 3, 5)),
        chance.choice(LANES),
        date(2031, 1, 1) + timedelta(days=chance.randrange(200)),
        willing=chance.random() < 0.9,
        country=chance.choice((*COUNTRIES, "")),
        passport=chance.choice((True, True, None, False)),
        languages=some(chance, LANGUAGES, 0.75),
        needs=some(chance, SERVICES, 0.15),
        makeup=some(chance, MAKEUPS, 0.2),
        feared_countries=some(chance, COUNTRIES, 0.1),
        feared_communities=some(chance, COUNTRIES, 0.1),
        feared_places=some(chance, identifiers, 0.1),
        refused=some(chance, identifiers, 0.05),
        asked_places=some(chance, identifiers, 0.2),
        home=chance.choice(HOMES),
        together=some(chance, others, 0.02),
        apart=some(chance, others, 0.05),
    )


def accepted_of(chance, units, places):
    wished = map(Wishing(places, KEY).wish, units)
    return tuple(
        Accepted.of(wish, chance.choice(places).identifier)
        for wish in wished
        if places and chance.random() < 0.12
    )


def no_place_is_overfilled(made, _):
    for place in made.places:
        accepted = sum(one.size for one in made.accepted if one.place == place.identifier)
        proposed = sum(
            made.by_unit[unit].size
            for unit, at in made.found.places.items()
            if at == place.identifier
        )
        if proposed and accepted + proposed > place.persons:
            return f"{place.identifier}: {accepted} + {proposed} > {place.persons}"
    return None


def no_slot_is_given_twice(made, _):
    for place in made.places:
        users = Counter(
            need for unit in made.at(place.identifier) for need in made.by_unit[unit].needs
        )
        proposed = {
            need
            for unit, at in made.found.places.items()
            if at == place.identifier
            for need in made.by_unit[unit].needs
        }
        for service in place.services:
            full = service.slots is not None and users[service.name] > service.slots
            if full and service.name in proposed:
                return f"{place.identifier}: {service.name} is given to {users[service.name]}"
    return None


def nobody_is_placed_against_a_hard_reason(made, _):
    for unit, place in made.found.places.items():
        if made.by_place[place].closed:
            return f"{unit} at {place}, which is closed"
        if found := barriers(made.by_unit[unit], made.by_place[place]):
            return f"{unit} at {place}: {found}"
    return None


def nobody_is_near_those_they_must_be_apart_from(made, _):
    for unit, place in made.found.places.items():
        for other in made.at(place):
            if other in made.by_unit[unit].apart or unit in made.by_unit[other].apart:
                return f"{unit} and {other} at {place}"
    return None


def too_few_from_one_home_to_be_found(made, _):
    for place in made.places:
        if place.from_one_home is None:
            continue
        homes = Counter(made.by_unit[unit].home for unit in made.at(place.identifier))
        for unit, at in made.found.places.items():
            home = made.by_unit[unit].home
            if at == place.identifier and home and homes[home] > place.from_one_home:
                return f"{homes[home]} from {home} at {at}"
    return None


def those_who_belong_together_are(made, _):
    where = {**made.found.places, **{one.unit: one.place for one in made.accepted}}
    settled = {one.unit for one in made.accepted}
    for unit in made.units:
        for other in unit.together:
            here, there = where.get(unit.identifier), where.get(other)
            waits = None in (here, there) and {unit.identifier, other} & settled
            if here != there and not waits and not {unit.identifier, other} <= settled:
                return f"{unit.identifier} and {other}"
    return None


def the_unwilling_get_no_proposal(made, _):
    told = [unit for unit in made.found.places if not made.by_unit[unit].willing]
    return f"{told}" if told else None


def accepted_placements_stay(made, _):
    moved = [one.unit for one in made.accepted if one.unit in made.found.places]
    return f"{moved}" if moved else None


def the_order_of_records_changes_nothing(made, chance):
    def mixed(held):
        return chance.sample(held, len(held))

    units = [
        replace(unit, together=tuple(mixed(unit.together)), needs=tuple(mixed(unit.needs)))
        for unit in mixed(made.units)
    ]
    other = made.matched(
        wishes=map(Wishing(mixed(made.places), KEY).wish, units),
        vacancies=mixed(made.vacancies),
        accepted=mixed(made.accepted),
        before=dict(mixed(list(made.before.items()))),
    )
    same = other.places == made.found.places and all(
        other.ranking(unit) == made.found.ranking(unit) for unit in made.by_unit
    )
    return None if same else f"{other.places} and {made.found.places}"


def a_second_run_moves_nobody(made, _):
    again = made.matched(before=made.found.places)
    return None if again.places == made.found.places else f"{made.found.places} → {again.places}"


def nobody_less_urgent_stands_in_the_way(made, _):
    """Whoever has no place could not have one if all who are less urgent gave theirs up."""
    linked = {
        one for unit in made.units if unit.together for one in (unit.identifier, *unit.together)
    }
    wishes = {wish.unit: wish for wish in made.wishes}
    for name in set(made.found.unplaced) - linked:
        rank = LANES.index(made.by_unit[name].lane)
        ahead = {u: at for u, at in made.found.places.items() if as_urgent(made, u, rank)}
        kept = [Accepted.of(wishes[unit], place) for unit, place in ahead.items()]
        others = [wishes[one.unit] for one in made.accepted] + [wishes[unit] for unit in ahead]
        only = made.matched(
            wishes=[wishes[name], *others], accepted=(*made.accepted, *kept), before={}
        )
        if name in only.places:
            return f"{name} could be at {only.places[name]}"
    return None


def as_urgent(made, unit, rank):
    bloc = made.found.bloc(unit)
    return min(LANES.index(made.by_unit[one].lane) for one in bloc.units) <= rank


def a_refusal_lowers_no_lane_and_the_place_is_not_proposed_again(made, chance):
    if not made.found.places:
        return None
    name, place = chance.choice(sorted(made.found.places.items()))
    before = made.by_unit[name]
    after = having_refused(before, place)
    if (after.lane, after.since, after.willing) != (before.lane, before.since, before.willing):
        return f"{name}: {before.lane} → {after.lane}"
    units = [after if unit.identifier == name else unit for unit in made.units]
    held = made.matched(wishes=map(Wishing(made.places, KEY).wish, units))
    return f"{name} at {place} again" if held.places.get(name) == place else None


def every_pair_has_its_reason(made, _):
    for wish in made.wishes:
        standings = made.found.ranking(wish.unit)
        if wish.willing and {one.place for one in standings} != made.by_place.keys():
            return f"{wish.unit}: {standings}"
        waiting = wish.unit in made.found.unplaced
        silent = [one for one in standings if not one.barriers and not one.is_proposed]
        if waiting and silent:
            return f"{wish.unit} has no place, and nothing stands against {silent[0].place}"
    return None


def needs_and_fears_are_in_no_wish(made, _):
    told = repr(made.wishes) + repr(made.vacancies)
    secrets = (*SERVICES, *MAKEUPS, *COUNTRIES, *HOMES[:2], *(f"'{one}'" for one in LANGUAGES))
    return next((word for word in secrets if word in told), None)


def nothing_that_protects_is_called_missing_capacity(made, _):
    report = missing_capacity(made.found)
    named = {one.barrier for one in report.missing} & (NOT_NEGOTIABLE | {Barrier.SAFETY})
    small = [n for n in (report.unplaced.held, report.by_no_single.held) if n and n < 5]
    small += [one.households.held for one in report.missing if (one.households.held or 9) < 5]
    return f"{named} {small}" if named or small else None


PROPERTIES = {
    "no place takes more persons than it can": no_place_is_overfilled,
    "no slot of a service is given twice": no_slot_is_given_twice,
    "nobody is placed against a hard reason": nobody_is_placed_against_a_hard_reason,
    "those who must be apart are": nobody_is_near_those_they_must_be_apart_from,
    "not too many from one home live at one place": too_few_from_one_home_to_be_found,
    "those who belong together are": those_who_belong_together_are,
    "the unwilling get no proposal": the_unwilling_get_no_proposal,
    "accepted placements stay": accepted_placements_stay,
    "the order of records changes nothing": the_order_of_records_changes_nothing,
    "a second run moves nobody": a_second_run_moves_nobody,
    "nobody less urgent stands in the way": nobody_less_urgent_stands_in_the_way,
    "a refusal lowers no lane": a_refusal_lowers_no_lane_and_the_place_is_not_proposed_again,
    "every pair has its reason": every_pair_has_its_reason,
    "needs and fears are in no wish": needs_and_fears_are_in_no_wish,
    "nothing that protects is called missing capacity": (
        nothing_that_protects_is_called_missing_capacity
    ),
}
