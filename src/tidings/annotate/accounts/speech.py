"""Requests, threats and refusals that no word of the lexicon tells, but the statement itself does."""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.annotate.accounts.factuality import NEGATIONS
from tidings.annotate.accounts.frames import Frame
from tidings.annotate.accounts.roles import Roles, Trigger
from tidings.annotate.accounts.tree import OBJECTS, SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.annotate.accounts.cast import Cast
    from tidings.annotate.accounts.memory import Memory
    from tidings.model import Span, Statement

TYPES = {"requests": "REQUEST", "threatens": "THREATEN", "asserts": "REQUEST"}
DUTY = {"need", "needs", "must", "should", "ought"}
FEWEST_TOKENS = 3  # of content: shorter ones are scare quotes


@dataclass(frozen=True, slots=True)
class Speech:
    """A statement read as an event: its frame, its cue as trigger, and its parties."""

    frame: Frame
    trigger: Trigger
    roles: Roles


class SpeechReader:
    """Reads the statements of one article as events. `starts` are the page offsets of its tokens, `slurs` bad names."""

    def __init__(self, cast: Cast, memory: Memory, starts: list[int], slurs: frozenset[str] = frozenset()) -> None:
        self.cast, self.memory, self.starts, self.slurs = cast, memory, starts, slurs

    def read(self) -> Iterator[tuple[int, Speech]]:
        """The statements that are requests or threats to somebody, each with its position."""
        for number, statement in enumerate(self.cast.statements):
            kind = TYPES.get(statement.act)
            cue, content = self._tokens(statement.cue), self._tokens(statement.content)
            speaker = statement.speaker
            if kind is None or not cue or len(content) < FEWEST_TOKENS or speaker is None:
                continue
            if not self.cast.is_known(speaker):
                continue
            for code, aim in self._aims(statement, kind, cue, content):
                frame = Frame(f"statement:{statement.act}", "verb", (statement.act,), code, None, (), ())
                yield number, Speech(frame, self._trigger(cue), Roles((speaker,), aim))

    def _aims(
        self, statement: Statement, kind: str, cue: list[int], content: list[int]
    ) -> Iterator[tuple[str, tuple[int, ...]]]:
        """What a statement does, as PLOVER types, and to whom; nothing where it is mere saying."""
        speaker = statement.speaker
        if speaker is None:
            return
        if statement.act == "asserts" and (blamed := self._blamed(speaker, content)):
            yield "ACCUSE", blamed
        elif kind == "REQUEST" and (owed := self._owed(speaker, content)):
            yield kind, owed
        elif statement.act != "asserts" and (aim := self._aim(kind, speaker, cue, content)):
            yield kind, aim

    def _trigger(self, cue: list[int]) -> Trigger:
        """The cue as trigger; it hangs on its verb."""
        head = next((i for i in reversed(cue) if self.cast.tree.is_verb(i)), cue[-1])
        return Trigger(head, tuple(cue), head)

    def _tokens(self, spans: tuple[Span, ...]) -> list[int]:
        """The tokens that begin inside these spans."""
        found: list[int] = []
        for span in spans:
            found.extend(range(bisect.bisect_left(self.starts, span.start), bisect.bisect_left(self.starts, span.end)))
        return found

    def _aim(self, kind: str, speaker: int, cue: list[int], content: list[int]) -> tuple[int, ...]:
        """Whom it is put to: the addressee, else whoever the content is about, else the foe."""
        tree = self.cast.tree
        addressed = self._others(speaker, [k for i in cue for k in tree.kids_as(i, OBJECTS) if k not in content])
        inside = next((found for i in content if (found := self._others(speaker, [i]))), ())
        return addressed or inside or (self.memory.opponents(speaker) if kind == "THREATEN" else ())

    def _owed(self, speaker: int, content: list[int]) -> tuple[int, ...]:
        """Who is said to have a duty in the main clause of what is said: "both sides need to talk"."""
        tree = self.cast.tree
        duties = [i for i in content if tree.words[i] in DUTY]
        inner = {"advcl", "acl:relcl", "acl"}
        subjects = [k for i in duties if tree.deps[i] not in inner for k in self._subjects(i)]
        return self._others(speaker, subjects[:1])

    def _blamed(self, speaker: int, content: list[int]) -> tuple[int, ...]:
        """Who is said to be something bad: "Borduria is an accomplice"."""
        tree = self.cast.tree
        bad = [i for i in content if tree.lemmas[i] in self.slurs and tree.kids_as(i, {"cop"})]
        stated = [i for i in bad if not tree.kids_as(i, {"mark"}) and not set(tree.words[i - 3 : i]) & NEGATIONS]
        return next((found for i in stated if (found := self._others(speaker, tree.kids_as(i, SUBJECTS)))), ())

    def _subjects(self, word: int) -> list[int]:
        """The subjects of the clause of a word of duty, which is its verb or an auxiliary of it."""
        tree = self.cast.tree
        return tree.kids_as(word, SUBJECTS) or tree.kids_as(tree.heads[word], SUBJECTS)

    def _others(self, speaker: int, tokens: list[int]) -> tuple[int, ...]:
        """The known actors at these tokens that are neither the speaker nor its state."""
        country = self.cast.mentions[speaker].country
        found: dict[int, int] = {}
        for token in tokens:
            for mention in self.cast.find(token):
                other = self.cast.mentions[mention]
                own = other.chain == self.cast.chain(speaker) or (country is not None and other.country == country)
                if not own and self.cast.is_known(mention) and "JRN" not in other.codes:
                    found.setdefault(other.chain, mention)
        return tuple(found.values())
