"""Which entries of the tables real news uses: `python evaluation/resources.py [--idle]`.

Reads the clusters of `../shared/corpora/allsides` and counts the cues, frames and outlets that fire at least once;
`--idle` lists those that never do.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tidings.building import iter_source
from tidings.engine import ReadingOptions, read_pages
from tidings.model import Hints, Page
from tidings.outlets import find_outlet
from tidings.resources import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.model import Annotated

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "allsides"
FRAME = re.compile(r"\b(?:verbs|nouns|adjectives)\.\d+:\S.*?(?=;|, | \(|$)")  # as `../ames.py` makes a frame's id
CUE = re.compile(r"'([^']+)'")  # as statements name the entry that fired: "verb 'claim', clause, source left"


@dataclass(slots=True)
class Fired:
    """The entries of each table that real articles used."""

    cues: set[str] = field(default_factory=set)
    frames: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)

    def note(self, reading: Annotated) -> None:
        """What one article used is counted."""
        self.cues.update(cue for said in reading.statements for cue in CUE.findall(said.why))
        self.frames.update(frame.strip() for told in reading.accounts for frame in FRAME.findall(told.why))
        self.outlets.update(find_outlets(reading))


def find_outlets(reading: Annotated) -> Iterator[str]:
    """The canonical names of the outlets that an article is by, thanks, names or passes on."""
    article = reading.article
    named = [m.name for m in reading.mentions if m.type == "ORG"]
    hops = [hop.name for said in reading.statements for hop in said.chain]
    for name in (article.outlet, *article.credits, *hops, *named):
        if name and (outlet := find_outlet(name)):
            yield outlet.name


def tables() -> dict[str, set[str]]:
    """Every entry that could fire, by table."""
    frames = load("frames")
    groups = (
        (section, n, group) for section in ("verbs", "nouns", "adjectives") for n, group in enumerate(frames[section])
    )
    return {
        "cues": {entry["cue"] for entry in load("cues")},
        "frames": {f"{section}.{n}:{words}" for section, n, group in groups for words in group["w"]},
        "outlets": {entry["name"] for entry in load("outlets")},
    }


def pages(corpus: Path) -> Iterator[Page]:
    """Every readable page of the corpus."""
    for path in sorted(corpus.glob("*.jsonl")):
        yield from (found for found in iter_source(path, Hints(plain=True)) if isinstance(found, Page))


def main() -> int:
    """The counts stand on stdout, with `--idle` the entries that never fire below each."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--idle", action="store_true", help="list the entries that never fire")
    idle = arguments.parse_args().idle
    if not CORPUS.is_dir():
        sys.stderr.write(f"there is no corpus at {CORPUS}\n")
        return 1
    fired = Fired()
    for _, reading in read_pages(pages(CORPUS), ReadingOptions()):
        for annotated in reading.annotated:
            fired.note(annotated)
    for name, entries in tables().items():
        used = entries & getattr(fired, name)
        sys.stdout.write(f"{name} {len(used)} of {len(entries)}\n")
        if idle:
            sys.stdout.write("".join(f"  {entry}\n" for entry in sorted(entries - used)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
