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
from tidings.weigh.denials import Denial, is_of
from tidings.weigh.denied_words import SPOKEN
from tidings.weigh.events import Grouped
from tidings.weigh.ids import name_accounts, name_statements
from tidings.weigh.likeness import compare, total
from tidings.weigh.pile import Pile, Telling, find_voice
from tidings.weigh.words import find_stems

NEXT = 250  # code points between two accounts that may be set against each other
SLACK = -500  # thousandths; what a denied account, told in other words, may lack of one happening with an affirmed one
CONTRAST = re.compile(
    r"\b(but|however|though|although|whereas|while|yet|instead|contrary|insist\w*|disput\w*)\b", re.IGNORECASE
)
LOOKS = re.compile(
    r"[^.;]*?\b(?:do|does|did)(?: not|n[’']t) (?:appear|seem|look|sound)\b(?! to have (?:happened|occurred|taken))",
    re.IGNORECASE,
)
CLAIMED = re.compile(r"\b(responsibility|credit)\b", re.IGNORECASE)
KNOWN = re.compile(
    r"\b(?:not|n[’']t|never|no longer)\b.*\b(?:its|his|her|their|the|this|that|these|those)(?: \w+)?$", re.IGNORECASE
)
NEGATING = re.compile(
    r"\b(?:no|not|never|nor|neither|none|nobody|nothing|without|hardly|barely|instead|unable|un\w+|fail\w*|"
    r"refus\w+|declin\w+|den(?:y|ie\w*|ying)|den(?:y|ial)\w*|prevent\w*|avoid\w*|stop\w*|cancel\w*|abort\w*|false\w*|"
    r"call\w* off|cannot|reject\w*|dismiss\w*|disput\w*|contradict\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
Untold = tuple[frozenset[str], frozenset[str]]
AGAINST = re.compile(r"\b(but|however|though|although|whereas|while|yet)\b", re.IGNORECASE)


def find_disputes(pile: Pile, groups: Sequence[Grouped], denials: Iterable[Denial]) -> dict[str, tuple[str, ...]]:
    """For each disputed event, the ids of the statements, or of accounts in an article's own voice, that dispute it."""
    found: dict[str, set[str]] = defaultdict(set)
    for denial in denials:
        found[denial.event].add(denial.statement)
    refused = _find_untold(pile)
    conflicts = (*_find_conflicts(pile, groups), *_find_contrasted(pile, groups))
    for event, voice in (*_find_negated(pile, groups, refused), *conflicts):
        found[event].add(voice)
    return {event: tuple(sorted(voices)) for event, voices in found.items() if voices}


def _find_untold(pile: Pile) -> Untold:
    """The accounts told inside denials: those that they tell as untrue, and those that they take for granted."""
    untrue: set[str] = set()
    granted: set[str] = set()
    for article in pile.articles:
        for k, (name, told) in enumerate(zip(name_accounts(article.accounts), article.accounts, strict=True)):
            said = None if told.statement is None else article.statements[told.statement]
            if said is not None and said.act == "denies":
                denied = k in said.denies_accounts and told.type not in SPOKEN
                (untrue if denied else granted).add(name)
    return frozenset(untrue), frozenset(granted)


def _is_negated(pile: Pile, told: Telling, refused: Untold) -> bool:
    """Whether an account is told as not having happened, by its own words or by the denial that it stands in."""
    untrue, granted = refused
    if told.id in untrue or told.id in granted:
        return told.id in untrue
    if told.account.polarity != "negated" or not _has_negation(pile, told):
        return False
    return not _is_of_manner(pile, told) and not _is_granted(pile, told)


def _has_negation(pile: Pile, told: Telling) -> bool:
    """Whether some word of the sentence negates: without one a deed is not told as undone, whatever it was read as."""
    trigger = told.account.trigger
    text = pile.texts[trigger.page]
    first = max(text.rfind("\n", 0, trigger.start) + 1, trigger.start - NEXT)
    return bool(NEGATING.search(text, first, max(told.account.evidence.end, trigger.end)))


def _is_granted(pile: Pile, told: Telling) -> bool:
    """Whether only what is done about a deed is negated: "cannot justify its attacks", "did not claim the raid"."""
    trigger = told.account.trigger
    before = pile.read(Span(trigger.page, min(told.account.evidence.start, trigger.start), trigger.start))
    return bool(CLAIMED.search(pile.read(trigger))) or bool(KNOWN.search(before))


def _is_of_manner(pile: Pile, told: Telling) -> bool:
    """Whether what is negated is how a deed looks: "the raid did not appear spontaneous" says that there was a raid."""
    page, rest = told.account.trigger.page, told.account.trigger.end
    return bool(LOOKS.match(pile.read(Span(page, rest, max(rest, told.account.evidence.end)))))


def _find_negated(pile: Pile, groups: Sequence[Grouped], refused: Untold) -> Iterator[tuple[str, str]]:
    """The voices of negated accounts of an event that another voice affirms, and the event."""
    negated = [t for g in groups for t in g.tellings if _is_negated(pile, t, refused)]
    for told in negated:
        for grouped in groups:
            affirmed = [t for t in grouped.tellings if not _is_negated(pile, t, refused)]
            if affirmed and _are_set_apart(pile, told, grouped, affirmed):
                yield grouped.id, told.statement or told.id


def _are_set_apart(pile: Pile, told: Telling, grouped: Grouped, affirmed: Sequence[Telling]) -> bool:
    """Whether a negated account is of the event of others, by its group or nearly by its likeness, in another voice."""
    others = [t for t in affirmed if (t.voice or t.article) != (told.voice or told.article) and _is_as_late(told, t)]
    if told in grouped.tellings:
        return bool(others)
    alike = [t for t in others if t.account.type == told.account.type]
    return any(_are_of_one_deed(pile, told, t) for t in alike)


def _are_of_one_deed(pile: Pile, one: Telling, other: Telling) -> bool:
    """Whether two accounts of a type are nearly of one happening by its word, or are by its doers and sufferers."""
    points = total(compare(pile, one, other))
    if one.trigger & other.trigger:
        return points > SLACK
    sides = (one.actors, other.actors), (one.recipients, other.recipients)
    return points > 0 and all(any(pile.is_named(a) and is_of(pile, a, theirs) for a in mine) for mine, theirs in sides)


def _is_as_late(one: Telling, other: Telling) -> bool:
    """Whether both accounts are of what is to come, or neither: that they never met does not deny that they will."""
    return (one.account.tense == "future") == (other.account.tense == "future")


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


def _find_contrasted(pile: Pile, groups: Sequence[Grouped]) -> Iterator[tuple[str, str]]:
    """What somebody says of its own doing, set by one sentence against the deed that another voice tells of it.

    "Syldavia says it fights bandits, but witnesses say it shells villages": Syldavia disputes the shelling.
    """
    told_in: dict[str, list[tuple[str, Telling]]] = defaultdict(list)
    for grouped in groups:
        for told in grouped.tellings:
            if told.statement and told.account.type not in SPOKEN and told.account.polarity == "affirmed":
                told_in[told.statement].append((grouped.id, told))
    for article in pile.articles:
        names = name_statements(article.statements)
        for one, other in _find_set_against(pile, article):
            for own, against in ((one, other), (other, one)):
                for event, told in told_in[names[against]]:
                    if _speaks_of_itself(pile, article, own, told):
                        yield event, names[own]


def _find_set_against(pile: Pile, article: Annotated) -> Iterator[tuple[int, int]]:
    """The pairs of statements that follow each other in one sentence with a word of contrast between them."""
    said = [i for i, s in enumerate(article.statements) if s.content and s.act in {"asserts", "denies", "confirms"}]
    for one, other in pairwise(sorted(said, key=lambda i: article.statements[i].content[0])):
        first, second = article.statements[one].content[-1], article.statements[other].content[0]
        between = Span(first.page, first.end, max(first.end, second.start))
        if any(s.contains(first) and s.contains(second) for s in article.sentences) and AGAINST.search(
            pile.read(between)
        ):
            yield one, other


def _speaks_of_itself(pile: Pile, article: Annotated, own: int, told: Telling) -> bool:
    """Whether the speaker of a statement is on the side that did what another voice tells, and speaks of the matter."""
    voice = find_voice(pile, article, own)
    if voice == told.voice or not is_of(pile, voice, told.actors):
        return False
    return bool(find_stems(pile.texts[article.article.page], article.statements[own].content) & told.bag)
