"""The corpora of tiers A and B as one kind of example: words with whatever layers somebody annotated on them.

A layer that a corpus does not have is None and gives no loss. Names are BIOES tags over PER, ORG, LOC.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vocabulary import DEPRELS, NAMES, UPOS, XPOS

NAME_TYPES = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "Organisation": "ORG", "Person": "PER",
    "Location": "LOC",
}  # fmt: skip
LONGEST = 120  # words; the longer rest are lists and tables
SHORT_WORD = 3  # letters; headlines leave such words in lower case
HEADLINE_SHARE, CAPITALS_SHARE, LOWER_SHARE, CURLY_SHARE = 0.04, 0.03, 0.02, 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence. `heads` are 1-based with 0 for the root; every other layer holds label numbers."""

    words: tuple[str, ...]
    upos: tuple[int, ...] | None = None
    xpos: tuple[int, ...] | None = None
    heads: tuple[int, ...] | None = None
    deprels: tuple[int, ...] | None = None
    names: tuple[int, ...] | None = None


def read_rows(path: Path) -> Iterator[dict]:
    """The rows of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def ewt(path: Path, names: dict[str, tuple[int, ...]]) -> Iterator[Example]:
    """UD English EWT, with the names of UNER where its sentence has the same words."""
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        lines = block.splitlines()
        sent_id = next(line.split(" = ")[1] for line in lines if line.startswith("# sent_id"))
        rows = [c for line in lines if line[0] != "#" and (c := line.split("\t"))[0].isdigit()]
        tags = names.get(sent_id)
        yield Example(
            tuple(r[1] for r in rows),
            tuple(UPOS.index(r[3]) for r in rows),
            tuple(XPOS.index(r[4]) for r in rows),
            tuple(int(r[6]) for r in rows),
            tuple(DEPRELS.index(r[7]) for r in rows),
            tags if tags and len(tags) == len(rows) else None,
        )


def gum(path: Path) -> Iterator[Example]:
    """GUM sentences: tags and parse."""
    for row in read_rows(path):
        for first, last in row["sentences"]:
            tokens = row["tokens"][first:last]
            yield Example(
                tuple(t[2] for t in tokens),
                tuple(UPOS.index(t[4]) for t in tokens),
                None,
                tuple(t[5] - first + 1 if t[5] >= 0 else 0 for t in tokens),
                tuple(DEPRELS.index(t[6]) if t[6] in DEPRELS else DEPRELS.index(t[6].split(":")[0]) for t in tokens),
            )


def bioes(length: int, spans: Sequence[tuple[int, int, str]]) -> tuple[int, ...]:
    """Tags for token spans (first, last exclusive, type); overlapping later spans are dropped."""
    tags = ["O"] * length
    for first, last, kind in spans:
        if set(tags[first:last]) == {"O"}:
            marks = ["S"] if last - first == 1 else ["B", *["I"] * (last - first - 2), "E"]
            tags[first:last] = [f"{m}-{kind}" for m in marks]
    return tuple(NAMES.index(t) for t in tags)


def named(row: dict) -> tuple[list[str], tuple[int, ...]]:
    """A row's words and their name tags; a mention off the token grid is dropped."""
    starts = {a: i for i, (a, _) in enumerate(row["tokens"])}
    ends = {b: i + 1 for i, (_, b) in enumerate(row["tokens"])}
    spans = [
        (starts[m["start"]], ends[m["end"]], NAME_TYPES[m["type"]])
        for m in row["mentions"]
        if m["type"] in NAME_TYPES and m["start"] in starts and m["end"] in ends
    ]
    return [row["text"][a:b] for a, b in row["tokens"]], bioes(len(row["tokens"]), spans)


def named_sentences(rows: Iterator[dict]) -> Iterator[Example]:
    """Name examples, one a sentence of each row."""
    for row in rows:
        words, tags = named(row)
        bounds = row.get("sentences") or [{"start": 0, "end": 10**9}]
        for sentence in bounds:
            inside = [i for i, (a, _) in enumerate(row["tokens"]) if sentence["start"] <= a < sentence["end"]]
            if inside:
                yield Example(tuple(words[i] for i in inside), names=tuple(tags[i] for i in inside))


def with_tokens(rows: Iterator[dict]) -> Iterator[dict]:
    """Rows of running text, given spaCy's tokens and sentences; mentions without a capital are nominal and left out."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    for row in rows:
        doc = nlp(row["text"])
        yield {
            "text": row["text"],
            "tokens": [[t.idx, t.idx + len(t)] for t in doc if not t.is_space],
            "sentences": [{"start": s.start_char, "end": s.end_char} for s in doc.sents],
            "mentions": [m for m in row["mentions"] if any(c.isupper() for c in row["text"][m["start"] : m["end"]])],
        }


def meantime(path: Path) -> Iterator[dict]:
    """MEANTIME documents with their named (NAM) entities as mentions."""
    for row in read_rows(path):
        entities = [e for e in row["entities"] if e.get("syntactic_type") == "NAM" and e.get("class") in NAME_TYPES]
        yield row | {"mentions": [{"start": e["start"], "end": e["end"], "type": e["class"]} for e in entities]}


def training_examples(corpora: Path) -> list[Example]:
    """Everything that shipped weights may learn from."""
    uner = {r["id"]: named(r)[1] for r in read_rows(corpora / "uner_ewt" / "train.older-revision.jsonl")}
    small = corpora / "ner_small"
    re3d = (row for path in sorted((corpora / "re3d").glob("*.jsonl")) for row in with_tokens(read_rows(path)))
    examples = [
        *ewt(corpora / "ud_ewt" / "en_ewt-ud-train.conllu", uner),
        *gum(corpora / "gum_ccby" / "train.jsonl.gz"),
        *named_sentences(read_rows(small / "wikigold.jsonl")),
        *named_sentences(re3d),
        *named_sentences(meantime(corpora / "meantime" / "train.jsonl")),
    ]
    return [e for e in examples if len(e.words) <= LONGEST]


def development_examples(corpora: Path) -> list[Example]:
    """EWT dev with UNER's names: what training is watched on."""
    uner = {r["id"]: named(r)[1] for r in read_rows(corpora / "uner_ewt" / "dev.jsonl")}
    return list(ewt(corpora / "ud_ewt" / "en_ewt-ud-dev.conllu", uner))


def varied(example: Example, chance: random.Random) -> Example:
    """The example as a headline, in capitals, in lower case or in curly quotes, now and then; labels stay."""
    words = list(example.words)
    draw = chance.random()
    if draw < HEADLINE_SHARE:
        words = [w[:1].upper() + w[1:] if len(w) > SHORT_WORD else w for w in words]
    elif draw < HEADLINE_SHARE + CAPITALS_SHARE:
        words = [w.upper() for w in words]
    elif draw < HEADLINE_SHARE + CAPITALS_SHARE + LOWER_SHARE and example.names is None:
        words = [w.lower() for w in words]
    if chance.random() < CURLY_SHARE:
        words = typographic(words)
    return replace(example, words=tuple(words))


def typographic(words: Sequence[str]) -> list[str]:
    """The words with curly quotes and apostrophes; opening and closing marks alternate."""
    out, opening = [], True
    for word in words:
        if word in {'"', "``", "''"}:
            out.append("“" if opening else "”")
            opening = not opening
        else:
            out.append(word.replace("'", "’"))
    return out
