"""Words as the encoder sees them: word pieces, the shape of each piece, and where each word begins.

The encoder is uncased, so the shape carries what case would tell: "US" and "us" differ only there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHAPES = ("lower", "title", "upper", "initial", "mixed", "digits", "alphanumeric", "other")
SPECIAL_SHAPE = 2 * len(SHAPES)  # [CLS], [SEP] and padding
SHAPE_COUNT = SPECIAL_SHAPE + 1
SPECIAL_PIECES = ("[UNK]", "[CLS]", "[SEP]")
MOST_PIECES = 510  # of one window: the encoder knows 512 positions, two of them for [CLS] and [SEP]
LONGEST_WORD = 12  # pieces kept of one word: a longer one is a web address or noise


class Batch(NamedTuple):
    """Sentences padded to one length: int64 arrays (n_sentences, n_pieces), and (n_sentences, n_words) for `words`.

    `words` holds the position of the first piece of each word, 0 (the position of [CLS]) where there is none. `marks`
    is 1 and 2 on the pieces of the two sides of a pair that is to be judged, else 0.
    """

    pieces: np.ndarray
    shapes: np.ndarray
    mask: np.ndarray
    words: np.ndarray
    marks: np.ndarray


def shape_of(word: str) -> int:
    """The position in SHAPES of a word's shape.

    >>> [SHAPES[shape_of(w)] for w in ("troops", "Moscow", "NATO", "A", "McCain", "1904", "F16", "—")]
    ['lower', 'title', 'upper', 'initial', 'mixed', 'digits', 'alphanumeric', 'other']
    """
    if word.isalpha():
        return _shape_of_letters(word)
    if any(c.isdigit() for c in word):
        return SHAPES.index("alphanumeric" if any(c.isalpha() for c in word) else "digits")
    letters = [c for c in word if c.isalpha()]
    return _shape_of_letters("".join(letters)) if letters else SHAPES.index("other")


def _shape_of_letters(word: str) -> int:
    if word.islower():
        return SHAPES.index("lower")
    if word.isupper():
        return SHAPES.index("initial" if len(word) == 1 else "upper")
    return SHAPES.index("title" if word[0].isupper() and word[1:].islower() else "mixed")


def encode(
    tokenizer: Tokenizer,
    sentences: Sequence[Sequence[str]],
    pairs: Sequence[tuple[Iterable[int], Iterable[int]] | None] | None = None,
) -> Batch:
    """The sentences as one batch, [CLS] first and [SEP] last; continuation pieces have shapes of their own.

    `pairs` marks two sides of each sentence by the positions of their words.
    """
    rows = [_encode_sentence(tokenizer, words) for words in sentences]
    marks = [_marks(row, pair) for row, pair in zip(rows, pairs or [None] * len(rows), strict=True)]
    return Batch(
        _padded([r[0] for r in rows], 0),
        _padded([r[1] for r in rows], SPECIAL_SHAPE),
        _padded([[1] * len(r[0]) for r in rows], 0),
        _padded([r[2] for r in rows], 0),
        _padded(marks, 0),
    )


def _marks(row: tuple[list[int], list[int], list[int]], pair: tuple[Iterable[int], Iterable[int]] | None) -> list[int]:
    """The marks of one sentence's pieces."""
    pieces, _, firsts = row
    marks = [0] * len(pieces)
    bounds = [*firsts, len(pieces) - 1]
    for side, members in enumerate(pair or (), 1):
        for word in members:
            if word < len(firsts):
                marks[bounds[word] : bounds[word + 1]] = [side] * (bounds[word + 1] - bounds[word])
    return marks


def _encode_sentence(tokenizer: Tokenizer, words: Sequence[str]) -> tuple[list[int], list[int], list[int]]:
    """Piece ids, shape ids and the first piece of each word; a word that leaves no piece counts as unknown."""
    unknown, opening, closing = (_id_of(tokenizer, piece) for piece in SPECIAL_PIECES)
    pieces, shapes, firsts = [opening], [SPECIAL_SHAPE], []
    found = [encoding.ids or [unknown] for encoding in tokenizer.encode_batch(list(words), add_special_tokens=False)]
    kept = _pieces_kept([len(ids) for ids in found])
    for word, whole in zip(words, found, strict=True):
        ids = whole[:kept]
        shape = shape_of(word)
        firsts.append(len(pieces))
        pieces += ids
        shapes += [shape] + [shape + len(SHAPES)] * (len(ids) - 1)
    return [*pieces, closing], [*shapes, SPECIAL_SHAPE], firsts


def _pieces_kept(lengths: Sequence[int]) -> int:
    """How many pieces of each word are kept, so that all fit: fewer in a script that falls into single letters.

    >>> _pieces_kept([1, 2, 30]), _pieces_kept([8] * 100)
    (12, 5)
    """
    fitting = (kept for kept in range(LONGEST_WORD, 1, -1) if sum(min(n, kept) for n in lengths) <= MOST_PIECES)
    return next(fitting, 1)


def _id_of(tokenizer: Tokenizer, piece: str) -> int:
    """The number of a piece that every tokenizer of this kind has."""
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise ValueError(f"{piece} is no piece of this tokenizer; it is not the one the encoder was trained with")
    return number


def _padded(rows: Sequence[Sequence[int]], filler: int) -> np.ndarray:
    """The rows as one int64 array, filled up at the end."""
    out = np.full((len(rows), max(map(len, rows), default=0)), filler, np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out
