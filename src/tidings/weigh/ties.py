"""What ties an article's publication to things that other articles, or other sentences of its own, date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tidings.model import UNKNOWN_INTERVAL, Annotated, Interval, Span, Timex
from tidings.weigh.clues import Clue, Firmness, is_ahead, is_explicit
from tidings.weigh.days import hull, shift
from tidings.weigh.passages import Passage
from tidings.weigh.pile import Pile, Telling, find_tellings
from tidings.weigh.relative import date_report

TALKS = frozenset({"AGREE", "CONSULT", "RETREAT"})  # a summit and what was agreed at it are told as either
LASTING = frozenset(
    {"SUPPORT", "COOPERATE", "AID", "MOBILIZE"}
)  # often states of affairs, which have no day of their own
ALIKE = 0.35  # likeness of words from which on two tellings of the same two parties are taken for one happening
OFTEN = 60  # tellings; a kind of happening told so often of the same two is no single one
MANY = 3  # participants that tie a meeting to an agreement
VAGUE = 65  # days; a thing known less exactly ties nothing
REACH = 400  # code points before a quotation in which the date of the remark may stand: a sentence or two
NEWS_LAG = 3  # days from a remark to its report as news
COPY_LAG = 14  # days from an article to its reprint
COPIED = 40  # words outside quotation marks that make a passage a reprint, not a shared remark


Key = tuple[str, str, str]  # a kind of happening and two who take part in it
Index = Mapping[Key, Sequence[Telling]]


@dataclass(frozen=True, slots=True)
class Known:
    """What is dated so far: publications and all tellings by article id, and two indexes by kind and participants.

    `dated` holds the tellings that name their days, `assumed` those of dated reports that name none and so are recent.
    `passages` are those of each article, `articles` all by their ids.
    """

    published: Mapping[str, Interval]
    tellings: Mapping[str, Sequence[Telling]]
    dated: Index
    assumed: Index
    passages: Mapping[str, Sequence[Passage]]
    articles: Mapping[str, Annotated]


def learn(pile: Pile, published: Mapping[str, Interval], told: Mapping[str, Sequence[Telling]] | None = None) -> Known:
    """What the articles of a pile date, given their publications.

    `told` are the tellings of those articles that did not change since they were found.
    """
    tellings = dict(told or {})
    tellings |= {a.article.id: find_tellings(pile, a) for a in pile.articles if a.article.id not in tellings}
    dated: dict[Key, list[Telling]] = defaultdict(list)
    assumed: dict[Key, list[Telling]] = defaultdict(list)
    for article in pile.articles:
        for telling in tellings[article.article.id]:
            index = dated if telling.account.times else assumed
            if _is_dated(article, telling, published):
                for key in _find_keys(telling):
                    index[key].append(telling)
    articles = {a.article.id: a for a in pile.articles}
    return Known(published, tellings, dated, assumed, _index_passages(pile), articles)


def _index_passages(pile: Pile) -> dict[str, list[Passage]]:
    """The passages of each article, in their order."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for passage in pile.passages:
        for name in passage.articles:
            found[name].append(passage)
    return found


def _find_keys(told: Telling) -> Iterator[Key]:
    """A telling under every two who take part, all kinds of talks being one; nothing for what has no day of its own."""
    kind = "talks" if told.account.type in TALKS else told.account.type
    if kind not in LASTING:
        for one, other in combinations(sorted(told.participants), 2):
            yield kind, one, other


def _is_dated(article: Annotated, told: Telling, published: Mapping[str, Interval]) -> bool:
    """Whether a telling has days: its article is dated, so that its times are anchored, or it spells a date out."""
    anchored = article.article.id in published and told.account.tense == "past"
    times = [article.times[t] for t in told.account.times]
    return _is_exact(told.interval) and (anchored or any(is_explicit(t) for t in times))


def _is_exact(interval: Interval) -> bool:
    return interval.days is not None and interval.days <= VAGUE


def find_ties(pile: Pile, article: Annotated, known: Known) -> Iterator[Clue]:
    """The clues that tie an article to what is dated elsewhere; nothing when no telling or passage is shared."""
    for told in known.tellings[article.article.id]:
        yield from _tie_relative(pile, article, told, _find_same(told, (known.dated, known.assumed)))
        yield from _tie_background(pile, told, _find_same(told, (known.dated,)))
    for passage in known.passages.get(article.article.id, ()):
        yield from _tie_passage(pile, article, passage, known)


def _find_same(told: Telling, indexes: Sequence[Index]) -> list[Telling]:
    """Other articles' tellings of what may be the same happening: those that share most participants, sorted by id.

    What two do to each other time and again ties nothing: nobody could say which time is meant.
    """
    lists = [index.get(key, ()) for index in indexes for key in _find_keys(told)]
    found = {o.id: o for others in lists if len(others) <= OFTEN for o in others}
    same = [o for _, o in sorted(found.items()) if o.article != told.article and _may_be_same(told, o)]
    most = max((len(told.participants & o.participants) for o in same), default=0)
    return [o for o in same if len(told.participants & o.participants) == most]


