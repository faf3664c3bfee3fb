"""A roster is the same in any of its formats; what cannot be read is told with its line."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.errors import ConfigError
from tidings.model import Interval
from tidings.roster import FORMATS, Entry, Office, Roster, read_roster
from tidings.roster.fields import find_country, parse_codes

TABLE = """Name;Also known as;Type;CAMEO;Nationality;Start date;Until
Orsolo Brandt;Captain Brandt|Орсоло Брандт;person;MIL;Russia;;2012-11-05
Orsolo Brandt;;person;RUSGOV;ru;2012-11-06;
Nightjar Front;The Nightjars|NJF;group;REB;SYR;;
"""
ENTITIES = [
    {
        "id": "q1",
        "schema": "Person",
        "properties": {
            "name": ["Orsolo Brandt"],
            "alias": ["Captain Brandt"],
            "weakAlias": ["Orso", "Old Brandt"],
            "country": ["ru"],
            "position": ["Deputy Mayor"],
        },
    },
    {"id": "a1", "schema": "Address", "properties": {"full": ["1 Quay Street"]}},
    {"id": "p1", "schema": "Position", "properties": {"name": ["Minister of Defence"], "country": ["ru"]}},
    {
        "id": "o1",
        "schema": "Occupancy",
        "properties": {"holder": ["q1"], "post": ["p1"], "startDate": ["2012-11"], "endDate": ["2014"]},
    },
    {"id": "q2", "schema": "Organization", "properties": {"name": ["Nightjar Front"], "topics": ["mil"]}},
]
DICTIONARY = """# a comment
<!-- and
another -->
ORSOLO_BRANDT_  ; from a list
+CAPTAIN_BRANDT_
\t[RUSMIL <20121106]   # before
\t[RUSGOV >121106]
NIGHTJAR_FRONT [SYRREB]
+THE_NIGHTJARS_
+NJF_
RUSSIA_ [RUS]
AXNOR [USR <911226] [---]
ENT  [### <890101] [ENT1]
SMEAGOL
\t[HOB < 950601]
\t[HOBGOV 950601 - 990815]
"""


def day(text):
    return Interval(date.fromisoformat(text), date.fromisoformat(text))


def roster_of(folder, text, name="actors.txt", encoding="utf8"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return read_roster(path)


def by_name(roster):
    return {entry.name: entry for entry in roster.entries}


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_table_whatever_its_delimiter_and_mark(tmp_path, delimiter, mark):
    roster = roster_of(tmp_path, mark + TABLE.replace(";", delimiter))
    brandt, front = roster.entries
    assert brandt.label == "Orsolo Brandt (actors.txt line 2)"
    assert brandt.names == ("Orsolo Brandt", "Captain Brandt", "Орсоло Брандт")
    assert (brandt.type, brandt.country) == ("person", "RUS")
    assert brandt.codes_on(day("2012-11-05")) == ("RUS", "MIL")
    assert brandt.codes_on(day("2012-11-06")) == ("RUS", "GOV")
    assert brandt.codes_on(Interval()) == ("RUS",)
    assert (front.type, front.codes_on(day("2015-01-01"))) == ("group", ("SYR", "REB"))


def test_rows_of_one_id_are_one_actor(tmp_path):
    roster = roster_of(tmp_path, "id,name,aliases\n7,Ada Quill,\n7,A. Quill,Quill of Norwood\n8,Ada Quill,\n")
    assert [e.names for e in roster.entries] == [("Ada Quill", "A. Quill", "Quill of Norwood"), ("Ada Quill",)]
    assert roster.called("Ada Quill") is None
    assert roster.called("A Quill") == roster.entries[0]


@pytest.mark.parametrize("whole", [False, True])
def test_entities_as_lines_and_as_a_list(tmp_path, whole):
    text = json.dumps(ENTITIES) if whole else "\n".join(map(json.dumps, ENTITIES))
    found = by_name(roster_of(tmp_path, text))
    brandt = found["Orsolo Brandt"]
    assert brandt.names == ("Orsolo Brandt", "Captain Brandt", "Old Brandt")
    assert brandt.country == "RUS"
    assert [o.title for o in brandt.offices_on(day("2013-05-01"))] == ["Minister of Defence"]
    assert [o.title for o in brandt.offices_on(day("2015-05-01"))] == ["Deputy Mayor"]
    assert found["Nightjar Front"].codes_on(Interval()) == ("MIL",)
    assert "1 Quay Street" not in found


def test_a_dictionary_with_dates_and_comments(tmp_path):
    found = by_name(roster_of(tmp_path, DICTIONARY))
    brandt = found["Orsolo Brandt"]
    assert brandt.aliases == ("Captain Brandt",)
    assert brandt.codes_on(day("2012-11-05")) == ("RUS", "MIL")
    assert brandt.codes_on(day("2012-11-06")) == ("RUS", "GOV")
    assert brandt.type == "person"
    assert found["Nightjar Front"].names == ("Nightjar Front", "The Nightjars", "NJF")
    assert found["Russia"].type == "state"
    assert found["Axnor"].codes_on(day("1990-01-01")) == ("USR",)
    assert found["Axnor"].codes_on(day("2001-01-01")) == ()
    assert found["ENT"].codes_on(day("1980-01-01")) == ()
    assert found["ENT"].codes_on(day("1990-01-01")) == ("ENT",)
    assert found["Smeagol"].codes_on(day("1995-06-01")) == ("HOB", "GOV")


def test_of_dated_codes_the_first_that_holds_counts_and_an_undated_one_where_none_does(tmp_path):
    text = "SAM_REED [GBR]\n\t[GBRCIV <20080120]\n\t[ORC 20100109-20100112]\n\t[GBRMIL 20080120-20121109]\n"
    (reed,) = roster_of(tmp_path, text).entries
    days = ("2005-01-01", "2010-01-10", "2011-01-01", "2015-01-01")
    assert [reed.codes_on(day(d)) for d in days] == [("GBR", "CIV"), ("ORC",), ("GBR", "MIL"), ("GBR",)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,type\nAda Quill,wizard\n", "line 2: 'wizard' is no type of actor"),
        ("name,country\nAda Quill,GBR\nBo,Mordor\n", "line 3: 'Mordor' is no country"),
        ("name,from\nAda Quill,someday\n", "line 2: 'someday' is no date"),
        ("name,from,to\nAda,2012,2010\n", "line 2: '2010' is before '2012'"),
        ("name,aliases\n,Ada\n", "line 2 has no name"),
        ("name\n", "names no actor"),
        ('{"schema": "Person", "properties": {"name": ["Ada"]}}\n{oops\n', "line 2 is no JSON"),
        ('{"id": "x", "name": "Ada"}\n', "line 1 is no FollowTheMoney entity"),
        ('{"id": "x", "schema": "Person", "properties": {}}\n', "line 1 has no name"),
        ("ADA_QUILL_ [GBR\n+ADA_\n", "no roster we can read"),
        ("ADA_QUILL_\n\t[GBRGOV >991399]\n", "line 2: '991399' is no date"),
        ("ADA_QUILL_\n\t[GBRGOV 20120101-20110101]\n", "line 2: [GBRGOV 20120101-20110101] ends before"),
        ("+ADA_QUILL_ [GBR]\n", "line 1: '+ADA_QUILL_ [GBR]' stands before the first name"),
        ("Dear all, please find the list below.\n", "no roster we can read, it begins with 'Dear all"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, told):
    with pytest.raises(ConfigError) as error:
        roster_of(tmp_path, text)
    assert told in str(error.value)
    assert "actors.txt" in str(error.value)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match=r"nowhere\.csv cannot be opened"):
        read_roster(tmp_path / "nowhere.csv")


def test_each_format_is_tried():
    assert set(FORMATS) == {"FollowTheMoney", "CSV", "PETRARCH"}


@pytest.mark.parametrize(
    ("said", "code"), [("ru", "RUS"), ("RUS", "RUS"), ("Russia", "RUS"), ("British", "GBR"), ("", None), ("XYZ", None)]
)
def test_countries_by_any_name(said, code):
    assert find_country(said) == code


@given(st.lists(st.sampled_from(["RUS", "GOV", "MIL", "REB"]), unique=True, max_size=4))
def test_codes_together_or_apart(codes):
    assert parse_codes("".join(codes)) == parse_codes(" ".join(codes)) == parse_codes(";".join(codes)) == tuple(codes)


def test_names_are_found_in_any_spelling_but_never_for_two():
    ash = Entry("1", "Sergei Shoigu", "person")
    two = (Entry("2", "Ali Hassan", "person"), Entry("3", "Aly Hasan", "person"))
    roster = Roster("r", (ash, *two, Entry("4", "The Nightjars", "group")))
    assert roster.person_like("Sergey Shoygu") == ash
    assert roster.person_like("Сергей Шойгу") == ash
    assert roster.person_like("Shoigu") is None
    assert roster.person_like("Sergei Lavrov") is None
    assert roster.person_like("Aly Hassan") is None
    assert roster.called("nightjars") == roster.entries[3]


@given(st.dates(), st.dates())
def test_codes_begin_with_the_country(first, last):
    entry = Entry("1", "Ada", country="GBR", offices=(Office(("GOV",), Interval(min(first, last), max(first, last))),))
    assert entry.codes_on(Interval(first, first)) == ("GBR", "GOV")
