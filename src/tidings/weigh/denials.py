"""Which statements deny which accounts: in the article that tells them, or in another by words and people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidings.model import Account, Annotated, Statement
from tidings.weigh.denied_words import (
    COUNTS,
    FEWEST,
    SHORTLY,
    SPOKEN,
    TALK,
    Denied,
    denies_whole,
    disowns,
    find_kin,
    find_people,
    names_version,
    only_points,
    points_at_reports,
    read_denied,
    stems_of,
)
from tidings.weigh.events import Grouped
from tidings.weigh.ids import name_accounts, name_statements
from tidings.weigh.pile import HEARSAY, Pile, Telling
from tidings.weigh.sides import is_kin
from tidings.weigh.words import find_stems, stem

ALIKE = 0.5  # share of a denial's content, by weight of its words, that an account has to have too
TOUCHED = 0.2  # the same where the denial names the account's deed, or stands in the same article
PLAIN = 0.6  # weight of the share of all words alike: in a small pile hardly a word is rare, and chance decides
NAMED = 0.5  # share of an account's telling words, by weight, that a denial has where it names the deed
YIELDING = frozenset({"confirms", "retracts"})  # acts by which a denial is withdrawn
GENERIC = frozenset(
    stem(w)
    for w in (
        "attack",
        "assault",
        "incident",
        "killing",
        "murder",
        "crime",
        "affair",
        "plot",
        "case",
        "death",
        "matter",
    )
)
"""Words that a deed is taken up by, whatever it was called before."""


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
    far = set(_find_denied_elsewhere(pile, groups))
    taken_up = _find_taken_up(pile, event_of, {d.statement for d in near | far})
    return tuple(sorted(near | far | set(taken_up)))


def _find_denied_here(pile: Pile, article: Annotated, event_of: Mapping[str, Grouped]) -> Iterator[Denial]:
    """What a statement denies of the accounts of its own article, or of the statements around them."""
    names, accounts = name_statements(article.statements), name_accounts(article.accounts)
    for i, said in enumerate(article.statements):
        found = {p for p in _find_targets(pile, article, i) if _is_other(article, i, p)}
        answered = {p for p in found if _answers(pile, article, said, article.accounts[p])}
        for position in sorted(_without_admitted(pile, article, said, answered)):
            grouped = event_of[accounts[position]]
            if _may_deny(pile, article, said, grouped) and _is_told_by_another(article, i, position, grouped):
                yield Denial(names[i], accounts[position], grouped.id)


def _is_told_by_another(article: Annotated, position: int, account: int, grouped: Grouped) -> bool:
    """Whether what a denial tells as untrue is told by somebody else at all; a denial of nothing told is none."""
    if article.accounts[account].statement != position:
        return True
    here = article.article.id, position
    return any((t.article, t.account.statement) != here and t.account.polarity == "affirmed" for t in grouped.tellings)


def _find_targets(pile: Pile, article: Annotated, position: int) -> set[int]:
    """The accounts that a statement may deny: named by it, inside statements named by it, or pointed at."""
    said, inside = article.statements[position], _accounts_inside(article)
    statements = {*said.denies_statements, *_find_versions(pile, article, position)}
    reported, rumoured = _find_such(pile, article, position)
    statements = (statements | reported) - _find_ancestors(article, position)
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
    if _tells_the_cue(said, told):
        return False
    return told.statement != position or account in said.denies_accounts


def _tells_the_cue(said: Statement, told: Account) -> bool:
    """Whether an account is told by the very word that denies."""
    words = told.evidence if told.type in SPOKEN else told.trigger
    return any(c.overlaps(words) for c in said.cue)


def _answers(pile: Pile, article: Annotated, said: Statement, told: Account) -> bool:
    """Whether a denial only points at what was said, names the deed, or shares words with the account."""
    if only_points(pile, article, said):
        return True
    text = pile.texts[article.article.page]
    bag = find_stems(text, said.content) - TALK
    if find_kin(find_stems(text, [told.trigger]), bag):
        return True
    return pile.rarity.containment(bag, find_stems(text, [told.evidence])) >= TOUCHED


def _without_admitted(pile: Pile, article: Annotated, said: Statement, accounts: set[int]) -> set[int]:
    """Without the deeds of others, where the denier's own side is charged with one: "we fired as they had strayed".

    A whole story is denied with all that it tells.
    """
    speaker = pile.actor_of(article, said.speaker)
    if denies_whole(pile, said):
        return accounts
    own = {a for a in accounts if speaker and _acts(pile, article, article.accounts[a], speaker)}
    return own or accounts


def _acts(pile: Pile, article: Annotated, told: Account, speaker: str) -> bool:
    actors = [a for m in told.actors if (a := pile.actor_of(article, m))]
    return is_of(pile, speaker, actors)


def _find_such(pile: Pile, article: Annotated, position: int) -> tuple[set[int], set[int]]:
    """What "these reports" takes up, of the nearest paragraph that has any: statements, and accounts in none.

    The statements have no name behind them; the accounts stand in a sentence that speaks of reports or claims.
    """
    said = article.statements[position]
    if not points_at_reports(pile, said):
        return set(), set()
    here, text = said.content[0].start, pile.texts[article.article.page]
    nameless = {i: o.content[-1].end for i, o in enumerate(article.statements) if _is_nameless(o)}
    talked = [s for s in article.sentences if 0 < here - s.start <= SHORTLY and find_stems(text, [s]) & HEARSAY]
    rumoured = {
        i: told.evidence.end
        for i, told in enumerate(article.accounts)
        if told.statement is None and any(s.contains(told.trigger) for s in talked)
    }
    ends = [e for e in (*nameless.values(), *rumoured.values()) if 0 <= here - e <= SHORTLY]
    first = text.rfind("\n", 0, max(ends)) if ends else here
    return tuple({i for i, e in found.items() if first < e <= here} for found in (nameless, rumoured))  # type: ignore[return-value]


def _is_nameless(said: Statement) -> bool:
    return bool(said.content) and (said.role == "unnamed" or (said.role == "document" and said.speaker is None))


def _find_versions(pile: Pile, article: Annotated, position: int) -> Iterator[int]:
    """The statements, before a denial of "Klow's version", that Klow or one of its people makes."""
    said = article.statements[position]
    if said.act != "denies" or not names_version(pile, article, said):
        return
    people = find_people(pile, article, said.content)
    for i, other in enumerate(article.statements):
        voice = pile.actor_of(article, other.speaker)
        if voice and i != position and other.content and any(is_of(pile, voice, [p]) for p in people):
            yield i


def _accounts_inside(article: Annotated) -> dict[int, list[int]]:
    """The accounts told inside each statement, or in a statement inside it."""
    found: dict[int, list[int]] = defaultdict(list)
    for position, account in enumerate(article.accounts):
        if account.statement is not None:
            found[account.statement].append(position)
            for outer in _find_ancestors(article, account.statement):
                found[outer].append(position)
    return found


def _may_deny(pile: Pile, article: Annotated, said: Statement, grouped: Grouped) -> bool:
    """Whether a statement can deny an event: one that its own side does not tell, but as another's deed.

    An event that is itself speech is denied only by one who is said to have spoken; a rejection is such a denial.
    """
    speaker = pile.actor_of(article, said.speaker)
    if not disowns(pile, said) and any(_is_told_by_side(pile, article, speaker, t) for t in grouped.tellings):
        return False
    kind = grouped.tellings[0].account.type
    if kind not in SPOKEN:
        return True
    return kind != "REJECT" and speaker is not None and any(is_of(pile, speaker, t.actors) for t in grouped.tellings)


def _is_told_by_side(pile: Pile, article: Annotated, speaker: str | None, told: Telling) -> bool:
    """Whether a speaker, or one who speaks for it, affirms an account in the same article; to confirm is to give in."""
    inside = told.account.statement
    if speaker is None or told.article != article.article.id or inside is None or told.account.polarity == "negated":
        return False
    said = article.statements[inside]
    voice = pile.actor_of(article, said.speaker)
    return said.act not in {"denies", *YIELDING} and voice is not None and is_of(pile, voice, [speaker])


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
    """The accounts of another voice that tell what a denial denies, with somebody it names or its speaker."""
    index, groups = among
    said, denied = article.statements[position], read_denied(pile, article, position)
    for n in sorted({n for word in denied.bag for n in index.get(word, ())}):
        allowed = _may_deny(pile, article, said, groups[n])
        for told in groups[n].tellings:
            if _is_itself(said, told) or told.voice == denied.voice or told.account.polarity == "negated":
                continue
            if _is_said_not_to_be(pile, denied, told) or (allowed and _is_denied(pile, denied, told, groups[n])):
                yield groups[n], told


def _is_itself(said: Statement, told: Telling) -> bool:
    """Whether an account tells of the denial itself: "she rejected the claim", "he called it a mistake"."""
    spoken = told.account.type in SPOKEN and any(told.account.evidence.overlaps(w) for w in (*said.cue, *said.content))
    return spoken or _tells_the_cue(said, told.account)


def _is_said_not_to_be(pile: Pile, denied: Denied, told: Telling) -> bool:
    """Whether the deed by its own word, or those who are said to have done it, are denied to have been at all."""
    if _names_deed(pile, denied.gone, told) and _is_of_matter(pile, denied, told):
        return True
    names = (pile.name_of(a) for a in told.actors if not pile.country_of(a))
    return any(stems and stems <= denied.gone for stems in (stems_of(n) - COUNTS for n in names))


def _is_of_matter(pile: Pile, denied: Denied, told: Telling) -> bool:
    """Whether a denial names somebody who takes part, or its sentence does and what stands before it tells the same."""
    if any(is_of(pile, p, told.participants) for p in denied.people):
        return True
    named = any(is_of(pile, p, told.participants) for p in denied.near)
    return named and pile.rarity.containment(told.rest, denied.context) >= TOUCHED


def _names_deed(pile: Pile, words: frozenset[str], told: Telling) -> bool:
    """Whether words have most of those that tell a deed: "sharing" is not denied where "intelligence" is."""
    named = find_kin(told.trigger, words)
    return bool(named) and pile.rarity.containment(told.trigger, named) >= NAMED


def _is_denied(pile: Pile, denied: Denied, told: Telling, grouped: Grouped) -> bool:
    """Whether an account has most of the words of a denial, and somebody that it names, or its speaker.

    Where the denied deed was read as an account, that is compared as accounts are (see `disputes`).
    """
    if told.trigger and told.trigger <= denied.taken:
        return False
    if denied.deed is not None:
        return _names_deed(pile, denied.deed, told) and _is_disowned(pile, denied, told, grouped)
    if denied.tells or told.account.type in SPOKEN or not _names_deed(pile, denied.bag, told):
        return False
    if not any(is_of(pile, p, told.participants) for p in denied.people):
        return False
    share = min(pile.rarity.containment(denied.bag, told.bag), PLAIN * len(denied.bag & told.bag) / len(denied.bag))
    return (share >= ALIKE and len(denied.bag) >= FEWEST) or (
        share >= TOUCHED and bool(find_kin(told.trigger, denied.bag))
    )


def _is_disowned(pile: Pile, denied: Denied, told: Telling, grouped: Grouped) -> bool:
    """Whether a deed may be the one in which no part was had: with the same sufferers, or in the same words.

    A bare "the fighting" is one of the speaker's side that is told much as what stands before the denial.
    """
    deed = denied.deed or frozenset()
    others = {a for a in denied.named if a != denied.voice}
    if others:
        return bool(others & told.participants) and _is_laid_on(pile, denied.voice, told, grouped)
    if len(told_apart := deed - GENERIC) >= FEWEST:
        alike = pile.rarity.containment(told_apart, told.bag | told.trigger) >= ALIKE
        return alike and _is_laid_on(pile, denied.voice, told, grouped)
    alike = pile.rarity.containment(told.rest, denied.context) >= TOUCHED
    return alike and told.account.type not in SPOKEN and is_of(pile, denied.voice, told.actors)


def _is_laid_on(pile: Pile, speaker: str, told: Telling, grouped: Grouped) -> bool:
    """Whether a deed is told as one of the speaker's side, or as nobody's: a part in it can then be denied."""
    if told.account.type in SPOKEN:
        return False
    doers = {a for a in told.actors if pile.is_named(a)}
    if not doers:
        doers = {a for t in grouped.tellings for a in t.actors if pile.is_named(a)}
        states = {a for a in told.recipients if a == speaker or pile.is_state(a)}
        if is_of(pile, speaker, states):
            return False
    return not doers or is_of(pile, speaker, doers)


def _find_taken_up(pile: Pile, event_of: Mapping[str, Grouped], settled: set[str]) -> Iterator[Denial]:
    """Denials of a part in what was told shortly before, or of a charge: "Russia has denied any involvement"."""
    for article in pile.articles:
        names, accounts = name_statements(article.statements), name_accounts(article.accounts)
        for i, said in enumerate(article.statements):
            if said.act != "denies" or names[i] in settled or not said.content:
                continue
            part = disowns(pile, said)
            denied = read_denied(pile, article, i)
            if (part and (denied.deed or frozenset()) <= GENERIC) or names_version(pile, article, said):
                near = [_find_telling(event_of, accounts[k]) for k in _find_shortly_before(article, said)]
                near = [n for n in near if _may_deny(pile, article, said, n[0])]
                if told := _choose_disowned(pile, denied, near):
                    yield Denial(names[i], told[1].id, told[0].id)


def _find_shortly_before(article: Annotated, said: Statement) -> list[int]:
    """The affirmed accounts of deeds shortly before a denial or in its sentence, the nearest last."""
    here = said.content[0].start
    own = [s for s in article.sentences if s.contains(said.content[0])]
    near = [
        (-abs(here - a.trigger.end), k)
        for k, a in enumerate(article.accounts)
        if a.type not in SPOKEN
        and a.polarity == "affirmed"
        and (0 <= here - a.trigger.end <= SHORTLY or any(s.contains(a.trigger) for s in own))
    ]
    return [k for _, k in sorted(near)]


def _find_telling(event_of: Mapping[str, Grouped], name: str) -> tuple[Grouped, Telling]:
    grouped = event_of[name]
    return grouped, next(t for t in grouped.tellings if t.id == name)


def _choose_disowned(
    pile: Pile, denied: Denied, near: Sequence[tuple[Grouped, Telling]]
) -> tuple[Grouped, Telling] | None:
    """The nearest deed that a speaker is said to have done; where a part is denied, else the nearest attack by nobody.

    What answers a charge was told by somebody; what the outlet tells itself, it does not take up.
    """
    others = [n for n in near if n[1].voice != denied.voice and (denied.deed is not None or n[1].voice)]
    own = [n for n in others if is_of(pile, denied.voice, n[1].actors) and (not denied.deed or _is_attack(n[1]))]
    laid = [n for n in others if _is_attack(n[1]) and _is_laid_on(pile, denied.voice, n[1], n[0])]
    found = own or (laid if denied.deed is not None else [])
    return found[-1] if found else None


def _is_attack(told: Telling) -> bool:
    return told.account.type == "ASSAULT"
