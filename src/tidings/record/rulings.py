"""From what a person points at, by the ids and names of the moment, to a judgement that holds on to words and names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidings.errors import ConfigError
from tidings.held import COMPARED, stands_at
from tidings.model import Anchor, Judgement, JudgementKind, Span, Subject
from tidings.record.decidable import GRADES, PEOPLE, check
from tidings.record.judgements import name_judgement
from tidings.record.view import ID_LIKE
from tidings.record.wording import parse_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidings.model import Actor
    from tidings.record.view import View

SHORTEST_ID = 5  # characters of an article's id that stand for it: as many as lists show
RANGE = ".."  # between the first and the last day of a date


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decides, told by ids (as short as they are shown) and names: see docs/judgements.md for each kind.

    `things` are what it is about; for a split, first the event or actor, then what is taken out of it.
    """

    kind: JudgementKind
    things: tuple[str, ...]
    field: str | None = None
    value: tuple[str, ...] = ()
    note: str = ""


def draft(view: View, ruling: Ruling, *, who: str, made: str) -> Judgement:
    """The judgement that a ruling is, its ids resolved to words on pages and names; nothing is stored.

    Raises:
        ConfigError: a thing is not there, or cannot be judged so.
    """
    ruling = _spell_out(view, ruling)
    split = ruling.kind == "split" and len(ruling.things) > 1
    subjects = _split(view, ruling.things) if split else _find_subjects(view, ruling)
    value, targets = _read_value(view, ruling)
    field_ = ruling.field
    if ruling.kind == "link" and len(ruling.things) == 1:
        field_ = view.links[view.find(ruling.things[0])].kind
    judgement = Judgement("", made, who, ruling.kind, subjects, field_, value, targets, ruling.note)
    return name_judgement(check(judgement))


def _spell_out(view: View, ruling: Ruling) -> Ruling:
    """A ruling with the field of its grade; whoever accepts or rejects a link says that it is true or false."""
    if ruling.kind in {"accept", "reject"} and len(ruling.things) == 1 and _is_link(view, ruling.things[0]):
        return replace(ruling, kind="link", value=("true" if ruling.kind == "accept" else "false",))
    if ruling.kind == "grade" and ruling.field is None and ruling.value:
        value = tuple(v.upper() for v in ruling.value)
        scale = next((name for name, grades in GRADES.items() if value[0] in grades), "credibility")
        return replace(ruling, field=scale, value=value)
    return ruling


def _is_link(view: View, thing: str) -> bool:
    return _find_thing(view, thing) in view.links


def _find_subjects(view: View, ruling: Ruling) -> tuple[Subject, ...]:
    if ruling.kind in {"grade", "owner"} and (ruling.kind == "owner" or ruling.field == "reliability"):
        return tuple(_outlet(view, thing) for thing in ruling.things)
    if ruling.kind == "link":
        return _find_ends(view, ruling.things)
    found = [_find_thing(view, thing) for thing in ruling.things]
    if ruling.kind == "merge":
        found = [view.accounts[name].event if name in view.accounts else name for name in found]
    return tuple(_make(view, name) for name in dict.fromkeys(found))


def _find_thing(view: View, thing: str) -> str:
    """The id of a thing, or the name of an outlet where it is one's."""
    try:
        return view.find(thing)
    except ConfigError:
        if (name := _find_outlet(view, thing)) is None:
            raise
        return name


def _find_outlet(view: View, thing: str) -> str | None:
    """An outlet of the record by its name in any case, or by an article of it."""
    known = {a.outlet for a in view.affair.articles if a.outlet}
    known |= {link.source for link in view.affair.links if link.source not in view.articles}
    found = sorted(name for name in known if name.casefold() == thing.casefold())
    return found[0] if found else None


def _outlet(view: View, thing: str) -> Subject:
    """An outlet as a subject; one that nothing here names is taken at its word."""
    article = _find_article(view, thing)
    named = _find_outlet(view, thing) or (view.articles[article].outlet if article else None)
    return Subject("outlet", named or thing)


