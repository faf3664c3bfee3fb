"""Who did it and to whom: the sources a frame names, read off the parse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.annotate.accounts.tree import Tree, after, agents, complement, patients, surface_subject

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidings.annotate.accounts.cast import Cast
    from tidings.annotate.accounts.frames import Frame, Lexicon

AIMED = {"to", "against", "on", "at", "of", "toward", "towards", "over", "about", "with", "for", "into"}
ATTENDED = {"in", "at", "during", "after", "following"}
OWNERS = {"nmod:poss"}
MODIFIERS = {"amod", "compound", "nmod:desc"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """The words that tell an event.

    `head` is the token that roles hang on, `tokens` all of them, `governor` the verb that carries tense and negation
    (the head itself for a verb), `light` whether that verb lends its subject to the noun, `stative` whether the
    trigger is an adjective said of its subject ("is committed to").
    """

    head: int
    tokens: tuple[int, ...]
    governor: int
    light: bool = False
    stative: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """The mentions of an event's parties, without repeats."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()


def place_trigger(tree: Tree, lexicon: Lexicon, frame: Frame, tokens: tuple[int, ...]) -> Trigger:
    """The trigger for a frame found at `tokens`."""
    if frame.kind == "verb":
        return Trigger(tokens[0], tokens, tokens[0])
    head = tokens[-1] if " of " not in frame.id else tokens[0]
    if frame.kind == "adjective":
        return Trigger(head, tokens, head, stative=True)
    verb = carrying_verb(tree, head)
    if verb is None:
        return Trigger(head, tokens, head)
    direct = tree.heads[head] == verb and tree.deps[head] in {"obj", "nsubj:pass", "xcomp", "obl:unmarked"}
    particle = tree.preposition(head) in {"in", "out", "up", "on", "to"} and tree.lemmas[verb] in {
        "carry",
        "step",
        "engage",
        "participate",
        "put",
    }
    light = tree.lemmas[verb] in lexicon.light and (direct or (tree.heads[head] == verb and particle))
    return Trigger(head, (verb, *tokens) if light else tokens, verb, light)


def carrying_verb(tree: Tree, noun: int) -> int | None:
    """The verb of the clause a noun stands in, None in a verbless headline."""
    for token in tree.ancestors(noun):
        if tree.is_verb(token) or tree.kids_as(token, {"cop", "aux"}):
            return token
    return None


