"""The user's roster in an article: names that only it knows, and what it says of names that were found."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tidings.annotate.names.gazetteer import is_acronym
from tidings.annotate.names.phrases import Phrases, fold, words_of
from tidings.annotate.names.runs import Run
from tidings.annotate.names.titles import titles
from tidings.annotate.names.wording import given_names, is_common
from tidings.names.parts import guess_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidings.annotate.names.wording import Candidate, Wording
    from tidings.model import ActorType, Interval, MentionType
    from tidings.roster import Entry, Roster

MENTION_TYPES: dict[ActorType, MentionType] = {"person": "PER", "organisation": "ORG", "group": "ORG", "state": "GPE"}
PROPER = frozenset({"NNP", "NNPS"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


@lru_cache(maxsize=4)
def listed_names(roster: Roster) -> Phrases[Entry]:
    """Every name and alias of a roster, but those of offices, which are described and not named."""
    table: Phrases[Entry] = Phrases()
    for entry in roster.entries:
        for name in entry.names if entry.type != "office" else ():
            table.add(name, entry)
    return table


def add_listed(wording: Wording, seen: list[Run], roster: Roster | None) -> list[Run]:
    """The network's names with those of the roster, in text order; where they overlap the longer stands, or the roster.

    The words of the roster's names count as seen by the network from then on.
    """
    if roster is None:
        return seen
    listed = [run for run in _find_listed(wording, roster) if not any(_holds(other, run) for other in seen)]
    for run in listed:
        wording.entity[run.first : run.last] = [run.seen or ""] * (run.last - run.first)
    kept = [run for run in seen if not any(run.first < own.last and own.first < run.last for own in listed)]
    return sorted([*kept, *listed], key=lambda run: run.first)


def _holds(run: Run, inner: Run) -> bool:
    """Whether a name is longer than another and holds it all."""
    longer = run.last - run.first > inner.last - inner.first
    return longer and run.first <= inner.first and inner.last <= run.last


def _find_listed(wording: Wording, roster: Roster) -> Iterator[Run]:
    table, i = listed_names(roster), 0
    while i < len(wording):
        hits = table.find(wording.folded, i, wording.ends[i]) if wording.capital[i] or _numbered(wording, i) else []
        found = next(((end, e) for end, hit in hits for name, e in hit if _is_written(wording, (i, end), name)), None)
        if found is None:
            i += 1
        else:
            yield Run(i, found[0], _mention_type(wording, i, found[1]))
            i = found[0]


def _numbered(wording: Wording, i: int) -> bool:
    return wording.texts[i][:1].isdigit()


def _is_written(wording: Wording, tokens: tuple[int, int], name: str) -> bool:
    """Whether words of the text are meant as the name: in capitals where it is, and no mere word of the dictionary."""
    first, last = tokens
    if is_acronym(name) and not wording.texts[first].isupper():
        return False
    if sum(bool(word) for word in wording.folded[first:last]) > 1:
        return wording.capital[last - 1] or name.islower() or _numbered(wording, last - 1)
    if is_common(wording.texts[first]) and not wording.texts[first].isupper():
        return wording.tags[first] in PROPER and not (wording.opens[first] or wording.headline[first])
    return not _in_full_name(wording, first)


def _in_full_name(wording: Wording, i: int) -> bool:
    """Whether a single word is part of somebody else's full name: "Maria | Ash", "Ash | Keller"."""
    before = wording.word(i - 1) in given_names() and wording.capital[i - 1]
    after = i + 1 < wording.ends[i] and wording.capital[i + 1] and wording.tags[i + 1] in PROPER
    return before or (after and fold(wording.texts[i]) in given_names() and not is_common(wording.texts[i + 1]))


def _mention_type(wording: Wording, first: int, entry: Entry) -> MentionType:
    """What a name of the roster is; where the roster does not say, a person who has a given name, else a body."""
    if entry.type in MENTION_TYPES:
        return MENTION_TYPES[entry.type]
    several = len(words_of(entry.name)) > 1 and guess_kind(entry.name) == "person"
    return "PER" if several and wording.word(first) in given_names() else "ORG"


