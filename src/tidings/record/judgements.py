"""What people decided: appended, never overwritten; taken back by another judgement; carried over as JSON Lines."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import chain, combinations
from typing import TYPE_CHECKING, TextIO

from sqlalchemy import Connection, insert, select

from tidings.errors import ConfigError
from tidings.held import Bound, Ruled, Spot, hold, stands_at, when
from tidings.model import Anchor, Judgement, Span, Subject
from tidings.record import schema
from tidings.record.codec import UndecodableError, decode, encode
from tidings.record.decidable import check

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tidings.record.view import View

ID_LENGTH = 12  # hexadecimal digits, as for all ids
READ_FOR_A_PAIR = 2
Key = tuple[str, int, int]
LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}
"""Those that JSON lets stand in a string, as JSON may write them too."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people's judgements in force against each other, the older first; `why` says over what. The newer holds."""

    first: Judgement
    second: Judgement
    why: str


def name_judgement(judgement: Judgement) -> Judgement:
    """The judgement under the id that what it says gives it, whatever id it had."""
    said = encode(replace(judgement, id="j"))
    return replace(judgement, id="j" + sha256(said.encode()).hexdigest()[:ID_LENGTH])


def append(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """The judgements stand in the table behind those there; how many were not there before."""
    known = set(connection.scalars(select(schema.JUDGEMENTS.c.id)))
    new = {j.id: j for j in judgements if j.id not in known}
    if new:
        connection.execute(insert(schema.JUDGEMENTS), [_row(j) for j in new.values()])
    return len(new)


def _row(judgement: Judgement) -> dict[str, str | None]:
    plain = {name: getattr(judgement, name) for name in ("id", "made", "who", "kind", "note", "undoes")}
    subject = "; ".join(s.name for s in judgement.subjects)
    return plain | {"subject": subject, "decision": _decision(judgement), "data": encode(judgement)}


def _decision(judgement: Judgement) -> str:
    return " ".join(filter(None, [judgement.field, ", ".join(judgement.value)]))


def read_all(connection: Connection) -> list[Judgement]:
    """Every judgement, undone ones and undos too, in the order in which they were made."""
    return sorted((decode(Judgement, data) for data in connection.scalars(select(schema.JUDGEMENTS.c.data))), key=when)


def undone_by(judgements: Iterable[Judgement]) -> dict[str, tuple[str, ...]]:
    """For each judgement that was taken back, the undos that hold against it; an undo may be undone itself."""
    listed = list(judgements)
    target = {j.id: j.undoes for j in listed if j.undoes}
    against: dict[str, list[str]] = defaultdict(list)
    for name in sorted(target, key=lambda n: _depth(n, target), reverse=True):
        if not against.get(name):
            against[target[name]].append(name)
    order = {j.id: n for n, j in enumerate(sorted(listed, key=when))}
    return {name: tuple(sorted(undos, key=order.__getitem__)) for name, undos in against.items()}


def _depth(name: str, target: Mapping[str, str]) -> int:
    """How many judgements are taken back one by the other below this one."""
    seen = {name}
    while (name := target.get(name, "")) and name not in seen:
        seen.add(name)
    return len(seen)


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that hold, in the order in which they were made: none that is undone, and no undos."""
    listed = sorted(judgements, key=when)
    undone = undone_by(listed)
    return [j for j in listed if j.kind != "undo" and j.id not in undone]


def make_undo(judgement: Judgement, *, who: str, made: str) -> Judgement:
    """The judgement that takes another back."""
    subjects = tuple(replace(s, anchors=(), names=()) for s in judgement.subjects)
    return name_judgement(Judgement("", made, who, "undo", subjects, undoes=judgement.id))


def find_undoable(judgements: Sequence[Judgement], begun: str | None, who: str) -> Judgement:
    """The judgement whose id begins so; without one, the newest of `who` that is in force.

    Raises:
        ConfigError: there is none, or several begin so, or it is undone already.
    """
    if begun is None:
        own = [j for j in in_force(judgements) if j.who == who]
        if not own:
            raise ConfigError(f"{who} has judged nothing that could be undone; `tidings judgements RECORD` lists all")
        return own[-1]
    found = [j for j in judgements if j.id.startswith(begun)]
    if len(found) != 1:
        several = f"{begun!r} begins {len(found)} judgements; give more of it" if found else f"no judgement {begun!r}"
        raise ConfigError(f"{several}; `tidings judgements RECORD` lists all with their ids")
    if undos := undone_by(judgements).get(found[0].id):
        raise ConfigError(f"{found[0].id} is undone already; bring it back with: tidings undo RECORD {undos[0]}")
    return found[0]


def find_conflicts(judgements: Iterable[Judgement]) -> list[Conflict]:
    """Where two people in force contradict each other, in the order in which they were made."""
    by_key: dict[object, list[Judgement]] = defaultdict(list)
    for judgement in in_force(judgements):
        for key in set(_keys(judgement)):
            by_key[key].append(judgement)
    found: dict[tuple[str, str], Conflict] = {}
    for one, other in chain.from_iterable(combinations(js, READ_FOR_A_PAIR) for js in by_key.values()):
        why = _contradiction(one, other) if one.who != other.who else ""
        if why:
            found[one.id, other.id] = Conflict(one, other, why)
    return sorted(found.values(), key=lambda c: (when(c.first), when(c.second)))


def _keys(judgement: Judgement) -> Iterator[object]:
    """What a judgement is about, so that those about one thing meet."""
    for subject in judgement.subjects:
        yield from (_key(a) for a in subject.anchors)
        if not subject.anchors:
            yield (subject.kind, subject.name.casefold())


def _key(anchor: Anchor) -> Key:
    start, end = anchor.head or (anchor.start, anchor.end)
    return anchor.sha256, start, end


def _contradiction(one: Judgement, other: Judgement) -> str:
    """What two judgements on one thing disagree over; empty where they do not."""
    kinds = {one.kind, other.kind}
    if kinds == {"accept", "reject"}:
        return "one accepts what the other rejects"
    if kinds <= {"merge", "split", "accept"} and "split" in kinds:
        split, joined = (one, other) if one.kind == "split" else (other, one)
        return "one holds together what the other parts" if _are_parted(split, joined) else ""
    if one.kind != other.kind or one.kind not in {"edit", "grade", "owner", "link"} or one.value == other.value:
        return ""
    same = one.field == other.field and [_about(s) for s in one.subjects] == [_about(s) for s in other.subjects]
    named = one.field or one.kind
    return f"{named}: {_value(one)} or {_value(other)}" if same or one.kind == "owner" else ""


def _about(subject: Subject) -> object:
    """What tells one subject from another: the first words it holds on to, else its name."""
    return (subject.kind, *([_key(subject.anchors[0])] if subject.anchors else [subject.name.casefold()]))


def _value(judgement: Judgement) -> str:
    return ", ".join(judgement.value) or "nothing"


def _are_parted(split: Judgement, joined: Judgement) -> bool:
    """Whether a merge, or an accepted group, reaches over two parts of a split."""
    if joined.kind == "split":
        return False
    held = {_key(a) for s in joined.subjects for a in s.anchors}
    return sum(any(_key(a) in held for a in part.anchors) for part in split.subjects) > 1


def write_judgements(judgements: Iterable[Judgement], out: TextIO) -> None:
    """The judgements as JSON Lines, one a line, whatever a reader takes for the end of a line."""
    out.writelines(encode(judgement).translate(LINE_ENDS) + "\n" for judgement in judgements)


def read_judgements(lines: Iterable[str]) -> list[Judgement]:
    """The judgements of JSON Lines; one without an id gets its own, blank lines are passed over.

    Raises:
        ConfigError: a line is no judgement, or says something else than what its id was made of.
    """
    return [_read_line(line, n) for n, line in enumerate(lines, start=1) if line.strip()]


def _read_line(line: str, number: int) -> Judgement:
    try:
        judgement = decode(Judgement, json.dumps({"id": "", **json.loads(line)}))
        named = name_judgement(check(judgement))
    except ConfigError as exc:
        raise ConfigError(f"line {number}: {exc}") from exc
    except (UndecodableError, ValueError, TypeError) as exc:
        raise ConfigError(f"line {number} is no judgement; `tidings judgements --to` writes one a line") from exc
    if judgement.id not in {"", named.id}:
        raise ConfigError(f"line {number}: {judgement.id} does not say what it said when it was made; take its id out")
    return named


def tell(judgement: Judgement) -> str:
    """A judgement in one line: `ana, 2026-11-21: edit date of “the fleet fires” to 1904-10-21`."""
    about = " with ".join(f"“{s.name}”" for s in judgement.subjects)
    return f"{judgement.who}, {judgement.made[:10]}: {_say(judgement, about)}" + (
        f" ({judgement.note})" if judgement.note and judgement.kind != "note" else ""
    )


def _say(judgement: Judgement, about: str) -> str:
    kind, value = judgement.kind, _value(judgement)
    if kind == "edit":
        return f"edit {judgement.field} of {about} to {value}"
    if kind == "link":
        first, *rest = [f"“{s.name}”" for s in judgement.subjects]
        says = "is" if judgement.value == ("true",) else "is not"
        return f"{rest[0] if rest else first} {says} from {first} ({judgement.field or 'any link'})"
    said = {
        "grade": f"grade {about} {value}",
        "owner": f"{about} belongs to {value}",
        "undo": f"undo {judgement.undoes}",
        "note": f"note on {about}: {judgement.note}",
        "split": f"split {about.replace(' with ', ' from ')}",
    }
    return said.get(kind, f"{kind} {about}")


def grades(judgements: Iterable[Judgement]) -> dict[tuple[str, str], str]:
    """The newest grade in force of each outlet, by its name and `reliability`; of other things, by name and field."""
    graded = [j for j in in_force(judgements) if j.kind == "grade" and j.value]
    return {(s.name, j.field or ""): j.value[0] for j in graded for s in j.subjects}


def find_subject(view: View, subject: Subject) -> tuple[str, ...]:
    """The ids that a subject has in the affair as it stands; () where nothing of it is there."""
    return _Index(view).find(_bind(view, [subject])[0])


def index_judgements(view: View, judgements: Iterable[Judgement]) -> dict[str, tuple[Judgement, ...]]:
    """For every id in the affair (an outlet: its name), the judgements in force on it, in the order they were made.

    A judgement on an account is not one on its event; one that merged or split events is on the events they are now.
    """
    index, found = _Index(view), defaultdict(list)
    for ruled in reversed(hold(in_force(judgements), view.pages.values()).rulings):
        names = [n for bound in ruled.subjects for n in index.find(bound)]
        for name in dict.fromkeys([*names, *index.find_link(ruled)]):
            found[name].append(ruled.judgement)
    return {name: tuple(js) for name, js in found.items()}


def _bind(view: View, subjects: Iterable[Subject]) -> list[Bound]:
    judgement = Judgement("", "2000-01-01", "", "note", tuple(subjects))
    return list(hold([judgement], view.pages.values()).rulings[0].subjects)


class _Index:
    """Where the things of an affair stand, by the words that judgements hold on to."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.accounts: dict[Span, list[str]] = defaultdict(list)
        self.statements: dict[Span, list[str]] = defaultdict(list)
        self.actors = {span: a.id for a in view.affair.actors for span in a.mentions}
        for told in view.affair.accounts:
            self.accounts[told.account.trigger].append(told.id)
        for said in view.affair.statements:
            for span in {*said.statement.cue[:1], stands_at(said.statement)}:
                self.statements[span].append(said.id)

    def find(self, bound: Bound) -> tuple[str, ...]:
        """The ids of what a subject is about, each once, in order; an outlet is its own name."""
        kind = bound.subject.kind
        if kind == "outlet":
            return (bound.subject.name,)
        found = [name for spot in bound.spots for name in self._find_at(kind, spot)]
        if kind == "actor" and not bound.spots:
            name = bound.subject.name.casefold()
            found = [a.id for a in self.view.affair.actors if a.name.casefold() == name]
        return tuple(dict.fromkeys(found))

    def _find_at(self, kind: str, spot: Spot) -> list[str]:
        if kind in {"account", "event"}:
            there = self.accounts.get(spot.head or spot.span, [])
            accounts = [self.view.accounts[name] for name in there]
            same = [a for a in accounts if (a.account.read_as or a.account.type) == spot.detail] or accounts
            return [a.event if kind == "event" else a.id for a in same]
        if kind == "statement":
            exact = self.statements.get(spot.span, [])
            return exact or (self.statements.get(spot.head, []) if spot.head else [])
        if kind == "actor":
            return [self.actors[spot.span]] if spot.span in self.actors else []
        spans = [(Span(a.page, *s), a.id) for a in self.view.affair.articles for s in a.spans[:1]]
        return [name for span, name in spans if kind == "article" and spot.span.contains(span)]

    def find_link(self, ruled: Ruled) -> Iterator[str]:
        """The ids of the links that a judgement on a link is about."""
        if ruled.judgement.kind != "link" or len(ruled.subjects) != READ_FOR_A_PAIR:
            return
        source, target = (self.find(bound) for bound in ruled.subjects)
        for name, link in self.view.links.items():
            if link.source in source and link.target in target and ruled.judgement.field in {None, link.kind}:
                yield name
