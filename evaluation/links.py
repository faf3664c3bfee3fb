"""Scores links between pairs of articles: `python evaluation/links.py [--quick] [--list]`.

Which of two articles shares words with the other, quotes the same remark, or cites the other's outlet is told by
`evaluation/sheets/links.jsonl`, labelled by reading (see its README). The articles live outside the repository, in
`../shared/corpora`; without them there is nothing to score. Prints precision, recall and F1 for each kind and for all,
beside the floors in `baseline.json`; the exit code is 1 when one fell. `--quick` leaves out citing, for which the pages
must be read in full (some minutes); `--list` prints what was missed and what was wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from tidings.extract import find_articles
from tidings.model import Annotated, Hints, Page
from tidings.pipeline import read_page
from tidings.readers import read_source
from tidings.weigh.actors import find_actors
from tidings.weigh.links import find_echoes, find_links, is_same_outlet
from tidings.weigh.pile import Pile, pile_up

ROOT = Path(__file__).resolve().parent.parent
CORPORA = ROOT.parent / "shared" / "corpora"
SHEET = ROOT / "evaluation" / "sheets" / "links.jsonl"
BASELINE = ROOT / "evaluation" / "baseline.json"
SOURCES = {
    "as": ("allsides/clusters40.jsonl", "cluster", "outlet"),
    "wcl": ("newswcl50/events0-4.jsonl", "event", None),
    "w5": ("giveme5w1h/clusters.jsonl", "event", "publisher"),
}
KINDS = ("verbatim", "quotes", "cites")
Pair = tuple[str, str]


def read_rows() -> Iterator[tuple[str, dict]]:
    """Every article of the three corpora with its cluster, as a row that `tidings read` takes."""
    for prefix, (file, cluster, outlet) in SOURCES.items():
        for line in (CORPORA / file).read_text("utf8").splitlines():
            row = json.loads(line)
            kept = {key: row[key] for key in ("id", "text", "title", "url") if row.get(key)}
            day = (row.get("published") or "")[:10]
            named = {"outlet": row[outlet]} if outlet and row.get(outlet) else {}
            yield f"{prefix}:{row[cluster]}", kept | named | ({"published": day} if day else {})


def read_pages(rows: Iterable[dict], folder: Path) -> Iterator[Page]:
    """The pages of a cluster, read through the program's own reader."""
    file = folder / "cluster.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf8")
    yield from (page for page in read_source(file, Hints()) if isinstance(page, Page))


def annotate(page: Page, *, quick: bool) -> tuple[Annotated, ...]:
    """The articles of a page; their words alone where that is enough."""
    if quick:
        return tuple(Annotated(article) for article in find_articles(page).articles)
    return read_page(page).annotated


def find_verdicts(pages: list[Page], *, quick: bool) -> dict[str, set[Pair]]:
    """For each kind the pairs (by the rows' ids) that Tidings links; of a citing pair the source first."""
    annotated = [a for page in pages for a in annotate(page, quick=quick)]
    texts = {page.id: page.text for page in pages}
    pile = pile_up(annotated, texts, find_actors(annotated, texts))
    given = {a.article.id: next(p.given_id or "" for p in pages if p.id == a.article.page) for a in annotated}
    return {
        "verbatim": {_sort(given[x.source], given[x.target]) for x in find_links(pile) if x.source in given},
        "quotes": {_sort(*(given[a] for a in echo.articles)) for echo in find_echoes(pile)},
        "cites": {pair for pair in _find_citing(pile, given) if not quick},
    }


def _sort(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _find_citing(pile: Pile, given: dict[str, str]) -> Iterator[Pair]:
    """Which article's outlet another names as its source."""
    for link in find_links(pile):
        for article in (a.article for a in pile.articles if link.source not in given):
            if article.id != link.target and is_same_outlet(article.outlet, link.source):
                yield given[article.id], given[link.target]


def judge(row: dict, found: dict[str, set[Pair]]) -> Iterator[tuple[str, bool | None, bool]]:
    """For each kind what the sheet says of a pair (None: open) and whether Tidings found it."""
    pair = _sort(row["a"], row["b"])
    yield "verbatim", row["verbatim"], pair in found["verbatim"]
    yield "quotes", row["quotes"], pair in found["quotes"]
    for side, source, target in (("a", row["a"], row["b"]), ("b", row["b"], row["a"])):
        wanted = None if row["cites"] == "open" else row["cites"] == side
        yield "cites", wanted, (source, target) in found["cites"]


def score(verdicts: Iterable[tuple[str, bool | None, bool]]) -> dict[str, float]:
    """Precision, recall and F1 of each kind and of all; what the sheet leaves open is not counted."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind, wanted, got in verdicts:
        for name in (kind, "all") if wanted is not None else ():
            counts[name][0] += bool(wanted and got)
            counts[name][1] += got
            counts[name][2] += bool(wanted)
    figures = {}
    for name in (*KINDS, "all"):
        hit, got, wanted_count = counts[name]
        precision, recall = hit / max(1, got), hit / max(1, wanted_count)
        figures |= {f"{name}.precision": precision, f"{name}.recall": recall}
        figures[f"{name}.f1"] = 2 * precision * recall / (precision + recall) if hit else 0.0
    return figures


def score_sheet(*, quick: bool, listed: bool) -> dict[str, float]:
    """The figures of the whole sheet."""
    import tempfile

    sheet = [json.loads(line) for line in SHEET.read_text("utf8").splitlines()]
    wanted = {row["cluster"] for row in sheet}
    clusters: dict[str, list[dict]] = defaultdict(list)
    for cluster, row in read_rows():
        if cluster in wanted:
            clusters[cluster].append(row)
    found: dict[str, set[Pair]] = {kind: set() for kind in KINDS}
    with tempfile.TemporaryDirectory() as folder:
        for rows in clusters.values():
            for kind, pairs in find_verdicts(list(read_pages(rows, Path(folder))), quick=quick).items():
                found[kind] |= pairs
    verdicts = [(n, row, v) for n, row in enumerate(sheet) for v in judge(row, found)]
    for n, row, (kind, want, got) in verdicts:
        if listed and want is not None and want != got and not (quick and kind == "cites"):
            print(f"{'missed' if want else 'wrong':6} {kind:8} row {n} {row['a']} {row['b']}")
    return score(v for _, _, v in verdicts if not (quick and v[0] == "cites"))


def main() -> int:
    """Prints the table and compares it with the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="leave out citing, which needs the pages read in full")
    parser.add_argument("--list", action="store_true", help="also print what was missed and what was wrong")
    options = parser.parse_args()
    if not CORPORA.is_dir():
        print(f"{CORPORA} is not here: nothing to score")
        return 0
    floors = json.loads(BASELINE.read_text("utf8")).get("links", {})
    failed = 0
    for name, value in score_sheet(quick=options.quick, listed=options.list).items():
        floor = None if options.quick and name.startswith(("all", "cites")) else floors.get(name)
        failed += floor is not None and value < floor
        beside = "" if floor is None else f"  floor {floor:.3f}" + "  BELOW" * (value < floor)
        print(f"links {name:20} {value:.3f}{beside}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
