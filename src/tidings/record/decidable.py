"""What a person can decide: the fields of each kind of thing, and what may stand in them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, get_args

from tidings.errors import ConfigError
from tidings.model import Act, ActorType, Certainty, Form, JudgementKind, LinkKind, Polarity, SubjectKind, Tense

if TYPE_CHECKING:
    from tidings.model import Judgement, Subject

PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The event types of PLOVER 2, https://github.com/openeventdata/PLOVER."""
FIELDS: dict[str, tuple[str, ...]] = {
    "account": ("type", "mode", "date", "place", "actors", "recipients", "polarity", "certainty", "tense"),
    "statement": ("act", "speaker", "certainty", "form"),
    "event": ("type", "mode", "date", "place", "actors", "recipients", "summary"),
    "article": ("date", "outlet", "title"),
    "actor": ("name", "type"),
}
CHOICES: dict[str, tuple[str, ...]] = {
    "type": PLOVER,
    "act": get_args(Act),
    "form": get_args(Form),
    "certainty": get_args(Certainty),
    "polarity": get_args(Polarity),
    "tense": get_args(Tense),
}
NEEDED = frozenset({*CHOICES, "summary", "name"})
"""Fields that cannot be emptied."""
ACTOR_TYPES: tuple[str, ...] = get_args(ActorType)
LINK_KINDS: tuple[str, ...] = get_args(LinkKind)
GRADES = {"reliability": tuple("ABCDEF"), "credibility": tuple("123456")}
"""The Admiralty code: how reliable a source is, how credible one item of it."""
PEOPLE = frozenset({"actors", "recipients", "speaker"})
"""Fields whose value are actors."""
ALL = frozenset(get_args(SubjectKind))
ABOUT: dict[str, frozenset[str]] = {
    "accept": ALL - {"article", "outlet", "link"},
    "reject": ALL - {"article", "outlet", "link"},
    "edit": frozenset(FIELDS),
    "merge": frozenset({"event", "actor"}),
    "split": frozenset({"event", "actor"}),
    "link": frozenset({"article", "outlet"}),
    "grade": ALL - {"actor", "link", "article"},
    "owner": frozenset({"outlet"}),
    "note": ALL,
    "undo": ALL,
}
FEWEST = {"merge": 2, "split": 2, "link": 2, "undo": 0}
"""How many things a judgement of a kind is about at least; 1 elsewhere."""


def check(judgement: Judgement) -> Judgement:
    """The judgement, when it is one that weighing can obey.

    Raises:
        ConfigError: it says something that nobody can decide; the message says what and what to say instead.
    """
    if judgement.kind not in get_args(JudgementKind):
        raise ConfigError(f"{judgement.kind!r} is no judgement; there are: {', '.join(get_args(JudgementKind))}")
    if not judgement.who.strip():
        raise ConfigError("nobody is named who judges; name somebody with --who")
    datetime.fromisoformat(judgement.made)
    _check_subjects(judgement)
    {"edit": _check_edit, "grade": _check_grade, "link": _check_link}.get(judgement.kind, _check_rest)(judgement)
    return judgement


def _check_subjects(judgement: Judgement) -> None:
    kind, about = judgement.kind, judgement.subjects
    if wrong := next((s for s in about if s.kind not in ABOUT[kind]), None):
        raise ConfigError(f"{kind} is not for {_a(wrong)}; it is for: {', '.join(sorted(ABOUT[kind]))}")
    if len(about) < FEWEST.get(kind, 1):
        raise ConfigError(f"{kind} needs {FEWEST.get(kind, 1)} things to be about, not {len(about)}")
    if kind in {"merge", "split", "edit"} and len({s.kind for s in about}) > 1:
        raise ConfigError(f"{kind} needs things of one kind, not {' and '.join(_a(s) for s in about)}")


def _a(subject: Subject) -> str:
    return f"{'an' if subject.kind[0] in 'aeo' else 'a'} {subject.kind}"


def _check_edit(judgement: Judgement) -> None:
    kind, name, value = judgement.subjects[0].kind, judgement.field, judgement.value
    if name not in FIELDS[kind]:
        raise ConfigError(f"{kind}s have no field {name!r} to edit; there are: {', '.join(FIELDS[kind])}")
    choices = ACTOR_TYPES if (kind, name) == ("actor", "type") else CHOICES.get(name, ())
    if (choices and any(v not in choices for v in value)) or (name in NEEDED and not value):
        raise ConfigError(
            f"{' '.join(value) or 'nothing'!r} is no {name}; give one of: {', '.join(choices) or 'words'}"
        )
    if name == "date":
        _check_days(value)
    elif len(value) > 1 and name not in PEOPLE:
        raise ConfigError(f"{name} takes one value, not {len(value)}: {', '.join(value)}")


def _check_days(value: tuple[str, ...]) -> None:
    try:
        days = [date.fromisoformat(v) for v in value]
    except ValueError as exc:
        raise ConfigError(f"{', '.join(value)!r} is no date; write 2015-07-24, or first and last day") from exc
    if len(days) > 2 or days != sorted(days):  # noqa: PLR2004 -- first and last
        raise ConfigError(f"{', '.join(value)!r} is no stretch of days; give the first and the last, in this order")


def _check_grade(judgement: Judgement) -> None:
    scale = GRADES.get(judgement.field or "", ())
    if len(judgement.value) != 1 or judgement.value[0] not in scale:
        raise ConfigError(
            f"{', '.join(judgement.value)!r} is no grade; a source has A (reliable) to F (cannot be judged), an item 1 "
            "(confirmed) to 6 (cannot be judged)"
        )
    of_source = judgement.field == "reliability"
    if wrong := next((s for s in judgement.subjects if (s.kind == "outlet") != of_source), None):
        raise ConfigError(f"{judgement.value[0]} does not grade {_a(wrong)}; outlets have letters, items have numbers")


def _check_link(judgement: Judgement) -> None:
    if judgement.field is not None and judgement.field not in LINK_KINDS:
        raise ConfigError(f"{judgement.field!r} is no kind of link; there are: {', '.join(LINK_KINDS)}")
    if judgement.value not in {("true",), ("false",)}:
        raise ConfigError("a link is true or false; say which")
    if judgement.subjects[-1].kind != "article":
        raise ConfigError("a link leads from an article or an outlet to an article; name them in this order")


def _check_rest(judgement: Judgement) -> None:
    if judgement.kind == "owner" and len(judgement.value) > 1:
        raise ConfigError(f"an outlet has one owner, not {len(judgement.value)}; name the one that controls it")
    if judgement.kind == "note" and not judgement.note.strip():
        raise ConfigError("a note without words says nothing; write them behind the id")
    if judgement.kind == "undo" and not judgement.undoes:
        raise ConfigError("an undo names the judgement that it takes back; `tidings judgements RECORD` lists them")
