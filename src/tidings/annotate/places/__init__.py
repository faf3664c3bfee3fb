"""Places: toponyms found among the names of an article, read as one place each, and where an event happened.

"Moscow said" names a place too: whether it acts there is the mentions' matter, not ours. Adjectives ("Syrian") are
places of their country, but no event happens in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.places.home import home_country
from tidings.annotate.places.senses import Named, choose_senses
from tidings.annotate.places.spotting import spot_toponyms
from tidings.annotate.places.toponyms import Toponym, find_toponyms
from tidings.model import Mention, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from tidings.language.parsed import Parsed

HAPPENS_IN = {
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "over",
    "off",
    "around",
    "across",
    "throughout",
    "within",
    "above",
    "along",
    "on",
}
PLACING_RELATIONS = ("obl", "nmod", "advmod", "appos", "conj", "compound", "flat")
UNDERGOERS = {"obj", "nsubj:pass"}  # "struck a depot near Aleppo"
CLAUSES = {"ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj"}
EXACTNESS = {"site": 0, "city": 1, "water": 2, "region": 3, "country": 4}
PLAIN_KINDS = {"demonym": "country", "capital": "city"}
LONGEST_SENTENCE = 300  # tokens; a place farther off stands in another sentence
LONGEST_CLIMB = 8


def find_places(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Place, ...]:
    """All toponyms of an article, in order, each with its reading; a name has one reading in all of an article.

    A toponym that the table does not know is left out. Returns an empty tuple when there are none.
    """
    named = spot_toponyms(parsed, mentions)
    chosen = choose_senses(named, home_country(parsed.article))
    return tuple(_place(parsed, n, chosen[n.key]) for n in named if n.key in chosen)


def _place(parsed: Parsed, named: Named, sense: Toponym) -> Place:
    """A spotted toponym with the reading chosen for its name."""
    return Place(
        span=parsed.span(*named.tokens),
        tokens=named.tokens,
        name=sense.name,
        geonames=sense.geonames,
        country=sense.country or None,
        latitude=sense.latitude,
        longitude=sense.longitude,
        kind=PLAIN_KINDS.get(sense.kind, sense.kind),
    )


def place_of(parsed: Parsed, places: Sequence[Place], token_index: int) -> int | None:
    """The position of the place where the verb or noun at a token happens; None when its clause names none.

    Looked for among what hangs on the word with "in", "at", "near", "over" ...; the most exact one wins, then the
    nearest. A place inside an actor's name, an adjective or a place of another clause does not count.
    """
    found = []
    for position, place in enumerate(places):
        if abs(place.tokens[0] - token_index) > LONGEST_SENTENCE:
            continue
        steps = None if _is_adjective(parsed, place) else _steps_to(parsed, place, token_index)
        if steps is not None:
            found.append((EXACTNESS.get(place.kind or "", 5), steps, position))
    return min(found)[2] if found else None


def _is_adjective(parsed: Parsed, place: Place) -> bool:
    """Whether a place is only the adjective of its country."""
    senses = find_toponyms(parsed.text(place.span))
    return bool(senses) and senses[0].kind == "demonym"


def _steps_to(parsed: Parsed, place: Place, target: int) -> int | None:
    """How many relations a place hangs below a token, at least one of them locative; None when it does not."""
    first, last = place.tokens
    token = next(
        (t for t in parsed.doc[first:last] if not first <= t.head.i < last or t.head.i == t.i), parsed.doc[first]
    )
    locative = False
    for step in range(LONGEST_CLIMB):
        if token.i == target:
            return step if locative else None
        if (
            token.head.i == token.i
            or token.dep_ in CLAUSES
            or not (_places(token) or (locative and token.dep_ in UNDERGOERS))
        ):
            return None
        locative = locative or _preposition(token) in HAPPENS_IN
        token = token.head
    return None


def _places(token: Token) -> bool:
    """Whether the relation to the head can say where; an adjective, a subject or an object cannot."""
    return token.dep_.startswith(PLACING_RELATIONS) and token.pos_ != "ADJ"


def _preposition(token: Token) -> str:
    """The lower-cased preposition of a phrase, empty when it has none."""
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")
