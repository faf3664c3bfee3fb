"""Statements: who says what in an article, how, through whom, and what is done by saying it.

The work is done in layers: `quotations` marks quoted words, `cues` finds where something may be said, `sources` and
`contents` find who and what, `drafts` puts them together, `relays` finds those who passed it on, `acts` and `denials`
read what the saying does. Here drafts become `Statement`s.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from tidings.annotate.statements.acts import find_act, find_certainty, find_form
from tidings.annotate.statements.chains import find_chain
from tidings.annotate.statements.cutting import find_drafts
from tidings.annotate.statements.denials import link_denials
from tidings.annotate.statements.own_denials import carry_denials, find_own_denials
from tidings.annotate.statements.reading import Reading, read
from tidings.annotate.statements.relays import relay, text
from tidings.annotate.statements.speakers import find_role, find_speaker
from tidings.model import Mention, Span, Statement
from tidings.resources import load

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.annotate.statements.drafts import Draft
    from tidings.language.parsed import Parsed

__all__ = ["find_statements", "link_denials"]

SCORES = {
    "quote": 0.95,
    "clause": 0.92,
    "post": 0.88,
    "according to": 0.9,
    "relative": 0.75,
    "to": 0.8,
    "np": 0.7,
    "name": 0.75,
    "passive": 0.6,
    "network": 0.5,
}
OPENERS = frozenset({"that", "whether", "if"})
NOUN_SCORE, OTHER_SCORE, OWN_DENIAL_SCORE = (
    0.65,
    0.7,
    0.6,
)  # shares that were right on two hand-annotated affairs, rounded


def find_statements(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Statement, ...]:
    """Everything that somebody is reported to say in the article, then all they only think or want, in text order.

    Empty when nobody says anything. `speaker` and `Hop.mention` are positions in `mentions`.
    """
    if not len(parsed.doc):
        return ()
    r = read(parsed)
    found = find_drafts(r)
    said = [d for draft in relay(r, [d for d in found if d.voiced]) for d in _by_each(r, draft, mentions)]
    thought = [d for d in found if not d.voiced]
    drafts = [*sorted(said, key=_place), *sorted(thought, key=_place)]
    parents = _parents(drafts)
    out = [_statement(r, drafts, i, mentions, parents) for i in range(len(drafts))]
    out = [*carry_denials(r, mentions, out[: len(said)]), *_own_denials(r, said), *out[len(said) :]]
    return link_denials(parsed, mentions, out)


def _place(draft: Draft) -> tuple[int, int, int]:
    """Where a draft stands among the others: by its content, the longer one first."""
    return draft.span[0], -draft.span[1], draft.cue.first


def _by_each(r: Reading, draft: Draft, mentions: Sequence[Mention]) -> list[Draft]:
    """One draft for each of two names that speak together ("Russia and Turkey accused ..."); else the draft alone."""
    source = draft.source
    if source is None or source.antecedent is not None or source.how == "pronoun":
        return [draft]
    links = [k for k in range(source.first, source.last) if r.lower[k] in {"and", ","}]
    named = sorted({
        m.tokens for m in mentions if m.level == "name" and source.first <= m.tokens[0] and m.tokens[1] <= source.last
    })  # fmt: skip
    if len(links) != 1 or len(named) != 2 or (named[0][1], named[1][1]) != (links[0], source.last):  # noqa: PLR2004
        return [draft]
    if any(r.tags[k] not in {"NNP", "NNPS", "DT"} for k in range(source.first, source.last) if k != links[0]):
        return [draft]
    ranges = ((source.first, links[0]), (links[0] + 1, source.last))
    return [replace(draft, source=replace(source, first=a, last=b), named=None) for a, b in ranges]


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the position of the innermost said one whose content holds its cue."""
    out: list[int | None] = []
    for i, draft in enumerate(drafts):
        holders = [
            k
            for k, d in enumerate(drafts)
            if k != i and d.voiced and d.holds(draft.cue.head) and not draft.holds(d.cue.head)
        ]
        out.append(min(holders, key=lambda k: drafts[k].span[1] - drafts[k].span[0], default=None))
    return out


