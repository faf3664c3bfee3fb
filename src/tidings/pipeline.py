"""One page read: the steps in their order, and the receipt that says how it went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidings.errors import SkipPage
from tidings.model import Annotated, Receipt

if TYPE_CHECKING:
    from tidings.model import Article, Extraction, Page
    from tidings.roster import Roster


MAX_CHARACTERS = 300_000  # of one page: a short book. The longest text of our news development sets has 22,000


@dataclass(frozen=True, slots=True)
class PageReading:
    """What was found on a page, one `Annotated` an article, and its receipt."""

    annotated: tuple[Annotated, ...]
    receipt: Receipt

    def without_tokens(self) -> PageReading:
        """The same as a record keeps it: tokens are only needed while a page is read."""
        return replace(self, annotated=tuple(replace(a, tokens=()) for a in self.annotated))


def read_page(page: Page, *, pipeline: str | None = None, roster: Roster | None = None) -> PageReading:
    """Everything found on one page; it depends on nothing but the page, the spaCy pipeline named and the roster given.

    Raises:
        SkipPage: the page cannot be read.
        ConfigError: the pipeline cannot be used.
    """
    from tidings.extract import find_articles

    _check_text(page)
    extraction = find_articles(page)
    annotated = tuple(_read_article(article, page.text, pipeline, roster) for article in extraction.articles)
    return PageReading(annotated, _receipt(page, extraction))


def _read_article(article: Article, text: str, pipeline: str | None, roster: Roster | None) -> Annotated:
    """What is found in an article; its words and sentences alone where it is in a language that is not read."""
    from tidings.annotate import annotate
    from tidings.language import is_read, parse

    parsed = parse(article, text, pipeline)
    if is_read(article):
        return annotate(parsed, roster)
    return Annotated(article, parsed.sentence_spans(), tuple(parsed.tokens()))


def attempt_page(
    page: Page, *, debug: bool = False, pipeline: str | None = None, roster: Roster | None = None
) -> PageReading:
    """`read_page`, but a page that cannot be read gives an empty reading and its receipt; `debug` lets bugs out."""
    try:
        return read_page(page, pipeline=pipeline, roster=roster)
    except SkipPage as exc:
        return PageReading((), Receipt(page.source, "skipped", str(exc), page.id))
    except Exception as exc:
        if debug:
            raise
        return PageReading((), failed(page, f"{type(exc).__name__}: {exc}"))


def failed(page: Page, reason: str) -> Receipt:
    """The receipt of a page on which Tidings itself broke."""
    return Receipt(page.source, "failed", " ".join(reason.split()), page.id)


def _check_text(page: Page) -> None:
    """It is no longer than one page may be, and SQLite and JSON can hold it: no half of a surrogate pair."""
    if len(page.text) > MAX_CHARACTERS:
        rule = f"{len(page.text):,} characters, over the limit of {MAX_CHARACTERS:,} a page"
        raise SkipPage(f"{rule}; cut it up, or give one article a row as JSON Lines")
    try:
        page.text.encode()
    except UnicodeEncodeError as exc:
        raise SkipPage(f"character {exc.start} is half of a surrogate pair; save the text as UTF-8") from exc


def _receipt(page: Page, extraction: Extraction) -> Receipt:
    articles = extraction.articles
    kept = sum(end - start for article in articles for start, end in article.spans)
    receipt = Receipt(page.source, "read", None, page.id, kept, len(page.text) - kept)
    if not articles:
        return replace(receipt, status="empty", reason="no article found in it")
    return replace(receipt, reason=_language_note(extraction), published_method=articles[0].published.method)


def _language_note(extraction: Extraction) -> str | None:
    """What to tell of articles in languages that are not read."""
    from tidings.language import is_read

    foreign = sorted({a.language or "" for a in extraction.articles if not is_read(a)})
    return f"text that looks like {', '.join(foreign)} is kept, but only English is read" if foreign else None
