"""Placing: gives each candidate the words that it says, before it, behind it or around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.statements import contents
from tidings.annotate.statements.cues import is_said_to
from tidings.annotate.statements.drafts import attribution_start
from tidings.annotate.statements.nominals import is_time, np_right, skip_adjunct
from tidings.annotate.statements.noun_cues import has_subject
from tidings.annotate.statements.openings import find_opening
from tidings.annotate.statements.reading import BE, FINITE, NOUN, Reading
from tidings.annotate.statements.subjects import own_subject

if TYPE_CHECKING:
    from tidings.annotate.statements.drafts import Draft


def place(r: Reading, draft: Draft) -> bool:
    """Finds the content of a draft; False when it has none. Ends are provisional: the bound of its stretch."""
    if draft.pieces:
        return True
    if draft.cue.entry.kind == "preposition":
        return _place_according(r, draft)
    if _place_passive(r, draft) or _place_before(r, draft) or _place_relative(r, draft):
        return True
    opened = find_opening(r, draft.cue, draft.bounds[1])
    if opened is None:
        return _place_comma(r, draft) or _place_next_paragraph(r, draft)
    draft.frame, start = opened
    end = contents.np_end(r, draft.cue, start, draft.bounds[1]) if _is_np(draft.frame) else draft.bounds[1]
    if draft.frame == "to":
        end = contents.infinitive_end(r, start, end)
    if _opens_with_clause(r, draft):
        end = next(
            (k for k in range(start + 2, end) if r.lower[k] == "," and r.quote[k] == r.quote[draft.cue.head]), end
        )
    draft.pieces = [(start, end)]
    return end > start


def _opens_with_clause(r: Reading, draft: Draft) -> bool:
    """Whether the cue stands in a subordinate clause at the head of its sentence ("While X says ..., Y did")."""
    first, edge = draft.bounds[0], draft.source.first if draft.source else draft.cue.group
    lead = first + (r.word(first) in {"even", "and", "but"})
    return (
        r.word(lead) in {"while", "although", "though", "as", "after", "when", "since", "because"}
        and lead < edge
        and "," not in r.lower[lead:edge]
    )


def _is_np(frame: str) -> bool:
    return frame in {"np", "of", "about", "against", "for", "with", "to-np", "as", "name"}


def _place_before(r: Reading, draft: Draft) -> bool:
    """Content that the attribution follows: always behind a closing mark, else when nothing can follow the verb."""
    source = draft.source
    if "post" not in draft.cue.entry.takes or source is None or source.inherited or source.how == "relative":
        return False
    edge = attribution_start(r, draft)
    quoted = r.closes(edge - 1) is not None or (r.word(edge - 1) in {",", "—", "--"} and r.closes(edge - 2) is not None)
    after = source.last if source.how == "inverted" else draft.cue.last
    if source.how != "inverted" and not _may_follow(r, draft, edge, quoted=quoted):
        return False
    draft.pieces = list(contents.preposed(r, edge, draft.bounds))
    if not draft.pieces:
        return False
    draft.frame, draft.behind = "quote" if quoted else "post", False
    _resume(r, draft, after)
    if r.word(draft.bounds[1] - 1) == ":" and r.opens(draft.bounds[1]) is not None:
        draft.pieces.append(_quote_at(r, draft.bounds[1]))
    return True


def _may_follow(r: Reading, draft: Draft, edge: int, *, quoted: bool) -> bool:
    """Whether an attribution in plain order can have its content before it."""
    if quoted and edge > draft.bounds[0]:
        return r.word(draft.cue.last) != "that" and not _is_setting(r, draft, edge)
    return _is_over(r, draft, draft.cue.last)


def _is_setting(r: Reading, draft: Draft, edge: int) -> bool:
    """Whether what stands before is only where it was said ("In a talk with “Newsnight,” Orlov said the ...")."""
    first = draft.bounds[0]
    opens = r.lower[first] in {"in", "on", "at", "during"} and r.quote[first] < 0
    return opens and not any(r.is_finite(k) for k in range(first, edge)) and not _is_over(r, draft, draft.cue.last)


def _is_over(r: Reading, draft: Draft, j: int) -> bool:
    """Whether only adjuncts stand between `j` and a comma or the end of the sentence."""
    bound = draft.bounds[1]
    if "person" in draft.cue.entry.takes and r.word(j) not in {",", "."}:
        j = np_right(r, j, bound)
    for _ in range(6):
        if j >= bound or r.lower[j] in {",", ".", "!", "?", ";", "--", "—", "”", '"'}:
            return r.opens(j) is None and not (r.word(j) == "," and r.opens(j + 1) is not None)
        further = skip_adjunct(r, j, bound)
        if further == j and r.tags[j] == "RB":
            further = j + 1
        if further == j:
            return False
        j = further
    return False


def _resume(r: Reading, draft: Draft, after: int) -> None:
    """Adds what goes on behind an attribution in mid-sentence."""
    j, bound = after, draft.bounds[1]
    if "person" in draft.cue.entry.takes and r.word(j) != ",":
        j = np_right(r, j, bound)
    while j < bound and r.lower[j] != "," and max(skip_adjunct(r, j, bound), j + (r.tags[j] == "RB")) > j:
        j = max(skip_adjunct(r, j, bound), j + (r.tags[j] == "RB"))
    while (
        j < bound
        and r.lower[j] == ","
        and skip_adjunct(r, j + 1, bound) > j + 1
        and r.word(skip_adjunct(r, j + 1, bound)) == ","
    ):
        j = skip_adjunct(r, j + 1, bound)
    found = contents.resumed(r, j, bound, draft.pieces[-1])
    if found is not None:
        draft.pieces.append(found)


def _place_comma(r: Reading, draft: Draft) -> bool:
    """Content behind "But, X said, ...", with nothing but a conjunction before it."""
    cue, source = draft.cue, draft.source
    if "post" not in cue.entry.takes or source is None or source.inherited or not _is_over(r, draft, cue.last):
        return False
    j = next((k for k in range(cue.last, draft.bounds[1]) if r.lower[k] == ","), None)
    lead = all(r.tags[k] in {"CC", "RB", ","} or r.lower[k] == "as" for k in range(draft.bounds[0], source.first))
    if j is None or not lead or r.word(source.first - 1) not in {",", "as", ""}:
        return False
    draft.pieces, draft.frame = [(j + 1, draft.bounds[1])], "post"
    return True


def _place_next_paragraph(r: Reading, draft: Draft) -> bool:
    """A quotation in the next paragraph, when this one ends with the cue's colon."""
    last = draft.bounds[1]
    if r.word(last - 1) != ":" or "quote" not in draft.cue.entry.takes or r.opens(last) is None:
        return False
    draft.pieces, draft.frame = [_quote_at(r, last)], "quote"
    return True


