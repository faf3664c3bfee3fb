"""Text cut where marks begin and end, so that marks may overlap and a template still has nothing to nest."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tidings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidings.record import View


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text (code points, half-open), what it is, and the id that a click on it opens."""

    start: int
    end: int
    kind: str
    open: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text under the same marks from end to end: kinds parted by spaces, the innermost id."""

    text: str
    kinds: str = ""
    open: str = ""


def cut_text(text: str, span: tuple[int, int], marks: Sequence[Mark]) -> list[Piece]:
    """The stretch of `text` in pieces, joined again the same as it was.

    >>> [(p.text, p.kinds) for p in cut_text("He said no.", (0, 11), [Mark(3, 10, "told"), Mark(8, 10, "cue")])]
    [('He ', ''), ('said ', 'told'), ('no', 'cue told'), ('.', '')]
    """
    start, end = span
    inside = sorted((m for m in marks if m.start < end and start < m.end and m.start < m.end), key=lambda m: m.start)
    edges = sorted({start, end, *(max(start, m.start) for m in inside), *(min(end, m.end) for m in inside)})
    pieces, open_marks, waiting = [], [], list(reversed(inside))
    for first, last in pairwise(edges):
        while waiting and max(start, waiting[-1].start) <= first:
            open_marks.append(waiting.pop())
        open_marks = [m for m in open_marks if m.end > first]
        pieces.append(_piece(text[first:last], open_marks))
    return pieces


def _piece(text: str, marks: Sequence[Mark]) -> Piece:
    inner = sorted(marks, key=lambda m: (m.end - m.start, m.kind))
    return Piece(text, " ".join(sorted({m.kind for m in marks})), next((m.open for m in inner if m.open), ""))


def find_sentences(view: View, words: Iterable[Span]) -> list[Span]:
    """The sentences that hold these words, those that meet or overlap made one."""
    out: list[Span] = []
    for span in sorted(view.sentence(w) for w in words):
        if out and out[-1].page == span.page and span.start <= out[-1].end:
            out[-1] = Span(span.page, out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out
