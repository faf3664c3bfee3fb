"""Which of the deeds told inside a denial it says were not done, and which it only takes for granted.

`Russia denied that Trump shared secrets at his meeting with Lavrov` denies the sharing, not the meeting. The deed
denied is the predicate of the content, what a light verb carries ("carried out the attack"), what a claim is of
("reports of a strike were invented"), or what somebody says he had no part in ("any role in the poisoning").
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tidings.annotate.statements import acts
from tidings.language.english import lemma

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.annotate.statements.reading import Reading
    from tidings.model import Account, Span, Statement

CALLING = frozenset({"call", "dub", "label", "brand", "term", "describe", "denounce", "decry"})
REFUSING = frozenset({"reject", "dismiss", "brush", "play", "downplay", "rule", "take"})
"""Verbs that refuse a proposal as well as a claim: of things only claims are denied by them."""
DENYING = CALLING | REFUSING | {"deny", "dispute", "contest", "rebut", "refute", "disavow", "disagree", "cast"}
JOINED = frozenset({"conj", "xcomp", "ccomp", "parataxis", "fixed", "flat", "compound", "appos", "goeswith"})
LIGHT = frozenset({
    "carry", "launch", "conduct", "order", "make", "take", "hold", "stage", "mount", "plan", "plot", "commit",
    "perpetrate", "direct", "authorize", "authorise", "give", "provide", "have", "do", "play", "issue", "fire", "pay",
    "happen", "occur", "be", "exist", "sponsor", "instigate",
})  # fmt: skip
TAKING_PART = frozenset({
    "involvement", "involve", "role", "part", "hand", "responsibility", "responsible", "complicity", "connection",
    "link", "participation", "participate", "engage", "behind", "culpability", "blame", "guilt", "presence",
    "existence", "plan", "intention", "attempt",
})  # fmt: skip


def is_denied_part(r: Reading, denial: Statement, account: Account) -> bool:
    """Whether an account told inside a denial is of what it denies.

    Where the cue itself does not deny ("said that they had not ..."), only what is negated is denied, or what a claim
    called false is of.
    """
    at = _head(r, account.trigger)
    if at is None:
        return False
    path = list(_climb(r, at, denial.content))
    claimed = any(_is_claim(r, k) for k in path)
    if not _denies_by_cue(r, denial):
        return _is_carried(r, path) and (account.polarity == "negated" or claimed)
    if REFUSING & _cue_lemmas(r, denial) and not claimed and not _is_clause(r, path[-1]):
        return False
    return _is_carried(r, path)


def _head(r: Reading, span: Span) -> int | None:
    """The token of a span that hangs on none of its others."""
    first, last = r.parsed.token_at(span.start), r.parsed.token_at(span.end - 1)
    if first is None or last is None:
        return None
    return next((k for k in range(first, last + 1) if not first <= r.heads[k] <= last or r.heads[k] == k), first)


def _climb(r: Reading, at: int, content: tuple[Span, ...]) -> Iterator[int]:
    """The tokens from `at` up to the one that heads its content, both included."""
    seen: set[int] = set()
    while at not in seen:
        yield at
        seen.add(at)
        above = r.parsed.span(r.heads[at], r.heads[at] + 1)
        if any(c.contains(above) for c in content):
            at = r.heads[at]


def _is_carried(r: Reading, path: list[int]) -> bool:
    """Whether every step up from the deed carries the denial down to it."""
    return all(_carries(r, below, above) for below, above in pairwise(path))


def _carries(r: Reading, below: int, above: int) -> bool:
    relation, kind = r.deps[below], r.deps[below].partition(":")[0]
    head = r.lemmas[above]
    if relation == "acl:relcl" or kind in {"advcl", "mark"}:
        return False
    if kind in JOINED or head in TAKING_PART or _is_claim(r, above) or _is_claim(r, below):
        return True
    return kind in {"obj", "nsubj"} and (head in LIGHT or lemma(r.lower[above], "VERB") in LIGHT)


def _is_claim(r: Reading, token: int) -> bool:
    return r.lower[token] in acts.words("charges") | acts.words("versions")


def _is_clause(r: Reading, token: int) -> bool:
    """Whether the head of a content is a verb: "rejected that ..." denies, "rejected the plan" refuses."""
    return r.tags[token][:1] == "V" or r.parsed.doc[token].pos_ in {"VERB", "AUX"}


def _denies_by_cue(r: Reading, denial: Statement) -> bool:
    return bool(_cue_lemmas(r, denial) & DENYING)


def _cue_lemmas(r: Reading, denial: Statement) -> set[str]:
    """The verbs of the cue, or of the outlet's own denial, whose whole sentence is its content."""
    out: set[str] = set()
    for span in denial.cue:
        first, last = r.parsed.token_at(span.start), r.parsed.token_at(span.end - 1)
        if first is not None and last is not None:
            out.update(lemma(r.lower[k], "VERB") for k in range(first, last + 1))
    return out
