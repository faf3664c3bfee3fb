import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.language.encoder import LONGEST, Name, find_names, load_encoder

WORDS = ["Russia", "said", ".", "“", "the", "fleet", "😀", "1904", "U.S.", "admiral", "\u200b", "مرحبا", "x" * 300]


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
    assert load_encoder().read([]) == []


def test_every_sentence_gets_its_own_reading_in_order():
    one, other = load_encoder().read([["Lansdowne", "protested", "."], ["Paris"]])
    assert one.upos == ["PROPN", "VERB", "PUNCT"]
    assert one.heads == [1, 1, 1]
    assert other.upos == ["PROPN"]
    assert other.heads == [0]


def test_padding_changes_nothing_but_rounding():
    short = ["The", "fleet", "sailed", "."]
    alone = load_encoder().read([short])[0]
    beside = load_encoder().read([short, ["The"] * 60])[0]
    assert (alone.upos, alone.heads) == (beside.upos, beside.heads)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3 * LONGEST))
def test_any_sentence_of_any_length_becomes_one_tree(words):
    reading = load_encoder().read([words])[0]
    assert len(reading.upos) == len(reading.heads) == len(reading.relations) == len(words)
    assert reading.relations.count("root") == 1
    for start in range(len(words)):
        node, steps = start, 0
        while reading.heads[node] != node:
            node, steps = reading.heads[node], steps + 1
            assert steps <= len(words)
    assert all(0 <= n.first < n.last <= len(words) for n in reading.names)
