"""From the words at a role to the mentions that fill it: who stands behind "its warplanes", "we", "both countries"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidings.annotate.accounts.things import country_of, find_owners
from tidings.annotate.accounts.tree import RELATIVE, Tree

if TYPE_CHECKING:
    from tidings.model import Mention, Place, Statement

ACTOR_TYPES = {"PER", "ORG", "GPE", "NORP"}
FIRST_PERSON = {"i", "we", "us", "our", "my", "me", "ours", "ourselves", "mine"}
BODIES = {
    "army",
    "military",
    "navy",
    "force",
    "forces",
    "ministry",
    "government",
    "troops",
    "parliament",
    "administration",
}
QUANTIFIERS = {
    "one", "two", "three", "some", "many", "most", "several", "number", "group", "series", "member", "part", "dozen",
    "hundred", "thousand", "all", "both", "each", "none", "any", "lot", "few", "pair", "rest", "majority", "handful",
    "string", "couple", "delegation", "contingent", "party", "head", "leader", "chief", "commander", "president",
    "government", "minister", "ministry", "king", "prime", "force", "army", "spokesman", "ambassador", "republic",
    "people", "citizen", "territory", "sort", "kind",
}  # fmt: skip
GROUP_NOUNS = {
    "country", "side", "government", "nation", "party", "leader", "power", "minister", "president", "state",
    "military", "ally", "foe", "rival", "neighbor", "neighbour", "diplomat", "capital", "counterpart", "army", "men",
    "man", "official",
}  # fmt: skip
GROUP_WORDS = {"both": 2, "two": 2, "three": 3, "four": 4, "neither": 2, "trilateral": 3, "bilateral": 2}
THINGS = {
    "plane", "jet", "warplane", "aircraft", "fighter", "helicopter", "ship", "warship", "vessel", "missile", "bomber",
    "drone", "tank", "boat", "submarine", "rocket", "strike", "airliner", "f-16", "su-24", "base", "airspace",
    "territory", "border", "weapon", "system", "parliament", "tanker", "convoy", "vehicle", "artillery", "troop",
    "soldier", "force", "embassy", "consulate", "airbase", "copter",
}  # fmt: skip
PREMODIFIERS = {"nmod:poss", "amod", "compound", "nmod:desc", "flat", "flat:name", "appos", "nummod", "nmod"}
UNITS = {"unit", "squad", "crew", "brigade", "battalion", "team", "commando", "band"}
DETERMINERS = {"the", "a", "an", "this", "that", "these", "those"}
TAIL = {"of", "from", "in", "for"}
DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Cast:
    """The mentions of an article by token, and the statements that its words stand in.

    `at` gives each token the position of the mention it belongs to, -1 where none; `within` the innermost statement
    whose content it stands in, -1 in the outlet's own voice. `states` are the first mentions of states by country code,
    `countries` the codes of words that name places, `seen` the parties of the accounts so far, latest last;
    `owners` whose the things are that stand without an owner.
    """

    tree: Tree
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    at: list[int]
    within: list[int]
    seen: list[tuple[int, ...]] = field(default_factory=list)
    states: dict[str, int] = field(default_factory=dict)
    countries: dict[int, str] = field(default_factory=dict)
    owners: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def is_actor(self, mention: int) -> bool:
        """Whether a mention can act: a person, body, state or people; a place only as the state it is."""
        found = self.mentions[mention]
        if found.type in {"GPE", "LOC"}:
            return bool(found.actor_type or found.country or found.head in self.countries)
        return found.type in ACTOR_TYPES or found.actor_type is not None

    def is_known(self, mention: int) -> bool:
        """Whether a mention is a name or at least says what kind of actor it is; "a party" and "sources" do not."""
        return self.is_named(mention) or bool(self.mentions[mention].codes)

    def is_place(self, mention: int) -> bool:
        """Whether a mention names a place that is no state: "the Paris attacks" were not carried out by Paris."""
        found = self.mentions[mention]
        return found.type in {"GPE", "LOC"} and found.actor_type is None and self.state(found.country) is None

    def chain(self, mention: int) -> int:
        """What the mention stands for, as its chain."""
        return self.mentions[mention].chain

    def speaker(self, token: int) -> int | None:
        """Who speaks at a token, as the position of a mention; None outside statements and for unnamed speakers."""
        statement = self.within[token]
        return self.statements[statement].speaker if statement >= 0 else None

    def find(self, token: int, verb: int | None = None) -> tuple[int, ...]:
        """The mentions that fill a role whose head is `token`, its conjuncts included, without repeats.

        Conjuncts of a subject that stand behind its `verb` are the parser's error and are left out.
        """
        found: dict[int, int] = {}
        for head in self.tree.conjuncts(token):
            if verb is not None and token < verb < head:
                continue
            for mention in self._at_head(head, 0):
                for one in (*self._listed_before(mention), *self._party(mention, head)):
                    found.setdefault(self.chain(one), one)
        return tuple(found.values())

    def _party(self, mention: int, head: int) -> tuple[int, ...]:
        """Who acts where a mention is named: for a city its state, for "Russian jets" Russia, for officials both."""
        found = self.mentions[mention]
        state = self.state(found.country or self.countries.get(found.head))
        if state is None or found.actor_type == "state":
            return (mention,)
        if found.type in {"GPE", "LOC"} and found.actor_type is None:
            return (state,)
        if self.is_named(mention):
            return (mention, state) if found.type == "ORG" and set(found.name.lower().split()) & BODIES else (mention,)
        thing = self.tree.lemmas[found.head] in THINGS or self.tree.lemmas[head] in THINGS
        return (state,) if thing else (state, mention) if {"GOV", "MIL"} & set(found.codes) else (mention,)

    def state(self, country: str | None) -> int | None:
        """The first mention of the state with this country code; None where the article names none."""
        return self.states.get(country) if country else None

    def _speaking_side(self, token: int) -> tuple[int, ...]:
        """Who "we" or "I" is: the speaker, for the plural said by an official its state."""
        speaker = self.speaker(token)
        if speaker is None:
            return ()
        state = self.state(self.mentions[speaker].country)
        plural = self.tree.words[token] not in {"i", "my", "me", "mine"}
        return (state,) if plural and state is not None else (speaker,)

    def _listed_before(self, mention: int) -> tuple[int, ...]:
        """The names of a list that ends with this mention ("Iran, Syria and Russia"), where the parse lost them."""
        first = self.mentions[mention].tokens[0]
        joined: list[int] = []
        if first <= 1 or self.tree.words[first - 1] != "and":
            return ()
        i = first - 2
        while i >= 0:
            i -= self.tree.words[i] == ","
            if i < 0 or self.at[i] < 0 or self.mentions[self.at[i]].level != "name" or not self.is_actor(self.at[i]):
                break
            joined.insert(0, self.at[i])
            i = self.mentions[self.at[i]].tokens[0] - 1
            if i < 0 or self.tree.words[i] != ",":
                break
        return tuple(joined)

    def _at_head(self, head: int, depth: int) -> tuple[int, ...]:
        """The mentions behind one head: first person, its own mention, a group, else who owns or describes it."""
        if self._is_first_person(head):
            return self._speaking_side(head)
        if self.tree.tags[head] in RELATIVE and depth < DEEPEST:
            verb = self.tree.heads[head]
            return self._at_head(self.tree.heads[verb], depth + 1) if self.tree.heads[verb] != verb else ()
        if group := self._group(head):
            return group
        own = self.at[head]
        if own >= 0 and self.is_actor(own) and self.is_named(own):
            return (own,)
        if own >= 0 and self.mentions[own].head == head and self.is_nationals(own):
            return (own, *self.owners.get(head, ()))
        inner = self._inside(head, depth) or self._by_adjective(head) or self._predicated(head, depth)
        itself = (own,) if own >= 0 and self.is_actor(own) else ()
        return inner or (*itself, *self.owners.get(head, ()))

    def _by_adjective(self, head: int) -> tuple[int, ...]:
        """The state whose adjective stands inside a name that is no actor: "two Bordurian F-16s"."""
        own = self.at[head]
        if own < 0 or self.is_actor(own):
            return ()
        words = self.tree.words[slice(*self.mentions[own].tokens)]
        states = (self.state(country_of(word)) for word in words)
        return tuple(state for state in states if state is not None)[:1]

    def owners_named(self, head: int) -> tuple[int, ...]:
        """Who owns a thing by the words that stand with it, for forces their state; empty where they name nobody."""
        found = self._inside(head, 0) or self._by_adjective(head)
        found = tuple(m for m in found if self.is_named(m) and self.mentions[m].head <= head)
        owners = [self.state(self.mentions[m].country) if self.mentions[m].type != "PER" else m for m in found]
        return tuple(dict.fromkeys(m if owner is None else owner for m, owner in zip(found, owners, strict=True)))

    def _is_first_person(self, token: int) -> bool:
        """Whether a token is "we", "our", "me"; "US" in capitals is tagged as a name."""
        return self.tree.words[token] in FIRST_PERSON and self.tree.pos[token] == "PRON"

    def is_named(self, mention: int) -> bool:
        """Whether a mention says whom it stands for: a name, or a pronoun or noun whose chain has one."""
        found = self.mentions[mention]
        first, _, rest = found.name.partition(" ")
        bare = rest if first.lower() in DETERMINERS else found.name
        return found.level == "name" or bare[:1].isupper()

    def is_nationals(self, mention: int) -> bool:
        """Whether a mention is of men whose nationality alone is said: "a Bordurian nurse" is not Borduria."""
        found, tree = self.mentions[mention], self.tree
        if found.type != "PER" or found.level != "nominal" or {"GOV", "MIL"} & set(found.codes):
            return False
        grouped = tree.lemmas[found.head] in QUANTIFIERS | GROUP_NOUNS | UNITS
        return not grouped and not tree.kids_as(found.head, {"nmod:poss"})

    def _inside(self, head: int, depth: int) -> tuple[int, ...]:
        """The mentions inside a noun phrase whose head names nobody: "Russian warplanes", "one of the ministers"."""
        if depth >= DEEPEST:
            return ()
        before, behind = [], []
        for kid in self.tree.kids_as(head, PREMODIFIERS):
            case = self.tree.preposition(kid)
            if case is None:
                before.append(kid)
            elif case in TAIL and (case == "of" or self.tree.lemmas[head] in QUANTIFIERS or not before):
                behind.append(kid)
        named = [m for kid in before for m in self._modifier(kid, depth)]
        persons = [m for m in named if self.mentions[m].type == "PER"]
        if persons or named:
            return tuple(dict.fromkeys((persons or named)[:2]))
        behind = [k for k in behind if not self._is_where(head, k)]
        joined = [m for kid in behind[:1] for k in self.tree.conjuncts(kid) for m in self._at_head(k, depth + 1)]
        return tuple(dict.fromkeys(joined))

    def _is_where(self, head: int, kid: int) -> bool:
        """Whether a noun behind "in" says where: "the shootings in Paris", but not "the government in Kiev"."""
        own = self.at[kid]
        placed = own >= 0 and self.mentions[own].type in {"GPE", "LOC", "FAC"}
        return placed and self.tree.preposition(kid) == "in" and self.tree.lemmas[head] not in BODIES

    def _predicated(self, head: int, depth: int) -> tuple[int, ...]:
        """Who is said to be the noun at `head`: "Russia was the first country which ..."."""
        subjects = self.tree.kids_as(head, {"nsubj"}) if self.tree.kids_as(head, {"cop"}) else []
        return self._at_head(subjects[0], depth + 1) if subjects and depth < DEEPEST else ()

    def _modifier(self, kid: int, depth: int) -> tuple[int, ...]:
        """The mentions that a modifier and what is joined to it stand for."""
        found: list[int] = []
        for token in self.tree.conjuncts(kid):
            own = self.at[token]
            if self._is_first_person(token) or (own >= 0 and self.is_actor(own)):
                found.extend(self._at_head(token, depth + 1) if own < 0 or not self.is_named(own) else (own,))
            elif self.tree.deps[kid] in {"nmod:poss", "flat", "appos"}:
                found.extend(self._inside(token, depth + 1))
        return tuple(found)

    def _group(self, head: int) -> tuple[int, ...]:
        """The parties that "both countries", "the two sides" or "the three ministers" take up again."""
        if self.tree.lemmas[head] not in GROUP_NOUNS | {"both"}:
            return ()
        words = {self.tree.words[k] for k in self.tree.kids_as(head, {"det", "nummod", "det:predet", "amod"})}
        words.add(self.tree.words[head])
        size = next((GROUP_WORDS[w] for w in sorted(words) if w in GROUP_WORDS), 0)
        return self.last_group(head, size) if size else ()

    def last_group(self, token: int, size: int) -> tuple[int, ...]:
        """The latest parties of exactly `size` before a token: names joined by "and", else those of one account."""
        for i in range(token - 1, max(-1, token - 120), -1):
            if self.at[i] >= 0 and self.tree.deps[i] != "conj":
                joined = [self.at[j] for j in self.tree.conjuncts(i) if self.at[j] >= 0 and self.is_actor(self.at[j])]
                if len({self.chain(m) for m in joined}) == size:
                    return tuple(joined)
        return next((p for p in reversed(self.seen) if len(p) == size), ())


def cast_article(
    tree: Tree,
    starts: list[int],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    places: tuple[Place, ...] = (),
) -> Cast:
    """The cast of one article. `starts` are the page offsets of its tokens; `places` say whose a city is.

    Statements that are not voiced, which stand behind the rest, are left out: no event is told inside them.
    """
    statements = tuple(s for s in statements if s.voiced)
    at = [-1] * len(tree.words)
    for number, mention in enumerate(mentions):
        for i in range(*mention.tokens):
            if at[i] < 0 or _beats(mention, mentions[at[i]], i):
                at[i] = number
    told = [(m, n) for n, m in enumerate(mentions) if m.country and m.actor_type == "state"]
    by_name = sorted(told, key=lambda pair: (pair[0].type == "GPE" and pair[0].level == "name", -pair[1]))
    states = {m.country: n for m, n in by_name if m.country}
    countries = {i: p.country for p in places if p.country for i in range(*p.tokens)}
    cast = Cast(tree, mentions, statements, at, _statements_at(starts, statements), states=states, countries=countries)
    cast.owners.update(find_owners(tree, cast.owners_named))
    return cast


def _beats(new: Mention, old: Mention, token: int) -> bool:
    """Whether a mention has the better claim to a token: its head is there, else it is the shorter."""
    if (new.head == token) != (old.head == token):
        return new.head == token
    return new.tokens[1] - new.tokens[0] < old.tokens[1] - old.tokens[0]


def _statements_at(starts: list[int], statements: tuple[Statement, ...]) -> list[int]:
    """For each token the innermost statement whose content covers it, -1 where none does."""
    import bisect

    within = [-1] * len(starts)
    order = sorted(range(len(statements)), key=lambda n: (statements[n].depth, -sum(map(len, statements[n].content))))
    for number in order:
        for span in statements[number].content:
            first, last = bisect.bisect_left(starts, span.start), bisect.bisect_left(starts, span.end)
            within[first:last] = [number] * (last - first)
    return within
