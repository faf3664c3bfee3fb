"""Documents put together by the matter they are about: the same rare names, numbers and words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from tidings.weigh.words import STOP, find_words, stem

ALIKE = 0.16  # mean likeness of two documents of one matter
CLOSE = 0.7  # of what the looser of two groups has within, what there must be between them to make them one
KINDRED = 0.6  # the same for matters whose people and places are shared: two storms on one coast
FEW = 3  # documents; a smaller group has no likeness within to speak of
# Both chosen on ECB+'s training part: two like fights of one boxer are as near as the reports of one storm.
EMPHASIS = 2  # what a word with a capital or a figure counts, and one that stands in a marked mention

Likeness = Mapping[tuple[str, str], float]


def count_words(text: str, marked: Iterable[str] = ()) -> Counter[str]:
    """How often each stem stands in a text, names and figures counting double, and those of marked mentions again."""
    counts: Counter[str] = Counter()
    for word in find_words(text, [(0, len(text))]):
        if word.text not in STOP:
            first = text[word.start]
            counts[stem(word.text)] += EMPHASIS if first.isupper() or first.isdigit() else 1
    for stemmed in marked:
        counts[stemmed] += EMPHASIS
    return counts


def compare_documents(counts: Mapping[str, Counter[str]]) -> dict[tuple[str, str], float]:
    """The cosine, 0 to 1, of every two documents, the smaller name first: the rarer a stem, the more it counts."""
    names = sorted(counts)
    seen = Counter(word for words in counts.values() for word in words)
    place = {word: i for i, word in enumerate(sorted(w for w, n in seen.items() if n > 1))}
    table = np.zeros((len(names), len(place)), np.float32)
    for row, name in enumerate(names):
        for word, count in counts[name].items():
            if word in place:
                table[row, place[word]] = math.sqrt(count) * math.log((len(names) + 1) / (seen[word] + 0.5))
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    alike = table @ table.T
    return {(names[i], names[j]): float(alike[i, j]) for i in range(len(names)) for j in range(i + 1, len(names))}


def find_matters(names: Iterable[str], likeness: Likeness, close: float = CLOSE) -> dict[str, str]:
    """The matter of each document, called by the first of its documents; the order of documents does not count.

    The two groups that are most alike on average are joined, of equals the first by name, while they are alike enough:
    by `ALIKE`, and by `close` times as much as the documents within the looser of them.
    """
    ordered = sorted(names)
    between = np.zeros((len(ordered), len(ordered)))
    place = {name: i for i, name in enumerate(ordered)}
    for (one, other), alike in likeness.items():
        between[place[one], place[other]] = between[place[other], place[one]] = alike
    groups = _Groups([[name] for name in ordered], between, np.zeros(len(ordered)), close)
    while (pair := groups.find_next()) is not None:
        groups.join(*pair)
    return {name: members[0] for members in map(sorted, groups.members) for name in members}


@dataclass(slots=True)
class _Groups:
    """Groups of documents with the sums of likeness `between` each two of them and `within` each."""

    members: list[list[str]]
    between: np.ndarray
    within: np.ndarray
    close: float

    def find_next(self) -> tuple[int, int] | None:
        """The two groups to join next, the smaller position first; None when none are alike enough."""
        sizes = np.array([len(m) for m in self.members], float)
        if len(sizes) < 2:  # noqa: PLR2004 -- two to join
            return None
        mean = self.between / np.outer(sizes, sizes)
        within = np.where(sizes < FEW, 0.0, self.within / np.maximum(sizes * (sizes - 1) / 2, 1))
        needed = np.maximum(ALIKE, self.close * np.minimum.outer(within, within))
        mean[(mean < needed) | np.tri(len(sizes), dtype=bool)] = 0.0
        one, other = divmod(int(mean.argmax()), len(sizes))
        return (one, other) if mean[one, other] > 0 else None

    def join(self, one: int, other: int) -> None:
        """The second group is put into the first."""
        self.within[one] += self.within[other] + self.between[one, other]
        self.between[one] += self.between[other]
        self.between[:, one] += self.between[:, other]
        self.between[one, one] = 0.0
        self.within = np.delete(self.within, other)
        self.between = np.delete(np.delete(self.between, other, 0), other, 1)
        self.members[one] += self.members.pop(other)
