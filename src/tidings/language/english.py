"""English: tokens, sentences, Penn tags, UPOS, UD parse, lemmas and names, from the encoder that the package ships."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import lemminflect
import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from tidings.language.encoder import Reading, load_encoder
from tidings.language.parsed import Parsed
from tidings.language.sentences import find_sentence_starts
from tidings.model import Article

# Ranks and the like that spaCy's rules would part from their full stop, which then would end a sentence.
ABBREVIATIONS = (
    "Col.", "Capt.", "Maj.", "Sgt.", "Lt.", "Lieut.", "Cmdr.", "Cdr.", "Brig.", "Cpl.", "Pvt.", "Supt.", "Insp.",
    "Sens.", "Reps.", "Hon.", "Nos.", "Ft.", "Amb.", "Atty.", "Univ.", "Dept.", "Sr.", "Cie.",
)  # fmt: skip
LEMMATISED = {"NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN"}


@cache
def load_words() -> Language:
    """A spaCy pipeline of English words alone: its rules split as Universal Dependencies does."""
    nlp = spacy.blank("en")
    for word in ABBREVIATIONS:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])  # type: ignore[union-attr]
    return nlp


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
    # Adjectives that no dictionary knows as compared stay as they are: a guess would make "oth" of "other".
    found = lemminflect.getLemma(lower, upos, lemmatize_oov=upos not in {"ADJ", "ADV"})
    return found[0].lower() if found else lower


def parse_english(article: Article, text: str) -> Parsed:
    """An article read as English. `text` is its page's text; the offsets of the result point into it."""
    words, starts, paragraph = _tokenise(article, text)
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    spaced = [a < b for a, b in zip(ends, [*starts[1:], 10**9], strict=False)]
    doc = _doc(words, spaced, find_sentence_starts(words, spaced, paragraph))
    return Parsed(article, text, doc, np.array(starts, int), np.array(ends, int), np.array(paragraph, int))


def _tokenise(article: Article, text: str) -> tuple[list[str], list[int], list[int]]:
    """The words of the article's spans, their page offsets and paragraph numbers; white space is left out.

    Two spans on one line are one paragraph with something dropped inside it.
    """
    tokenizer = load_words().tokenizer
    words: list[str] = []
    starts: list[int] = []
    paragraph: list[int] = []
    number, previous = 0, 0
    for start, end in article.spans:
        number += "\n" in text[previous:start]
        previous = end
        for token in tokenizer(text[start:end]):
            if not token.is_space:
                words.append(token.text)
                starts.append(start + token.idx)
                paragraph.append(number)
    return words, starts, paragraph


def _doc(words: list[str], spaced: list[bool], sentence_starts: list[bool]) -> Doc:
    """The words as a Doc with every layer the encoder reads."""
    vocab = load_words().vocab
    if not words:
        return Doc(vocab)
    firsts = [i for i, first in enumerate(sentence_starts) if first]
    bounds = list(zip(firsts, [*firsts[1:], len(words)], strict=True))
    readings = load_encoder().read([words[a:b] for a, b in bounds])
    upos = [tag for r in readings for tag in r.upos]
    doc = Doc(
        vocab,
        words=words,
        spaces=spaced,
        pos=upos,
        tags=[tag for r in readings for tag in r.xpos],
        heads=[head + a for (a, _), r in zip(bounds, readings, strict=True) for head in r.heads],
        deps=["ROOT" if d == "root" else d for r in readings for d in r.relations],
        lemmas=[lemma(word, tag) for word, tag in zip(words, upos, strict=True)],
    )
    doc.ents = _names(doc, bounds, readings)
    return doc


def _names(doc: Doc, bounds: Sequence[tuple[int, int]], readings: Sequence[Reading]) -> list[Span]:
    """The names of all sentences as spans of the Doc."""
    return [
        Span(doc, a + name.first, a + name.last, label=name.type)
        for (a, _), reading in zip(bounds, readings, strict=True)
        for name in reading.names
    ]
