"""Which statements deny which accounts: in the article that tells them, or in another by words and people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidings.model import Account, Annotated, Span, Statement
from tidings.weigh.events import Grouped
from tidings.weigh.ids import name_accounts, name_statements
from tidings.weigh.pile import HEARSAY, Pile, Telling, find_voice
from tidings.weigh.pile import SPOKEN as WORDED
from tidings.weigh.sides import is_kin
from tidings.weigh.words import find_stems, stem

SPOKEN = WORDED | {"AGREE"}
ALIKE = 0.5  # share of a denial's content, by weight of its words, that an account has to have too
TOUCHED = 0.2  # the same where the account's own telling word is among them, or the denial stands in the same article
FEWEST = 2  # stems that a denial's content needs to be tied to an account by its words alone
SHORTLY = 600  # code points before a denial in which "these reports" stand: its paragraph
SUCH = re.compile(
    r"(all )?(these|those|such|the) \w*\s?(reports|claims|allegations|accusations|rumou?rs|charges|stories)\b",
    re.IGNORECASE,
)
TALK = HEARSAY | {stem(w) for w in ("version", "events", "story", "charge", "accusation", "assertion", "notion")}
"""Words that only point at what somebody else has said."""
NOT = re.compile(r"\b(?:no|not|never|nor|neither|none of the|without|n[’']t)\s+((?:[\w-]+\s*){1,4})", re.IGNORECASE)
COUNTS = frozenset(["one", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some"])


@dataclass(frozen=True, slots=True, order=True)
class Denial:
    """A statement denies an account (or a statement): ids, and the event that is denied with it."""

    statement: str
    target: str
    event: str


def find_denials(pile: Pile, groups: Sequence[Grouped]) -> tuple[Denial, ...]:
    """Every denial of an account of an event, in the article that tells it or in another, sorted."""
    event_of = {t.id: g for g in groups for t in g.tellings}
    near = {d for a in pile.articles for d in _find_denied_here(pile, a, event_of)}
    return tuple(sorted(near | set(_find_denied_elsewhere(pile, groups))))


def _find_denied_here(pile: Pile, article: Annotated, event_of: Mapping[str, Grouped]) -> Iterator[Denial]:
    """What a statement denies of the accounts of its own article, or of the statements around them."""
    names, accounts = name_statements(article.statements), name_accounts(article.accounts)
    for i, said in enumerate(article.statements):
        found = {p for p in _find_targets(pile, article, i) if _is_other(article, i, p)}
        answered = {p for p in found if _answers(pile, article, said, article.accounts[p])}
        for position in sorted(_without_admitted(pile, article, said, answered)):
            grouped = event_of[accounts[position]]
            if _may_deny(pile, article, said, grouped):
                yield Denial(names[i], accounts[position], grouped.id)


def _find_targets(pile: Pile, article: Annotated, position: int) -> set[int]:
    """The accounts that a statement may deny: named by it, inside statements named by it, or pointed at."""
    said, inside = article.statements[position], _accounts_inside(article)
    statements = {*said.denies_statements, *_find_all_such(pile, article, position)}
    statements |= set(_find_versions(pile, article, position))
    statements -= _find_ancestors(article, position)
    rumoured = _find_rumoured(pile, article, position)
    return {*said.denies_accounts, *rumoured, *(a for s in statements for a in inside.get(s, ()))}


def _find_ancestors(article: Annotated, position: int) -> set[int]:
    """The statements that a statement stands in: telling of a denial denies nothing."""
    found: set[int] = set()
    parent = article.statements[position].parent
    while parent is not None and parent not in found:
        found.add(parent)
        parent = article.statements[parent].parent
    return found


def _is_other(article: Annotated, position: int, account: int) -> bool:
    """Whether an account is not the denial itself ("Klow rejected the claim"), nor told in it affirmatively."""
    said, told = article.statements[position], article.accounts[account]
    words = told.evidence if told.type in SPOKEN else told.trigger
    if any(c.overlaps(words) for c in said.cue):
        return False
    return told.statement != position or told.polarity == "negated" or account in said.denies_accounts


def _answers(pile: Pile, article: Annotated, said: Statement, told: Account) -> bool:
    """Whether a denial only points at what was said, or shares words with the account that it would deny."""
    if _only_points(pile, article, said):
        return True
    text = pile.texts[article.article.page]
    bag = find_stems(text, said.content) - TALK
    return pile.rarity.containment(bag, find_stems(text, [told.evidence])) >= TOUCHED


def _only_points(pile: Pile, article: Annotated, said: Statement) -> bool:
    """Whether a denial says nothing of what it denies but that it was told: "the claim", "Klow's version"."""
    if said.content and SUCH.match(pile.read(said.content[0])):
        return True
    text = pile.texts[article.article.page]
    named = [m.span for m in article.mentions if any(c.contains(m.span) for c in said.content)]
    return len(find_stems(text, said.content) - TALK - find_stems(text, named)) < FEWEST


def _without_admitted(pile: Pile, article: Annotated, said: Statement, accounts: set[int]) -> set[int]:
    """Without the deeds of others, where the denier's own side is accused of one: "we fired as they had strayed"."""
    speaker = pile.actor_of(article, said.speaker)
    own = {a for a in accounts if speaker and _acts(pile, article, article.accounts[a], speaker)}
    return own or accounts


