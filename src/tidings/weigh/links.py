"""How each article came by its words: wire credits, outlets cited or quoted, passages shared with other articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tidings.model import Annotated, Article, Interval, Link, LinkKind, Span, Statement
from tidings.outlets import find_outlet, outlet_of_url
from tidings.weigh.naming import find_named_outlets, is_of_kin
from tidings.weigh.passages import Passage
from tidings.weigh.pile import OUTLETS, Pile
from tidings.weigh.retellings import Retelling
from tidings.weigh.words import find_words

OUTSIDE = 4  # words outside quotation marks that a shared passage needs: less is one speaker quoted by two
ENOUGH = 13  # words outside quotation marks, all passages of two articles together; less is a title or a set phrase,
LONG = 40  # unless the passages are so many words long with what is quoted in them (measured on 40 clusters of news)
PLAIN = 10  # of the words outside that are no names: a lead of names is hit upon twice (measured on evaluation/sheets)
WHOLE = 0.5  # share of the shorter article's words that makes the shared passages a reprint
FILLER = frozenset(
    ["the", "news", "agency", "online", "web", "com", "www", "print", "site", "of", "and", "tv", "press"]
)
OURS = re.compile(
    r"\b[Aa]s (?:we|[A-Z][A-Za-z]+) (?:have |has )?(?:previously |earlier )?reported\b(?: [A-Z][a-z]+day)?"
)
Direction = tuple[str, str, str]


def find_links(pile: Pile) -> tuple[Link, ...]:
    """Every link into an article of the pile, sorted; one for each source, target and kind."""
    found: dict[tuple[str, str, LinkKind], list[Link]] = defaultdict(list)
    for link in _find_all(pile):
        found[link.source, link.target, link.kind].append(link)
    return tuple(_merge(links) for _, links in sorted(found.items()))


def _find_all(pile: Pile) -> Iterator[Link]:
    for article in pile.articles:
        yield from _find_credits(article.article)
        yield from _find_cited(pile, article)
        yield from _find_own_reports(pile, article)
    yield from _find_republished(pile)
    yield from _find_shared(pile)


def _merge(links: Sequence[Link]) -> Link:
    first = links[0]
    evidence = tuple(sorted({s for link in links for s in link.evidence}))
    why = "; ".join(dict.fromkeys(link.why for link in links))
    return Link(first.source, first.target, first.kind, evidence, max(link.score for link in links), why)


def is_same_outlet(one: str | None, other: str | None) -> bool:
    """Whether two outlet names are one outlet's: known as such, or one has all the telling words of the other.

    >>> is_same_outlet("CNN (Web News)", "CNN"), is_same_outlet("Fox News", "Sputnik News")
    (True, False)
    >>> is_same_outlet("www.theguardian.com", "The Guardian")
    True
    """
    if not one or not other:
        return False
    if outlet_key(one) == outlet_key(other):
        return True
    first, second = _telling_words(one), _telling_words(other)
    return bool(first and second) and (first <= second or second <= first)


@cache
def outlet_key(name: str) -> str:
    """One key for all names of an outlet, and its address: "the Fars news agency" and "Fars"."""
    address = "." in name and " " not in name.strip()
    known = (outlet_of_url(name) if address else None) or find_outlet(name, ambiguous=True)
    return known.name if known else " ".join(sorted(_telling_words(name)))


def _telling_words(name: str) -> set[str]:
    words = {w.text for w in find_words(name, [(0, len(name))])}
    return words - FILLER or words


def _find_credits(article: Article) -> Iterator[Link]:
    """Agencies that the page thanks for its words."""
    for name in article.credits:
        if not is_same_outlet(name, article.outlet):
            yield Link(name, article.id, "wire", (), 0.9, "named in the credit line")


def _find_cited(pile: Pile, article: Annotated) -> Iterator[Link]:
    """Outlets and agencies that statements came through or that make them, then those only named as a source."""
    text = pile.texts[article.article.page]
    links = [k for s in article.statements for k in _find_saying(pile, article, s)]
    links = [k for k in links if not any(is_of_kin(text, span) for span in k.evidence)]
    yield from links
    known = {outlet_key(link.source) for link in links}
    for name, span in find_named_outlets(article.article, text):
        if outlet_key(name) not in known and not is_same_outlet(name, article.article.outlet):
            yield Link(name, article.article.id, "cites", (span,), 0.6, f"{name} is given as a source")


def _find_saying(pile: Pile, article: Annotated, said: Statement) -> Iterator[Link]:
    """The outlets of one statement: those of its chain, and the one that speaks."""
    here, target = article.article.outlet, article.article.id
    for hop in said.chain:
        if hop.role in OUTLETS and not is_same_outlet(hop.name, here):
            spans = _naming(article, hop.mention, said)
            yield Link(hop.name, target, "quotes", spans, said.score, f"a statement came through {hop.name}")
    name = _speaking_outlet(pile, article, said)
    if name and not is_same_outlet(name, here):
        kind: Literal["quotes", "cites"] = "cites" if said.form == "indirect" else "quotes"
        yield Link(name, target, kind, said.sources, said.score, f"{name} is named as the source")


def _naming(article: Annotated, mention: int | None, said: Statement) -> tuple[Span, ...]:
    """The words that name a hop, else those that name the source."""
    return said.sources if mention is None else (article.mentions[mention].span,)


def _speaking_outlet(pile: Pile, article: Annotated, said: Statement) -> str | None:
    """The name of the outlet that a statement is ascribed to as its own, None when somebody else speaks."""
    if said.role not in OUTLETS:
        return None
    actor = pile.actor_of(article, said.speaker)
    return pile.name_of(actor) if actor else said.speaker_text or None


def _find_own_reports(pile: Pile, article: Annotated) -> Iterator[Link]:
    """For "As we reported Tuesday": the outlet's own newest report before this one."""
    text = pile.texts[article.article.page]
    found = next((m for a, b in article.article.spans if (m := OURS.search(text, a, b))), None)
    earlier = [a.article for a in pile.articles if found and _is_earlier_of_same_outlet(a.article, article.article)]
    if found and earlier:
        source = max(earlier, key=lambda a: (a.published.interval, a.id))
        span = Span(article.article.page, found.start(), found.end())
        yield Link(source.id, article.article.id, "cites", (span,), 0.6, "names its own earlier report")


