"""Builds the gold affairs as a user would and scores them: `python evaluation/affairs.py [--demo] [--list]`.

Prints one line a figure and affair, beside the floor in `baseline.json`; the exit code is 1 when one fell below its
floor (`origins.mae`, `actors.mixed`: rose above it). The gold affairs and their scorer live outside the repository, in
`../shared`; `--demo` scores the bundled demo affair with the same scorer, or only builds it where there is none.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "score" / "affair.py"
BASELINE = ROOT / "evaluation" / "baseline.json"
AFFAIRS = {
    "seeds": (SHARED / "seeds", SHARED / "gold" / "seeds" / "gold.offsets.json"),
    "turkey-jet": (SHARED / "gold" / "turkey-jet" / "pages", SHARED / "gold" / "turkey-jet" / "gold.offsets.json"),
}
DEMO = {"demo": (ROOT / "src/tidings/demo/pages", ROOT / "src/tidings/demo/gold.json")}
LOWER_IS_BETTER = {"origins.mae", "origins.naive_mae", "actors.mixed"}


def with_offsets(gold: dict, pages: Path) -> dict:
    """A gold file with its quoted words turned into offsets, as the scorer wants them.

    Raises:
        ValueError: a quoted stretch is not on its page.
    """
    texts = {path.stem: path.read_text(encoding="utf8") for path in pages.iterdir()}

    def place(node: object) -> object:
        if isinstance(node, list):
            return [place(x) for x in node]
        if not isinstance(node, dict):
            return node
        if {"a", "t"} <= node.keys() and "start" not in node:
            return located(node, texts)
        return {k: place(v) for k, v in node.items()}

    return place(gold)  # type: ignore[return-value]


def located(quoted: dict, texts: dict[str, str]) -> dict:
    """`{"a", "t", "n"}` as `{"article", "start", "end", "text"}`: the n-th occurrence of the words."""
    start = -1
    for _ in range(quoted.get("n", 1)):
        start = texts[quoted["a"]].find(quoted["t"], start + 1)
        if start < 0:
            raise ValueError(f"{quoted['a']}: {quoted['t']!r} is not on the page")
    return quoted | {"article": quoted["a"], "start": start, "end": start + len(quoted["t"]), "text": quoted["t"]}


def tidings(*arguments: str) -> None:
    """Runs the command line as a user would."""
    subprocess.run([sys.executable, "-m", "tidings", *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def score(pages: Path, gold: Path, *, listed: bool) -> dict[str, float]:
    """Builds and exports one affair and reads the scorer's figures; `listed` also prints what was missed."""
    with tempfile.TemporaryDirectory() as folder:
        record, exported, offsets = (str(Path(folder) / name) for name in ("a.tidings", "affair.json", "gold.json"))
        tidings("build", str(pages), "-o", record)
        tidings("export", record, "--to", "json", "-o", exported)
        Path(offsets).write_text(json.dumps(with_offsets(json.loads(gold.read_text("utf8")), pages)), "utf8")
        if not SCORER.exists():
            return {}
        command = [sys.executable, str(SCORER), exported, offsets, *(["--list"] if listed else [])]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    figures = {}
    for line in printed.splitlines():
        name, _, value = line.partition(" ")
        if "." in name and not name.startswith("missed") and not line.startswith("missed"):
            figures[name] = float(value)
        else:
            print(line)
    return figures


def below_floor(name: str, value: float, floor: float) -> bool:
    """Whether a figure is worse than its floor."""
    return value > floor if name in LOWER_IS_BETTER else value < floor


def main() -> int:
    """Scores each affair, prints the table, compares it with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--demo", action="store_true", help="the bundled affair instead of the gold affairs")
    parser.add_argument("--list", action="store_true", help="also print what was missed")
    options = parser.parse_args()
    floors = json.loads(BASELINE.read_text("utf8"))
    failed = 0
    for affair, (pages, gold) in (DEMO if options.demo else AFFAIRS).items():
        for name, value in score(pages, gold, listed=options.list).items():
            floor = floors.get(affair, {}).get(name)
            worse = floor is not None and below_floor(name, value, floor)
            failed += worse
            beside = "" if floor is None else f"  floor {floor:.3f}" + worse * "  BELOW"
            print(f"{affair:12} {name:22} {value:.3f}{beside}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
