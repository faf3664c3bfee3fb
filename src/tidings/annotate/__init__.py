"""Parsed -> Annotated: names, times, places, statements, accounts, each in a module of its own, in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.model import Annotated

if TYPE_CHECKING:
    from tidings.language.parsed import Parsed
    from tidings.model import Interval
    from tidings.roster import Roster

__all__ = ["annotate"]


def annotate(parsed: Parsed, roster: Roster | None = None) -> Annotated:
    """Everything found in one article. It depends on nothing but the article, whose date may still be unknown.

    `roster` lists actors that the user knows.
    """
    from tidings.annotate.accounts import Reading, find_accounts
    from tidings.annotate.names import find_mentions
    from tidings.annotate.places import find_places
    from tidings.annotate.statements import find_statements
    from tidings.annotate.statements.denials import link_denials
    from tidings.annotate.times import find_times
    from tidings.annotate.times.governing import date_event
    from tidings.annotate.times.tense import tense_at

    article = parsed.article
    mentions = find_mentions(parsed, roster)
    times = find_times(parsed, article.published.interval)
    places = find_places(parsed, mentions)
    statements = find_statements(parsed, mentions)

    def date(token: int) -> tuple[tuple[int, ...], Interval]:
        return date_event(parsed, times, token, tense_at(parsed, token) or "past", article.published.interval)

    accounts = find_accounts(parsed, Reading(mentions, times, places, statements, date))
    statements = link_denials(parsed, mentions, statements, accounts)
    tokens = tuple(parsed.tokens())
    return Annotated(article, parsed.sentence_spans(), tokens, mentions, times, places, statements, accounts)