def _is_earlier_of_same_outlet(one: Article, other: Article) -> bool:
    return is_same_outlet(one.outlet, other.outlet) and _precedes(one.published.interval, other.published.interval)


def _precedes(one: Interval, other: Interval) -> bool:
    """Whether the first is wholly before the second."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _find_republished(pile: Pile) -> Iterator[Link]:
    """A page that carries articles of several outlets has them from these outlets."""
    pages: dict[str, list[Article]] = defaultdict(list)
    for article in pile.articles:
        pages[article.article.page].append(article.article)
    for articles in pages.values():
        if len({a.outlet for a in articles if a.outlet}) > 1:
            for a in articles:
                if a.outlet:
                    spans = _find_name(a, pile.texts)
                    yield Link(a.outlet, a.id, "verbatim", spans, 0.8, "on one page with articles of other outlets")


def _find_name(article: Article, texts: Mapping[str, str]) -> tuple[Span, ...]:
    """Where the article's opening names its outlet, hyphens read as blanks."""
    start = article.spans[0][0]
    opening = texts[article.page][start : start + 400].replace("-", " ").casefold()
    name = (article.outlet or "").replace("-", " ").casefold()
    at = opening.find(name)
    return (Span(article.page, start + at, start + at + len(name)),) if at >= 0 else ()


