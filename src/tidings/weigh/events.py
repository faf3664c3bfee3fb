"""Accounts -> events: which accounts, in one article or many, tell one happening."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from tidings.held import Held
from tidings.model import Interval
from tidings.weigh.clusters import STRANGERS, group
from tidings.weigh.days import agree
from tidings.weigh.focus import SAME_FOCUS, find_focused
from tidings.weigh.ids import name_thing
from tidings.weigh.judged import judge_events
from tidings.weigh.likeness import compare, explain, families, total
from tidings.weigh.pile import Pile, Telling
from tidings.weigh.regrouping import Regrouped, regroup

CROWD = 80  # accounts in a block; in a larger one only pairs of one day or with a telling stem in common are compared
MOST_TELLING = 40  # articles; in a pile of any size a stem of more brings nothing together, so that cost stays linear
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
    regrouped = _obey(pile.held, tellings, groups, likeness)
    made = (_make(pile, [by_id[n] for n in r.items], likeness, r.grounds) for r in regrouped)
    return tuple(sorted(made, key=lambda g: g.id))


def _obey(
    held: Held, tellings: Sequence[Telling], groups: Iterable[tuple[str, ...]], likeness: Mapping[tuple[str, str], int]
) -> list[Regrouped[str]]:
    """The groups that people's judgements leave; an account that nobody judged goes with those it is most like."""
    if not held:
        return [Regrouped(g) for g in groups]

    def like(name: str, others: Sequence[str]) -> float:
        return sum(likeness.get((min(name, o), max(name, o)), STRANGERS) for o in others) / len(others)

    return regroup(groups, judge_events(held, tellings), like)


def _make(
    pile: Pile, tellings: Sequence[Telling], likeness: Mapping[tuple[str, str], int], grounds: Sequence[str]
) -> Grouped:
    name = name_thing("e", *sorted(t.id for t in tellings))
    return Grouped(name, tuple(tellings), "; ".join([_explain(pile, tellings, likeness), *grounds]))


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
    if not ties:
        return f"{len(tellings)} accounts"
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
    return pile.rarity.seen.get(word, 0) <= min(MOST_TELLING, max(2, TELLING * pile.rarity.documents))


def _pairs(pile: Pile, block: Sequence[Telling]) -> Iterator[tuple[str, str]]:
    """All pairs of a block; in a crowd, only those of one day or with a telling word in common."""
    for one, other in _find_near(pile, block) if len(block) > CROWD else combinations(block, 2):
        if one.id != other.id:
            yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _find_near(pile: Pile, block: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of a crowd found by sorted days and by stems, without trying every account with every other."""
    known = sorted((t for t in block if t.interval.days), key=lambda t: (t.interval, t.id))
    for i, one in enumerate(known):
        for other in islice(known, i + 1, None):
            if not one.interval.meets(other.interval):
                break
            yield one, other
    holders: dict[str, list[Telling]] = defaultdict(list)
    for told in block:
        for stem in told.bag:
            if _is_telling(pile, stem):
                holders[stem].append(told)
    for same in holders.values():
        yield from combinations(same, 2)


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
