"""Accounts: what one article tells of one event, each with its type, parties, place, days and the words it rests on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.annotate.accounts.cast import cast_article
from tidings.annotate.accounts.clauses import clause_of
from tidings.annotate.accounts.contexts import find_contexts
from tidings.annotate.accounts.finding import Candidate, Finder
from tidings.annotate.accounts.frames import load_lexicon
from tidings.annotate.accounts.tree import read_tree
from tidings.annotate.accounts.witness import hear
from tidings.annotate.places import place_of
from tidings.model import UNKNOWN_INTERVAL, Account, Interval, Mention, Place, Polarity, Statement, Timex

if TYPE_CHECKING:
    from tidings.language.parsed import Parsed

NEAR_DESTINATION = 4  # tokens between "visited" or "trip to" and the place
SAME_DAYS = 8  # two tellings dated within less than this are taken for the same day's
BASE_SCORE, PER_CONSTRAINT, PER_PARTY, SEEN = 0.2, 0.1, 0.15, 0.3

Date = Callable[[int], tuple[tuple[int, ...], Interval]]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in an article before its accounts, all in text order.

    `date` gives the times that govern a token and the days they mean together.
    """

    mentions: tuple[Mention, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    date: Date = lambda _: ((), UNKNOWN_INTERVAL)


def find_accounts(parsed: Parsed, reading: Reading) -> tuple[Account, ...]:
    """Every account of an event that the article gives, in text order; empty when it tells none.

    An event told again (headline, lead, "the attack") gives an account each time. What was only wished, asked or
    supposed gives none, nor does bare saying.
    """
    tree = read_tree(parsed)
    starts = parsed.starts.tolist()
    cast = cast_article(tree, starts, reading.mentions, reading.statements, reading.places)
    finder = Finder(tree, cast, load_lexicon(), starts, hear(parsed, cast))
    finder.memory.agree = lambda one, other: _agree(parsed, reading, one, other)
    return tuple(_account(parsed, reading, finder, found) for found in finder.find())


def _agree(parsed: Parsed, reading: Reading, one: int, other: int) -> bool | None:
    """Whether what two tokens tell can have happened on one day in one place; None where too little is said of it."""
    (first_times, first), (other_times, second) = reading.date(one), reading.date(other)
    dated = bool(first_times and other_times)
    if dated and not first.meets(second):
        return False
    here, there = (place_of(parsed, reading.places, token) for token in (one, other))
    if here is not None and there is not None:
        near, far = reading.places[here], reading.places[there]
        if near.name != far.name and "country" not in {near.kind, far.kind}:
            return False
    exact = (first.days or SAME_DAYS) < SAME_DAYS and (second.days or SAME_DAYS) < SAME_DAYS
    return True if dated and exact else None


def _account(parsed: Parsed, reading: Reading, finder: Finder, found: Candidate) -> Account:
    """One account, its words turned into spans of the page."""
    frame, trigger, roles = found.frame, found.trigger, found.roles
    start, end = _evidence(reading, finder, found)
    times, interval = reading.date(trigger.governor)
    statement = finder.cast.within[trigger.head]
    return Account(
        evidence=parsed.span(start, end),
        trigger=parsed.span(min(trigger.tokens), max(trigger.tokens) + 1),
        type=frame.type,
        mode=finder.mode_of(found),
        contexts=find_contexts(finder.tree.words[start:end], finder.tree.lemmas[start:end]),
        actors=roles.actors,
        recipients=roles.recipients,
        times=times,
        interval=interval,
        place=_place(parsed, reading, found),
        polarity=_polarity(found, reading, statement),
        certainty=found.factuality.certainty,
        tense=found.factuality.tense,
        statement=None if statement < 0 else statement,
        score=_score(found),
        why=f"{frame.kind} {frame.id}{found.why}",
    )


def _evidence(reading: Reading, finder: Finder, found: Candidate) -> tuple[int, int]:
    """The clause that tells an event, without who says it; the sentence where the statement itself is the event."""
    trigger, roles = found.trigger, found.roles
    sentence = finder.tree.sentences[trigger.head]
    if found.spoken:
        return sentence
    inside = [reading.mentions[m].head for m in (*roles.actors, *roles.recipients)]
    near = {h for h in inside if finder.tree.sentences[h] == sentence}
    return _within_statement(finder, trigger.head, clause_of(finder.tree, trigger.head, {*trigger.tokens, *near}))


def _within_statement(finder: Finder, trigger: int, clause: tuple[int, int]) -> tuple[int, int]:
    """The part of a clause that stands in the same statement as its trigger, so that "he said" is left out."""
    statement = finder.cast.within[trigger]
    start, end = clause
    if statement < 0:
        return clause
    while start < trigger and finder.cast.within[start] != statement:
        start += 1
    while end - 1 > trigger and finder.cast.within[end - 1] != statement:
        end -= 1
    return start, end


def _polarity(found: Candidate, reading: Reading, statement: int) -> Polarity:
    """Negated in its own clause, or told in what an indirect denial says did not happen; as the network saw it."""
    if found.seen:
        return found.factuality.polarity
    told = reading.statements[statement] if statement >= 0 else None
    denied = told is not None and told.act == "denies" and told.form == "indirect"
    return "negated" if found.factuality.polarity == "negated" or denied else "affirmed"


def _score(found: Candidate) -> float:
    """Between 0 and 1: what the frame demanded of the words around it, the parties found, what the network sees."""
    parties = min(2, len(found.roles.actors) + len(found.roles.recipients))
    demands = PER_CONSTRAINT * min(2, found.frame.constraints)
    return round(BASE_SCORE + demands + PER_PARTY * parties + SEEN * found.seen, 2)


def _place(parsed: Parsed, reading: Reading, found: Candidate) -> int | None:
    """The position of the place the event happened in; of a visit the place visited. None where none is said."""
    place = place_of(parsed, reading.places, found.trigger.head)
    if place is None and found.trigger.light:
        place = place_of(parsed, reading.places, found.trigger.governor)
    return place if place is not None else _visited(reading, found)


def _visited(reading: Reading, found: Candidate) -> int | None:
    """The place that is itself the recipient of a visit: "visited Moscow"."""
    if found.frame.mode != "visit":
        return None
    first = found.trigger.head
    near = [n for n, p in enumerate(reading.places) if first < p.tokens[0] <= first + NEAR_DESTINATION]
    return near[0] if near else None
