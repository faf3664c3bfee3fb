"""Whether an event is told as having happened: polarity, certainty and tense, from the words around its trigger."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidings.annotate.accounts.tree import Tree
    from tidings.model import Certainty, Polarity, Tense

NEGATIONS = {"not", "n't", "n’t", "never", "nor", "neither", "hardly", "no"}
FAILING = {"fail", "refuse", "decline", "stop", "avoid", "cease", "deny", "neglect", "refrain", "unable", "forget"}
DOUBTING = {
    "reportedly", "allegedly", "apparently", "purportedly", "supposedly", "probably", "likely", "presumably",
    "seemingly",
}  # fmt: skip
SEEMING = {
    "appear", "seem", "believe", "think", "assume", "suspect", "report", "rumor", "say", "allege", "purport",
    "suppose",
}  # fmt: skip
MAYBE = {"possibly", "perhaps", "maybe", "potentially", "conceivably"}
WEAK_MODALS = {"may", "might", "could"}
FUTURE_MODALS = {"will", "'ll", "’ll", "shall", "wo"}
PLANNING = {
    "plan", "intend", "schedule", "set", "expect", "due", "prepare", "mean", "slate", "decide", "arrange", "going",
    "go", "about",
}  # fmt: skip
PENDING = {
    "upcoming", "planned", "scheduled", "forthcoming", "future", "next", "expected", "looming", "imminent",
    "proposed",
}  # fmt: skip
HYPOTHETICAL = {"if", "unless", "whether", "lest", "from"}  # "barred it from exporting"
RAISING = {
    "begin", "start", "continue", "plan", "schedule", "set", "expect", "go", "appear", "seem", "say", "report",
    "believe", "manage", "proceed", "intend", "prepare", "slate", "use", "fail", "think", "allege", "know", "move",
    "rush", "help", "due", "decide", "choose", "opt", "happen", "claim", "understand", "rumor", "suspect", "poise",
    "resume", "agree", "dare", "bother",
}  # fmt: skip
CAUSING = {"prompt", "lead", "force", "cause", "drive", "spur", "provoke", "compel", "oblige", "trigger"}
IRREALIS = {"want", "hope", "wish", "like", "try", "seek", "aim", "attempt", "need", "have", "fear", "would"}
LIKELY, UNLIKELY = 0.5, 0.2


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a clause tells its event. `hypothetical` is set in conditions, wishes and what somebody was asked to do."""

    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    tense: Tense = "past"
    hypothetical: bool = False


def judge(tree: Tree, trigger: int, governor: int) -> Factuality:
    """How the event at `trigger` is told.

    `governor` is the verb that carries it: itself for a verb, the light verb or the verb of its clause for a noun.
    """
    return Factuality(
        "negated" if is_negated(tree, trigger, governor) else "affirmed",
        find_certainty(tree, trigger, governor),
        find_tense(tree, trigger, governor),
        is_hypothetical(tree, governor),
    )


def mended(how: Factuality, marks: Mapping[str, float]) -> Factuality:
    """The same with polarity as the network marks it, and in the past where only the words around it are present.

    >>> mended(Factuality("negated", tense="present"), {"negated": 0.1, "future": 0.1, "present": 0.2})
    Factuality(polarity='affirmed', certainty='certain', tense='past', hypothetical=False)
    """
    now = how.tense != "present" or max(marks["future"], marks["present"]) > LIKELY
    least = UNLIKELY if how.polarity == "negated" else LIKELY
    polarity: Polarity = "negated" if marks["negated"] > least else "affirmed"
    return replace(how, polarity=polarity, tense=how.tense if now else "past")


def _auxiliaries(tree: Tree, verb: int) -> set[str]:
    """The auxiliaries of a verb as written; those of the verb it is joined to where it has none of its own."""
    own = {tree.words[k] for k in tree.kids_as(verb, {"aux", "aux:pass", "cop"})}
    shared = tree.deps[verb] == "conj" and tree.tags[verb] in {"VB", "VBN", "VBG"}
    return own if own or not shared else _auxiliaries(tree, tree.heads[verb])


