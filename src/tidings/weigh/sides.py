"""Whether those who act in two accounts, and those acted upon, may be the same."""

from __future__ import annotations

from dataclasses import dataclass

from tidings.weigh.pile import Pile, Telling

PEOPLE = frozenset({"person", "group", "office"})
ARMED = frozenset({"MIL", "REB", "SPY"})
ROLES = ARMED | {"CIV", "HLH", "JRN", "EDU", "BUS", "LAB", "REL", "MED", "NGO"}
SYMMETRIC = frozenset({"CONSULT", "COOPERATE", "AGREE"})
SAME_ACTOR, SAME_STATE, OTHER_ACTOR = 800, 400, -1000
SAME_RECIPIENT, SAME_STATE_TO, OTHER_RECIPIENT = 600, 350, -1300
DESCRIBED = 300  # for "the police" in two articles, that name nobody
RIVAL = -1500  # two persons of one state, each named by one account only: Zarif's visit is not Dehghan's
PAIR = 2
OTHER_PARTNER = -1000  # of two meetings of two, the one who meets somebody else
SAME_PERSONS = 300  # for two persons or more who meet in both accounts
VIOLENT = "ASSAULT"  # a deed whose doer and victims each report describes in words of its own
SAME_VICTIM = 1000  # a person with a name is seldom attacked twice
UNLIKE = "state and people"
ONE_COUNTRY = 300  # "three Americans" and "an American nurse"; "an Afghan guard" and "an Afghan police officer"
OTHER_VICTIMS = 0  # one deed has several victims, and each report names those it knows
MISSING = -300  # for each participant that only one account of a meeting names


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that speaks for or against: its name and its points, in thousandths."""

    name: str
    points: int


@dataclass(frozen=True, slots=True)
class _Weights:
    """What a side is called, and the points for its possible relations."""

    name: str
    same: int
    state: int
    apart: int


ACTOR = _Weights("actor", SAME_ACTOR, SAME_STATE, OTHER_ACTOR)
RECIPIENT = _Weights("recipient", SAME_RECIPIENT, SAME_STATE_TO, OTHER_RECIPIENT)


def compare_sides(pile: Pile, one: Telling, other: Telling) -> tuple[Feature, ...]:
    """Actors with actors and recipients with recipients; where an event has no sides, everybody with everybody."""
    symmetric = one.account.type in SYMMETRIC or other.account.type in SYMMETRIC
    if symmetric and not (one.recipients and other.recipients):
        return _compare_all(pile, one.participants, other.participants)
    here = one.article == other.article
    straight = _compare_both(pile, (one.actors, one.recipients), (other.actors, other.recipients), here=here)
    if one.account.type == other.account.type == VIOLENT:
        return tuple(_excuse(pile, f, one, other) for f in straight)
    if not symmetric:
        return straight
    crossed = _compare_both(pile, (one.actors, one.recipients), (other.recipients, other.actors), here=here)
    return max(straight, crossed, key=lambda table: sum(f.points for f in table))


def _compare_both(
    pile: Pile, one: tuple[frozenset[str], frozenset[str]], other: tuple[frozenset[str], frozenset[str]], *, here: bool
) -> tuple[Feature, ...]:
    sides = zip(one, other, (ACTOR, RECIPIENT), strict=True)
    return tuple(_compare_side(pile, a, b, weights, here=here) for a, b, weights in sides)


def _compare_all(pile: Pile, first: frozenset[str], second: frozenset[str]) -> tuple[Feature, ...]:
    if not first or not second:
        return ()
    strangers = first - second, second - first
    if are_rivals(pile, *strangers):
        return (Feature("other persons of one state", RIVAL),)
    if _have_other_partners(pile, first, second):
        return (Feature("other partner", OTHER_PARTNER),)
    shared = len(first & second) + _kin(pile, *strangers) / 2
    if not shared:
        return (Feature("other participants", OTHER_ACTOR if _are_named(pile, first, second) else 0),)
    share = min(1.0, shared / min(len(first), len(second)))
    fewer = abs(len(first) - len(second)) * MISSING
    known = SAME_PERSONS if len(_persons(pile, first & second)) > 1 else 0
    return (Feature("shared participants", round((SAME_ACTOR + SAME_RECIPIENT) * share) + fewer + known),)


def _have_other_partners(pile: Pile, first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether one party meets two others, of two states: Lavrov and Kerry, Lavrov and the Iraqi minister."""
    one, other = first - second, second - first
    if len(first) != PAIR or len(second) != PAIR or len(one) != 1:
        return False
    states = pile.country_of(*one), pile.country_of(*other)
    return all(states) and states[0] != states[1]