def _may_be_same(one: Telling, other: Telling) -> bool:
    """Whether two of one type, which is no lasting one, share two participants, or two kinds of talks three."""
    shared = len(one.participants & other.participants)
    if one.account.type == other.account.type:
        return shared > 1 and one.account.type not in LASTING
    return shared >= MANY and {one.account.type, other.account.type} <= TALKS


def _is_surely_same(pile: Pile, one: Telling, other: Telling) -> bool:
    """Whether all participants are the same, and a person is among them, or three are, or the words are alike."""
    if one.participants != other.participants or one.account.type != other.account.type:
        return False
    people = any(pile.actors[a].type == "person" for a in one.participants)
    return people or len(one.participants) >= MANY or pile.rarity.likeness(one.bag, other.bag) >= ALIKE


def _tie_relative(pile: Pile, article: Annotated, told: Telling, others: Sequence[Telling]) -> Iterator[Clue]:
    """For "last month": against the days that another telling of the same thing gives."""
    for position in told.account.times:
        time = article.times[position]
        if is_explicit(time):
            continue
        spans, days = _find_days(article, told, others)
        report = date_report(time.text, days) if _is_exact(days) else None
        if report:
            there = pile.read(spans[0])[:80]
            why = f"tells as of “{time.text}” what is dated {days.earliest}/{days.latest}: {there}"
            yield Clue(report, Firmness.TIE, why, (time.span, *spans))


def _find_days(article: Annotated, told: Telling, others: Sequence[Telling]) -> tuple[tuple[Span, ...], Interval]:
    """The days of a happening: by an explicit date beside a telling of its type in this article, else by others."""
    times = [t for a in article.accounts if a.type == told.account.type for t in _beside(article, a.evidence)]
    if times and (days := _together(t.interval for t in times)):
        return tuple(sorted({t.span for t in times})), days
    if others and (days := _together(o.interval for o in others)):
        return tuple(o.account.evidence for o in others), days
    return (told.account.evidence,), UNKNOWN_INTERVAL


def _beside(article: Annotated, evidence: Span) -> list[Timex]:
    """Explicit dates in the sentence of an account's evidence."""
    sentence = next((s for s in article.sentences if s.overlaps(evidence)), evidence)
    return [t for t in article.times if is_explicit(t) and sentence.contains(t.span)]


def _together(intervals: Iterable[Interval]) -> Interval | None:
    """The hull of intervals where they lie close together; None where they do not, or there is none."""
    whole = hull(intervals)
    return whole if _is_exact(whole) else None


def _tie_background(pile: Pile, told: Telling, others: Sequence[Telling]) -> Iterator[Clue]:
    """What is told as past was published after the first day on which it can have happened."""
    others = [o for o in others if _is_surely_same(pile, told, o)]
    days = _together(o.interval for o in others)
    if days and told.account.tense == "past" and told.account.polarity == "affirmed":
        why = f"tells as past what is dated {days.earliest}/{days.latest}: {pile.read(others[0].account.evidence)[:80]}"
        yield Clue(Interval(days.earliest, None), Firmness.TIE, why, (told.account.evidence,))


def _tie_passage(pile: Pile, article: Annotated, passage: Passage, known: Known) -> Iterator[Clue]:
    """Words shared with another article: a remark that the other dates, or the whole of its report."""
    name, other = article.article.id, passage.other(article.article.id)
    here, there = passage.side(name), passage.side(other)
    if _find_date_of(article, here):
        return
    source = known.articles[other]
    dated = _find_date_of(source, there)
    if dated and _is_remark(pile, passage, source, dated):
        why = f"reports as news the words that {other} dates to “{dated.text}”"
        yield Clue(shift(dated.interval, 0, NEWS_LAG), Firmness.TIE, why, (here, dated.span))
    elif other in known.published and passage.unquoted >= COPIED:
        why = f"shares {passage.words} words with {other}"
        lag = shift(known.published[other], -COPY_LAG, COPY_LAG)
        yield Clue(lag, Firmness.TIE, why, (here, there))


def _is_remark(pile: Pile, passage: Passage, source: Annotated, dated: Timex) -> bool:
    """Whether a shared passage is mostly a quotation, and the date by it one on which it can have been said.

    The date stands in the sentence of the passage or in the one before: further off it is another matter's.
    """
    at = max((s for s in source.sentences if s.start <= passage.side(source.article.id).start), default=None)
    sentences = sorted(source.sentences)
    near = sentences[max(0, sentences.index(at) - 1) :] if at else []
    quoted = 2 * passage.unquoted <= passage.words and any(s.contains(dated.span) for s in near)
    return quoted and not is_ahead(source, dated, pile.texts) and dated.interval.meets(_until(source))


def _until(article: Annotated) -> Interval:
    return Interval(None, article.article.published.interval.latest)


def _find_date_of(article: Annotated, passage: Span) -> Timex | None:
    """The explicit date, of a month at most, that stands with a passage or shortly before it: its nearest one."""
    near = [
        t
        for t in article.times
        if is_explicit(t) and _is_exact(t.interval) and -len(passage) <= passage.start - t.span.end <= REACH
    ]
    return min(near, key=lambda t: (abs(passage.start - t.span.end), t.span), default=None)
