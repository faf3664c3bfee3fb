"""Attributions: what the network reads as said, set beside what the rules found.

Where both have a cue they confirm each other, and the rules' spans stand: they know quotations and whole clauses. What
only the network has becomes a draft of its own: its cue, read again by the rules for who and what; where these find
nothing there, the network's words, completed to clauses and quotations.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tidings.annotate.statements import contents
from tidings.annotate.statements.candidates import find_bounds, is_somebody, is_unsaid, may_speak
from tidings.annotate.statements.cues import Cue, Entry, find_cues_at, read_verb
from tidings.annotate.statements.drafts import Draft
from tidings.annotate.statements.placing import place
from tidings.annotate.statements.reading import NOUN, VERBAL, Reading
from tidings.annotate.statements.sources import RELATIVE, Source, find_source
from tidings.language.english import lemma

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tidings.language.readings import Attribution

SPOKEN_FRAMES = frozenset({"quote", "clause", "post"})
LOOSE = frozenset({"across", "inverted"})  # 27 of 31 right against 2 where they differ, on held-out authored passages
ALIKE = 0.5  # Dice of two stretches that are the same source or content
LONGEST_GAP = 3  # tokens without a label inside one stretch
RELAYED = frozenset({"cite", "quote", "quote as"})  # participles that `relays` reads
EMPTY = frozenset({"be", "have", "do"})  # verbs that alone attribute nothing
TAKES = frozenset({"clause", "quote", "post", "to", "np"})  # of a verb that no lexicon has


def join_attributions(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """The rules' drafts, those that the network sees too marked as confirmed, and the drafts only it has."""
    out = list(drafts)
    for found in r.parsed.readings.attributions:
        known = next((d for d in drafts if _shares_cue(found, d)), None)
        if known is not None:
            _confirm(r, known, found)
            continue
        draft = _draft(r, found)
        if draft is not None and not any(_says_the_same(draft, d) for d in out):
            out.append(draft)
    return out


def _shares_cue(found: Attribution, draft: Draft) -> bool:
    """Whether the network's cue stands on the draft's."""
    cue = draft.cue
    return any(cue.group <= i < max(cue.last, cue.first + 1) for i in found.cue)


def _says_the_same(draft: Draft, other: Draft) -> bool:
    """Whether another cue of the same saying has its content already ("issued a statement saying ...")."""
    if draft.holds(other.cue.head) or other.holds(draft.cue.head):
        return False
    return _dice(_tokens(draft.pieces), _tokens(other.pieces)) >= ALIKE


def _tokens(pieces: Iterable[tuple[int, int]]) -> set[int]:
    return {i for a, b in pieces for i in range(a, b)}


def _dice(a: set[int], b: set[int]) -> float:
    """How much two sets overlap, 0 to 1; 1 for two empty ones."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _draft(r: Reading, found: Attribution) -> Draft | None:
    """The draft of an attribution that no rule has; None where no content can be found for it."""
    cue = _cue(r, found)
    if cue.entry.name in EMPTY or (cue.entry.name in RELAYED and r.tags[cue.head] in {"VBG", "VBN"}):
        return None
    bounds = find_bounds(r, cue.head)
    source = _source(r, found, cue, bounds)
    if source is not None and not is_somebody(r, source):
        return None
    draft = Draft(cue, source, [], "network", bounds, confirmed=found.score)
    again = _placed(r, draft) if cue.is_verb else None
    if again is not None and (not found.content or _dice(_tokens(again.pieces), set(found.content)) >= ALIKE):
        draft = again
    else:
        draft.pieces = complete(r, found.content, {*range(cue.group, cue.last), *found.cue, *found.source})
    draft.behind = bool(draft.pieces) and draft.span[0] > cue.head
    if not _is_plainly_said(r, draft):
        draft.cue = _unvoiced(cue)
    return draft if draft.pieces else None


def _is_plainly_said(r: Reading, draft: Draft) -> bool:
    """Whether somebody who can speak is given words: a clause that the lexicon or the rules back, or a quotation."""
    cue, source = draft.cue, draft.source
    if source is None or not cue.is_verb or cue.passive or not may_speak(r, cue, source):
        return False
    listed = bool(cue.entry.words) and any(r.is_finite(k) for a, b in draft.pieces for k in range(a, b))
    return listed or draft.frame in SPOKEN_FRAMES or any(r.opens(a) is not None for a, _ in draft.pieces)


def _cue(r: Reading, found: Attribution) -> Cue:
    """The cue of an attribution: the lexicon's where it has the word, else a plain one."""
    listed = [c for i in found.cue for c in find_cues_at(r, i) if c.first <= found.anchor < c.last]
    if listed:
        return _unvoiced(listed[0]) if listed[0].is_verb and is_unsaid(r, listed[0]) else listed[0]
    anchor = found.anchor
    verbal = r.tags[anchor] in VERBAL
    kind = "verb" if verbal else "noun" if r.tags[anchor] in NOUN else "preposition"
    entry = Entry(_name(r, anchor), kind, "asserts", TAKES if verbal else frozenset(), "certain", "human", ())
    if verbal:
        cue = read_verb(r, entry, anchor, anchor + 1)
        return _unvoiced(cue) if is_unsaid(r, cue) else cue
    return Cue(anchor, anchor + 1, anchor, anchor, entry)


