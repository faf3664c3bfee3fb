"""Cues: the verbs, nouns and prepositions by which a text says that somebody said something.

The lexicon is `resources/cues.yaml`. A cue found here is only a place where a statement may stand; whether it does is
decided once its source and content are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from tidings.annotate.statements.reading import AUXILIARY, BE, HAVE, MODAL, NAME, NEGATION, NOUN, VERBAL, Reading
from tidings.language.english import lemma
from tidings.resources import load

if TYPE_CHECKING:
    from tidings.model import Act, Certainty

VOICING = frozenset(
    {"go", "continue", "begin", "start", "refuse", "decline", "proceed", "rush", "hasten", "seem", "appear"}
)
REFUSING = frozenset({"refuse", "decline"})
ADVERBS = frozenset({"RB", "RBR", "RBS"})
HEADLINE_SHARE = 0.6  # of a sentence's words of four letters and more that are capitalised in a headline
HEADLINE_LENGTH = 4
HEADLINE_OBJECTS = NOUN | {"DT", "PRP", "JJ", "PRP$", "VBG", "IN", "``"}
CLITICS = frozenset({"'s", "’s", "s"})
HEARSAY = frozenset({"say", "report", "allege", "claim", "estimate", "expect", "believe", "think", "suppose"})
AFTER_VERB = frozenset({"that", ",", ".", "he", "she", "it", "they", "for", ""})


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the lexicon; `words` are its lemmas, each a set of alternatives; `voiced` is whether it speaks."""

    name: str
    kind: str
    act: Act
    takes: frozenset[str]
    certainty: Certainty
    subject: str
    words: tuple[frozenset[str], ...]
    voiced: bool = True

    @property
    def is_phrase(self) -> bool:
        """Whether it holds an article: an adjective may stand before the noun behind that."""
        return any("a" in options for options in self.words)


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry found at tokens `first` up to `last`; `head` is its own verb, noun or preposition.

    `group` is where its auxiliaries begin. `weakened` is the certainty an adverb such as "reportedly" leaves, if one
    stands with it; `refused` says that the saying itself is refused ("declined to say").
    """

    first: int
    last: int
    head: int
    group: int
    entry: Entry
    negated: bool = False
    refused: bool = False
    passive: bool = False
    infinitive: bool = False
    modal: bool = False
    weakened: Certainty | None = None

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb."""
        return self.entry.kind == "verb"


@cache
def lexicon() -> dict[str, tuple[Entry, ...]]:
    """The entries by each first lemma they may begin with, longest phrase first."""
    out: dict[str, list[Entry]] = {}
    for row in load("cues"):
        found = _entry(row)
        for word in found.words[0]:
            out.setdefault(word, []).append(found)
    return {word: tuple(sorted(found, key=lambda e: -len(e.words))) for word, found in out.items()}


@cache
def weakeners() -> dict[str, Certainty]:
    """Adverbs that weaken a cue, with the certainty they leave."""
    rows = [r for r in load("cues") if r.get("kind") == "adverb"]
    return {r["cue"]: cast("Certainty", r["certainty"]) for r in rows}


def _entry(row: dict[str, Any]) -> Entry:
    words = tuple(frozenset(w.split("|")) for w in row["cue"].split())
    takes, certainty = frozenset(row["takes"]), row.get("certainty", "certain")
    subject, voiced = row.get("subject", "any"), row.get("voiced", True)
    return Entry(row["cue"], row.get("kind", "verb"), row["act"], takes, certainty, subject, words, voiced)


def find_cues(reading: Reading) -> tuple[Cue, ...]:
    """Every place where a cue may stand, in order; a longer phrase hides the shorter ones in it."""
    out: list[Cue] = []
    taken = -1
    for i in range(len(reading)):
        found = _cue_at(reading, i) if i >= taken else None
        if found is not None:
            out.append(found)
            taken = found.last
    return tuple(out)


