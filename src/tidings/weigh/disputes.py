"""Who says that an event did not happen, or not so: denials, negated accounts, accounts that name somebody else.

A refusal to comment, another emphasis, another number or date (see `variants`) dispute nothing. An event that is itself
speech is disputed only when the speaking is denied: denying a charge disputes the deed, not the accusation.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from tidings.model import Annotated, Span
from tidings.weigh.denials import SPOKEN, Denial
from tidings.weigh.events import Grouped
from tidings.weigh.likeness import compare, total
from tidings.weigh.pile import Pile, Telling

NEXT = 250  # code points between two accounts that may be set against each other
SLACK = -500  # thousandths; what a denied account, told in other words, may lack of one happening with an affirmed one
CONTRAST = re.compile(
    r"\b(but|however|though|although|whereas|while|yet|instead|contrary|insist\w*|disput\w*)\b", re.IGNORECASE
)
LOOKS = re.compile(
    r"[^.;]*?\b(?:do|does|did)(?: not|n[’']t) (?:appear|seem|look|sound)\b(?! to have (?:happened|occurred|taken))",
    re.IGNORECASE,
)
AGAINST = re.compile(r"\b(but|however|though|although|whereas|while|yet)\b", re.IGNORECASE)


def find_disputes(pile: Pile, groups: Sequence[Grouped], denials: Iterable[Denial]) -> dict[str, tuple[str, ...]]:
    """For each disputed event, the ids of the statements, or of accounts in an article's own voice, that dispute it."""
    found: dict[str, set[str]] = defaultdict(set)
    for denial in denials:
        found[denial.event].add(denial.statement)
    refused = _find_refused(pile)
    for event, voice in (*_find_negated(pile, groups, refused), *_find_conflicts(pile, groups)):
        found[event].add(voice)
    return {event: tuple(sorted(voices)) for event, voices in found.items() if voices}


def _find_refused(pile: Pile) -> set[tuple[str, int]]:
    """The statements that deny, by article and position: what is told in them is told as untrue."""
    return {(a.article.id, i) for a in pile.articles for i, s in enumerate(a.statements) if s.act == "denies"}


def _is_negated(pile: Pile, told: Telling, refused: set[tuple[str, int]]) -> bool:
    if told.account.polarity == "negated" and _is_of_manner(pile, told):
        return False
    inside = (told.article, told.account.statement) in refused and told.account.type not in SPOKEN
    return told.account.polarity == "negated" or inside


def _is_of_manner(pile: Pile, told: Telling) -> bool:
    """Whether what is negated is how a deed looks: "the raid did not appear spontaneous" says that there was a raid."""
    page, rest = told.account.trigger.page, told.account.trigger.end
    return bool(LOOKS.match(pile.read(Span(page, rest, max(rest, told.account.evidence.end)))))


def _find_negated(pile: Pile, groups: Sequence[Grouped], refused: set[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """The voices of negated accounts of an event that another voice affirms, and the event."""
    negated = [t for g in groups for t in g.tellings if _is_negated(pile, t, refused)]
    for told in negated:
        for grouped in groups:
            affirmed = [t for t in grouped.tellings if not _is_negated(pile, t, refused)]
            if affirmed and _are_set_apart(pile, told, grouped, affirmed):
                yield grouped.id, told.statement or told.id


def _are_set_apart(pile: Pile, told: Telling, grouped: Grouped, affirmed: Sequence[Telling]) -> bool:
    """Whether a negated account is of the event of others, by its group or nearly by its likeness, in another voice."""
    others = [t for t in affirmed if (t.voice or t.article) != (told.voice or told.article)]
    if told in grouped.tellings:
        return bool(others)
    alike = [t for t in others if t.account.type == told.account.type and t.trigger & told.trigger]
    return any(total(compare(pile, told, t)) > SLACK for t in alike)


def _find_conflicts(pile: Pile, groups: Sequence[Grouped]) -> Iterator[tuple[str, str]]:
    """Two voices side by side in one article that name different people for one deed: each disputes the other."""
    event_of = {t.id: g.id for g in groups for t in g.tellings}
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for told in (t for g in groups for t in g.tellings if t.account.type not in SPOKEN and t.statement):
        by_article[told.article].append(told)
    articles = {a.article.id: a for a in pile.articles}
    for name, tellings in by_article.items():
        for one, other in pairwise(sorted(tellings, key=lambda t: (t.account.evidence, t.id))):
            if _are_set_against(pile, articles[name], one, other):
                yield event_of[one.id], other.statement or other.id
                yield event_of[other.id], one.statement or one.id


def _are_set_against(pile: Pile, article: Annotated, one: Telling, other: Telling) -> bool:
    """Whether two neighbours share type and actor but not voice and recipient, with a word of contrast about them.

    Where one sentence sets them against each other ("they hit the one, he insisted, but she saw them hit the other"),
    the recipients need not be known.
    """
    first, second = one.account.evidence, other.account.evidence
    if one.account.type != other.account.type or one.voice == other.voice or second.start - first.end > NEXT:
        return False
    if not one.actors & other.actors:
        return False
    if any(s.contains(first) and s.contains(second) for s in article.sentences):
        return bool(AGAINST.search(pile.read(Span(first.page, first.end, max(first.end, second.start)))))
    if not one.recipients or not other.recipients or one.recipients & other.recipients:
        return False
    around = Span(first.page, max(0, first.start - NEXT // 2), max(first.end, second.end))
    return bool(CONTRAST.search(pile.read(around)))
