"""Puts the trained parse and name pipelines together into the one that the package ships.

    python training/assemble.py PARSE NAMES src/tidings/data/english
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy


def assemble(parse: Path, names: Path, out: Path) -> None:
    """Writes one pipeline: tok2vec, tagger, morphologizer, parser, and ner with its own tok2vec."""
    nlp, namer = spacy.load(parse), spacy.load(names)
    namer.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=namer)
    nlp.meta.update(name="tidings", version="0.1.0", license="CC BY-SA 4.0")
    nlp.to_disk(out)


if __name__ == "__main__":
    assemble(*map(Path, sys.argv[1:4]))