def find_cues_at(r: Reading, i: int) -> tuple[Cue, ...]:
    """The cue whose first word is token `i`, or nothing."""
    found = _cue_at(r, i)
    return (found,) if found is not None else ()


def _cue_at(r: Reading, i: int) -> Cue | None:
    """The cue that begins at token `i`, if one does."""
    verbal = _is_verbal(r, i) and r.lower[i] != "according"
    word = (
        lemma(r.lower[i], "VERB") if verbal else lemma(r.lower[i], "NOUN") if r.tags[i] in NOUN | {"VB"} else r.lower[i]
    )
    for entry in lexicon().get(word, ()):
        if entry.name == "quote as":
            return (
                read_verb(r, entry, i, i + 1)
                if (verbal and "as" in r.lower[i : i + 20]) or "saying" in r.lower[i : i + 20]
                else None
            )
        last = _matches(r, entry, i)
        if last is None or not _kind_fits(r, entry, i, verbal=verbal):
            continue
        if entry.kind == "verb":
            return read_verb(r, entry, i, last)
        return Cue(i, last, i, i, entry)
    return None


def _kind_fits(r: Reading, entry: Entry, i: int, *, verbal: bool) -> bool:
    """Whether the word at `i` is of the entry's kind here."""
    if entry.kind == "verb":
        return verbal
    if entry.kind == "noun":
        return not verbal and (r.tags[i] in {"NN", "NNS", "VB"} or (r.tags[i] in NAME and i == r.sentence[i][0]))
    return entry.kind == "preposition" and (
        r.lower[i] != "per" or (r.tag(i + 1) in NAME and not r.word(i - 1)[:1].isdigit())
    )


def _is_verbal(r: Reading, i: int) -> bool:
    """Whether the word at `i` is a verb; in headlines and shouted captions tags often say name instead."""
    if r.tags[i] in VERBAL:
        plural = r.tags[i] == "VB" and r.lower[i] in plain_forms() and r.lower[i].endswith("s")
        return not plural and not (i > 0 and r.word(i - 1) in {"-", "so-"})
    if r.tags[i] not in NOUN or r.lower[i] not in plain_forms():
        return False
    before, after = r.tag(i - 1), r.tag(i + 1)
    if r.lower[i] in {"said", "says", "saying"} or (r.lower[i] == "claim" and r.tags[i] == "NN" and after == "PRP"):
        return True
    capital = before in NAME or (r.words[i - 1][:1].isupper() and i - 1 > r.sentence[i][0])
    if r.tags[i] == "NNS" and capital and (r.is_finite(i + 1) or r.word(i + 1) in AFTER_VERB):
        return True
    return is_headline(r, i) and before in NOUN and after in HEADLINE_OBJECTS


@cache
def plain_forms() -> frozenset[str]:
    """Forms of verbs that headlines report with, which taggers take for nouns or names."""
    verbs = [
        "call",
        "warn",
        "claim",
        "vow",
        "urge",
        "reject",
        "slam",
        "blast",
        "threaten",
        "pledge",
        "demand",
        "report",
        "note",
        "write",
        "add",
        "suggest",
        "accuse",
    ]
    return frozenset({v + "s" for v in verbs} | {"denies", "say", "says", "said", "saying", "claim"})


def is_headline(r: Reading, i: int) -> bool:
    """Whether the sentence around `i` is set in capitals or capitalised words."""
    first, last = r.sentence[i]
    long = [w for w in r.words[first:last] if len(w) >= HEADLINE_LENGTH and w[0].isalpha()]
    return bool(long) and sum(w[0].isupper() for w in long) >= HEADLINE_SHARE * len(long)


def _matches(r: Reading, entry: Entry, i: int) -> int | None:
    """The end of the entry's words from `i`; an adverb may stand between them. None when they are not all there."""
    j, bound = i + 1, r.sentence[i][1]
    for options in entry.words[1:]:
        if j < bound and r.tags[j] in ADVERBS | ({"JJ"} if entry.is_phrase else set()) and r.lower[j] not in options:
            j += 1
        if j >= bound or not ({r.lower[j], r.lemmas[j]} & options or lemma(r.lower[j], "VERB") in options):
            return None
        j += 1
    return j


