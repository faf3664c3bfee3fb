"""From which day "today" is counted: that of a dateline, where it was written some days earlier; and who says it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tidings.annotate.times import words as w
from tidings.model import Interval

if TYPE_CHECKING:
    from tidings.model import Article

POST_DAYS = 21
"""A despatch was printed at most so long after it was written: telegrams the next day, letters in some weeks."""

_DAY = rf"(?P<day>{w.DAY})(?:st|nd|rd|th)?"
_WRITTEN = re.compile(
    rf"\b(?:{_DAY}\s+(?P<month>{w.MONTH})|(?P<first>{w.MONTH})\s+(?P<second>{w.DAY})(?:st|nd|rd|th)?)"
)


def spoken_on(article: Article, published: Interval) -> Interval:
    """The day of the dateline if it lies shortly before publication, else the days of publication as they are.

    Example:
        "ST. PETERSBURG, Oct. 27 –" in a paper of 28 October: its "to-day" is the 27th.
    """
    found = _WRITTEN.search(article.dateline or "")
    if not found or published.earliest is None or published.latest is None:
        return published
    day, month = int(found["day"] or found["second"]), w.month_number(found["month"] or found["first"])
    since = published.earliest - timedelta(days=POST_DAYS)
    for year in (published.latest.year, published.latest.year - 1):
        try:
            written = date(year, month, day)
        except ValueError:
            continue
        if since <= written <= published.latest:
            return Interval(written, written)
    return published


def is_quoted(text: str, offset: int) -> bool:
    """Whether a paragraph's offset lies between quotation marks; one that is never closed holds to the end."""
    before = text[:offset]
    if "“" in text or "”" in text:
        return before.rfind("“") > before.rfind("”")
    return before.count('"') % 2 == 1
