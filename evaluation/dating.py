"""Masks the dates of dated articles and lets Tidings date them within their clusters: `python evaluation/dating.py`.

The date that a corpus gives with an article is taken away, and the address with it; what its own text says stays: a
dateline with day and month, but not the year in a stamp under its headline. Articles that their own text still dates
are left out and counted. Four settings: the others of the cluster keep their dates or all are masked at once; and the
metadata's day and month stay as a dateline or are gone too. *Dated* is an article whose interval lies within one
year; *days* are those given as a single day. Beside it stands what guessing gives: the commonest year of all dated
articles, or of the others in the cluster where these keep theirs.

`--readings FILE` keeps what was read, one article a row, so that a second run reads nothing again. The corpora lie
outside the repository, in `../shared`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tidings.building import read
from tidings.model import Annotated, Interval, Publication
from tidings.record.codec import decode, encode
from tidings.weigh.actors import find_actors
from tidings.weigh.dating import anchor_article, date_articles
from tidings.weigh.pile import pile_up, redate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
STAMP = re.compile(
    rf"\b(?:({MONTH})\s+(\d{{1,2}})|(\d{{1,2}})\s+({MONTH}))(?:st|nd|rd|th)?(\s*,?\s*((?:19|20)\d\d))\b", re.IGNORECASE
)
STAMP_LINES, STAMP_REACH = 4, 40  # lines under the address, and code points from a line's start, where a stamp stands


@dataclass(frozen=True, slots=True)
class Masked:
    """One article of a cluster: what was read in it without its date, and the date."""

    cluster: str
    day: date
    text: str
    article: Annotated


@dataclass(slots=True)
class Tally:
    """How many articles there are, were dated, in the right year; given as a day, as the right day; guessed right."""

    articles: int = 0
    dated: int = 0
    year: int = 0
    days: int = 0
    day: int = 0
    within: int = 0
    guessed: int = 0

    def count(self, masked: Masked, found: Interval, guess: int | None) -> None:
        """One more article is counted."""
        self.articles += 1
        self.guessed += guess == masked.day.year
        if not found.earliest or not found.latest or found.earliest.year != found.latest.year:
            return
        self.dated += 1
        self.year += found.earliest.year == masked.day.year
        self.within += found.earliest <= masked.day <= found.latest
        self.days += found.days == 1
        self.day += found.earliest == found.latest == masked.day

    def tell(self, name: str) -> str:
        """One line of figures."""
        shares = (
            ("coverage", self.dated, self.articles),
            ("year", self.year, self.dated),
            ("inside", self.within, self.dated),
            ("day", self.day, self.days),
            ("guessing", self.guessed, self.articles),
        )
        told = "  ".join(f"{n} {a / b if b else 0:.3f} ({a}/{b})" for n, a, b in shares)
        return f"{name:34} {told}"


def load_rows() -> Iterator[dict]:
    """Every dated article of the corpora's clusters: id, cluster, day, and what a reader of the page would have."""
    for row in _rows(CORPORA / "allsides" / "clusters40.jsonl"):
        yield _row(row, row["cluster"], row["published"], row["outlet"])
    for name in ("clusters", "gold"):
        for row in _rows(CORPORA / "giveme5w1h" / f"{name}.jsonl"):
            yield _row(row, row["event"], row["published"], row["publisher"].removeprefix("www."))
    for name in ("dev", "train"):
        yield from filter(None, map(_stamped, _rows(CORPORA / "ecbplus" / f"{name}.jsonl")))


