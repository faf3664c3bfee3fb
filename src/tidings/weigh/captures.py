"""The day on which a page was captured: no article on it can be younger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from tidings.model import UNKNOWN_INTERVAL, Annotated, Interval, Page


def bound_by_capture(annotated: Iterable[Annotated], pages: Iterable[Page]) -> list[Annotated]:
    """The articles, those of unknown publication bounded from above by the earliest capture of their text.

    A page with the same text captured earlier bounds the later copy as well. Pages whose capture is not noted, or not
    as a day in ISO 8601, bound nothing.
    """
    earliest = _find_earliest(pages)
    return [_bound(a, earliest) for a in annotated]


def _find_earliest(pages: Iterable[Page]) -> dict[str, date]:
    """The first day on which the text of each page was captured, by page id."""
    days: dict[str, date] = {}
    texts: dict[str, str] = {}
    for page in pages:
        texts[page.id] = page.text
        if day := _read_day(page.retrieved):
            days[page.text] = min(day, days.get(page.text, day))
    return {name: days[text] for name, text in texts.items() if text in days}


def _read_day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _bound(annotated: Annotated, earliest: Mapping[str, date]) -> Annotated:
    article = annotated.article
    day = earliest.get(article.page)
    if day is None or article.published.interval != UNKNOWN_INTERVAL:
        return annotated
    published = replace(article.published, interval=Interval(None, day))
    return replace(annotated, article=replace(article, published=published))
