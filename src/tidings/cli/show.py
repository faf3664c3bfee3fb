"""`tidings show`: what stands in a record, as tables."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from rich.text import Text

from tidings.cli.console import is_bound, is_roomy, new_table, stdout
from tidings.export import affair_file
from tidings.record.view import link_id
from tidings.record.wording import came_through, days, origins, receipt_story, shorten, summary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.table import Table

    from tidings.model import Actor, Article, Event, Interval, Link, Receipt, WeighedStatement
    from tidings.record import Question, View

MOST_ROOTS, MOST_SPELLINGS = 4, 6  # named in one cell of a table on a terminal; `why` names all


def _when(interval: Interval) -> str:
    """`days` for a column, broken at its dash where lines are short."""
    return days(interval).replace(" – ", " –\n") if is_bound() else days(interval)


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
            shorten(view.words(s.statement.content)),
            view.outlet(s.article),
        )
        table.add_row(view.short(s.id), *map(Text, row), _when(view.published(s.article)))
    return table


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
        row = (view.outlet(link.source), link.kind, view.outlet(link.target), shorten(view.words(link.evidence[:1])))
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
