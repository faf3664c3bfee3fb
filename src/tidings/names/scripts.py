"""Words in Cyrillic, Arabic, Hebrew or Korean letters held against words in Latin ones, letter by letter.

Each letter of the other script has its Latin readings with prices (`resources/letters.yaml`): sh is cheap for ш, s
dearer. The cheapest way to read the one word as the other decides, so that no single romanisation has to be guessed.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from tidings.resources import load

UNREAD = 6.0  # for a letter on either side that nothing reads: rarer than once in 400 letters of what we learned from
_SCRIPTS = (
    ("cyrillic", re.compile(r"[\u0400-\u052f]")),
    ("arabic", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")),
    ("hebrew", re.compile(r"[\u0590-\u05ff\ufb1d-\ufb4f]")),
    ("hangul", re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")),
)
_ONE_LETTER = str.maketrans("کیہۀەڪךםןףץ", "كيهههكכמנפצ")
_ARTICLE = "ال"
_APART = re.compile(r"[\s\u00b7\u30fb\u2010-\u2015,_-]+")

_DOUBLED = re.compile(r"([^aeiou])\1+")
OTHER_GENDER = 0.5  # a letter's price more where only one of two Slavic names ends as a woman's does: Иванов, Ivanova

Readings = dict[str, dict[str, float]]


def script_of(name: str) -> str | None:
    """The script that a name's first telling letter is in: cyrillic, arabic, hebrew or hangul; None for any other."""
    return next((script for script, letters in _SCRIPTS if letters.search(name)), None)


def normal_form(word: str) -> str:
    """A word's letters alone: no vowel points, joiners or marks, one form of each letter, Korean syllables apart.

    >>> normal_form("ШОЙГУ"), normal_form("دهقان‌"), len(normal_form("은"))
    ('шойгу', 'دهقان', 3)
    """
    plain = unicodedata.normalize("NFKC", word).casefold().translate(_ONE_LETTER)
    form: Literal["NFC", "NFD"] = "NFD" if script_of(plain) == "hangul" else "NFC"
    return "".join(c for c in unicodedata.normalize(form, plain) if c.isalpha() and c != "\u0640")


def native_words(name: str) -> tuple[str, ...]:
    """The words of a name in one of these scripts, in normal form; a Korean name is parted behind its surname.

    >>> native_words("Сергей Шойгу"), len(native_words("김정은"))
    (('сергей', 'шойгу'), 2)
    """
    words = [word for word in _APART.split(name) if word]
    if script_of(name) == "hangul" and len(words) == 1:
        surname = 2 if name[:2] in _double_surnames() else 1
        words = [name[:surname], name[surname:]]
    return tuple(filter(None, map(normal_form, words)))


@cache
def _double_surnames() -> frozenset[str]:
    return frozenset(load("letters")["double_surnames"])


@cache
def _readings(script: str) -> Readings:
    """The Latin readings of each letter, or run of letters, of a script, in normal form."""
    found: Readings = {}
    for part in ("learned", "hand"):
        for letters, readings in load("letters")[part].get(script, {}).items():
            row = found.setdefault(normal_form(letters), {})
            for latin, price in readings.items():
                plain = _DOUBLED.sub(r"\1", latin)
                row[plain] = min(price, row.get(plain, math.inf))
    return found


@lru_cache(maxsize=100_000)
def reading_price(native: str, latin: str) -> float:
    """What it costs, by the longer word's letter, to read a native word (in normal form) as a folded Latin one.

    An Arabic article may be read or not, and a consonant written twice is read once. Under 1 for three of four true
    pairs of what we learned from, over 2.5 for all but one of a hundred others.
    """
    script, latin = script_of(native), _DOUBLED.sub(r"\1", latin)
    if script is None or not latin:
        return UNREAD
    forms = [_DOUBLED.sub(r"\1", native) if script == "cyrillic" else native]
    if script == "arabic" and native.startswith(_ARTICLE) and len(native) > len(_ARTICLE) + 1:
        forms.append(native[len(_ARTICLE) :])
    price = min(_price(form, latin, _readings(script)) / max(len(form), len(latin)) for form in forms)
    gendered = script == "cyrillic" and latin.endswith("a") != native.endswith(("а", "я"))
    return price + OTHER_GENDER * gendered


def _price(native: str, latin: str, readings: Readings) -> float:
    """The sum of the cheapest steps that read one word as the other."""
    silent = readings.get("", {})
    longest = max(map(len, readings))
    costs = [[math.inf] * (len(latin) + 1) for _ in range(len(native) + 1)]
    costs[0][0] = 0.0
    for i, row in enumerate(costs):
        for j, letter in enumerate(latin):
            row[j + 1] = min(row[j + 1], row[j] + silent.get(letter, UNREAD))
        steps = [(n, readings.get(native[i : i + n], {})) for n in range(1, min(longest, len(native) - i) + 1)]
        for n, options in steps:
            _take(row, costs[i + n], latin, options if "" in options or n > 1 else {**options, "": UNREAD})
    return costs[-1][-1]


def _take(row: list[float], below: list[float], latin: str, options: dict[str, float]) -> None:
    """The costs after some letters, from those before them, by each way to read them."""
    for group, price in options.items():
        for j in range(len(latin) + 1 - len(group)):
            if latin.startswith(group, j) and row[j] + price < below[j + len(group)]:
                below[j + len(group)] = row[j] + price