def _compare_side(pile: Pile, one: frozenset[str], other: frozenset[str], weights: _Weights, *, here: bool) -> Feature:
    """One side with the same side; within one article (`here`) those only described are known to be the same."""
    if not one or not other:
        return Feature(weights.name, 0)
    if are_rivals(pile, one - other, other - one):
        return Feature(f"other {weights.name} of the same state", RIVAL)
    if shared := one & other:
        named = here or any(pile.is_named(a) for a in shared)
        return Feature(f"same {weights.name}", weights.same if named else DESCRIBED)
    if _kin(pile, one, other):
        return Feature(f"{weights.name} of the same state", weights.state)
    if _are_named(pile, one, other):
        return Feature(f"other {weights.name}", weights.apart)
    return Feature(f"{UNLIKE} as {weights.name}", weights.apart // 2 if _are_unlike(pile, one, other) else 0)


def _excuse(pile: Pile, feature: Feature, one: Telling, other: Telling) -> Feature:
    """A feature of two accounts of violence, without what only their words make of it."""
    if feature.name.startswith(UNLIKE):
        return Feature(feature.name, 0)  # who strikes a state hits people
    actors = feature.name.removeprefix("other ").startswith("actor")
    if not actors and any(_is_person(pile, a) for a in one.recipients & other.recipients):
        return Feature("same victim", SAME_VICTIM)
    if feature.points >= 0:
        return feature
    if actors:
        return _excuse_side(pile, feature, one.actors, other.actors)
    if are_of_two_kinds(pile, one.recipients, other.recipients):
        return feature
    return _excuse_side(pile, feature, one.recipients, other.recipients)


def _excuse_side(pile: Pile, feature: Feature, first: frozenset[str], second: frozenset[str]) -> Feature:
    """People told of in other words are not other people: a guard may be the gunman, the dead Americans doctors.

    States and bodies stay apart, and so do people of two countries and doers with names.
    """
    everybody = first | second
    countries = [{c for a in side if (c := pile.country_of(a))} for side in (first, second)]
    shared = countries[0] & countries[1]
    if not are_people(pile, everybody) or (all(countries) and not shared):
        return feature
    name = "actor" if "actor" in feature.name else "recipient"
    described = everybody - pile.named
    if name == "actor" and described != everybody and not (shared and described):
        return feature
    return Feature(f"{name} in other words", ONE_COUNTRY if shared else OTHER_VICTIMS)


def _is_person(pile: Pile, actor: str) -> bool:
    return actor in pile.named and pile.actors[actor].type == "person"


def are_of_two_kinds(pile: Pile, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether all of one side carry arms and all of the other something else: sailors, fishermen."""
    roles = [[{c for c in pile.actors[a].codes if c in ROLES} for a in side] for side in (one, other)]
    armed = [[bool(r & ARMED) for r in side if r] for side in roles]
    return all(armed) and ((all(armed[0]) and not any(armed[1])) or (all(armed[1]) and not any(armed[0])))


def are_people(pile: Pile, side: frozenset[str]) -> bool:
    """Whether all of a side are persons or groups of them: no state, office or body."""
    return all(a in pile.actors and pile.actors[a].type in PEOPLE for a in side)


def are_rivals(pile: Pile, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each side has a person of one state that the other lacks: two ministers, two visitors."""
    first, second = _persons(pile, one), _persons(pile, other)
    return any(pile.country_of(a) == pile.country_of(b) is not None for a in first for b in second)


def _persons(pile: Pile, side: frozenset[str]) -> list[str]:
    return [a for a in side if a in pile.actors and pile.actors[a].type == "person"]


def _are_named(pile: Pile, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both sides have somebody with a name: "two people" and "Ann Ash" may be the same."""
    return all(any(pile.is_named(a) for a in side) for side in (one, other))


def _are_unlike(pile: Pile, one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one side are states and the other people of no known state: Russia, the fishermen."""
    states = [{pile.is_state(a) for a in side} for side in (one, other)]
    others = frozenset(a for a in one | other if not pile.is_state(a))
    return {True} in states and {False} in states and are_people(pile, others)


def _kin(pile: Pile, one: frozenset[str], other: frozenset[str]) -> int:
    """How many of the first have one among the second that is their state, or whose state they are."""
    return sum(any(is_kin(pile, a, b) for b in other) for a in one)


def is_kin(pile: Pile, one: str, other: str) -> bool:
    """Whether one of two actors is the state of the other ("Russia", "the Russian Defence Ministry")."""
    country = pile.country_of(one)
    return country is not None and country == pile.country_of(other) and (pile.is_state(one) or pile.is_state(other))
