import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.language import parse
from tidings.language.english import lemma
from tidings.model import Article


def parsed(text: str):
    spans = tuple((m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return parse(Article("a", "p", spans), text)


def test_offsets_point_into_the_page_across_dropped_text():
    text = "The admiral spoke.\nADVERTISEMENT\nThe fleet sailed."
    doc = parse(Article("a", "p", ((0, 18), (33, 50))), text)
    assert [text[a:b] for a, b in zip(doc.starts, doc.ends, strict=True)] == [t.text for t in doc.doc]
    assert [doc.text(s) for s in doc.spans(0, len(doc.doc))] == ["The admiral spoke.", "The fleet sailed."]


def test_a_simple_clause_is_parsed():
    doc = parsed("Russia denied the report on Friday.").doc
    assert [(t.text, t.pos_, t.dep_, t.head.text) for t in doc if t.text in {"Russia", "denied", "report"}] == [
        ("Russia", "PROPN", "nsubj", "denied"),
        ("denied", "VERB", "ROOT", "denied"),
        ("report", "NOUN", "obj", "denied"),
    ]


@pytest.mark.parametrize(
    ("word", "upos", "form"),
    [
        ("struck", "VERB", "strike"),
        ("talks", "NOUN", "talk"),
        ("Moscow", "PROPN", "Moscow"),
        ("The", "DET", "the"),
        ("other", "ADJ", "other"),
        ("larger", "ADJ", "large"),
        ("airstrikes", "NOUN", "airstrike"),
    ],
)
def test_lemmas(word, upos, form):
    assert lemma(word, upos) == form


def test_a_sentence_never_crosses_a_paragraph():
    result = parsed("A heading without a stop\nThe text begins here.")
    assert [result.text(s) for s in result.sentence_spans()] == ["A heading without a stop", "The text begins here."]


def test_an_empty_article_has_no_words():
    assert len(parse(Article("a", "p", ()), "").doc) == 0


def test_token_at_finds_the_word_under_an_offset_and_none_between_words():
    result = parsed("The fleet sailed.")
    assert result.token_at(5) == 1
    assert result.token_at(3) is None


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200))
def test_any_text_keeps_its_offsets(text):
    result = parsed(text)
    assert all(text[a:b] == t.text for a, b, t in zip(result.starts, result.ends, result.doc, strict=True))
    assert all(a.start < a.end for a in result.sentence_spans())
