"""Relays: who stands between the article and a speaker.

"Fars, according to Rudaw, quoted Shamkhani" reached the page through Rudaw, which had it from Fars. An outlet that only
frames somebody else's saying is a station of the chain and makes no statement of its own; one that is quoted at length
does both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.statements.contents import DATELINE_MARKS
from tidings.annotate.statements.nominals import full_np_right, np_right
from tidings.annotate.statements.sources import Source
from tidings.outlets import Outlet, find_outlet, find_outlets_in
from tidings.resources import load

if TYPE_CHECKING:
    from tidings.annotate.statements.drafts import Draft
    from tidings.annotate.statements.reading import Reading

MEDIA_NOUNS = frozenset(
    {"media", "television", "tv", "radio", "agency", "newspaper", "network", "broadcaster", "newswire", "news"}
)
STATE_WORDS = frozenset({"state", "state-run", "official", "local", "semiofficial", "semi-official"})
FRAMED_SHARE = 0.6  # of an outlet's content that one saying inside it must fill for the outlet to be only its frame
DEED_FRAMES = frozenset(
    {"np", "to", "person-to"}
)  # "X proposed a truce" is a deed that an outlet can report as its own
NEAR_START = 6  # tokens from the start of an outlet's content within which the inner speaker stands when it only frames
LONGEST_DATELINE = 14  # tokens from a paragraph's start to its agency's name
REACH = 2  # paragraphs over which "these officials" ties a chain to what they said before


def text(r: Reading, found: tuple[int, int]) -> str:
    """The words of a token range as they stand on the page."""
    return r.parsed.text(r.parsed.span(*found)) if found[1] > found[0] else ""


def outlet_of(r: Reading, found: tuple[int, int]) -> Outlet | None:
    """The outlet that a noun phrase names, alone or as its owner ("NPR's Alison Meuse")."""
    words = text(r, found)
    whole = find_outlet(words) or find_outlet(words.removeprefix("the ").removeprefix("The "))
    if whole is not None:
        return whole
    named = find_outlets_in(words)
    return named[0][2] if named and len(named[0][2].name) > 2 else None  # noqa: PLR2004 - two letters name anything


def certain_outlet(r: Reading, found: tuple[int, int]) -> Outlet | None:
    """The outlet of words that can only name one: a dateline's "(Wolff)", "told Reuter"."""
    return outlet_of(r, found) or find_outlet(text(r, found), ambiguous=True)


def is_media(r: Reading, found: tuple[int, int]) -> bool:
    """Whether a noun phrase is an outlet: known by name, or "the news agency", "state television"."""
    words = r.lower[found[0] : found[1]]
    if any(r.tags[k] == "POS" for k in range(*found)) and not find_outlet(text(r, found)):
        return bool(words) and words[-1] in load("speakers")["outlet"] and not {"intelligence", "security"} & set(words)
    nouns = set(load("speakers")["outlet"]) - {"site", "website", "station", "agency"}
    plain = bool(words) and (words[-1] in nouns or (words[-1] == "agency" and (len(words) <= 2 or "news" in words)))  # noqa: PLR2004
    return plain or find_outlet(text(r, found)) is not None


