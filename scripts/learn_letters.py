"""Learns how letters of other scripts are written in Latin ones: `python scripts/learn_letters.py`.

Reads four fifths of the transliterated names in `../shared/corpora/ne_transliteration` (CC0; every fifth row is held
out for `evaluation/scripts.py`), aligns each pair letter by letter, and writes `learned` into
`resources/letters.yaml`, whose other parts people edit. A price is the negative natural logarithm of the probability
that a letter (or two) is written so; "" as a letter prices Latin letters that stand for none.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tidings.names.parts import fold
from tidings.names.scripts import normal_form

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpora" / "ne_transliteration"
TABLE = ROOT / "resources" / "letters.yaml"
FILES = {"cyrillic": "russian_train_20k.tsv", "arabic": "arabic_train_20k.tsv"}
HELD_OUT = 5  # as evaluation/scripts.py has it
ROUNDS = 6
LONGEST_GROUP = 4  # Latin letters for one letter: shch
FLOOR = 1e-4  # the probability of a step never seen
FEWEST, RAREST = 5, 0.004  # times and share a step needs to stay in the table
FEWEST_OF_TWO = 25  # times two letters need to be seen written as one group

Step = tuple[str, str]


def read_pairs(name: str) -> list[tuple[str, str]]:
    """(Latin, native) words to learn from, folded."""
    rows = [line.split("\t") for line in (CORPUS / FILES[name]).read_text("utf8").splitlines() if line]
    kept = [row for number, row in enumerate(rows) if number % HELD_OUT]
    pairs = [(re.sub(r"[^a-z]", "", fold(row[0])), normal_form(row[1])) for row in kept]
    return [(latin, native) for latin, native in pairs if latin and native]


def learn(pairs: list[tuple[str, str]]) -> Counter[Step]:
    """How often each step is taken in the best alignments, after some rounds."""
    counts: Counter[Step] = Counter()
    for letter in {c for _, native in pairs for c in native}:
        counts[letter, re.sub(r"[^a-z]", "", fold(letter))[:LONGEST_GROUP]] += 1000
    for vowel in "aeiou":
        counts["", vowel] += 200
    for number in range(ROUNDS):
        prices = price(counts, two=number > 1)
        counts = Counter(step for latin, native in pairs for step in align(latin, native, prices))
    return counts


def price(counts: Counter[Step], *, two: bool = True) -> dict[Step, float]:
    """The price of each step that is taken often enough, given the letter; two letters as one only with `two`."""
    totals: Counter[str] = Counter()
    for (letter, _), count in counts.items():
        totals[letter] += count
    inserted = totals[""] / max(sum(c for letter, c in totals.items() if letter), 1)
    return {
        (letter, group): -math.log(count / totals[letter] * (inserted if not letter else 1.0))
        for (letter, group), count in counts.items()
        if len(letter) <= 1 or (two and count >= FEWEST_OF_TWO)
    }


def align(latin: str, native: str, prices: dict[Step, float]) -> list[Step]:
    """The cheapest steps from the native word to the Latin one."""
    worst = -math.log(FLOOR)
    found: dict[tuple[int, int], tuple[tuple[int, int], Step]] = {}
    cost = {(0, 0): 0.0}
    for i in range(len(native) + 1):
        for j in range(len(latin) + 1):
            for before, step in _ways(native, latin, i, j):
                if before in cost:
                    total = cost[before] + prices.get(step, worst + len(step[1]))
                    if total < cost.get((i, j), math.inf):
                        cost[i, j], found[i, j] = total, (before, step)
    steps, at = [], (len(native), len(latin))
    while at != (0, 0):
        at, step = found[at]
        steps.append(step)
    return steps


def _ways(native: str, latin: str, i: int, j: int) -> list[tuple[tuple[int, int], Step]]:
    ways = [((i, j - 1), ("", latin[j - 1]))] if j else []
    for letters in (1, 2) if i > 1 else (1,) if i else ():
        fewest = letters - 1  # two letters are never both silent
        groups = range(fewest, min(LONGEST_GROUP, j) + 1)
        ways += [((i - letters, j - g), (native[i - letters : i], latin[j - g : j])) for g in groups]
    return ways


def tidy(counts: Counter[Step]) -> dict[str, dict[str, float]]:
    """The table: prices by letter, cheapest first, without what is rare."""
    prices = price(counts)
    totals: Counter[str] = Counter()
    for (letter, _), count in counts.items():
        totals[letter] += count
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (letter, group), value in sorted(prices.items(), key=lambda item: item[1]):
        if counts[letter, group] >= max(FEWEST, RAREST * totals[letter]):
            found[letter][group] = round(value, 1)
    return found


def write(learned: dict[str, dict[str, dict[str, float]]]) -> None:
    """The learned part of the table stands in the file; what is above its mark stays."""
    kept = TABLE.read_text("utf8").partition("  learned:")[0]
    lines = ["  learned:"]
    for script, letters in learned.items():
        lines.append(f"    {script}:")
        for letter in sorted(letters):
            row = ", ".join(f'"{group}": {value}' for group, value in letters[letter].items())
            lines.append(f'      "{letter}": {{{row}}}')
    TABLE.write_text(kept + "\n".join(lines) + "\n", "utf8")


def main() -> int:
    """Learns both scripts and writes the table."""
    write({name: tidy(learn(read_pairs(name))) for name in FILES})
    print(f"{TABLE} written; now run scripts/build_resources.py")
    return 0


if __name__ == "__main__":
    sys.exit(main())
