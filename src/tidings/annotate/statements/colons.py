"""Words set beside a name, with no verb: "WALLACE: Let's start", and a quotation signed "― Anna Orlov"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.statements.cues import Cue, Entry
from tidings.annotate.statements.drafts import Draft
from tidings.annotate.statements.reading import NAME, NOUN, Reading
from tidings.annotate.statements.sources import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = frozenset({"―", "—", "–", "--", "-"})
LONGEST_NAME = 6  # tokens before a colon, or behind the dash of a signature
SHORTEST_TURN = 3  # tokens that somebody says in a transcript
MARK = Entry(":", "mark", "asserts", frozenset({"quote"}), "certain", "human", ())


def find_beside(r: Reading) -> list[Draft]:
    """The turns of a transcript and the signed quotations, in order."""
    starts = [i for i in range(len(r)) if i == 0 or r.paragraph[i] != r.paragraph[i - 1]]
    ranges = zip(starts, [*starts[1:], len(r)], strict=True)
    return [found for first, last in ranges for found in (*_turn(r, first, last), *_signed(r, first, last))]


def _turn(r: Reading, first: int, last: int) -> Iterator[Draft]:
    """The rest of a paragraph that begins with a name in capitals and a colon."""
    first += r.opens(first) is not None
    colon = next((k for k in range(first + 1, min(first + LONGEST_NAME, last)) if r.lower[k] == ":"), None)
    if colon is None or last - colon <= SHORTEST_TURN or not _is_shouted(r, first, colon):
        return
    yield _draft(r, Source(first, colon, "turn"), colon, (colon + 1, last))


def _is_shouted(r: Reading, first: int, last: int) -> bool:
    """Whether these are the capitals of a name ("SEN. ORLOV"), not a single letter."""
    letters = [w for w in r.words[first:last] if w[:1].isalpha()]
    return bool(letters) and all(w.isupper() for w in letters) and max(map(len, letters)) > 1


def _signed(r: Reading, first: int, last: int) -> Iterator[Draft]:
    """The quotation at the head of a paragraph that a dash and a name end."""
    found = r.opens(first)
    if found is None or found.last >= last - 1 or r.lower[found.last] not in SIGNS:
        return
    name = found.last + 1
    end = next((k for k in range(name, last) if r.tags[k] not in NOUN), last)
    if (
        name < end <= name + LONGEST_NAME
        and r.tags[name] in NAME
        and r.word(end) in {"", ",", ".", "("} | _next(r, end)
    ):
        yield _draft(r, Source(name, end, "signed"), found.last, (first, found.last))


def _next(r: Reading, end: int) -> set[str]:
    """The word at `end` where a paragraph begins with it."""
    return {r.word(end)} if end < len(r) and r.paragraph[end] != r.paragraph[end - 1] else set()


def _draft(r: Reading, source: Source, mark: int, piece: tuple[int, int]) -> Draft:
    behind = piece[0] > mark
    return Draft(Cue(mark, mark + 1, mark, mark, MARK), source, [piece], "quote", r.unit[mark], behind=behind)
