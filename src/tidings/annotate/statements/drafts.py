"""Drafts: statements as token ranges, before speakers, chains and acts are known."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidings.annotate.statements.cues import Cue
    from tidings.annotate.statements.reading import Reading
    from tidings.annotate.statements.sources import Source


@dataclass(slots=True)
class Draft:
    """A statement in tokens: cue, source, content pieces, and how they were found.

    `bounds` is the stretch it was looked for in; `hops` are token ranges that name who passed it on, nearest the reader
    first; `reach` is what the content was before the next statement cut it short. `confirmed` is how sure the network
    is of its cue, 0 where it sees none; `named` is where it sees the source's words, if it knows them better.
    """

    cue: Cue
    source: Source | None
    pieces: list[tuple[int, int]]
    frame: str
    bounds: tuple[int, int]
    behind: bool = True
    relative: bool = False
    hops: list[tuple[int, int]] = field(default_factory=list)
    reach: tuple[tuple[int, int], ...] = ()
    cue_range: tuple[int, int] | None = None
    edge: int | None = None
    confirmed: float = 0.0
    named: tuple[int, int] | None = None

    @property
    def voiced(self) -> bool:
        """Whether it is said, not only thought or wanted."""
        return self.cue.entry.voiced

    @property
    def span(self) -> tuple[int, int]:
        """From the first to the last token of its content."""
        return min(a for a, _ in self.pieces), max(b for _, b in self.pieces)

    def holds(self, i: int) -> bool:
        """Whether token `i` stands in its content."""
        return any(a <= i < b for a, b in self.pieces)


def attribution_start(r: Reading, draft: Draft) -> int:
    """Where the attribution begins: at the source or the verb, or the "as" before them."""
    source = draft.source
    if draft.edge is not None:
        return draft.edge
    own = source is not None and not source.inherited and source.first < draft.cue.group
    edge = source.first if own and source is not None else draft.cue.group
    return edge - 1 if r.word(edge - 1) == "as" else edge
