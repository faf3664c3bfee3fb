"""What a line of a page is by its words alone; the table is `resources/furniture.yaml`."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from tidings import resources

Cue = Literal["section", "aside", "end", "whole", "opens", "holds", "credit", "caption", "rule"]

# The most telling first: a line can be several things at once.
_ORDER: tuple[Cue, ...] = ("end", "section", "aside", "whole", "credit", "caption", "opens", "holds")
_RULE = re.compile(r"(?:[\W_]\s*){3,}|(?:[A-Z]\s){4,}[A-Z]?\s*:?")

MAX_CHARACTERS = {"end": 60, "section": 80, "aside": 170, "credit": 400, "caption": 520, "opens": 400, "holds": 900}
"""A longer line is not of that kind: a paragraph that merely begins with "Subscribe to" runs on into a story."""


@cache
def find_cue(text: str) -> Cue | None:
    """What marks the line as no part of an article's telling, None when nothing does.

    Example:
        `find_cue("You might also like") == "section"`; `find_cue("* * * *") == "rule"`.
    """
    if _RULE.fullmatch(text) or not any(map(str.isalnum, text)):
        return "aside" if _pattern("aside").fullmatch(text) else "rule"
    return next((cue for cue in _ORDER if len(text) <= MAX_CHARACTERS.get(cue, 300) and _matches(cue, text)), None)


def find_inline(text: str) -> list[tuple[int, int]]:
    """Furniture within a paragraph, as (start, end) into it: video players, galleries, profile boxes; in order."""
    return [match.span("junk") if match["junk"] else match.span() for match in _inline_pattern().finditer(text)]


def _matches(cue: Cue, text: str) -> bool:
    pattern = _pattern(cue)
    if cue == "opens":
        return bool(pattern.match(text))
    return bool(pattern.search(text) if cue == "holds" else pattern.fullmatch(text))


@cache
def _pattern(cue: Cue) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in resources.load("furniture")[cue]), re.IGNORECASE)


@cache
def _inline_pattern() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry})" for entry in resources.load("furniture")["inline"]))
