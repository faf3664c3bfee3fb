"""English: tokens, sentences, Penn tags, UPOS, UD parse, lemmas and names, from spaCy pipelines trained by `training/`."""

from __future__ import annotations

from functools import cache, lru_cache

import lemminflect
import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tidings.language.parsed import Parsed
from tidings.language.sentences import find_sentence_starts
from tidings.model import Article
from tidings.resources import DATA

LEMMATISED = {"NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN"}


@cache
def load_english() -> Language:
    """The pipeline shipped in the package: Penn tags, UPOS, UD parse, names (PER, ORG, LOC)."""
    return spacy.load(DATA / "english")


@lru_cache(maxsize=200_000)
def lemma(word: str, upos: str) -> str:
    """The dictionary form of a word, lower case but for names.

    >>> lemma("struck", "VERB"), lemma("talks", "NOUN"), lemma("Moscow", "PROPN")
    ('strike', 'talk', 'Moscow')
    """
    if upos == "PROPN":
        return word
    lower = word.lower()
    if upos not in LEMMATISED:
        return lower
    found = lemminflect.getLemma(lower, upos)
    return found[0].lower() if found else lower


def parse_english(article: Article, text: str) -> Parsed:
    """An article read as English. `text` is its page's text; the offsets of the result point into it."""
    nlp = load_english()
    words, starts, paragraph = _tokenise(nlp, article, text)
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    spaced = [a < b for a, b in zip(ends, [*starts[1:], 10**9], strict=False)]
    doc = Doc(nlp.vocab, words=words, spaces=spaced)
    for token, first in zip(doc, find_sentence_starts(words, spaced, paragraph), strict=True):
        token.is_sent_start = first
    if words:
        doc = nlp(doc)
    for token in doc:
        token.lemma_ = lemma(token.text, token.pos_)
    return Parsed(article, text, doc, np.array(starts, int), np.array(ends, int), np.array(paragraph, int))


def _tokenise(nlp: Language, article: Article, text: str) -> tuple[list[str], list[int], list[int]]:
    """The words of the article's spans, their page offsets and paragraph numbers; white space is left out."""
    words: list[str] = []
    starts: list[int] = []
    paragraph: list[int] = []
    for number, (start, end) in enumerate(article.spans):
        for token in nlp.tokenizer(text[start:end]):
            if not token.is_space:
                words.append(token.text)
                starts.append(start + token.idx)
                paragraph.append(number)
    return words, starts, paragraph
