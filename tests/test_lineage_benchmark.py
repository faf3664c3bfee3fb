"""The lineage benchmark tells the truth about what it invents, and Tidings beats counting articles on it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parent.parent / "benchmarks"))

from lineage import annotate, compose, exchange, invent, run, unmark


def test_marks_say_where_their_words_stand():
    text, marks = unmark("{C:{E:{A:Ann} {T:met} {R:Bob}}}, {S:Cy} {Q:said}.")
    assert text == "Ann met Bob, Cy said."
    assert {name: text[start:end] for name, [(start, end)] in marks.items()} == {
        "A": "Ann", "T": "met", "R": "Bob", "E": "Ann met Bob", "C": "Ann met Bob", "S": "Cy", "Q": "said",
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_every_story_stands_on_its_page_as_annotated(seed):
    scene, witnesses = invent(seed)
    assert len({s.witness for s in scene.stories if s.witness.kind != "outlet"}) <= witnesses
    for story in scene.stories:
        read, text = annotate("x1", scene, story)
        (account,) = read.accounts
        assert text == compose(story)[0]
        assert account.evidence.contains(account.trigger)
        assert all(sentence.end <= len(text) for sentence in read.sentences)
        assert (account.statement is None) == (not read.statements)


def test_the_same_seed_makes_the_same_affair_and_another_another():
    assert invent(3)[0].stories == invent(3)[0].stories != invent(4)[0].stories


def test_a_paraphrase_exchanges_words_that_have_a_synonym():
    scene, _ = invent(1)
    scene.luck.seed(1)
    assert exchange(scene.luck, "Shops in the centre stayed shut.") != "Shops in the centre stayed shut."
    assert exchange(scene.luck, "Xyz.") == "Xyz."


def test_tidings_errs_less_than_counting_articles():
    outcomes = list(run(12, 3, read=False))
    error = sum(abs(o.truth - sum(o.found) / 2) for o in outcomes) / len(outcomes)
    naive = sum(abs(o.truth - o.articles) for o in outcomes) / len(outcomes)
    assert error <= 0.75
    assert error < naive / 3
