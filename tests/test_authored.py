"""The authored corpus: its notation, and that it holds what its documentation promises."""

import sys
from collections import Counter
from pathlib import Path

import pytest

AUTHORED = Path(__file__).parents[1] / "training" / "authored"
sys.path.append(str(AUTHORED))
from agreement import compare  # noqa: E402
from check import faults  # noqa: E402
from passages import MODES, PassageError, find, parse_passage, read_passages  # noqa: E402

BLOCK = """## x001 agency 2016-04-12
Iran's minister, Hossein Dehqan, said on Monday that Russia had begun delivering missiles to Tehran.
Moscow denied it, Fars reported. Iran thanked Moscow.
S Iran's minister, Hossein Dehqan | said | that Russia … Tehran | asserts indirect
S Moscow | denied | it | denies indirect probable | via Fars
A delivering | AID | Russia > Tehran | present possible
T Monday | DATE 2016-04-11
N PER Hossein Dehqan; GPE Iran, Russia, Tehran, Moscow; ORG Fars
C Moscow = Russia
"""


@pytest.fixture(scope="module")
def corpus():
    return read_passages(AUTHORED)


def test_a_passage_is_read_with_offsets_into_its_text():
    passage = parse_passage(BLOCK)
    first, second = passage.statements
    assert passage.text[slice(*first.content[0])] == "that Russia had begun delivering missiles to Tehran"
    assert (second.act, second.certainty, second.hops) == ("denies", "probable", ("Fars",))
    (account,) = passage.accounts
    assert (account.type, account.tense, account.certainty, account.polarity) == (
        "AID",
        "present",
        "possible",
        "affirmed",
    )
    assert [passage.text[a:b] for a, b, kind in passage.names if kind == "GPE"] == [
        "Iran", "Russia", "Tehran", "Moscow", "Iran", "Moscow",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("he", "he"),
        ("he … met", "he said there, he met"),
        ("he~2 … us", "he met us"),
        ("there … he", "there, he"),
    ],
)
def test_words_are_found_whole_by_number_and_as_ranges(words, found):
    text = "he said there, he met us"
    assert text[slice(*find(text, words))] == found


@pytest.mark.parametrize(
    "line",
    [
        "S nobody | said | it | asserts indirect",
        "S Moscow | said | it | shouts indirect",
        "A delivering | GIVE | Russia > Tehran",
        "A delivering | AID/aerial | Russia > Tehran",
        "A delivering | AID | Russia, Tehran",
        "A delivering | AID | Russia > Tehran | maybe",
        "T Tuesday | DATE 2016-04-12",
        "N CITY Tehran",
    ],
)
def test_a_line_that_is_wrong_is_named(line):
    with pytest.raises(PassageError, match="x001"):
        parse_passage(BLOCK + line + "\n")


def test_passages_that_repeat_each_other_are_faults():
    one, other = parse_passage(BLOCK), parse_passage(BLOCK.replace("x001", "x002"))
    assert faults([one, other]) == ["x002: nearly x001"]
    assert faults([one, one])[0] == "x001: this id stands twice"


def test_a_reading_agrees_with_itself_and_less_with_one_that_leaves_out():
    whole, part = (
        parse_passage(BLOCK),
        parse_passage(BLOCK.replace("A delivering | AID | Russia > Tehran", "A thanked | SUPPORT | Iran > Moscow")),
    )
    assert compare([whole], [whole])["accounts"].matched == 1
    assert compare([whole], [part])["accounts"].matched == 0
    assert compare([whole], [part])["statements"].matched == 2


def test_the_corpus_is_as_large_and_as_balanced_as_it_says(corpus):
    assert len(corpus) >= 2500
    assert faults(corpus) == []
    accounts = [a for p in corpus for a in p.accounts]
    types = Counter(a.type for a in accounts)
    modes = Counter((a.type, a.mode) for a in accounts)
    assert min(types[t] for t in MODES) >= 30
    assert min(modes[t, m] for t in MODES for m in MODES[t]) >= 10
    acts = Counter(s.act for p in corpus for s in p.statements)
    hedged = sum(s.certainty != "certain" for p in corpus for s in p.statements)
    readings = [sum(a.hypothetical for a in accounts), sum(a.tense == "future" for a in accounts)]
    assert (
        min(acts["denies"], acts["declines"], hedged, *readings, sum(a.polarity == "negated" for a in accounts)) >= 100
    )


def test_200_passages_were_read_twice_and_are_the_same_text(corpus):
    texts = {p.id: p.text for p in corpus}
    second = read_passages(AUTHORED / "second")
    assert len(second) == 200
    assert all(texts[p.id] == p.text for p in second)
