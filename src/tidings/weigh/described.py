"""Bodies and groups that are never named, put together by the words that describe them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from tidings.names.parts import fold
from tidings.resources import load
from tidings.weigh.actor_names import ONE_OF_MANY, by_length, strip_article
from tidings.weigh.chains import Chain
from tidings.weigh.institutions import name_words

DescribedKey = tuple[str, ...]
LENGTH_OF_SHARED_KEY = 3  # what kind, words, country; a key bound to one article is longer
_COLLECTIVES = frozenset(
    {"group", "groups", "force", "forces", "fighters", "factions", "militants", "units", "elements", "members"}
)
# Descriptions, without their plural s, that could be anybody's: they stay actors of their article.
_UNSPECIFIC = frozenset(
    {"people", "official", "group", "source", "men", "women", "troop", "force", "side", "analyst", "expert",
     "civilian", "countrie", "country", "critic", "observer", "other", "team", "unit", "member", "they",
     "party", "partie", "leader", "officer", "plane", "ship", "vessel", "aircraft", "boat", "man", "woman"}
)  # fmt: skip
_NOT_TELLING = frozenset({"unarmed", "innocent", "unfortunate", "poor", "own", "brave", "peaceful", "armed", "local"})
_NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozen", "dozens", "hundreds", "thousands"}
)
_ONE_KIND = frozenset({"fishing boat", "torpedo boat"})  # the words of one kind are used for each other
_UNITS = frozenset({"fleet", "squadron", "flotilla", "armada"})
_AIRCRAFT = frozenset({"plane", "warplane"})


def group_described(chains: Sequence[Chain]) -> dict[DescribedKey, list[Chain]]:
    """Chains of bodies without a name by what they are called and their state, or each alone where that says little."""
    by_words: dict[DescribedKey, list[Chain]] = defaultdict(list)
    for chain in chains:
        words = describe(chain)
        telling = words not in _UNSPECIFIC or (words == "people" and chain.country)
        general = words and telling and not all(_is_one_of_many(n) for n in chain.nominals)
        local = () if general else (chain.article, str(chain.number))
        by_words[("described", words, chain.country or "", *local)].append(chain)
    return _part_numbers(_join_countries(by_words))


def _is_one_of_many(nominal: str) -> bool:
    return bool(ONE_OF_MANY.match(nominal)) and _number(nominal) is None


def _number(nominal: str) -> str | None:
    """The number that a description begins with, None where there is none."""
    word = nominal.split(maxsplit=1)[0].lower()
    return word if word in _NUMBERS else None


def _part_numbers(by_words: Mapping[DescribedKey, list[Chain]]) -> dict[DescribedKey, list[Chain]]:
    """Chains that give different numbers ("four battleships", "eight battleships") apart, each number by itself."""
    parted: dict[DescribedKey, list[Chain]] = defaultdict(list)
    for key, members in by_words.items():
        numbers = [min((n for d in chain.nominals if (n := _number(d))), default="") for chain in members]
        several = len({n for n in numbers if n}) > 1
        for chain, number in zip(members, numbers, strict=True):
            parted[(*key, number) if several and number else key].append(chain)
    return parted


def _join_countries(by_words: Mapping[DescribedKey, list[Chain]]) -> dict[DescribedKey, list[Chain]]:
    """Lets "the rebels" be the Syrian rebels where the affair knows no others."""
    joined = dict(by_words)
    with_country: dict[str, list[DescribedKey]] = defaultdict(list)
    for key in by_words:
        if key[2] and len(key) == LENGTH_OF_SHARED_KEY:
            with_country[key[1]].append(key)
    for key in [key for key in by_words if len(key) == LENGTH_OF_SHARED_KEY and not key[2]]:
        others = with_country[key[1]]
        if len(others) == 1:
            joined[others[0]] = sorted([*joined[others[0]], *joined.pop(key)], key=lambda c: c.member)
    return joined


def describe(chain: Chain) -> str:
    """The words that describe a body, without its country: "rebel" for rebels and Syrian rebel forces."""
    first = re.sub(r"'s\b", "", fold(strip_article(min(chain.nominals, key=by_length, default=""))))
    words = [
        word
        for word in re.findall(r"[a-z-]+", first)
        if not {word, word.removesuffix("s")} & (name_words(chain.country) | _NUMBERS | _NOT_TELLING)
    ]
    if kind := _craft_kind(words):
        return kind
    if chain.country and set(words) <= {"people", "of"}:
        return " ".join([*filter(None, [_number(strip_article(n)) for n in chain.nominals][:1]), "people"])
    if len(words) > 1 and words[-1] in _COLLECTIVES:
        words.pop()
    return " ".join(words).removesuffix("s")


def _craft_kind(words: Sequence[str]) -> str | None:
    """The kind of craft that words end with, of a kind whose words are used for each other."""
    ends = {" ".join(words[-n:]).replace("-", " ").removesuffix("s") for n in (1, 2, 3)}
    return min((kind for word, kind in _crafts().items() if word in ends and kind in _ONE_KIND), default=None)


@cache
def _crafts() -> dict[str, str]:
    """The kind of each noun for a ship or aircraft."""
    return {
        fold(word).replace("-", " "): row.get("canonical", word)
        for row in load("titles")
        if row["kind"] == "craft"
        for word in row["words"]
    }


def is_unit_of(words: str, name: str) -> bool:
    """Whether what is described can be the named body: a squadron the fleet, warplanes the air force."""
    last = fold(name).split()[-1:]
    noun = words.split()[-1:]
    if noun and noun[0] in _UNITS:
        return bool(last) and last[0] in _UNITS
    return _crafts().get(words) in _AIRCRAFT and fold(name).endswith("air force")
