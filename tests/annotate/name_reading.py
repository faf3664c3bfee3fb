"""Reads a sentence or two for the tests of names: its mentions by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.tokens import Span

from tidings.annotate.names import find_mentions, find_names
from tidings.annotate.names.wording import Candidate, read_wording
from tidings.language import parse
from tidings.model import Article

if TYPE_CHECKING:
    from tidings.language.parsed import Parsed
    from tidings.model import Mention
    from tidings.roster import Roster


def parsed(text: str) -> Parsed:
    spans = tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return parse(Article(id="a", page="p", spans=spans), text)


def read(text: str) -> list[tuple[str, Mention]]:
    return [(text[m.span.start : m.span.end], m) for m in find_mentions(parsed(text))]


def names(text: str) -> list[str]:
    return [words for words, m in read(text) if m.level == "name"]


def first(text: str, words: str) -> Mention:
    return next(m for said, m in read(text) if said == words)


def together(text: str, *words: str) -> bool:
    """Whether all these words are mentions of one chain (the last mention so written counts)."""
    chains = {said: m.chain for said, m in read(text)}
    return len({chains[w] for w in words}) == 1


def given(text: str, roster: Roster | None = None, **kinds: str) -> dict[str, Candidate]:
    """The names by their words where the network saw just these, each given as `Two_Words="ORG"`."""
    article = parsed(text)
    doc = article.doc
    doc.ents = [
        Span(doc, i, i + len(words), label=kind)
        for name, kind in kinds.items()
        for words in [name.split("_")]
        for i in range(len(doc))
        if [t.text for t in doc[i : i + len(words)]] == words
    ]
    wording = read_wording(article)
    return {wording.words(c.first, c.last): c for c in find_names(wording, roster)}