def apply_roster(wording: Wording, found: Sequence[Candidate], roster: Roster | None) -> None:
    """Every name that the roster lists has its entry, type, country and codes as of the day of the article."""
    if roster is None:
        return
    days = wording.parsed.article.published.interval
    renamed: dict[str, set[str]] = {}
    for candidate, entry in _listed(wording, found, roster):
        key = f"roster:{entry.label}"
        renamed.setdefault(candidate.key or key, set()).add(key)
        _take(candidate, entry, days)
        candidate.key, candidate.entry, candidate.name = key, entry.label, _full_name(candidate, entry)
    for candidate in found:
        keys = renamed.get(candidate.key or "", set())
        if candidate.entry is None and len(keys) == 1:
            candidate.key = next(iter(keys))


def _listed(wording: Wording, found: Sequence[Candidate], roster: Roster) -> list[tuple[Candidate, Entry]]:
    """The names with their entries; a single word that is also somebody else's surname here has none."""
    told = [(c, _entry_of(wording, c, roster)) for c in found]
    full = [({fold(w) for w in c.name.split()}, e) for c, e in told if c.type == "PER" and " " in c.name]
    kept = []
    for candidate, entry in told:
        bare = candidate.type == "PER" and " " not in candidate.name
        whole = roster.called(wording.words(candidate.first, candidate.last)) if candidate.title else None
        others = bare and not whole and any(fold(candidate.name) in words and e != entry for words, e in full)
        if entry and not others:
            kept.append((candidate, entry))
    return kept


def _entry_of(wording: Wording, candidate: Candidate, roster: Roster) -> Entry | None:
    """The entry of a name: by its words, by the usual name of what it is, by another spelling of a person's name."""
    spellings = (wording.words(*candidate.bare), wording.words(candidate.first, candidate.last), candidate.name)
    entry = next(filter(None, map(roster.called, spellings)), None)
    if entry is None and candidate.type == "PER":
        entry = roster.person_like(candidate.name)
    return None if entry is None or _is_no_state(candidate, entry) else entry


def _is_no_state(candidate: Candidate, entry: Entry) -> bool:
    """Whether a name that the roster gives a state is a place here, or its people: "in Kabul", "three Afghans"."""
    placed = candidate.type in PLACES and candidate.actor_type is None and entry.type in {"state", None}
    people = entry.type == "state" and candidate.actor_type != "state" and (candidate.key or "").startswith("state:")
    return placed or people


def _full_name(candidate: Candidate, entry: Entry) -> str:
    """The name, or of a single word the full name in the roster that it is a part of: "Ash" is Hamid Ash.

    Then another Ash of the article is not taken for him.
    """
    part = candidate.type == "PER" and " " not in candidate.name
    return entry.name if part and fold(candidate.name) in {fold(w) for w in entry.name.split()} else candidate.name


def _take(candidate: Candidate, entry: Entry, days: Interval) -> None:
    """The candidate takes from its entry what the roster says; codes of its own that say more of the same stay."""
    if entry.type in MENTION_TYPES and entry.type != candidate.actor_type:
        candidate.type, candidate.actor_type = MENTION_TYPES[entry.type], entry.type
    elif candidate.actor_type is None:
        person = candidate.type == "PER"
        candidate.type, candidate.actor_type = ("PER", "person") if person else ("ORG", "organisation")
    codes = codes_of(entry, days)
    if candidate.codes[: len(codes)] != codes:
        candidate.codes = codes
    candidate.country = entry.country or candidate.country


def codes_of(entry: Entry, days: Interval) -> tuple[str, ...]:
    """The codes of an entry on a day, the sector of an office that is only said in words looked up."""
    offices = tuple(o if o.codes or not o.title else replace(o, codes=_sector(o.title)) for o in entry.offices)
    return replace(entry, offices=offices).codes_on(days)


def _sector(title: str) -> tuple[str, ...]:
    """The PLOVER sector of an office in words, of the longest title in it; empty where none is known.

    >>> _sector("Minister of Defence of Narnia")
    ('MIL',)
    """
    words = [fold(word) for word in words_of(title)]
    hits = [hit for i in range(len(words)) for hit in titles().find(words, i, len(words))]
    longest = max(hits, key=lambda hit: len(hit[1][0][0]), default=None)
    code = longest[1][0][1].code if longest else None
    return (code,) if code else ()
