"""Which named person a personal name means: the same words, a surname, a given name, another romanisation."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from tidings.annotate.names.phrases import fold
from tidings.annotate.names.runs import PARTICLES
from tidings.annotate.names.wording import given_names
from tidings.names.groups import alias_group, alias_groups
from tidings.names.keys import word_keys

if TYPE_CHECKING:
    from tidings.annotate.names.wording import Candidate

RULING = frozenset({"president", "king", "queen", "emperor", "prime", "chancellor", "premier"})
COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady"})
LIKE = 85.0  # of 100: surnames of one person within one article; the closest pairs of two people seen stood at 80
LIKE_IN_SOUND = 74.0  # where the surnames share a sound key ("Dehghan", "Dehqan")
LONG_ENOUGH = 5  # letters a surname needs before likeness says anything


def parts(name: str) -> list[str]:
    """The words of a personal name that count: no particles, no initials' dots, no Jr.

    >>> parts("Bashar-al Assad"), parts("Steven H. Warren")
    (['bashar', 'assad'], ['steven', 'h', 'warren'])
    """
    words = [fold(w) for w in name.replace("-", " ").replace("’", "'").split()]
    return [w for w in words if w and w not in PARTICLES and w not in {"jr", "sr", "ii", "iii"}] or words


def surname_of(name: str) -> str:
    """The word a person is called by after the first mention: the last, or the first before a hyphenated given name.

    >>> surname_of("Sergei Lavrov"), surname_of("Ri Yong-ho")
    ('lavrov', 'ri')
    """
    first, _, rest = name.partition(" ")
    given = rest.partition("-")[2]
    return (
        fold(first)
        if "-" not in first and given.islower() and " " not in rest and given not in PARTICLES
        else parts(name)[-1]
    )


def same_person(candidate: Candidate, chains: list[list[Candidate]]) -> int | None:
    """The chain of the person that a name means, None when it means none of them, or could mean two."""
    mine = parts(candidate.name)
    fitting: list[tuple[int, int, int, int]] = []
    for chain, members in enumerate(chains):
        named = [m for m in members if m.type == "PER" and m.level == "name"]
        likeness = max((_alike(candidate, mine, m) for m in named), default=0)
        if likeness and not any(_is_kin(candidate, m) for m in named):
            nearest = max((m.first for m in members if m.first < candidate.first), default=-1)
            fitting.append((likeness, _office_fit(candidate, members), nearest, chain))
    return max(fitting)[3] if fitting else None


def _office_fit(candidate: Candidate, members: list[Candidate]) -> int:
    """Which of several of one surname is meant: whoever holds the title said, is famous by it, or is named with one."""
    mine = set(fold(candidate.title or "").split())
    theirs = {word for m in members if m.title for word in fold(m.title).split()}
    known = alias_group(candidate.name)
    famous = known is not None and any(alias_group(m.name) == known for m in members)
    return 4 * bool(mine & theirs) + 2 * famous + bool(theirs - COURTESIES)


def _is_kin(candidate: Candidate, other: Candidate) -> bool:
    """Whether two names that share a surname are of two people: "Trump" and "Melania Trump", father and Jr."""
    short, full = sorted((candidate, other), key=lambda c: len(parts(c.name)))
    known, told = alias_group(short.name), alias_group(full.name)
    if len(parts(short.name)) == 1 < len(parts(full.name)):
        famous = known is not None and told != known and parts(full.name)[0] not in parts(known.name)
        rulers = famous_names(parts(short.name)[-1]) if _rules(short) else frozenset()
        stranger = bool(rulers) and parts(full.name)[0] not in rulers
        return famous or stranger or (bool(short.title and full.title) and _rules(short) != _rules(full))
    return _is_junior(short) != _is_junior(full) and (known is not None or told is not None)


@cache
def famous_names(surname: str) -> frozenset[str]:
    """The given names of the well-known people of a surname."""
    return frozenset(
        word for group in alias_groups() if parts(group.name)[-1] == surname for word in parts(group.name)[:-1]
    )


def _rules(candidate: Candidate) -> bool:
    """Whether a title makes somebody the head of a state or its government, now or before."""
    return bool(set(fold(candidate.title or "").split()) & RULING) and "candidate" not in fold(candidate.title or "")


def _is_junior(candidate: Candidate) -> bool:
    return fold(candidate.name.split()[-1]) == "jr"


def _alike(candidate: Candidate, mine: list[str], other: Candidate) -> int:
    """How well two names fit one person: 3 the same words, 2 a part of the other, 1 another spelling, 0 not at all."""
    theirs = parts(other.name)
    if candidate.gender and other.gender and candidate.gender != other.gender:
        return 0
    if mine == theirs:
        return 3
    if len(mine) == 1 or len(theirs) == 1:
        return _short(mine, theirs)
    if mine[-1] == theirs[-1] or close_surnames(mine[-1], theirs[-1]):
        return 2 if _given_fits(mine[:-1], theirs[:-1]) else 0
    return 2 if set(mine) <= set(theirs) or set(theirs) <= set(mine) else 0


def _short(mine: list[str], theirs: list[str]) -> int:
    """A single word against a name: its surname, or any part that is no common given name."""
    short, full = (mine[0], theirs) if len(mine) == 1 else (theirs[0], mine)
    if short == full[-1]:
        return 2
    if short in full:
        return 2 if short not in given_names() or len(full) > 1 else 0
    return int(close_surnames(short, full[-1]))


def close_surnames(one: str, other: str) -> bool:
    """Whether two surnames are spellings of one: alike, or of one sound and fairly alike."""
    if min(len(one), len(other)) < LONG_ENOUGH or one[0] != other[0]:
        return False
    likeness = fuzz.ratio(one, other)
    return likeness >= LIKE or (likeness >= LIKE_IN_SOUND and bool(word_keys(one) & word_keys(other)))


def _given_fits(one: list[str], other: list[str]) -> bool:
    """Whether the given names can be one person's: equal, an initial of the other, or alike."""
    a, b = one[0], other[0]
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return a in other or b in one or (a[0] == b[0] and fuzz.ratio(a, b) >= LIKE - 10)
