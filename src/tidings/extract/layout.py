"""What each paragraph of a page is, from its own words and from where it stands.

The furniture of a page comes in runs: a heading over other stories and their teasers, a navigation bar, a caption with
its credit, the notices at the end. So every paragraph is judged alone first, then within its run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidings.extract.furniture import Cue, find_cue
from tidings.extract.masthead import read_masthead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.extract.lines import Line
    from tidings.model import LineKind

_CAPITALISED = re.compile(r"(?:[A-Z][\w.'’-]+\s*){2,4}")
_LIST_LEAD = re.compile(r":\s*$")

LINK_WORDS = 4
"""A headline over another story has at least so many words; a sub-heading often has fewer."""

LINK_RUN = 4
"""So many headline-like lines in a row, introduced by no colon, are a list of links; three sub-headings can meet."""

RESUME_PARAGRAPHS = 2
"""After a heading over other stories the article is taken up again by so many full paragraphs in a row."""

TEASER_PAIRS = 2
"""So many headlines in a row, each with one short paragraph, at a page's end announce other stories."""

TEASER_CHARACTERS = 240
"""A teaser is a sentence or two; what a sub-heading stands over is longer, or has several paragraphs."""

BODY_PARAGRAPHS = 3
"""Before them an article must have stood: a page of news in brief is nothing but such pairs."""

RESUME_CHARACTERS = 100
"""The least a paragraph must have to count for that: summaries of other stories are shorter or broken off."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A paragraph and what it was found to be; `cue` says by which words, None where only its place decided."""

    line: Line
    kind: LineKind
    cue: Cue | None = None


def judge(lines: Sequence[Line]) -> list[Judged]:
    """Every paragraph with its kind, in order.

    Prose is `article`, short lines that stand over or in it `heading`, words about pictures `caption`, the rest
    `boilerplate`. What stands before the first and after the last paragraph of prose is still undecided: headings there
    may be a title (see `segments`).
    """
    judged = [_judge_alone(line) for line in lines]
    for step in (_drop_sections, _drop_teasers, _drop_link_runs, _drop_captions, _drop_notices):
        judged = step(judged)
    return judged


def _judge_alone(line: Line) -> Judged:
    cue = find_cue(line.text)
    if cue == "caption":
        return Judged(line, "caption", cue)
    if cue is not None:
        return Judged(line, "boilerplate", cue)
    if read_masthead(line.text):
        return Judged(line, "boilerplate")
    return Judged(line, "article" if line.is_prose else "heading")


def _drop_sections(judged: list[Judged]) -> list[Judged]:
    """Drops what stands under a heading over other stories, links or comments."""
    result: list[Judged] = []
    under: Cue | None = None
    seen_prose = False
    for i, item in enumerate(judged):
        if item.cue in ("section", "aside", "end") and (seen_prose or item.cue == "aside"):
            under = item.cue
        elif under and _resumes(judged, i, under):
            under = None
        seen_prose = seen_prose or (under is None and item.kind == "article")
        result.append(replace(item, kind="boilerplate") if under and item.kind != "caption" else item)
    return result


def _resumes(judged: Sequence[Judged], i: int, under: Cue) -> bool:
    """Whether the article goes on here."""
    if under == "aside":
        return judged[i].kind == "article"
    ahead = judged[i : i + RESUME_PARAGRAPHS]
    full = [it.kind == "article" and len(it.line.text) >= RESUME_CHARACTERS and it.line.is_sentence for it in ahead]
    return under == "section" and len(full) == RESUME_PARAGRAPHS and all(full)


def _drop_teasers(judged: list[Judged]) -> list[Judged]:
    """Drops the headlines with one short paragraph each that end a page under no heading of their own."""
    end = max((i for i, item in enumerate(judged) if item.kind == "article"), default=-1) + 1
    start = end
    while start >= 2 and _is_teaser_pair(judged[start - 2], judged[start - 1]):  # noqa: PLR2004 - a pair is two lines
        start -= 2
    before = sum(item.kind == "article" for item in judged[:start])
    if end - start < 2 * TEASER_PAIRS or before < BODY_PARAGRAPHS:
        return judged
    return [replace(item, kind="boilerplate") if start <= i < end else item for i, item in enumerate(judged)]


def _is_teaser_pair(headline: Judged, story: Judged) -> bool:
    first, second = headline.line, story.line
    return (
        headline.kind == "heading"
        and not first.is_sentence
        and first.words >= LINK_WORDS
        and story.kind == "article"
        and len(second.text) <= TEASER_CHARACTERS
        and second.block - first.block <= 1
    )


def _drop_link_runs(judged: list[Judged]) -> list[Judged]:
    """Drops lists of headlines below the first paragraph; above it stand title, byline and date."""
    result = list(judged)
    i = next((i for i, item in enumerate(judged) if item.kind == "article"), len(judged)) + 1
    while i < len(judged):
        run = _run_of_labels(judged, i)
        if len(run) >= LINK_RUN and not _LIST_LEAD.search(judged[i - 1].line.text):
            for j in run:
                result[j] = replace(judged[j], kind="boilerplate")
        i = run[-1] + 1 if run else i + 1
    return result


def _run_of_labels(judged: Sequence[Judged], i: int) -> list[int]:
    """Positions from `i` on of lines that all look like headlines or their teasers."""
    run = []
    while i < len(judged) and judged[i].kind == "heading" and not judged[i].line.is_sentence:
        run.append(i)
        i += 1
    return run


def _drop_captions(judged: list[Judged]) -> list[Judged]:
    """Drops the line above a picture's credit, and a name alone that the paragraph beside it explains."""
    result = list(judged)
    for i, item in enumerate(judged):
        if item.kind != "heading":
            continue
        below = judged[i + 1] if i + 1 < len(judged) else None
        credited = below and below.kind == "caption" and below.line.block == item.line.block
        if credited or _is_name_of_neighbour(judged, i):
            result[i] = replace(item, kind="caption")
    return result


def _is_name_of_neighbour(judged: Sequence[Judged], i: int) -> bool:
    """Whether the line is only a name that the paragraph above or below has word for word."""
    text = judged[i].line.text
    if i == 0 or not _CAPITALISED.fullmatch(text):
        return False
    beside = [judged[j].line for j in (i - 1, i + 1) if j < len(judged) and judged[j].kind == "article"]
    return any(text in line.text for line in beside)


def _drop_notices(judged: list[Judged]) -> list[Judged]:
    """Drops the short lines that share a block with a notice ("Submitted by ...")."""
    blocks = {item.line.block for item in judged if item.cue in ("opens", "holds") and not item.line.is_prose}
    return [
        replace(item, kind="boilerplate")
        if item.line.block in blocks and item.kind in ("heading", "article") and len(item.line.text) < RESUME_CHARACTERS
        else item
        for item in judged
    ]
