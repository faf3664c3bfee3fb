"""Words of names as sequences of sounds, and how dear it is to take one spelling for another.

Romanisations differ in predictable ways: `sh`, `sch` and `ch` for one letter, `gh` or `q` for another, any vowel for
a short one. `letters_to_sounds` cuts a word into letter groups, `sound_distance` aligns two such sequences with the
prices of `resources/name_parts.yaml` (`confusions`): Dehghan is next to nothing from Dehqan and far from Dehnavi.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tidings.resources import load

VOWELS = frozenset("aeiou")
GLIDES = frozenset("yjw")

# What is written differently and is always the same, in order of application.
_SAME_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"[^a-z0-9]", ""),
        (r"schtsch|shtch|stsch|chtch|shch|szcz|sch?tsch", "sh"),
        (r"dzh|dsch|dj", "j"),
        (r"tsch|tch|cz", "ch"),
        (r"sch(?=[aeiouywnmlr]|$)|sz(?=[aeiouy]|$)", "sh"),
        (r"zhd(?=e)|jd(?=e)", "zh"),
        (r"tz", "ts"),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"(?<=[aeiouy])x", "ks"),
        (r"gu(?=[ei])", "g"),
        (r"qu(?=[ei])", "k"),
        (r"oe(?=[bdfgklmnprstvz])|oo|ou(?=.)", "u"),
        (r"aw(?=[^aeiouyr]|$)", "au"),
        (r"aa", "a"),
        (r"ee", "i"),
        (r"(?<=.)(?:[iy][iyj]|[yj])$", "i"),
        (r"(?:off|ow|ov)$", "ov"),
        (r"(?:eff|ew|ev)$", "ev"),
        (r"(?<=[aeou])(?:[iyj])(?=[^aeiouy]|$)", "i"),
        (r"([a-z])\1+", r"\1"),
        (r"([bdfgklmnpstz]h|ts)\1", r"\1"),
    )
)
_GROUPS = re.compile(r"tsch|sh|ch|zh|kh|gh|dh|th|ts|hs|tj|ks|[a-z0-9]")

VOWEL_FOR_VOWEL = 0.2
CLOSE_VOWELS = 0.1
LOST_VOWEL = 0.4
LOST_VOWEL_OF_ABJAD = 0.05
LOST_GLIDE = 0.2
LOST_H = 0.15
LOST_AFTER_SIBILANT = 0.35
DIFFERENT = 1.0
_CLOSE = {frozenset(pair) for pair in ("ou", "ei", "ae", "ao")}


@dataclass(frozen=True, slots=True)
class SoundDistance:
    """The summed price of turning one word into another, and the dearest single step (0 to 1)."""

    total: float
    dearest: float


@lru_cache(maxsize=100_000)
def letters_to_sounds(word: str) -> tuple[str, ...]:
    """A folded word as letter groups that stand for one sound each; empty for a word without letters or digits."""
    for pattern, plain in _SAME_SPELLINGS:
        word = pattern.sub(plain, word)
    return tuple(_GROUPS.findall(word))


@cache
def _confusions() -> dict[frozenset[str], float]:
    table: dict[frozenset[str], float] = {}
    for cost, pairs in load("name_parts")["confusions"].items():
        for pair in pairs:
            table.setdefault(frozenset(pair), float(cost))
    return table


@lru_cache(maxsize=10_000)
def _change(a: str, b: str) -> float:
    """The price of reading sound `a` where the other spelling has `b`."""
    if a == b:
        return 0.0
    if a in VOWELS and b in VOWELS:
        return CLOSE_VOWELS if frozenset((a, b)) in _CLOSE else VOWEL_FOR_VOWEL
    return _confusions().get(frozenset((a, b)), DIFFERENT)


def _loss(sounds: tuple[str, ...], i: int, abjad: bool) -> float:  # noqa: FBT001 - a property of the pair
    """The price of a sound that only one of the two spellings writes."""
    sound = sounds[i]
    if sound in VOWELS:
        return LOST_VOWEL_OF_ABJAD if abjad else LOST_VOWEL
    if sound in GLIDES:
        return LOST_VOWEL_OF_ABJAD if abjad else LOST_GLIDE if i == 0 or sounds[i - 1] in VOWELS else LOST_VOWEL
    if sound == "h" and (i > 0 or abjad):
        return LOST_H
    if sound in {"t", "d", "g"} and i > 0 and sounds[i - 1] in {"s", "sh", "zh", "ch", "j", "n", "z"}:
        return LOST_AFTER_SIBILANT
    return DIFFERENT


@lru_cache(maxsize=200_000)
def sound_distance(a: tuple[str, ...], b: tuple[str, ...], abjad: bool = False) -> SoundDistance:  # noqa: FBT001, FBT002
    """The cheapest way from one sequence of sounds to the other.

    `abjad` says that one of the two was written in a script that leaves vowels out; then they cost next to nothing.
    """
    losses_a = [_loss(a, i, abjad) for i in range(len(a))]
    losses_b = [_loss(b, j, abjad) for j in range(len(b))]
    row = [(0.0, 0.0)]
    for lost in losses_b:
        row.append(_step(row[-1], lost))
    for sound, lost in zip(a, losses_a, strict=True):
        row = _next_row(row, (sound, lost), b, losses_b)
    return SoundDistance(*row[-1])


def consonant_distance(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """The price of the consonants alone: what one word has to go by when no second word bears it out."""
    bare = (tuple(sound for sound in sounds if sound not in VOWELS) for sounds in sorted((a, b)))
    return sound_distance(*bare).total


def _next_row(
    above: list[tuple[float, float]], sound: tuple[str, float], b: tuple[str, ...], losses: list[float]
) -> list[tuple[float, float]]:
    """The (total, dearest) costs of all beginnings of `b` against one more sound of the other word."""
    row = [_step(above[0], sound[1])]
    for j, other in enumerate(b):
        changed = _step(above[j], _change(sound[0], other))
        row.append(min(changed, _step(above[j + 1], sound[1]), _step(row[j], losses[j])))
    return row


def _step(before: tuple[float, float], price: float) -> tuple[float, float]:
    return before[0] + price, max(before[1], price)
