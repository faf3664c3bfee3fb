"""Candidates: cues for which somebody can be found who speaks."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tidings.annotate.statements import acts
from tidings.annotate.statements.cues import Cue, find_cues, find_cues_at, is_perfect, is_said_to
from tidings.annotate.statements.drafts import Draft
from tidings.annotate.statements.nominals import full_np_right
from tidings.annotate.statements.noun_cues import nominal
from tidings.annotate.statements.reading import BE, FINITE, NOUN, VERBAL, Reading
from tidings.annotate.statements.sources import Source, find_source, main_subject
from tidings.annotate.statements.subjects import shared_subject
from tidings.resources import load

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTED_REACH = 20  # tokens between "quoted" and "as saying"
FIRST_PERSON = frozenset({"i", "we", "you", "me", "us"})
GERUND_LEADS = frozenset({"of", "for", "by", "from", "without", "before", "after", "about"})
NOBODY = frozenset({"no", "nobody", "none", "neither"})
SILENT = frozenset({"there", "that", "this", "what", "these", "those", "one", "nothing", "something", "everything"})


def find_candidates(r: Reading) -> list[Draft]:
    """Cues that somebody can be found for, with the stretch that their content must lie in."""
    out: list[Draft] = []
    for cue in find_cues(r):
        bounds = find_bounds(r, cue.head)
        if cue.entry.name == "quote as":
            found = _quoting(r, cue, bounds)
        elif cue.entry.kind == "preposition":
            found = _prepositional(r, cue, bounds)
        elif cue.entry.kind == "noun":
            found = nominal(r, cue, bounds)
        else:
            found = _verbal(r, cue, bounds, [d for d in out if d.bounds == bounds and d.voiced >= cue.entry.voiced])
        if found is not None and all(d.cue.head != found.cue.head for d in out):
            out.append(found)
    return out


def find_bounds(r: Reading, i: int) -> tuple[int, int]:
    """The utterance around a token; inside a quotation the part of its sentence that is quoted."""
    if r.quote[i] < 0:
        return r.unit[i]
    found, (first, last) = r.quotations[r.quote[i]], r.sentence[i]
    inner = found.last - 1 if found.closed else found.last
    return max(first, found.first + 1), min(last, inner)


def _verbal(r: Reading, cue: Cue, bounds: tuple[int, int], before: Sequence[Draft]) -> Draft | None:
    """A verbal cue with its source, unless the saying is only wished, possible, conditional or the author's own."""
    if is_unsaid(r, cue):
        return None
    source = find_source(r, cue, bounds)
    if source is None:
        source = _inherited(r, cue, bounds, before)
    if source is None and not (cue.passive and (r.word(cue.group - 1) == "it" or is_said_to(r, cue))):
        return None
    if source is not None and not may_speak(r, cue, source):
        return None
    return Draft(cue, source, [], "", bounds)


def is_unsaid(r: Reading, cue: Cue) -> bool:
    """Whether nothing is said by the verb: a bare infinitive, a possibility, a future saying; who is cited speaks."""
    if (cue.infinitive and not cue.refused) or (cue.entry.name == "cite" and r.tags[cue.head] == "VBG"):
        return True
    if r.tags[cue.head] == "VBG" and r.tag(cue.group - 1) in VERBAL and r.lower[cue.group - 1] not in BE:
        return True
    spoken = r.word(cue.last) == "that" or any(r.opens(k) is not None for k in (cue.last, cue.last + 1))
    adjunct = r.word(cue.group - 1) in GERUND_LEADS - ({"by"} if spoken else set())
    if r.tags[cue.head] == "VBG" and adjunct:
        return True
    if cue.modal and not cue.negated:
        return True
    subject_before = r.tag(cue.group - 1) in NOUN | {"PRP"} and cue.group == cue.first
    governed = cue.negated or cue.refused or cue.modal or cue.head != cue.first or cue.group < cue.first
    return r.tags[cue.head] == "VB" and not governed and not subject_before


def _inherited(r: Reading, cue: Cue, bounds: tuple[int, int], before: Sequence[Draft]) -> Source | None:
    """The source of the cue before, for "..., saying" and "... and announced"; else the sentence's subject."""
    previous = cue.group - 1
    while previous > bounds[0] and (r.tags[previous] == "RB" or r.lower[previous] in {"also", "then", "later"}):
        previous -= 1
    word, tag = r.word(previous), r.tags[cue.group if cue.refused else cue.head]
    participle = tag == "VBG" and cue.group == cue.first  # "by saying" too
    coordinated = word in {"and", "but", "or"} and tag in FINITE | {"VBN", "VBG"}
    if not (participle or coordinated or (tag in FINITE and word == ",")) or cue.passive:
        return None
    for draft in reversed(before):
        if draft.source is not None and draft.source.how != "noun" and _is_parallel(r, cue, draft):
            last = draft.source
            return Source(last.first, last.last, "same as before", last.antecedent, inherited=True)
    subject = shared_subject(r, cue, bounds)
    if subject is not None:
        return Source(*subject, "shared subject", inherited=True)
    return main_subject(r, bounds, cue.group)


