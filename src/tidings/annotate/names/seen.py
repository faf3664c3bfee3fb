"""Names that the network sees, brought together with those of the tables: where they differ, who is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from tidings.annotate.names.people import PEERS
from tidings.annotate.names.runs import PARTICLES, RULES, Run
from tidings.annotate.names.titles import titles
from tidings.annotate.names.wording import STOPPERS, given_names, is_common, is_hyphen

if TYPE_CHECKING:
    from tidings.annotate.names.wording import Candidate, Wording
    from tidings.model import MentionType

AROUND = frozenset({"the", "a", "an", ",", ".", '"', "“", "”", "(", ")", "-", ""})  # no part of a name's ends
LEADING_ON = frozenset({"al", "el", "bin", "ibn", "abu", "van", "von", "der", "de", "di"})
SHORT_ACRONYM = 3  # letters up to which an acronym of the tables means too many things
PLACES = frozenset({"state", "demonym", "capital", "metonym"})  # kinds of table names that other names are made of


def find_seen(wording: Wording) -> list[Run]:
    """The network's names in text order, without article and marks around them, a person's with all its parts."""
    found: list[Run] = []
    for ent in wording.parsed.doc.ents:
        run = _trimmed(wording, ent.start, ent.end, ent.label_)
        if run.first == run.last or _is_no_name(wording, run):
            continue
        if found and _is_one_person(wording, found[-1], run):
            run = Run(found.pop().first, run.last, "PER")
        found.append(run)
    return found


def _is_one_person(wording: Wording, before: Run, run: Run) -> bool:
    """Whether two people's names are one: "Fahd | Jassem Kassab", "Walid al- | Kassab", but no list of full names."""
    given = wording.folded[before.last - 1] in given_names() and run.last - run.first == 1
    if before.seen != "PER" or (run.seen != "PER" and not given):
        return False
    between = wording.folded[before.last - 1 : run.first]
    if len(between) > 1:
        return between[0] in LEADING_ON and set(between[1:]) <= {"", *LEADING_ON}
    return before.last == run.first and min(before.last - before.first, run.last - run.first) == 1


def _trimmed(wording: Wording, first: int, last: int, kind: str) -> Run:
    while first < last and wording.folded[first] in AROUND:
        first += 1
    while first < last and _closes(wording, last - 1):
        last -= 1
    while first < last - 1 and _describes(wording, first):
        first += 1
    if first < last - 2 and wording.folded[first] in PEERS and wording.folded[first + 1] == "of":
        first, kind = first + 2, "PER"  # the Marquess of Ashdown
    if kind == "PER" and first < last and _is_given_name(wording, first - 1):
        first -= 1
    return Run(first, _rest(wording, last), cast("MentionType", kind))


def _is_given_name(wording: Wording, i: int) -> bool:
    """Whether the word before a person's name is the given name that the network left out."""
    free = i >= 0 and wording.capital[i] and not wording.entity[i] and not wording.headline[i]
    return free and wording.folded[i] in given_names() and wording.sentence[i] == wording.sentence[i + 1]


def _describes(wording: Wording, i: int) -> bool:
    """Whether the first word of a name is a small noun before it: "charity Cure International"."""
    word = wording.texts[i]
    return word.islower() and wording.capital[i + 1] and is_common(word) and wording.folded[i] not in PARTICLES


def _closes(wording: Wording, i: int) -> bool:
    """Whether the last word of a name is none; the dot of "Jr." and "Inc." is cut off by the tokenizer."""
    return wording.folded[i] in AROUND - {"."} or (wording.texts[i] == "." and not wording.glued(i - 1))


def _rest(wording: Wording, last: int) -> int:
    """The end of the name over hyphens and particles that lead on to the rest of it: "Walid | al-Moallem"."""
    at = last
    while at < len(wording) and (is_hyphen(wording, at) or wording.folded[at] in LEADING_ON):
        at += 1
    goes_on = last < at < len(wording) and wording.capital[at] and not wording.entity[at]
    return at + 1 if goes_on and wording.tags[at] in {"NNP", "NNPS"} else last


def _is_no_name(wording: Wording, run: Run) -> bool:
    """Whether the tables read better what the network took for a name: "the Assad regime", "anti-IS", "overseas"."""
    last = run.last - 1
    if wording.headline[last] and run.first == last and is_common(wording.texts[last]):
        return True
    if not any(wording.capital[run.first : run.last]):
        if STOPPERS.issuperset(wording.folded[run.first : run.last]):
            return True
        return run.seen not in {"PER", "ORG", "GPE"} and all(map(is_common, wording.texts[run.first : run.last]))
    return wording.texts[run.first].startswith(("anti", "pro-")) or (
        wording.folded[last] in RULES and not wording.capital[last]
    )


def part_known(wording: Wording, known: list[Candidate], seen: list[Run]) -> tuple[list[Candidate], list[Candidate]]:
    """The tables' names that stand, and those that are only words of another name; doubtful ones are in neither.

    Overruled are "Iran" in "Bank of Iran" and "Chad" as a person's name.
    """
    at = {i: run for run in seen for i in range(run.first, run.last)}
    over = [k for k in known if any(_overrules(wording, at[i], k) for i in range(k.first, k.last) if i in at)]
    lost = {id(k) for k in over}
    known = [k for k in known if id(k) not in lost]
    lost = {id(k) for k in _unseen(wording, known)} if seen else set()
    return [k for k in known if id(k) not in lost], over


def _overrules(wording: Wording, run: Run, known: Candidate) -> bool:
    if (run.first, run.last) == (known.first, known.last):
        return run.seen == "PER" and known.noun in {"state", "capital"} and not wording.texts[known.first].isupper()
    if run.first > known.first or known.last > run.last or (known.key or "").startswith("inst:"):
        return False
    leads = known.first == run.first and (
        wording.is_possessive(known.last) or bool(titles().find(wording.folded, known.last, run.last))
    )
    return not (leads and run.seen in {"PER", "GPE"})


def _unseen(wording: Wording, known: list[Candidate]) -> list[Candidate]:
    """The bodies that only look like one: "IS", "GE", "Post" where the network sees no such name in the article."""
    vouched = {k.key for k in known if any(wording.entity[k.first : k.last])}
    doubtful = [k for k in known if k.noun in {"organisation", "outlet"} and _looks_like_a_word(wording, k)]
    doubtful = [k for k in doubtful if not wording.headline[k.first] or wording.folded[k.first] in STOPPERS]
    return [k for k in doubtful if k.key not in vouched]


def _looks_like_a_word(wording: Wording, known: Candidate) -> bool:
    word = wording.texts[known.first]
    return known.last - known.first == 1 and (len(word) <= SHORT_ACRONYM or is_common(word))


def uncovered(run: Run, taken: list[bool]) -> Run | None:
    """What no other name takes of a run; None when nothing is left, or too little to be of its type."""
    free = next((i for i in range(run.last, run.first, -1) if taken[i - 1]), run.first)
    return Run(free, run.last, run.seen) if free == run.first or (free < run.last and run.seen == "PER") else None


def with_state(candidate: Candidate, overruled: list[Candidate]) -> Candidate:
    """The candidate with the state of the adjective or country that its name begins with: "Danish Refugee Fund"."""
    if candidate.type == "ORG" and candidate.country is None:
        state = next((k for k in overruled if k.first == candidate.first and k.noun in PLACES), None)
        candidate.country = state.country if state else None
        candidate.codes = candidate.codes or tuple(c for c in (candidate.country,) if c)
    return candidate
