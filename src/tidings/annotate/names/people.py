"""Names put together with the titles, states and offices that stand around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.annotate.names.gazetteer import leaders
from tidings.annotate.names.phrases import LONGEST_ABBREVIATION, fold, word_set
from tidings.annotate.names.runs import RULES, Run, kind_of, kind_words
from tidings.annotate.names.titles import Title, titles
from tidings.annotate.names.wording import Candidate, Wording, given_names, is_common, is_hyphen

if TYPE_CHECKING:
    from tidings.model import ActorType, MentionType

ACTOR_TYPES: dict[MentionType, ActorType | None] = {"PER": "person", "ORG": "organisation"}
# Words before a title or name that are read with it.
QUALIFIERS = word_set(
    "former ex retired late exiled outgoing incoming acting senior top deputy then ousted deposed jailed"
)
# Titles that are also everyday words or parts of names: only with a capital.
NEEDS_CAPITAL = word_set(
    "private general major count don model host agent fellow justice father mother brother sister elder marshal "
    "mate count may saint m baron lady lord sir peer dean deacon earl captain metropolitan specialist knight "
    "pilot worker driver head chief director"
)
UNITS = word_set("fleet squadron flotilla battalion brigade regiment division militia cartel gang clan")
PEERS = word_set("marquess marquis earl viscount duke baron countess duchess marchioness viscountess")
OFFICE_ADJECTIVES = frozenset({"general", "major", "justice", "private"})  # "General Staff" is no general


@dataclass(frozen=True, slots=True)
class Titled:
    """A title in the text, half-open in tokens."""

    first: int
    last: int
    title: Title


def find_titles(wording: Wording, taken: list[bool]) -> dict[int, Titled]:
    """Titles by the token after them, the longest; none begins inside a name that is already `taken`."""
    found: dict[int, Titled] = {}
    i = 0
    while i < len(wording):
        hits = [] if taken[i] else titles().find(wording.folded, i, wording.ends[i])
        if not hits:
            i += 1
            continue
        last, values = hits[0]
        if is_hyphen(wording, last) or (is_hyphen(wording, i - 1) and wording.word(i - 2) not in QUALIFIERS):
            i = last
            continue
        if _is_abbreviated(wording, last, values[0][1]):
            last += 1
        found.setdefault(last, Titled(i, last, values[0][1]))
        i = last
    return found


def _is_abbreviated(wording: Wording, i: int, title: Title) -> bool:
    """Whether the full stop at `i` belongs to a title ("Lt .") and ends no sentence ("a representative.")."""
    return (
        i + 1 < len(wording)
        and wording.texts[i] == "."
        and wording.glued(i - 1)
        and (title.word.endswith(".") or wording.sentence[i + 1] == wording.sentence[i])
        and len(wording.texts[i - 1]) <= LONGEST_ABBREVIATION
        and wording.capital[i + 1]
    )


def split_run(wording: Wording, run: Run, found: dict[int, Titled]) -> list[Run]:
    """The run without the titles inside it: "Attorney General Jeff Sessions" leaves "Jeff Sessions".

    A title at the end of a run is part of the name ("Martin Luther King").
    """
    if run.seen not in {None, "PER"}:
        return [run]
    first = run.first
    inside = sorted((t for t in found.values() if run.first < t.last <= run.last), key=lambda t: t.first)
    parts: list[Run] = []
    if run.last - first > 1 and kind_words().get(wording.word(run.last - 1)) == "ORG":
        inside = [t for t in inside if t.first <= first and not _names_office(t, run)]
    if run.seen == "PER":
        inside = [t for t in inside if t.first <= first]
    for titled in inside:
        if titled.last >= run.last or not _title_here(wording, titled, first):
            continue
        if titled.first > first:
            parts.append(Run(first, titled.first, run.seen))
        first = titled.last
    return [*parts, Run(first, run.last, run.seen)]


def _names_office(titled: Titled, run: Run) -> bool:
    """Whether a title and one word after it name a body: "General Staff", "Prosecutor General's Office"."""
    return run.last - titled.last == 1 and titled.title.word in OFFICE_ADJECTIVES


def _title_here(wording: Wording, titled: Titled, first: int) -> bool:
    """Whether a title inside a run is one: at its start, of two words, or with no given name before it."""
    return titled.first <= first or " " in titled.title.word or wording.word(first) not in given_names()


def named(wording: Wording, run: Run, found: dict[int, Titled], known_by_end: dict[int, Candidate]) -> Candidate:
    """The candidate for a run with what stands before it."""
    if (peer := _peer(wording, run, found)) is not None:
        return peer
    before = _titles_before(wording, run.first, found)
    titled = bool(before) and not _is_plain_noun(wording, before[-1])
    kind = kind_of(wording, run, titled=titled)
    name = wording.words(run.first, run.last)
    candidate = Candidate(
        run.first, run.last, (run.first, run.last), kind, "name", name, run.last - 1, ACTOR_TYPES.get(kind)
    )
    if kind == "NORP" and wording.tags[run.last - 1] in {"NNS", "NNPS"}:
        candidate.actor_type, candidate.plural = "group", True  # the Houthis, not a Houthi town
    if kind != "PER" and _is_unit(wording, run):
        candidate.last, candidate.name = run.last + 1, wording.words(run.first, run.last + 1)
        candidate.bare, candidate.head = (run.first, run.last + 1), run.last
        candidate.type, candidate.actor_type = "ORG", "organisation"
    if kind == "PER":
        _add_titles(wording, candidate, before if titled else [], known_by_end)
        candidate.gender = candidate.gender or given_names().get(wording.word(run.first))
        candidate.head = run.first if run.last - run.first == 1 else _head(wording, run)
    return candidate


def _is_unit(wording: Wording, run: Run) -> bool:
    """Whether a name and the noun after it name a unit: "the Gamecock fleet", "the Azov regiment"."""
    return (
        wording.word(run.last) in UNITS
        and not wording.headline[run.first]
        and wording.tag(run.last) in {"NN", "NNP"}
        and wording.word(run.first - 1) == "the"
    )


def _peer(wording: Wording, run: Run, found: dict[int, Titled]) -> Candidate | None:
    """The peer that a place names with his rank: "the Marquess of Lansdowne" is Lansdowne."""
    titled = found.get(run.first - 1)
    if wording.word(run.first - 1) != "of" or titled is None or titled.title.word not in PEERS:
        return None
    if not wording.capital[titled.first] or wording.headline[run.first]:
        return None
    gender = titled.title.gender
    return Candidate(
        titled.first, run.last, (run.first, run.last), "PER", "name", wording.words(run.first, run.last), run.first,
        "person", title=titled.title.word, gender=gender, noun=titled.title.word,
    )  # fmt: skip


def _head(wording: Wording, run: Run) -> int:
    """The token of the run whose parse head lies outside it, its last otherwise."""
    doc = wording.parsed.doc
    for i in range(run.first, run.last):
        if not run.first <= doc[i].head.i < run.last:
            return i
    return run.last - 1


def _is_plain_noun(wording: Wording, titled: Titled) -> bool:
    """Whether a title before a name is an everyday word there: small letters where the title needs a capital."""
    return titled.title.word in NEEDS_CAPITAL and not wording.capital[titled.first]


def _titles_before(wording: Wording, at: int, found: dict[int, Titled]) -> list[Titled]:
    """The titles that stand directly before token `at`, in text order: "Defense Minister", "Brigadier General"."""
    chain: list[Titled] = []
    while at in found and wording.sentence[found[at].first] == wording.sentence[at - 1]:
        chain.insert(0, found[at])
        at = found[at].first
    return chain


def _add_titles(wording: Wording, person: Candidate, before: list[Titled], known_by_end: dict[int, Candidate]) -> None:
    """Widens a person to the left over titles, the state or body they belong to, and words like "former"."""
    first = before[0].first if before else person.first
    first = _over_qualifiers(wording, first)
    owner_end = first - 1 if first and wording.is_possessive(first - 1) else first
    owner = known_by_end.get(owner_end)
    if owner is not None and (before or owner_end < first or owner.noun == "outlet") and _owns(wording, owner, first):
        first = _over_qualifiers(wording, owner.first)
        person.country = owner.country
    else:
        owner = None
    person.first = first
    if before:
        person.title = " ".join(wording.words(t.first, t.last) for t in before)
        person.gender = next((t.title.gender for t in before if t.title.gender), None)
        person.noun = before[0].title.word
    person.codes = _codes(before, owner)


def _owns(wording: Wording, owner: Candidate, first: int) -> bool:
    return wording.sentence[owner.first] == wording.sentence[first] and owner.level == "name"


def _over_qualifiers(wording: Wording, first: int) -> int:
    while first and wording.word(first - 1) in QUALIFIERS and wording.sentence[first - 1] == wording.sentence[first]:
        first -= 1
    return first


def _codes(before: list[Titled], owner: Candidate | None) -> tuple[str, ...]:
    """State first, then the sector of the body, else that of the title."""
    country = owner.country if owner else None
    sector = next((t.title.code for t in before if t.title.code), None)
    if owner and owner.noun not in {"state", "demonym", "capital", "metonym", *RULES}:
        own = [c for c in owner.codes if c != country]
        sector = own[0] if own else sector
    return tuple(c for c in (country, sector) if c)


def ruled_state(wording: Wording, person: Candidate) -> Candidate | None:
    """The state that a leader's name with "government", "regime" or "administration" stands for, None when it does not.

    The words may be "the Assad regime", "President Barack Obama's administration", "the regime of President Assad".
    """
    at = person.last + (person.last < len(wording) and wording.is_possessive(person.last))
    entry = leaders().get(fold(re.split(r"[\s-]", person.name)[-1]))
    if entry is None:
        return None
    if wording.word(at) in RULES and at < wording.ends[person.first]:
        first, last, head = person.first, at + 1, at
    elif wording.word(person.first - 1) == "of" and wording.word(person.first - 2) in RULES:
        first, last, head = person.first - 2, person.last, person.first - 2
    else:
        return None
    return Candidate(
        first, last, (first, last), "ORG", "name", entry.name, head, "state", entry.key,
        country=entry.country, codes=entry.codes, noun=wording.word(head),
    )  # fmt: skip


def surnames(candidates: list[Candidate]) -> frozenset[str]:
    """The folded last words of the people among the candidates who have a title or more than one word."""
    return frozenset(
        fold(c.name.split()[-1]) for c in candidates if c.type == "PER" and (c.title or len(c.name.split()) > 1)
    )


def is_lone_common(wording: Wording, candidate: Candidate, people: frozenset[str]) -> bool:
    """Whether a candidate of no known kind is one word of the dictionary and nobody's surname: nothing to be kept."""
    word = wording.texts[candidate.first]
    return (
        candidate.type == "MISC"
        and candidate.last - candidate.first == 1
        and is_common(word)
        and fold(word) not in people
        and fold(word) not in leaders()
    )
