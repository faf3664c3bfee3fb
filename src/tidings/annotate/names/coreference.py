"""Chains: which mentions of an article stand for one thing. Names first, then descriptions, then pronouns.

Two named people are never brought together on doubt: a chain of two persons does more harm than two chains of one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidings.annotate.names.antecedents import HEADS, OWN_PAGES, is_own_page, resolve_description
from tidings.annotate.names.gazetteer import leaders
from tidings.annotate.names.people_chains import close_surnames, parts, same_person, surname_of
from tidings.annotate.names.phrases import fold
from tidings.annotate.names.pronouns import resolve_pronoun
from tidings.annotate.names.runs import PLACE_PREPOSITIONS, PLAIN_TOWN
from tidings.annotate.names.wording import is_common
from tidings.annotate.places.toponyms import find_toponyms
from tidings.names.groups import alias_group

if TYPE_CHECKING:
    from tidings.annotate.names.wording import Candidate, Wording

ENDS_APPOSITION = frozenset({",", ".", ";", ")", "who", "—", "–", "-", "--", ":", "!", "?", "”", '"'})


OUTLET_WORDS = frozenset({"times", "post", "journal", "telegraph", "guardian", "herald", "tribune", "mail", "standard"})
LONG_COMPLEMENT = 16  # tokens of what somebody is head of, with its own apposition
LONG_BODY = 3  # words of a body's name that is shortened to its first: a name, a field, a kind
CALLING = frozenset({"called", "named", "known", "dubbed"})


@dataclass(slots=True)
class Chains:
    """The chains so far: their mentions in text order, and the chain of each known key."""

    members: list[list[Candidate]] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)

    def open(self, candidate: Candidate) -> None:
        """A new chain for a mention."""
        candidate.chain = len(self.members)
        self.members.append([candidate])
        if candidate.key:
            self.by_key[candidate.key] = candidate.chain

    def join(self, candidate: Candidate, chain: int) -> None:
        """The mention belongs to a chain."""
        candidate.chain = chain
        self.members[chain].append(candidate)
        if candidate.key:
            self.by_key.setdefault(candidate.key, chain)


def link(wording: Wording, found: list[Candidate]) -> list[Candidate]:
    """The mentions with their chains numbered in text order; pronouns that mean nobody we know are left out."""
    chains = Chains()
    names = [c for c in found if c.level == "name"]
    for candidate in sorted(names, key=_fullest_first):
        _link_name(wording, candidate, chains)
    for members in chains.members:
        members.sort(key=lambda c: c.first)
    _appositions(wording, found, chains)
    _called(wording, found, chains)
    _share(chains)
    kept: list[Candidate] = []
    for candidate in found:
        if candidate.level == "nominal" and candidate.chain < 0:
            resolve_description(wording, candidate, kept, chains)
        elif candidate.level == "pronoun":
            resolve_pronoun(wording, candidate, kept, chains, found)
        if candidate.chain >= 0:
            kept.append(candidate)
    _own(kept)
    return _renumber(kept)


def _own(kept: list[Candidate]) -> None:
    """Gives "his squadron" and "their warplanes" the state of whoever the pronoun stands for."""
    owners = {c.first: c for c in kept if c.level == "pronoun"}
    for candidate in kept:
        owner = owners.get(candidate.first)
        if owner is not None and candidate.level == "nominal" and is_own_page(candidate) and owner.type == "ORG":
            candidate.chain, candidate.name, candidate.codes = owner.chain, owner.name, owner.codes
        if (
            owner is not None
            and owner.country
            and candidate.level == "nominal"
            and candidate.type == "ORG"
            and not candidate.country
        ):
            candidate.country = owner.country
            candidate.codes = tuple(c for c in (owner.country, *candidate.codes) if c)


def _fullest_first(candidate: Candidate) -> tuple[bool, float, int]:
    """Names of the tables first, then long names before short ones, so that a surname finds its full name."""
    if candidate.key is not None:
        return False, 0, candidate.first
    sure = (candidate.type == "PER") / 2 + bool(candidate.title) / 4
    return True, -len(candidate.name.replace("-", " ").split()) - sure, candidate.first


def _link_name(wording: Wording, candidate: Candidate, chains: Chains) -> None:
    if candidate.key is not None:
        chain = chains.by_key.get(candidate.key)
    elif candidate.type == "PER" or _is_surname(candidate, chains):
        candidate.type, candidate.actor_type = "PER", "person"
        chain = same_person(candidate, chains.members)
    else:
        chain = _same_name(candidate, chains)
        chain = _same_ministry(candidate, chains) if chain is None else chain
        chain = _expanded(wording, candidate, chains) if chain is None else chain
        chain = _shortened(wording, candidate, chains) if chain is None else chain
    if chain is None:
        chains.open(candidate)
        if candidate.key is None and candidate.type != "PER":
            chains.by_key[f"name:{fold_name(candidate.name)}"] = candidate.chain
    else:
        chains.join(candidate, chain)


def _is_surname(candidate: Candidate, chains: Chains) -> bool:
    """Whether a single word of unsure kind is the surname of a person named in full, or of somebody well known."""
    if len(candidate.name.split("-")[0].split()) != 1 or candidate.type in {"EVENT", "FAC"}:
        return False
    surname = parts(candidate.name)[-1]
    named = any(
        m.type == "PER" and (m.title or len(parts(m.name)) > 1) and _same_surname(surname_of(m.name), surname)
        for members in chains.members
        for m in members
    )
    return named or (candidate.type != "GPE" and alias_group(candidate.name) is not None)


def _same_surname(one: str, other: str) -> bool:
    return one == other or close_surnames(one, other)


def fold_name(name: str) -> str:
    """A name without case, dots, hyphens and article."""
    return " ".join(w for w in (fold(p) for p in name.replace("-", " ").split()) if w and w != "the")


def _same_name(candidate: Candidate, chains: Chains) -> int | None:
    """The chain of another name with the same words, or that this one shortens ("the Institute" of its own name)."""
    found = chains.by_key.get(f"name:{fold_name(candidate.name)}")
    return _short_outlet(candidate, chains) if found is None else found


def _short_outlet(candidate: Candidate, chains: Chains) -> int | None:
    """The one outlet of the article whose last word a name is: "The Times" after "The New York Times"."""
    word = fold_name(candidate.name)
    found = {
        members[0].chain
        for members in chains.members
        if any("JRN" in m.codes and m.type == "ORG" and fold_name(m.name).endswith(f" {word}") for m in members)
    }
    return found.pop() if word in OUTLET_WORDS and len(found) == 1 else None


def _same_ministry(candidate: Candidate, chains: Chains) -> int | None:
    """The one ministry of that kind that the article names with its state, None when there is none or two."""
    if not (candidate.noun or "").endswith("ministry"):
        return None
    found = {m[0].chain for m in chains.members if any(o.noun == candidate.noun and o.key for o in m)}
    return found.pop() if len(found) == 1 else None


def _shortened(wording: Wording, candidate: Candidate, chains: Chains) -> int | None:
    """The one body whose name begins with this word: "Harlow" after "Harlow Christian Health Center".

    A place is not: "in Harlow", nor a town of the table that is large.
    """
    word = candidate.name
    place = candidate.type == "GPE" and (
        wording.word(candidate.first - 1) in PLACE_PREPOSITIONS or wording.word(candidate.last) == ","
    )
    if " " in word or word.isupper() or candidate.type not in {"ORG", "MISC", "GPE"} or place or is_common(word):
        return None
    if any(sense.population >= PLAIN_TOWN or sense.kind in {"country", "region"} for sense in find_toponyms(word)):
        return None
    found = {
        members[0].chain
        for members in chains.members
        for m in members
        if m.type == "ORG" and m.level == "name" and len(m.name.split()) >= LONG_BODY and m.name.startswith(f"{word} ")
    }
    if len(found) == 1:
        candidate.type, candidate.actor_type = "ORG", "organisation"
        return found.pop()
    return None


def _expanded(wording: Wording, candidate: Candidate, chains: Chains) -> int | None:
    """The chain of the name an acronym stands for: the one before its bracket, or one with its initials."""
    letters = fold(candidate.name)
    if not candidate.name.replace(".", "").isupper() or len(letters) < 2:  # noqa: PLR2004 - two letters at least
        return None
    for chain, members in enumerate(chains.members):
        for other in members:
            initials = "".join(w[0] for w in other.name.replace("-", " ").split() if w[:1].isupper()).lower()
            bracket = wording.word(candidate.first - 1) == "(" and other.last == candidate.first - 1
            if other.type == "ORG" and (initials == letters or bracket):
                return chain
    return None


def _appositions(wording: Wording, found: list[Candidate], chains: Chains) -> None:
    """Joins a description to the name beside it: "Iraq's foreign minister, Ibrahim al-Jafari", either way round."""
    people = {c.first: c for c in found if c.level == "name" and c.type == "PER"}
    by_last = {c.last: c for c in people.values()}
    recent: Candidate | None = None
    for candidate in found:
        if candidate.level == "name" and candidate.type == "PER" and candidate.title:
            recent = candidate
        if candidate.level != "nominal" or candidate.type != "PER":
            continue
        if candidate.plural:
            _respectively(wording, candidate, found, recent)
            continue
        after = people.get(candidate.last + 1) if wording.word(candidate.last) == "," else people.get(candidate.last)
        after = after or _behind_complement(wording, candidate, people)
        before = by_last.get(candidate.first - 1) if wording.word(candidate.first - 1) == "," else None
        if after is not None and wording.sentence[after.first] == wording.sentence[candidate.first]:
            _describe(candidate, after, recent, chains)
        elif before is not None and _closes(wording, candidate) and _fits(before, candidate):
            _describe(candidate, before, recent, chains)


def _behind_complement(wording: Wording, description: Candidate, people: dict[int, Candidate]) -> Candidate | None:
    """Who is named in apposition behind what a description is "of": "the head of the elite force, Gen. Ash, who"."""
    if wording.word(description.last) != "of":
        return None
    for i in range(description.last + 1, description.last + LONG_COMPLEMENT):
        if wording.word(i) in ENDS_APPOSITION - {","} or wording.tag(i).startswith(("VB", "MD")):
            return None
        person = people.get(i + 1) if wording.word(i) == "," else None
        if person is not None:
            return person if wording.word(person.last) in ENDS_APPOSITION else None
    return None


def _closes(wording: Wording, description: Candidate) -> bool:
    """Whether a description after "Name," is an apposition and no next item of a list."""
    if wording.word(description.first) in {"a", "an"}:
        return not wording.tag(description.last).startswith(("VB", "MD"))
    return wording.word(description.last) in ENDS_APPOSITION


def _called(wording: Wording, found: list[Candidate], chains: Chains) -> None:
    """Joins a description to the name it introduces: "a rebel group called the 10th Coastal Brigade"."""
    names = {c.first: c for c in found if c.level == "name"}
    by_end = {c.last: c for c in names.values()}
    for candidate in found:
        if candidate.level != "nominal" or candidate.chain >= 0:
            continue
        beside = names.get(candidate.last)
        own = chains.by_key.get(candidate.key or "")
        if own is None and beside is not None and beside.type == candidate.type == "ORG" and not candidate.plural:
            own = beside.chain
        owner = by_end.get(candidate.head) or (
            by_end.get(candidate.head - 1) if wording.is_possessive(candidate.head - 1) else None
        )
        if own is None and candidate.noun in OWN_PAGES and owner is not None and owner.type == "ORG":
            own = owner.chain
        if own is not None:
            chains.join(candidate, own)
            candidate.name = max((m.name for m in chains.members[own] if m.level == "name"), key=len)
            continue
        at = candidate.last + (wording.word(candidate.last) == ",")
        if wording.word(at) in CALLING:
            at += 1 + (wording.word(at + 1) == "as")
            named = names.get(at + (wording.word(at) == "the"))
            if named is not None and named.type in {"ORG", "MISC", candidate.type}:
                chains.join(candidate, named.chain)
                named.actor_type, candidate.name = named.actor_type or candidate.actor_type, named.name


def _respectively(wording: Wording, description: Candidate, found: list[Candidate], recent: Candidate | None) -> None:
    """Gives each of several people the state at his place: "his Russian and Syrian counterparts, X and Y"."""
    inside = [c for c in found if c.level == "name" and c.country and description.first <= c.first < description.last]
    people: list[Candidate] = []
    at = description.last
    for person in (c for c in found if c.level == "name" and c.first >= description.last):
        between = {wording.word(i) for i in range(at, person.first)}
        if person.type != "PER" or not between <= {",", "and", ":"} or not between:
            break
        people.append(person)
        at = person.last
    if len(people) != len(inside) or not people:
        return
    shared = recent if description.noun == "counterpart" else description
    for person, state in zip(people, inside, strict=True):
        person.country = person.country or state.country
        if shared is not None:
            sector = tuple(c for c in shared.codes if c != shared.country)
            person.title, person.codes = person.title or shared.noun, person.codes or sector


def _fits(person: Candidate, description: Candidate) -> bool:
    return not (person.country and description.country and person.country != description.country)


def _describe(description: Candidate, person: Candidate, recent: Candidate | None, chains: Chains) -> None:
    """The person takes title, state and codes of the description; a counterpart has the title of whom it is one."""
    chains.join(description, person.chain)
    title = description.title
    if description.noun == "counterpart":
        title = recent.noun if recent is not None else None
    person.title = person.title or title
    person.country = person.country or description.country
    person.codes = person.codes or description.codes
    person.noun = person.noun or description.noun
    person.of = person.of or description.of


def _share(chains: Chains) -> None:
    """Every person's mention gets the title, state and codes that one mention of the chain states."""
    for members in chains.members:
        if members[0].type != "PER":
            continue
        country = next((m.country for m in members if m.country), None) or _known_country(members)
        codes = max((m.codes for m in members if m.level == "name"), key=len, default=())
        title = next(
            (m.title for m in members if m.title and m.country), next((m.title for m in members if m.title), None)
        )
        gender = next((m.gender for m in members if m.gender), None)
        for member in members:
            member.country = member.country or country
            member.codes = codes if len(codes) > len(member.codes) else member.codes
            if member.country and member.country not in member.codes:
                member.codes = (member.country, *member.codes)
            member.title, member.gender = member.title or title, member.gender or gender
            if member.level == "nominal":
                member.name = max((m.name for m in members if m.level == "name"), key=len)


def _known_country(members: list[Candidate]) -> str | None:
    """The state of a well-known person, by the longest name given here."""
    named = [m.name for m in members if m.level == "name"]
    known = alias_group(max(named, key=len)) if named else None
    if known is not None:
        return known.country
    head = next((m for m in members if m.title and set(m.title.lower().split()) & HEADS), None)
    ruled = leaders().get(parts(head.name)[-1]) if head else None
    return ruled.country if ruled else None


def _renumber(kept: list[Candidate]) -> list[Candidate]:
    """Chains numbered from 0 in the order of their first mentions."""
    number: dict[int, int] = {}
    for candidate in kept:
        candidate.chain = number.setdefault(candidate.chain, len(number))
    return kept
