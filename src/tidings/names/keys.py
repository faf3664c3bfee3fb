"""Keys under which likely spellings of one name meet, so that not all pairs need comparing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, product

from tidings.names.groups import variant_group
from tidings.names.parts import NameParts, guess_kind, split_name
from tidings.names.sounds import VOWELS, letters_to_sounds

SHORTEST_SKELETON = 2
MOST_READINGS = 8
FEWEST_READINGS = 6  # a word comes to rest after as many readings as it has letters, and a few for its variants

# The consonant a letter group may stand for; several where traditions differ (German ch, French j, pinyin q).
_READINGS: dict[str, tuple[str, ...]] = {
    "k": ("k",), "q": ("k", "s"), "g": ("k",), "gh": ("k",), "c": ("k", "s"), "kh": ("k", ""), "h": ("",),
    "ch": ("s", "k"), "sh": ("s",), "zh": ("s",), "j": ("s", ""), "x": ("s", "k"), "hs": ("s",), "ts": ("s",),
    "s": ("s",), "z": ("s",), "ks": ("ks",), "t": ("t",), "th": ("t",), "d": ("t",), "dh": ("t",), "tj": ("s",),
    "tsch": ("s",),
    "p": ("p",), "b": ("p",), "f": ("v",), "v": ("v",),
    "w": ("v", ""), "l": ("l",), "r": ("r",), "m": ("n",), "n": ("n",), "y": ("",),
}  # fmt: skip


def name_keys(name: str) -> frozenset[str]:
    """The blocking keys of a name, one or a few for each of its words; two spellings of one name share at least one.

    A key is a skeleton of consonant classes ("tkn" for Dehghan, Deghan, Dehqan). Empty for a name without letters.
    A key is its own only key.
    """
    parts = split_name(name, guess_kind(name))
    return frozenset(key for part in parts.parts if not part.initial for key in word_keys(part.text)) or _whole(parts)


def _whole(parts: NameParts) -> frozenset[str]:
    return word_keys(parts.joined) if parts.joined else frozenset()


@lru_cache(maxsize=100_000)
def word_keys(word: str) -> frozenset[str]:
    """The keys of one folded word: its skeletons, or its plain sounds where they are too short to tell anything."""
    word = _plain(word)
    readings = (_readings(sound) for sound in letters_to_sounds(word))
    skeletons = {_squeeze("".join(choice)) for choice in islice(product(*readings), MOST_READINGS)}
    long = frozenset(skeleton for skeleton in skeletons if len(skeleton) >= SHORTEST_SKELETON)
    return long or frozenset({word})


def _plain(word: str) -> str:
    """A word as its sounds, written so that reading it again gives the same."""
    for _ in range(len(word) + FEWEST_READINGS):
        spelling = variant_group(word) or word
        word = "".join(letters_to_sounds(spelling)) or spelling
    return word


@cache
def _readings(sound: str) -> tuple[str, ...]:
    return ("",) if sound in VOWELS else _READINGS.get(sound, (sound,))


def _squeeze(skeleton: str) -> str:
    """The same letter once where it stands several times in a row; `ts` is one sound, so that a key reads as itself."""
    skeleton = re.sub(r"t+s", "s", skeleton)
    return "".join(c for i, c in enumerate(skeleton) if i == 0 or skeleton[i - 1] != c)