def _acts(pile: Pile, article: Annotated, told: Account, speaker: str) -> bool:
    actors = [a for m in told.actors if (a := pile.actor_of(article, m))]
    return is_of(pile, speaker, actors)


def _find_all_such(pile: Pile, article: Annotated, position: int) -> Iterator[int]:
    """The statements with no name behind them, shortly before, that "these reports" takes up in a denial."""
    if _points_at_reports(pile, article, position):
        here = article.statements[position].content[0].start
        for i, other in enumerate(article.statements):
            nameless = other.role == "unnamed" or (other.role == "document" and other.speaker is None)
            if nameless and other.content and 0 < here - other.content[-1].end <= SHORTLY:
                yield i


def _points_at_reports(pile: Pile, article: Annotated, position: int) -> bool:
    said = article.statements[position]
    return said.act == "denies" and bool(said.content) and bool(SUCH.match(pile.read(said.content[0])))


def _find_rumoured(pile: Pile, article: Annotated, position: int) -> set[int]:
    """Accounts in no statement, in a sentence shortly before "these reports" that speaks of reports or claims."""
    if not _points_at_reports(pile, article, position):
        return set()
    here, text = article.statements[position].content[0].start, pile.texts[article.article.page]
    near = [s for s in article.sentences if 0 < here - s.start <= SHORTLY and find_stems(text, [s]) & HEARSAY]
    return {
        i
        for i, told in enumerate(article.accounts)
        if told.statement is None and told.evidence.end <= here and any(s.contains(told.trigger) for s in near)
    }


def _find_versions(pile: Pile, article: Annotated, position: int) -> Iterator[int]:
    """The statements, before a denial of "Klow's version", that Klow or one of its people makes."""
    said = article.statements[position]
    if said.act != "denies" or not said.content:
        return
    people = find_people(pile, article, said.content)
    if not people or not _only_points(pile, article, said):
        return
    for i, other in enumerate(article.statements):
        voice = pile.actor_of(article, other.speaker)
        if voice and i != position and other.content and any(is_of(pile, voice, [p]) for p in people):
            yield i


def _accounts_inside(article: Annotated) -> dict[int, list[int]]:
    """The accounts told inside each statement."""
    found: dict[int, list[int]] = defaultdict(list)
    for position, account in enumerate(article.accounts):
        if account.statement is not None:
            found[account.statement].append(position)
    return found


def _may_deny(pile: Pile, article: Annotated, said: Statement, grouped: Grouped) -> bool:
    """An event that is itself speech is denied only by one who is said to have spoken; a rejection is such a denial."""
    kind = grouped.tellings[0].account.type
    if kind not in SPOKEN:
        return True
    speaker = pile.actor_of(article, said.speaker)
    return kind != "REJECT" and speaker is not None and any(is_of(pile, speaker, t.actors) for t in grouped.tellings)


