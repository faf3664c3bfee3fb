"""Denials without a cue that denies: the outlet calls a report false, a speaker goes on denying."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tidings.annotate.statements import acts
from tidings.annotate.statements.denials import same_speaker
from tidings.annotate.statements.reading import BE, FINITE, NEGATION, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidings.model import Mention, Span, Statement

PREDICATE_REACH = 9  # tokens between "reports ... are" and what they are called


def find_own_denials(r: Reading, busy: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Sentences in which the outlet itself calls reports or claims false: (first, last, charged noun) as tokens.

    `busy` are ranges of statements' contents: what is said inside them is not the outlet's own voice.
    """
    out: list[tuple[int, int, int]] = []
    seen = -1
    for first, last in r.sentence:
        if first == seen:
            continue
        seen = first
        noun = _charged(r, first, last)
        if noun is not None and not any(a <= noun < b and a < first + 1 for a, b in busy):
            out.append((first, last, noun))
    return out


def _charged(r: Reading, first: int, last: int) -> int | None:
    """The noun for a charge that heads the sentence and is called false; None when there is none."""
    noun = next(
        (
            k
            for k in range(first, min(first + 4, last))
            if r.lower[k] in acts.words("charges") and r.tags[k] in {"NNS", "NN", "NNP", "NNPS"}
        ),
        None,
    )
    if noun is None or r.quote[noun] >= 0:
        return None
    for verb in range(noun + 1, last):
        if r.lower[verb] in BE and r.tags[verb] in FINITE and _is_false(r, verb, last):
            return noun
    return None


def _is_false(r: Reading, verb: int, last: int) -> bool:
    """Whether "are false", "are nothing more than conjecture", "are not true" stands at `verb`."""
    words = r.lower[verb + 1 : min(last, verb + PREDICATE_REACH)]
    negated = bool(set(words[:2]) & NEGATION - {"nothing", "no"})
    if set(words[:2]) & {"nothing"} and "than" in words:
        return True
    if negated:
        return bool({"true", "accurate", "correct", "credible"} & set(words[:4]))
    false = any(w in acts.words("falsehood") and before != "not" for before, w in pairwise(("", *words[:6])))
    return false and r.quote[verb] < 0


def carry_denials(r: Reading, mentions: Sequence[Mention], statements: Sequence[Statement]) -> list[Statement]:
    """The statements, where one that says "there is no ..." right behind its own speaker's denial denies too."""
    out = list(statements)
    for i, here in enumerate(statements):
        if here.act != "asserts" or not here.sources or not _denies_existence(r, _token(r, here.content[0])):
            continue
        if any(s.act == "denies" and s.sources and _goes_on(r, mentions, s, here) for s in out[max(0, i - 2) : i]):
            out[i] = replace(here, act="denies")
    return out


def _token(r: Reading, span: Span) -> int:
    """The token at which a span begins."""
    return r.parsed.token_at(span.start) or 0


def _goes_on(r: Reading, mentions: Sequence[Mention], before: Statement, here: Statement) -> bool:
    """Whether a sentence of the same paragraph has the first one's speaker: one chain, or a pronoun."""
    first, second = _token(r, before.cue[0]), _token(r, here.cue[0])
    if r.paragraph[first] != r.paragraph[second] or r.sentence[first] == r.sentence[second]:
        return False
    pronoun = r.tags[_token(r, here.sources[0])] == "PRP"
    return pronoun or same_speaker(mentions, before, here)


def _denies_existence(r: Reading, start: int) -> bool:
    """Whether the words at `start` are "no ...", "there is not one ..."."""
    start += r.opens(start) is not None or r.lower[start] == "that"
    words = r.lower[start : start + 4]
    return words[:1] in {("no",), ("none",), ("not",)} or (
        words[:1] == ("there",) and bool({"no", "not", "n't", "never"} & set(words))
    )
