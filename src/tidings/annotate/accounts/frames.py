"""The lexicon of events: which words tell one, of which PLOVER type, and from where its parties are read.

`resources/frames.yaml` is the source and explains its keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from tidings.resources import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.annotate.accounts.tree import Tree

Kind = Literal["verb", "noun", "adjective"]
SYMMETRIC = {"CONSULT", "COOPERATE", "AGREE", "RETREAT"}
REACH = 5  # tokens between two words of one entry ("shot the Russian plane down")
ANY_CLAUSE = {"ANY", "INF", "OTHER"}
KINDS: dict[str, Kind] = {"verbs": "verb", "nouns": "noun", "adjectives": "adjective"}
PREPOSITIONS = {"for", "on", "to", "with", "against", "at", "into", "of", "upon", "by", "from", "in", "about"}


@dataclass(frozen=True, slots=True)
class Frame:
    """One word or fixed phrase that tells an event, and what must stand around it.

    `words` are dictionary forms, the trigger's own first for verbs and last for nouns. `actors` and `recipients` are
    alternatives of sources joined: `(("S", "with"),)` is "subject and with", `(("on",), ("against",))` "on, else
    against".
    """

    id: str
    kind: Kind
    words: tuple[str, ...]
    type: str
    mode: str | None
    actors: tuple[tuple[str, ...], ...]
    recipients: tuple[tuple[str, ...], ...]
    objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()
    contents: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()
    negated: tuple[str, str | None] | None = None
    slur: bool = False
    strict: bool = False

    @property
    def symmetric(self) -> bool:
        """Whether all who take part are actors."""
        return not self.recipients and any(len(group) > 1 for group in self.actors)

    @property
    def constraints(self) -> int:
        """How much it demands of the words around it: the more, the surer; a listed verb after it counts three."""
        named = (
            self.objects,
            self.subjects,
            self.complements,
            self.companions,
            self.contents,
            self.prepositions,
            self.cases,
        )
        listed = 2 * bool(self.complements - ANY_CLAUSE) + bool(self.companions)
        return sum(map(bool, named)) + listed + self.slur + 2 * (len(self.words) - 1)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All frames by the dictionary form that a trigger is found by, the word classes and the special verbs.

    `light` verbs lend their subject to an event noun ("launch airstrikes"); under an `unreal` verb an event noun tells
    of something that did not, or may not, happen ("cancel a visit").
    """

    frames: dict[tuple[Kind, str], tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]
    light: frozenset[str]
    unreal: frozenset[str]

    def among(self, lemma: str, wanted: frozenset[str]) -> bool:
        """Whether a word is one of the words or in one of the classes wanted."""
        return lemma in wanted or any(lemma in self.classes.get(name, ()) for name in wanted)


@cache
def load_lexicon() -> Lexicon:
    """The lexicon shipped in the package.

    Raises:
        ConfigError: the package was built without it.
    """
    return read_lexicon(load("frames"))


def read_lexicon(table: dict[str, Any]) -> Lexicon:
    """A lexicon from the entries of a table such as `resources/frames.yaml`."""
    frames: dict[tuple[Kind, str], list[Frame]] = {}
    for section, kind in KINDS.items():
        for number, group in enumerate(table[section]):
            for frame in _frames_of(group, kind, f"{section}.{number}"):
                key = frame.words[-1 if kind == "noun" and " of " not in frame.id else 0]
                frames.setdefault((kind, key), []).append(frame)
    classes = {name: frozenset(words) for name, words in table["classes"].items()}
    return Lexicon(
        {key: tuple(found) for key, found in frames.items()},
        classes,
        frozenset(table["light"]),
        frozenset(table["unreal"]),
    )


def _frames_of(group: dict[str, Any], kind: Kind, number: str) -> Iterator[Frame]:
    """The frames of one group, one for each of its words."""
    actors, recipients = read_sides(group["r"])
    code, mode = split_code(group["t"])
    for entry in group["w"]:
        yield Frame(
            id=f"{number}:{entry}",
            kind=kind,
            words=tuple(entry.split()),
            type=code,
            mode=mode,
            actors=actors,
            recipients=recipients,
            negated=split_code(group["n"]) if "n" in group else None,
            slur=bool(group.get("slur")),
            strict=bool(group.get("strict")),
            **{name: _words(group.get(key)) for key, name in CONSTRAINTS.items()},
        )


