"""Judgements in force with their words found again on the pages: what weighing obeys and the record looks things up by.

A judgement holds on to words: the hash of a page and where they stand on it. `hold` looks them up on the pages that are
there; what is not there does nothing. Newer judgements stand above older ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from tidings.model import Anchor, Judgement, Page, Span, Statement, Subject

COMPARED = 200  # characters of an anchor's words that are kept and compared with the page


@dataclass(frozen=True, slots=True)
class Spot:
    """An anchor where it stands on a page of this affair."""

    span: Span
    head: Span | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """A subject with the places on the pages where it was found; none where its pages are not there."""

    subject: Subject
    spots: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruled:
    """A judgement whose subjects and targets were looked up."""

    judgement: Judgement
    subjects: tuple[Bound, ...]
    targets: tuple[Bound, ...] = ()

    @property
    def grounds(self) -> str:
        """Who decided it and when, for a reader: `judged by ana on 2026-11-21 (j0a1b2c3d4e5f)`."""
        return f"judged by {self.judgement.who} on {self.judgement.made[:10]} ({self.judgement.id})"


@dataclass(frozen=True)
class Held:
    """The judgements in force, newest first."""

    rulings: tuple[Ruled, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.rulings)

    def of(self, *kinds: str, about: str = "") -> Iterator[Ruled]:
        """The rulings of some kinds, newest first; only those about one kind of subject where that is named."""
        for ruled in self.rulings:
            if ruled.judgement.kind in kinds and (not about or any(b.subject.kind == about for b in ruled.subjects)):
                yield ruled

    @cached_property
    def edits(self) -> Mapping[Span, Sequence[Ruled]]:
        """The edits of accounts by the trigger of the account, oldest first."""
        found: dict[Span, list[Ruled]] = defaultdict(list)
        for ruled in self.of("edit", about="account"):
            for trigger in {spot.head or spot.span for bound in ruled.subjects for spot in bound.spots}:
                found[trigger].insert(0, ruled)
        return found


NOTHING = Held()


def hold(judgements: Iterable[Judgement], pages: Iterable[Page]) -> Held:
    """The judgements in force with their words found on the pages; the order of neither matters."""
    by_hash: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        by_hash[page.sha256].append(page)
    ordered = sorted(judgements, key=when, reverse=True)
    rulings = tuple(Ruled(j, *(tuple(_bind(s, by_hash) for s in part) for part in (j.subjects, j.targets)))
                    for j in ordered)  # fmt: skip
    owned = {s.name: j.value for j in reversed(ordered) if j.kind == "owner" for s in j.subjects}
    return Held(rulings, {outlet: value[0] for outlet, value in owned.items() if value})


def when(judgement: Judgement) -> tuple[datetime, str]:
    """What judgements are put in order by: when they were made, in UTC where they do not say, then their ids."""
    made = datetime.fromisoformat(judgement.made)
    return made if made.tzinfo else made.replace(tzinfo=UTC), judgement.id


def _bind(subject: Subject, pages: Mapping[str, Sequence[Page]]) -> Bound:
    spots = (_find(anchor, page) for anchor in subject.anchors for page in pages.get(anchor.sha256, ()))
    return Bound(subject, tuple(spot for spot in spots if spot))


def _find(anchor: Anchor, page: Page) -> Spot | None:
    """Where an anchor's words stand on a page: in their place, or the nearest where the text has shifted."""
    moved = _measure_shift(anchor, page.text)
    if moved is None:
        return None
    span = Span(page.id, anchor.start + moved, anchor.end + moved)
    head = Span(page.id, anchor.head[0] + moved, anchor.head[1] + moved) if anchor.head else None
    return Spot(span, head, anchor.detail)


def _measure_shift(anchor: Anchor, text: str) -> int | None:
    if text.startswith(anchor.words, anchor.start):
        return 0
    before, behind = text.rfind(anchor.words, 0, anchor.start), text.find(anchor.words, anchor.start)
    return min((at - anchor.start for at in (before, behind) if at >= 0), key=abs, default=None)


def stands_at(said: Statement) -> Span:
    """The words that a judgement on a statement holds on to: what is said, else who says it, else the cue."""
    return (*said.content, *said.sources, *said.cue)[0]
