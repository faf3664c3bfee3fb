"""Articles for the tests of statements: text in, statements out as words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.annotate.names import find_mentions
from tidings.annotate.statements import find_statements
from tidings.language import parse
from tidings.model import Article, Mention, Statement

if TYPE_CHECKING:
    from tidings.language.parsed import Parsed


@dataclass(frozen=True)
class Told:
    """A statement with its words."""

    source: str
    cue: str
    content: tuple[str, ...]
    statement: Statement

    @property
    def chain(self) -> list[str]:
        return [hop.name for hop in self.statement.chain]


def parsed_of(text: str, outlet: str | None = None) -> Parsed:
    """The text as one article, a paragraph a line."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return parse(Article(id="a", page="p", spans=tuple(spans), outlet=outlet), text)


def read_statements(text: str, outlet: str | None = None) -> tuple[Parsed, tuple[Mention, ...], tuple[Statement, ...]]:
    parsed = parsed_of(text, outlet)
    mentions = find_mentions(parsed)
    return parsed, mentions, find_statements(parsed, mentions)


def told(text: str, outlet: str | None = None, *, voiced: bool = True) -> list[Told]:
    """The statements of a text in order, or what in it is only thought or wanted."""
    parsed, _, found = read_statements(text, outlet)
    return [
        Told(
            " | ".join(parsed.text(s) for s in f.sources),
            " | ".join(parsed.text(s) for s in f.cue),
            tuple(parsed.text(s) for s in f.content),
            f,
        )
        for f in found
        if f.voiced == voiced
    ]