def _find_article(view: View, thing: str) -> str | None:
    """The article whose id is this, or begins so."""
    if thing in view.articles:
        return thing
    found = [i for i in view.articles if len(thing) >= SHORTEST_ID and i.startswith(thing)]
    return found[0] if len(found) == 1 else None


def _find_ends(view: View, things: Sequence[str]) -> tuple[Subject, ...]:
    """The two ends of a link, told by its id, or by an article or outlet and an article."""
    if len(things) == 1:
        link = view.links.get(view.find(things[0]))
        if link is None:
            raise ConfigError(f"{things[0]!r} is no link; `tidings show RECORD links` lists them")
        things = (link.source, link.target)
    return tuple(_find_end(view, thing) for thing in things)


def _find_end(view: View, thing: str) -> Subject:
    """An article by its id, else an outlet by its name."""
    article = _find_article(view, thing)
    if article is None and ID_LIKE.fullmatch(thing):
        raise ConfigError(f"{thing!r} is no article; `tidings show RECORD articles` lists their ids")
    return _article(view, article) if article else _outlet(view, thing)


def _make(view: View, name: str) -> Subject:
    """What goes by an id, or an outlet by its name, as a subject."""
    makers: tuple[tuple[object, Callable[[View, str], Subject]], ...] = (
        (view.events, _event),
        (view.accounts, _account),
        (view.statements, _statement),
        (view.actors, lambda v, n: _actor(v, v.actors[n], v.actors[n].mentions)),
        (view.articles, _article),
    )
    for table, make in makers:
        if name in table:  # type: ignore[operator]  # dicts all
            return make(view, name)
    if name in view.links:
        link = view.links[name]
        return Subject("link", f"{view.outlet(link.source)} → {view.outlet(link.target)} ({link.kind})")
    if name in view.places or name in view.pages:
        raise ConfigError(f"{name} is a place or a page, which nobody can judge; judge what is told of it")
    return Subject("outlet", name)


def _anchor(view: View, span: Span, head: Span | None = None, detail: str = "") -> Anchor:
    page = view.pages[span.page]
    words = page.text[span.start : min(span.end, span.start + COMPARED)]
    return Anchor(page.sha256, span.start, span.end, words, (head.start, head.end) if head else None, detail)


def _account_anchor(view: View, name: str) -> Anchor:
    told = view.accounts[name].account
    return _anchor(view, told.evidence, told.trigger, told.read_as or told.type)


def _account(view: View, name: str) -> Subject:
    return Subject("account", view.words([view.accounts[name].account.evidence]), (_account_anchor(view, name),))


def _event(view: View, name: str) -> Subject:
    return _accounts(view, view.events[name].summary, view.events[name].accounts)


def _accounts(view: View, words: str, names: Iterable[str]) -> Subject:
    return Subject("event", words, tuple(_account_anchor(view, n) for n in names))


def _statement(view: View, name: str) -> Subject:
    weighed = view.statements[name]
    said = weighed.statement
    anchor = _anchor(view, stands_at(said), said.cue[0] if said.cue else None)
    return Subject("statement", f"{view.speaker(weighed)}: {view.words(said.content)}", (anchor,))


def _actor(view: View, actor: Actor, mentions: Sequence[Span]) -> Subject:
    """An actor by its mentions, each form of words once in every article."""
    seen: dict[tuple[str, str], Span] = {}
    for span in mentions:
        seen.setdefault((span.page, view.words([span]).casefold()), span)
    return Subject("actor", actor.name, tuple(_anchor(view, s) for s in seen.values()), actor.names)


def _article(view: View, name: str) -> Subject:
    found = view.articles[name]
    span = Span(found.page, found.spans[0][0] if found.spans else 0, found.spans[-1][1] if found.spans else 0)
    anchor = _anchor(view, span)
    return Subject("article", f"{view.outlet(name)}: {found.title or ''}".rstrip(": "), (anchor,))


