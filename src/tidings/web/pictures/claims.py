"""Claim and denial: what was said on the left, to its right who denied it, and what was said to that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tidings.model import WeighedStatement
from tidings.record.wording import shorten
from tidings.web.pictures.parts import Part, cell, row, span_of, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import WeighedAccount
    from tidings.web.asked import Selection
    from tidings.web.index import Index

MOST_CARDS = 80  # statements: four screens
LONGEST = 180  # characters of what is said on a card; the drawer has all of it
DEEPEST = 3  # columns: claim, denial, answer, answer to that


def draw_claims(index: Index, selection: Selection) -> dict[str, Any]:
    """Cards with what they answer, each in the column of how many answers came before it."""
    pairs = list(_pairs(index, selection))
    names = list(dict.fromkeys(n for pair in pairs for n in pair))
    depths = _depths(names, pairs)
    cards = [_card(index, n) | {"depth": depths[n]} for n in names[:MOST_CARDS]]
    shown = {c["id"] for c in cards}
    answers = [{"from": d, "to": c} for d, c in pairs if {c, d} <= shown]
    return {"cards": cards, "answers": answers, "more": len(names) - len(cards), "table": _table(cards, answers)}


def _pairs(index: Index, selection: Selection) -> Iterable[tuple[str, str]]:
    """(denial, what it denies): a statement, or an account in an outlet's own voice; each once."""
    kept = set(selection.statements)
    telling = {a for e in selection.events for a in index.view.events[e].accounts}
    seen: set[tuple[str, str]] = set()
    for denial in index.view.find_statements():
        for name in denial.denies:
            claim = _claim(index, name)
            inside = denial.id in kept or claim in kept or name in telling
            if claim and claim != denial.id and inside and (denial.id, claim) not in seen:
                seen.add((denial.id, claim))
                yield denial.id, claim


def _claim(index: Index, name: str) -> str | None:
    """What stands behind an id that is denied: the statement that tells the account, else the account itself."""
    if name in index.view.statements:
        return name
    told = index.view.accounts.get(name)
    if told is None:
        return None
    return told.statement if told.statement in index.view.statements else told.id


def _depths(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, int]:
    """How many answers came before each: 0 for a claim that answers nothing."""
    answered: dict[str, list[str]] = {}
    for denial, claim in pairs:
        answered.setdefault(denial, []).append(claim)
    return {n: _depth(n, answered, frozenset()) for n in names}


def _depth(name: str, answered: dict[str, list[str]], above: frozenset[str]) -> int:
    if name in above or len(above) >= DEEPEST:
        return 0
    return max((1 + _depth(c, answered, above | {name}) for c in answered.get(name, [])), default=0)


def _card(index: Index, name: str) -> Part:
    view = index.view
    thing: WeighedStatement | WeighedAccount = view.statements.get(name) or view.accounts[name]
    paper = {"outlet": view.outlet(thing.article), **span_of(view.published(thing.article))}
    if isinstance(thing, WeighedStatement):
        told = {
            "speaker": view.speaker(thing),
            "act": thing.statement.act,
            "words": view.words(thing.statement.content),
        }
        events = index.events_of(thing)
    else:
        told = {"speaker": paper["outlet"], "act": "tells", "words": view.words([thing.account.evidence])}
        events = [thing.event]
    return {"id": name, "open": name, "events": events, **paper, **told, "words": shorten(told["words"], LONGEST)}


def _table(cards: list[Part], answers: list[Part]) -> Part:
    known = {c["id"]: c for c in cards}
    rows = [_row(known[a["from"]], known[a["to"]]) for a in answers]
    return table("Who denies", "In what words", "Where and when", "Who claims", "In what words", "Where", rows=rows)


def _row(denial: Part, claim: Part) -> Part:
    said = (cell(denial["speaker"], denial["open"]), cell(denial["words"]), cell(_place(denial)))
    told = (cell(claim["speaker"], claim["open"]), cell(claim["words"]), cell(_place(claim)))
    return row(*said, *told, events=[*denial["events"], *claim["events"]])


def _place(card: Part) -> str:
    return f"{card['outlet']}, {card['when']}"