CONSTRAINTS = {
    "o": "objects",
    "s": "subjects",
    "c": "complements",
    "with": "companions",
    "of": "contents",
    "p": "prepositions",
    "case": "cases",
}


def _words(value: str | list[str] | None) -> frozenset[str]:
    """A constraint as a set; one word may be written without brackets."""
    return frozenset([value] if isinstance(value, str) else value or ())


def read_sides(sides: str) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """The sources of actors and of recipients.

    >>> read_sides("S > on|to")
    ((('S',),), (('on',), ('to',)))
    """
    left, _, right = sides.partition(">")
    return _alternatives(left), _alternatives(right)


def _alternatives(side: str) -> tuple[tuple[str, ...], ...]:
    """One side of a frame: poss|S+with is `(("poss",), ("S", "with"))`."""
    return tuple(tuple(x.strip() for x in part.split("+")) for part in side.split("|") if part.strip())


def split_code(code: str) -> tuple[str, str | None]:
    """A PLOVER type and its mode.

    >>> split_code("CONSULT/visit"), split_code("AGREE")
    (('CONSULT', 'visit'), ('AGREE', None))
    """
    kind, _, mode = code.partition("/")
    return kind, mode or None


def find_frames(lexicon: Lexicon, tree: Tree, i: int) -> Iterator[tuple[Frame, tuple[int, ...]]]:
    """The frames whose words stand at token `i`, each with the tokens of its words in order."""
    for kind in _kinds(tree, i):
        for frame in _keyed(lexicon, tree, i, kind):
            place = _before(tree, frame, i) if kind == "noun" and " of " not in frame.id else _behind(tree, frame, i)
            if place:
                yield frame, place


def _kinds(tree: Tree, i: int) -> tuple[Kind, ...]:
    """What a token may be; "the downing of" is a noun whatever its tag."""
    tag, pos = tree.tags[i], tree.pos[i]
    if tree.words[i] in {"down", "out", "up"} and i and (tree.words[i - 1] == "-" or tree.tags[i - 1] == "VBG"):
        return ("noun",)
    if tag == "VBG" and (tree.kids_as(i, {"nmod:poss", "amod", "det"}) or tree.words[i + 1 : i + 2] == ["of"]):
        return ("noun",)
    if pos == "VERB" or tag.startswith("VB"):
        return ("adjective", "verb") if tag in {"VBN", "JJ"} else ("verb",)
    if pos == "ADJ":
        return ("adjective",)
    return ("noun",) if pos in {"NOUN", "PROPN"} else ()


def _keyed(lexicon: Lexicon, tree: Tree, i: int, kind: Kind) -> tuple[Frame, ...]:
    """The frames to try at a token; nouns in -ing are looked up as they stand, "test-fired" as one word."""
    if kind == "verb" and i > 1 and tree.words[i - 1] == "-":
        joined = lexicon.frames.get((kind, f"{tree.words[i - 2]}-{tree.lemmas[i]}"), ())
        if joined:
            return joined
    found = lexicon.frames.get((kind, tree.lemmas[i]), ())
    if tree.words[i] != tree.lemmas[i]:
        found += lexicon.frames.get((kind, tree.words[i]), ())
    return found


def _behind(tree: Tree, frame: Frame, i: int) -> tuple[int, ...] | None:
    """Where the further words of a verb's frame follow it, each within reach and before the next finite verb."""
    place = [i]
    for word in frame.words[1:]:
        reach = 3 if word in PREPOSITIONS else REACH
        last = min(tree.sentences[i][1], place[-1] + 1 + reach)
        found = next((j for j in range(place[-1] + 1, last) if word in (tree.lemmas[j], tree.words[j])), None)
        if found is None or any(tree.is_verb(j) and tree.tags[j] != "VBG" for j in range(place[-1] + 1, found)):
            return None
        place.append(found)
    return tuple(place)


def _before(tree: Tree, frame: Frame, i: int) -> tuple[int, ...] | None:
    """Where the earlier words of a noun's frame stand right before it."""
    place = [i]
    for word in reversed(frame.words[:-1]):
        j = place[0] - 1
        if j >= 0 and tree.words[j] == "-":
            j -= 1
        if j < tree.sentences[i][0] or word not in (tree.lemmas[j], tree.words[j]):
            return None
        place.insert(0, j)
    return tuple(place)