def is_negated(tree: Tree, trigger: int, governor: int) -> bool:
    """Whether the clause says that it did not happen."""
    for token in {trigger, governor}:
        below = [k for k in tree.kids[token] if tree.deps[k] in {"advmod", "det", "cc:preconj", "aux", "neg"}]
        if any(tree.words[k] in NEGATIONS for k in below):
            return True
    if any(tree.words[k] == "without" for k in tree.kids_as(governor, {"mark", "case"})):
        return True
    subjects = tree.kids_as(governor, {"nsubj", "nsubj:pass"})
    if any(tree.words[k] in {"no", "neither", "none"} for s in subjects for k in [s, *tree.kids_as(s, {"det"})]):
        return True
    head = tree.heads[governor]
    return (
        tree.deps[governor] == "xcomp"
        and head != governor
        and (tree.lemmas[head] in FAILING or is_negated(tree, head, head))
    )


def find_certainty(tree: Tree, trigger: int, governor: int) -> Certainty:
    """How sure the clause itself sounds, its hedges and modals read."""
    near = {tree.words[k] for t in {trigger, governor} for k in tree.kids_as(t, {"advmod", "amod"})}
    if near & MAYBE or _auxiliaries(tree, governor) & WEAK_MODALS or "possible" in near:
        return "possible"
    if near & DOUBTING or "alleged" in near or "suspected" in near:
        return "probable"
    head = tree.heads[governor]
    seeming = tree.deps[governor] in {"xcomp", "csubj"} and head != governor and tree.lemmas[head] in SEEMING
    return "probable" if seeming else "certain"


def find_tense(tree: Tree, trigger: int, governor: int) -> Tense:
    """When the clause puts its event, seen from the telling."""
    if any(tree.words[k] in PENDING for k in tree.kids_as(trigger, {"amod"})):
        return "future"
    auxiliaries = _auxiliaries(tree, governor)
    if auxiliaries & FUTURE_MODALS:
        return "future"
    head = tree.heads[governor]
    if tree.deps[governor] in {"xcomp", "advcl", "ccomp"} and head != governor and not auxiliaries:
        if tree.lemmas[head] in PLANNING or "going" in tree.words[head : head + 1]:
            return "future"
        if tree.tags[governor] in {"VB", "VBG"}:
            return find_tense(tree, trigger, head)
    return _finite_tense(tree.tags[governor], auxiliaries)


def _finite_tense(tag: str, auxiliaries: set[str]) -> Tense:
    """The tense of a verb form with its auxiliaries; "would be cut" is the future seen from the past."""
    if "would" in auxiliaries and not auxiliaries & {"have", "had", "been"}:
        return "future"
    if tag in {"VBD", "VBN"} and not auxiliaries & {"is", "are", "being"}:
        return "past"
    if auxiliaries & {"was", "were", "had", "did", "has", "have", "been"}:
        return "past"
    return "present" if tag in {"VBZ", "VBP", "VBG"} or auxiliaries else "past"


def _was_done(tree: Tree, verb: int) -> bool:
    """Whether an infinitive looks back: "is said to have shot"."""
    return any(tree.words[k] == "have" for k in tree.kids_as(verb, {"aux"}))


def is_hypothetical(tree: Tree, verb: int) -> bool:
    """Whether a clause is a condition, a question or a wish, and so tells no event."""
    if any(tree.words[k] in HYPOTHETICAL for k in tree.kids_as(verb, {"mark"})):
        return True
    if _auxiliaries(tree, verb) & {"should", "must", "can", "ought"}:
        return True
    last = tree.sentences[verb][1]
    if "?" in tree.words[max(verb, last - 3) : last]:
        return True
    head = tree.heads[verb]
    to = any(tree.words[k] == "to" for k in tree.kids_as(verb, {"mark"}))
    raised = tree.deps[verb] in {"xcomp", "ccomp", "advcl"} and tree.lemmas[head] in RAISING | CAUSING
    if to and head != verb and not raised and not _was_done(tree, verb):
        return True
    if head == verb or tree.deps[verb] not in {"xcomp", "conj", "ccomp"}:
        return False
    wished = tree.deps[verb] == "xcomp" and tree.lemmas[head] in IRREALIS and (to or tree.tags[verb] == "VBG")
    return wished or (tree.deps[verb] != "ccomp" and tree.is_verb(head) and is_hypothetical(tree, head))
