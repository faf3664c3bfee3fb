"""Parses written by hand, so that the rules for accounts are tested apart from any parser."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tidings.annotate.accounts import Reading, find_accounts
from tidings.annotate.accounts.tree import Tree, read_tree
from tidings.language.english import lemma
from tidings.language.parsed import Parsed
from tidings.model import Account, Article, Mention, Statement

KINDS = {"GPE": "state", "PER": "person", "ORG": "organisation"}


def parsed_of(notation: str) -> Parsed:
    """An article from `word/TAG/UPOS/relation/head` tokens, one sentence a line; heads count from 1 in it."""
    words, tags, pos, deps, heads, firsts = [], [], [], [], [], []
    for line in notation.strip().splitlines():
        base = len(words)
        for token in line.split():
            word, tag, upos, dep, head = token.rsplit("/", 4)
            firsts.append(len(words) == base)
            words.append(word)
            tags.append(tag)
            pos.append(upos)
            deps.append(dep)
            heads.append(base + int(head) - 1)
    doc = Doc(Vocab(), words=words, tags=tags, pos=pos, deps=deps, heads=heads, sent_starts=firsts)
    for token in doc:
        token.lemma_ = lemma(token.text, token.pos_)
    text = " ".join(words)
    starts = np.cumsum([0, *(len(w) + 1 for w in words[:-1])])
    ends = starts + np.array([len(w) for w in words])
    article = Article("a", "p", ((0, len(text)),))
    return Parsed(article, text, doc, starts, ends, np.zeros(len(words), int))


def tree_of(notation: str) -> Tree:
    """The same as a `Tree`."""
    return read_tree(parsed_of(notation))


def mentions_in(parsed: Parsed, *named: tuple[str, str, str]) -> tuple[Mention, ...]:
    """Mentions of (word, type, name); one name is one chain, three capitals after a colon are its country."""
    chains: dict[str, int] = {}
    found = []
    for token in parsed.doc:
        for word, kind, label in named:
            if token.text == word:
                name, _, country = label.partition(":")
                chain = chains.setdefault(name, len(chains))
                span = parsed.span(token.i, token.i + 1)
                found.append(
                    Mention(span, (token.i, token.i + 1), token.i, kind, "name", chain, name, country=country or None,
                            actor_type=KINDS.get(kind))
                )  # fmt: skip
    return tuple(found)


def told(
    notation: str, *named: tuple[str, str, str], statements: tuple[Statement, ...] = ()
) -> list[tuple[str, str | None, list[str], list[str]]]:
    """Type, mode, actors and recipients of every account of an article."""
    parsed = parsed_of(notation)
    mentions = mentions_in(parsed, *named)
    found = find_accounts(parsed, Reading(mentions, statements=statements))
    return [(a.type, a.mode, names(mentions, a.actors), names(mentions, a.recipients)) for a in found]


def accounts_of(notation: str, *named: tuple[str, str, str]) -> tuple[Account, ...]:
    """The accounts themselves."""
    parsed = parsed_of(notation)
    return find_accounts(parsed, Reading(mentions_in(parsed, *named)))


def names(mentions: tuple[Mention, ...], positions: tuple[int, ...]) -> list[str]:
    """The names of mentions by position."""
    return [mentions[m].name for m in positions]
