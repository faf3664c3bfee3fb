"""Outlets that an article names as where something was said or printed: "told The Gazette", "the Gazette's profile".

Statements carry most of these in their chains; here the words beside each outlet's name are read, so that an
interview, an article or an op-ed is found that no statement hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidings.model import Article, Span
from tidings.outlets import find_outlets_in

REACH = 60  # characters beside a name that are looked at
_BEFORE = re.compile(
    r"(?:\b(?:told|tells|telling|according to|quoted (?:in|by)|reported (?:in|by|on)|reports? (?:in|by|from)|"
    r"(?:article|column|op-ed|piece|essay|story) (?:in|by|for|from)|interview (?:with|to|in|by|for)|"
    r"published (?:in|by)|wrote in|writing in|statement to|spoke (?:to|with)|speaking (?:to|with)|confirmed to|"
    r"given to|(?:first|originally) (?:reported|published) (?:in|by)|more from)\s*:?)"
    r"\s+(?:\w+['’]s\s+)?(?:the\s+|newspaper\s+|daily\s+|broadcaster\s+|agency\s+)*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"['’]?s?\s+(?:(?:news agency|newspaper|columnist|reporter)\s+)?"
    r"(?:reported|reports|said|says|wrote|writes|quoted|quotes|cited|profile|interview|investigation|exclusive)\b",
    re.IGNORECASE,
)
_KIN = re.compile(r"['’]?s?\s+(?:affiliate|partner|subsidiary|contributor)\b", re.IGNORECASE)


def find_named_outlets(article: Article, text: str) -> Iterator[tuple[str, Span]]:
    """The name and place of each outlet that an article gives as the source of something, in order."""
    for start, end in article.spans:
        for at, until, outlet in find_outlets_in(text[start:end]):
            span = Span(article.page, start + at, start + until)
            if names_source(text, span):
                yield outlet.name, span


def names_source(text: str, span: Span) -> bool:
    """Whether the words beside an outlet's name make it a source: not its affiliate's, which is another outlet."""
    before, after = text[max(0, span.start - REACH) : span.start], text[span.end : span.end + REACH]
    if _KIN.match(after):
        return False
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def is_of_kin(text: str, span: Span) -> bool:
    """Whether an outlet's name only says whose affiliate the outlet behind it is: "CNN affiliate Teletica"."""
    return bool(_KIN.match(text[span.end : span.end + REACH]))