def _quote_at(r: Reading, i: int) -> tuple[int, int]:
    """The token range of the quotation that token `i` stands in."""
    found = r.quotations[r.quote[i]]
    return found.first, found.last


def _place_passive(r: Reading, draft: Draft) -> bool:
    """Finds "The attack was condemned by the council": the subject is what is spoken of."""
    cue, source = draft.cue, draft.source
    if source is None and is_said_to(r, cue):
        subject = own_subject(r, cue, draft.bounds)
        draft.pieces = [(cue.last, contents.infinitive_end(r, cue.last, draft.bounds[1]))]
        draft.pieces[:0] = [subject] if subject else []
        draft.frame, draft.behind = "passive", False
        return True
    if not cue.passive or source is None or source.how != "agent":
        return False
    if not cue.entry.takes & {"np", "of", "as"}:
        return False
    start = cue.group
    while start > draft.bounds[0] and r.tags[start - 1] not in FINITE and r.lower[start - 1] not in {",", ";", "that"}:
        start -= 1
    draft.pieces, draft.frame, draft.behind = [(start, cue.group)], "passive", False
    if r.word(source.last) in {"of", "as"}:
        draft.pieces.append((source.last, contents.np_end(r, cue, source.last, draft.bounds[1])))
    return start < cue.group


def _place_relative(r: Reading, draft: Draft) -> bool:
    """Finds "a jet that Turkey says strayed", "evidence they said proved": the rest of the small clause."""
    cue, source = draft.cue, draft.source
    j = cue.last
    verbal = r.is_finite(j) or (r.tag(j) == "RB" and r.is_finite(j + 1)) or (r.tag(j) == "VBN" and not cue.passive)
    if source is None or "clause" not in cue.entry.takes or not verbal:
        return False
    if source.how in {"inverted", "across"} or (r.tags[j] == "MD" and r.word(source.first - 1) in {"", ".", ","}):
        return False
    start = j + 1 if r.lower[j] in BE and r.word(source.first - 1) == "what" else j
    draft.pieces, draft.frame, draft.relative = [(start, _relative_end(r, j, draft.bounds[1]))], "relative", True
    return True


def _relative_end(r: Reading, verb: int, bound: int) -> int:
    """The end of a clause inside a noun phrase: at a comma, or at the verb of the clause around it."""
    for k in range(verb + 1, bound):
        if r.quote[k] >= 0 and r.quote[k] != r.quote[verb]:
            continue
        if r.lower[k] in {",", "--", "—", ";", ".", "while"}:
            return k
        if (
            r.tags[k] in FINITE
            and not has_subject(r, verb, k)
            and r.tags[k - 1] in NOUN | {"RB"}
            and r.lower[verb + 1] != "that"
        ):
            return k - 1 if is_time(r, k - 1, k) else k
    return bound


def _place_according(r: Reading, draft: Draft) -> bool:
    """The rest of the sentence around "according to X"."""
    cue, source, (first, last) = draft.cue, draft.source, draft.bounds
    if source is None:
        return False
    draft.frame = "according to"
    if cue.first - first <= 1 or all(
        r.tags[k] in {"CC", "RB", ",", "-RRB-", "-LRB-", "``"} for k in range(first, cue.first)
    ):
        comma = next((k for k in range(source.last, min(last, source.last + 25)) if r.lower[k] == ","), None)
        draft.pieces = [(comma + 1, last)] if comma is not None else []
        return bool(draft.pieces)
    pieces = contents.preposed(r, cue.first, draft.bounds)
    if not pieces and r.word(cue.first - 1) != ",":
        start = next((k + 1 for k in range(cue.first - 1, first, -1) if r.lower[k] == ";"), first)
        pieces = ((start, cue.first),)
    draft.behind = False
    draft.pieces = list(pieces)
    if pieces:
        _resume(r, draft, source.last)
    return bool(pieces)
