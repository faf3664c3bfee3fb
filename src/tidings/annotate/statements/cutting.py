"""Cutting: ends each content where the next statement begins, and carries quotations on to where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.statements import acts, contents
from tidings.annotate.statements.attributed import join_attributions
from tidings.annotate.statements.candidates import find_candidates
from tidings.annotate.statements.colons import find_beside
from tidings.annotate.statements.drafts import Draft, attribution_start
from tidings.annotate.statements.nominals import np_right
from tidings.annotate.statements.placing import place
from tidings.annotate.statements.reading import VERBAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.annotate.statements.reading import Reading

SETTING_DETERMINERS = frozenset({"a", "an", "his", "her", "its", "their"})
SHORTEST_QUOTED = 5  # tokens with marks; fewer are a scare quote


def find_drafts(r: Reading) -> list[Draft]:
    """All statements and thoughts of an article, contents cut where the next one of their kind begins."""
    drafts = find_candidates(r)
    said, thought = (_cut_all(r, [d for d in drafts if d.voiced == voiced]) for voiced in (True, False))
    beside = [b for b in find_beside(r) if all(b.pieces[0][0] != d.pieces[0][0] for d in said)]
    found = join_attributions(r, [*said, *beside, *thought])
    said = [d for d in found if d.voiced]
    _follow_on(r, said)
    return [*said, *(d for d in found if not d.voiced and not _is_told(r, d, found))]


def _is_told(r: Reading, draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a thought is itself only told: quoted, or in the content of another."""
    if r.quote[draft.cue.head] >= 0:
        return True
    return any(d.holds(draft.cue.head) and not draft.holds(d.cue.head) for d in others if d is not draft)