def is_of(pile: Pile, speaker: str, actors: Iterable[str]) -> bool:
    """Whether a speaker is one of the actors, or speaks for or belongs to one."""
    return any(speaker == a or is_kin(pile, speaker, a) for a in actors)


def _find_denied_elsewhere(pile: Pile, groups: Sequence[Grouped]) -> Iterator[Denial]:
    """Denials of what other voices tell, in the same words, in whatever article."""
    index = _index_words(groups)
    for article in pile.articles:
        names = name_statements(article.statements)
        for i, said in enumerate(article.statements):
            if said.act == "denies":
                for grouped, told in _find_denied(pile, article, i, (index, groups)):
                    yield Denial(names[i], told.id, grouped.id)


def _index_words(groups: Sequence[Grouped]) -> dict[str, set[int]]:
    """For each stem, the positions of the groups whose accounts have it."""
    index: dict[str, set[int]] = defaultdict(set)
    for n, grouped in enumerate(groups):
        for word in {w for t in grouped.tellings for w in t.bag}:
            index[word].add(n)
    return index


def _find_denied(
    pile: Pile, article: Annotated, position: int, among: tuple[Mapping[str, set[int]], Sequence[Grouped]]
) -> Iterator[tuple[Grouped, Telling]]:
    """The accounts of another voice that have most of the words of a denial, and somebody it names or its speaker."""
    index, groups = among
    said, voice = article.statements[position], find_voice(pile, article, position)
    bag = find_stems(pile.texts[article.article.page], said.content) - TALK
    people = find_people(pile, article, said.content) | {voice}
    gone = _find_negated_words(pile, said)
    for n in sorted({n for word in bag for n in index.get(word, ())}):
        allowed = _may_deny(pile, article, said, groups[n])
        for told in groups[n].tellings:
            if _is_itself(said, told) or told.voice == voice or told.account.polarity == "negated":
                continue
            if _is_said_not_to_be(pile, gone, told, people) or (allowed and _is_denied(pile, bag, told, people)):
                yield groups[n], told


def _find_negated_words(pile: Pile, said: Statement) -> frozenset[str]:
    """The stems of what is denied in so many words: "there were no warnings", "the jet did not stray"."""
    found: set[str] = set()
    for span in said.content:
        for match in NOT.finditer(pile.read(span)):
            found |= find_stems(match.group(1), [(0, len(match.group(1)))])
    return frozenset(found)


def _is_said_not_to_be(pile: Pile, gone: frozenset[str], told: Telling, people: set[str]) -> bool:
    """Whether the deed by its own word, or those who are said to have done it, are denied to have been at all."""
    if gone & told.trigger and any(is_of(pile, p, told.participants) for p in people):
        return True
    names = (pile.name_of(a) for a in told.actors if not pile.country_of(a))
    return any(stems and stems <= gone for stems in (find_stems(n, [(0, len(n))]) - COUNTS for n in names))


def _is_itself(said: Statement, told: Telling) -> bool:
    """Whether an account of speech tells of the denial itself: "she rejected the claim", "he called it a mistake"."""
    words = (*said.cue, *said.content)
    return told.account.type in SPOKEN and any(told.account.evidence.overlaps(w) for w in words)


def _is_denied(pile: Pile, bag: frozenset[str], told: Telling, people: set[str]) -> bool:
    """Whether an account has most of the words of a denial, and somebody that it names, or its speaker."""
    if not any(is_of(pile, p, told.participants) for p in people):
        return False
    share = pile.rarity.containment(bag, told.bag)
    return (share >= ALIKE and len(bag) >= FEWEST) or (share >= TOUCHED and bool(bag & told.trigger))


def find_people(pile: Pile, article: Annotated, spans: Sequence[Span]) -> set[str]:
    """The actors named inside spans of an article."""
    return {
        actor
        for i, mention in enumerate(article.mentions)
        if any(s.contains(mention.span) for s in spans) and (actor := pile.actor_of(article, i))
    }
