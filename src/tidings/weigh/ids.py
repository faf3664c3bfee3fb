"""Names for what weighing makes: the same pages give the same ids, in whatever order they come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256

from tidings.model import Account, Span, Statement

LENGTH = 12  # hexadecimal digits: 48 bits, no collision to be feared below a million ids


def name_thing(prefix: str, *parts: object) -> str:
    """A prefix and a hash of the parts: `name_thing("e", "k1", "k2")`.

    >>> name_thing("e", 1, 2) == name_thing("e", 1, 2) != name_thing("e", 12)
    True
    """
    return prefix + sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:LENGTH]


def name_statements(statements: Sequence[Statement]) -> tuple[str, ...]:
    """An id for each statement of one article, from where its words stand."""
    return _apart("s", [_places((*s.sources, *s.cue, *s.content)) for s in statements])


def name_accounts(accounts: Sequence[Account]) -> tuple[str, ...]:
    """An id for each account of one article, from its type as read and where its evidence and trigger stand."""
    return _apart("k", [f"{a.read_as or a.type} {_places((a.evidence, a.trigger))}" for a in accounts])


def _places(spans: Iterable[Span]) -> str:
    return " ".join(f"{s.page}:{s.start}-{s.end}" for s in spans)


def _apart(prefix: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Ids of the keys; the second of two equal keys is counted, so that no two ids are the same."""
    seen: Counter[str] = Counter()
    out = []
    for key in keys:
        out.append(name_thing(prefix, key, *([seen[key]] if seen[key] else [])))
        seen[key] += 1
    return tuple(out)
