"""Mentions that somebody marked in an article, each with what our own reading says of the words it stands on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from tidings.language.coreference import score_antecedents
from tidings.weigh.words import STOP, stem

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tidings.language.parsed import Parsed
    from tidings.model import Annotated

Kind = Literal["event", "entity"]
Place = tuple[int, int, str]  # start, end, kind
WHO = frozenset({"nsubj", "obl:agent", "nmod:poss", "csubj"})
WHOM = frozenset({"obj", "nsubj:pass", "iobj", "compound"})
SET = frozenset({"obl", "nmod", "obl:tmod", "nmod:tmod", "advmod"})
NEAR = 80  # words before a pronoun in which what it stands for is looked for: two sentences or three
OUTSIDE = frozenset({"PUNCT", "DET", "ADP", "PART", "CCONJ", "SCONJ", "AUX", "SYM", "X"})


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked mention. `words` are the stems of its content words, `head` the lemma its phrase hangs on.

    `level` is name, nominal, pronoun or, of events, verb or noun. `chain` numbers what coreference put together in the
    article, `name` what it is called there; `antecedent` is the position, among the marked mentions of the article, of
    what a pronoun in no chain most likely stands for. `sides` are the roles and head lemmas of what depends on an
    event, or the positions of the mentions that do; `times` the words for times beside it in its sentence; `bag`
    the stems of its sentence but for its own.
    """

    document: str
    start: int
    end: int
    kind: Kind
    text: str
    words: frozenset[str]
    head: str
    level: str
    sentence: int
    type: str = ""
    chain: int | None = None
    name: str = ""
    antecedent: int | None = None
    sides: tuple[tuple[str, int | str], ...] = ()
    times: frozenset[str] = frozenset()
    bag: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """What it is known by: the same in whatever order documents and mentions come."""
        return key_of(self.document, (self.start, self.end, self.kind))


def key_of(document: str, place: Place) -> str:
    """What a mention at a place of a document is known by."""
    start, end, kind = place
    return f"{document}\x1f{start:07d}\x1f{end:07d}\x1f{kind}"


@dataclass(frozen=True, slots=True)
class _Spot:
    """A marked place on the tokens of an article: `first` to `last`, half open, and the token its phrase hangs on."""

    place: Place
    first: int
    last: int
    head: int


