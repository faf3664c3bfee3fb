"""How many accounts are right by reading: `python evaluation/precision.py [--draw SHEET]`.

Without options prints the share of right accounts on the published sheet (`evaluation/sheets/accounts.jsonl`: ids of
articles in the allsides clusters, offsets, verdicts; no text). `--draw SHEET` reads the clusters that were not looked
at while rules were written, draws SENTENCES sentences that tell something, and writes a sheet without verdicts; beside
it, in SHEET.txt, the same with the words, for whoever reads.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
CLUSTERS = ROOT.parent / "shared" / "corpora" / "allsides" / "clusters40.jsonl"
SHEET = ROOT / "evaluation" / "sheets" / "accounts.jsonl"
SEEN = {
    "as05",
    "as07",
    "as12",
    "as16",
    "as19",
    "as21",
    "as23",
    "as26",
    "as31",
    "as35",
    "as38",
}  # read while rules were made
SENTENCES, SEED = 200, 20261121


def main() -> None:
    """Prints the figures of the sheet, or draws a new one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=Path, metavar="SHEET", help="draw a new sheet to be read")
    options = parser.parse_args()
    if options.draw:
        draw(options.draw)
    else:
        print("\n".join(figures([json.loads(line) for line in SHEET.open(encoding="utf8")])))


def figures(sheet: list[dict[str, Any]]) -> Iterator[str]:
    """The share of right accounts, of those whose type at least is right, and what is wrong with the others."""
    verdicts = [a["verdict"] for row in sheet for a in row["accounts"]]
    counts = Counter(verdicts)
    yield f"sentences {len(sheet)}  accounts {len(verdicts)}"
    yield f"right {counts['right'] / len(verdicts):.3f}"
    yield f"type right {sum(v in {'right', 'party', 'factuality'} for v in verdicts) / len(verdicts):.3f}"
    yield "verdicts " + "  ".join(f"{verdict} {n}" for verdict, n in counts.most_common())
    for kind, n in Counter(a["type"] for row in sheet for a in row["accounts"]).most_common():
        right = sum(a["type"] == kind and a["verdict"] == "right" for row in sheet for a in row["accounts"])
        yield f"  {kind:10} {right:3} of {n}"


def draw(path: Path) -> None:
    """Writes a sheet of sentences with their accounts, and the words beside it."""
    told = [row for article in _read() for row in _sentences(article)]
    chosen = random.Random(SEED).sample(told, min(SENTENCES, len(told)))
    with path.open("w", encoding="utf8") as sheet, path.with_suffix(".txt").open("w", encoding="utf8") as words:
        for row, text in chosen:
            sheet.write(json.dumps(row) + "\n")
            words.write(text + "\n")


def _read() -> Iterator[dict[str, Any]]:
    """What `tidings read` finds in each article of the clusters that nobody looked at."""
    rows = [json.loads(line) for line in CLUSTERS.open(encoding="utf8")]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "rows.jsonl"
        kept = [{k: r[k] for k in ("id", "text", "title")} for r in rows if r["cluster"] not in SEEN]
        source.write_text("".join(json.dumps(r) + "\n" for r in kept), "utf8")
        command = [sys.executable, "-m", "tidings", "read", "--plain", "--json", str(source)]
        found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    yield from map(json.loads, found.stdout.splitlines())


def _sentences(article: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    """Each sentence that tells something: its row of the sheet, and the same to be read."""
    text = article["text"]
    for sentence in article["sentences"]:
        inside = [a for a in article["accounts"] if sentence["start"] <= a["start"] < sentence["end"]]
        if not inside:
            continue
        accounts = [
            {k: a[k] for k in ("start", "end", "type", "mode", "polarity", "certainty", "tense")}
            | {side: [[s["start"], s["end"]] for s in a[f"{side}_spans"]] for side in ("actor", "recipient")}
            | {"verdict": None}
            for a in inside
        ]
        row = {"id": article["id"], "start": sentence["start"], "end": sentence["end"], "accounts": accounts}
        before = text[max(0, sentence["start"] - 250) : sentence["start"]].replace("\n", " ")
        lines = [f"## {article['id']} {sentence['start']} ...{before} >>> {text[sentence['start'] : sentence['end']]}"]
        lines += [_told(number, account, text) for number, account in enumerate(accounts)]
        yield row, "\n".join(lines)


def _told(number: int, account: dict[str, Any], text: str) -> str:
    actors, recipients = ([text[a:b] for a, b in account[side]] for side in ("actor", "recipient"))
    marks = " ".join(str(account[k]) for k in ("mode", "polarity", "certainty", "tense"))
    words = text[account["start"] : account["end"]]
    return f"   {number} {account['type']} {actors} > {recipients} ({marks}) | {words}"


if __name__ == "__main__":
    main()
