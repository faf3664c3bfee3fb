"""Which place each name of an article means: people, containment, company.

Every sense is scored by how many live there, what the words around say contains it, and how near it lies to the
likeliest senses of the article's other names. One sense a name; two rounds are enough for the company to settle.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tidings.annotate.places.toponyms import Toponym, fold_toponym

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WEIGHT_PEOPLE = 1.1
WEIGHT_HOLDER = 6.0
WEIGHT_KIND = {"country": 3.0, "demonym": 3.0, "capital": 2.5, "water": 0.5, "city": 0.5}
WEIGHT_DIVISION = 2.5
WEIGHT_SAME_COUNTRY = 0.7
WEIGHT_SAME_DIVISION = 1.0
WEIGHT_NEAR = 1.4
NEAR_KM = 150.0
"""Weights tried on the development half of LGL and read on the news sets; the order matters, the decimals do not."""
WEIGHT_OTHER_NAME = -1.5
"""For a city by another of its names where the table knows one that is called so."""
WEIGHT_VAST = 3.0
"""For a region of several countries: the Middle East before the quarter of that name."""
WEIGHT_HOME = 1.2
"""For a place in the country of the outlet."""
MOST_COMPANY = 2.5
ROUNDS = 2
MOST_SENSES = 40
KM_PER_DEGREE = 111.2


class Named(NamedTuple):
    """A toponym as spotted: where, its folded name, what it can mean, the readings of what is said to contain it."""

    tokens: tuple[int, int]
    key: str
    senses: tuple[Toponym, ...]
    holders: tuple[Toponym, ...] = ()
    division: bool = False
    paragraph: int = 0


def choose_senses(named: Sequence[Named], home: str = "") -> dict[str, Toponym]:
    """The place each folded name means, `home` being the outlet's country; a name without senses is not in it."""
    groups: dict[str, list[Named]] = defaultdict(list)
    for n in named:
        groups[n.key].append(n)
    fixed = {key: _own_scores(group, home) for key, group in groups.items()}
    weights = {key: min(3.0, float(len(group))) for key, group in groups.items()}
    chosen = {key: _best(scores) for key, scores in fixed.items()}
    for _ in range(ROUNDS):
        chosen = {key: _best(_with_company(key, fixed[key], chosen, weights)) for key in fixed}
    return chosen


def _best(scores: Mapping[Toponym, float]) -> Toponym:
    """The sense with the highest score; the more populous among equals."""
    return max(scores, key=lambda s: (scores[s], s.population, s.geonames or 0))


def _own_scores(group: Sequence[Named], home: str) -> dict[Toponym, float]:
    """What speaks for each sense of a name in its own words, and in its being at home."""
    senses = group[0].senses[:MOST_SENSES] if not any(n.holders for n in group) else group[0].senses
    return {s: _prior(s) + _held(s, group) + _as_division(s, group) + _at_home(s, home) for s in senses}


def _prior(sense: Toponym) -> float:
    """More people, more likely; a country before a city of its name, a city before a region of its name."""
    score = WEIGHT_PEOPLE * math.log10(sense.population + 10) + WEIGHT_KIND.get(sense.kind, 0.0)
    if sense.kind in {"city", "capital"} and not _is_called(sense):
        score += WEIGHT_OTHER_NAME
    return score + (WEIGHT_VAST if sense.kind == "region" and not sense.country else 0.0)


@lru_cache(maxsize=20_000)
def _is_called(sense: Toponym) -> bool:
    """Whether a place is looked up by the name it goes by, or a part of it."""
    name = fold_toponym(sense.name)
    return sense.key in name or name in sense.key


def _held(sense: Toponym, group: Sequence[Named]) -> float:
    """Whether the words say what contains it: "Portland, Maine", "the Syrian city of Hama"."""
    return max((WEIGHT_HOLDER for n in group if any(_contains(h, sense) for h in n.holders)), default=0.0)


def _contains(holder: Toponym, sense: Toponym) -> bool:
    """Whether one place lies in another, by country and division."""
    if holder is sense or holder.country != sense.country or not holder.country:
        return False
    if holder.kind in {"country", "demonym"}:
        return sense.kind not in {"country", "demonym"}
    return holder.kind == "region" and holder.division == sense.division != ""


def _as_division(sense: Toponym, group: Sequence[Named]) -> float:
    """Hama province is the region of that name."""
    return WEIGHT_DIVISION if sense.kind == "region" and any(n.division for n in group) else 0.0


def _at_home(sense: Toponym, home: str) -> float:
    """Whether a place lies in the outlet's country; the country itself is none the likelier for it."""
    return WEIGHT_HOME if home and sense.country == home and sense.kind != "country" else 0.0


def _with_company(
    key: str, scores: Mapping[Toponym, float], chosen: Mapping[str, Toponym], weights: Mapping[str, float]
) -> dict[Toponym, float]:
    """The scores with what the article's other names add: the same country, the same division, nearness."""
    others = [(s, weights[k]) for k, s in chosen.items() if k != key]
    countries, divisions = Counter[str](), Counter[tuple[str, str]]()
    for other, weight in others:
        countries[other.country] += weight  # type: ignore[assignment]
        divisions[other.country, other.division] += weight  # type: ignore[assignment]
    return {s: score + _company(s, others, countries, divisions) for s, score in scores.items()}


def _company(
    sense: Toponym,
    others: Sequence[tuple[Toponym, float]],
    countries: Mapping[str, float],
    divisions: Mapping[tuple[str, str], float],
) -> float:
    """What the other names add to one sense."""
    score = 0.0
    if sense.country:
        score += WEIGHT_SAME_COUNTRY * min(MOST_COMPANY, countries[sense.country])
    if sense.division:
        score += WEIGHT_SAME_DIVISION * min(MOST_COMPANY, divisions[sense.country, sense.division])
    near = sum(weight * math.exp(-distance_km(sense, o) / NEAR_KM) for o, weight in others if _is_point(o))
    return score + WEIGHT_NEAR * min(MOST_COMPANY, near)


def _is_point(sense: Toponym) -> bool:
    """Whether nearness to a place says something: not for a country or a sea."""
    return sense.kind in {"city", "capital", "site", "region"} and sense.km <= 2 * NEAR_KM


def distance_km(one: Toponym, other: Toponym) -> float:
    """The distance of two places in km, on a plane: close enough below a thousand."""
    height = one.latitude - other.latitude
    width = ((one.longitude - other.longitude + 180) % 360 - 180) * math.cos(
        math.radians((one.latitude + other.latitude) / 2)
    )
    return KM_PER_DEGREE * math.hypot(height, width)