def mark(parsed: Parsed, annotated: Annotated, places: Iterable[Place], document: str) -> tuple[Marked, ...]:
    """The marked mentions of an article in the order of their places; one that stands on no word is left out.

    `document` is what the article is called; `places` are code points of its page.
    """
    spots = [spot for place in sorted(set(places)) if (spot := _find_spot(parsed, place))]
    chains = _find_chains(annotated)
    by_head = {spot.head: i for i, spot in enumerate(spots) if spot.place[2] == "entity"}
    return tuple(_mark(_Sheet(parsed, annotated, chains, by_head, document), spot) for spot in spots)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An article with its marked entities by the token they hang on."""

    parsed: Parsed
    annotated: Annotated
    chains: dict[int, tuple[int, str, str, str]]
    by_head: dict[int, int]
    document: str


def _find_spot(parsed: Parsed, place: Place) -> _Spot | None:
    tokens = [i for i in range(len(parsed.doc)) if parsed.starts[i] < place[1] and parsed.ends[i] > place[0]]
    if not tokens:
        return None
    first, last = tokens[0], tokens[-1] + 1
    return _Spot(place, first, last, _find_head(parsed, first, last))


def _find_head(parsed: Parsed, first: int, last: int) -> int:
    """The token of a stretch whose own head lies outside it; of several the first that carries meaning."""
    doc = parsed.doc
    tops = [i for i in range(first, last) if not first <= doc[i].head.i < last or doc[i].head.i == i]
    full = [i for i in tops if doc[i].pos_ not in OUTSIDE]
    return (full or tops or [first])[0]


def _find_chains(annotated: Annotated) -> dict[int, tuple[int, str, str, str]]:
    """Of the head token of each of our own mentions: its chain, its name, its level and its type; names first."""
    order = {"name": 0, "nominal": 1, "pronoun": 2}
    mentions = sorted(annotated.mentions, key=lambda m: -order[m.level])
    return {m.head: (m.chain, m.name, m.level, m.actor_type or m.type) for m in mentions}


def _mark(sheet: _Sheet, spot: _Spot) -> Marked:
    doc = sheet.parsed.doc
    token, sentence = doc[spot.head], doc[spot.head].sent
    own = range(spot.first, spot.last)
    event = spot.place[2] == "event"
    chain, name, level, kind = sheet.chains.get(spot.head, (None, "", "", ""))
    beside = [t for t in sentence if t.i not in own]
    return Marked(
        sheet.document,
        spot.place[0],
        spot.place[1],
        "event" if event else "entity",
        " ".join(t.text for t in doc[spot.first : spot.last]),
        frozenset(_stems(doc[spot.first : spot.last])) or frozenset({token.lower_}),
        token.lemma_.lower(),
        _event_level(token) if event else level or _entity_level(token),
        sentence.start,
        kind,
        None if event else chain,
        "" if event else name,
        _find_antecedent(sheet, spot) if not event and chain is None and token.pos_ == "PRON" else None,
        tuple(_find_sides(sheet, token, own)) if event else (),
        frozenset(_times(sheet, beside)),
        frozenset(_stems(beside)),
    )


def _find_antecedent(sheet: _Sheet, spot: _Spot) -> int | None:
    """The marked entity before a pronoun that coreference finds likeliest; None where there is none near."""
    readings = sheet.parsed.readings
    heads = [h for h in sheet.by_head if h < spot.head and spot.head - h <= NEAR]
    if not heads or not len(readings.antecedent):
        return None
    scores = score_antecedents(readings, spot.head, np.array(heads))
    return sheet.by_head[heads[int(scores.argmax())]]


def _stems(tokens: Iterable[Token]) -> Iterator[str]:
    """The stems of the tokens that carry content."""
    return (stem(t.lower_) for t in tokens if t.pos_ not in OUTSIDE and t.lower_ not in STOP and t.text[0].isalnum())


def _event_level(token: Token) -> str:
    return "verb" if token.pos_ in {"VERB", "AUX"} else "noun"


def _entity_level(token: Token) -> str:
    return {"PROPN": "name", "PRON": "pronoun"}.get(token.pos_, "nominal")


def _times(sheet: _Sheet, tokens: Sequence[Token]) -> Iterator[str]:
    """The words for times among tokens of one sentence."""
    inside = {i for t in sheet.annotated.times for i in range(*t.tokens)}
    return (t.lower_ for t in tokens if t.i in inside and t.pos_ not in {"ADP", "DET", "PUNCT"})


def _find_sides(sheet: _Sheet, token: Token, own: range) -> Iterator[tuple[str, int | str]]:
    """Who takes part in an event, by the relations of the parse: places of marked entities, or lemmas of others."""
    for child in _dependents(token):
        if child.i in own or (role := _role(child)) is None:
            continue
        if child.i in sheet.by_head:
            yield role, sheet.by_head[child.i]
        elif child.pos_ in {"NOUN", "PROPN"}:
            yield role, child.lemma_.lower()


def _dependents(token: Token) -> Iterator[Token]:
    """What hangs on a word; a verb without a subject has that of the verb that governs it."""
    yield from token.children
    governed = token.dep_ in {"xcomp", "conj", "advcl"} and not any(c.dep_.startswith("nsubj") for c in token.children)
    if governed and token.pos_ == "VERB":
        yield from (c for c in token.head.children if c.dep_.startswith("nsubj"))
    if token.pos_ == "NOUN" and token.dep_ in {"obj", "nsubj:pass"} and token.head.pos_ == "VERB":
        yield from (c for c in token.head.children if c.dep_ in {"nsubj", "obl:agent", "obl"})


def _role(child: Token) -> str | None:
    roles = ((WHO, "who"), (WHOM, "whom"), (SET, "set"))
    return next((role for relations, role in roles if child.dep_ in relations), None)
