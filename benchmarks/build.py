"""How fast and how big: `python benchmarks/build.py [PAGES...]` (the demo's pages when none are given).

Each figure comes from fresh processes, as a user starts them: wall-clock seconds of `--help` and of a cold build (best
and median of three), articles a minute on a pile of copies of the pages made distinct, and the peak resident memory of
the largest process.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "src" / "tidings" / "demo" / "pages"
PILE = 200
RUNS = 3


def seconds(*arguments: str) -> float:
    """Wall-clock seconds of one run of the command line in a new process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "tidings", *arguments], check=True, capture_output=True)  # noqa: S603
    return time.perf_counter() - start


def cold_builds(sources: list[str], folder: Path) -> list[float]:
    """The seconds of RUNS builds, each into a new record."""
    return [seconds("build", *sources, "-o", str(folder / f"{i}.tidings")) for i in range(RUNS)]


def pile(sources: list[str], folder: Path) -> Path:
    """A folder of PILE pages: the given ones over and over, each with a number of its own so that none is a copy."""
    files = sorted(f for s in sources for f in ([Path(s)] if Path(s).is_file() else Path(s).rglob("*")) if f.is_file())
    folder.mkdir()
    for i in range(PILE):
        original = files[i % len(files)]
        text = original.read_text(encoding="utf8", errors="replace")
        (folder / f"{i:04}{original.suffix}").write_text(text.replace("the ", f"the {i} ", 1), encoding="utf8")
    return folder


def main() -> None:
    """Prints the figures, one a line."""
    sources = sys.argv[1:] or [str(DEMO)]
    helps = [seconds("--help") for _ in range(RUNS)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        builds = cold_builds(sources, folder)
        took = seconds("build", str(pile(sources, folder / "pile")), "-o", str(folder / "pile.tidings"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"help            {min(helps):.2f} s (median {statistics.median(helps):.2f})")
    print(f"cold build      {min(builds):.2f} s (median {statistics.median(builds):.2f})")
    print(f"pile of {PILE:5}   {took:.1f} s, {PILE / took * 60:.0f} articles a minute")
    print(f"peak memory     {peak:.0f} MB in the largest process")


if __name__ == "__main__":
    main()
