"""A spaCy pipeline of the user's in the place of our tags, parse and names; words and offsets stay ours.

What the pipeline calls relations is taken as it is. Our rules look for those of Universal Dependencies, so that a
pipeline with other labels (spaCy's own English ones say `dobj`, `pobj` and `prep`) is read, but less is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from tidings.errors import ConfigError
from tidings.language.english import lemma
from tidings.language.words import load_words

# OntoNotes 5 and CoNLL 2003 -> ours; what is not here (numbers, dates, languages) is no name.
TYPES = {
    "PER": "PER", "PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "NORP": "NORP", "FAC": "FAC",
    "EVENT": "EVENT", "MISC": "MISC", "WORK_OF_ART": "MISC", "PRODUCT": "MISC", "LAW": "MISC",
}  # fmt: skip
NEEDED = {"DEP": "a parser (heads and relations)", "TAG": "a tagger (Penn tags)", "POS": "universal tags (UPOS)"}
NOT_UD = {"dobj", "pobj", "prep"}  # relations of the scheme before Universal Dependencies, ClearNLP's
TRIAL = ["Admiral", "Orlov", "said", "that", "the", "Russian", "fleet", "had", "left", "on", "Friday", "."]
REMEDY = "give the name of an installed pipeline or its folder; one is installed by: python -m spacy download NAME"


@cache
def load_pipeline(name: str) -> Language:
    """The pipeline of this package name or folder, tried on a sentence; components that join words are off.

    Raises:
        ConfigError: there is none, it cannot be loaded, or it lacks a parser or a tagger.
    """
    nlp = _load(name)
    for component in nlp.pipe_names:
        if nlp.get_pipe_meta(component).retokenizes:
            nlp.disable_pipe(component)
    tried = _run(nlp, TRIAL, [True] * len(TRIAL), [0] * len(TRIAL))
    missing = [what for layer, what in NEEDED.items() if not tried.has_annotation(layer)]
    if missing:
        held = ", ".join(nlp.pipe_names) or "nothing"
        raise ConfigError(f"the spaCy pipeline {name} lacks {' and '.join(missing)}; it holds {held}: {REMEDY}")
    return nlp


def _load(name: str) -> Language:
    try:
        return spacy.load(name)
    except (OSError, ImportError, ValueError, KeyError, TypeError) as exc:
        if isinstance(exc, OSError) and not Path(name).exists():
            raise ConfigError(f"no spaCy pipeline {name} is installed; {REMEDY}") from exc
        reason = " ".join(str(exc).split())
        raise ConfigError(f"the spaCy pipeline {name} cannot be loaded ({reason}); {REMEDY}") from exc


def speaks_ud(nlp: Language) -> bool:
    """Whether a pipeline's relations may be those of Universal Dependencies, which our rules look for."""
    return not NOT_UD & {label for _, component in nlp.pipeline for label in getattr(component, "labels", ())}


def read_with(nlp: Language, words: Sequence[str], spaced: Sequence[bool], paragraph: Sequence[int]) -> Doc:
    """The words, one at least, as a Doc of our vocabulary with what the pipeline says of them.

    `spaced[i]` is whether white space follows word i, `paragraph[i]` the number of its paragraph. Sentences are the
    pipeline's, cut at paragraphs; each has one root. Lemmas are ours where the pipeline has none.
    """
    theirs = _run(nlp, words, spaced, paragraph)
    heads, relations = _trees(theirs, _sentence_numbers(theirs, paragraph))
    ours = Doc(
        load_words().vocab,
        words=list(words),
        spaces=list(spaced),
        pos=[t.pos_ or "X" for t in theirs],
        tags=[t.tag_ for t in theirs],
        heads=heads,
        deps=relations,
        lemmas=[t.lemma_ or lemma(t.text, t.pos_) for t in theirs],
    )
    ours.ents = [Span(ours, a, b, label=kind) for a, b, kind in _names(theirs, paragraph)]
    return ours


def _run(nlp: Language, words: Sequence[str], spaced: Sequence[bool], paragraph: Sequence[int]) -> Doc:
    """The pipeline's own reading; it is told that a sentence begins with every paragraph, and of the others nothing."""
    starts: list[bool | int | None] = [
        True if i == 0 or number != paragraph[i - 1] else None for i, number in enumerate(paragraph)
    ]
    return nlp(Doc(nlp.vocab, words=list(words), spaces=list(spaced), sent_starts=starts))


def _sentence_numbers(doc: Doc, paragraph: Sequence[int]) -> list[int]:
    """The number of each word's sentence, from 1."""
    starts = (t.i == 0 or t.is_sent_start or paragraph[t.i] != paragraph[t.i - 1] for t in doc)
    return list(accumulate(map(int, starts)))


def _trees(doc: Doc, sentence: Sequence[int]) -> tuple[list[int], list[str]]:
    """Heads and relations, one tree a sentence: a head outside it makes a root, further roots hang on the first."""
    heads = [t.head.i if sentence[t.head.i] == sentence[t.i] else t.i for t in doc]
    relations = [t.dep_ or "dep" for t in doc]
    first: dict[int, int] = {}
    for i in (i for i, head in enumerate(heads) if head == i):
        heads[i] = first.setdefault(sentence[i], i)
        relations[i] = "ROOT" if heads[i] == i else "parataxis"
    return heads, relations


def _names(doc: Doc, paragraph: Sequence[int]) -> Iterator[tuple[int, int, str]]:
    """The names of kinds that we know, within paragraphs, as token ranges with their type."""
    for name in doc.ents:
        if name.label_ in TYPES and paragraph[name.start] == paragraph[name.end - 1]:
            yield name.start, name.end, TYPES[name.label_]
