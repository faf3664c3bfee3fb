"""Names, what describes people and groups, and pronouns: whom an article talks about, which words mean the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tidings.annotate.names.coreference import fold_name, link
from tidings.annotate.names.craft import named_craft
from tidings.annotate.names.descriptions import find_descriptions, find_pronouns
from tidings.annotate.names.known import find_known
from tidings.annotate.names.people import (
    ACTOR_TYPES,
    Titled,
    find_titles,
    is_lone_common,
    named,
    ruled_state,
    split_run,
    surnames,
)
from tidings.annotate.names.rostered import add_listed, apply_roster
from tidings.annotate.names.runs import Run, bound_run, find_runs, split_joined, trusted_words
from tidings.annotate.names.seen import find_seen, part_known, uncovered, with_state
from tidings.annotate.names.standing import settle
from tidings.annotate.names.wording import Candidate, Wording, read_wording
from tidings.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.language.parsed import Parsed
    from tidings.model import MentionType
    from tidings.roster import Roster

TITLED_VOTE = 5  # how many untitled readings one with a title outweighs


def find_mentions(parsed: Parsed, roster: Roster | None = None) -> tuple[Mention, ...]:
    """Every mention of an actor or named thing in an article, in text order, with its chain; empty when there is none.

    Names do not overlap, but that a name with its title holds the name of a state or body ("Russian Defense Ministry
    spokesman Igor Konashenkov"), and so may a nominal ("a senior US official"). Chains count from 0 in text order.
    What `roster` lists is one thing under all its names, with the codes it has on the day of the article.
    """
    wording = read_wording(parsed)
    names = find_names(wording, roster)
    found = [*names, *find_descriptions(wording, names), *find_pronouns(wording)]
    found.sort(key=lambda c: (c.first, -c.last))
    kept = link(wording, found)
    return tuple(_mention(wording, candidate) for candidate in kept)


def find_names(wording: Wording, roster: Roster | None = None) -> list[Candidate]:
    """The names of an article in text order: of tables, roster, network and rules, with their titles."""
    seen = add_listed(wording, find_seen(wording), roster)
    known, overruled = part_known(wording, find_known(wording), seen)
    taken = _covered(wording, known)
    titles = find_titles(wording, taken)
    by_end = {candidate.last: candidate for candidate in known}
    others: list[Candidate] = []
    for run in _runs(wording, seen, taken):
        for part in split_run(wording, run, titles):
            candidate = named_craft(wording, part, others) or named(wording, part, titles, by_end)
            if part.seen not in {None, "PER"} or not _only_title(titles, candidate):
                others.append(with_state(candidate, overruled))
    _agree(others)
    people = surnames(others)
    others = [c for c in others if not is_lone_common(wording, c, people)]
    settle(wording, known)
    found = sorted([*known, *_with_rule(wording, others)], key=lambda c: (c.first, -c.last))
    apply_roster(wording, found, roster)
    return found


def _runs(wording: Wording, seen: list[Run], taken: list[bool]) -> list[Run]:
    """What the network calls names and, around them, what looks like one, in text order, on no token `taken`."""
    trusted = trusted_words(wording, taken)
    bound = [bound for run in find_runs(wording, taken, trusted) if (bound := bound_run(wording, run))]
    taken = _covered(wording, bound, taken)
    free = [run for run in (uncovered(run, taken) for run in seen) if run is not None]
    others = find_runs(wording, _covered(wording, free, taken), trusted)
    return sorted([*bound, *free, *split_joined(wording, others)], key=lambda run: run.first)


def _covered(wording: Wording, names: Sequence[Candidate | Run], taken: Sequence[bool] = ()) -> list[bool]:
    """Whether each token stands in one of the names or is `taken` already."""
    found = list(taken) or [False] * len(wording)
    for name in names:
        found[name.first : name.last] = [True] * (name.last - name.first)
    return found


def _agree(others: list[Candidate]) -> None:
    """Gives untitled names of the same words one type: that of most, one with a title before all others."""
    votes: dict[str, Counter[MentionType]] = defaultdict(Counter)
    for candidate in others:
        votes[fold_name(candidate.name)][candidate.type] += TITLED_VOTE if candidate.title else candidate.type != "MISC"
    for candidate in others:
        kind, count = votes[fold_name(candidate.name)].most_common(1)[0]
        if candidate.type != kind and not candidate.title and count > 0:
            candidate.type, candidate.actor_type = kind, ACTOR_TYPES.get(kind)


def _only_title(titles: dict[int, Titled], candidate: Candidate) -> bool:
    """Whether a run is nothing but a title that no name follows ("Prime Minister", "Mr. President")."""
    titled = titles.get(candidate.last)
    return titled is not None and titled.first <= candidate.bare[0]


def _with_rule(wording: Wording, people: list[Candidate]) -> list[Candidate]:
    """The same candidates, "the Assad regime" read as the state it stands for."""
    found: list[Candidate] = []
    for person in people:
        state = ruled_state(wording, person)
        if state is None or state.last > person.last + 1 or state.first < person.first:
            found.append(person)
        if state is not None:
            found.append(state)
    return found


def _mention(wording: Wording, candidate: Candidate) -> Mention:
    whole = candidate.bare == (candidate.first, candidate.last)
    return Mention(
        span=wording.parsed.span(candidate.first, candidate.last),
        tokens=(candidate.first, candidate.last),
        head=candidate.head,
        type=candidate.type,
        level=candidate.level,
        chain=candidate.chain,
        name=candidate.name,
        title=candidate.title,
        country=candidate.country,
        codes=candidate.codes,
        actor_type=candidate.actor_type,
        bare=None if whole else wording.parsed.span(*candidate.bare),
        entry=candidate.entry,
    )
