"""Scores the language layer on the public development sets in `../shared`: `python evaluation/language.py [SET...]`.

What is scored is what the network reads, before any rule of `annotate/` has looked at it: tokens, sentences, tags and
parse from raw text; names; attribution; event type of a given pair; factuality; coreference. Prints each figure beside
its floor in `baseline.json`; the exit code is 1 when one fell below.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tidings.annotate.statements.attributed import stretches
from tidings.language import parse
from tidings.language.coreference import read_chains
from tidings.language.encoder import load_encoder
from tidings.language.pairs import judge_pair
from tidings.language.parsed import Parsed
from tidings.model import Article

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CORPORA = SHARED / "corpora"
NAME_MAP = "GPE=LOC,FAC=LOC,NORP=-,EVENT=-,MISC=-"
RE3D_MAP = (
    "Organisation=ORG,Person=PER,Location=LOC,Nationality=-,Quantity=-,Temporal=-,Weapon=-,MilitaryPlatform=-,Vehicle=-,"
    "DocumentReference=-,Money=-,CommsIdentifier=-"
)
WNUT_MAP = "person=PER,location=LOC,corporation=ORG,group=ORG,product=-,creative-work=-"


def read_text(text: str) -> Parsed:
    """A text as one article of plain lines."""
    return parse(Article("a", "p", tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))), text)


def syntax(row: dict) -> dict:
    """Tokens, sentences and names, as `tidings read --json --plain` writes them."""
    parsed = read_text(row["text"])
    names = [(int(parsed.starts[e.start]), int(parsed.ends[e.end - 1]), e.label_) for e in parsed.doc.ents]
    return {
        "sentences": [{"start": s.start, "end": s.end} for s in parsed.sentence_spans()],
        "tokens": [asdict(token) for token in parsed.tokens()],
        "mentions": [{"start": a, "end": b, "type": label, "level": "name"} for a, b, label in names],
    }


def attribution(row: dict) -> dict:
    """The network's attributions as statements."""
    parsed = read_text(row["text"])

    def spans(tokens: tuple[int, ...]) -> list[dict]:
        return [{"start": s.start, "end": s.end} for a, b in stretches(tokens, gap=0) for s in parsed.spans(a, b)]

    statements = [
        {"sources": spans(a.source), "cue": spans(a.cue), "content": spans(a.content)}
        for a in parsed.readings.attributions
    ]
    return {"statements": statements}


def pair(row: dict) -> dict:
    """The likeliest event type between the two given spans."""
    parsed = read_text(row["text"])
    sides = []
    for key in ("source_span", "target_span"):
        start, end = row.get(key) or (0, 0)
        sides.append([i for i in range(len(parsed.doc)) if parsed.starts[i] < end and start < parsed.ends[i]])
    types = judge_pair([t.text for t in parsed.doc], *sides)
    return {"root": max(types, key=types.__getitem__)}


def coreference(row: dict) -> dict:
    """The mentions of all chains of two or more."""
    parsed = read_text(row["text"])
    return {
        "mentions": [
            {"start": int(parsed.starts[a]), "end": int(parsed.ends[b - 1]), "chain": f"{row['id']}-{k}"}
            for k, chain in enumerate(read_chains(parsed))
            for a, b in chain
        ]
    }


class Set(NamedTuple):
    """A gold file below `corpora`, how it is read, its scorer, and how that is called."""

    gold: str
    read: Callable[[dict], dict]
    scorer: str
    scoring: tuple[str, ...] = ()


SETS = {
    "ewt": Set("ud_ewt/en_ewt-ud-dev.docs.jsonl", syntax, "conllu.py"),
    "uner": Set("uner_ewt/dev.jsonl", syntax, "ner.py", ("--map-sys", NAME_MAP)),
    "wnut17": Set("ner_small/wnut17_dev.jsonl", syntax, "ner.py", ("--map-sys", NAME_MAP, "--map-gold", WNUT_MAP)),
    "re3d": Set("re3d/UK_Government.jsonl", syntax, "ner.py", ("--map-sys", NAME_MAP, "--map-gold", RE3D_MAP)),
    "polnear": Set("polnear/dev.jsonl", attribution, "attribution.py"),
    "plv": Set("plover_plv/plv_train.jsonl", pair, "plover.py", ("--preset", "plv")),
    "gum": Set("gum_ccby/dev.coref.jsonl", coreference, "cluster.py", ("--group", "doc")),
}


def figures(chosen: Set) -> dict[str, float]:
    """The scorer's figures for one gold file."""
    gold = CORPORA / chosen.gold
    rows = [json.loads(line) for line in gold.read_text("utf8").splitlines()]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf8") as system:
        for row in rows:
            system.write(json.dumps({"id": row["id"], "text": row["text"], **chosen.read(row)}) + "\n")
        system.flush()
        command = [sys.executable, str(SHARED / "score" / chosen.scorer), str(gold), system.name, *chosen.scoring]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    return {k: float(v) for k, v in re.findall(r"([A-Za-z_0-9.-]+)[ =:]+(-?[0-9]+\.[0-9]+)", printed)}


def factuality() -> dict[str, float]:
    """Pearson's r with UDS on its development predicates, on given words."""
    rows = [json.loads(line) for line in (CORPORA / "uds_factuality" / "dev.jsonl").read_text("utf8").splitlines()]
    scores = load_encoder().score([row["tokens"] for row in rows])
    pairs = [(s.factuality[n["token"]], n["value"]) for row, s in zip(rows, scores, strict=True) for n in row["nodes"]]
    return {"r": float(np.corrcoef(np.array(pairs).T)[0, 1])}


def main() -> int:
    """Prints the figures of the sets beside their floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=", ".join([*SETS, "uds"]))
    floors = json.loads((ROOT / "evaluation" / "baseline.json").read_text("utf8")).get("language", {})
    failed = 0
    for chosen in parser.parse_args().sets or [*SETS, "uds"]:
        for name, value in (factuality() if chosen == "uds" else figures(SETS[chosen])).items():
            floor = floors.get(f"{chosen}.{name}")
            failed += floor is not None and value < floor
            beside = "" if floor is None else f"  floor {floor:.4f}"
            print(f"{chosen:8} {name:18} {value:.4f}{beside}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
