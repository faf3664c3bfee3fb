"""A parse as plain lists, and the grammar that roles are read from: subjects, objects, what stands after a preposition.

The parser is a small one and errs; every question asked here tolerates the errors it is known for (a subject taken for
a modifier, the clause after "said" taken for the object's modifier, a preposition hung on the wrong noun).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.language.parsed import Parsed

SUBJECTS = {"nsubj", "nsubj:pass", "csubj", "nsubj:outer"}
OBJECTS = {"obj", "iobj"}
OBLIQUES = {"obl", "obl:agent", "nmod", "obl:tmod", "advcl", "obl:arg", "ccomp", "xcomp"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
RELATIVE = {"WDT", "WP", "WP$"}
LOST_SUBJECTS = {"compound", "vocative", "discourse", "amod", "nmod", "nmod:poss", "dep", "appos", "obl:unmarked"}
LOST_OBJECTS = {"xcomp", "ccomp", "obl:unmarked", "obl", "dep", "parataxis", "nmod"}
FINITE = {"VBD", "VBZ", "VBP"}
NOMINATIVE = {"he", "she", "it", "they", "we", "i"}
PARTICLES = {"down", "up", "out", "off", "away", "back"}
SKIPPED_BEFORE_VERB = {"ADV", "AUX", "PART", "PUNCT"}
DEEPEST = 3  # clauses a shared subject is looked for above a verb
FARTHEST_SUBJECT = 12  # tokens; longer gaps on the gold affairs were other people's subjects
FARTHEST_PREPOSITION = 14
NEAREST_OF = 2  # "of" belongs to the word before it, or to the one before its adjective
NEAR_PREPOSITION = 5  # within it the preposition counts even when the parse hangs it elsewhere


@dataclass(frozen=True, slots=True)
class Tree:
    """The words of an article as lists, one entry a token.

    Lower-case `words` and `lemmas`, Penn `tags`, `pos`, `deps`, `heads` (a root is its own head), `kids` in order,
    and the half-open `sentences` they stand in.
    """

    words: list[str]
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    kids: list[list[int]]
    sentences: list[tuple[int, int]]

    def kids_as(self, i: int, relations: set[str]) -> list[int]:
        """The children of token `i` under one of these relations, in order."""
        return [k for k in self.kids[i] if self.deps[k] in relations]

    def subtree(self, i: int) -> list[int]:
        """Token `i` and everything below it, sorted."""
        found, queue = [], [i]
        while queue:
            token = queue.pop()
            found.append(token)
            queue.extend(self.kids[token])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above token `i`, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def is_verb(self, i: int) -> bool:
        """Whether a token is a verb form."""
        return self.pos[i] == "VERB" or self.tags[i] in FINITE

    def preposition(self, i: int) -> str | None:
        """The preposition that token `i` stands after, None where there is none."""
        for kid in self.kids[i]:
            if self.deps[kid] in {"case", "mark"} and kid < i and self.pos[kid] != "PART":
                return self.words[kid]
        before = min([i, *(k for k in self.kids[i] if k < i)]) - 1
        misread = before >= 0 and self.deps[before] == "case" and self.heads[before] > i  # hung on a later phrase
        return self.words[before] if misread and self.pos[before] == "ADP" else None

    def is_passive(self, i: int) -> bool:
        """Whether a verb is passive: an auxiliary says so, or it is a bare participle after its noun."""
        if self.kids_as(i, {"aux:pass", "nsubj:pass"}):
            return True
        if self.tags[i] not in {"VBN", "VBD"} or self.kids_as(i, {"aux"} | SUBJECTS):
            return False
        bare = self.deps[i] in {"acl", "amod", "advcl"} and not self.kids_as(i, OBJECTS)
        agent = any(self.preposition(k) == "by" for k in self.kids_as(i, OBLIQUES))
        if self.deps[i] == "conj" and self.tags[i] == "VBN":
            return self.is_passive(self.heads[i])
        return (agent and not self.kids_as(i, OBJECTS)) or (bare and self.tags[i] == "VBN")

    def conjuncts(self, i: int) -> list[int]:
        """Token `i` and the nominals joined to it by "and"."""
        found = [i]
        for kid in self.kids[i]:
            if self.deps[kid] == "conj" and self.pos[kid] in NOMINAL | {"ADJ"}:
                found.extend(self.conjuncts(kid))
        return found


def read_tree(parsed: Parsed) -> Tree:
    """The parse of an article as a `Tree`."""
    doc = parsed.doc
    heads = [t.head.i for t in doc]
    kids: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    sentences: list[tuple[int, int]] = []
    for sent in doc.sents:
        sentences.extend([(sent.start, sent.end)] * (sent.end - sent.start))
    tree = Tree(
        [t.text.lower() for t in doc], [t.lemma_.lower() for t in doc], [t.tag_ for t in doc],
        [t.pos_ for t in doc], [t.dep_ for t in doc], heads, kids, sentences,
    )  # fmt: skip
    _mend_particles(tree)
    _mend_verbs(tree)
    return tree


def _mend_particles(tree: Tree) -> None:
    """Hangs "down" on the verb before it where the parser took it for a preposition ("shot down a jet")."""
    for i in range(1, len(tree.words)):
        noun, verb = tree.heads[i], i - 1
        lost = tree.words[i] in PARTICLES and tree.tags[i] == "RP" and tree.deps[i] == "case" and noun > i
        if not lost or not tree.is_verb(verb):
            continue
        tree.kids[noun].remove(i)
        tree.kids[verb] = sorted([*tree.kids[verb], i])
        tree.heads[i], tree.deps[i] = verb, "compound:prt"
        if tree.heads[noun] == verb and tree.deps[noun] in OBLIQUES:
            tree.deps[noun] = "obj"


def _mend_verbs(tree: Tree) -> None:
    """Gives a noun that has a verb's particle the tags of a verb ("Turkey shot down a jet" tagged as NN)."""
    from tidings.language.english import lemma

    for i, pos in enumerate(tree.pos):
        particle = pos in {"NOUN", "PROPN", "ADJ"} and tree.kids_as(i, {"compound:prt"})
        if particle and particle[0] == i + 1 and not tree.kids_as(i, {"det", "nmod:poss"}):
            tree.lemmas[i] = lemma(tree.words[i], "VERB")
            tree.pos[i] = "VERB"
            tree.tags[i] = "VBP" if tree.lemmas[i] == tree.words[i] else "VBZ" if tree.words[i].endswith("s") else "VBD"


