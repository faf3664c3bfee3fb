"""The dated articles that an undated one is likely near to: by its words, and by what it tells with a word of time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidings.model import Annotated, Interval, Span, Timex
from tidings.weigh.clues import is_explicit
from tidings.weigh.days import shift
from tidings.weigh.pile import Pile
from tidings.weigh.relative import date_report
from tidings.weigh.words import Rarity, find_stems, measure_rarity

COMMON = 40  # articles or sentences; a stem in more of them brings no two together
CLOSEST = 8  # articles at most that an undated one is compared with
NARROW = 31  # days; a publication known less exactly dates no other article
RECENT = 62  # days before publication; what is older is background
EVENT_DAYS = 3  # a happening known less exactly than this is counted from by no weekday
TWIN = 0.3  # likeness from which two sentences may tell one happening: below it dates are met by chance
TWINS = 4  # of one article at most


@dataclass(frozen=True, slots=True)
class Twin:
    """A sentence with a word of time, and one of a dated article that tells the like with its day known.

    `report` is when the first was published if both tell one happening.
    """

    report: Interval
    likeness: float
    here: Timex
    there: Span


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence of a dated article with the day that it names."""

    article: str
    sentence: Span
    days: Interval
    bag: frozenset[str]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Indexes over the articles that are dated by more than weighing; made once for a pile.

    `holders` are the places of the articles that have a stem, `told` the sentences that name a day, `tellers` the
    places of those that have a stem.
    """

    pile: Pile
    dated: Mapping[str, Interval]
    holders: Mapping[str, Sequence[int]]
    told: Sequence[_Told]
    tellers: Mapping[str, Sequence[int]]
    rarity: Rarity

    def find_closest(self, article: Annotated) -> list[tuple[float, Annotated]]:
        """The articles most alike in words, with their likeness, best first; equals in the order of their ids."""
        own = self.pile.bags[article.article.id]
        shared = _count_shared(own, self.holders)
        near = [self.pile.articles[i] for i, _ in shared.most_common(4 * CLOSEST)]
        alike = (
            (self.pile.rarity.likeness(own, self.pile.bags[other.article.id]), other)
            for other in near
            if other.article.id != article.article.id
        )
        return sorted(alike, key=lambda a: (-a[0], a[1].article.id))[:CLOSEST]

    def find_twins(self, article: Annotated) -> list[Twin]:
        """What an article tells with "on Tuesday" or "last month" and a dated one with its day; best first."""
        found = [twin for time, sentence in _find_timed(article) for twin in self._twins_of(article, time, sentence)]
        return sorted(found, key=lambda t: (-t.likeness, t.here.span, t.there))[:TWINS]

    def _twins_of(self, article: Annotated, time: Timex, sentence: Span) -> Iterator[Twin]:
        bag = find_stems(self.pile.texts[sentence.page], [sentence])
        for i in sorted(_count_shared(bag, self.tellers)):
            told = self.told[i]
            likeness = self.rarity.likeness(bag, told.bag) if told.article != article.article.id else 0.0
            if likeness >= TWIN and (report := date_report(time.text, told.days)):
                yield Twin(report, likeness, time, told.sentence)


def meet_neighbours(pile: Pile, dated: Mapping[str, Interval]) -> Neighbours:
    """The indexes of a pile of which some articles are dated."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, article in enumerate(pile.articles):
        for stem in pile.bags[article.article.id]:
            holders[stem].append(i)
    told = [t for a in pile.articles if a.article.id in dated for t in _find_told(pile, a, dated[a.article.id])]
    tellers: dict[str, list[int]] = defaultdict(list)
    for i, sentence in enumerate(told):
        for stem in sentence.bag:
            tellers[stem].append(i)
    return Neighbours(pile, dated, _rare(holders), told, _rare(tellers), measure_rarity([t.bag for t in told]))


def _rare(index: Mapping[str, Sequence[int]]) -> dict[str, Sequence[int]]:
    return {stem: places for stem, places in index.items() if len(places) <= COMMON}


def _count_shared(bag: frozenset[str], index: Mapping[str, Sequence[int]]) -> Counter[int]:
    """How much each place shares with a bag, in whole thousandths; a rare stem counts for more."""
    found: Counter[int] = Counter()
    for stem in sorted(bag):
        for i in index.get(stem, ()):
            found[i] += round(1000 / math.log2(1 + len(index[stem])))
    return found


def _find_told(pile: Pile, article: Annotated, published: Interval) -> Iterator[_Told]:
    """The sentences of an article that tell news with its day: what is older or to come, others may tell any time."""
    recent = shift(published, -RECENT, 0)
    for sentence, times in _by_sentence(article):
        days = [t.interval for t in times if (t.interval.days or NARROW) <= EVENT_DAYS]
        if len(set(days)) == 1 and days[0].meets(recent):
            bag = find_stems(pile.texts[sentence.page], [sentence])
            yield _Told(article.article.id, sentence, days[0], bag)


def _find_timed(article: Annotated) -> Iterator[tuple[Timex, Span]]:
    """The times counted from publication, each with its sentence."""
    return ((t, s) for s, times in _by_sentence(article) for t in times if not is_explicit(t))


def _by_sentence(article: Annotated) -> Iterator[tuple[Span, list[Timex]]]:
    """The sentences that hold a time, with their times; both stand in order."""
    times = sorted(article.times, key=lambda t: t.span)
    at = 0
    for sentence in sorted(article.sentences):
        inside = []
        while at < len(times) and times[at].span.start < sentence.end:
            inside.append(times[at])
            at += 1
        if inside := [t for t in inside if sentence.contains(t.span)]:
            yield sentence, inside
