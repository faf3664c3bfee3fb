"""English: tokens, sentences, Penn tags, UPOS, UD parse, lemmas and names, from the encoder that the package ships."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import lemminflect
import numpy as np
from spacy.tokens import Doc, Span

from tidings.language.encoder import LONGEST, WINDOW, Scores, load_encoder
from tidings.language.parsed import Parsed
from tidings.language.readings import read_all
from tidings.language.sentences import find_sentence_starts
from tidings.language.syntax import Syntax, read_window
from tidings.language.words import load_words
from tidings.model import Article

LEMMATISED = {"NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN"}


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


def parse_english(article: Article, text: str, pipeline: str | None = None) -> Parsed:
    """An article read as English. `text` is its page's text; the offsets of the result point into it.

    `pipeline` names a spaCy pipeline whose tags, parse and names are taken in the place of the network's.

    Raises:
        ConfigError: the pipeline cannot be used.
    """
    words, starts, paragraph = _tokenise(article, text)
    ends = [s + len(w) for s, w in zip(starts, words, strict=True)]
    spaced = [a < b for a, b in zip(ends, [*starts[1:], 10**9], strict=False)]
    offered = find_sentence_starts(words, spaced, paragraph)
    bounds = find_windows(offered, paragraph) if words else []
    scores = load_encoder().score([words[a:b] for a, b in bounds])
    readings = read_all(load_encoder(), [(a, words[a:b]) for a, b in bounds], scores)
    if pipeline and words:
        doc = _read_with(pipeline, words, spaced, paragraph)
    else:
        doc = _doc(words, spaced, bounds, _read(words, bounds, scores, offered, paragraph))
    offsets = (np.array(starts, int), np.array(ends, int), np.array(paragraph, int))
    return Parsed(article, text, doc, *offsets, readings)


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


def _read(
    words: list[str],
    bounds: Sequence[tuple[int, int]],
    scores: Sequence[Scores],
    rule_starts: list[bool],
    paragraph: list[int],
) -> list[Syntax]:
    """Sentences, tags, parse and names of every window."""
    opens = [paragraph[i] != paragraph[i - 1] for i in range(len(paragraph))]
    return [
        read_window(load_encoder(), words[a:b], s, rule_starts[a:b], opens[a:b])
        for (a, b), s in zip(bounds, scores, strict=True)
    ]


def _read_with(pipeline: str, words: list[str], spaced: list[bool], paragraph: list[int]) -> Doc:
    from tidings.language.pipelines import load_pipeline, read_with

    return read_with(load_pipeline(pipeline), words, spaced, paragraph)


def _doc(words: list[str], spaced: list[bool], bounds: Sequence[tuple[int, int]], layers: Sequence[Syntax]) -> Doc:
    """The words as a Doc with what the network reads of their syntax."""
    if not words:
        return Doc(load_words().vocab)
    upos = [tag for layer in layers for tag in layer.upos]
    doc = Doc(
        load_words().vocab,
        words=words,
        spaces=spaced,
        pos=upos,
        tags=[tag for layer in layers for tag in layer.xpos],
        heads=[head + a for (a, _), layer in zip(bounds, layers, strict=True) for head in layer.heads],
        deps=["ROOT" if d == "root" else d for layer in layers for d in layer.relations],
        lemmas=[lemma(word, tag) for word, tag in zip(words, upos, strict=True)],
    )
    doc.ents = [
        Span(doc, a + name.first, a + name.last, label=name.type)
        for (a, _), layer in zip(bounds, layers, strict=True)
        for name in layer.names
    ]
    return doc


def find_windows(rule_starts: Sequence[bool], paragraph: Sequence[int]) -> list[tuple[int, int]]:
    """An article's words as ranges that are read at once: paragraphs together up to WINDOW words, long ones cut.

    >>> find_windows([True, False, True, False], [0, 0, 1, 1])
    [(0, 4)]
    """
    cuts = [i for i in range(len(paragraph)) if i == 0 or paragraph[i] != paragraph[i - 1]]
    pieces = [p for a, b in pairwise([*cuts, len(paragraph)]) for p in _cut(a, b, rule_starts)]
    windows: list[tuple[int, int]] = []
    for a, b in pieces:
        if windows and b - windows[-1][0] <= WINDOW:
            windows[-1] = (windows[-1][0], b)
        else:
            windows.append((a, b))
    return windows


def _cut(start: int, end: int, rule_starts: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """A paragraph in stretches of at most LONGEST words, cut where a sentence begins if one does."""
    while end - start > LONGEST:
        last = next((i for i in range(start + LONGEST, start, -1) if rule_starts[i]), start + LONGEST)
        yield start, last
        start = last
    yield start, end