def _find_shared(pile: Pile) -> Iterator[Link]:
    """Passages that more than one speaker's words make up, and what is told again in other words."""
    by_id = {a.article.id: a for a in pile.articles}
    lengths = {a.article.id: sum(e - s for s, e in a.article.spans) for a in pile.articles}
    told = find_told_passages(pile)
    again = {r.articles: r for r in pile.retellings}
    for pair in sorted(told.keys() | again.keys()):
        passages, retelling = told.get(pair, ()), again.get(pair)
        source, target, why = _direct(pile, by_id[pair[0]], by_id[pair[1]], lengths)
        spans = [p.side(target) for p in passages] + list(retelling.side(target) if retelling else ())
        shared = sum(len(p.side(target)) for p in passages) / max(1, min(lengths[pair[0]], lengths[pair[1]]))
        score = 0.5 + max(shared, retelling.share if retelling else 0.0) if why else 0.5
        kind: LinkKind = "verbatim" if passages else "inferred"
        grounds = "; ".join((*_count_words(passages, retelling), why or "direction unknown"))
        yield Link(source, target, kind, tuple(sorted(set(spans))), min(1.0, score), grounds)


def find_told_passages(pile: Pile) -> dict[tuple[str, str], list[Passage]]:
    """The passages of each pair of articles that share more of their own words than chance, and titles, explain."""
    found = {}
    for pair, passages in group_passages(pile.passages).items():
        told = [p for p in passages if p.unquoted >= OUTSIDE]
        own = sum(p.unquoted for p in told) >= ENOUGH and sum(p.plain for p in told) >= PLAIN
        if own or sum(p.words for p in told) >= LONG:
            found[pair] = told
    return found


@dataclass(frozen=True, slots=True)
class Echo:
    """Two articles that quote the same remark; `spans` are its words in both, article by article."""

    articles: tuple[str, str]
    spans: tuple[tuple[Span, Span], ...]


def find_echoes(pile: Pile) -> tuple[Echo, ...]:
    """Every pair of articles that quote the same remark, sorted.

    It says that both rest on one speaker there, not that one has it from the other, and so is no link.
    """
    pairs = group_passages(pile.echoes)
    return tuple(Echo(pair, tuple((p.first, p.second) for p in passages)) for pair, passages in pairs.items())


def _count_words(passages: Sequence[Passage], retelling: Retelling | None) -> Iterator[str]:
    if passages:
        yield f"{sum(p.words for p in passages)} words the same"
    if retelling:
        yield f"{len(retelling.sentences)} sentences told again, {retelling.share:.0%} of the shorter article's words"


def group_passages(passages: Iterable[Passage]) -> dict[tuple[str, str], list[Passage]]:
    """The passages of each pair of articles."""
    pairs: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        pairs[passage.articles].append(passage)
    return dict(sorted(pairs.items()))


def _direct(pile: Pile, one: Annotated, other: Annotated, lengths: Mapping[str, int]) -> Direction:
    """Which of two articles the other has its words from, and what tells: citing, then time, then length."""
    a, b = one.article, other.article
    if _cites(pile, one, b.outlet) != _cites(pile, other, a.outlet):
        return (a.id, b.id, "cited there") if _cites(pile, other, a.outlet) else (b.id, a.id, "cited there")
    if _precedes(a.published.interval, b.published.interval):
        return a.id, b.id, "published earlier"
    if _precedes(b.published.interval, a.published.interval):
        return b.id, a.id, "published earlier"
    first, second = sorted((a.id, b.id), key=lambda i: (lengths[i], i))
    return first, second, "the shorter is taken for the one inside the longer" if lengths[a.id] != lengths[b.id] else ""


def _cites(pile: Pile, article: Annotated, outlet: str | None) -> bool:
    """Whether an article credits, cites or quotes an outlet."""
    named = [*article.article.credits, *(h.name for s in article.statements for h in s.chain)]
    named += [n for s in article.statements if (n := _speaking_outlet(pile, article, s))]
    return any(is_same_outlet(n, outlet) for n in named)
