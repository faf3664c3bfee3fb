"""What was read, put right by what people decided: things struck, fields changed, before anything is weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tidings.annotate.times import anchor_times
from tidings.annotate.times.governing import interval_of
from tidings.annotate.times.reading import Reading
from tidings.annotate.times.spoken import spoken_on
from tidings.held import Bound, Held, Ruled, Spot, stands_at
from tidings.model import Account, Annotated, Article, Publication, Span, Statement, Timex
from tidings.weigh.judged import read_days

Positions = dict[int, dict[str, Ruled]]
PLAIN = frozenset({"type", "mode", "polarity", "certainty", "tense", "act", "form"})


@dataclass(slots=True)
class _Marks:
    """What was decided of one article: the edits of its things by position and field, and what is struck from it."""

    article: dict[str, Ruled] = field(default_factory=dict)
    accounts: Positions = field(default_factory=lambda: defaultdict(dict))
    statements: Positions = field(default_factory=lambda: defaultdict(dict))
    links: list[tuple[str, Ruled]] = field(default_factory=list)
    out: dict[str, dict[int, bool]] = field(default_factory=lambda: {"account": {}, "statement": {}})

    def gone(self, kind: str) -> frozenset[int]:
        """The positions of what is struck."""
        return frozenset(n for n, struck in self.out[kind].items() if struck)


def amend(annotated: Sequence[Annotated], held: Held) -> tuple[Annotated, ...]:
    """The articles without what was rejected and with what was edited, in the order in which they came."""
    by_page = _by_page(held)
    return tuple(_amend(a, by_page[a.article.page]) if a.article.page in by_page else a for a in annotated)


def _by_page(held: Held) -> dict[str, list[Ruled]]:
    """The rulings that change what was read on each page, newest first."""
    found: dict[str, list[Ruled]] = defaultdict(list)
    for ruled in held.of("accept", "reject", "edit", "link"):
        for page in {s.span.page for b in ruled.subjects for s in b.spots}:
            found[page].append(ruled)
    return found


def _amend(article: Annotated, rulings: Iterable[Ruled]) -> Annotated:
    marks = _Marks()
    for ruled in rulings:
        for bound in ruled.subjects:
            _mark(article, ruled, bound, marks)
    amended = _edit_statements(article, marks)
    amended = _edit_accounts(amended, marks)
    amended = _edit_links(_edit_article(amended, marks.article), marks.links)
    return leave_out(amended, marks.gone("statement"), marks.gone("account"))


def _mark(article: Annotated, ruled: Ruled, bound: Bound, marks: _Marks) -> None:
    kind, name = ruled.judgement.kind, ruled.judgement.field
    if kind == "link":
        _mark_link(article, ruled, bound, marks)
    elif bound.subject.kind == "article" and name and _is_here(article, bound):
        marks.article.setdefault(name, ruled)
    elif bound.subject.kind == "statement":
        for n in _find_statements(article.statements, bound.spots):
            _mark_thing(ruled, n, marks.statements, marks.out["statement"])
    elif bound.subject.kind in {"account", "event"}:
        for n in _find_accounts(article.accounts, bound.spots):
            positions = marks.accounts if bound.subject.kind == "account" else {}
            _mark_thing(ruled, n, positions, marks.out["account"])


def _mark_thing(ruled: Ruled, position: int, edits: Positions, out: dict[int, bool]) -> None:
    """The newest word on each field, and on whether the thing counts, is kept; they come newest first."""
    if ruled.judgement.kind != "edit":
        out.setdefault(position, ruled.judgement.kind == "reject")
    elif ruled.judgement.field:
        edits.setdefault(position, {}).setdefault(ruled.judgement.field, ruled)


def _mark_link(article: Annotated, ruled: Ruled, bound: Bound, marks: _Marks) -> None:
    """A link from an outlet that is struck takes the credit or the hop with it that it was read from."""
    source = ruled.subjects[0].subject
    if bound is ruled.subjects[-1] and source.kind == "outlet" and _is_here(article, bound):
        marks.links.append((source.name, ruled))


def _is_here(article: Annotated, bound: Bound) -> bool:
    spans = [Span(article.article.page, *s) for s in article.article.spans]
    return any(spot.span.overlaps(span) for spot in bound.spots for span in spans)


def _find_accounts(accounts: Sequence[Account], spots: Iterable[Spot]) -> set[int]:
    """The accounts at the spots: told by that word, and of that type where one there is."""
    found: set[int] = set()
    for spot in spots:
        there = [n for n, a in enumerate(accounts) if a.trigger == (spot.head or spot.span)]
        found |= set([n for n in there if accounts[n].type == spot.detail] or there)
    return found


def _find_statements(statements: Sequence[Statement], spots: Iterable[Spot]) -> set[int]:
    """The statements at the spots: with that cue, and that content where one there has it."""
    found: set[int] = set()
    for spot in spots:
        there = [n for n, s in enumerate(statements) if spot.head is None or spot.head in s.cue]
        exact = [n for n in there if stands_at(statements[n]) == spot.span]
        found |= set(exact or (there if spot.head else []))
    return found


def _edit_article(article: Annotated, edits: Mapping[str, Ruled]) -> Annotated:
    changes: dict[str, Any] = {n: _only(r) for n, r in edits.items() if n in {"outlet", "title"}}
    amended = replace(article, article=replace(article.article, **changes))
    return _date(amended, edits["date"]) if "date" in edits else amended


def _only(ruled: Ruled) -> str | None:
    """The one value of an edit, None for none."""
    return ruled.judgement.value[0] if ruled.judgement.value else None


def _date(article: Annotated, ruled: Ruled) -> Annotated:
    """The article with its day of publication, its times counted from that, and its accounts' days."""
    days = read_days(ruled.judgement.value)
    known: Article = replace(
        article.article, published=Publication(days, "given" if days.days else "unknown", (), ruled.grounds)
    )
    times = anchor_times(article.times, spoken_on(known, days))
    accounts = tuple(replace(a, interval=interval_of(times, a.times, a.tense, days)) for a in article.accounts)
    return replace(article, article=known, times=times, accounts=accounts)


