"""Corpora of tiers A and B turned into spaCy's binary training files.

    python training/tagger_data.py CORPORA OUT

Writes `parse-train.spacy`, `parse-dev.spacy` (UD EWT and GUM: Penn tags where the corpus has them, UPOS, heads,
relations) and `names-train.spacy`, `names-dev.spacy` (UNER-EWT, wikigold, re3d, MEANTIME: PER, ORG, LOC).
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans
from spacy.vocab import Vocab

RE3D_TYPES = {"Organisation": "ORG", "Person": "PER", "Location": "LOC"}
MEANTIME_TYPES = {"ORG": "ORG", "PER": "PER", "LOC": "LOC"}
VOCAB = Vocab()


def typographic(words: list[str]) -> list[str]:
    """The words with curly quotes and apostrophes, as most news pages set them; opening and closing alternate."""
    out, opening = [], True
    for word in words:
        if word in ('"', "``", "''"):
            out.append("“" if opening else "”")
            opening = not opening
        else:
            out.append(word.replace("'", "’"))
    return out


def with_typography(docs: Iterable[Doc]) -> Iterator[Doc]:
    """Every Doc, and once more in typographic quotes where it has quotes or apostrophes."""
    for doc in docs:
        yield doc
        words = [t.text for t in doc]
        curly = typographic(words)
        if curly != words:
            twin = Doc(
                VOCAB,
                words=curly,
                spaces=[bool(t.whitespace_) for t in doc],
                tags=[t.tag_ for t in doc],
                pos=[t.pos_ for t in doc],
                heads=[t.head.i for t in doc] if doc.has_annotation("DEP") else None,
                deps=[t.dep_ for t in doc] if doc.has_annotation("DEP") else None,
            )
            if doc.has_annotation("ENT_IOB"):
                twin.ents = [Span(twin, e.start, e.end, label=e.label_) for e in doc.ents]
            yield twin


def read_rows(path: Path) -> Iterator[dict]:
    """The rows of a JSON Lines file, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def read_conllu(path: Path) -> Iterator[list[list[str]]]:
    """The sentences of a CoNLL-U file as rows of ten columns, multiword tokens and empty nodes left out."""
    sentence: list[list[str]] = []
    for line in path.read_text(encoding="utf8").splitlines():
        if not line:
            if sentence:
                yield sentence
            sentence = []
        elif line[0] != "#":
            columns = line.split("\t")
            if columns[0].isdigit():
                sentence.append(columns)
    if sentence:
        yield sentence


def ewt_docs(path: Path) -> Iterator[Doc]:
    """One Doc a sentence of UD EWT: words, Penn tags, UPOS, heads, relations."""
    for rows in read_conllu(path):
        yield Doc(
            VOCAB,
            words=[r[1] for r in rows],
            spaces=["SpaceAfter=No" not in r[9] for r in rows],
            tags=[r[4] for r in rows],
            pos=[r[3] for r in rows],
            heads=[int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)],
            deps=[r[7] if r[6] != "0" else "ROOT" for r in rows],
        )


def gum_docs(path: Path) -> Iterator[Doc]:
    """One Doc a sentence of GUM; the corpus as converted has no Penn tags, so those are left missing."""
    for row in read_rows(path):
        for first, last in row["sentences"]:
            tokens = row["tokens"][first:last]
            yield Doc(
                VOCAB,
                words=[t[2] for t in tokens],
                spaces=[a[1] < b[0] for a, b in zip(tokens, tokens[1:], strict=False)] + [True],
                pos=[t[4] for t in tokens],
                heads=[t[5] - first if t[5] >= 0 else i for i, t in enumerate(tokens)],
                deps=[t[6] if t[5] >= 0 else "ROOT" for t in tokens],
            )


def name_docs(rows: Iterable[dict], types: dict[str, str]) -> Iterator[Doc]:
    """One Doc a row: tokens by offsets, mentions as entities; a mention off the token grid is dropped."""
    for row in rows:
        offsets = row["tokens"]
        doc = Doc(
            VOCAB,
            words=[row["text"][a:b] for a, b in offsets],
            spaces=[b < c for (_, b), (c, _) in zip(offsets, offsets[1:], strict=False)] + [True],
        )
        starts = {a: i for i, (a, _) in enumerate(offsets)}
        ends = {b: i + 1 for i, (_, b) in enumerate(offsets)}
        spans = [
            Span(doc, starts[m["start"]], ends[m["end"]], label=types[m["type"]])
            for m in row["mentions"]
            if m["type"] in types and m["start"] in starts and m["end"] in ends
        ]
        doc.ents = filter_spans(spans)
        yield doc


def tokenised(rows: Iterable[dict]) -> Iterator[dict]:
    """Rows without tokens, given spaCy's own; mentions without a capital (nominal ones) are left out."""
    import spacy

    tokenizer = spacy.blank("en")
    for row in rows:
        doc = tokenizer(row["text"])
        named = [m for m in row["mentions"] if any(c.isupper() for c in row["text"][m["start"] : m["end"]])]
        tokens = [[t.idx, t.idx + len(t)] for t in doc if not t.is_space]
        yield {"text": row["text"], "tokens": tokens, "mentions": named}


def meantime_rows(path: Path) -> Iterator[dict]:
    """MEANTIME documents with their named (NAM) entities as mentions."""
    for row in read_rows(path):
        mentions = [
            {"start": e["start"], "end": e["end"], "type": e["class"]}
            for e in row["entities"]
            if e.get("syntactic_type") == "NAM" and e.get("class") in MEANTIME_TYPES
        ]
        yield {"text": row["text"], "tokens": row["tokens"], "mentions": mentions}


def write(docs: Iterable[Doc], path: Path) -> None:
    """Writes a DocBin and prints its size."""
    store = DocBin(store_user_data=False)
    for doc in docs:
        store.add(doc)
    store.to_disk(path)
    print(f"{path.name}: {len(store)} docs")


def main(corpora: Path, out: Path) -> None:
    """Writes the four files."""
    out.mkdir(parents=True, exist_ok=True)
    plain = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
    ewt, gum = corpora / "ud_ewt", corpora / "gum_ccby"
    parses = [*ewt_docs(ewt / "en_ewt-ud-train.conllu"), *gum_docs(gum / "train.jsonl.gz")]
    write(with_typography(parses), out / "parse-train.spacy")
    write(ewt_docs(ewt / "en_ewt-ud-dev.conllu"), out / "parse-dev.spacy")
    re3d = (row for path in sorted((corpora / "re3d").glob("*.jsonl")) for row in tokenised(read_rows(path)))
    write(
        with_typography([
            *name_docs(read_rows(corpora / "uner_ewt" / "train.older-revision.jsonl"), plain),
            *name_docs(read_rows(corpora / "ner_small" / "wikigold.jsonl"), plain),
            *name_docs(re3d, RE3D_TYPES),
            *name_docs(meantime_rows(corpora / "meantime" / "train.jsonl"), MEANTIME_TYPES),
        ]),
        out / "names-train.spacy",
    )
    write(name_docs(read_rows(corpora / "uner_ewt" / "dev.jsonl"), plain), out / "names-dev.spacy")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
