"""Text that no newspaper would print: no crash, offsets exact, time linear, nothing invented."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.annotate import annotate
from tidings.building import build
from tidings.language import parse
from tidings.language.trees import best_tree
from tidings.model import Article, Hints, Page
from tidings.pipeline import PageReading, attempt_page, read_page

TOLD = "The Russian Admiralty denied on Friday that Admiral Orlov had sunk two British trawlers off Hull Reuters said"
WORDS = TOLD.split()
FRENCH = (
    "L'amirauté russe a démenti vendredi que l'amiral Orlov ait coulé deux chalutiers britanniques au large de Hull. "
    "Le ministre des Affaires étrangères a déclaré que la flotte avait attaqué des torpilleurs, selon Reuters. "
    "Londres accuse Moscou et exige des excuses avant lundi, a dit un porte-parole du gouvernement.\n"
)
RUSSIAN = (
    "Адмиралтейство в пятницу опровергло сообщения о том, что адмирал Орлов потопил два британских траулера у Гулля. "
    "Министр иностранных дел заявил, что эскадра атаковала миноносцы, сообщает агентство Reuters. "
    "Лондон обвиняет Москву и требует извинений до понедельника, сказал представитель правительства.\n"
)
ARABIC = (
    "نفت الأميرالية الروسية يوم الجمعة أن يكون الأميرال أورلوف قد أغرق سفينتي صيد بريطانيتين قبالة هال. "
    "وقال وزير الخارجية إن الأسطول هاجم زوارق طوربيد وفق ما ذكرت وكالة رويترز. "
    "وتتهم لندن موسكو وتطالب باعتذار قبل يوم الاثنين بحسب ما قال متحدث باسم الحكومة.\n"
)


def words(count):
    """So many words without a full stop."""
    return (WORDS * (count // len(WORDS) + 1))[:count]


STRANGE = {
    "no punctuation": " ".join(words(450)),
    "all capitals": " ".join(words(150)).upper(),
    "one word over and over": " ".join(["Orlov"] * 150),
    "said over and over": " ".join(["said"] * 150),
    "full stops": ". " * 250,
    "full stops in one": "." * 250,
    "brackets": "(" * 150,
    "opening quotation marks": "“ " * 150,
    "apostrophes": "'" * 150,
    "hyphens": "-".join(["al"] * 150),
    "numbers": " ".join(map(str, range(1850, 2000))),
    "a word of 10,000 letters": "a" * 10_000,
    "an address without end": "http://example.org/" + "x/" * 200,
    "emoji": " ".join(f"{word} 🚢" for word in words(120)),
    "emoji alone": "🚢🔥" * 75,
    "emoji joined": "👨‍👩‍👧 " * 50,
    "marks upon a letter": "a" + "\u0301" * 1000,
    "right to left": ARABIC * 3,
    "both ways": " ".join(f"{word} הצי \u202eהרוסי\u202c" for word in words(150)),
    "zero-width spaces inside words": " ".join("\u200b".join(word) for word in words(100)),
    "zero-width spaces between words": "\u200b".join(words(120)),
    "soft hyphens": " ".join("\u00ad".join(word) for word in words(100)),
    "no-break spaces": "\u00a0".join(words(120)),
    "a word a line": "\n".join(words(120)),
    "Chinese": "俄罗斯海军部星期五否认奥尔洛夫上将击沉了两艘英国拖网渔船。" * 5,
    "control characters": "\x07".join(words(120)),
}


def read(text, *, plain=True) -> PageReading:
    return read_page(Page("p", "p.txt", "0" * 64, "text/plain", text, hints=Hints(plain=plain)))


def parsed(text):
    return parse(Article("a", "p", ((0, len(text)),)), text)


def spans_of(found):
    """The place of everything found in an article."""
    said = (span for s in found.statements for span in (*s.sources, *s.cue, *s.content))
    told = (span for a in found.accounts for span in (a.evidence, a.trigger))
    others = (thing.span for thing in (*found.mentions, *found.times, *found.places))
    return (*found.sentences, *said, *told, *others)


def is_exact(span, text):
    """Whether a span covers words, and no white space at its ends."""
    return text[span.start : span.end] == text[span.start : span.end].strip() != ""


@pytest.mark.parametrize("name", STRANGE)
def test_strange_text_is_read_and_every_span_lies_on_its_words(name):
    text = STRANGE[name]
    result = parsed(text)
    assert [text[a:b] for a, b in zip(result.starts, result.ends, strict=True)] == [t.text for t in result.doc]
    assert "".join(t.text for t in result.doc) == "".join(text.split())
    assert all(is_exact(span, text) for span in spans_of(annotate(result)))


@pytest.mark.parametrize("name", STRANGE)
def test_strange_pages_give_a_receipt(name):
    receipt = attempt_page(Page("p", "p.txt", "0" * 64, "text/plain", STRANGE[name]), debug=True).receipt
    assert receipt.status in {"read", "empty"}


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from([*WORDS[:8], "\u200b", "\u202e", "🚢", "نفت", "ß", "İ", "ﬁ", ".", "“", "\n"]), max_size=40)
)
def test_characters_that_change_their_length_in_lower_case_move_nothing(parts):
    text = " ".join(parts)
    assert all(is_exact(span, text) for span in spans_of(annotate(parsed(text))))


@pytest.mark.parametrize("name", ["said over and over", "full stops", "emoji alone"])
def test_what_tells_nothing_gives_no_account(name):
    assert not annotate(parsed(STRANGE[name])).accounts


@pytest.mark.parametrize(("text", "code"), [(FRENCH, "fr"), (RUSSIAN, "ru"), (ARABIC, "ar")], ids=["fr", "ru", "ar"])
@pytest.mark.parametrize("plain", [True, False])
def test_another_language_is_told_and_kept_and_nothing_is_invented(text, code, plain):
    reading = read(text, plain=plain)
    assert reading.receipt.status == "read"
    assert reading.receipt.reason == f"text that looks like {code} is kept, but only English is read"
    (found,) = reading.annotated
    assert found.article.language == code
    assert found.sentences
    assert found.tokens
    assert (found.mentions, found.times, found.places, found.statements, found.accounts) == ((), (), (), (), ())


def test_a_record_of_another_language_holds_its_article_and_no_event(tmp_path):
    (tmp_path / "page.txt").write_text(FRENCH, encoding="utf8")
    affair = build([tmp_path / "page.txt"], tmp_path / "a.tidings")
    assert [a.language for a in affair.articles] == ["fr"]
    assert (affair.events, affair.statements, affair.actors) == ((), (), ())


def test_english_beside_another_language_is_read():
    reading = read(
        f"{TOLD}. He said that the fleet was in the North Sea and that it had sunk the boats of Hull.\n" * 2 + FRENCH
    )
    assert reading.receipt.reason is None
    assert reading.annotated[0].statements


def cpu_seconds(text):
    """The processor's seconds for one page, read alone; other programs do not count."""
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize("make", [lambda n: " ".join(words(n)), lambda n: "🚢 " * n])
def test_time_is_linear_in_length(make):
    read(TOLD)
    assert cpu_seconds(make(1600)) < 3 * cpu_seconds(make(800)) + 0.2


def test_a_sentence_of_10_000_words_is_read():
    text = " ".join(words(10_000))
    result = parsed(text)
    assert len(result.doc) == 10_000
    assert result.sentence_spans()[-1].end == len(text)


@pytest.mark.parametrize("rooted", [0.0, 20.0])
def test_the_best_tree_is_found_soon_also_where_every_word_would_be_the_root(rooted):
    scores = np.random.default_rng(1).normal(size=(200, 201))
    scores[:, 0] += rooted
    start = time.process_time()
    assert best_tree(scores).tolist().count(0) == 1
    assert time.process_time() - start < 0.5
