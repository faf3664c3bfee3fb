"""What one stretch does to another, by the words between them."""

from __future__ import annotations

import pytest

from tidings.annotate import annotate
from tidings.annotate.accounts.pairs import find_pair_type
from tidings.language import parse
from tidings.model import Article


def type_of(text, source, target):
    article = Article("n1", "p1", ((0, len(text)),))
    parsed = parse(article, text)
    pair = tuple((text.find(s), text.find(s) + len(s)) if s else (0, 0) for s in (source, target))
    return find_pair_type(parsed, annotate(parsed), pair)


@pytest.mark.parametrize(
    ("text", "source", "target", "told"),
    [
        ("Borduria condemned Syldavia, and Klow praised Szohod.", "Borduria", "Syldavia", "ACCUSE"),
        ("Borduria condemned Syldavia, and Klow praised Szohod.", "Klow", "Szohod", "SUPPORT"),
        ("The miners hoped that the court would sue the owner.", "the court", "the owner", "ACCUSE"),
        ("Wolves howled.", "Wolves", "howled", None),
    ],
)
def test_the_words_that_join_a_pair_decide(text, source, target, told):
    assert type_of(text, source, target) == told


def test_one_end_is_enough():
    assert type_of("Gardeners condemned a ruling.", "Gardeners", None) == "ACCUSE"
    assert type_of("Gardeners condemned a ruling.", None, "a ruling") == "ACCUSE"


def test_a_partys_own_name_tells_nothing_unless_there_is_nothing_else():
    assert type_of("The Peace Talks Office condemned the Aid Agency.", "Peace Talks Office", "Aid Agency") == "ACCUSE"
