"""Subjects by the parse: who a verb belongs to when commas, clauses or another verb stand between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.statements.nominals import full_np_right
from tidings.annotate.statements.reading import NOUN, Reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.annotate.statements.cues import Cue

SHARING = frozenset({"conj", "advcl", "xcomp", "aux", "cop"})  # relations by which a verb has its head's subject
CLIMBS = 4  # verbs passed on the way to the one that has the subject


def own_subject(r: Reading, cue: Cue, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """The noun phrase before the cue that the parse gives it as its subject; None when there is none in the bounds."""
    return next((_phrase(r, k, cue, bounds) for k in _subjects(r, cue.head) if bounds[0] <= k < cue.group), None)


def shared_subject(r: Reading, cue: Cue, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """The subject of the verb that the cue is joined to ("... and said", "..., saying"), or None."""
    verb = cue.head
    for _ in range(CLIMBS):
        for k in _subjects(r, verb):
            if bounds[0] <= k < cue.group:
                return _phrase(r, k, cue, bounds)
        if r.deps[verb].split(":")[0] not in SHARING:
            return None
        verb = r.heads[verb]
    return None


def _subjects(r: Reading, verb: int) -> Iterator[int]:
    """The nouns and personal pronouns that are subjects of a verb."""
    first, last = r.sentence[verb]
    return (
        k
        for k in range(first, last)
        if r.heads[k] == verb and r.deps[k].startswith("nsubj") and r.tags[k] in NOUN | {"PRP", "CD", "DT"}
    )


def _phrase(r: Reading, head: int, cue: Cue, bounds: tuple[int, int]) -> tuple[int, int] | None:
    """The noun phrase around its head word; None when it stands in another quotation than the cue."""
    if r.quote[head] != r.quote[cue.head]:
        return None
    start = head
    while start > bounds[0] and r.heads[start - 1] in range(start, head + 1) and r.tags[start - 1] not in {",", "CC"}:
        start -= 1
    joined = [k + 1 for k in range(head, cue.group) if r.heads[k] == head and r.deps[k] == "conj" and r.tags[k] in NOUN]
    return start, max([full_np_right(r, start, cue.group), head + 1, *joined])
