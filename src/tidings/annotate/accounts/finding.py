"""Frames tried at every word of one article, their parties read; what was only wished or asked for is left out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tidings.annotate.accounts.constraints import satisfied
from tidings.annotate.accounts.factuality import FUTURE_MODALS, Factuality, find_tense, judge, mended
from tidings.annotate.accounts.frames import Frame, Lexicon, find_frames
from tidings.annotate.accounts.memory import SPEECH, Memory
from tidings.annotate.accounts.roles import ATTENDED, RoleReader, Roles, Trigger, place_trigger
from tidings.annotate.accounts.speech import SpeechReader
from tidings.annotate.accounts.tree import OBLIQUES, Tree, after, agents, patients
from tidings.annotate.accounts.unlisted import MUTUAL, frame_of
from tidings.annotate.accounts.witness import Witness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.annotate.accounts.cast import Cast
    from tidings.language import readings

DEEDS = {"ASSAULT", "COERCE", "AID", "SANCTION", "RETREAT", "MOBILIZE"}  # told of without saying who did it
ALONE = {"RETREAT", "PROTEST", "CONCEDE", "MOBILIZE", "REQUEST", "THREATEN", "REJECT"}
CLASS_MODES = ("troops", "weapons", "police", "militia")
DOING = frozenset({"troops", "weapons", "craft", "militia", "police", "attacker"})
ATTACKS = {"attack", "assault", "incident"}  # any deed can be called so; "the bombing" must have been a bombing
CLASHES = {"clash", "battle", "firefight", "skirmish", "shootout", "fighting", "gunfight", "confrontation", "standoff"}
CULPRITS = {"perpetrator", "culprit", "assailant", "attacker", "offender"}
ANYBODY = {"party", "somebody", "someone", "anyone", "anybody", "nobody"}
PARTY_WEIGHT = 1.5  # a party found says more for a reading than one constraint met
SEEN_WEIGHT = 0.9  # and that the network sees such an event there nearly as much as one constraint
SURE, LIKELY, AGREED = 0.95, 0.7, 0.5
"""How sure the network must be of an event that no frame tells: of its trigger alone, or of the trigger and of what the
pair does. On passages that the network had not seen three in four of those were of the right type, of the rest half."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame found at a trigger, with the parties read for it and how the clause tells it.

    `spoken` is set where the statement as a whole is the event ("You must leave," he told them), `seen` where the
    network sees an event of this type at the trigger's words.
    """

    frame: Frame
    trigger: Trigger
    roles: Roles
    factuality: Factuality
    why: str = ""
    spoken: bool = False
    seen: bool = False

    @property
    def rank(self) -> float:
        """How good a reading it is: what its frame demanded and got, and how many parties it found."""
        sides = bool(self.roles.actors) + bool(self.roles.recipients)
        parties = sides + (self.frame.symmetric and len(self.roles.actors) > 1)
        return self.frame.constraints + PARTY_WEIGHT * parties + SEEN_WEIGHT * self.seen


class Finder:
    """Goes through one article and keeps what it has told so far, so that later words can take it up again."""

    def __init__(
        self, tree: Tree, cast: Cast, lexicon: Lexicon, starts: list[int] | None = None, witness: Witness | None = None
    ) -> None:
        self.tree, self.cast, self.lexicon = tree, cast, lexicon
        self.witness = witness or Witness(cast)
        self.roles = RoleReader(tree, cast)
        self.memory = Memory(cast)
        self.speech = SpeechReader(cast, self.memory, starts or [], lexicon.classes.get("slur", frozenset()))
        self.roles.doers = self._doers
        self.roles.foes = self._foes
        self.roles.sides = self.memory.last_sides

    def find(self) -> list[Candidate]:
        """The candidates that hold, one a trigger, in text order."""
        self._round()
        found = self._round()
        found += self._unlisted(found)
        return sorted([*found, *self._spoken(found)], key=lambda c: min(c.trigger.tokens))

    def _unlisted(self, found: list[Candidate]) -> Iterator[Candidate]:
        """The events that only the network sees, if it is sure of them and they name who did it."""
        taken = {i for c in found for i in c.trigger.tokens}
        for seen in self.witness.triggers(LIKELY):
            if taken & {*seen.words}:
                continue
            frame = frame_of(self.tree, seen)
            candidate = self._complete(frame, place_trigger(self.tree, self.lexicon, frame, seen.words))
            if candidate is not None and self._is_sure(candidate, seen) and self._stands_alone(candidate, found):
                yield self._seen(candidate, seen)

    def _is_sure(self, candidate: Candidate, seen: readings.Trigger) -> bool:
        """Whether the network's word is enough: of the trigger alone, or of the trigger and of what the pair does."""
        judged = self.witness.between(candidate.trigger, candidate.roles).get(seen.type, 0.0)
        whole = candidate.roles.recipients or seen.type in ALONE | MUTUAL
        return bool(whole and seen.score >= SURE) or judged >= AGREED

    def _stands_alone(self, candidate: Candidate, found: list[Candidate]) -> bool:
        """Whether an event is real, names its own doer, and its sentence has not told it already."""
        sentence = self.tree.sentences[candidate.trigger.head]
        beside = [c for c in found if self.tree.sentences[c.trigger.head] == sentence]
        named = candidate.roles.actors and not candidate.why
        return bool(named) and not self._is_unreal(candidate) and not self._repeats(candidate, beside)

    def _spoken(self, found: list[Candidate]) -> Iterator[Candidate]:
        """The statements that are events themselves and that no word at their cue or inside has told."""
        told = {(self.cast.within[c.trigger.head], c.frame.type) for c in found}
        speech = {t for c in found if c.frame.type in SPEECH for t in (*c.trigger.tokens, c.trigger.governor)}
        for number, event in self.speech.read():
            if (number, event.frame.type) not in told and not speech & {*event.trigger.tokens}:
                if self.witness.doubts(event.frame, event.trigger, event.roles):
                    continue
                how = Factuality(tense=find_tense(self.tree, event.trigger.head, event.trigger.head))
                yield Candidate(event.frame, event.trigger, event.roles, how, spoken=True)

    def _round(self) -> list[Candidate]:
        """One pass over the article; the second knows what is told only later ("The jet was downed" in a headline)."""
        found: list[Candidate] = []
        taken: set[int] = set()
        self.memory.start_round()
        for i in range(len(self.tree.words)):
            best = max(self._readings(i, taken), key=lambda c: c.rank, default=None)
            if best is not None and not self._repeats(best, found):
                found.append(best)
                taken.update(best.trigger.tokens)
                self.memory.keep(best.frame.type, best.roles, best.trigger.head)
                if best.frame.type in SPEECH:
                    self.memory.note_speech(best.trigger)
        return found

    def _repeats(self, new: Candidate, found: list[Candidate]) -> bool:
        """Whether the same sentence has told the event already ("visited Moscow to discuss", "held talks and met")."""
        for old in reversed(found):
            if self.tree.sentences[old.trigger.head] != self.tree.sentences[new.trigger.head]:
                return False
            if old.frame.type == new.frame.type and self._shares(old.roles.actors, new.roles.actors):
                sides = old.roles.recipients, new.roles.recipients
                if not all(sides) or self._shares(*sides):
                    return True
        return False

    def _shares(self, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        """Whether two sets of mentions have anybody in common."""
        return bool({self.cast.chain(m) for m in one} & {self.cast.chain(m) for m in other})

    def _readings(self, i: int, taken: set[int]) -> Iterator[Candidate]:
        """The readings of token `i` as a trigger that hold."""
        for frame, tokens in find_frames(self.lexicon, self.tree, i):
            trigger = place_trigger(self.tree, self.lexicon, frame, tokens)
            if set(tokens) & taken or not satisfied(frame, trigger, self.roles, self.lexicon):
                continue
            candidate = self._complete(frame, trigger)
            if candidate is not None and not self._is_unreal(candidate) and (weighed := self._weighed(candidate)):
                yield weighed

    def _weighed(self, candidate: Candidate) -> Candidate | None:
        """A reading with the type that the network gives it; None where the network doubts it."""
        frame, trigger, roles, witness = candidate.frame, candidate.trigger, candidate.roles, self.witness
        refused = frame.negated and frame.type == frame.negated[0]
        if refused:
            return candidate
        kind = frame.type if frame.symmetric else witness.retyped(frame.type, trigger, roles)
        if kind != frame.type and kind not in MUTUAL:
            why = f"{candidate.why}, else {frame.type}"
            candidate = replace(candidate, frame=replace(frame, type=kind, mode=None), why=why)
        if witness.doubts(candidate.frame, trigger, roles, whole="taken" not in candidate.why):
            return None
        seen = witness.agreeing(candidate.frame.type, trigger.tokens)
        return candidate if seen is None else self._seen(candidate, seen)

    def _seen(self, candidate: Candidate, seen: readings.Trigger) -> Candidate:
        """A reading that the network shares, told as the network marks it."""
        why = f"{candidate.why}, seen {seen.score:.2f}"
        return replace(candidate, why=why, seen=True, factuality=mended(candidate.factuality, seen.marks))

    def _with_seen(self, frame: Frame, trigger: Trigger, read: Roles) -> Roles:
        """The parties read, those that are missing or unknown as the network has them where it sees the same event."""
        if self.witness.agreeing(frame.type, trigger.tokens) is None:
            return read
        seen = self.witness.parties(trigger)
        known = any(self.cast.is_known(m) for m in read.actors)
        enough = len(read.actors) > 1 if frame.symmetric else known
        chains = {self.cast.chain(m) for m in read.recipients}
        others = tuple(m for m in seen.actors if self.cast.is_known(m) and self.cast.chain(m) not in chains)
        actors = read.actors if enough or not others else self._joined(read.actors if known else (), others)
        chains = {self.cast.chain(m) for m in actors}
        suffering = tuple(m for m in seen.recipients if self.cast.chain(m) not in chains) if frame.recipients else ()
        return Roles(actors, read.recipients or suffering)

    def _joined(self, one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
        """The mentions of both, each thing once."""
        return tuple({self.cast.chain(m): m for m in (*other, *one)}.values())

    def _doers(self, noun: int) -> tuple[int, ...]:
        """The actors of the event that a noun tells or takes up; empty where it tells none."""
        if self.tree.lemmas[noun] in self.lexicon.classes["happening"]:
            return self.memory.foes(self._agents(self.tree.heads[noun])) or self._foes(self.tree.heads[noun])
        told = max(self._deeds(noun), key=lambda deed: len(deed[1].actors + deed[1].recipients), default=None)
        return self.memory.complete(told[0].type, noun, told[1])[0].actors if told else ()

    def _deeds(self, noun: int) -> Iterator[tuple[Frame, Roles]]:
        """The events that a noun may tell, each with the parties that stand with it."""
        for frame, tokens in find_frames(self.lexicon, self.tree, noun):
            trigger = replace(place_trigger(self.tree, self.lexicon, frame, tokens), light=False)
            if frame.kind == "noun" and satisfied(frame, trigger, self.roles, self.lexicon):
                yield frame, self.roles.read(frame, trigger)

    def _foes(self, verb: int) -> tuple[int, ...]:
        """Whom a threat is aimed at that names nobody."""
        speakers = self._agents(verb)
        return self.memory.opponents(speakers[0]) if speakers else ()

    def _agents(self, verb: int) -> tuple[int, ...]:
        """Who does what a verb says."""
        return tuple(m for t in agents(self.tree, verb) for m in self.cast.find(t))

    def _complete(self, frame: Frame, trigger: Trigger) -> Candidate | None:
        """A reading with its parties, some of them from an event told before; None when it has too few."""
        factuality = judge(self.tree, trigger.head, trigger.governor)
        if factuality.polarity == "negated" and frame.negated:
            code, mode = frame.negated
            frame = replace(frame, type=code, mode=mode)
            factuality = replace(factuality, polarity="affirmed")
        read = self._without_press(frame, self.roles.read(frame, trigger))
        if not read.actors and frame.kind == "verb" and frame.type == "ASSAULT":
            read = self._in_attack(trigger, read)
        roles, why = (read, "") if read.actors else self._by_speaker(frame, trigger, factuality, read)
        if not why:
            roles, why = self.memory.fill(frame, trigger, read)
        roles = self._with_seen(frame, trigger, roles)
        if frame.type in {"THREATEN", "ACCUSE", "REQUEST"}:
            roles = self._culprits_named(self._without_victims(frame, trigger, roles))
        candidate = Candidate(frame, trigger, roles, factuality, why)
        return candidate if self._is_whole(candidate, read) else None

    def _without_press(self, frame: Frame, read: Roles) -> Roles:
        """The parties without outlets (an interview is no meeting) and without a "party" or "somebody" as doer."""
        if frame.type not in DEEDS | {"CONSULT"}:
            return read
        doers = [m for m in read.actors if "JRN" not in self.cast.mentions[m].codes]
        told = tuple(m for m in doers if self.tree.lemmas[self.cast.mentions[m].head] not in ANYBODY)
        return Roles(told, read.recipients)

    def _without_victims(self, frame: Frame, trigger: Trigger, roles: Roles) -> Roles:
        """The parties without those to whom the deed was done: Karimi in "condemned the killing of Karimi"."""
        if frame.type != "ACCUSE" or frame.kind != "verb":
            return roles
        victims = {self.cast.chain(m) for m in self._suffering(trigger)}
        return Roles(roles.actors, tuple(m for m in roles.recipients if self.cast.chain(m) not in victims))

    def _suffering(self, trigger: Trigger) -> tuple[int, ...]:
        """To whom the deeds were done that a verb is about."""
        return tuple(m for noun in patients(self.tree, trigger.head) for m in self._victims(noun))

    def _victims(self, noun: int) -> tuple[int, ...]:
        """To whom the deed was done that a noun tells; empty where it tells none."""
        return next((roles.recipients for frame, roles in self._deeds(noun) if frame.type in DEEDS), ())

    def _culprits_named(self, roles: Roles) -> Roles:
        """The parties with "the perpetrators" read as those who did the latest deed that was told."""
        culprits = {m for m in roles.recipients if self.tree.lemmas[self.cast.mentions[m].head] in CULPRITS}
        foes = self.memory.foes(roles.actors) if culprits else ()
        kept = tuple(m for m in roles.recipients if m not in culprits)
        return Roles(roles.actors, (*kept, *foes)) if foes else roles

    def _in_attack(self, trigger: Trigger, read: Roles) -> Roles:
        """The parties with whoever made the attack in which it was done: "was wounded in the bombing"."""
        attacks = [k for k in self.tree.kids_as(trigger.head, OBLIQUES) if self.tree.preposition(k) in {"in", "during"}]
        known = [k for k in attacks if self.tree.lemmas[k] in ATTACKS | CLASHES or self.memory.has_told("ASSAULT", k)]
        doers = next((found for k in known if (found := self._met_in(k) or self._doers(k))), ())
        chains = {self.cast.chain(m) for m in read.recipients}
        return Roles(tuple(m for m in doers if self.cast.chain(m) not in chains), read.recipients)

    def _met_in(self, noun: int) -> tuple[int, ...]:
        """The other side of a clash: "were killed in a clash with marines"."""
        met = after(self.tree, noun, "with") if self.tree.lemmas[noun] in CLASHES else []
        return tuple(m for t in met for m in self.cast.find(t))

    def _by_speaker(self, frame: Frame, trigger: Trigger, how: Factuality, read: Roles) -> tuple[Roles, str]:
        """The speaker as actor of a measure that he announces in the passive: "the system will be deployed"."""
        speaker = self.cast.speaker(trigger.head)
        announced = frame.type in {"MOBILIZE", "SANCTION"} and how.tense == "future" and frame.kind == "verb"
        if speaker is None or not announced or not self.tree.is_passive(trigger.head):
            return read, ""
        side = (self.cast.state(self.cast.mentions[speaker].country), speaker)
        actors = tuple(m for m in side if m is not None)
        chains = {self.cast.chain(m) for m in actors}
        return Roles(actors, tuple(m for m in read.recipients if self.cast.chain(m) not in chains)), ", announced"

    def _is_whole(self, candidate: Candidate, read: Roles) -> bool:
        """Whether an event has the parties its type needs, named by the words themselves or taken up."""
        frame, roles = candidate.frame, candidate.roles
        if frame.symmetric:
            several = frame.kind == "noun" and any(self._are_several(m) for m in roles.actors)
            return several or len(roles.actors) > 1
        if not roles.actors:
            struck = frame.kind == "noun" and frame.type == "ASSAULT" and bool(read.recipients)
            new = any(
                self.tree.words[k] in {"a", "an", "any"} for k in self.tree.kids_as(candidate.trigger.head, {"det"})
            )
            return (struck and not new) or (self._is_deed(candidate) and self._has_open_doer(candidate))
        known = frame.type in DEEDS or any(self.cast.is_known(m) for m in roles.actors)
        if not known or (frame.mode == "visit" and self._is_at_home(roles)):
            return False
        named = bool(read.actors or candidate.why or not frame.strict)
        if frame.type == "AGREE" and len(roles.actors) > 1:
            return True
        travels = frame.mode == "visit" and any(self.cast.is_named(m) for m in roles.actors)
        blamed = frame.type == "ACCUSE" and frame.kind == "verb" and bool(self._suffering(candidate.trigger))
        alone = frame.type in ALONE or not frame.recipients or travels or blamed or self._is_deed(candidate)
        return named and (bool(roles.recipients) or alone)

    def _are_several(self, mention: int) -> bool:
        """Whether a mention is of several people at once, who can meet among themselves: "the three ministers"."""
        found = self.cast.mentions[mention]
        plural = self.tree.tags[found.head] in {"NNS", "NNPS"} and found.level == "nominal" and found.type == "PER"
        counted = bool(self.tree.kids_as(found.head, {"nummod"}))
        return plural and (counted or self.cast.is_known(mention))

    def _is_deed(self, candidate: Candidate) -> bool:
        """Whether a verb with what it demanded tells a deed whole, though it names only one party or none."""
        return candidate.frame.kind == "verb" and candidate.frame.type in DEEDS and not self._is_mishap(candidate)

    def _has_open_doer(self, candidate: Candidate) -> bool:
        """Whether a deed without an actor was somebody's: a passive, or done by men or craft that nobody owns."""
        if not candidate.roles.recipients and (not candidate.frame.objects or candidate.frame.type != "ASSAULT"):
            return False
        verb = candidate.trigger.head
        subjects = [c for s in agents(self.tree, verb) for c in self.tree.conjuncts(s)]
        if all(self.tree.lemmas[s] in ANYBODY for s in subjects):
            return self.tree.is_passive(verb)
        return any(self.lexicon.among(self.tree.lemmas[s], DOING) for s in subjects)

    def _is_mishap(self, candidate: Candidate) -> bool:
        """Whether nature or chance did it: "was killed in an avalanche"."""
        verb = candidate.trigger.head
        kids = self.tree.kids_as(verb, OBLIQUES) + agents(self.tree, verb)
        return any(self.tree.lemmas[k] in self.lexicon.classes["mishap"] for k in kids)

    def _is_at_home(self, roles: Roles) -> bool:
        """Whether a visitor only goes where he belongs: "flew back to Washington"."""
        own = {self.cast.mentions[m].country for m in roles.actors} - {None}
        visited = {self.cast.mentions[m].country for m in roles.recipients}
        return bool(visited) and visited <= own

    def _is_unreal(self, candidate: Candidate) -> bool:
        """Whether the event is only wished, asked for, called off or supposed."""
        trigger, tree = candidate.trigger, self.tree
        if candidate.factuality.hypothetical:
            return True
        if trigger.governor != trigger.head and not trigger.light:
            direct = tree.heads[trigger.head] == trigger.governor and tree.deps[trigger.head] in {
                "obj",
                "nsubj:pass",
                "obl",
            }
            attended = tree.deps[trigger.head] == "obl" and tree.preposition(trigger.head) in ATTENDED
            return direct and not attended and tree.lemmas[trigger.governor] in self.lexicon.unreal
        return self._is_asked_for(trigger.governor)

    def _is_asked_for(self, verb: int) -> bool:
        """Whether a verb is what somebody was asked, promised, refused or threatened: coded there, not again here."""
        tree = self.tree
        head = tree.heads[verb]
        if (
            head == verb
            or tree.deps[verb] not in {"xcomp", "ccomp", "advcl", "acl", "conj"}
            or not (tree.tags[verb] in {"VB", "VBG"} or self._is_subjunctive(verb))
        ):
            return False
        if tree.deps[verb] == "conj":
            return tree.tags[head] in {"VB", "VBG"} and self._is_asked_for(head)
        announced = any(tree.words[k] in FUTURE_MODALS for k in tree.kids_as(verb, {"aux"}))
        above = (head,) if announced else (head, tree.heads[head])
        return any(t in self.memory.speech for t in above) or tree.lemmas[head] in self.lexicon.unreal

    def _is_subjunctive(self, verb: int) -> bool:
        """Whether a passive stands in the subjunctive: "demanded that she be freed"."""
        auxiliaries = [self.tree.words[k] for k in self.tree.kids_as(verb, {"aux", "aux:pass"})]
        return auxiliaries == ["be"]

    def mode_of(self, found: Candidate) -> str | None:
        """The PLOVER mode; for "@obj" the class that the object is of, troops where it is of none."""
        if found.frame.mode != "@obj":
            return found.frame.mode
        words = [c for head in patients(self.tree, found.trigger.head) for c in self.tree.conjuncts(head)]
        lemmas = {self.tree.lemmas[k] for w in words for k in [w, *self.tree.kids_as(w, {"compound"})]}
        return next((mode for mode in CLASS_MODES if lemmas & self.lexicon.classes[mode]), "troops")
