"""Accounts -> events: which accounts, in one article or many, tell one happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tidings.model import Interval
from tidings.weigh.clusters import group
from tidings.weigh.days import agree
from tidings.weigh.focus import SAME_FOCUS, find_focused
from tidings.weigh.ids import name_thing
from tidings.weigh.likeness import compare, explain, families, total
from tidings.weigh.pile import Pile, Telling

CROWD = 200  # accounts in a block; in a larger one only pairs of one day or with a telling stem in common are compared
TELLING = 0.25  # share of articles of a pile in which a stem may stand and still bring accounts of a crowd together


@dataclass(frozen=True, slots=True)
class Grouped:
    """The accounts of one happening, and on what grounds they were put together."""

    id: str
    tellings: tuple[Telling, ...]
    why: str


def group_tellings(pile: Pile, tellings: Sequence[Telling]) -> tuple[Grouped, ...]:
    """Every account in exactly one group; groups in the order of their ids."""
    by_id = {t.id: t for t in tellings}
    likeness: dict[tuple[str, str], int] = {}
    for pair in _find_candidates(pile, tellings):
        likeness[pair] = total(compare(pile, by_id[pair[0]], by_id[pair[1]]))
    for pair in set(find_focused(pile, tellings)):
        known = likeness.get(pair)
        base = total(compare(pile, by_id[pair[0]], by_id[pair[1]])) if known is None else known
        likeness[pair] = base + SAME_FOCUS
    groups = group(sorted(by_id), likeness)
    made = (_make(pile, [by_id[n] for n in names], likeness) for names in groups)
    return tuple(sorted(made, key=lambda g: g.id))


def _make(pile: Pile, tellings: Sequence[Telling], likeness: Mapping[tuple[str, str], int]) -> Grouped:
    name = name_thing("e", *sorted(t.id for t in tellings))
    return Grouped(name, tuple(tellings), _explain(pile, tellings, likeness))


def _explain(pile: Pile, tellings: Sequence[Telling], likeness: Mapping[tuple[str, str], int]) -> str:
    """The strongest tie of the account that hangs on least."""
    if len(tellings) == 1:
        return "one account"
    by_id = {t.id: t for t in tellings}
    ties: dict[str, tuple[int, str]] = {}
    for one, other in combinations(sorted(by_id), 2):
        points = likeness.get((one, other))
        if points is not None:
            ties[one] = max(ties.get(one, (points, other)), (points, other))
            ties[other] = max(ties.get(other, (points, one)), (points, one))
    name, (_, to) = min(ties.items(), key=lambda t: (t[1][0], t[0]))
    table = explain(compare(pile, by_id[name], by_id[to]))
    return f"{len(tellings)} accounts; the loosest, {name}, is tied to {to} by: {table}"


def _find_candidates(pile: Pile, tellings: Sequence[Telling]) -> set[tuple[str, str]]:
    """Pairs worth comparing: kindred types that share a participant, a participant's state, or telling words."""
    blocks: dict[tuple[str, str], list[Telling]] = defaultdict(list)
    for told in tellings:
        for key in set(_keys(pile, told)):
            for family in families(told.account.type):
                blocks[family, key].append(told)
    return {pair for _, block in sorted(blocks.items()) for pair in _pairs(pile, block)}


def _keys(pile: Pile, told: Telling) -> Iterator[str]:
    """What a telling is looked up by: the states of its participants; where a side is unknown, its telling words."""
    for actor in told.participants:
        yield pile.country_of(actor) or actor
    if not told.actors or not told.recipients:
        yield from (f"word {w}" for w in told.bag if _is_telling(pile, w))


def _is_telling(pile: Pile, word: str) -> bool:
    """Whether a stem stands in few enough articles to bring accounts together."""
    return pile.rarity.seen.get(word, 0) <= max(2, TELLING * pile.rarity.documents)


def _pairs(pile: Pile, block: Sequence[Telling]) -> Iterator[tuple[str, str]]:
    """All pairs of a block; in a crowd, only those of one day or with a telling word in common."""
    crowd = len(block) > CROWD
    for one, other in combinations(block, 2):
        if one.id != other.id and (not crowd or _are_near(pile, one, other)):
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _are_near(pile: Pile, one: Telling, other: Telling) -> bool:
    if one.interval.days and other.interval.days and one.interval.meets(other.interval):
        return True
    return any(_is_telling(pile, w) for w in one.bag & other.bag)


def commonest(values: Sequence[str | None]) -> str | None:
    """The value most accounts give, None aside; of equals the first by name."""
    counts = Counter(v for v in values if v)
    return min(counts, key=lambda v: (-counts[v], v)) if counts else None


def find_days(tellings: Sequence[Telling]) -> Interval:
    """The days that most accounts of an event allow; those of accounts that name a time, where any does."""
    timed = [t.interval for t in tellings if t.account.times]
    return agree(timed if any(i.days for i in timed) else [t.interval for t in tellings])


def find_side(tellings: Sequence[Telling], side: str) -> tuple[str, ...]:
    """Who acts, or is acted upon: all whom a third or more of the accounts that name any name; commonest first."""
    named = [getattr(t, side) for t in tellings if getattr(t, side)]
    counts = Counter(a for actors in named for a in actors)
    return tuple(sorted((a for a, n in counts.items() if 3 * n >= len(named)), key=lambda a: (-counts[a], a)))


def index_events(groups: Sequence[Grouped]) -> Mapping[str, str]:
    """The event of each account."""
    return {t.id: g.id for g in groups for t in g.tellings}
