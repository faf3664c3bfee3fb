"""Names across scripts: the same name in other letters, and names that only look as if."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.names import SAME_NAME, compare_names
from tidings.names.parts import split_name
from tidings.names.scripts import UNREAD, native_words, normal_form, reading_price, script_of
from tidings.resources import load

# Invented people, so that no table of well-known names decides.
SAME = [
    ("Sergei Karpenko", "Сергей Карпенко"),
    ("Mykola Yasenchuk", "Микола Ясенчук"),
    ("Arseniy Khrushchyk", "Арсеній Хрущик"),
    ("Evgeny Zhurbin", "Евгений Журбин"),
    ("Yury Shcherbin", "Юрий Щербин"),
    ("S. Karpenko", "Сергей Карпенко"),
    ("Jovan Dzeletovic", "Јован Џелетовић"),
    ("Hossein Farrokhzadeh", "حسین فرخزاده"),
    ("Mohammad Javad Zanjani", "محمد جواد زنجانی"),
    ("Adel al-Khuwairi", "عادل الخويري"),
    ("Abdullah al-Qasimi", "عبد الله القاسمي"),
    ("Parviz Chamran", "پرویز چمران"),
    ("Avigdor Barzilai", "אביגדור ברזילי"),
    ("Naftali Benvenisti", "נפתלי בנבנישתי"),
    ("Park Sung-min", "박성민"),
    ("Sung-min Park", "박성민"),
    ("Lee Young-hee", "이영희"),
    ("Namgung Won", "남궁원"),
    ("Zhang Weimin", "张伟民"),
    ("Weimin Zhang", "张伟民"),
    ("Ouyang Min", "欧阳敏"),
]
DIFFERENT = [
    ("Sergei Karpenko", "Сергей Карпович"),
    ("Ivan Karpenko", "Мария Карпенко"),
    ("Dmitry Medvedev", "Дмитрий Медведчук"),
    ("Hassan Farrokhzadeh", "حسین فرخزاده"),
    ("Hossein Salami", "حسین فرخزاده"),
    ("Ali Zanjani", "علی خراسانی"),
    ("Avigdor Barzilai", "אביגדור כהן"),
    ("Choi Sung-min", "박성민"),
    ("Park Geun-ho", "박성민"),
    ("Wang Weimin", "张伟民"),
    ("Tehran", "دهقان"),
    ("Togo", "Токио"),
    ("Karpenkova", "Карпенко"),
]


@pytest.mark.parametrize(("latin", "native"), SAME)
def test_the_same_name_in_other_letters(latin, native):
    found = compare_names(latin, native, "Person")
    assert found.score >= SAME_NAME, found.why
    assert found == compare_names(native, latin, "Person")


@pytest.mark.parametrize(("latin", "native"), DIFFERENT)
def test_another_name_in_other_letters(latin, native):
    found = compare_names(latin, native, "Person")
    assert found.score < SAME_NAME, found.why


def test_the_grounds_name_the_letters():
    assert any("can be read" in why for why in compare_names("Adel Khuwairi", "عادل الخويري").why)


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("Ash", None),
        ("Сергей", "cyrillic"),
        ("علی", "arabic"),
        ("כהן", "hebrew"),
        ("박", "hangul"),
        ("张", None),
        ("", None),
    ],
)
def test_scripts(name, script):
    assert script_of(name) == script


def test_a_word_is_read_the_same_with_points_joiners_and_final_letters():
    assert normal_form("مُحَمَّد") == normal_form("محمد")
    assert normal_form("خامنه‌ای") == normal_form("خامنهاي")
    assert normal_form("כהן") == normal_form("כהנ")


def test_a_korean_name_is_parted_behind_its_surname():
    assert [len(word) for word in native_words("남궁원")] == [6, 3]
    assert len(native_words("박 성민")) == 2


def test_initials_and_titles_do_not_count():
    assert [p.native for p in split_name("Генерал Карпенко", "person").parts][-1] == "карпенко"


def test_every_table_entry_is_a_letter_with_prices():
    for part in ("hand", "learned"):
        for script, letters in load("letters")[part].items():
            for letter, readings in letters.items():
                assert letter == "" or script_of(letter) == script or not letter.isalpha(), (script, letter)
                assert readings
                assert all(math.isfinite(price) and -0.1 <= price < 12 for price in readings.values()), letter
                assert all(latin == "" or (latin.isascii() and latin.isalpha()) for latin in readings), letter


LETTERS = st.text(alphabet="шойгукарпенжщ", min_size=1, max_size=12)
LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)


@given(LETTERS, LATIN)
def test_prices_are_never_below_zero_nor_far_above_unread(native, latin):
    price = reading_price(normal_form(native), latin)
    assert -0.1 <= price <= 3 * UNREAD


@given(LETTERS, LATIN)
def test_likeness_across_scripts_is_symmetric_and_bounded(native, latin):
    one, other = compare_names(native, latin), compare_names(latin, native)
    assert one == other
    assert 0.0 <= one.score <= 1.0
