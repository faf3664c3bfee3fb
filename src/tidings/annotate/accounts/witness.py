"""What the network says of the same words: a second opinion on every frame, and events that no frame tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidings.annotate.accounts.roles import Roles

if TYPE_CHECKING:
    from tidings.annotate.accounts.cast import Cast
    from tidings.annotate.accounts.frames import Frame
    from tidings.annotate.accounts.roles import Trigger
    from tidings.language import readings
    from tidings.language.parsed import Parsed

BORROWING = 2  # demands met that let an event take its parties from elsewhere
DEMANDING = 3  # demands of a frame met: then it is right more often than the network's silence says
UNAIMED = {"MOBILIZE", "PROTEST"}  # mostly told of one side: "tested a missile", "went on strike"
UNLIKELY = 0.02  # of a type between two parties: below it 5 of 7 unseen held-out readings were wrong
Judge = Callable[[Sequence[str], Sequence[int], Sequence[int]], dict[str, float]]


@dataclass(frozen=True, slots=True)
class Witness:
    """The network's word on one article.

    `at` gives the trigger it sees at a token; `judge` what two sides do, remembered in `judged`. It is not `heard`
    where nothing was read by the network: then it has no opinion on anything.
    """

    cast: Cast
    words: tuple[str, ...] = ()
    at: dict[int, readings.Trigger] = field(default_factory=dict)
    judge: Judge = lambda _words, _actor, _recipient: {}
    judged: dict[tuple[int, ...], dict[str, float]] = field(default_factory=dict)
    heard: bool = False

    def trigger(self, tokens: Sequence[int]) -> readings.Trigger | None:
        """The surest trigger that shares a word with these; None where it sees none."""
        return max((self.at[i] for i in tokens if i in self.at), key=lambda t: t.score, default=None)

    def triggers(self, least: float) -> list[readings.Trigger]:
        """The triggers with at least this score, in text order."""
        return [t for i, t in sorted(self.at.items()) if i == t.words[0] and t.score >= least]

    def agreeing(self, kind: str, tokens: Sequence[int]) -> readings.Trigger | None:
        """The trigger at these words, if it is of this type."""
        seen = self.trigger(tokens)
        return seen if seen is not None and seen.type == kind else None

    def doubts(self, frame: Frame, trigger: Trigger, roles: Roles, *, whole: bool = True) -> bool:
        """Whether it sees no such event, and the frame with what it found is too little to stand alone.

        That is a noun that demands nothing of the words around it ("support", "cooperation"), an event of which only
        the actor is told, parties taken from elsewhere (not `whole`), and such as hardly do that to each other.
        """
        if not self.heard or frame.constraints >= DEMANDING or self.agreeing(frame.type, trigger.tokens):
            return False
        bare = frame.kind == "noun" and not frame.constraints
        borrowed = not whole and frame.constraints < BORROWING
        aimed = frame.type not in UNAIMED or frame.constraints < BORROWING
        lone = aimed and len(roles.actors) == 1 and not roles.recipients
        return bare or borrowed or lone or self.between(trigger, roles).get(frame.type, 1.0) < UNLIKELY

    def retyped(self, kind: str, trigger: Trigger, roles: Roles) -> str:
        """The type, or another that the trigger and the judgement of its parties both give it."""
        seen = self.trigger(trigger.tokens)
        if seen is None or seen.type == kind:
            return kind
        judged = self.between(trigger, roles)
        return seen.type if judged and max(judged, key=lambda k: judged[k]) == seen.type else kind

    def between(self, trigger: Trigger, roles: Roles) -> dict[str, float]:
        """How likely each type is between the parties that stand in the trigger's sentence; empty if one does not."""
        first, last = self.cast.tree.sentences[trigger.head]
        sides = (roles.actors, roles.recipients) if roles.recipients else (roles.actors[:1], roles.actors[1:])
        actor, recipient = ([i - first for i in self._tokens(side) if first <= i < last] for side in sides)
        if not actor or not recipient or set(actor) & set(recipient):
            return {}
        key = (first, *actor, -1, *recipient)
        if key not in self.judged:
            self.judged[key] = self.judge(self.words[first:last], actor, recipient)
        return self.judged[key]

    def _tokens(self, parties: tuple[int, ...]) -> list[int]:
        return [i for m in parties for i in range(*self.cast.mentions[m].tokens)]

    def parties(self, trigger: Trigger) -> Roles:
        """The parties that it sees at the words of a trigger, as mentions; nobody stands on both sides."""
        seen = self.trigger(trigger.tokens)
        if seen is None:
            return Roles()
        actors, recipients = (self._mentions(side, trigger) for side in (seen.actors, seen.recipients))
        chains = {self.cast.chain(m) for m in actors}
        return Roles(actors, tuple(m for m in recipients if self.cast.chain(m) not in chains))

    def _mentions(self, tokens: tuple[int, ...], trigger: Trigger) -> tuple[int, ...]:
        """The mentions behind the phrases that these tokens make up."""
        inside, tree = set(tokens), self.cast.tree
        heads = [i for i in tokens if i not in trigger.tokens and tree.heads[i] not in inside - {i}]
        found: dict[int, int] = {}
        for mention in (m for head in heads for m in self.cast.find(head)):
            found.setdefault(self.cast.chain(mention), mention)
        return tuple(found.values())


def hear(parsed: Parsed, cast: Cast) -> Witness:
    """The network's word on an article; none where it has not read it."""
    read = parsed.readings
    at = {word: trigger for trigger in read.triggers for word in trigger.words}
    return Witness(cast, tuple(t.text for t in parsed.doc), at, _judge, heard=bool(read.mention.size))


def _judge(words: Sequence[str], actor: Sequence[int], recipient: Sequence[int]) -> dict[str, float]:
    """How likely each type of event is between two sides of a sentence; empty where it is too long to be read."""
    from tidings.language.encoder import LONGEST, load_encoder
    from tidings.language.readings import softmax

    if len(words) > LONGEST:
        return {}
    encoder = load_encoder()
    likely = softmax(encoder.judge(words, actor, recipient))
    return dict(zip(encoder.types, likely.tolist(), strict=True))
