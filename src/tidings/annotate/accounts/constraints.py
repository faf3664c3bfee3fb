"""Whether the words around a trigger are what its frame demands: objects, subjects, prepositions, complements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.accounts.tree import Tree, after, agents, complement, patients

if TYPE_CHECKING:
    from tidings.annotate.accounts.frames import Frame, Lexicon
    from tidings.annotate.accounts.roles import RoleReader, Trigger

COUNTING = {
    "score", "dozen", "hundred", "thousand", "million", "number", "part", "group", "series", "string", "one", "some",
    "many", "most", "several", "all", "any", "handful", "couple", "majority", "rest", "kind", "type", "lot", "piece",
    "amount", "ton", "wave", "round",
}  # fmt: skip
CALLED_FOR = {"for", "on", "upon"}
SUFFERING = {"pay", "face", "suffer", "regret", "lose", "receive", "meet", "get", "see", "bear"}
OWN_SIDE = {
    "government", "military", "army", "force", "country", "ministry", "group", "movement", "troop", "fighter",
    "administration", "navy", "response", "retaliation", "strike", "parliament", "party", "union", "member", "worker",
}  # fmt: skip


def satisfied(frame: Frame, trigger: Trigger, reader: RoleReader, lexicon: Lexicon) -> bool:
    """Whether the words around a trigger are what its frame demands."""
    tree = reader.tree
    if frame.kind == "verb":
        objects = patients(tree, trigger.head)
        if len(frame.words) > 1:
            objects = objects + after(tree, trigger.head, frame.words[-1])
        subjects = agents(tree, trigger.head)
        absent_allowed = "NONE" in frame.objects and not objects and complement(tree, trigger.head) is None
        cores = [c for o in objects for c in _cores(tree, o)]
        if frame.objects and not absent_allowed and not any(_fits(c, frame.objects, reader, lexicon) for c in cores):
            return False
        if frame.subjects and subjects and not any(_fits(s, frame.subjects, reader, lexicon) for s in subjects):
            return False
        if frame.slur and not _has_slur(tree, trigger.head, lexicon):
            return False
    return _has_company(frame, trigger, reader, lexicon)


def _has_company(frame: Frame, trigger: Trigger, reader: RoleReader, lexicon: Lexicon) -> bool:
    """Whether prepositions, complement and the nouns after "with" and "of" are as demanded."""
    tree, head = reader.tree, trigger.head
    if frame.cases and tree.preposition(head) not in frame.cases:
        return False
    if frame.prepositions and not any(after(tree, head, p) for p in frame.prepositions):
        return False
    contents = [o for p in ("of", "into") for o in after(tree, head, p)[:1]]
    if frame.contents and not any(_fits(o, frame.contents, reader, lexicon) for o in contents):
        return False
    if frame.companions and not any(
        "ANY" in frame.companions or _fits(o, frame.companions, reader, lexicon) for o in after(tree, head, "with")
    ):
        return False
    if frame.type == "THREATEN" and not _is_own_deed(reader, head):
        return False
    return not frame.complements or _has_complement(frame, tree, head, lexicon)


def _is_own_deed(reader: RoleReader, verb: int) -> bool:
    """Whether what is announced may be the speaker's own doing: "warned that gunmen might strike" is a warning only.

    The clause has no subject of its own, or a pronoun, or one of the speaker's state or body, or it is passive, or it
    says what the other side will suffer.
    """
    tree, cast = reader.tree, reader.cast
    deed = complement(tree, verb) or next((k for k in tree.kids_as(verb, {"acl", "ccomp"}) if k > verb), None)
    doers = agents(tree, deed) if deed is not None else []
    if deed is None or not doers or tree.lemmas[deed] in SUFFERING:
        return True
    states = {cast.mentions[m].country for s in agents(tree, verb) for m in cast.find(s)} - {None}
    return any(
        tree.pos[doer] == "PRON"
        or tree.kids_as(doer, {"nmod:poss"})
        or any(cast.mentions[m].country in states for m in cast.find(doer))
        or tree.lemmas[doer] in OWN_SIDE
        for doer in doers
    )


def _has_complement(frame: Frame, tree: Tree, head: int, lexicon: Lexicon) -> bool:
    """Whether a clause of the kind demanded follows; OTHER is any but a hostile one."""
    verb = complement(tree, head)
    if verb is None:
        return False
    if frame.type == "THREATEN" and any(tree.words[k] in {"not", "never"} for k in tree.kids[verb]):
        return False
    lemma = tree.lemmas[verb]
    if "ANY" in frame.complements:
        return True
    if "INF" in frame.complements:
        return any(tree.words[k] == "to" for k in tree.kids_as(verb, {"mark"}))
    if "OTHER" in frame.complements:
        return lemma not in lexicon.classes["hostile"]
    return lexicon.among(lemma, frame.complements)


def _has_slur(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether something is called by a bad name: one of the words under the verb is one."""
    if CALLED_FOR & set(tree.words[verb + 1 : verb + 4]) and tree.lemmas[verb] == "call":
        return False
    first = next(iter(patients(tree, verb)), verb)
    last = min(tree.sentences[verb][1], verb + 30)
    return any(tree.lemmas[i] in lexicon.classes["slur"] for i in range(max(verb, first) + 1, last))


def _cores(tree: Tree, token: int) -> list[int]:
    """A noun with what is joined to it, and what it only counts: "scores of refugees"."""
    found = tree.conjuncts(token)
    for head in list(found):
        if tree.lemmas[head] in COUNTING or tree.pos[head] == "NUM":
            found += [c for k in tree.kids_as(head, {"nmod"}) if tree.preposition(k) == "of" for c in tree.conjuncts(k)]
    return found


def _fits(token: int, wanted: frozenset[str], reader: RoleReader, lexicon: Lexicon) -> bool:
    """Whether a noun is of a class: by its lemma, or by the mention at it."""
    tree, cast = reader.tree, reader.cast
    if lexicon.among(tree.lemmas[token], wanted) or any(
        lexicon.among(tree.lemmas[k], wanted)
        for k in tree.kids_as(token, {"compound", "flat"})
        if tree.pos[token] == "PROPN"
    ):
        return True
    own = cast.at[token]
    found = [own] if own >= 0 else []
    if tree.tags[token] in {"WDT", "WP"} and not found:
        found = list(cast.find(token))
    kinds = {cast.mentions[m].type for m in found}
    if "ACTOR" in wanted and any(cast.is_actor(m) for m in found):
        return True
    if "PERSON" in wanted and (kinds & {"PER", "NORP"} or tree.words[token] in {"he", "she", "him", "her", "i", "who"}):
        return True
    if "ACTOR" in wanted and tree.words[token] in {
        "we",
        "us",
        "they",
        "them",
        "it",
        "i",
        "he",
        "she",
        "him",
        "her",
        "who",
        "those",
    }:
        return True
    return "PLACE" in wanted and bool(kinds & {"GPE", "LOC", "FAC"})