def _is_parallel(r: Reading, cue: Cue, draft: Draft) -> bool:
    """Whether the earlier cue can share its subject: a finite verb joins only one of its own tense."""
    mine, its = r.tags[cue.head], r.tags[draft.cue.head]
    return draft.cue.entry.kind == "verb" and (
        mine == "VBG" or its in {"VBG", mine} or is_perfect(r, cue) == is_perfect(r, draft.cue)
    )


def may_speak(r: Reading, cue: Cue, source: Source) -> bool:
    """Whether these words can be a speaker of this cue."""
    if not is_somebody(r, source):
        return False
    named = any(r.tags[k] in {"NNP", "NNPS", "PRP"} for k in range(source.first, source.last))
    if not named and (source.how == "main subject" or cue.entry.subject == "outlet"):
        return False
    found = source.antecedent or (source.first, source.last)
    if cue.entry.subject == "document":
        said = set(r.lower[slice(*found)])
        found_out = cue.entry.name == "find" and r.word(cue.last) == "that" and said & acts.words("finding")
        return bool(found_out or said & acts.words("showing")) and _object_is_clause(r, cue)
    return cue.entry.subject != "human" or _is_human(r, found)


def _is_human(r: Reading, found: tuple[int, int]) -> bool:
    """Whether a noun phrase can speak: a name, a pronoun, or a noun for people, offices, papers."""
    words = range(*found)
    return any(
        r.tags[k] in {"NNP", "NNPS", "PRP"}
        or r.lower[k] in speaking_nouns()
        or (k > r.sentence[k][0] and r.words[k].isupper())
        for k in words
    )


def is_somebody(r: Reading, source: Source) -> bool:
    """Whether words name somebody but the author, of whom something is told without an "if"."""
    words = r.lower[source.first : source.last]
    conditional = any(r.word(k) in {"if", "unless", "whether"} for k in (source.first - 1, source.first - 2))
    return not (conditional or words[0] in NOBODY or (len(words) == 1 and words[0] in FIRST_PERSON | SILENT))


@cache
def speaking_nouns() -> frozenset[str]:
    """Every common noun that can speak."""
    return frozenset(word for words in load("speakers").values() for word in words) | {
        "who",
        "some",
        "others",
        "many",
        "both",
        "other",
        "each",
    }


def _object_is_clause(r: Reading, cue: Cue) -> bool:
    """Whether a that-clause follows at once, or a clause with its own finite verb."""
    if r.word(cue.last) == "that":
        return True
    return any(r.is_finite(k) for k in range(cue.last + 1, min(cue.last + 12, r.unit[cue.head][1])))


def _prepositional(r: Reading, cue: Cue, bounds: tuple[int, int]) -> Draft | None:
    """Finds "According to X": the source stands behind it."""
    end = full_np_right(r, cue.last, bounds[1])
    if end == cue.last:
        return None
    return Draft(cue, Source(cue.last, end, "according to"), [], "", bounds)


def _quoting(r: Reading, cue: Cue, bounds: tuple[int, int]) -> Draft | None:
    """Finds "Fars quoted the minister as saying ...", "he was quoted by Fars as saying ...": the quoted one speaks."""
    end = min(cue.last + QUOTED_REACH, bounds[1])
    saying = next(
        (k for k in range(cue.last, end) if r.tags[k] == "VBG" and (r.word(k - 1) == "as" or r.lower[k] == "saying")),
        None,
    )
    if saying is None:
        return None
    subject = find_source(r, replace(cue, passive=False), bounds)
    if cue.passive:
        source, outlet = subject, _station(r, cue, saying)
    else:
        stop = full_np_right(r, cue.last, saying)
        source = Source(cue.last, stop, "quoted") if stop > cue.last else None
        outlet = (subject.first, subject.last) if subject else None
    if source is None:
        return None
    spoken = next(
        (c for c in find_cues_at(r, saying) if c.is_verb),
        replace(cue, first=saying, last=saying + 1, head=saying, group=saying, passive=False),
    )
    draft = Draft(spoken, source, [], "", bounds, cue_range=(saying, spoken.last), hops=[outlet] if outlet else [])
    draft.edge = subject.first if subject and not cue.passive else source.first
    return draft


def _station(r: Reading, cue: Cue, saying: int) -> tuple[int, int] | None:
    """Who quotes in a passive: "by Fars", "on the ministry's website"."""
    for k in range(cue.last, saying):
        if r.lower[k] in {"by", "on", "in"}:
            end = full_np_right(r, k + 1, saying)
            return (k + 1, end) if end > k + 1 else None
    return None
