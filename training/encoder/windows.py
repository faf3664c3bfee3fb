"""Windows of text with whatever layers somebody annotated on them: what the network learns from.

A layer that a corpus does not have is absent and gives no loss; a word that a layer says nothing of is IGNORED.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from vocabulary import TAG_LAYERS

IGNORED = -100
LONGEST = 200  # words
SHORT_WORD = 3  # letters; headlines leave such words in lower case
HEADLINE_SHARE, CAPITALS_SHARE, LOWER_SHARE, CURLY_SHARE = 0.04, 0.03, 0.02, 0.4
SWAP_SHARE = 0.2
NAME_LAYERS = ("names", "kinds", "names_wire", "names_social")
SINGLE_SHARE, MIDDLE_SHARE, MIDDLE = 0.35, 0.35, 60  # of windows: one sentence, up to MIDDLE words, up to LONGEST


@dataclass(frozen=True, slots=True)
class Window:
    """Words in a row.

    `tags` has one label number a word for layers of TAG_LAYERS, and `heads` (1-based in the window, 0 for a root) and
    `deprels`. `links` gives, for an anchor word (a cue, a trigger), the label in LINKS of every other word that has
    one. `readings` gives the 0/1 marks of READINGS at a trigger, `factuality` a value of about -3 to 3 at a predicate.
    `chains` are the head words of mentions of one thing. `pair` is (actor words, recipient words, type).
    """

    words: tuple[str, ...]
    tags: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    links: tuple[tuple[int, Mapping[int, int]], ...] = ()
    readings: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    factuality: Mapping[int, float] = field(default_factory=dict)
    chains: tuple[tuple[int, ...], ...] = ()
    pair: tuple[frozenset[int], frozenset[int], int] | None = None


def joined(parts: Sequence[Window]) -> Window:
    """Windows in a row as one; a tag layer that only some of them have is IGNORED in the others."""
    layers = {layer for part in parts for layer in part.tags}
    words: list[str] = []
    tags: dict[str, list[int]] = {layer: [] for layer in layers}
    links, chains = [], []
    readings, factuality = {}, {}
    for part in parts:
        at = len(words)
        words += part.words
        for layer in layers:
            values = part.tags.get(layer, (IGNORED,) * len(part.words))
            tags[layer] += [v + at if layer == "heads" and v > 0 else v for v in values]
        links += [(a + at, {w + at: label for w, label in linked.items()}) for a, linked in part.links]
        chains += [tuple(w + at for w in chain) for chain in part.chains]
        readings |= {w + at: marks for w, marks in part.readings.items()}
        factuality |= {w + at: value for w, value in part.factuality.items()}
    return Window(
        tuple(words), {k: tuple(v) for k, v in tags.items()}, tuple(links), readings, factuality, tuple(chains)
    )


def grouped(sentences: Sequence[Window], chance: random.Random) -> Iterator[Window]:
    """The sentences of a document in windows of random length: now one alone, now a paragraph's worth."""
    group: list[Window] = []
    size, limit = 0, _limit(chance)
    for sentence in sentences:
        if group and size + len(sentence.words) > limit:
            yield joined(group)
            group, size, limit = [], 0, _limit(chance)
        group.append(sentence)
        size += len(sentence.words)
    if group:
        yield joined(group)


def _limit(chance: random.Random) -> int:
    draw = chance.random()
    if draw < SINGLE_SHARE:
        return 1
    return MIDDLE if draw < SINGLE_SHARE + MIDDLE_SHARE else LONGEST


def bioes_tags(layer: str, length: int, spans: Sequence[tuple[int, int, str]]) -> tuple[int, ...]:
    """Tags for token spans (first, last exclusive, type); overlapping later spans are dropped."""
    tags = ["O"] * length
    for first, last, kind in spans:
        if set(tags[first:last]) == {"O"}:
            marks = ["S"] if last - first == 1 else ["B", *["I"] * (last - first - 2), "E"]
            tags[first:last] = [f"{m}-{kind}" for m in marks]
    labels = TAG_LAYERS[layer]
    return tuple(labels.index(t) for t in tags)


NamePool = Mapping[tuple[str, int], Sequence[tuple[str, ...]]]


def name_pool(windows: Iterable[Window]) -> NamePool:
    """Every name in the windows by its type and number of words."""
    pool: dict[tuple[str, int], set[tuple[str, ...]]] = defaultdict(set)
    for window in windows:
        for first, last, kind in _names(window):
            pool[kind, last - first].add(window.words[first:last])
    return {key: sorted(names) for key, names in pool.items()}


def _names(window: Window) -> Iterator[tuple[int, int, str]]:
    """The names of a window on whichever name layer it has."""
    layer = next((k for k in window.tags if k in NAME_LAYERS), None)
    if layer:
        first = 0
        for i, label in enumerate(window.tags[layer]):
            mark, _, kind = TAG_LAYERS[layer][label].partition("-") if label >= 0 else ("O", "", "")
            if mark in {"B", "S"}:
                first = i
            if mark in {"E", "S"}:
                yield first, i + 1, kind


def swapped(words: list[str], window: Window, pool: NamePool, chance: random.Random) -> None:
    """Puts other names of the same type and length in the place of some, so that context is what is learned."""
    for first, last, kind in _names(window):
        if chance.random() < SWAP_SHARE and (others := pool.get((kind, last - first))):
            words[first:last] = chance.choice(others)


def varied(window: Window, pool: NamePool, chance: random.Random) -> Window:
    """The window with other names, as a headline, in capitals, in lower case or in curly quotes, now and then."""
    words = list(window.words)
    swapped(words, window, pool, chance)
    draw = chance.random()
    if draw < HEADLINE_SHARE:
        words = [w[:1].upper() + w[1:] if len(w) > SHORT_WORD else w for w in words]
    elif draw < HEADLINE_SHARE + CAPITALS_SHARE:
        words = [w.upper() for w in words]
    elif draw < HEADLINE_SHARE + CAPITALS_SHARE + LOWER_SHARE and not any("names" in k for k in window.tags):
        words = [w.lower() for w in words]
    if chance.random() < CURLY_SHARE:
        words = typographic(words)
    return replace(window, words=tuple(words))


def typographic(words: Sequence[str]) -> list[str]:
    """The words with curly quotes and apostrophes; opening and closing marks alternate."""
    out, opening = [], True
    for word in words:
        if word in {'"', "``", "''"}:
            out.append("“" if opening else "”")
            opening = not opening
        else:
            out.append(word.replace("'", "’"))
    return out
