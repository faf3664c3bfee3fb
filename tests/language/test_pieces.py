import numpy as np
import pytest
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from tidings.language.pieces import LONGEST_WORD, SHAPES, SPECIAL_SHAPE, encode, shape_of


@pytest.fixture
def tokenizer():
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "fleet", "the", "##s", "x", "##x"]
    made = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]"))  # noqa: S106 - no password
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    return made


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("troops", "lower"),
        ("Moscow", "title"),
        ("NATO", "upper"),
        ("A", "initial"),
        ("McCain", "mixed"),
        ("1904", "digits"),
        ("F16", "alphanumeric"),
        ("—", "other"),
        ("U.S.", "upper"),
        ("al-Assad", "mixed"),
    ],
)
def test_shapes(word, shape):
    assert SHAPES[shape_of(word)] == shape


def test_words_point_at_their_first_piece(tokenizer):
    batch = encode(tokenizer, [["The", "Fleets"], ["fleet"]])
    assert batch.pieces.tolist() == [[2, 5, 4, 6, 3], [2, 4, 3, 0, 0]]
    assert batch.words.tolist() == [[1, 2], [1, 0]]
    assert batch.mask.tolist() == [[1, 1, 1, 1, 1], [1, 1, 1, 0, 0]]


def test_continuations_have_shapes_of_their_own(tokenizer):
    title = SHAPES.index("title")
    assert encode(tokenizer, [["Fleets"]]).shapes.tolist() == [
        [SPECIAL_SHAPE, title, title + len(SHAPES), SPECIAL_SHAPE]
    ]


def test_a_word_without_pieces_is_unknown_and_a_long_one_is_cut(tokenizer):
    assert encode(tokenizer, [[" "]]).pieces.tolist() == [[2, 1, 3]]
    assert encode(tokenizer, [["x" * 50]]).pieces.shape == (1, LONGEST_WORD + 2)


def test_no_sentences_give_an_empty_batch(tokenizer):
    assert isinstance(encode(tokenizer, []).pieces, np.ndarray)
