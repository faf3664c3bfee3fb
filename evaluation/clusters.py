"""Scores mentions grouped across documents on ECB+: `python evaluation/clusters.py [--part dev|train] [--topics 2,5]`.

The mentions are the corpus's own, the groups those of `tidings weigh --mentions`; what the corpus says of chains,
topics and types is kept from it. Prints, for entities and events, the scorer's line of our groups and of a baseline
beside it: mentions of one topic with the same last stem are one. With a `clusters` entry in `baseline.json` the exit
code is 1 when a figure fell below its floor. Nothing is learnt from this corpus: a few thresholds were chosen on topics
1, 4, 7, 10, 14, 19, 24 and 30 of its training part (see docs/weighing.md).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tidings.weigh.words import stem

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "cluster.py"
BASELINE = ROOT / "evaluation" / "baseline.json"
KINDS = ("entity", "event")


def read_gold(part: str, topics: set[str]) -> list[dict]:
    """The rows of a part of the corpus, of all topics when none is named."""
    lines = (SHARED / "corpora" / "ecbplus" / f"{part}.jsonl").read_text("utf8").splitlines()
    return [row for row in map(json.loads, lines) if not topics or str(row["topic"]) in topics]


def bare(row: dict) -> dict:
    """A row as a user would give it: no chains, no topics, no types."""
    mentions = [{"start": m["start"], "end": m["end"], "kind": m["kind"]} for m in row["mentions"]]
    return {"id": row["id"], "text": row["text"], "mentions": mentions}


def group_by_stem(row: dict) -> dict:
    """The baseline: mentions with one last stem have one chain."""
    mentions = []
    for mention in bare(row)["mentions"]:
        words = row["text"][mention["start"] : mention["end"]].lower().split()
        chain = f"{mention['kind']} {stem(words[-1]) if mention['kind'] == 'event' else ' '.join(words)}"
        mentions.append(mention | {"chain": chain})
    return {"id": row["id"], "mentions": mentions}


def write_rows(path: Path, rows: list[dict]) -> Path:
    """The rows stand in a file of JSON Lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    return path


def score(gold: Path, system: Path, kind: str) -> str:
    """The scorer's line."""
    options = ["--kind", kind, "--selected", "--group", "topic"]
    command = [sys.executable, str(SCORER), str(gold), str(system), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


def conll(line: str) -> float:
    """The mean F1 in a scorer's line."""
    found = re.search(r"CoNLL=([\d.]+)", line)
    return float(found[1]) if found else 0.0


def main() -> int:
    """Groups the corpus's mentions, prints both figures of each kind, compares ours with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--topics", default="", help="only these, by number, with commas between")
    options = parser.parse_args()
    rows = read_gold(options.part, set(filter(None, options.topics.split(","))))
    floors = json.loads(BASELINE.read_text("utf8")).get("clusters", {}) if options == parser.parse_args([]) else {}
    failed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        gold, given = write_rows(folder / "gold", rows), write_rows(folder / "given", [bare(r) for r in rows])
        command = [sys.executable, "-m", "tidings", "weigh", "--mentions", str(given), "--json"]
        ours = folder / "ours"
        ours.write_bytes(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)  # noqa: S603
        stems = write_rows(folder / "stems", [group_by_stem(r) for r in rows])
        for kind in KINDS:
            line = score(gold, ours, kind)
            floor = floors.get(f"{kind}.CoNLL")
            worse = floor is not None and conll(line) < floor
            failed += worse
            print(f"{kind:7} ours   {line}" + ("" if floor is None else f"  floor {floor:.3f}" + worse * "  BELOW"))
            print(f"{kind:7} stems  {score(gold, stems, kind)}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
