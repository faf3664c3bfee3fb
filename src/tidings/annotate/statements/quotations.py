"""Quotations: where quoted words begin and end, through sentences and paragraphs.

Newspapers close a quotation once but open it again with each paragraph, mix curly and straight marks, and leave marks
out. A mark is judged by its shape and by the blanks around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENING = frozenset({"“", "«", "„", "``"})
CLOSING = frozenset({"”", "»"})
EITHER = frozenset({'"', "＂", "''"})  # newspapers of the wire age write two apostrophes at either end
SINGLE_OPENING = frozenset({"‘", "`"})
SINGLE_CLOSING = frozenset({"’", "'"})
LONGEST_SINGLE = 25  # tokens; a longer stretch between single marks is an apostrophe gone astray


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens `first` up to, not including, `last`, marks included.

    `closed` is whether its closing mark was found; `continues` whether it takes up
    the quotation of the paragraph before.
    """

    first: int
    last: int
    closed: bool = True
    continues: bool = False


def find_quotations(words: Sequence[str], spaced: Sequence[bool], paragraph: Sequence[int]) -> tuple[Quotation, ...]:
    """All quotations in order, none inside another.

    `spaced[i]` is whether white space follows word i, `paragraph[i]` the number of its paragraph. A quotation that is
    not closed by the end of its paragraph ends there; when the next paragraph opens with a mark it continues it.

    >>> words = ['"', "Stay", ",", '"', "she", "said", "."]
    >>> [(q.first, q.last) for q in find_quotations(words, [0, 0, 0, 1, 1, 0, 1], [0] * 7)]
    [(0, 4)]
    """
    out: list[Quotation] = []
    bounds = [0, *(i for i in range(1, len(words)) if paragraph[i] != paragraph[i - 1]), len(words)]
    for first, last in pairwise(bounds):
        carried = bool(out) and not out[-1].closed and out[-1].last == first
        out.extend(_in_paragraph(words, spaced, (first, last), carried=carried))
    return tuple(out)


def _in_paragraph(
    words: Sequence[str], spaced: Sequence[bool], bounds: tuple[int, int], *, carried: bool
) -> list[Quotation]:
    """The quotations of one paragraph; double marks first, single ones where no double mark stands."""
    first, last = bounds
    out: list[Quotation] = []
    opened: int | None = None
    for i in range(first, last):
        kind = _kind(words, spaced, i, bounds, inside=opened is not None)
        if kind == "open" and opened is None:
            opened = i
        elif kind == "close" and opened is not None:
            out.append(Quotation(opened, i + 1, continues=carried and opened == first))
            opened = None
    if opened is not None:
        out.append(Quotation(opened, last, closed=False, continues=carried and opened == first))
    return out or _single(words, spaced, bounds)


def _kind(words: Sequence[str], spaced: Sequence[bool], i: int, bounds: tuple[int, int], *, inside: bool) -> str:
    """Whether word `i` opens or closes a quotation; empty for any other word."""
    word = words[i]
    if word in OPENING:
        return "open"
    if word not in CLOSING and word not in EITHER:
        return ""
    at_start = i == bounds[0] or spaced[i - 1] or words[i - 1] in {"(", "[", "—", "--", "–"}
    at_end = i == bounds[1] - 1 or spaced[i]
    if inside:
        return "" if at_start and not at_end else "close"
    return "open" if word in EITHER and not (at_end and not at_start) else ""


def _single(words: Sequence[str], spaced: Sequence[bool], bounds: tuple[int, int]) -> list[Quotation]:
    """Quotations between single marks, as headlines and British papers write them."""
    out: list[Quotation] = []
    opened: int | None = None
    for i in range(*bounds):
        before = i == bounds[0] or spaced[i - 1] or words[i - 1] in {"(", "["}
        after = i == bounds[1] - 1 or spaced[i] or words[i + 1] in {",", ".", ":", ";", "?", "!"}
        if opened is None and before and not spaced[i] and words[i] in SINGLE_OPENING | SINGLE_CLOSING:
            opened = i
        elif opened is not None and not before and after and words[i] in SINGLE_CLOSING:
            if 1 < i - opened <= LONGEST_SINGLE:
                out.append(Quotation(opened, i + 1))
            opened = None
    return out
