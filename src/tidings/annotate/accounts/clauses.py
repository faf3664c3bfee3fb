"""The words an account rests on: the clause around a trigger, without who says it and without what only hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidings.annotate.accounts.tree import Tree

LONGEST_CLAUSE = 45  # tokens; longer ones are trimmed to the trigger, its roles and what lies between
LOOSE = {"acl:relcl", "advcl", "parataxis", "conj", "ccomp", "discourse", "appos"}
OUTER_MARKS = {",", ";", ":", ".", "”", "“", '"', "''", "``", "--", "–", "—", "and", "but", "that", "?", "!"}


def clause_of(tree: Tree, trigger: int, kept: set[int]) -> tuple[int, int]:
    """The half-open token range of the clause that tells the event at `trigger`, at most its sentence.

    `kept` are tokens that must not be cut off: the trigger's words and the heads of its parties.
    """
    top = clause_head(tree, trigger)
    first, last = tree.sentences[trigger]
    told = _without_loose(tree, top, kept | {trigger})
    tokens = {t for t in told if first <= t < last and tree.pos[t] != "PUNCT"}
    tokens |= {k for k in kept if first <= k < last}
    start, end = min(tokens), max(tokens) + 1
    if end - start > LONGEST_CLAUSE:
        near = [k for k in kept | {trigger} if first <= k < last]
        start, end = max(first, min(near) - 2), min(last, max(near) + 3)
    return _without_marks(tree, start, end)


def clause_head(tree: Tree, trigger: int) -> int:
    """The verb of the smallest clause that a trigger stands in; itself where none governs it."""
    if tree.is_verb(trigger):
        return trigger
    for token in tree.ancestors(trigger):
        if tree.is_verb(token) or tree.kids_as(token, {"cop"}):
            return token
    return trigger


def _without_loose(tree: Tree, top: int, kept: set[int]) -> set[int]:
    """The tokens of a clause, without clauses that hang on it loosely and hold none of the tokens to keep."""
    found, queue = set(), [top]
    while queue:
        token = queue.pop()
        found.add(token)
        for kid in tree.kids[token]:
            loose = tree.deps[kid] in LOOSE and (tree.is_verb(kid) or tree.deps[kid] == "acl:relcl")
            if not loose or kept & set(tree.subtree(kid)):
                queue.append(kid)
    return found


def _without_marks(tree: Tree, start: int, end: int) -> tuple[int, int]:
    """A range without punctuation and joining words at its edges."""
    while end - start > 1 and tree.words[start] in OUTER_MARKS:
        start += 1
    while end - start > 1 and tree.words[end - 1] in OUTER_MARKS:
        end -= 1
    return start, end
