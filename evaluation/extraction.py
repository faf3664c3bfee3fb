"""Scores the cutting of web pages into articles beside plain trafilatura: `python evaluation/extraction.py [SET...]`.

Reads the sets of `../shared/corpora/extraction` and prints for each what `../shared/score/extraction.py` says of
Tidings and of trafilatura without comments, run on the same pages. Some three minutes on one core.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from tidings.extract import find_articles
from tidings.model import Page
from tidings.readers.visible import visible_text

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SETS = ("fundus_english", "trafilatura_250", "htmldate_200")


def ours(row: dict) -> dict:
    """What Tidings makes of a page: the text of its articles, the title and day of the first."""
    page = Page(row["id"], row.get("url") or "", "", "text/html", visible_text(row["html"]), html=row["html"])
    articles = find_articles(page).articles
    text = "\n".join(page.text[a:b] for article in articles for a, b in article.spans)
    first = articles[0] if articles else None
    day = first and first.published.interval.earliest
    return {"text": text, "title": first and first.title, "published": day.isoformat() if day else None}


def theirs(row: dict) -> dict:
    """What trafilatura makes of it."""
    found = trafilatura.bare_extraction(row["html"], url=row.get("url"), include_comments=False, with_metadata=True)
    return {"text": found.text, "title": found.title, "published": found.date} if found else {"text": ""}


def score(gold: Path, read: Callable[[dict], dict]) -> str:
    """The scorer's line for one reader on one set."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as system:
        for row in rows(gold):
            system.write(json.dumps({"id": row["id"], **read(row)}) + "\n")
        system.flush()
        command = [sys.executable, str(SHARED / "score" / "extraction.py"), str(gold), system.name]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()  # noqa: S603


def rows(path: Path) -> Iterator[dict]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Prints two lines a set."""
    for name in sys.argv[1:] or SETS:
        gold = SHARED / "corpora" / "extraction" / f"{name}.jsonl.gz"
        print(f"{name} tidings:     {score(gold, ours)}", flush=True)
        print(f"{name} trafilatura: {score(gold, theirs)}", flush=True)


if __name__ == "__main__":
    main()
