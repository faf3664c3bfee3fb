"""Measures names across scripts: `python evaluation/scripts.py [--size N]`.

Takes the held-out rows of the transliterated names in `../shared/corpora/ne_transliteration` (every fifth; what
`scripts/learn_letters.py` learns from is the rest) and compares each Latin name with its own form in Cyrillic or Arabic
letters and with those of others, drawn by chance. Prints for each script

    pair        how often the true form scores above one other drawn by chance (a tie counts a half)
    precision   of what scores SAME_NAME or more, with ten others to each true form, the share that is true
    recall      the share of true forms that score SAME_NAME or more
    R@P95       recall at the lowest threshold at which precision is still 0.95
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from tidings.names import SAME_NAME, compare_names

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "ne_transliteration"
FILES = {"Cyrillic": "russian_train_20k.tsv", "Arabic": "arabic_train_20k.tsv"}
HELD_OUT = 5  # every fifth row is for measuring
OTHERS = 10  # false forms to each true one
PRECISION = 0.95


def read_pairs(path: Path, *, held_out: bool) -> list[tuple[str, str]]:
    """(Latin, native) of the rows that are held out, or of those that may be learnt from."""
    rows = [line.split("\t") for line in path.read_text("utf8").splitlines() if line]
    return [(row[0], row[1]) for number, row in enumerate(rows) if (number % HELD_OUT == 0) == held_out]


def score(pairs: list[tuple[str, str]], chance: random.Random) -> str:
    """The figures of one script."""
    true, false, won = [], [], 0.0
    for latin, native in pairs:
        others = [n for _, n in chance.sample(pairs, OTHERS + 1) if n != native][:OTHERS]
        mine = compare_names(latin, native, "Person").score
        theirs = [compare_names(latin, other, "Person").score for other in others]
        won += 1.0 if mine > theirs[0] else 0.5 if mine == theirs[0] else 0.0
        true.append(mine)
        false += theirs
    hits, wrong = sum(s >= SAME_NAME for s in true), sum(s >= SAME_NAME for s in false)
    figures = {
        "pair": won / len(pairs),
        "precision": hits / max(hits + wrong, 1),
        "recall": hits / len(true),
        "R@P95": recall_at(true, false),
    }
    return " ".join(f"{name}={value:.4f}" for name, value in figures.items()) + f" n={len(pairs)}"


def recall_at(true: list[float], false: list[float]) -> float:
    """The best recall of any threshold that keeps to `PRECISION`; 0 where none does."""
    best, hits, wrong = 0.0, 0, 0
    ranked = sorted([(s, True) for s in true] + [(s, False) for s in false], reverse=True)
    for place, (value, is_true) in enumerate(ranked):
        hits, wrong = hits + is_true, wrong + (not is_true)
        last_of_value = place + 1 == len(ranked) or ranked[place + 1][0] != value
        if last_of_value and hits >= PRECISION * (hits + wrong):
            best = hits / len(true)
    return best


def main() -> int:
    """One line a script; 1 where the corpus is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1000, help="held-out names of each script (default 1000)")
    size = parser.parse_args().size
    for name, file in FILES.items():
        if not (CORPUS / file).exists():
            print(f"{CORPUS / file} is not there")
            return 1
        pairs = read_pairs(CORPUS / file, held_out=True)
        chance = random.Random(1)
        print(f"{name}: {score(chance.sample(pairs, min(size, len(pairs))), chance)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
