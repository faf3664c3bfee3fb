"""The answer in numbers, and for each number the drawer with what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.record.wording import article_line, days, plural
from tidings.web.drawers import Drawer, Item, Section, event_words, section
from tidings.web.quotes import quote_account, quote_statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidings.web.asked import Selection
    from tidings.web.index import Index

MOST_ITEMS = 200  # links in a drawer


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the answer: its words, what joins it to the one before, and what a click opens."""

    words: str
    open: str
    before: str = ""


def answer_in_numbers(index: Index, selection: Selection) -> tuple[Number, ...]:
    """The one sentence on top, number by number: what there is, what is disputed, what rests on one origin."""
    events = [index.view.events[e] for e in selection.events]
    accounts = sum(len(e.accounts) for e in events)
    disputed = sum(1 for e in events if e.disputed_by)
    lone = sum(1 for e in events if e.origins.low <= 1)
    return (
        Number(plural(len(selection.articles), "article"), "list:articles"),
        Number(plural(len(selection.statements), "statement"), "list:statements", ", "),
        Number(plural(accounts, "account"), "list:accounts", ", "),
        Number(plural(len(events), "event"), "list:events", " of "),
        Number(f"{disputed or 'none'} disputed", "list:disputed", ", "),
        Number(_rest(lone), "list:lone", "; at most " if lone else "; "),
    )


def _rest(lone: int) -> str:
    return f"{lone} {'rests' if lone == 1 else 'rest'} on one origin" if lone else "none rests on one origin alone"


def open_list(index: Index, selection: Selection, name: str) -> Drawer | None:
    """The drawer behind a number of the answer; None for a name that is none of them."""
    lists: dict[str, Callable[[Index, Selection], Drawer]] = {
        "list:articles": _list_articles,
        "list:statements": _list_statements,
        "list:accounts": _list_accounts,
        "list:events": _list_events,
        "list:disputed": _list_disputed,
        "list:lone": _list_lone,
    }
    return lists[name](index, selection) if name in lists else None


def _list_articles(index: Index, selection: Selection) -> Drawer:
    found = [index.view.articles[a] for a in selection.articles]
    items = [Item(f"{article_line(index.view, a.id)} ({days(a.published.interval)})", a.id) for a in found]
    return _items("list:articles", "Articles", items)


def _items(name: str, heading: str, items: list[Item]) -> Drawer:
    more = max(0, len(items) - MOST_ITEMS)
    return Drawer(name, "list", heading, sections=(Section("", items=tuple(items[:MOST_ITEMS]), more=more),))


def _list_statements(index: Index, selection: Selection) -> Drawer:
    quotes = (quote_statement(index, index.view.statements[s]) for s in selection.statements)
    return Drawer(
        "list:statements", "list", "Statements", sections=tuple(section("", quotes, len(selection.statements)))
    )


def _list_accounts(index: Index, selection: Selection) -> Drawer:
    told = (a for e in selection.events for a in index.accounts(index.view.events[e]))
    total = sum(len(index.view.events[e].accounts) for e in selection.events)
    quotes = (quote_account(index, a) for a in told)
    return Drawer("list:accounts", "list", "Accounts", sections=tuple(section("", quotes, total)))


def _event_items(index: Index, selection: Selection, keep: Callable[[str], bool]) -> list[Item]:
    return [Item(event_words(index, e), e) for e in selection.events if keep(e)]


def _list_events(index: Index, selection: Selection) -> Drawer:
    return _items("list:events", "Events", _event_items(index, selection, lambda _: True))


def _list_disputed(index: Index, selection: Selection) -> Drawer:
    disputed = _event_items(index, selection, lambda e: bool(index.view.events[e].disputed_by))
    return _items("list:disputed", "Disputed events", disputed)


def _list_lone(index: Index, selection: Selection) -> Drawer:
    """One sentence of each event that may rest on one origin alone, with the origin."""
    lone = [index.view.events[e] for e in selection.events if index.view.events[e].origins.low <= 1]
    told = (quote_account(index, a) for e in lone for a in index.accounts(e)[:1])
    heading = "Events that may rest on one origin alone"
    return Drawer("list:lone", "list", heading, sections=tuple(section("", told, len(lone))))