def _cut_all(r: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """Those of the drafts that have a content, each ended where another of them begins."""
    kept = _unrepeated([draft for draft in drafts if place(r, draft)])
    for draft in kept:
        _cut(r, draft, [d for d in kept if d is not draft and d.bounds == draft.bounds])
    return [d for d in kept if d.pieces and not _is_said_already(d, kept)]


def _is_said_already(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a noun without an owner only repeats a verb's content ("said in a statement that ...")."""
    if not draft.behind and draft.cue.entry.kind == "verb":
        return any(
            d.pieces and not d.behind and d.pieces[0] == draft.pieces[0] and d.cue.head < draft.cue.head for d in others
        )
    if draft.cue.entry.kind != "noun" or draft.source is not None:
        return False
    return any(d.pieces[0][0] == draft.pieces[0][0] for d in others if d is not draft and d.pieces)


def _unrepeated(drafts: list[Draft]) -> list[Draft]:
    """Without the "declined" of "declined to say whether ...", where "say" has found its own content."""
    groups = [range(d.cue.group, d.cue.first) for d in drafts]
    return [d for d in drafts if not any(d.cue.head in group for group in groups)]


def _cut(r: Reading, draft: Draft, others: Sequence[Draft]) -> None:
    """Ends each piece where another statement, a trailing attribution or the reporter's own aside begins."""
    breaks = [b for d in others for b in [_break_before(r, draft, d)] if b is not None]
    draft.reach = tuple(draft.pieces)
    out: list[tuple[int, int]] = []
    for number, (start, end) in enumerate(draft.pieces):
        ahead = end <= draft.cue.first
        if number and any(start - 1 <= b <= start for b in breaks):
            continue
        begin = max([start, *(_behind_break(r, b) for b in breaks if ahead and start < b < end and _parts(r, b))])
        begin = max([begin, *_asserted_too(r, draft, (begin, end), others)])
        inner = _without_noun(r, draft, begin, others)
        draft.frame = "clause" if inner > begin else draft.frame
        begin = inner
        stop = end if ahead else min([end, *(b for b in breaks if begin < b < end)])
        stop = _quote_end(r, draft, begin, stop)
        stop = _before_setting(r, begin, _conceded(r, begin, _aside(r, begin, stop)))
        piece = contents.trim(r, begin, stop)
        if piece[1] > piece[0]:
            out.append(piece)
    draft.pieces = out


def _asserted_too(r: Reading, draft: Draft, piece: tuple[int, int], others: Sequence[Draft]) -> list[int]:
    """Where "He denied that it sank, as the papers assert" has what the papers assert: in the other's content."""
    if r.word(attribution_start(r, draft)) != "as":
        return []
    return [
        d.pieces[0][0] for d in others if d.pieces and d.behind and piece[0] <= d.cue.head < d.pieces[0][0] < piece[1]
    ]


def _parts(r: Reading, at: int) -> bool:
    """Whether a conjunction or semicolon stands at a break, so that what follows it is said by somebody else."""
    return r.word(at) in {";", "and", "but", "while", "whereas"} or r.word(at + 1) in {"and", "but", "while", "whereas"}


def _behind_break(r: Reading, at: int) -> int:
    """The first token behind a break."""
    return at + 2 if r.word(at) == "," else at + 1


def _without_noun(r: Reading, draft: Draft, start: int, others: Sequence[Draft]) -> int:
    """Where "reiterated statements by X that ..." has its content: inside the clause of the noun."""
    if draft.frame not in {"np", "clause"} or draft.cue.head > start:
        return start
    for d in others:
        near = d.cue.entry.kind == "noun" and d.pieces and start <= d.cue.first <= start + 3
        if (
            near
            and r.lower[d.pieces[0][0] - 1] == "that"
            and not any(r.is_finite(k) for k in range(start, d.pieces[0][0]))
        ):
            return d.pieces[0][0]
    return start


def _break_before(r: Reading, draft: Draft, other: Draft) -> int | None:
    """Where a statement beside this one begins, its conjunction or comma included; None for one inside."""
    edge = attribution_start(r, other)
    if other.source is not None and other.source.inherited:
        edge = other.cue.group
    before = edge - 1
    while before > 0 and r.tags[before] == "RB" and r.lower[before] != "not":
        before -= 1
    word = r.word(before)
    if other.cue.entry.kind == "noun" or other.relative:
        return None
    if word in {"and", "but", "while", "whereas", "although", "though", "or", "with"}:
        return before - 1 if r.word(before - 1) == "," else before
    if word == ";":
        return before
    if not other.behind and r.closes(edge - 1) is not None:
        return edge
    ends_it = not other.behind or (other.source is not None and other.source.inherited)
    if word in {",", "--", "—"} and (ends_it or r.tags[other.cue.head] == "VBG"):
        return before
    return edge if other.cue.entry.kind == "preposition" and other.cue.first > draft.cue.last else None


def _quote_end(r: Reading, draft: Draft, start: int, end: int) -> int:
    """Content that opens with a full quotation ends with it."""
    if r.quote[start] < 0 or r.opens(start) is None:
        return end
    last = r.quotations[r.quote[start]].last
    if (
        draft.frame in {"quote", "clause"}
        and last <= end
        and (not draft.behind or r.word(last - 2) in {",", ".", "!", "?", "…", "..."} or r.word(last) in {",", "."})
    ):
        return last
    return end


def _aside(r: Reading, start: int, end: int) -> int:
    """Before "-- a top destination ..." and trailing time words of the cue."""
    for k in range(start + 2, end - 1):
        if (
            r.quote[k] < 0
            and r.lower[k] in {"--", "—", "–"}
            and r.tags[k + 1] == "DT"
            and not any(r.lower[m] in {"--", "—", "–"} for m in range(k + 1, end))
        ):
            return k
    return end


def _conceded(r: Reading, start: int, end: int) -> int:
    """Before ", even though that was not what was alleged": outside quotations the reporter's own objection."""
    for k in range(start + 2, end - 1):
        if r.quote[k] < 0 and r.lower[k : k + 2] == ("even", "though"):
            return k
    return end


def _before_setting(r: Reading, start: int, end: int) -> int:
    """Before "in a statement", "in an interview with Havas" at the end: where it was said is not what was said."""
    for k in range(start + 2, end - 2):
        opens = r.lower[k] in {"in", "during"} and r.lower[k + 1] in SETTING_DETERMINERS and r.quote[k] < 0
        if opens and r.lower[np_right(r, k + 1, end) - 1] in acts.words("settings"):
            rest = range(k + 1, end)
            return end if any(r.tags[m] in VERBAL or r.lower[m] == "," for m in rest) else k
    return end


def _follow_on(r: Reading, drafts: list[Draft]) -> None:
    """Gives quoted sentences without a cue of their own to the statement before them."""
    top = [d for d in drafts if r.quote[d.cue.head] < 0]
    busy = {d.bounds for d in top}
    for number, draft in enumerate(top):
        later = [d for d in top[number + 1 :] if d.bounds == draft.bounds]
        if later or not _ends_quoted(r, draft):
            continue
        _take_following(r, draft, busy)


def _ends_quoted(r: Reading, draft: Draft) -> bool:
    """Whether its content is quoted at its end."""
    return any(r.quote[k] >= 0 for k in (draft.span[1] - 1, *(b - 1 for _, b in draft.pieces)))


def _take_following(r: Reading, draft: Draft, busy: set[tuple[int, int]]) -> None:
    """Adds the utterances that follow for as long as they are quoted and nobody else's."""
    at = max(draft.bounds[1], draft.span[1])
    first_paragraph = r.paragraph[at - 1]
    mixed = False
    while at < len(r) and r.unit[at] not in busy:
        start, end = r.unit[at]
        same = r.paragraph[start] == first_paragraph
        found = r.opens(start)
        if found is not None and (same or _is_wholly_quoted(r, start)):
            draft.pieces.append((start, found.last))
        elif same and not mixed and _quotes_much(r, start, end):
            draft.pieces.append(contents.trim(r, contents.left_start(r, start, start), end))
            mixed = True
        else:
            return
        at = max(end, found.last if found else end)


def _is_wholly_quoted(r: Reading, start: int) -> bool:
    """Whether the paragraph that begins at `start` holds nothing outside quotations."""
    k = start
    while k < len(r) and r.paragraph[k] == r.paragraph[start]:
        if r.quote[k] < 0 and r.words[k][:1].isalnum():
            return False
        k += 1
    return True


def _quotes_much(r: Reading, start: int, end: int) -> bool:
    """Whether a sentence without a cue quotes more than a word or two."""
    inside = [r.quote[k] for k in range(start, end) if r.quote[k] >= 0]
    return len(inside) > SHORTEST_QUOTED and not r.opens(start)
