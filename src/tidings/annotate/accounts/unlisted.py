"""Frames for words that the network takes for an event and of which the lexicon makes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidings.annotate.accounts.frames import Frame, Kind, read_sides
from tidings.annotate.accounts.memory import SPEECH

if TYPE_CHECKING:
    from tidings.annotate.accounts.tree import Tree
    from tidings.language import readings

MUTUAL = {"CONSULT", "COOPERATE", "AGREE"}
AMONG, TOLD, DONE = "S+with+between >", "S > O|on|to|with|from|comp|any", "S > O|on|against|at|to|with|from|comp"
NAMED, SHARED = "by|poss|mod > of|on|against|to|at", "poss+mod+between+with >"  # of nouns


def frame_of(tree: Tree, seen: readings.Trigger) -> Frame:
    """A frame for what the network sees, its parties read as most words of its type have them."""
    verbal = tree.is_verb(seen.words[0])
    actors, recipients = read_sides(_sides(seen.type, verbal=verbal))
    words = tuple(tree.lemmas[i] for i in seen.words)
    kind: Kind = "verb" if verbal else "noun"
    return Frame(f"trigger:{' '.join(words)}", kind, words, seen.type, None, actors, recipients)


def _sides(kind: str, *, verbal: bool) -> str:
    """Where the parties of most words of a type stand."""
    if kind in MUTUAL:
        return AMONG if verbal else SHARED
    return NAMED if not verbal else TOLD if kind in SPEECH else DONE
