"""Tables of phrases, looked up in running text whatever their hyphens, dots, accents and British spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from anyascii import anyascii

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HYPHENS = frozenset("-‐‑‒–/")
SPELLINGS = {
    "defence": "defense", "labour": "labor", "organisation": "organization", "organisations": "organizations",
    "programme": "program", "centre": "center", "neighbour": "neighbor", "neighbours": "neighbors", "co": "co",
}  # fmt: skip
IRREGULAR = {
    "man": "men",
    "woman": "women",
    "person": "persons",
    "child": "children",
    "wife": "wives",
    "thief": "thieves",
}
LONGEST_ABBREVIATION = 5  # letters before a dot that the tokenizer cut off ("Lt .", "Brig .")
T = TypeVar("T")


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word without case, accents, dots and apostrophe styles, in American spelling; "" for a hyphen.

    >>> fold("U.S."), fold("Defence"), fold("Élysée"), fold("-")
    ('us', 'defense', 'elysee', '')
    """
    if word in HYPHENS:
        return ""
    plain = (word if word.isascii() else anyascii(word.replace("’", "'").replace("‘", "'"))).lower()
    if plain in HYPHENS:
        return ""
    if len(plain) > 1:
        plain = plain.replace(".", "")
    return SPELLINGS.get(plain, plain)


def fold_phrase(phrase: str) -> str:
    """Every word of a phrase folded.

    >>> fold_phrase("Ministry of Defence")
    'ministry of defense'
    """
    return " ".join(fold(word) for word in phrase.split())


def word_set(words: str, between: str | None = None) -> frozenset[str]:
    """The words of a list written as one string, parted by blanks or by `between`.

    >>> sorted(word_set("to from"))
    ['from', 'to']
    """
    return frozenset(words.split(between))


def words_of(phrase: str) -> list[str]:
    """The words of a phrase as the tokenizer would cut them: hyphens dropped, the possessive apart."""
    pieces = re.split(r"[\s\-–/]+", phrase.replace("’", "'"))
    cut = (re.sub(r"('s|(?<=s)')$", r" \1", re.sub(r"([,()])", r" \1 ", piece)).split() for piece in pieces)
    return [word for piece in cut for word in piece if word]


def plurals(phrase: str) -> Iterator[str]:
    """The plural of a phrase by its last word, and of "secretary of state" by its first.

    >>> list(plurals("secretary of state")), list(plurals("policeman"))
    (['secretary of states', 'secretaries of state'], ['policemen'])
    """
    head, space, last = phrase.rpartition(" ")
    yield head + space + _plural(last)
    if found := re.match(r"(.*?)( (?:of|for|in) .*)", phrase):
        yield _plural(found[1]) + found[2]


def _plural(word: str) -> str:
    for end, many in IRREGULAR.items():
        if word == end or (end in {"man", "woman"} and word.endswith(end)):
            return word.removesuffix(end) + many
    if word.endswith("y") and word[-2:-1] not in set("aeiou"):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@dataclass(slots=True)
class Phrases(Generic[T]):
    """A trie of phrases over folded words. One phrase can carry several values."""

    root: dict[str, Any] = field(default_factory=dict)

    def add(self, phrase: str, value: T) -> None:
        """The phrase is found from now on, with or without the article it begins with."""
        words = [fold(word) for word in words_of(phrase.removeprefix("the "))]
        # The tokenizer leaves "G-7" whole.
        for path in [words, [fold(phrase)]] if len(words) > 1 and " " not in phrase else [words]:
            node = self.root
            for word in path:
                node = node.setdefault(word, {})
            node.setdefault("", []).append((phrase, value))

    def find(self, words: Sequence[str], first: int, limit: int) -> list[tuple[int, list[tuple[str, T]]]]:
        """All phrases that begin at word `first`, as (end, [(phrase as entered, value), ...]), the longest first.

        `words` are folded; empty ones (hyphens) are passed over, and so is the dot that the tokenizer cut off.
        """
        node, at = self.root, first
        found: list[tuple[int, list[tuple[str, T]]]] = []
        while at < limit:
            word = words[at]
            if word and word in node:
                node = node[word]
            elif at == first or word not in {"", "."} or (word == "." and len(words[at - 1]) > LONGEST_ABBREVIATION):
                break
            at += 1
            if "" in node and words[at - 1] not in {"", "."}:
                found.append((at, node[""]))
        return found[::-1]