def _split(view: View, things: Sequence[str]) -> tuple[Subject, ...]:
    """The parts: several events or actors as they are; or what is taken out of one, and what is left of it."""
    whole = view.find(things[0])
    if whole in view.events:
        return _split_event(view, whole, things[1:])
    if whole in view.actors:
        return _split_actor(view, whole, things[1:])
    raise ConfigError(f"{things[0]!r} cannot be split; name an event or an actor first, then what is to be taken out")


def _split_event(view: View, whole: str, things: Sequence[str]) -> tuple[Subject, ...]:
    found = [view.find(thing) for thing in things]
    event = view.events[whole]
    if all(name in view.events for name in found):
        return tuple(_make(view, name) for name in dict.fromkeys([whole, *found]))
    if strange := next((t for t, n in zip(things, found, strict=True) if n not in event.accounts), None):
        raise ConfigError(f"{strange!r} is no account of {view.short(whole)}; `tidings why` lists them")
    left = [name for name in event.accounts if name not in found]
    if not left:
        raise ConfigError(f"these are all accounts of {view.short(whole)}; leave at least one in it")
    return _accounts(view, view.words([view.accounts[found[0]].account.evidence]), found), _accounts(
        view, event.summary, left
    )


def _split_actor(view: View, whole: str, things: Sequence[str]) -> tuple[Subject, ...]:
    actor = view.actors[whole]
    out = [span for span in actor.mentions if any(_is_meant(view, span, thing) for thing in things)]
    left = [span for span in actor.mentions if span not in out]
    if not out and (others := _other_actors(view, whole, things)):
        return (_make(view, whole), *others)
    if not out or not left:
        said = "none" if not out else "all"
        raise ConfigError(
            f"{', '.join(things)}: {said} of the mentions of {actor.name}; name spellings as they stand, or articles"
        )
    words = view.words([max(out, key=len)])
    return _actor(view, replace(actor, name=words, names=()), out), _actor(view, actor, left)


def _is_meant(view: View, span: Span, thing: str) -> bool:
    """Whether a mention is spelled so, or stands in the article that goes by that id."""
    if view.words([span]).casefold() == " ".join(thing.split()).casefold():
        return True
    begun = len(thing) >= SHORTEST_ID
    articles = [
        a for a in view.affair.articles if a.page == span.page and (thing == a.id or (begun and a.id.startswith(thing)))
    ]
    return any(start <= span.start < end for a in articles for start, end in a.spans)


def _other_actors(view: View, whole: str, things: Sequence[str]) -> tuple[Subject, ...]:
    """The other actors named, where all of them are such; they are kept apart from the first."""
    try:
        found = [view.find(thing) for thing in things]
    except ConfigError:
        return ()
    others = all(name in view.actors and name != whole for name in found)
    return tuple(_make(view, name) for name in found) if others else ()


def _read_value(view: View, ruling: Ruling) -> tuple[tuple[str, ...], tuple[Subject, ...]]:
    """The value as it is stored, and the actors that it names."""
    if ruling.kind != "edit":
        return ruling.value, ()
    if ruling.field == "date":
        return _read_date(ruling.value), ()
    if ruling.field in PEOPLE:
        actors = [_find_actor(view, name) for name in ruling.value]
        return tuple(a.name for a in actors), tuple(_actor(view, a, a.mentions) for a in actors)
    choices = {"type": str.upper}
    change = choices.get(ruling.field or "", str)
    is_actor = len(ruling.things) == 1 and view.find(ruling.things[0]) in view.actors
    return tuple(v if is_actor else change(v) for v in ruling.value), ()


def _find_actor(view: View, name: str) -> Actor:
    found = view.find(name)
    if found not in view.actors:
        raise ConfigError(f"{name!r} is no actor; `tidings show RECORD actors` lists them")
    return view.actors[found]


def _read_date(value: Sequence[str]) -> tuple[str, ...]:
    """The first and last day of `2015-07`, `2015-07-21..2015-07-31`; one day alone once."""
    said = [part for v in value for part in v.split(RANGE) if part.strip()]
    if not said:
        return ()
    days = (parse_day(said[0], last=False), parse_day(said[-1], last=True))
    return tuple(dict.fromkeys(day.isoformat() for day in days))
