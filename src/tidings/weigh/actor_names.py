"""What an actor is called: its name, its other names, its codes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from tidings.model import ActorType
from tidings.names.parts import fold
from tidings.weigh.chains import Chain, fullest, tidy
from tidings.weigh.institutions import is_generic, name_words

_ARTICLES = re.compile(
    r"^(?:the|a|an|some|several|many|other|these|those|its|his|her|their|our|this|that) ", re.IGNORECASE
)
ONE_OF_MANY = re.compile(r"^(?:a|an|another|one|two|three|any|every|its|his|her|their|our|my|your) ", re.IGNORECASE)
_BARE_PLURAL = re.compile(r"^(?!the |a |an |its |his |her |their |our |[^ ]+['’]s? ).*[^s'’]s$", re.IGNORECASE)
FREQUENT_SHARE = 10  # a fuller name counts as frequent from a tenth of the most frequent one's uses


def by_length(text: str) -> tuple[int, str]:
    """For sorting: shorter first, then by the alphabet."""
    return len(text), text


def strip_article(surface: str) -> str:
    """A surface form without its leading article, quantifier or possessive."""
    return _ARTICLES.sub("", tidy(surface))


def most(values: Iterable[str]) -> str:
    """The most frequent value, the first in order of the alphabet where several are; "" when there is none."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default="")


def choose_name(chains: Sequence[Chain]) -> str:
    """The fullest name among the frequent ones, not in capitals if there is a choice; else the shortest description."""
    counts = Counter(name for chain in chains for name in chain.bare_names)
    if not counts:
        described = [n for c in chains for n in c.nominals]
        plain = [n for n in described if not ONE_OF_MANY.match(n)] or described
        return min(plain, key=by_length, default="")
    kept = _frequent(counts) if chains[0].type == "person" else list(counts)
    lower = [name for name in kept if not name.isupper()] or kept
    if chains[0].type != "person":
        return min(lower, key=lambda name: (-counts[name], -len(name), name))
    return fullest(name for name in lower for _ in range(counts[name]))


def _frequent(counts: Counter[str]) -> list[str]:
    """The names that are used often enough; a name of several words is measured against such names only."""
    full = Counter({name: n for name, n in counts.items() if len(name.split()) > 1 and n > 1})
    chosen = full or counts
    return [name for name in chosen if chosen[name] >= max(chosen.values()) / FREQUENT_SHARE]


def choose_codes(chains: Sequence[Chain]) -> tuple[str, ...]:
    """The codes most chains carry; the longest of those equally frequent."""
    counts = Counter(chain.codes for chain in chains if chain.codes)
    return min(counts, key=lambda codes: (-counts[codes], -len(codes), codes), default=())


def collect_names(name: str, kind: ActorType, chains: Sequence[Chain]) -> tuple[str, ...]:
    """Every spelling and telling description of an actor of that kind, most frequent first."""
    counts = Counter({name: 1} if name else {})
    for chain in chains:
        counts.update(n for n in (*chain.bare_names, *chain.surfaces) if n)
        counts.update(n for n in chain.nominals if not chain.name and kind != "person" or _is_telling(n, chain))  # noqa: RUF021
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _is_telling(nominal: str, chain: Chain) -> bool:
    """Whether a description says whom it means by itself: it holds a country, a name, or the chain's title.

    Not so a bare plural beside a body of its own name: "Syrian rebels" are more than the brigade they were read as.
    """
    if (
        chain.name
        and chain.type != "person"
        and _BARE_PLURAL.match(nominal)
        and not is_generic(chain.name, chain.country)
    ):
        return False
    words = frozenset(re.findall(r"[a-z-]+", fold(nominal)))
    if words & name_words(None) or any(word[0].isupper() for word in nominal.split()[1:]):
        return True
    return any(title <= words for title in chain.titles)
