"""Frames for verbs that the network takes for an event and of which the lexicon says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.accounts.frames import Frame, read_sides
from tidings.annotate.accounts.roles import Trigger

if TYPE_CHECKING:
    from tidings.annotate.accounts.tree import Tree
    from tidings.language import readings

MUTUAL = {"CONSULT", "COOPERATE", "AGREE"}
SPOKEN = {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE"}
AMONG, TOLD, DONE = "S+with+between >", "S > O|on|to|with|from|comp|any", "S > O|on|against|at|to|with|from|comp"


def frame_of(tree: Tree, seen: readings.Trigger) -> tuple[Frame, Trigger]:
    """A frame for what the network sees, its parties read as most verbs of its type have them, and its trigger."""
    head = seen.words[0]
    sides = AMONG if seen.type in MUTUAL else TOLD if seen.type in SPOKEN else DONE
    actors, recipients = read_sides(sides)
    words = tuple(tree.lemmas[i] for i in seen.words)
    frame = Frame(f"trigger:{' '.join(words)}", "verb", words, seen.type, None, actors, recipients)
    return frame, Trigger(head, seen.words, head)
