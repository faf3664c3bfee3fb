"""Pages become articles: their own paragraphs, title, outlet, byline, dateline, credits and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidings.model import Extraction, Page

__all__ = ["find_articles"]


def find_articles(page: Page) -> Extraction:
    """The articles on the page, in order, and every line that was dropped.

    Each article's spans are its own paragraphs, in order, the title first where it stands on the page; they never
    overlap and lie within the page. No article when there is no running text. With `page.hints.plain` the page is one
    article, nothing dropped.
    """
    from tidings.extract.plain import find_articles_in_text, take_whole

    if page.hints.plain:
        return take_whole(page)
    if page.html is None:
        return find_articles_in_text(page)
    from tidings.extract.markup import find_articles_in_html

    return find_articles_in_html(page)