def _edit_accounts(article: Annotated, marks: _Marks) -> Annotated:
    times = list(article.times)
    accounts = tuple(
        _edit_account(a, marks.accounts[n], times) if n in marks.accounts else a for n, a in enumerate(article.accounts)
    )
    return replace(article, accounts=accounts, times=tuple(times))


def _edit_account(account: Account, edits: Mapping[str, Ruled], times: list[Timex]) -> Account:
    """An account with the fields that were edited; places and people are put in when they are known."""
    changes: dict[str, Any] = {n: _only(r) for n, r in edits.items() if n in PLAIN}
    if "type" in changes:
        changes["read_as"] = account.type
    if "date" in edits:
        changes |= _date_account(account, edits["date"], times)
    told = "; ".join(dict.fromkeys(f"{n} {r.grounds}" for n, r in sorted(edits.items())))
    return replace(account, **changes, why=f"{account.why}; {told}".lstrip("; "))


def _date_account(account: Account, ruled: Ruled, times: list[Timex]) -> dict[str, Any]:
    """Days that a person gave count as days that the account names: it gets a time without words of its own."""
    days = read_days(ruled.judgement.value)
    if days.earliest is None:
        return {"times": (), "interval": days}
    first = days.earliest
    reading = Reading("calendar", year=str(first.year), month=first.month, day=first.day)
    times.append(Timex(account.trigger, (0, 0), "", "DATE", first.isoformat(), days, reading=str(reading)))
    return {"times": (len(times) - 1,), "interval": days}


def _edit_statements(article: Annotated, marks: _Marks) -> Annotated:
    statements = tuple(
        _edit_statement(article, s, marks.statements[n]) if n in marks.statements else s
        for n, s in enumerate(article.statements)
    )
    return replace(article, statements=statements)


def _edit_statement(article: Annotated, said: Statement, edits: Mapping[str, Ruled]) -> Statement:
    changes: dict[str, Any] = {n: _only(r) for n, r in edits.items() if n in PLAIN}
    if "speaker" in edits:
        changes |= _edit_speaker(article, said, edits["speaker"])
    told = "; ".join(dict.fromkeys(f"{n} {r.grounds}" for n, r in sorted(edits.items())))
    return replace(said, **changes, why=f"{said.why}; {told}".lstrip("; "))


