"""Articles made by hand for the tests of weighing: say the words, and where they stand is looked up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from tidings.model import (
    UNKNOWN_INTERVAL,
    Account,
    Actor,
    Annotated,
    Article,
    Hop,
    Interval,
    Mention,
    Place,
    Publication,
    Span,
    Statement,
    Timex,
)
from tidings.weigh.pile import Pile, Telling, find_tellings, pile_up

STATES = {"Syldavia": "SYL", "Borduria": "BOR"}
PEOPLE = {"Ann Ash": "SYL", "Bob Birch": "BOR", "Cy Cedar": None, "Dee Dorn": None, "Eve Elm": None, "Fay Fir": None}


def days(first: str, last: str | None = None) -> Interval:
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


@dataclass
class Made:
    """An article in the making; every method adds one thing and gives the article back."""

    id: str
    text: str
    outlet: str | None = None
    published: Interval = UNKNOWN_INTERVAL
    page: str | None = None
    start: int = 0
    dateline: str | None = None
    credits: tuple[str, ...] = ()
    title: str | None = None
    names: list[str] = field(default_factory=list)
    parts: dict[str, list] = field(
        default_factory=lambda: {"mentions": [], "times": [], "places": [], "statements": [], "accounts": []}
    )

    def span(self, words: str) -> Span:
        at = self.text.index(words, self.start)
        return Span(self.page or f"p{self.id}", at, at + len(words))

    def mention(self, name: str) -> int:
        if name not in self.names:
            span = self.span(name) if name in self.text[self.start :] else Span(self.page or f"p{self.id}", 0, 1)
            self.names.append(name)
            chain = len(self.names) - 1
            self.parts["mentions"].append(Mention(span, (0, 1), 0, "PER", "name", chain, name))
        return self.names.index(name)

    def time(self, words: str, interval: Interval = UNKNOWN_INTERVAL) -> Made:
        self.parts["times"].append(Timex(self.span(words), (0, 1), words, "DATE", "", interval))
        return self

    def place(self, words: str, name: str | None = None, geonames: int | None = None) -> Made:
        self.parts["places"].append(Place(self.span(words), (0, 1), name or words, geonames))
        return self

    def says(self, speaker: str | None, content: str, act: str = "asserts", **more: object) -> Made:
        """A statement by a known name, or by nobody named: `words` are then those for the source."""
        chain = tuple(Hop(name, "outlet") for name in more.pop("chain", ()))
        words = more.pop("words", None)
        self.parts["statements"].append(
            Statement(
                (self.span(words or speaker),) if (words or speaker or "\0") in self.text else (),
                (self.span(more.pop("cue")),) if "cue" in more else (),
                (self.span(content),),
                act,
                more.pop("form", "indirect"),
                speaker=None if speaker is None else self.mention(speaker),
                speaker_text=words or speaker,
                role=more.pop("role", "person" if speaker else "unnamed"),
                chain=chain,
                **more,
            )
        )
        return self

    def tells(self, words: str, kind: str, actors: Iterable[str] = (), to: Iterable[str] = (), **more: object) -> Made:
        span = self.span(words)
        sides = tuple(self.mention(a) for a in actors), tuple(self.mention(a) for a in to)
        self.parts["accounts"].append(
            Account(span, span, kind, more.pop("mode", None), (), *sides, **self._timed(span, more))
        )
        return self

    def _timed(self, span: Span, more: dict) -> dict:
        """An account given an interval names a time; `assumed=True` says that it does not."""
        if more.pop("assumed", False) or "interval" not in more or "times" in more:
            return more
        self.parts["times"].append(Timex(span, (0, 1), "then", "DATE", "", more["interval"]))
        return {**more, "times": (len(self.parts["times"]) - 1,)}

    @property
    def done(self) -> Annotated:
        page = self.page or f"p{self.id}"
        article = Article(
            self.id,
            page,
            ((self.start, len(self.text)),),
            self.title,
            outlet=self.outlet,
            credits=self.credits,
            dateline=self.dateline,
            published=Publication(self.published, "given" if self.published.days else "unknown"),
        )
        return Annotated(
            article, _sentences(page, self.text, self.start), **{k: tuple(v) for k, v in self.parts.items()}
        )


def _sentences(page: str, text: str, start: int) -> tuple[Span, ...]:
    out = []
    for part in text[start:].split(". "):
        out.append(Span(page, start, start + len(part)))
        start += len(part) + 2
    return tuple(out)


def texts_of(made: Iterable[Made]) -> dict[str, str]:
    return {m.page or f"p{m.id}": m.text for m in made}


def actors_of(annotated: Iterable[Annotated], _texts: object = None, _held: object = None) -> tuple[Actor, ...]:
    """One actor for each name, whichever article it stands in: merging is tested elsewhere."""
    members: dict[str, set[tuple[str, int]]] = {}
    for article in annotated:
        for mention in article.mentions:
            members.setdefault(mention.name, set()).add((article.article.id, mention.chain))
    return tuple(_actor(name, chains) for name, chains in sorted(members.items()))


def _actor(name: str, chains: set[tuple[str, int]]) -> Actor:
    state = STATES.get(name)
    code = state or PEOPLE.get(name)
    kind = "state" if state else "person" if name in PEOPLE else "organisation"
    return Actor(f"a-{name}", name, kind, (code,) if code else (), (name,), members=tuple(sorted(chains)))


def pile_of(*made: Made) -> Pile:
    annotated = [m.done for m in made]
    return pile_up(annotated, texts_of(made), actors_of(annotated))


def tellings_of(pile: Pile) -> tuple[Telling, ...]:
    return tuple(t for a in pile.articles for t in find_tellings(pile, a))


def copy_of(made: Made, name: str, **changes: object) -> Made:
    """The same words under another id, on a page of their own."""
    page = f"p{name}"
    old = made.page or f"p{made.id}"
    parts = {k: [_move(x, old, page) for x in v] for k, v in made.parts.items()}
    return replace(made, id=name, page=page, names=list(made.names), parts=parts, **changes)


def _move(thing: object, old: str, page: str) -> object:
    """A thing with every span put on another page."""
    if isinstance(thing, Span):
        return replace(thing, page=page) if thing.page == old else thing
    if isinstance(thing, tuple):
        return tuple(_move(x, old, page) for x in thing)
    if hasattr(thing, "__dataclass_fields__") and not isinstance(thing, Hop):
        return replace(thing, **{k: _move(getattr(thing, k), old, page) for k in thing.__dataclass_fields__})
    return thing
