"""What the bearer of one stretch of text does to that of another, where no whole account tells of the two.

An account needs parties that are known actors and an event that is told as real. Whoever asks about two given
stretches has named the parties: the network judges the marked pair, and every frame counts whose words stand there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.accounts.cast import cast_article
from tidings.annotate.accounts.constraints import satisfied
from tidings.annotate.accounts.frames import Frame, find_frames, load_lexicon
from tidings.annotate.accounts.roles import RoleReader, Trigger, place_trigger
from tidings.annotate.accounts.tree import Tree, read_tree
from tidings.language.pairs import judge_pair

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidings.language.parsed import Parsed
    from tidings.model import Annotated

Stretch = tuple[int, int]
OF_SOURCE, OF_TARGET, BETWEEN, MET, VERBAL, PER_CONSTRAINT, PER_STEP = 3.0, 2.0, 1.0, 2.0, 1.0, 0.5, -0.1
"""What speaks for a frame: it governs the first stretch, the second, stands between them, its demands are met, it is a
verb, each demand, each step from it up to the root."""
FRAMED = 1.0  # what the best frame adds to its type's log likelihood; chosen on held-out authored passages


def find_pair_type(parsed: Parsed, found: Annotated, pair: tuple[Stretch, Stretch]) -> str | None:
    """The likeliest PLOVER type of what the first stretch does to the second; None where no word tells of an event."""
    starts, ends = parsed.starts.tolist(), parsed.ends.tolist()
    source, target = (_tokens(starts, ends, stretch) for stretch in pair)
    framed = _best_frame(parsed, found, source, target)
    if framed is None and not parsed.readings.triggers:
        return None
    scores = judge_pair([t.text for t in parsed.doc], sorted(source), sorted(target))
    return max(scores, key=lambda kind: scores[kind] + FRAMED * (kind == framed))


def _best_frame(parsed: Parsed, found: Annotated, source: set[int], target: set[int]) -> str | None:
    """The type of the frame that best joins two stretches; None when no frame's words are there."""
    tree = read_tree(parsed)
    reader = RoleReader(
        tree, cast_article(tree, parsed.starts.tolist(), found.mentions, found.statements, found.places)
    )
    ranked = [
        (_rank(reader, frame, trigger, source, target), -trigger.head, _type(tree, frame, trigger))
        for frame, trigger in _frames(tree)
    ]
    return max(ranked)[-1] if ranked else None


def _frames(tree: Tree) -> Iterator[tuple[Frame, Trigger]]:
    lexicon = load_lexicon()
    for i in range(len(tree.words)):
        for frame, tokens in find_frames(lexicon, tree, i):
            yield frame, place_trigger(tree, lexicon, frame, tokens)


def _tokens(starts: list[int], ends: list[int], stretch: Stretch) -> set[int]:
    """The tokens that touch a stretch of the page."""
    return {i for i, (a, b) in enumerate(zip(starts, ends, strict=True)) if a < stretch[1] and stretch[0] < b}


def _rank(reader: RoleReader, frame: Frame, trigger: Trigger, source: set[int], target: set[int]) -> float:
    tree, places = reader.tree, {trigger.head, trigger.governor}
    if set(trigger.tokens) <= source | target:
        return -len(tree.words)  # a party's own name tells nothing: "the Defense Ministry"
    ends = [min(source, default=0), max(source, default=0), min(target, default=0), max(target, default=0)]
    return (
        OF_SOURCE * (_governor(tree, source) in places)
        + OF_TARGET * bool(places & {a for t in target for a in tree.ancestors(t)})
        + BETWEEN * (min(ends) < trigger.head < max(ends))
        + MET * satisfied(frame, trigger, reader, load_lexicon())
        + VERBAL * (frame.kind == "verb")
        + PER_CONSTRAINT * frame.constraints
        + PER_STEP * sum(1 for _ in tree.ancestors(trigger.governor))
    )


def _governor(tree: Tree, tokens: set[int]) -> int | None:
    """The first verb above a stretch."""
    above = (a for t in sorted(tokens) for a in tree.ancestors(t) if a not in tokens and tree.is_verb(a))
    return next(above, None)


def _type(tree: Tree, frame: Frame, trigger: Trigger) -> str:
    """The frame's type, or the one it has when its clause is negated."""
    if frame.negated and any(tree.deps[k] == "advmod" and tree.lemmas[k] == "not" for k in tree.kids[trigger.head]):
        return frame.negated[0]
    return frame.type
