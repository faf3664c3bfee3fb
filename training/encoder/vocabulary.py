"""The labels of every head, in the order of the model's outputs, and the shapes of words."""

from __future__ import annotations

UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
XPOS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ",
    "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS",
    "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "``",
)  # fmt: skip
DEPRELS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep",
    "det", "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark",
    "nmod", "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip


def bioes(*types: str) -> tuple[str, ...]:
    """O, then the four marks of every type of name."""
    return ("O", *(f"{mark}-{kind}" for kind in types for mark in "BIES"))


NAMES = bioes("PER", "ORG", "LOC")
KINDS = bioes("PER", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "MISC")
CUES = ("O", "B", "I")
TYPES = (
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
LINKS = ("none", "source", "content", "actor", "recipient")
READINGS = ("negated", "hypothetical", "future", "present", "hedged")

# One linear layer of the network each: word -> label. The names_* layers follow one guideline each; see corpora.py.
TAG_LAYERS: dict[str, tuple[str, ...]] = {
    "starts": ("inside", "start"),
    "upos": UPOS,
    "xpos": XPOS,
    "names": NAMES,
    "names_wire": NAMES,
    "names_social": NAMES,
    "kinds": KINDS,
    "cues": CUES,
    "triggers": TYPES,
    "mentions": ("other", "head"),
}
