"""Scores the reading of single articles on the public development sets: `python evaluation/reading.py [SET...]`.

Runs `tidings read --json --plain` (for `compare` it is `tidings compare --pairs`) over each set in `../shared/corpora`
and prints what its scorer in `../shared/score` prints, and what fell below its floor in `baseline.json`. Without
arguments all sets; some ten minutes on one core.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
BASELINE = Path(__file__).with_name("baseline.json")


class Set(NamedTuple):
    """A gold file below `corpora`, its scorer, how the scorer and how `tidings` are called; which `spec`s count."""

    gold: str
    scorer: str
    scoring: tuple[str, ...] = ()
    reading: tuple[str, ...] = ("read", "--json", "--plain")
    spec: str = ""


NAME_MAP = "GPE=LOC,FAC=LOC,NORP=-,EVENT=-,MISC=-"
WNUT_MAP = "person=PER,location=LOC,corporation=ORG,group=ORG,product=-,creative-work=-"
RE3D_MAP = (
    "Organisation=ORG,Person=PER,Location=LOC,Nationality=-,Quantity=-,Temporal=-,Weapon=-,MilitaryPlatform=-,Vehicle=-,"
    "DocumentReference=-,Money=-,CommsIdentifier=-"
)
SETS = {
    "attribution": Set("polnear/dev.jsonl", "attribution.py"),
    "names": Set("uner_ewt/dev.jsonl", "ner.py", ("--map-sys", NAME_MAP)),
    "wnut17": Set("ner_small/wnut17_dev.jsonl", "ner.py", ("--map-sys", NAME_MAP, "--map-gold", WNUT_MAP)),
    "re3d": Set("re3d/UK_Government.jsonl", "ner.py", ("--map-sys", NAME_MAP, "--map-gold", RE3D_MAP)),
    "times": Set("wikiwars/train.jsonl", "timex.py"),
    "recognizers": Set("recognizers_datetime/english_specs.jsonl", "timex.py", spec="Merged"),
    "places": Set("lgl/lgl.jsonl", "geo.py"),
    "pairs": Set(
        "plover_plv/plv_train.jsonl", "plover.py", ("--preset", "plv"), ("read", "--json", "--plain", "--pairs")
    ),
    "compare": Set("name_bench/even.jsonl", "names.py", (), ("compare", "--pairs")),
}


def score(chosen: Set) -> str:
    """What the scorer prints for one set."""
    with tempfile.TemporaryDirectory() as folder:
        rows, system, gold = (Path(folder) / f"{name}.jsonl" for name in ("rows", "system", "gold"))
        with (SHARED / "corpora" / chosen.gold).open(encoding="utf8") as file:
            lines = [line for line in file if not chosen.spec or json.loads(line)["spec"].startswith(chosen.spec)]
        gold.write_text("".join(lines), "utf8")
        rows.write_text("".join(f"{without_gold(line)}\n" for line in lines), "utf8")
        with system.open("w", encoding="utf8") as out:
            command = [sys.executable, "-m", "tidings", *chosen.reading, str(rows)]
            subprocess.run(command, check=True, stdout=out)  # noqa: S603
        command = [sys.executable, str(SHARED / "score" / chosen.scorer), str(gold), str(system), *chosen.scoring]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603
        return printed + (f" relaxedR={time_recall(gold, system):.4f}" if chosen.scorer == "timex.py" else "")


def time_recall(gold: Path, system: Path) -> float:
    """The share of the gold times that a time of the system overlaps: the scorer prints only F1."""
    found = {row["id"]: row["times"] for row in map(json.loads, system.open(encoding="utf8"))}
    hits = [
        any(t["start"] < g["end"] and g["start"] < t["end"] for t in found.get(row["id"], ()))
        for row in map(json.loads, gold.open(encoding="utf8"))
        for g in row["times"]
        if g.get("start") is not None
    ]
    return sum(hits) / len(hits) if hits else 0.0


def without_gold(line: str) -> str:
    """A row with only what a user would give: the text and what is known around it."""
    row = json.loads(line)
    published = row.get("published") or row.get("dct") or row.get("date") or row.get("reference")
    given = ("id", "text", "title", "outlet", "url", "source_span", "target_span", "name1", "name2", "schema")
    kept = {key: row[key] for key in given if row.get(key) is not None}
    return json.dumps(kept | ({"published": published[:10]} if published else {}))


def below(name: str, printed: str, floors: dict[str, float]) -> list[str]:
    """What fell below its floor among the figures that a scorer printed."""
    figures = {key: float(value) for key, value in re.findall(r"([A-Za-z_0-9]+)=(-?[0-9]+\.[0-9]+)", printed)}
    held = {key.partition(".")[2]: floor for key, floor in floors.items() if key.startswith(f"{name}.")}
    return [f"{key} {figures[key]:.4f} is below {floor:.4f}" for key, floor in held.items() if figures[key] < floor]


def main() -> int:
    """Prints one line or more a set; 1 when a figure fell below its floor in `baseline.json`."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join(SETS))
    floors = json.loads(BASELINE.read_text("utf8")).get("reading", {})
    failed = 0
    for name in parser.parse_args().sets or SETS:
        printed = score(SETS[name])
        fallen = below(name, printed, floors)
        failed += len(fallen)
        print(f"{name}: {printed}", *fallen, sep="\n  ", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