class RoleReader:
    """Reads the sources of frames at triggers of one article.

    `doers` gives the actors of the event that a noun tells, `foes` whom a verb of threat is aimed at when it names
    nobody, `sides` the parties of the last conflict; all need what was told before and are set by the finder.
    """

    def __init__(self, tree: Tree, cast: Cast) -> None:
        self.tree, self.cast = tree, cast
        self.doers: Callable[[int], tuple[int, ...]] = lambda _: ()
        self.foes: Callable[[int], tuple[int, ...]] = lambda _: ()
        self.sides: Callable[[], tuple[int, ...]] = tuple
        self._tokens: dict[str, Callable[[Trigger], list[int]]] = {
            "S": self._subject,
            "O": self._object,
            "I": lambda t: self.tree.kids_as(t.governor, {"iobj"}),
            "poss": lambda t: self.tree.kids_as(t.head, OWNERS),
        }
        self._mentions: dict[str, Callable[[Trigger], tuple[int, ...]]] = {
            "speaker": self._speaker,
            "any": self._inside_objects,
            "deed": self._deed,
            "comp": self._inside_complement,
            "clause": self._around,
            "attending": self._attending,
            "foe": lambda t: self.foes(t.head),
            "sides": lambda _: self.sides(),
            "mod": self._modifiers,
            "between": lambda t: self._between(t, "between"),
            "among": lambda t: self._between(t, "among"),
        }

    def read(self, frame: Frame, trigger: Trigger) -> Roles:
        """The parties of an event; a party named on both sides is kept as an actor only."""
        actors = self._side(frame.actors, trigger, ())
        own = self._own_states(actors) if frame.type in {"THREATEN", "ACCUSE"} else ()
        recipients = self._side(frame.recipients, trigger, (*actors, *own))
        if not recipients and len(actors) > 1 and self._is_mutual(trigger):
            return Roles(actors[:1], actors[1:])
        known = {self.cast.chain(m) for m in actors}
        return Roles(actors, tuple(m for m in recipients if self.cast.chain(m) not in known))

    def _is_mutual(self, trigger: Trigger) -> bool:
        """Whether each does it to the other: "have each accused the other"."""
        return any(self.tree.words[k] in {"other", "another"} for k in patients(self.tree, trigger.head))

    def _own_states(self, actors: tuple[int, ...]) -> tuple[int, ...]:
        """The states that the actors speak for: nobody threatens his own."""
        states = (self.cast.state(self.cast.mentions[m].country) for m in actors)
        return tuple(state for state in states if state is not None)

    def _side(self, side: tuple[tuple[str, ...], ...], trigger: Trigger, taken: tuple[int, ...]) -> tuple[int, ...]:
        """The first alternative that names anybody not taken by the other side."""
        used = {self.cast.chain(m) for m in taken}
        for group in side:
            found: dict[int, int] = {}
            for source in group:
                for mention in self._source(source, trigger):
                    if self.cast.chain(mention) not in used:
                        found.setdefault(self.cast.chain(mention), mention)
            if found:
                return tuple(found.values())
        return ()

    def _source(self, source: str, trigger: Trigger) -> tuple[int, ...]:
        """The mentions that one source names: read directly, or standing behind the tokens it gives."""
        if source in self._mentions:
            return self._mentions[source](trigger)
        tokens = self._tokens[source](trigger) if source in self._tokens else self._after(source, trigger)
        verb = trigger.governor if source == "S" else None
        return tuple(m for t in tokens for m in self.cast.find(t, verb))

    def _speaker(self, trigger: Trigger) -> tuple[int, ...]:
        """Who says the words that the trigger stands in."""
        speaker = self.cast.speaker(trigger.head)
        return () if speaker is None else (speaker,)

    def _subject(self, trigger: Trigger) -> list[int]:
        """The subject or agent; of a noun the subject of its light verb."""
        if trigger.stative:
            return self._predicated(trigger)
        if trigger.governor == trigger.head:
            return agents(self.tree, trigger.head) if self.tree.is_verb(trigger.head) else []
        return agents(self.tree, trigger.governor) if trigger.light else []

    def _around(self, trigger: Trigger) -> tuple[int, ...]:
        """The subject of the clause a noun stands in: "the jet was in Turkish airspace"."""
        own = self.tree.kids_as(trigger.head, {"nsubj"})
        tokens = own or (agents(self.tree, trigger.governor) if trigger.governor != trigger.head else [])
        return tuple(m for t in tokens for m in self.cast.find(t))

    def _attending(self, trigger: Trigger) -> tuple[int, ...]:
        """The subject of the clause that an event is an adjunct of: "in a meeting with Ash, the ministers agreed"."""
        tree, noun = self.tree, trigger.head
        adjunct = tree.deps[noun] == "obl" and tree.heads[noun] == trigger.governor and not trigger.light
        if not adjunct or tree.preposition(noun) not in ATTENDED:
            return ()
        return tuple(m for t in agents(tree, trigger.governor) for m in self.cast.find(t))

    def _predicated(self, trigger: Trigger) -> list[int]:
        """Whom an adjective is said of."""
        subject = surface_subject(self.tree, trigger.head)
        return [] if subject is None else [subject]

    def _object(self, trigger: Trigger) -> list[int]:
        """Whom a verb is done to."""
        return patients(self.tree, trigger.governor) if trigger.governor == trigger.head else []

    def _after(self, preposition: str, trigger: Trigger) -> list[int]:
        """What stands after a preposition, with the trigger or with its light verb."""
        found = after(self.tree, trigger.head, preposition)
        if preposition == "by" and not trigger.light and trigger.governor != trigger.head:
            others = agents(self.tree, trigger.governor)  # "the murder was condemned by Britain"
            found = [token for token in found if token not in others]
        return found or (after(self.tree, trigger.governor, preposition, far=False) if trigger.light else [])

    def _modifiers(self, trigger: Trigger) -> tuple[int, ...]:
        """Actors among the words before a noun: "U.S. missile strikes"."""
        found: list[int] = []
        for kid in self.tree.kids_as(trigger.head, MODIFIERS):
            for token in self.tree.subtree(kid):
                own = self.cast.at[token]
                fits = own >= 0 and self.cast.is_actor(own) and not self.cast.is_place(own)
                if fits and kid < trigger.head and not self._is_opposed(token):
                    found.append(own)
        return tuple(dict.fromkeys(found))

    def _is_opposed(self, token: int) -> bool:
        """Whether a name stands in "anti-X" or "counter-X"."""
        before = self.tree.words[max(0, token - 3) : token]
        return before[-1:] == ["-"] and bool(set(before) & {"anti", "counter", "non"})

    def _between(self, trigger: Trigger, preposition: str) -> tuple[int, ...]:
        """The parties after "between", read in line where the parse lost one."""
        heads = after(self.tree, trigger.head, preposition)
        found = [m for h in heads for m in self.cast.find(h)]
        if not heads or len(found) > 1:
            return tuple(found)
        last = min(self.tree.sentences[trigger.head][1], heads[0] + 8)
        start = next((k for k in self.tree.kids[heads[0]] if self.tree.words[k] == preposition), heads[0])
        inline = [self.cast.at[i] for i in range(start, last) if self.cast.at[i] >= 0]
        return tuple(dict.fromkeys(m for m in inline if self.cast.is_actor(m)))[:2]

    def _inside_objects(self, trigger: Trigger) -> tuple[int, ...]:
        """The first actor anywhere inside the objects of a verb or the tail of a noun."""
        verbal = trigger.governor == trigger.head
        heads = list(patients(self.tree, trigger.head)) if verbal else []
        loose = {"obl", "advcl"} if verbal else {"obl", "nmod", "acl", "ccomp"}
        behind = [k for k in self.tree.kids_as(trigger.head, loose) if k > trigger.head]
        heads += [k for k in behind if not verbal or self.tree.preposition(k) in AIMED]
        return self._first_inside(heads, trigger)

    def _deed(self, trigger: Trigger) -> tuple[int, ...]:
        """Who did what a verb is about: "criticised the strikes" is about those who struck."""
        if not self.tree.is_verb(trigger.head):
            return ()
        return next((found for k in patients(self.tree, trigger.head) if (found := self.doers(k))), ())

    def _inside_complement(self, trigger: Trigger) -> tuple[int, ...]:
        """Whom the clause after a verb is about: its subject, else the first actor in it."""
        verb = complement(self.tree, trigger.head)
        if verb is None:
            verb = next(
                (k for k in self.tree.kids_as(trigger.head, {"acl", "acl:relcl", "ccomp"}) if k > trigger.head), None
            )
        if verb is None:
            return ()
        subject = [k for k in self.tree.kids_as(verb, {"nsubj", "nsubj:pass"}) if k > trigger.head]
        found = tuple(m for k in subject for m in self.cast.find(k))
        own = {self.cast.chain(m) for t in self._subject(trigger) for m in self.cast.find(t)}
        others = tuple(m for m in found if self.cast.chain(m) not in own)
        return others or self._first_inside([verb], trigger)

    def _first_inside(self, heads: list[int], trigger: Trigger) -> tuple[int, ...]:
        """The first actor inside these phrases that is not the subject, with those joined to it."""
        own = {self.cast.chain(m) for t in self._subject(trigger) for m in self.cast.find(t)}
        for head in heads:
            for token in self.tree.subtree(head):
                mention = self.cast.at[token]
                fits = mention >= 0 and self.cast.is_actor(mention) and token not in trigger.tokens
                if fits and (found := [m for m in self.cast.find(token) if self.cast.chain(m) not in own]):
                    return tuple(found)
        return ()