def relay(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts with their hops; those that only frame another's saying are gone."""
    kept = _cited(r, drafts)
    kept = _unframed(r, kept)
    for draft in kept:
        _told(r, draft)
    for draft in kept:
        _carry(r, draft, kept)
    _wired(r, kept)
    return kept


def _wired(r: Reading, drafts: list[Draft]) -> None:
    """Gives the agency of a dateline ("PARIS, Oct. 4 (Reuters) -") to all that follows, up to the paper's own words."""
    station = find_wire(r)
    if station is None:
        return
    own = min((d.bounds[0] for d in drafts if _speaks_to_us(r, d)), default=len(r))
    for draft in drafts:
        if station[1] <= draft.bounds[1] and draft.cue.head < own:
            draft.hops.insert(0, station)


def find_wire(r: Reading) -> tuple[int, int] | None:
    """The agency in brackets in the first dateline of the article, as tokens; None where there is none."""
    for first in range(len(r)):
        if first and r.paragraph[first] == r.paragraph[first - 1]:
            continue
        for k in range(first + 1, min(first + LONGEST_DATELINE, len(r) - 2)):
            if r.lower[k - 1] not in {"(", "-lrb-"} or r.paragraph[k] != r.paragraph[first]:
                continue
            close = next((m for m in range(k, min(k + 5, len(r) - 1)) if r.lower[m] in {")", "-rrb-"}), None)
            if close is not None and r.lower[close + 1] in DATELINE_MARKS and certain_outlet(r, (k, close)):
                return k, close
    return None


def _speaks_to_us(r: Reading, draft: Draft) -> bool:
    """Whether the speaker is said to have told it to the paper itself ("told us", "told our reporter")."""
    heard = r.lower[draft.cue.last : draft.cue.last + 2]
    return (
        draft.cue.entry.name == "tell"
        and r.quote[draft.cue.head] < 0
        and bool(heard and (heard[0] in {"us", "our", "me"} or heard in {("this", "newspaper"), ("this", "paper")}))
    )


def _source_range(draft: Draft) -> tuple[int, int] | None:
    return (draft.source.first, draft.source.last) if draft.source else None


def _cited(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """Finds "..., the agency reported, citing a spokesman": the spokesman speaks, the agency passes it on."""
    for draft in drafts:
        found = _source_range(draft)
        if found is None or not is_media(r, found):
            continue
        cited = _citing(r, draft)
        if cited is not None:
            draft.hops.append(found)
            draft.source, draft.named = Source(*cited, "citing"), None
            draft.cue_range = cited[0] - 1, cited[0]
    return drafts


def _citing(r: Reading, draft: Draft) -> tuple[int, int] | None:
    """Whoever is cited in the draft's utterance: people or papers, not reasons."""
    speaking = {w for words in load("speakers").values() for w in words}
    for k in range(*draft.bounds):
        if r.lower[k] in {"citing", "quoting"} and not draft.holds(k) and r.word(k - 1) == ",":
            end = full_np_right(r, k + 1, draft.bounds[1])
            if set(r.lower[k + 1 : end]) & speaking or r.tag(end - 1) in {"NNP", "NNPS"}:
                return k + 1, end
    return None


def _unframed(r: Reading, drafts: list[Draft]) -> list[Draft]:
    """Without the outlets that only frame; what stands inside them gets them as a hop."""
    gone: set[int] = set()
    for outer in sorted(drafts, key=lambda d: d.span[0] - d.span[1]):
        found = _source_range(outer)
        if found is None or not is_media(r, found) or _is_one_quotation(r, outer):
            continue
        inner = [d for d in drafts if d is not outer and _stands_in(outer, d)]
        if inner and _only_frames(outer, inner):
            gone.add(id(outer))
            for d in inner:
                d.hops[:0] = [*outer.hops, found]
    return [d for d in drafts if id(d) not in gone]


def _stands_in(outer: Draft, d: Draft) -> bool:
    """Whether a saying with a speaker stands in an outlet's content, or shares the subject of one that does."""
    if d.source is None or d.relative or d.cue.entry.kind == "noun":
        return False
    loose = outer.frame == "according to" or d.source.inherited
    return outer.holds(d.cue.head) or (
        loose and any(a <= d.cue.head < b and a <= d.source.first for a, b in outer.reach)
    )


def _is_one_quotation(r: Reading, draft: Draft) -> bool:
    """Whether its content opens with a quotation mark and is quoted throughout."""
    return all(r.opens(a) is not None and r.quotations[r.quote[a]].last >= b for a, b in draft.pieces)


def _only_frames(outer: Draft, inner: list[Draft]) -> bool:
    """Whether what the outlet says is just that somebody said something."""
    size = sum(b - a for a, b in outer.pieces)
    start = outer.span[0]
    for d in inner:
        if d.cue.entry.act == "requests" and d.frame in DEED_FRAMES:
            continue
        filled = sum(max(0, min(b, y) - max(a, x)) for a, b in outer.pieces for x, y in d.pieces)
        leads = d.source is not None and d.source.first - start < NEAR_START
        if leads or filled >= FRAMED_SHARE * size:
            return True
    return False


def _told(r: Reading, draft: Draft) -> None:
    """Finds "told Fars News", "in an interview with CNN": the outlet that was spoken to."""
    cue = draft.cue
    if cue.entry.name == "tell" and not cue.passive:
        end = np_right(r, cue.last, draft.bounds[1])
        heard = (cue.last, end)
        words = set(r.lower[cue.last : end])
        if end > cue.last and (certain_outlet(r, heard) or (words & MEDIA_NOUNS and words & STATE_WORDS)):
            draft.hops.append(heard)
            return
    found = _interview(r, draft)
    if found is not None:
        draft.hops.append(found)


def _interview(r: Reading, draft: Draft) -> tuple[int, int] | None:
    """The outlet of "in an interview with X", "speaking to X", "on X", near the cue and outside the content."""
    first, last = max(draft.bounds[0], draft.cue.first - 12), min(draft.bounds[1], draft.cue.last + 14)
    for k in range(first, last):
        if draft.holds(k) or r.quote[k] != r.quote[draft.cue.head]:
            continue
        aired = r.lower[k] == "on" and k == draft.cue.last
        lead = aired or (
            r.lower[k] in {"with", "to", "by", "on"}
            and (
                {"interview", "conversation", "speaking", "spoke", "carried", "quoted", "published"}
                & set(r.lower[max(first, k - 4) : k])
            )
        )
        if lead:
            end = np_right(r, k + 1, draft.bounds[1])
            end = next((m for m in range(k + 1, end) if r.tags[m] == "POS"), end)
            if end > k + 1 and outlet_of(r, (k + 1, end)):
                return k + 1, end
    return None


def _carry(r: Reading, draft: Draft, drafts: list[Draft]) -> None:
    """Chains that hold for a neighbour too: "these officials", "reportedly said", "it said" right after."""
    at = drafts.index(draft)
    if draft.hops and draft.source is not None and r.lower[draft.source.first] in {"these", "those"}:
        _carry_back(r, draft, drafts[:at])
    before = drafts[at - 1] if at else None
    if before is None or draft.hops or not before.hops or r.paragraph[before.cue.head] != r.paragraph[draft.cue.head]:
        return
    pronoun = (
        draft.source is not None and r.tags[draft.source.first] == "PRP" and draft.source.last == draft.source.first + 1
    )
    if (pronoun or draft.cue.weakened) and before.bounds != draft.bounds:
        draft.hops = list(before.hops)


def _carry_back(r: Reading, draft: Draft, earlier: list[Draft]) -> None:
    """Gives the chain of "these officials" to what officials said in the paragraphs just before."""
    source = draft.source
    if source is None:
        return
    noun = r.lower[source.last - 1]
    for other in earlier:
        near = r.paragraph[draft.cue.head] - r.paragraph[other.cue.head] <= REACH
        if near and other.source and not other.hops and noun in r.lower[other.source.first : other.source.last]:
            other.hops = list(draft.hops)
