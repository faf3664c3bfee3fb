"""How a record is told in words, on a terminal, on the page and in a memo: days, names, sources, grounds."""

from __future__ import annotations

import re
from calendar import month_abbr, monthrange
from datetime import date
from typing import TYPE_CHECKING

from tidings.errors import ConfigError

if TYPE_CHECKING:
    from tidings.model import Article, Event, Interval, Receipt, WeighedStatement
    from tidings.record.view import Figures, View

UNDATED = "undated"
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
THROUGH = " ← "
FOUND_IN = {"given": "given with the page", "url": "the page's address", "metadata": "the page's metadata"}
"""What a date rests on where no words show it."""
LONGEST_CONTENT = 300  # characters of a statement where room is short


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> plural(1, "page"), plural(0, "page"), plural(12, "story", "stories")
    ('1 page', '0 pages', '12 stories')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def reason_of(receipt: Receipt) -> str:
    """Why a source is as its receipt says, without its name before it; empty where there is nothing to say."""
    return (receipt.reason or "").removeprefix(receipt.source).lstrip(": ")


def answer(figures: Figures) -> str:
    """The one line that says what a record holds.

    >>> from tidings.record import Figures
    >>> answer(Figures(1, 1, 0, 2, 1, 1, 1))
    '1 page, 1 article, 0 statements, 2 accounts of 1 event, 1 disputed; at most 1 rests on one origin'
    """
    counts = [
        plural(figures.pages, "page"),
        plural(figures.articles, "article"),
        plural(figures.statements, "statement"),
    ]
    if not figures.events:
        return ", ".join([*counts, "no events"])
    accounts = f"{plural(figures.accounts, 'account')} of {plural(figures.events, 'event')}"
    disputed = f"{figures.disputed or 'none'} disputed"
    rest = f"at most {figures.one_origin} {'rests' if figures.one_origin == 1 else 'rest'} on one origin"
    return f"{', '.join([*counts, accounts, disputed])}; {rest}"


def days(interval: Interval) -> str:
    """An interval to read: a day, month or year, first and last day, an open end, or `undated`.

    >>> from datetime import date
    >>> from tidings.model import Interval
    >>> days(Interval(date(2015, 7, 21), date(2015, 7, 31))), days(Interval(date(2015, 7, 21), date(2015, 8, 2)))
    ('21–31 Jul 2015', '21 Jul – 2 Aug 2015')
    >>> days(Interval(date(2015, 7, 1), date(2015, 7, 31))), days(Interval()), days(Interval(date(2015, 7, 1)))
    ('Jul 2015', 'undated', 'from 1 Jul 2015')
    """
    first, last = interval.earliest, interval.latest
    if first is None or last is None:
        return f"from {_day(first)}" if first else f"until {_day(last)}" if last else UNDATED
    if first == last:
        return _day(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_day(last)}"
    return f"{_day(first, year=first.year != last.year)} – {_day(last)}"


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {month_abbr[day.month]}" + (f" {day.year}" if year else "")


def _months(first: date, last: date) -> str:
    """Whole months or years: `Jul 2015`, `Jul – Sep 2015`, `2015`, `2015 – 2016`."""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} – {last.year}"
    end = f"{month_abbr[last.month]} {last.year}"
    if first.year == last.year:
        return end if first.month == last.month else f"{month_abbr[first.month]} – {end}"
    return f"{month_abbr[first.month]} {first.year} – {end}"


def origins(event: Event) -> str:
    """How many origins, as one number or a range."""
    low, high = event.origins.low, event.origins.high
    return str(low) if low == high else f"{low}–{high}"


def effective_origins(event: Event) -> str | None:
    """The count under shared outlets and owners and what is shared; None where nothing is, and it says nothing new."""
    found = event.origins
    return f"{found.effective} under shared outlets and owners: {found.shared}" if found.shared else None


def summary(event: Event) -> str:
    """What happened, without the days at its end."""
    from tidings.weigh.summaries import tell_days

    told = " ".join(event.summary.split())
    when = tell_days(event.interval)
    return told.removesuffix(f", {when}") if when else told


def came_through(view: View, weighed: WeighedStatement) -> str:
    """Who says it and through whom it came, nearest the reader first: `Rudaw ← Fars ← Ali Shamkhani`."""
    return THROUGH.join([*(hop.name for hop in weighed.statement.chain), view.speaker(weighed)])


def shorten(words: str, most: int | None = None) -> str:
    """The words, cut between two of them and marked so where they are longer than `most` (LONGEST_CONTENT) characters.

    >>> shorten("two torpedo boats", 12)
    'two torpedo [...]'
    """
    room = LONGEST_CONTENT if most is None else most
    return words if len(words) <= room else words[:room].rsplit(" ", 1)[0] + " [...]"


def receipt_story(view: View, receipt: Receipt) -> str:
    """What a person should know of a page: why it was not read or is doubtful, and how each article got its date."""
    dated = [a for a in view.affair.articles if receipt.page is not None and a.page == receipt.page]
    stories = [reason_of(receipt)]
    for article in dated:
        grounds = dated_by(view, article)
        stories.append(f"{view.outlet(article.id)}: {grounds}" if len(dated) > 1 and grounds else grounds)
    return "; ".join(s for s in stories if s)


def dated_by(view: View, article: Article) -> str:
    """On what grounds an article has its date: the reasons, else the words; empty where nothing tells."""
    published = article.published
    words = view.words(published.evidence[:1])
    return view.in_words(published.why) or (f"“{shorten(words)}”" if words else FOUND_IN.get(published.method, ""))


def article_line(view: View, article: str) -> str:
    """An article in a few words, `Outlet: Title` or `Title (file)`; an outlet's name stands for itself."""
    found = view.articles.get(article)
    title = " ".join((found.title or "").split()) if found else ""
    if found is None or not title:
        return view.outlet(article)
    return f"{found.outlet}: {title}" if found.outlet else f"{title} ({view.file_name(found.page)})"


def parse_day(text: str, *, last: bool) -> date:
    """The first or last day of `2015`, `2015-07` or `2015-07-21`.

    >>> str(parse_day("2015-02", last=True))
    '2015-02-28'

    Raises:
        ConfigError: it is none of these.
    """
    found = _DAY.fullmatch(text.strip())
    try:
        year, month, day = (int(part) if part else None for part in found.groups())  # type: ignore[union-attr]
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))  # type: ignore[arg-type]
    except (AttributeError, ValueError) as exc:
        raise ConfigError(f"{text!r} is no date; write 2015, 2015-07 or 2015-07-21") from exc
