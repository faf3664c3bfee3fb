import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.language.encoder import LONGEST, load_encoder
from tidings.language.syntax import Name, find_names, penn_tags, read_window, sentence_starts

WORDS = ["Russia", "said", ".", "“", "the", "fleet", "😀", "1904", "U.S.", "admiral", "\u200b", "مرحبا", "x" * 300]


def read(words):
    """A window of one paragraph in which the rules see no sentence end."""
    (scores,) = load_encoder().score([words])
    starts = [True] + [False] * (len(words) - 1)
    return read_window(load_encoder(), words, scores, starts, starts)


@pytest.mark.parametrize(
    ("tags", "names"),
    [
        (["B-PER", "I-PER", "E-PER"], [Name(0, 3, "PER")]),
        (["S-LOC", "S-LOC"], [Name(0, 1, "LOC"), Name(1, 2, "LOC")]),
        (["B-ORG", "O"], [Name(0, 1, "ORG")]),
        (["I-ORG", "E-ORG"], [Name(0, 2, "ORG")]),
        (["B-ORG", "B-ORG", "E-ORG"], [Name(0, 1, "ORG"), Name(1, 3, "ORG")]),
        ([], []),
    ],
)
def test_names_from_tags_whole_and_broken(tags, names):
    assert list(find_names(tags)) == names


def test_an_empty_pile_is_read_as_nothing():
    assert load_encoder().score([]) == []


def test_every_window_gets_its_own_scores_in_order():
    windows = [["Lansdowne", "protested", "."], ["Paris"]]
    assert [len(s.arcs) for s in load_encoder().score(windows)] == [3, 1]
    assert read(windows[0]).upos == ["PROPN", "VERB", "PUNCT"]
    assert read(windows[0]).heads == [1, 1, 1]
    assert read(windows[1]).upos == ["PROPN"]


def test_padding_changes_nothing_but_rounding():
    short = ["The", "fleet", "sailed", "."]
    (alone,) = load_encoder().score([short])
    beside = load_encoder().score([short, ["The"] * 60])[0]
    assert (alone.arcs.argmax(-1) == beside.arcs.argmax(-1)).all()
    assert (alone.tags["upos"].argmax(-1) == beside.tags["upos"].argmax(-1)).all()


def test_sentences_begin_at_paragraphs_whatever_the_network_says():
    logits = np.array([[9.0, 0.0]] * 3)
    assert sentence_starts(logits, [False] * 3, [False, False, True]).tolist() == [True, False, True]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=LONGEST))
def test_every_sentence_of_any_window_becomes_one_tree(words):
    syntax = read(words)
    assert len(syntax.upos) == len(syntax.heads) == len(syntax.relations) == len(words)
    assert "root" in syntax.relations
    for start in range(len(words)):
        node, steps = start, 0
        while syntax.heads[node] != node:
            node, steps = syntax.heads[node], steps + 1
            assert steps <= len(words)
    assert all(0 <= n.first < n.last <= len(words) for n in syntax.names)


def test_no_word_of_letters_is_an_address():
    scores = np.array([[3.0, 1.0], [3.0, 1.0]])
    assert penn_tags(["ADD", "JJ"], scores, ["semiofficial", "a.b@c.org"]) == ["JJ", "ADD"]
