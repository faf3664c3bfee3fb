"""How far a second reader of the authored corpus agrees with its writers: `python training/authored/agreement.py`.

`second/` holds passages read again from their text alone. For every layer the F1 of the two readings is printed: spans
that overlap count as the same where a person would call them so (cues, contents, triggers), names and times must be
equal; of those that match, the share with the same label.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from passages import Passage, Range, read_passages

HERE = Path(__file__).parent


def overlap(one: Iterable[Range], other: Iterable[Range]) -> bool:
    """Whether any range of one meets any of the other."""
    spans = list(other)
    return any(a < d and c < b for a, b in one for c, d in spans)


def same_words(one: Sequence[Range], other: Sequence[Range]) -> bool:
    """Whether two sets of ranges share at least half of their letters."""
    mine, theirs = ({i for a, b in ranges for i in range(a, b)} for ranges in (one, other))
    return 2 * len(mine & theirs) >= max(1, len(mine | theirs)) if mine or theirs else True


def matched(one: Sequence[Any], other: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """Pairs that stand for one thing, each item used once, first come first served."""
    left = list(other)
    pairs = []
    for item in one:
        found = next((o for o in left if same(item, o)), None)
        if found is not None:
            left.remove(found)
            pairs.append((item, found))
    return pairs


class Tally:
    """Items of both readers and those that match, with the shares of matched ones that agree on a label."""

    def __init__(self) -> None:
        self.items = self.matched = 0
        self.labels: dict[str, list[bool]] = {}

    def add(
        self, one: Sequence[Any], other: Sequence[Any], same: Callable[[Any, Any], bool], **labels: Callable
    ) -> None:
        """One passage's items of both readers."""
        pairs = matched(one, other, same)
        self.items += len(one) + len(other)
        self.matched += len(pairs)
        for name, of in labels.items():
            self.labels.setdefault(name, []).extend(of(a, b) for a, b in pairs)

    def line(self) -> str:
        """F1 and the labels' shares."""
        shares = "".join(f"  {k} {sum(v) / max(1, len(v)):.2f}" for k, v in self.labels.items())
        return f"F1 {2 * self.matched / max(1, self.items):.2f} of {self.items // 2}{shares}"


def compare(first: Sequence[Passage], second: Sequence[Passage]) -> dict[str, Tally]:
    """The tallies of every layer over passages that both read."""
    by_id = {p.id: p for p in first}
    tallies = {layer: Tally() for layer in ("statements", "accounts", "times", "names", "chains")}
    for theirs in second:
        mine = by_id[theirs.id]
        tallies["statements"].add(
            mine.statements, theirs.statements, lambda a, b: overlap(a.cue, b.cue),
            source=lambda a, b: same_words(a.source, b.source), content=lambda a, b: same_words(a.content, b.content),
            act=lambda a, b: a.act == b.act, chain=lambda a, b: len(a.hops) == len(b.hops),
        )  # fmt: skip
        tallies["accounts"].add(
            mine.accounts, theirs.accounts, lambda a, b: overlap([a.trigger], [b.trigger]),
            type=lambda a, b: a.type == b.type, mode=lambda a, b: a.mode == b.mode,
            actors=lambda a, b: same_words(a.actors, b.actors),
            recipients=lambda a, b: same_words(a.recipients, b.recipients),
            polarity=lambda a, b: a.polarity == b.polarity, tense=lambda a, b: a.tense == b.tense,
        )  # fmt: skip
        tallies["times"].add(
            mine.times, theirs.times, lambda a, b: overlap([a[:2]], [b[:2]]), value=lambda a, b: a[3] == b[3]
        )
        tallies["names"].add(mine.names, theirs.names, lambda a, b: a[:2] == b[:2], type=lambda a, b: a[2] == b[2])
        links = [{(a, b) for c in p.chains for a in c for b in c if a < b} for p in (mine, theirs)]
        tallies["chains"].add(sorted(links[0]), sorted(links[1]), lambda a, b: a == b)
    return tallies


def main() -> int:
    """Prints a line a layer."""
    second = read_passages(HERE / "second")
    print(f"{len(second)} passages read twice")
    for layer, tally in compare(read_passages(HERE), second).items():
        print(f"{layer:11} {tally.line()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
