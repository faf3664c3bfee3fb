"""How many independent roots stand behind an event: every account is walked back to whoever it rests on.

An account inside a statement rests on its speaker, however many articles carry the words. Speech rests on its speaker.
An account in an article's own voice rests on nobody named; articles that share its words share its root, and a wire
credit names it. Where the texts leave open whether two roots are one (two outlets' unnamed officials; a state and its
minister; an article that names no source for what another gives a source for), the count is a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tidings.model import Annotated, Article, Origins, Statement
from tidings.outlets import find_outlets_in
from tidings.weigh.links import OUTSIDE, WHOLE, group_passages
from tidings.weigh.pile import HEARSAY, SPOKEN, Pile, Telling, find_voice, speaker_words
from tidings.weigh.sides import is_kin
from tidings.weigh.states import find_states
from tidings.weigh.words import find_stems

VOICED = frozenset({"SUPPORT", "CONCEDE"})
"""Types that a person does by speaking, a state by deeds as well."""
KINDS = ("named", "described", "own", "hearsay")
RANK = {"person": 0, "office": 1, "organisation": 2, "group": 3, "state": 4}
HEAD = 200  # characters behind the title in which a wire story names its agency: dateline and byline
DETERMINER = re.compile(r"^(the|a|an|another|some)\s+", re.IGNORECASE)
INDEFINITE = re.compile(r"(a|an|another|one|some|several|senior|two)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Root:
    """Whom an account rests on; equal roots have one `key`.

    `kind`: named (speaker or agency), described ("US officials"), own (an article's voice), hearsay ("reports").
    `states` are those that an unnamed source's words name, `through` the outlet that heard it.
    """

    key: str
    kind: Literal["named", "described", "own", "hearsay"]
    words: str
    article: str
    states: frozenset[str] = frozenset()
    through: str = ""


@dataclass(frozen=True, slots=True)
class Sources:
    """What finding roots needs: the pile, its articles by id, and for each the chief of those that copy one another."""

    pile: Pile
    articles: Mapping[str, Annotated]
    copies: Mapping[str, str]


def find_sources(pile: Pile) -> Sources:
    """The pile's articles by id, and for each the first of those that it shares most of its own words with."""
    return Sources(pile, {a.article.id: a for a in pile.articles}, _find_copies(pile))


def _find_copies(pile: Pile) -> dict[str, str]:
    """For each article, the smallest id of those whose text it has, or which have its text, through any steps."""
    lengths = {a.article.id: sum(e - s for s, e in a.article.spans) for a in pile.articles}
    chief = {a: a for a in lengths}
    for (one, other), passages in group_passages(pile.passages).items():
        shared = sum(len(p.side(one)) for p in passages if p.unquoted >= OUTSIDE)
        if shared >= WHOLE * min(lengths[one], lengths[other]):
            first, second = sorted((_chief(chief, one), _chief(chief, other)))
            chief[second] = first
    return {a: _chief(chief, a) for a in chief}


def _chief(chief: Mapping[str, str], name: str) -> str:
    while chief[name] != name:
        name = chief[name]
    return name


def count_origins(sources: Sources, tellings: Sequence[Telling]) -> Origins:
    """At least and at most how many roots an event has, and who they are, in words.

    Negated accounts are roots only of an event that nobody affirms. There is always at least one root.
    """
    told = [t for t in tellings if t.account.polarity == "affirmed"] or list(tellings)
    found = _find_roots(sources, told)
    low, high = _count(sources.pile, found)
    words = [r.words for part in (found.named, found.described, found.apart, found.hearsay) for r in part]
    return Origins(low, high, tuple(dict.fromkeys(words or [r.words for r in found.own])))


@dataclass(frozen=True, slots=True)
class _Roots:
    """The roots of an event by kind; `apart` are own voices of articles none of whose copies names a source."""

    named: Sequence[Root]
    described: Sequence[Root]
    own: Sequence[Root]
    apart: Sequence[Root]
    hearsay: Sequence[Root]


def _find_roots(sources: Sources, tellings: Sequence[Telling]) -> _Roots:
    roots = [find_root(sources, t) for t in sorted(tellings, key=lambda t: t.id)]
    by_kind = {kind: _once(r for r in roots if r.kind == kind) for kind in KINDS}
    named, described, own, hearsay = (by_kind[kind] for kind in KINDS)
    sourced = {sources.copies[r.article] for r in roots if r.kind in KINDS[:2]}
    apart = [r for r in own if sources.copies[r.article] not in sourced]
    return _Roots(named, _absorb(sources.pile, _unite(described), named), own, apart, hearsay)


def _once(roots: Iterable[Root]) -> list[Root]:
    """Each root once, in the order of their keys."""
    return sorted({r.key: r for r in roots}.values(), key=lambda r: r.key)


def _unite(described: Sequence[Root]) -> list[Root]:
    """Described sources that one outlet may have as one: of one state, or called by one word ("the official")."""
    found: list[Root] = []
    for root in sorted(described, key=lambda r: (not r.states, r.key)):
        if not any(r.through == root.through and _may_be_one(r, root) for r in found):
            found.append(root)
    return sorted(found, key=lambda r: r.key)


def _may_be_one(one: Root, other: Root) -> bool:
    if one.states and other.states:
        return bool(one.states & other.states)
    words = (find_stems(r.words.split(" through ")[0], [(0, len(r.words))]) for r in (one, other))
    return bool(frozenset.intersection(*words) - {"unnam", "senior"})


def _absorb(pile: Pile, described: Sequence[Root], named: Sequence[Root]) -> list[Root]:
    """Described sources, less one for each state that itself is named: "Turkish officials" where "Turkey says" so."""
    left = list(described)
    for state in sorted({c for r in named if pile.is_state(r.key) and (c := pile.country_of(r.key))}):
        if same := next((r for r in left if state in r.states), None):
            left.remove(same)
    return left


def _count(pile: Pile, roots: _Roots) -> tuple[int, int]:
    """The fewest and the most origins that the texts allow.

    Each named root counts, a state only at most where one of its own speaks too; described ones may all be one, or be
    among the named of their state. Articles' own voices count each, but one of them may rest on a source that another
    article names. Hearsay may be one more, and is one where there is nothing else.
    """
    named, described = roots.named, roots.described
    repeated = sum(pile.is_state(r.key) and any(_speaks_for(pile, o.key, r.key) for o in named) for r in named)
    states = {pile.country_of(r.key) for r in named}
    strange = any(not r.states & states for r in described)
    sourced = len(named) + len(described)
    low = len(named) - repeated + int(strange) + max(0, len(roots.apart) - int(sourced > 0))
    high = sourced + len(roots.apart) + int(not sourced and bool(roots.hearsay))
    return max(low, 1), max(high, 1)


def _speaks_for(pile: Pile, one: str, state: str) -> bool:
    return one != state and one in pile.actors and is_kin(pile, one, state)


def find_root(sources: Sources, told: Telling) -> Root:
    """The root of one account: who spoke, its speaker, its agency, or the article's own voice."""
    pile, article = sources.pile, sources.articles[told.article]
    spoken = _find_speaker(pile, told)
    if spoken:
        return Root(spoken, "named", pile.name_of(spoken), told.article)
    position = told.account.statement
    if position is None:
        position = _find_promise(article, told)
    if position is not None:
        return _root_of_statement(sources, article, position)
    if agency := _find_wire(pile, article.article):
        return Root(f"agency:{agency}", "named", agency, told.article)
    chief = sources.copies[told.article]
    outlet = sources.articles[chief].article.outlet or sources.articles[chief].article.title or "an article"
    return Root(f"unattributed:{chief}", "own", f"{outlet} in its own voice", told.article)


def _find_wire(pile: Pile, article: Article) -> str | None:
    """The credited agency whose copy the article is: its head says so ("LONDON (Reuters) -", "By AFP").

    "AP contributed to this report" at the end of an outlet's own story makes the agency no root of it.
    """
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
    pile, first = sources.pile, sources.articles[sources.copies[article.article.id]].article
    said = article.statements[position]
    voice = find_voice(pile, article, position)
    through = "".join(f" through {h.name}" for h in reversed(said.chain))
    if voice in pile.actors and not _is_described(pile, article, said):
        return Root(voice, "named", pile.name_of(voice) + through, article.article.id)
    words = " ".join(speaker_words(article, said).split())
    by = said.chain[-1].name if said.chain else first.outlet or first.id
    if not words or find_stems(words.split("(")[0], [(0, len(words))]) & HEARSAY:
        return Root(f"hearsay:{by}", "hearsay", f"{words or 'unnamed sources'}{through}", article.article.id)
    told = f"unnamed {DETERMINER.sub('', words)}{through}"
    return Root(f"unnamed:{by}:{words.casefold()}", "described", told, article.article.id, find_states(words), by)


def _is_described(pile: Pile, article: Annotated, said: Statement) -> bool:
    """Whether the speaker is one of many without a name ("analysts", "an official"), not the holder of an office."""
    mention = None if said.speaker is None else article.mentions[said.speaker]
    if mention is None or mention.level != "nominal":
        return said.role == "unnamed"
    actor = pile.actor_of(article, said.speaker)
    kind = pile.actors[actor].type if actor else "group"
    return said.role == "unnamed" or kind == "group" or bool(INDEFINITE.match(said.speaker_text or mention.name))
