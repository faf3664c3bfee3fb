"""Scores the language layer on the public development sets in `../shared`: `python evaluation/language.py`.

Prints tokens, sentences, tags and parse on UD English EWT dev from raw text, and names on UNER-EWT dev, beside the
floors in `baseline.json`; the exit code is 1 when a figure fell below its floor.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tidings.language import parse
from tidings.model import Article

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PARSES = SHARED / "corpora" / "ud_ewt" / "en_ewt-ud-dev.docs.jsonl"
NAMES = SHARED / "corpora" / "uner_ewt" / "dev.jsonl"


def read(text: str) -> dict:
    """Tokens, sentences and names of one text, as `tidings read --json --plain` writes them."""
    spans = tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    parsed = parse(Article("a", "p", spans), text)
    names = [(int(parsed.starts[e.start]), int(parsed.ends[e.end - 1]), e.label_) for e in parsed.doc.ents]
    return {
        "sentences": [{"start": s.start, "end": s.end} for s in parsed.sentence_spans()],
        "tokens": [asdict(token) for token in parsed.tokens()],
        "mentions": [{"start": a, "end": b, "type": label, "level": "name"} for a, b, label in names],
    }


def figures(gold: Path, scorer: str) -> dict[str, float]:
    """The scorer's figures for one gold file."""
    rows = [json.loads(line) for line in gold.read_text("utf8").splitlines()]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as system:
        for row in rows:
            system.write(json.dumps({"id": row["id"], "text": row["text"], **read(row["text"])}) + "\n")
        system.flush()
        command = [sys.executable, str(SHARED / "score" / scorer), str(gold), system.name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    return {k: float(v) for k, v in re.findall(r"([A-Za-z_0-9.-]+)[ =:]+(-?[0-9]+\.[0-9]+)", printed)}


def main() -> int:
    """Prints the figures of both sets beside their floors."""
    floors = json.loads((ROOT / "evaluation" / "baseline.json").read_text("utf8")).get("language", {})
    failed = 0
    for gold, scorer in ((PARSES, "conllu.py"), (NAMES, "ner.py")):
        for name, value in figures(gold, scorer).items():
            floor = floors.get(f"{gold.parent.name}.{name}")
            failed += floor is not None and value < floor
            beside = "" if floor is None else f"  floor {floor:.4f}"
            print(f"{gold.parent.name:10} {name:16} {value:.4f}{beside}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