OBJECT_MARKS = {"of", "for", "from", "into"}  # before a gerund that the object does: "accused Ash of killing Birch"


def surface_subject(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """The noun that a verb agrees with, shared and understood subjects included; None where there is none."""
    own = [k for k in tree.kids_as(verb, SUBJECTS) if tree.pos[k] in NOMINAL | {"DET", "ADJ"} or tree.kids[k]]
    if own:
        subject = own[-1] if len(own) > 1 and own[-1] < verb else own[0]
        return tree.heads[verb] if _is_relative(tree, subject, verb) else subject
    if depth > DEEPEST:
        return None
    return _understood_subject(tree, verb, depth)


def _is_relative(tree: Tree, subject: int, verb: int) -> bool:
    """Whether a subject is "who" or "which" and the verb hangs on what it stands for."""
    relative = tree.tags[subject] in RELATIVE or (tree.words[subject] == "that" and tree.deps[verb].startswith("acl"))
    return relative and tree.heads[verb] != verb and tree.pos[tree.heads[verb]] in NOMINAL


def _understood_subject(tree: Tree, verb: int, depth: int) -> int | None:
    """The subject a verb takes from the clause around it, else from the words before it."""
    head, relation = tree.heads[verb], tree.deps[verb]
    if head != verb and relation.startswith("acl") and tree.pos[head] in NOMINAL and tree.tags[verb] != "VB":
        return head
    for find in (_told_of, _lost_subject, _subject_behind_mark):
        if (found := find(tree, verb)) is not None:
            return found
    charged = relation == "advcl" and {tree.words[k] for k in tree.kids_as(verb, {"mark"})} & OBJECT_MARKS
    controlled = head != verb and (relation == "xcomp" or charged)
    if controlled and (objects := _controllers(tree, head)) and objects[0] < verb:
        return objects[0]
    if head != verb and relation in {"conj", "xcomp", "advcl", "parataxis", "acl"}:
        if tree.pos[head] in NOMINAL and relation == "acl":
            return _owner(tree, head, depth)
        return surface_subject(tree, head, depth + 1)
    return nearest_noun_before(tree, verb) if tree.tags[verb] in FINITE else None


def _subject_behind_mark(tree: Tree, verb: int) -> int | None:
    """The noun between "before" and its finite verb, where the parser hung it elsewhere ("before Ottokar visits")."""
    marks = [k for k in tree.kids_as(verb, {"mark"}) if k < verb]
    noun = nearest_noun_before(tree, verb) if marks and tree.tags[verb] in FINITE else None
    return noun if noun is not None and noun > marks[0] else None


def _told_of(tree: Tree, verb: int) -> int | None:
    """The noun that somebody says did it: "a jet which Klow claims violated its airspace"."""
    saying = tree.heads[verb]
    relative = (
        tree.deps[verb] == "ccomp" and tree.deps[saying].startswith("acl") and tree.tags[verb] in FINITE | {"VBN"}
    )
    if not relative or not any(k < saying for k in tree.kids_as(saying, {"nsubj"})):
        return None
    before = any(tree.pos[k] in NOMINAL and k < verb for k in tree.kids[verb])
    noun = tree.heads[saying]
    return noun if not before and noun < saying and tree.pos[noun] in NOMINAL else None


def _controllers(tree: Tree, verb: int) -> list[int]:
    """The objects that are understood as subject of the verb after them."""
    return [k for k in tree.kids_as(verb, OBJECTS) if tree.pos[k] in NOMINAL]


def _owner(tree: Tree, noun: int, depth: int) -> int | None:
    """Whose a noun is: its possessor, else the subject of the clause it stands in ("Iran has plans to visit")."""
    if owners := tree.kids_as(noun, {"nmod:poss"}):
        return owners[0]
    head = tree.heads[noun]
    return surface_subject(tree, head, depth + 1) if head != noun and tree.is_verb(head) else None


def _lost_subject(tree: Tree, verb: int) -> int | None:
    """A bare noun just before a finite verb that the parser hung on it as something else than its subject."""
    if tree.tags[verb] not in FINITE | {"VBN", "VB"}:
        return None
    for kid in reversed(tree.kids[verb]):
        if kid < verb and tree.deps[kid] == "obj" and tree.words[kid] in NOMINATIVE:
            return kid
        fits = tree.deps[kid] in LOST_SUBJECTS and tree.tags[kid].startswith("NN") and tree.preposition(kid) is None
        if kid < verb and fits:
            return kid
    return None


def nearest_noun_before(tree: Tree, verb: int) -> int | None:
    """The noun phrase that ends where a verb begins, its tail climbed; None where another verb intervenes."""
    first = tree.sentences[verb][0]
    for i in range(verb - 1, max(first, verb - FARTHEST_SUBJECT) - 1, -1):
        if tree.pos[i] in NOMINAL:
            while tree.preposition(i) and tree.pos[tree.heads[i]] in NOMINAL and tree.heads[i] < i:
                i = tree.heads[i]  # noqa: PLW2901 - climbing on purpose
            return None if tree.preposition(i) else i
        if tree.pos[i] not in SKIPPED_BEFORE_VERB or tree.words[i] in {",", ";", ":"}:
            return None
    return None


def agents(tree: Tree, verb: int) -> list[int]:
    """Who does what a verb says: its subject, for a passive the noun after "by"."""
    if tree.is_passive(verb):
        return after(tree, verb, "by", far=False) or _agent_beside(tree, verb)
    subject = surface_subject(tree, verb)
    return [] if subject is None else [subject]


def _agent_beside(tree: Tree, verb: int) -> list[int]:
    """The noun after a "by" that follows a passive at once, wherever the parse hung it."""
    by = verb + 1
    beside = by < tree.sentences[verb][1] and tree.words[by] == "by" and tree.deps[by] == "case" and tree.heads[by] > by
    return [tree.heads[by]] if beside else []


def patients(tree: Tree, verb: int) -> list[int]:
    """Whom a verb is done to: its objects, for a passive its subject, in a relative clause the noun it hangs on."""
    if tree.is_passive(verb):
        subject = surface_subject(tree, verb)
        return [] if subject is None else [subject]
    own = tree.kids_as(verb, {"obj"}) or tree.kids_as(verb, {"iobj"})
    own = [k for k in own if k > verb or tree.words[k] not in NOMINATIVE]
    objects = [tree.heads[verb] if tree.tags[k] in RELATIVE else k for k in own]
    if not objects and tree.deps[verb].startswith("acl") and tree.kids_as(verb, {"nsubj"}):
        own = [k for k in tree.kids_as(verb, {"nsubj"}) if tree.tags[k] not in RELATIVE]
        objects = [tree.heads[verb]] if own and tree.pos[tree.heads[verb]] in NOMINAL else []
    return objects or _lost_object(tree, verb)


def _lost_object(tree: Tree, verb: int) -> list[int]:
    """A bare noun after a verb that the parser took for something else than its object."""
    for kid in tree.kids[verb]:
        bare = (
            tree.pos[kid] in {"NOUN", "PROPN", "ADJ"}
            and tree.preposition(kid) is None
            and not tree.kids_as(kid, {"cop"})
        )
        if kid > verb and bare and tree.deps[kid] in LOST_OBJECTS and not tree.kids_as(kid, SUBJECTS):
            return [kid]
    return []


def after(tree: Tree, i: int, preposition: str, *, far: bool = True) -> list[int]:
    """The nouns after a preposition that belong to token `i`: its own, its objects', else (`far`) the nearest."""
    for parent in [i, *tree.kids_as(i, OBJECTS | {"xcomp", "nsubj:pass", "compound:prt"})]:
        found = [k for k in tree.kids[parent] if tree.deps[k] in OBLIQUES and tree.preposition(k) == preposition]
        if found:
            return found[:1]
    if not far:
        return []
    last = min(tree.sentences[i][1], i + FARTHEST_PREPOSITION)
    for j in range(i + 1, last):
        if tree.words[j] == preposition and tree.deps[j] == "case" and tree.heads[j] > j:
            near = j - i <= (NEAREST_OF if preposition == "of" else NEAR_PREPOSITION)
            return [tree.heads[j]] if near or _is_below(tree, tree.heads[j], i) else []
    return []


def _is_below(tree: Tree, token: int, top: int) -> bool:
    """Whether `top` governs `token`, however far down."""
    return top in tree.ancestors(token)


def complement(tree: Tree, verb: int) -> int | None:
    """The verb of the clause that says what was asked, promised or threatened; None where there is none."""
    for kid in tree.kids[verb]:
        marked = tree.kids_as(kid, {"mark"})
        if kid > verb and tree.deps[kid] in {"xcomp", "ccomp"} and (tree.is_verb(kid) or marked):
            return kid
    for kid in tree.kids[verb]:
        if (
            kid > verb
            and tree.is_verb(kid)
            and tree.deps[kid] in {"advcl", "acl", "parataxis"}
            and _is_infinitive(tree, kid)
        ):
            return kid
    for noun in tree.kids_as(verb, OBJECTS):
        for kid in tree.kids[noun]:
            if kid > verb and tree.deps[kid].startswith("acl") and _is_infinitive(tree, kid):
                return kid
    return None


def _is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether a verb stands after "to"."""
    return any(tree.words[k] == "to" and tree.deps[k] == "mark" for k in tree.kids[verb])
