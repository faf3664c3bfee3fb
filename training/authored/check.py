"""Checks the authored corpus: `python training/authored/check.py [FILE ...]`.

Every span must be found, every label known, no passage told twice; then counts what the corpus holds against what it
should hold. Ends with status 1 when a line is wrong.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from passages import MODES, Passage, PassageError, blocks, parse_passage

HERE = Path(__file__).parent
NEAR = 0.6  # share of word 4-grams that two passages may have in common


def load(paths: Iterable[Path]) -> tuple[list[Passage], list[str]]:
    """The passages that can be read, and what is wrong with the others."""
    passages, wrong = [], []
    for path in paths:
        for block in blocks(path):
            try:
                passages.append(parse_passage(block))
            except PassageError as error:
                wrong.append(f"{path.name}: {error}")
    return passages, wrong


def faults(passages: Sequence[Passage]) -> list[str]:
    """Ids used twice, and passages that are nearly the same without being marked so."""
    out = [f"{i}: this id stands twice" for i, n in Counter(p.id for p in passages).items() if n > 1]
    holders: dict[tuple[str, ...], list[int]] = {}
    for k, p in enumerate(passages):
        words = p.text.lower().split()
        grams = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
        shared = Counter(other for gram in grams for other in holders.get(gram, ()))
        if shared and not p.swapped:
            other, n = shared.most_common(1)[0]
            if n > NEAR * len(grams):
                out.append(f"{p.id}: nearly {passages[other].id}")
        for gram in grams:
            holders.setdefault(gram, []).append(k)
        if not p.text:
            out.append(f"{p.id}: no text")
    return out


def print_counts(title: str, counts: Counter[str]) -> None:
    """One line of counts, most frequent first."""
    print(f"{title} ({sum(counts.values())}): " + ", ".join(f"{k} {n}" for k, n in counts.most_common()))


def main() -> int:
    """Prints faults and counts."""
    paths = [Path(a) for a in sys.argv[1:]] or sorted(HERE.glob("*.txt"))
    passages, wrong = load(paths)
    wrong += faults(passages)
    for line in wrong:
        print(line)
    statements = [s for p in passages for s in p.statements]
    accounts = [a for p in passages for a in p.accounts]
    print(f"{len(passages)} passages, {sum(len(p.text.split()) for p in passages)} words, {len(wrong)} faults")
    print_counts("acts", Counter(s.act for s in statements))
    print_counts("forms", Counter(s.form for s in statements))
    print_counts("hops", Counter(f"{len(s.hops)}" for s in statements))
    print_counts("types", Counter(a.type for a in accounts))
    print_counts("modes", Counter(f"{a.type}/{a.mode}" for a in accounts if a.mode))
    missing = [f"{t}/{m}" for t in MODES for m in MODES[t] if not any(a.type == t and a.mode == m for a in accounts)]
    print(f"modes without an account: {', '.join(missing) or 'none'}")
    marks = Counter[str]()
    for a in accounts:
        marks.update({"negated": a.polarity == "negated", "hypothetical": a.hypothetical, a.tense: 1})
        marks.update({a.certainty: 1})
    marks["hedged statements"] = sum(s.certainty != "certain" for s in statements)
    print_counts("readings", +marks)
    print_counts("times", Counter(t[2] for p in passages for t in p.times))
    print_counts("names", Counter(n[2] for p in passages for n in p.names))
    print_counts("chains", Counter(str(len(c)) for p in passages for c in p.chains))
    print(f"passages without an account: {sum(not p.accounts for p in passages)}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
