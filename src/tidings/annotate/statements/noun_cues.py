"""Noun cues: "Putin's claim that ...", "claims by the rebels that ...", "reports of ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.statements.drafts import Draft
from tidings.annotate.statements.nominals import full_np_right
from tidings.annotate.statements.reading import BE, FINITE, NOUN, Reading
from tidings.annotate.statements.sources import Source

if TYPE_CHECKING:
    from tidings.annotate.statements.cues import Cue


def nominal(r: Reading, cue: Cue, bounds: tuple[int, int]) -> Draft | None:
    """Finds "Putin's claim that ...", "claims by the rebels that ...", "reports that ..."."""
    j, source = cue.last, None
    if r.word(j) in {"by", "from"} or (r.word(j) == "of" and _speaks_for(r, j, bounds)):
        end = full_np_right(r, j + 1, bounds[1])
        source, j = Source(j + 1, end, "noun"), end
    elif r.word(j) in {"--", "—", ","}:
        return _interrupted_noun(r, cue, bounds)
    draft = Draft(cue, source or _owner(r, cue, bounds), [], "", bounds)
    start, frame = _noun_complement(r, cue, j, bounds[1])
    if frame is None:
        return None
    draft.pieces, draft.frame = [(start, _noun_end(r, start, bounds[1], frame))], frame
    return draft


def _speaks_for(r: Reading, of: int, bounds: tuple[int, int]) -> bool:
    """Whether "of X" names the speaker ("the assertion of the ministry that ..."): a clause follows, X is named."""
    end = full_np_right(r, of + 1, bounds[1])
    return r.word(end) == "that" and any(r.tags[k] in {"NNP", "NNPS"} for k in range(of + 1, end))


def _noun_complement(r: Reading, cue: Cue, j: int, bound: int) -> tuple[int, str | None]:
    """Where the content of a noun begins and by which frame; the frame is None when it has none."""
    word = r.word(j)
    if word in BE and r.word(j + 1) in {"true", "accurate", "correct"} and r.word(j + 2) == "that":
        j, word = j + 2, "that"
    if word == "that" and "clause" in cue.entry.takes and r.tag(j + 1) not in FINITE:
        return j + 1, "clause"
    if word == "to" and "to" in cue.entry.takes and r.tag(j + 1) == "VB":
        return j, "to"
    if word in {"of", "about"} and word in cue.entry.takes and j + 1 < bound and r.tags[cue.head] == "NNS":
        return j + 1, "np"
    return j, None


def _interrupted_noun(r: Reading, cue: Cue, bounds: tuple[int, int]) -> Draft | None:
    """Finds "A claim -- repeated by the minister -- that ...": only the clause; who repeats it is a cue of its own."""
    mark = r.word(cue.last)
    close = next((k for k in range(cue.last + 1, min(cue.last + 25, bounds[1])) if r.lower[k] == mark), None)
    if close is None or r.word(close + 1) != "that" or r.tag(close + 2) in FINITE:
        return None
    by = next((k for k in range(cue.last, close) if r.lower[k] == "by"), None)
    source = Source(by + 1, full_np_right(r, by + 1, close), "noun") if by is not None else None
    return Draft(cue, source, [(close + 2, _noun_end(r, close + 2, bounds[1], "clause"))], "clause", bounds)


def _owner(r: Reading, cue: Cue, bounds: tuple[int, int]) -> Source | None:
    """Whose claim it is: the possessive before the noun."""
    for k in range(cue.first - 1, max(bounds[0] - 1, cue.first - 4), -1):
        if r.tags[k] == "POS":
            start = k
            while start > bounds[0] and r.tags[start - 1] in NOUN | {"JJ", "DT", "HYPH"}:
                start -= 1
            return Source(start, k, "noun")
        if r.tags[k] == "PRP$":
            return Source(k, k + 1, "noun")
        if r.tags[k] not in {"JJ", "NN", "CD", "JJR", "JJS"}:
            break
    return None


def _noun_end(r: Reading, start: int, bound: int, frame: str) -> int:
    """Where a clause that a noun governs ends: at a comma, or before the verb that it is the subject of."""
    seen = frame == "np"
    for k in range(start, bound):
        if r.quote[k] >= 0 and r.quote[k] != r.quote[start]:
            continue
        if r.lower[k] in {",", "--", "—", ";"} and (seen or frame != "clause"):
            return k
        if r.is_finite(k):
            subject = r.tag(k - 1) in NOUN | {"RB", "JJ"} and seen and r.word(k - 1) not in {"and", "that"}
            if subject and (frame == "np" or r.tags[k] != "MD") and not has_subject(r, start, k):
                return k
            seen = True
    return bound


def has_subject(r: Reading, start: int, verb: int) -> bool:
    """Whether a clause word or comma between the finite verb before and this one gives it its own subject."""
    for k in range(verb - 1, start, -1):
        if (
            r.lower[k]
            in {
                "that",
                "who",
                "which",
                "and",
                "but",
                "while",
                "as",
                "when",
                "if",
                "because",
                "whether",
                "how",
                "why",
                "what",
                "where",
                ",",
            }
            or r.tags[k] == "PRP"
        ):
            return True
        if r.is_finite(k):
            return False
    return False