def _statement(
    r: Reading, drafts: Sequence[Draft], i: int, mentions: Sequence[Mention], parents: list[int | None]
) -> Statement:
    """The statement of draft `i`."""
    draft = drafts[i]
    source = draft.source
    speaker = find_speaker(r, source, mentions)
    mention = mentions[speaker] if speaker is not None else None
    named = (source.antecedent or (source.first, source.last)) if source else None
    return Statement(
        sources=(_span(r, draft.named or (source.first, source.last)),) if source else (),
        cue=(_span(r, draft.cue_range or (draft.cue.group, draft.cue.last)),),
        content=tuple(s for first, last in draft.pieces for s in r.parsed.spans(_opened(r, draft, first), last)),
        act=find_act(r, draft, _side(r, draft, mention)),
        form=find_form(r, draft),
        certainty=find_certainty(draft),
        speaker=speaker,
        speaker_text=_speaker_text(r, named, mention),
        role=find_role(r, source, mention),
        chain=find_chain(r, drafts, i, mentions, parents),
        parent=parents[i],
        depth=_depth(parents, i),
        score=_score(draft),
        why=_why(draft),
        voiced=draft.voiced,
    )


def _why(draft: Draft) -> str:
    """The entry that fired, the frame that carried the content, and how the source was found."""
    found = draft.source.how if draft.source else "none"
    return f"{draft.cue.entry.kind} {draft.cue.entry.name!r}, {draft.frame}, source {found}"


def _opened(r: Reading, draft: Draft, first: int) -> int:
    """Where a piece of content begins with the "that" or "whether" before it."""
    before = first - 1
    return before if r.word(before) in OPENERS and not draft.cue.group <= before < draft.cue.last else first


def _span(r: Reading, found: tuple[int, int]) -> Span:
    return r.parsed.span(*found)


def _depth(parents: Sequence[int | None], i: int) -> int:
    """How many statements stand around statement `i`."""
    depth, at, seen = 0, parents[i], {i}
    while at is not None and at not in seen:
        seen.add(at)
        depth, at = depth + 1, parents[at]
    return depth


def _score(draft: Draft) -> float:
    """How far statements found this way can be trusted, 0 to 1; the network's own likelihood takes half the doubt."""
    inherited = draft.source is not None and draft.source.how == "main subject"
    plain = NOUN_SCORE if draft.cue.entry.kind == "noun" else SCORES.get(draft.frame, OTHER_SCORE)
    score = plain - (0.15 if inherited else 0.0)
    return score + (1 - score) * draft.confirmed / 2


def _speaker_text(r: Reading, named: tuple[int, int] | None, mention: Mention | None) -> str | None:
    """The words for the speaker: its own, or for a pronoun the name that it stands for."""
    if named is None:
        return None
    pronoun = all(r.tags[k] in {"PRP", "PRP$", "WP"} for k in range(*named))
    return mention.name if pronoun and mention is not None else text(r, named)


def _side(r: Reading, draft: Draft, mention: Mention | None) -> frozenset[str]:
    """Lower-case words for the speaker and its side: the names in the source, the state of its mention."""
    source = draft.source
    if source is None:
        return frozenset()
    first, last = source.antecedent or (source.first, source.last)
    words = {r.lower[k] for k in range(first, last) if r.tags[k] in {"NNP", "NNPS", "JJ"} and r.words[k][:1].isupper()}
    stems = {w[:-1] for w in words if w.endswith("n")} | {
        w.removesuffix("ish") + "ey" for w in words if w.endswith("ish")
    }
    own = set(mention.name.lower().split()) if mention is not None else set()
    state = _state_words(mention.country) if mention is not None and mention.country else frozenset()
    plural = r.tags[last - 1] == "NNS"
    itself = {"it", "its"} if not plural and (mention is None or mention.type != "PER") else set()
    return frozenset(words | stems | own | state | itself) - {"the", "of", "and"}


@cache
def _state_words(code: str) -> frozenset[str]:
    """Lower-case names, adjectives and capital of a state, by its ISO 3166 alpha-3 code."""
    row: dict[str, object] = next((c for c in load("countries") if c.get("iso3") == code), {})
    found = [str(row.get("name", "")), *_listed(row, "adjectives"), *_listed(row, "capital")]
    return frozenset(name.lower() for name in found if name)


def _listed(row: dict[str, object], key: str) -> list[str]:
    """The value of a key as a list of words."""
    value = row.get(key) or []
    return [value] if isinstance(value, str) else [str(v) for v in cast("list[object]", value)]


def _own_denials(r: Reading, drafts: Sequence[Draft]) -> list[Statement]:
    """The outlet's own "these reports are false", as statements without a source."""
    busy = [piece for d in drafts for piece in d.pieces]
    return [
        Statement(
            (), (), r.parsed.spans(first, last), "denies", "direct", role="outlet", score=OWN_DENIAL_SCORE,
            why=f"own voice: {r.words[noun]!r} called false",
        )
        for first, last, noun in find_own_denials(r, busy)
    ]  # fmt: skip