def _rows(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf8") as lines:
        yield from map(json.loads, lines)


def _row(row: dict, cluster: str, day: str | None, outlet: str) -> dict:
    """A row without its date and address; an unknown date stays None."""
    shown = {key: row[key] for key in ("id", "title", "text")}
    known = day if day and re.match(r"\d{4}-\d\d-\d\d", day) else None
    return {"cluster": cluster, "day": known and known[:10], "page": shown | {"outlet": outlet}}


def _stamped(row: dict) -> dict | None:
    """A document with a date under its headline, its year taken away; None where it has none."""
    lines = row["text"].split("\n")
    lines = lines[lines[0].startswith("http") :]
    for i, line in enumerate(lines[:STAMP_LINES]):
        found = STAMP.search(line)
        if found and found.start() < STAMP_REACH:
            month, day = (found[1], found[2]) if found[1] else (found[4], found[3])
            lines[i] = line[: found.start(5)] + line[found.end(5) :]
            try:
                told = datetime.strptime(f"{month[:3]} {day} {found[6]}", "%b %d %Y").date()  # noqa: DTZ007 -- a day
            except ValueError:
                return None
            page = {"id": row["id"], "text": "\n".join(lines)}
            return {"cluster": row["subtopic"], "day": told.isoformat(), "page": page}
    return None


def read_rows(rows: Iterable[dict], kept: Path | None) -> Iterator[Masked]:
    """The dated rows read, one after the other; from and into the file `kept` where one is given."""
    held = {row["page"]["id"]: row for row in _rows(kept)} if kept and kept.exists() else {}
    for row in rows:
        if row["day"] is None:
            continue
        found = held.get(row["page"]["id"]) or row | {"readings": _read(row["page"])}
        if kept and row["page"]["id"] not in held:
            with kept.open("a", encoding="utf8") as out:
                out.write(json.dumps(found) + "\n")
        for reading in found["readings"][:1]:
            yield Masked(
                row["cluster"], date.fromisoformat(row["day"]), row["page"]["text"], decode(Annotated, reading)
            )


def _read(page: dict) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.jsonl"
        path.write_text(json.dumps(page) + "\n", "utf8")
        return [encode(a) for reading in read(path) for a in reading.without_tokens().annotated]


def date_cluster(cluster: Sequence[Masked], *, alone: bool) -> Iterator[tuple[Masked, Interval]]:
    """Every article of a cluster with the interval Tidings gives it; `alone`: the others keep their dates."""
    texts = {m.article.article.page: m.text for m in cluster}
    blank = [m.article for m in cluster]
    pile = pile_up(blank, texts, find_actors(blank, texts))
    order = {a.article.id: n for n, a in enumerate(pile.articles)}
    if not alone:
        dated = date_articles(pile)
        for masked in cluster:
            yield masked, dated.articles[order[masked.article.article.id]].article.published.interval
        return
    known = {m.article.article.id: anchor_article(m.article, _given(m.day)) for m in cluster}
    for masked in cluster:
        name = masked.article.article.id
        others = redate(pile, {n: a for n, a in known.items() if n != name})
        yield masked, date_articles(others).articles[order[name]].article.published.interval


def _given(day: date) -> Publication:
    return Publication(Interval(day, day), "given")


def with_day(masked: Masked) -> Masked:
    """The article with its day and month as a dateline, where it has no such dateline of its own."""
    line = masked.day.strftime("%d %B").lstrip("0")
    return replace(masked, article=replace(masked.article, article=replace(masked.article.article, dateline=line)))


def score(clusters: Iterable[Sequence[Masked]], *, alone: bool, listed: bool) -> Tally:
    """The figures over all clusters; `listed` prints those that were given a wrong year."""
    clusters, tally = list(clusters), Tally()
    commonest = Counter(m.day.year for c in clusters for m in c).most_common(1)[0][0]
    for cluster in clusters:
        for masked, found in date_cluster(cluster, alone=alone):
            others = Counter(m.day.year for m in cluster if m is not masked).most_common(1)
            guess = (others[0][0] if others else None) if alone else commonest
            before = tally.dated - tally.year
            tally.count(masked, found, guess)
            if listed and tally.dated - tally.year > before:
                print(f"  {masked.cluster} {masked.article.article.id} {masked.day}: {found.earliest}/{found.latest}")
    return tally


def main() -> int:
    """Prints how many articles there are, and a line for each setting."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readings", type=Path, help="file to keep what was read in")
    parser.add_argument("--list", action="store_true", help="also print the articles given a wrong year")
    options = parser.parse_args()
    if not CORPORA.exists():
        print(f"no corpora at {CORPORA}")
        return 0
    found = list(read_rows(load_rows(), options.readings))
    masked = [m for m in found if m.article.article.published.interval.days is None]
    clusters: dict[str, list[Masked]] = defaultdict(list)
    for one in masked:
        clusters[one.cluster].append(one)
    print(f"{len(masked)} dated articles in {len(clusters)} clusters; {len(found) - len(masked)} more date themselves")
    for told, change in (("", None), (", day and month kept", with_day)):
        piles = [[change(m) if change else m for m in c] for c in clusters.values()]
        for alone in (True, False):
            name = ("one masked" if alone else "all masked") + told
            print(score(piles, alone=alone, listed=options.list).tell(name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