def read_verb(r: Reading, entry: Entry, i: int, last: int) -> Cue:
    """A verbal cue with what its auxiliaries say."""
    group = _group_start(r, i)
    before = r.lower[group:i]
    passive = r.tags[i] in {"VBN", "VBD"} and any(w in BE for w in before) and "having" not in before
    if passive and not any(w in BE - CLITICS for w in before):
        passive = not _has_object(r, last)
    governor = next(
        (lemma(r.lower[k], "VERB") for k in range(group, i) if r.tags[k] in VERBAL and r.lower[k] not in AUXILIARY), ""
    )
    weak = next((weakeners()[w] for w in (*before, r.word(last)) if w in weakeners()), None)
    return Cue(
        i, last, _head(r, i, last), group, entry,
        negated=any(w in NEGATION for w in before),
        refused=governor in REFUSING,
        passive=passive,
        infinitive="to" in before and not governor,
        modal=any(w in MODAL and r.tags[k] == "MD" for k, w in enumerate(before, group)),
        weakened=weak,
    )  # fmt: skip


def _head(r: Reading, first: int, last: int) -> int:
    """The verb of a phrase that says: the last verb in it ("went on to say"), else its first word."""
    return next((k for k in range(last - 1, first, -1) if r.tags[k] in VERBAL), first)


def _group_start(r: Reading, i: int) -> int:
    """Where the auxiliaries, adverbs and voicing verbs ("went on to", "declined to") before a verb begin."""
    j = i
    first = r.sentence[i][0]
    while j > first:
        word, tag = r.lower[j - 1], r.tags[j - 1]
        plain = tag in ADVERBS or word in AUXILIARY - {"'s", "’s", "s"} or (word in NEGATION and tag != "DT")
        plain = plain or (tag == "DT" and word in {"each", "both", "all"} and _has_subject_before(r, j - 2))
        begun = j == i and r.tags[i] == "VBG" and tag in VERBAL and lemma(word, "VERB") in {"begin", "start", "keep"}
        clitic = begun or (word in {"'s", "’s"} and tag in VERBAL)
        if (
            plain
            or clitic
            or (word == "to" and tag == "TO")
            or (j < i and r.lower[j] == "to" and tag in VERBAL and lemma(word, "VERB") in VOICING)
        ):
            j -= 1
        elif j < i and r.lower[j] == "to" and word == "on" and r.word(j - 2) in {"went", "goes", "going", "gone"}:
            j -= 2
        else:
            break
    return _without_leading_adverbs(r, j, i)


def _has_object(r: Reading, j: int) -> bool:
    """Whether a noun phrase stands right at `j`: then "he's called" is "he has called"."""
    return r.tag(j) in NOUN | {"DT", "PRP", "PRP$"} or r.opens(j) is not None


def _has_subject_before(r: Reading, i: int) -> bool:
    """Whether the word before "each" leaves it no subject: a noun, pronoun or auxiliary."""
    return r.tag(i) in NOUN | {"PRP"} or r.word(i) in AUXILIARY


def _without_leading_adverbs(r: Reading, j: int, i: int) -> int:
    """An adverb that opens the sentence or follows a comma belongs to the clause, not to the verb."""
    while j < i and r.tags[j] in ADVERBS and (j == r.sentence[i][0] or r.word(j - 1) in {",", ";"}):
        j += 1
    return j


def is_said_to(r: Reading, cue: Cue) -> bool:
    """Whether it is the passive of "The fleet is said to have sailed", which names nobody."""
    return cue.passive and cue.entry.name in HEARSAY and r.word(cue.last) == "to" and r.tag(cue.last + 1) == "VB"


def is_perfect(r: Reading, cue: Cue) -> bool:
    """Whether its auxiliaries hold a form of "have"."""
    return any(w in HAVE for w in r.lower[cue.group : cue.first])
