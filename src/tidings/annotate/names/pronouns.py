"""How present a mention is, and whom a pronoun means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tidings.annotate.names.likeness import best_antecedent, repeats
from tidings.annotate.names.phrases import word_set

if TYPE_CHECKING:
    from tidings.annotate.names.wording import Candidate, Wording

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
CLAUSE_OPENERS = frozenset({"as", "when", "while", "before", "after", "although", "though", "since", "until"})
FARTHEST_PRONOUN = 3  # sentences between a pronoun and the last mention of whom it means
SUBJECT_BONUS, NAME_BONUS, SAME_SENTENCE_BONUS = 3.0, 1.0, 1.0
PER_SENTENCE, PER_TOKEN = 2.0, 0.02
QUOTED_LOSS = 5.0  # "he said" after a quotation is seldom somebody whom the quotation talks about
COMPOUND_LOSS = 3.0  # "the Lund family": not Lund
NETWORK_WEIGHT = 0.5  # of the network's log odds; chosen on the held-out authored passages
VETO_ODDS = 3.0  # how much surer the network must be of another antecedent; chosen on the same
PLEONASTIC = word_set(
    "is was 's seems appears remains would will may might could should has takes makes became becomes"
)


class Linked(Protocol):
    """What resolution needs of the chains."""

    members: list[list[Candidate]]

    def open(self, candidate: Candidate) -> None:
        """A new chain for a mention."""

    def join(self, candidate: Candidate, chain: int) -> None:
        """The mention belongs to a chain."""


def resolve_pronoun(
    wording: Wording, candidate: Candidate, before: list[Candidate], chains: Linked, found: list[Candidate]
) -> None:
    """Gives a pronoun the chain of its most salient antecedent among those `before`; none keeps -1.

    `found` are all candidates of the article: "As he left, Lund said" looks ahead.
    """
    if candidate.noun in {"who", "whose"}:
        chosen = _just_before(wording, candidate, before)
    elif candidate.noun == "it" and _is_empty(wording, candidate.first):
        chosen = None
    else:
        chosen = _ahead(wording, candidate, found) or _most_salient(wording, candidate, before)
        chosen = None if chosen is not None and _means_a_thing(wording, candidate, chosen, before) else chosen
    if chosen is not None:
        chains.join(candidate, chosen.chain)
        candidate.name, candidate.type, candidate.actor_type = chosen.name, chosen.type, chosen.actor_type
        candidate.country, candidate.codes, candidate.title = chosen.country, chosen.codes, chosen.title
        candidate.gender = candidate.gender or chosen.gender


def _ahead(wording: Wording, candidate: Candidate, found: list[Candidate]) -> Candidate | None:
    """The named subject of the sentence whose first clause, led by "as" or "when", holds the pronoun."""
    first, last = wording.parsed.sentence(candidate.first)
    doc = wording.parsed.doc
    if wording.word(first) not in CLAUSE_OPENERS or candidate.plural or candidate.noun in {"it", "its"}:
        return None
    if wording.quoted[candidate.first] or any(first <= o.first < candidate.first and o.type == "PER" for o in found):
        return None
    after = (
        o
        for o in found
        if candidate.last < o.first < last and o.level == "name" and doc[o.head].dep_ == "nsubj"
        and doc[o.head].head.dep_ == "ROOT" and _agrees(candidate, o)
    )  # fmt: skip
    return next(after, None)


def _just_before(wording: Wording, candidate: Candidate, before: list[Candidate]) -> Candidate | None:
    """The person or group that "who" follows, a comma between or not."""
    at = candidate.first - (wording.word(candidate.first - 1) == ",")
    return next((o for o in reversed(before) if o.last == at and o.level != "pronoun"), None)


def _is_empty(wording: Wording, i: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems"."""
    doc = wording.parsed.doc
    if doc[i].dep_ == "expl":
        return True
    if (
        wording.tag(i + 1) in {"VBZ", "VBD"}
        and wording.word(i + 1) in {"is", "was", "'s"}
        and wording.tag(i + 2) not in {"VBG", "VBN"}
    ):
        return True
    following = range(i + 1, min(i + 7, wording.ends[i]))
    return wording.word(i + 1) in PLEONASTIC and any(
        wording.word(j) in {"that", "to"} and wording.tag(j - 1) in {"JJ", "JJR", "NN", "RB"} for j in following
    )


def _most_salient(wording: Wording, candidate: Candidate, before: list[Candidate]) -> Candidate | None:
    """The best scored mention that agrees with the pronoun, None when none within reach does."""
    best: Candidate | None = None
    best_score = float("-inf")
    here = wording.sentence[candidate.first]
    for other in reversed(before):
        gap = here - wording.sentence[other.first]
        if gap > FARTHEST_PRONOUN:
            break
        if other.last > candidate.first or not _agrees(candidate, other):
            continue
        score = salience(wording, candidate, other, gap)
        if score > best_score:
            best, best_score = other, score
    return best


def _means_a_thing(wording: Wording, candidate: Candidate, chosen: Candidate, before: list[Candidate]) -> bool:
    """Whether the network is surer that a pronoun means something that is no mention of ours: a law, a report."""
    best = best_antecedent(wording, candidate) if candidate.gender is None else None
    if best is None or best[1] < max(0.0, repeats(wording, candidate, chosen)) + VETO_ODDS:
        return False
    return not any(other.first <= best[0] < other.last for other in before)


def _agrees(candidate: Candidate, other: Candidate) -> bool:
    """Whether number, gender and kind allow the pronoun to mean the mention."""
    if candidate.noun in {"it", "its"}:
        return (
            other.type in {"ORG", "GPE", "NORP"}
            and not other.plural
            and (other.actor_type is not None or other.level != "name")
        )
    if candidate.plural:
        return other.plural or (other.type == "ORG" and other.actor_type == "group")
    if other.type != "PER" or other.plural:
        return False
    return not (other.gender and candidate.gender and other.gender != candidate.gender)


def salience(wording: Wording, candidate: Candidate, other: Candidate, gap: int) -> float:
    """How present a mention is: subjects and names more, distance less; for a pronoun what the network thinks, too."""
    token = wording.parsed.doc[other.head]
    score = -PER_SENTENCE * gap - PER_TOKEN * (candidate.first - other.last)
    if token.dep_ in SUBJECTS:
        score += SUBJECT_BONUS
    if other.level == "name":
        score += NAME_BONUS
    if candidate.level == "pronoun":
        score += NETWORK_WEIGHT * repeats(wording, candidate, other) - _out_of_sight(wording, candidate, other)
    return score + (SAME_SENTENCE_BONUS if gap == 0 else 0.0)


def _out_of_sight(wording: Wording, candidate: Candidate, other: Candidate) -> float:
    """What takes a mention out of sight: a quotation that the pronoun is not in, another noun's modifier."""
    lost = 0.0
    if wording.quoted[other.head] and not wording.quoted[candidate.first]:
        lost += QUOTED_LOSS
    if other.level == "name" and wording.parsed.doc[other.head].dep_ == "compound":
        lost += COMPOUND_LOSS
    return lost
