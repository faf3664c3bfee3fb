"""The gunman and the attacker of an article: people called after the deed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.names.phrases import word_set

if TYPE_CHECKING:
    from tidings.annotate.names.wording import Candidate, Wording

FARTHEST_ATTACKER = 12  # sentences, as for other descriptions
# Who is called after the deed alone: in one article the gunman, the shooter and the attacker are mostly one.
ASSAILANTS = word_set("gunman shooter attacker assailant perpetrator killer murderer knifeman stabber suspect")
ATTACKS = frozenset({"shoot", "stab", "kill", "gun", "attack", "murder", "knife", "fire"})


def find_attacker(wording: Wording, candidate: Candidate, before: list[Candidate]) -> Candidate | None:
    """The last one before "the gunman" who is called so or of whom an attack is told; None when there is nobody."""
    here = wording.sentence[candidate.first]
    for other in reversed(before):
        if here - wording.sentence[other.first] > FARTHEST_ATTACKER:
            return None
        if other.type != "PER" or other.plural or other.level == "pronoun" or other.last > candidate.first:
            continue
        if candidate.country and other.country and candidate.country != other.country:
            continue
        if (other.level == "nominal" and other.noun in ASSAILANTS) or _attacks(wording, other):
            return other
    return None


def _attacks(wording: Wording, other: Candidate) -> bool:
    """Whether a person is the subject of a verb of attack, or the one by whom somebody is attacked."""
    token = wording.parsed.doc[other.head]
    verb = token.head
    if token.dep_ in {"obl", "obl:agent"}:
        return verb.lemma_ in ATTACKS and verb.tag_ == "VBN" and any(c.lower_ == "by" for c in token.children)
    if token.dep_ != "nsubj":
        return False
    objects = {c.lemma_ for c in verb.children if c.dep_ == "obj"}
    return verb.lemma_ in ATTACKS or (verb.lemma_ == "open" and "fire" in objects)
