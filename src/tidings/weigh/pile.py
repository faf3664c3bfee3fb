"""The annotated articles of one affair with what is known across them, and their accounts made ready for weighing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tidings.held import NOTHING, Held
from tidings.model import Account, Actor, Annotated, Interval, Link, Mention, Place, Span, Statement
from tidings.weigh.ids import name_accounts, name_statements
from tidings.weigh.judged import find_added_links, find_new_places, find_struck_pairs, retell
from tidings.weigh.passages import SHORTEST, SHORTEST_QUOTED, Passage, find_shared
from tidings.weigh.places import find_place_ids
from tidings.weigh.retellings import Retelling, find_retellings
from tidings.weigh.states import find_country
from tidings.weigh.words import Rarity, find_stems, measure_rarity

OUTLETS = frozenset({"outlet", "agency"})
SPOKEN = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST"})
"""Types that are words themselves: they rest on whoever spoke them."""
HEARSAY = frozenset({
    "report", "claim", "rumor", "rumour", "media", "source", "account", "allegation", "suggestion", "speculation",
    "conjecture", "word",
})  # fmt: skip
"""Stems of words for talk: "reports" name nobody, not even a kind of person."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Articles in the order of their ids, whatever order they came in, with the actors and passages they share.

    `chains` says which actor each (article id, chain) is; `bags` are the stems of each article; `places` the place ids
    of each article's places, in their order; `called` the actors by names that only one of them has; `named` are those
    that some article calls by a name; `grounds` are the places by their ids; `held` is what people decided, `told` the
    links that they say there are. `passages`
    are the longer stretches that two articles share, `echoes` the quotations, `retellings` what is told in other words.
    """

    articles: tuple[Annotated, ...]
    texts: Mapping[str, str]
    actors: Mapping[str, Actor]
    chains: Mapping[tuple[str, int], str]
    passages: tuple[Passage, ...]
    bags: Mapping[str, frozenset[str]]
    rarity: Rarity
    places: Mapping[str, tuple[str, ...]]
    called: Mapping[str, str]
    named: frozenset[str]
    grounds: Mapping[str, Place]
    held: Held = field(default=NOTHING, compare=False)
    echoes: tuple[Passage, ...] = ()
    retellings: tuple[Retelling, ...] = ()
    told: tuple[Link, ...] = ()

    def read(self, span: Span) -> str:
        """The words of a span, white space made single."""
        return " ".join(self.texts[span.page][span.start : span.end].split())

    def actor_of(self, article: Annotated, mention: int | None) -> str | None:
        """The actor that a mention of an article stands for, None where it was made no actor."""
        if mention is None or not 0 <= mention < len(article.mentions):
            return None
        return self.chains.get((article.article.id, article.mentions[mention].chain))

    def country_of(self, actor: str) -> str | None:
        """The alpha-3 code of the state that an actor is or belongs to."""
        return find_country(self.actors[actor].codes) if actor in self.actors else None

    def is_state(self, actor: str) -> bool:
        """Whether an actor is a state itself."""
        return actor in self.actors and self.actors[actor].type == "state"

    def is_named(self, actor: str) -> bool:
        """Whether an actor has a name or a state of its own: "Turkish pilots", not "the pilots", "Rebels"."""
        return self.country_of(actor) is not None or actor in self.named

    def name_of(self, actor: str) -> str:
        """The name to call an actor by."""
        return self.actors[actor].name if actor in self.actors else actor


@dataclass(frozen=True, slots=True)
class Telling:
    """An account with everything that weighing compares: who, whom, when, where, in which words, by whose word.

    `bag` are the stems of its evidence, `rest` those that neither tell the deed nor name a participant; `voice` is the
    key of the speaker it rests on, None in the article's own voice.
    """

    id: str
    article: str
    account: Account
    actors: frozenset[str]
    recipients: frozenset[str]
    interval: Interval
    place: str | None
    bag: frozenset[str]
    trigger: frozenset[str]
    rest: frozenset[str]
    voice: str | None
    statement: str | None

    @property
    def participants(self) -> frozenset[str]:
        """Everybody who takes part, on either side."""
        return self.actors | self.recipients


def pile_up(
    annotated: Sequence[Annotated], texts: Mapping[str, str], actors: Sequence[Actor], held: Held = NOTHING
) -> Pile:
    """The articles put in order, with actors by id, shared passages, and the rarity of every stem among articles."""
    articles = tuple(sorted((_without_thoughts(a) for a in annotated), key=lambda a: a.article.id))
    bags = {a.article.id: find_stems(texts[a.article.page], a.article.spans) for a in articles}
    shared = find_shared([a.article for a in articles], texts)
    pile = Pile(
        articles,
        texts,
        {a.id: a for a in actors},
        {member: a.id for a in actors for member in a.members},
        tuple(p for p in shared if p.words >= SHORTEST),
        bags,
        measure_rarity(list(bags.values())),
        {a.article.id: find_place_ids(a.places) for a in articles},
        _find_called(actors),
        _find_named(articles, {member: a.id for a in actors for member in a.members}),
        {n: p for a in articles for n, p in zip(find_place_ids(a.places), a.places, strict=True)},
        held,
        echoes=tuple(p for p in shared if p.quoted >= SHORTEST_QUOTED),
        retellings=find_retellings(articles, texts),
    )
    return _strike(_add_judged(pile), find_struck_pairs(pile)) if held else pile


def _add_judged(pile: Pile) -> Pile:
    """The pile with the places and the links that only people named."""
    new = {n: p.place for n, p in find_new_places(pile).items()}
    return replace(pile, grounds={**pile.grounds, **new}, told=find_added_links(pile))


def _strike(pile: Pile, struck: Container[frozenset[str]]) -> Pile:
    """The pile without what ties pairs of articles that a person said are not tied."""
    return replace(
        pile,
        passages=tuple(p for p in pile.passages if frozenset(p.articles) not in struck),
        echoes=tuple(p for p in pile.echoes if frozenset(p.articles) not in struck),
        retellings=tuple(r for r in pile.retellings if frozenset(r.articles) not in struck),
    )


def _without_thoughts(article: Annotated) -> Annotated:
    """The article with what it reports as said alone; what is not voiced stands behind that, so no position shifts."""
    return replace(article, statements=tuple(s for s in article.statements if s.voiced))


def _find_named(articles: Sequence[Annotated], chains: Mapping[tuple[str, int], str]) -> frozenset[str]:
    """The actors that some mention names; the rest are only described ("a group", "the pilots")."""
    found = {chains.get((a.article.id, m.chain)) for a in articles for m in a.mentions if m.level == "name"}
    return frozenset(actor for actor in found if actor)


def _find_called(actors: Sequence[Actor]) -> dict[str, str]:
    """The actor of each name, folded, that only one actor has."""
    holders: dict[str, set[str]] = defaultdict(set)
    for actor in actors:
        for name in (actor.name, *actor.names):
            holders[name.casefold()].add(actor.id)
    return {name: min(ids) for name, ids in holders.items() if len(ids) == 1}


def redate(pile: Pile, dated: Mapping[str, Annotated]) -> Pile:
    """The pile with some articles exchanged for their dated selves."""
    return replace(pile, articles=tuple(dated.get(a.article.id, a) for a in pile.articles))


def find_tellings(pile: Pile, article: Annotated) -> tuple[Telling, ...]:
    """The accounts of one article, in order, made ready."""
    statements = name_statements(article.statements)
    ids = name_accounts(article.accounts)
    told = (_tell(pile, article, i, ids[i], statements) for i in range(len(article.accounts)))
    return tuple(retell(pile, t) for t in told) if pile.held else tuple(told)


def _tell(pile: Pile, article: Annotated, i: int, name: str, statements: Sequence[str]) -> Telling:
    account = article.accounts[i]
    inside, text = account.statement, pile.texts[article.article.page]
    bag = find_stems(text, [account.evidence, *_find_words(article, account)])
    trigger = find_stems(text, [account.trigger])
    who = [article.mentions[m].span for m in (*account.actors, *account.recipients)]
    return Telling(
        name,
        article.article.id,
        account,
        _actors(pile, article, account.actors),
        _actors(pile, article, account.recipients),
        account.interval,
        None if account.place is None else pile.places[article.article.id][account.place],
        bag,
        trigger,
        bag - trigger - find_stems(text, who),
        None if inside is None else find_voice(pile, article, inside),
        None if inside is None else statements[inside],
    )


def _find_words(article: Annotated, account: Account) -> tuple[Span, ...]:
    """What was said, where an account is of speech and its trigger is the cue of a statement."""
    if account.type not in SPOKEN:
        return ()
    return tuple(c for s in article.statements if any(q.overlaps(account.trigger) for q in s.cue) for c in s.content)


def _actors(pile: Pile, article: Annotated, mentions: Sequence[int]) -> frozenset[str]:
    return frozenset(a for m in mentions if (a := pile.actor_of(article, m)))


def find_voice(pile: Pile, article: Annotated, statement: int) -> str:
    """The key of who speaks in a statement: an actor's id, or `unnamed:` and the words for an unnamed source."""
    said = article.statements[statement]
    actor = pile.actor_of(article, said.speaker)
    if actor and not _is_described(article, said):
        return actor
    words = speaker_words(article, said)
    return pile.called.get(words.casefold()) or f"unnamed:{words or 'sources'}"


def _is_described(article: Annotated, said: Statement) -> bool:
    """Whether the speaker is only described ("US officials"): such words name nobody, even where they name a state."""
    mention = _mention(article, said.speaker)
    return said.role == "unnamed" and (mention is None or mention.level == "nominal")


def speaker_words(article: Annotated, said: Statement) -> str:
    """The words for a speaker; the name its pronoun stands for, where it is one."""
    mention = _mention(article, said.speaker)
    if mention and mention.level == "pronoun":
        return mention.name
    return said.speaker_text or (mention.name if mention else "")


def _mention(article: Annotated, position: int | None) -> Mention | None:
    return None if position is None else article.mentions[position]
