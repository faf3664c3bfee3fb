"""`tidings show`: what stands in a record, as tables."""

from __future__ import annotations

from calendar import month_abbr, monthrange
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from rich.text import Text

from tidings.cli.console import is_bound, is_roomy, new_table, plural, reason_of, stdout
from tidings.export import affair_file
from tidings.record.view import link_id

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from rich.table import Table

    from tidings.model import Actor, Article, Event, Interval, Link, Receipt, WeighedStatement
    from tidings.record import Figures, Question, View

UNDATED = "undated"
THROUGH = " ← "
FOUND_IN = {"given": "given with the page", "url": "the page's address", "metadata": "the page's metadata"}
"""What a date rests on where no words show it."""
MOST_ROOTS, MOST_SPELLINGS = 4, 6  # named in one cell of a table on a terminal; `why` names all
LONGEST_CONTENT = 300  # characters of a statement in a table; `why` shows all of it


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


def _when(interval: Interval) -> str:
    """`days` for a column, broken at its dash where lines are short."""
    return days(interval).replace(" – ", " –\n") if is_bound() else days(interval)


def origins(event: Event) -> str:
    """How many origins, as one number or a range."""
    low, high = event.origins.low, event.origins.high
    return str(low) if low == high else f"{low}–{high}"


def summary(event: Event) -> str:
    """What happened, without the days at its end."""
    from tidings.weigh.summaries import tell_days

    told = " ".join(event.summary.split())
    when = tell_days(event.interval)
    return told.removesuffix(f", {when}") if when else told


def came_through(view: View, weighed: WeighedStatement) -> str:
    """Who says it and through whom it came, nearest the reader first: `Rudaw ← Fars ← Ali Shamkhani`."""
    return THROUGH.join([*(hop.name for hop in weighed.statement.chain), view.speaker(weighed)])


def few(names: Sequence[str], most: int) -> str:
    """The names; of a long list only so many where lines are short."""
    if not is_bound() or len(names) <= most:
        return ", ".join(names)
    return ", ".join(names[:most]) + f", {len(names) - most} more"


Items = list[Any]
Select = "Callable[[View, Question], Items]"
Draw = "Callable[[View, Items], Table]"


def _events_table(view: View, events: Sequence[Event]) -> Table:
    roomy = is_roomy()
    table = new_table("id", "when", "what", "origins", "who says", *(["told by"] if roomy else []))
    for e in events:
        what = Text.assemble(("disputed: ", "bold red") if e.disputed_by else "", summary(e))
        told = [Text(", ".join(view.event_outlets(e)))] if roomy else []
        says = Text(few(e.origins.roots, MOST_ROOTS))
        table.add_row(view.short(e.id), _when(e.interval), what, origins(e), says, *told)
    return table


def _statements_table(view: View, statements: Sequence[WeighedStatement]) -> Table:
    table = new_table("id", "who says", "act", "what is said", "outlet", "published")
    for s in statements:
        row = (
            came_through(view, s),
            s.statement.act,
            _shortened(view.words(s.statement.content)),
            view.outlet(s.article),
        )
        table.add_row(view.short(s.id), *map(Text, row), _when(view.published(s.article)))
    return table


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_CONTENT else words[:LONGEST_CONTENT].rsplit(" ", 1)[0] + " [...]"


def _actors_table(view: View, actors: Sequence[Actor]) -> Table:
    table = new_table("id", "name", "type", "codes", "mentions", "articles", "also called")
    for a in actors:
        others = [n for n in a.names if n != a.name]
        articles = len({article for article, _ in a.members})
        row = (Text(a.name), a.type, " ".join(a.codes), str(len(a.mentions)), str(articles))
        table.add_row(view.short(a.id), *row, Text(few(others, MOST_SPELLINGS)))
    return table


def _articles_table(view: View, articles: Sequence[Article]) -> Table:
    table = new_table("id", "published", "known by", "outlet", "title", "page")
    for a in articles:
        outlet = (a.outlet or "") + (f" ({', '.join(a.credits)})" if a.credits else "")
        row = (outlet, " ".join((a.title or "").split()), view.file_name(a.page))
        table.add_row(view.short(a.id), _when(a.published.interval), a.published.method, *map(Text, row))
    return table


def _links_table(view: View, links: Sequence[Link]) -> Table:
    table = new_table("id", "from", "kind", "to", "words")
    for link in links:
        row = (view.outlet(link.source), link.kind, view.outlet(link.target), _shortened(view.words(link.evidence[:1])))
        table.add_row(view.short(link_id(link)), *map(Text, row))
    return table


def _receipts_table(view: View, receipts: Sequence[Receipt]) -> Table:
    table = new_table("page", "status", "kept", "dropped", "published", "known by", "why")
    for r in receipts:
        dated = [a for a in view.affair.articles if r.page is not None and a.page == r.page]
        when = "\n".join(_when(a.published.interval) for a in dated)
        row = (f"{r.kept_characters:,}", f"{r.dropped_characters:,}", when, r.published_method or "")
        source = PurePath(r.source).name if is_bound() else r.source
        table.add_row(Text(source), r.status, *row, Text(receipt_story(view, r)))
    return table


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
    return view.in_words(published.why) or (f"“{_shortened(words)}”" if words else FOUND_IN.get(published.method, ""))


def article_line(view: View, article: str) -> str:
    """An article in a few words, `Outlet: Title` or `Title (file)`; an outlet's name stands for itself."""
    found = view.articles.get(article)
    title = " ".join((found.title or "").split()) if found else ""
    if found is None or not title:
        return view.outlet(article)
    return f"{found.outlet}: {title}" if found.outlet else f"{title} ({view.file_name(found.page)})"


def _find_actors(view: View, question: Question) -> list[Actor]:
    if question.actor is not None:
        return view.find_actors(question.actor)
    return sorted(view.affair.actors, key=lambda a: (-len(a.mentions), a.name))


SECTIONS: dict[str, tuple[Callable[[View, Question], Items], Callable[[View, Items], Table], Callable[[Any], Any]]] = {
    "events": (lambda v, q: v.find_events(q), _events_table, affair_file.event_item),
    "statements": (lambda v, q: v.find_statements(q), _statements_table, affair_file.statement_item),
    "actors": (_find_actors, _actors_table, affair_file.actor_item),
    "articles": (lambda v, q: v.find_articles(q), _articles_table, affair_file.article_item),
    "links": (lambda v, _q: list(v.affair.links), _links_table, affair_file.link_item),
    "receipts": (lambda v, _q: list(v.receipts), _receipts_table, affair_file.receipt_item),
}


def section_json(view: View, section: str, question: Question, limit: int | None) -> list[dict[str, Any]]:
    """What a section holds, as the affair file writes it."""
    find, _draw, item = SECTIONS[section]
    return [item(thing) for thing in find(view, question)[:limit]]


def print_section(view: View, section: str, question: Question, limit: int | None) -> None:
    """A section stands on stdout as a table, with a line for what the limit left out."""
    find, draw, _item = SECTIONS[section]
    found = find(view, question)
    console = stdout()
    if not found:
        console.print(f"no {section} here" if question == type(question)() else f"no {section} like that")
        return
    console.print(draw(view, found[:limit]))
    if limit is not None and len(found) > limit:
        console.print(f"{len(found) - limit:,} more; show them with --limit {len(found)}", style="dim")
