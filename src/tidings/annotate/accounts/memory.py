"""What an article has told so far: "the attack" and "was shot down" take their parties from there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidings.annotate.accounts.roles import Roles, Trigger
from tidings.annotate.accounts.things import KIND_OF
from tidings.annotate.accounts.tree import after, agents, patients

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidings.annotate.accounts.cast import Cast
    from tidings.annotate.accounts.frames import Frame
    from tidings.model import Mention

SPEECH = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE"}
PRONOUNS = {"it", "him", "them", "they", "he", "she"}
DEFINITE = {"the", "this", "that", "these", "those", "its", "their", "his", "her"}
SHARED = {"joint", "bilateral", "trilateral", "mutual", "combined"}  # said of parties that the article has named
LEADING = {"nsubj", "nsubj:pass", "ROOT", "root"}  # bare "the attack" elsewhere was background on the gold affairs
FARTHEST_TELLING = 60  # tokens, some two sentences: "opened fire. The trawler was sunk"
CRAFT = {"aircraft", "helicopter", "drone", "ship", "boat", "fleet", "submarine"}
FEWEST_TELLINGS = 2  # of one doer's deeds, and more than half of all, make him the doer of one told without
MEANS = {"missile", "rocket", "shell", "bomb", "torpedo", "bullet", "gun", "fire", "gunfire", "shrapnel"}
CONFLICT = {"ASSAULT", "COERCE"}
PARTY_TYPES = {"ASSAULT", "CONSULT", "COOPERATE", "AID", "AGREE", "COERCE", "MOBILIZE", "SANCTION", "RETREAT"}


@dataclass(frozen=True, slots=True)
class Telling:
    """An account told: its parties, the token its roles hang on, and the kinds of things it was done to."""

    roles: Roles
    head: int
    things: frozenset[str] = frozenset()


class Memory:
    """The accounts so far by type, and which verbs were read as speech.

    `agree` says of two tokens whether day and place can be the same; None where the words tell neither.
    """

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.speech: set[int] = set()
        self.agree: Callable[[int, int], bool | None] = lambda _one, _other: None
        self._told: dict[str, list[Telling]] = {}
        self._order: list[tuple[str, Roles]] = []
        self._later: dict[str, list[Telling]] = {}

    def start_round(self) -> None:
        """Begins a pass over the article; what the pass before told can be looked up behind what this one has."""
        self._later, self._told, self._order = self._told, {}, []
        self.speech.clear()

    def keep(self, kind: str, roles: Roles, head: int) -> None:
        """Remembers an account's parties; both sides of it are a group that later words can mean."""
        self._order.append((kind, roles))
        self._told.setdefault(kind, []).append(Telling(roles, head, self._things(head)))
        self.cast.seen.append((*roles.actors, *roles.recipients))

    def last_sides(self) -> tuple[int, ...]:
        """All parties of the latest conflict told, empty where none was."""
        return next((r.actors + r.recipients for kind, r in reversed(self._order) if kind in CONFLICT), ())

    def last_doers(self) -> tuple[int, ...]:
        """The actors of the latest conflict told, empty where none was."""
        return next((r.actors for kind, r in reversed(self._order) if kind in CONFLICT), ())

    def foes(self, speaker: tuple[int, ...]) -> tuple[int, ...]:
        """Who did the latest conflict told, unless it is the speaker or its own state; empty then."""
        latest = self.last_doers()
        chains = {self.cast.chain(m) for m in speaker}
        states = {self.cast.mentions[m].country for m in speaker} - {None}
        own = any(self.cast.chain(m) in chains or self.cast.mentions[m].country in states for m in latest)
        return () if own else latest

    def opponents(self, speaker: int) -> tuple[int, ...]:
        """The other side of the latest conflict that the speaker's side had a part in; empty where none was told."""
        mine = self.cast.mentions[speaker]
        for kind, roles in reversed(self._order):
            if kind in CONFLICT:
                for own, other in ((roles.recipients, roles.actors), (roles.actors, roles.recipients)):
                    if other and any(self._is_side(m, mine) for m in own):
                        return other
        return ()

    def _is_side(self, mention: int, speaker: Mention) -> bool:
        """Whether a mention is the speaker or of the speaker's state."""
        other = self.cast.mentions[mention]
        return other.chain == speaker.chain or (speaker.country is not None and other.country == speaker.country)

    def note_speech(self, trigger: Trigger) -> None:
        """Remembers that a verb tells of speech, so that what was asked or promised is not coded again."""
        self.speech.add(trigger.governor)

    def fill(self, frame: Frame, trigger: Trigger, read: Roles) -> tuple[Roles, str]:
        """The parties read, what is missing taken from the latest account of the same type that fits them.

        Gives the parties unchanged, and an empty note, where nothing fits or the words are no taking up: a noun must be
        definite, a verb passive with its agent left out.
        """
        told = bool(read.actors and (read.recipients or not frame.recipients)) and not self._nameless_craft(read.actors)
        whole = len(read.actors) > 1 if frame.symmetric else told
        if whole and frame.type in CONFLICT:
            return self._with_owner(frame.type, trigger.head, read)
        if whole or frame.type not in PARTY_TYPES or not self._takes_up(frame, trigger, read):
            return read, ""
        craft = self._nameless_craft(read.actors)
        filled, note = self.complete(frame.type, trigger.head, Roles(read.actors[len(craft) :], read.recipients))
        return (Roles((*filled.actors, *craft), filled.recipients), note) if note else (read, note)

    def _with_owner(self, kind: str, head: int, read: Roles) -> tuple[Roles, str]:
        """The parties with whose craft it was, where the same doers are told to have hit a craft of its kind."""
        things = self._things(head) | {
            KIND_OF.get(self.cast.tree.lemmas[self.cast.mentions[m].head]) for m in read.recipients
        }
        if not read.recipients or not self._nameless_craft(read.recipients):
            return read, ""
        for earlier in [*reversed(self._told.get(kind, [])), *self._later.get(kind, [])]:
            owners = tuple(m for m in earlier.roles.recipients if self.cast.is_named(m))
            doers = self._chains(earlier.roles.actors) & self._chains(read.actors)
            if owners and doers and things & earlier.things and self.agree(head, earlier.head) is not False:
                return Roles(read.actors, (*owners, *read.recipients)), ", taken up"
        return read, ""

    def _nameless_craft(self, actors: tuple[int, ...]) -> tuple[int, ...]:
        """The actors, where they are craft of which the article does not say here whose they are: "the ships"."""
        lemmas = [self.cast.tree.lemmas[self.cast.mentions[m].head] for m in actors]
        craft = all(KIND_OF.get(lemma) in CRAFT for lemma in lemmas)
        return actors if craft and not any(self.cast.is_named(m) for m in actors) else ()

    def complete(self, kind: str, head: int, read: Roles) -> tuple[Roles, str]:
        """The parties read at `head`, what is missing taken from the account of this type that fits them best.

        Accounts with a party in common go first, then those done to things of one kind, then those told in the same
        words, then those of whose doers the article tells most often, then those told earlier, latest first.
        """
        told = [
            *reversed(self._told.get(kind, [])),
            *(later for later in self._later.get(kind, []) if later.head > head),
        ]
        fitting = [earlier for earlier in told if self._fits(read, earlier, head)]
        weight = Counter(chain for e in fitting for chain in self._chains(e.roles.actors))

        things = self._things(head)

        def rank(earlier: Telling) -> tuple[int, bool, bool, int]:
            often = max((weight[chain] for chain in self._chains(earlier.roles.actors)), default=0)
            common = self._in_common(read, earlier.roles)
            return -common, not things & earlier.things, not self._same_word(head, earlier.head), -often

        for earlier in sorted(fitting, key=rank):
            filled = Roles(read.actors or earlier.roles.actors, read.recipients or earlier.roles.recipients)
            if self._is_sound(filled):
                return filled, ", taken up"
        filled = Roles(read.actors or self._main_doers(told, read, head), read.recipients)
        return (filled, ", taken up") if filled.actors != read.actors and self._is_sound(filled) else (read, "")

    def _main_doers(self, told: list[Telling], read: Roles, head: int) -> tuple[int, ...]:
        """Who does most of what the article tells, for a deed done to nameless men; empty where day or place forbid."""
        if not read.recipients or any(self.cast.is_named(m) for m in read.recipients):
            return ()
        able = [e for e in told if e.roles.actors]
        weight = Counter(self.cast.chain(m) for e in able for m in e.roles.actors[:1])
        most = weight.most_common(1)
        if not most or most[0][1] < FEWEST_TELLINGS or 2 * most[0][1] <= sum(weight.values()):
            return ()
        theirs = [e for e in able if self.cast.chain(e.roles.actors[0]) == most[0][0]]
        apart = any(self.agree(head, e.head) is False for e in theirs)
        return () if apart else theirs[0].roles.actors

    def has_told(self, kind: str, noun: int) -> bool:
        """Whether an event of this type is told elsewhere in the words of a noun: "the bombing"."""
        told = [*self._told.get(kind, []), *self._later.get(kind, [])]
        return any(self._same_word(noun, e.head) for e in told if e.roles.actors)

    def _things(self, head: int) -> frozenset[str]:
        """The kinds of craft and men that an event is done to: "downed a jet", "the downing of the warplane"."""
        tree = self.cast.tree
        done_to = [*patients(tree, head), *after(tree, head, "of"), *after(tree, head, "on")]
        words = [word for token in done_to for word in (token, *tree.kids_as(token, {"compound", "appos", "flat"}))]
        return frozenset(KIND_OF[tree.lemmas[word]] for word in words if tree.lemmas[word] in KIND_OF)

    def _same_word(self, one: int, other: int) -> bool:
        """Whether two events are told by one word, or by one ending in the other ("airstrike", "strike")."""
        first, second = self.cast.tree.lemmas[one], self.cast.tree.lemmas[other]
        return first.endswith(second) or second.endswith(first)

    def _in_common(self, read: Roles, earlier: Roles) -> int:
        """On how many sides two accounts name somebody in common."""
        pairs = ((read.actors, earlier.actors), (read.recipients, earlier.recipients))
        return sum(bool(self._chains(mine) & self._chains(theirs)) for mine, theirs in pairs)

    def _chains(self, parties: tuple[int, ...]) -> set[int | str]:
        """What these mentions stand for: their chains, for a state and its forces its code, and "crew"."""
        mentions = [self.cast.mentions[m] for m in parties]
        states = {m.country for m in mentions if m.country and (m.actor_type == "state" or "MIL" in m.codes)}
        crews = {kind for m in mentions if (kind := KIND_OF.get(self.cast.tree.lemmas[m.head])) == "crew"}
        return {m.chain for m in mentions} | states | crews

    def _is_sound(self, roles: Roles) -> bool:
        """Whether the actors are named or are men who can do it, and nobody stands on both sides."""
        doers = any(self.cast.is_named(m) or self.cast.mentions[m].type == "PER" for m in roles.actors)
        return doers and not self._chains(roles.actors) & self._chains(roles.recipients)

    def _takes_up(self, frame: Frame, trigger: Trigger, read: Roles) -> bool:
        """Whether the words can point back at an event told before."""
        tree = self.cast.tree
        if frame.kind == "adjective":
            return False
        if frame.kind == "noun":
            bare = not read.actors and not read.recipients
            if bare and tree.deps[trigger.head] not in LEADING:
                return False
            beside = tree.kids_as(trigger.head, {"amod", "compound"})
            shared = frame.symmetric and any(tree.words[k] in SHARED for k in beside)
            return shared or any(tree.words[k] in DEFINITE for k in tree.kids_as(trigger.head, {"det", "nmod:poss"}))
        if self._nameless_craft(read.actors) and read.actors:
            return self._points_back(agents(tree, trigger.head))
        if not read.actors:
            means = all(tree.lemmas[a] in MEANS for a in agents(tree, trigger.head))
            return tree.is_passive(trigger.head) and means
        return self._points_back(patients(tree, trigger.head))

    def _points_back(self, heads: list[int]) -> bool:
        """Whether one of these phrases is of something told before: "them", "the ships"."""
        tree = self.cast.tree
        pointing = DEFINITE | PRONOUNS
        return any(tree.words[k] in pointing for o in heads for k in [o, *tree.kids_as(o, {"det"})])

    def _fits(self, read: Roles, earlier: Telling, head: int) -> bool:
        """Whether nobody read contradicts the earlier parties; with nobody in common it must stand near before."""
        sides = ((read.actors, earlier.roles.actors), (read.recipients, earlier.roles.recipients))
        alike = bool(self._things(head) & earlier.things)
        if any(self._contradicts(mine, theirs, alike=alike) for mine, theirs in sides):
            return False
        agreed = self.agree(head, earlier.head)
        if agreed is False:
            return False
        near = 0 <= head - earlier.head <= FARTHEST_TELLING
        bare = not any(mine for mine, _ in sides)
        return near or bare or alike or bool(self._in_common(read, earlier.roles)) or bool(agreed)

    def _contradicts(self, mine: tuple[int, ...], theirs: tuple[int, ...], *, alike: bool) -> bool:
        """Whether two sides name others; "the trawler Crane" may be one of "the Bordurian trawlers"."""
        if not mine or not theirs or self._chains(mine) & self._chains(theirs):
            return False
        return not alike or all(any(self.cast.mentions[m].country for m in side) for side in (mine, theirs))