def _edit_speaker(article: Annotated, said: Statement, ruled: Ruled) -> dict[str, Any]:
    """The mention of the speaker in this article, by its words' place, else by its name; None where it is not named."""
    spans = {s.span for b in ruled.targets for s in b.spots}
    names = {n.casefold() for b in ruled.targets for n in (b.subject.name, *b.subject.names)}
    here = [n for n, m in enumerate(article.mentions) if m.span in spans]
    here += [n for n, m in enumerate(article.mentions) if m.level == "name" and m.name.casefold() in names]
    words = _only(ruled)
    role = "unnamed" if not words else "person" if said.role == "unnamed" else said.role
    return {"speaker": here[0] if here else None, "speaker_text": words, "role": role}


def _edit_links(article: Annotated, links: Iterable[tuple[str, Ruled]]) -> Annotated:
    """The article without credits and hops of outlets whose link to it is struck."""
    struck: dict[tuple[str, str | None], bool] = {}
    for outlet, ruled in links:
        struck.setdefault((outlet.casefold(), ruled.judgement.field), ruled.judgement.value == ("false",))
    gone = {key for key, false in struck.items() if false}
    if not gone:
        return article
    credits_ = tuple(c for c in article.article.credits if not _is_struck(c, gone, {"wire", None}))
    statements = tuple(
        replace(s, chain=tuple(h for h in s.chain if not _is_struck(h.name, gone, {"quotes", "cites", None})))
        for s in article.statements
    )
    return replace(article, article=replace(article.article, credits=credits_), statements=statements)


def _is_struck(outlet: str, gone: Iterable[tuple[str, str | None]], kinds: set[str | None]) -> bool:
    return any(name == outlet.casefold() and kind in kinds for name, kind in gone)


def leave_out(article: Annotated, statements: frozenset[int], accounts: frozenset[int]) -> Annotated:
    """The article without some statements and accounts, by position.

    What a struck statement held falls to the statement around it, or to the article's own voice.
    """
    if not statements and not accounts:
        return article
    new, told = _renumber(len(article.statements), statements), _renumber(len(article.accounts), accounts)
    home = _find_home(article.statements, statements, new)
    return replace(
        article,
        statements=tuple(
            _repoint(s, home, new, told)
            for n, s in enumerate(_raise(article.statements, statements))
            if n not in statements
        ),
        accounts=tuple(
            replace(a, statement=home(a.statement)) for n, a in enumerate(article.accounts) if n not in accounts
        ),
    )


def _renumber(length: int, gone: frozenset[int]) -> dict[int, int]:
    return {old: n for n, old in enumerate(o for o in range(length) if o not in gone)}


def _find_home(
    statements: Sequence[Statement], gone: frozenset[int], new: Mapping[int, int]
) -> Callable[[int | None], int | None]:
    """What gives the new position of a statement, or of the nearest one around it that is left."""

    def home(position: int | None) -> int | None:
        while position is not None and position in gone:
            position = statements[position].parent
        return None if position is None else new[position]

    return home


def _raise(statements: Sequence[Statement], gone: frozenset[int]) -> Iterator[Statement]:
    """The statements, each as many steps less deep as statements around it are gone."""
    for said in statements:
        lost, around = 0, said.parent
        while around is not None:
            lost, around = lost + (around in gone), statements[around].parent
        yield replace(said, depth=max(0, said.depth - lost)) if lost else said


def _repoint(
    said: Statement, home: Callable[[int | None], int | None], new: Mapping[int, int], told: Mapping[int, int]
) -> Statement:
    return replace(
        said,
        parent=home(said.parent),
        denies_accounts=tuple(_kept(said.denies_accounts, told)),
        denies_statements=tuple(_kept(said.denies_statements, new)),
    )


def _kept(positions: Iterable[int], new: Mapping[int, int]) -> Iterator[int]:
    return (new[p] for p in positions if p in new)


def was_added(time: Timex) -> bool:
    """Whether a time stands on no page: a person gave an account these days."""
    return not time.text
