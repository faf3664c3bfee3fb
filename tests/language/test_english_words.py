import doctest

import pytest

from tidings.language import words
from tidings.language.words import load_words

# What stands between two blanks, and the words it is, parted by blanks.
SPLIT = {
    # marks
    "help!!": "help !!",
    "what?!?": "what ?!?",
    "room.?": "room .?",
    "U.S.?": "U.S. ?",
    "***": "***",
    "_______": "_______",
    "<<a.doc>>": "<< a.doc >>",
    "wait--what": "wait -- what",
    "book-": "book -",
    "-for": "- for",
    "person(s)": "person ( s )",
    "(NASA):": "( NASA ) :",
    "(8)": "( 8 )",
    "Reuters)": "Reuters )",
    # hyphens
    "e-mail": "e-mail",
    "mid-November": "mid-November",
    "pro-Russian": "pro-Russian",
    "Non-aligned": "Non-aligned",
    "ex-KGB": "ex-KGB",
    "self-made": "self - made",
    "al-Assad": "al - Assad",
    "Abdel-Fattah": "Abdel - Fattah",
    "Ile-de-France": "Ile - de - France",
    "Kim-un-ok": "Kim - un - ok",
    "10-year-old": "10 - year - old",
    "U.S.-led": "U.S. - led",
    "S-300": "S-300",
    # numbers
    "713-853-3989": "713-853-3989",
    "+7-495-123-4567": "+7-495-123-4567",
    "345-9945": "345-9945",
    "2014-07-17": "2014-07-17",
    "1914-1918": "1914 - 1918",
    "5-10": "5 - 10",
    "9/11": "9/11",
    "$10-$20": "$ 10 - $ 20",
    "$2.5bn": "$ 2.5 bn",
    "$2.5m.": "$ 2.5 m .",
    "$44m-": "$ 44 m -",
    "75-80k": "75 - 80 k",
    "7:30PM": "7:30 PM",
    "(9am-12pm)": "( 9 am - 12 pm )",
    "20minutes": "20 minutes",
    "5th": "5th",
    "1990's": "1990's",
    "MH17's": "MH17 's",
    # contractions and abbreviations
    "DON'T": "DO N'T",
    "WE'RE": "WE 'RE",
    "Moscow'll": "Moscow 'll",
    "mama`s": "mama `s",
    "wanna": "wan na",
    "id": "id",
    "and/or": "and / or",
    "U.S.": "U.S.",
    "Sgt.": "Sgt.",
    "Wed.": "Wed.",
    "etc.,": "etc. ,",
    # addresses
    "http://www.un.org/a-b/c_d.html?x=1": "http://www.un.org/a-b/c_d.html?x=1",
    "john.doe@enron.com": "john.doe@enron.com",
}


@pytest.mark.parametrize(("chunk", "expected"), SPLIT.items())
def test_words_are_those_of_the_treebank(chunk: str, expected: str):
    assert [token.text for token in load_words()(chunk)] == expected.split()


def test_the_examples_of_the_module_hold():
    assert doctest.testmod(words).failed == 0
