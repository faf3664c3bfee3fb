"""The sheet of labelled pairs is well formed, holds none of the articles' words, and is scored as it says."""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.append(str(ROOT / "evaluation"))

from links import KINDS, judge, score  # noqa: E402

ROWS = [json.loads(line) for line in (ROOT / "evaluation/sheets/links.jsonl").read_text("utf8").splitlines()]


def test_three_hundred_pairs_with_three_verdicts_and_no_words():
    assert len(ROWS) == 300
    assert len({(r["a"], r["b"]) for r in ROWS}) == 300
    for row in ROWS:
        assert row.keys() == {"a", "b", "cluster", "containment", "verbatim", "quotes", "cites", "spans"}
        assert {row["verbatim"], row["quotes"]} <= {True, False, None}
        assert row["cites"] in {None, "a", "b", "open"}
        for kind, *places in row["spans"]:
            assert row[kind]
            assert places[0] < places[1]
            assert places[2] < places[3]


def test_what_a_sheet_says_is_found_by_a_perfect_program_and_open_rows_do_not_count():
    found = {kind: set() for kind in KINDS}
    for row in ROWS:
        pair = (row["a"], row["b"]) if row["a"] < row["b"] else (row["b"], row["a"])
        for kind in ("verbatim", "quotes"):
            found[kind] |= {pair} if row[kind] is not False else set()
        if row["cites"] in {"a", "b"}:
            found["cites"].add((row["a"], row["b"]) if row["cites"] == "a" else (row["b"], row["a"]))
    figures = score(v for row in ROWS for v in judge(row, found))
    assert set(figures.values()) == {1.0}
    nothing = score(v for row in ROWS for v in judge(row, {kind: set() for kind in KINDS}))
    assert nothing["all.recall"] == 0.0
