"""Whom one account rests on: who spoke, an agency, or the article's own voice; and which articles share their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tidings.model import Annotated, Article, Span, Statement
from tidings.outlets import find_outlets_in
from tidings.weigh.links import OUTSIDE, WHOLE, find_told_passages, outlet_key
from tidings.weigh.pile import HEARSAY, OUTLETS, SPOKEN, Pile, Telling, find_voice, speaker_words
from tidings.weigh.states import find_states
from tidings.weigh.words import find_stems

VOICED = frozenset({"SUPPORT", "CONCEDE"})
"""Types that a person does by speaking, a state by deeds as well."""
COPYING = frozenset({"verbatim", "wire", "translates", "inferred"})
"""Kinds of link by which a person says that one article is made of another."""
RANK = {"person": 0, "office": 1, "organisation": 2, "group": 3, "state": 4}
HEAD = 200  # characters behind the title in which a wire story names its agency: dateline and byline
DETERMINER = re.compile(r"^(the|a|an|another|some)\s+", re.IGNORECASE)
INDEFINITE = re.compile(r"(a|an|another|one|some|several|senior|two)\b", re.IGNORECASE)
SAME_PAPER = re.compile(
    r"(the|this|that)( same)? (journal|paper|newspaper|daily|agency|broadcaster|channel|network|magazine|site|website)",
    re.IGNORECASE,
)
Shared = Mapping[str, Mapping[str, Sequence[tuple[Span, Span]]]]


@dataclass(frozen=True, slots=True)
class Root:
    """Whom an account rests on; equal roots have one `key`.

    `kind`: named (speaker or agency), described ("US officials"), own (an article's voice), hearsay ("reports").
    `states` are those that an unnamed source's words name, `through` the outlet that heard it (`outlet_key`), `passed`
    whether another outlet stands between it and the article, `outlet` the key of the outlet or agency that it is,
    `actor` the id of the actor who speaks.
    """

    key: str
    kind: Literal["named", "described", "own", "hearsay"]
    words: str
    article: str
    through: str
    states: frozenset[str] = frozenset()
    passed: bool = False
    outlet: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What finding roots needs: the pile, its articles by id, which of them copy one another, and the words they share.

    `shared` holds for an article and another the stretches that are the same, or told again: (here, there).
    """

    pile: Pile
    articles: Mapping[str, Annotated]
    copies: Mapping[str, frozenset[str]]
    shared: Shared


def find_sources(pile: Pile) -> Sources:
    """The pile's articles by id, and what ties them by their words."""
    shared: dict[str, dict[str, list[tuple[Span, Span]]]] = defaultdict(lambda: defaultdict(list))
    for (one, other), passages in find_told_passages(pile).items():
        for passage in passages:
            shared[one][other].append((passage.first, passage.second))
            shared[other][one].append((passage.second, passage.first))
    for retelling in pile.retellings:
        one, other = retelling.articles
        shared[one][other] += retelling.sentences
        shared[other][one] += [(there, here) for here, there in retelling.sentences]
    return Sources(pile, {a.article.id: a for a in pile.articles}, _find_copies(pile), shared)


def _find_copies(pile: Pile) -> dict[str, frozenset[str]]:
    """For each article, those that are made of its text, or it of theirs, by half at least of the shorter."""
    lengths = {a.article.id: sum(e - s for s, e in a.article.spans) for a in pile.articles}
    pairs = {r.articles for r in pile.retellings}
    pairs |= {(k.source, k.target) for k in pile.told if k.source in lengths and k.kind in COPYING}
    for (one, other), passages in find_told_passages(pile).items():
        shared = sum(len(p.side(one)) for p in passages if p.unquoted >= OUTSIDE)
        if shared >= WHOLE * min(lengths[one], lengths[other]):
            pairs.add((one, other))
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {name: frozenset(others) for name, others in found.items()}


def channel_of(article: Article) -> str:
    """The outlet of an article by its key; the article itself where no outlet is known."""
    return outlet_key(article.outlet) if article.outlet else article.id


def find_age(sources: Sources, article: str) -> tuple[bool, str, str]:
    """What articles are put in order by, the earliest first: their latest day of publication, then their ids."""
    day = sources.articles[article].article.published.interval.latest
    return day is None, str(day), article


def find_root(sources: Sources, told: Telling) -> Root:
    """The root of one account: who spoke, its speaker, its agency, or the article's own voice."""
    pile, article = sources.pile, sources.articles[told.article]
    spoken = _find_speaker(pile, told)
    if spoken:
        by = channel_of(article.article)
        return Root(spoken, "named", pile.name_of(spoken), told.article, by, actor=spoken)
    position = told.account.statement
    if position is None:
        position = _find_promise(article, told)
    if position is not None:
        return _root_of_statement(sources, article, position)
    return _root_of_article(pile, article.article)


def _root_of_article(pile: Pile, article: Article) -> Root:
    if agency := _find_wire(pile, article):
        key = outlet_key(agency)
        return Root(f"outlet:{key}", "named", agency, article.id, key, outlet=key)
    outlet = article.outlet or article.title or "an article"
    return Root(f"unattributed:{article.id}", "own", f"{outlet} in its own voice", article.id, channel_of(article))


def _find_wire(pile: Pile, article: Article) -> str | None:
    """The credited agency whose copy the article is: its head says so ("LONDON (Reuters) -", "By AFP").

    "AP contributed to this report" at the end of an outlet's own story makes the agency no root of it.
    """
    wires = (k.source for k in pile.told if (k.target, k.kind) == (article.id, "wire") and k.source not in pile.bags)
    if judged := next(wires, None):
        return judged
    if not article.credits or not article.spans:
        return None
    start = article.spans[0][0]
    text = pile.texts[article.page][start : start + len(article.title or "") + HEAD]
    named = {outlet.name for _, _, outlet in find_outlets_in(f"{article.byline or ''} {text}")}
    return next((c for c in article.credits if c in named), None)


def _find_promise(article: Annotated, told: Telling) -> int | None:
    """The statement whose cue is the very word of an account: "Syldavia vowed to help" rests on Syldavia."""
    found = (i for i, s in enumerate(article.statements) if any(c.overlaps(told.account.trigger) for c in s.cue))
    return next(found, None)


def _find_speaker(pile: Pile, told: Telling) -> str | None:
    """Who spoke, where the event is speech: a person before an organisation before a state."""
    kind = told.account.type
    if kind in VOICED and told.account.statement is None:
        return _foremost(pile, [a for a in told.actors if a in pile.actors and pile.actors[a].type == "person"])
    return _foremost(pile, told.actors) if kind in SPOKEN else None


def _foremost(pile: Pile, actors: Iterable[str]) -> str | None:
    known = [a for a in actors if a in pile.actors]
    return min(known, key=lambda a: (RANK[pile.actors[a].type], a), default=None)


def _root_of_statement(sources: Sources, article: Annotated, position: int) -> Root:
    """The speaker of the innermost statement, told with the chain that brought it."""
    pile = sources.pile
    said = article.statements[position]
    voice = find_voice(pile, article, position)
    through = "".join(f" through {h.name}" for h in reversed(said.chain))
    by = outlet_key(said.chain[-1].name) if said.chain else channel_of(article.article)
    where = article.article.id
    if voice in pile.actors and not _is_described(pile, article, said):
        name = pile.name_of(voice)
        outlet = outlet_key(name) if said.role in OUTLETS else ""
        key = f"outlet:{outlet}" if outlet else voice
        return Root(key, "named", name + through, where, by, passed=bool(said.chain), outlet=outlet, actor=voice)
    words = " ".join(speaker_words(article, said).split())
    if SAME_PAPER.fullmatch(words) and (paper := _find_outlet_before(pile, article, position)):
        key = outlet_key(paper)
        return Root(f"outlet:{key}", "named", paper + through, where, by, passed=bool(said.chain), outlet=key)
    if not words or find_stems(words.split("(")[0], [(0, len(words))]) & HEARSAY:
        heard = f"{words or 'unnamed sources'}{through}"
        return Root(f"hearsay:{by}", "hearsay", heard, where, by, passed=bool(said.chain))
    told = f"unnamed {DETERMINER.sub('', words)}{through}"
    key = f"unnamed:{by}:{words.casefold()}"
    return Root(key, "described", told, where, by, find_states(words), bool(said.chain))


def _find_outlet_before(pile: Pile, article: Annotated, position: int) -> str | None:
    """The outlet that the statements before one name last."""
    for said in reversed(article.statements[:position]):
        speaking = [pile.name_of(a)] if (a := pile.actor_of(article, said.speaker)) and said.role in OUTLETS else []
        named = speaking + [hop.name for hop in said.chain if hop.role in OUTLETS]
        if named:
            return named[0]
    return None


def _is_described(pile: Pile, article: Annotated, said: Statement) -> bool:
    """Whether the speaker is one of many without a name ("analysts", "an official"), not the holder of an office."""
    mention = None if said.speaker is None else article.mentions[said.speaker]
    if mention is None or mention.level != "nominal":
        return said.role == "unnamed"
    actor = pile.actor_of(article, said.speaker)
    kind = pile.actors[actor].type if actor else "group"
    return said.role == "unnamed" or kind == "group" or bool(INDEFINITE.match(said.speaker_text or mention.name))


def find_ties(sources: Sources, tellings: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of accounts of two articles that stand in words both articles share: one was taken over with them."""
    by_article: dict[str, list[Telling]] = defaultdict(list)
    for told in tellings:
        by_article[told.article].append(told)
    for told in tellings:
        near = sources.shared.get(told.article, {})
        for other in sorted(near.keys() & by_article.keys()):
            here = [there for at, there in near[other] if at.overlaps(told.account.evidence)]
            for again in by_article[other] if here else ():
                if any(span.overlaps(again.account.evidence) for span in here):
                    yield told, again