def _name(r: Reading, i: int) -> str:
    return lemma(r.lower[i], "VERB" if r.tags[i] in VERBAL else "NOUN")


def _unvoiced(cue: Cue) -> Cue:
    """The cue as one by which nothing is said: what might be, or ought to be, said."""
    return replace(cue, entry=replace(cue.entry, voiced=False))


def _confirm(r: Reading, draft: Draft, found: Attribution) -> None:
    """Marks a rule's draft as seen by the network, which knows better where a source with appositions ends."""
    draft.confirmed = max(draft.confirmed, found.score)
    named = _named(r, found, draft.cue)
    if draft.source is None:
        draft.source = named
    elif named is not None and draft.source.how in LOOSE:
        draft.named = (named.first, named.last)


def _source(r: Reading, found: Attribution, cue: Cue, bounds: tuple[int, int]) -> Source | None:
    """Who speaks: by the rules where they and the network mean the same words, else by whichever has any."""
    ruled = find_source(r, cue, bounds) if cue.is_verb else None
    agreed = ruled is not None and (not found.source or set(found.source) & set(range(ruled.first, ruled.last)))
    return ruled if agreed else _named(r, found, cue) or ruled


def _named(r: Reading, found: Attribution, cue: Cue) -> Source | None:
    """The words that the network reads as the source, those nearest the cue; None where it reads none."""
    runs = stretches(found.source)
    if not runs:
        return None
    first, last = min(runs, key=lambda run: min(abs(run[0] - cue.head), abs(run[1] - cue.head)))
    first, last = contents.trim(r, first, last)
    return Source(first, last, "network") if last > first and r.lower[first] not in RELATIVE else None


def _placed(r: Reading, draft: Draft) -> Draft | None:
    """The draft with the content that the rules find for its cue; None when they find none."""
    again = replace(draft)
    if not place(r, again):
        return None
    again.pieces = [p for a, b in again.pieces for p in [contents.trim(r, a, b)] if p[1] > p[0]]
    return again if again.pieces else None


def stretches(tokens: Sequence[int], gap: int = LONGEST_GAP) -> list[tuple[int, int]]:
    """Ascending token positions as half-open ranges; gaps of up to `gap` tokens are closed.

    >>> stretches([3, 4, 6, 20])
    [(3, 7), (20, 21)]
    """
    out: list[tuple[int, int]] = []
    for i in tokens:
        if out and i - out[-1][1] <= gap:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out


def complete(r: Reading, tokens: Sequence[int], taken: set[int]) -> list[tuple[int, int]]:
    """The network's content as whole clauses and quotations, without the tokens `taken` by cue and source."""
    grown = {i for run in stretches(tokens) for i in _grown(r, run, taken)} - taken
    pieces = (contents.trim(r, a, b) for a, b in stretches(sorted(grown), gap=0))
    return [(a, b) for a, b in pieces if b > a]


def _grown(r: Reading, run: tuple[int, int], taken: set[int]) -> set[int]:
    """The tokens of a run and all that hangs on its own head, up to what is taken; quotations become whole."""
    first, last = _to_quotation(r, *run)
    head = next((i for i in range(first, last) if not first <= r.heads[i] < last or r.heads[i] == i), first)
    token = r.parsed.doc[head]
    low, high = token.left_edge.i, token.right_edge.i + 1
    low = max([low, *(i + 1 for i in taken if low <= i < first)])
    high = min([high, *(i for i in taken if last <= i < high)])
    return set(range(min(low, first), max(high, last)))


def _to_quotation(r: Reading, first: int, last: int) -> tuple[int, int]:
    """The run with the quotations that it begins or ends in made whole."""
    for i in (first, last - 1):
        if r.quote[i] >= 0:
            found = r.quotations[r.quote[i]]
            first, last = min(first, found.first), max(last, found.last)
    return first, last
