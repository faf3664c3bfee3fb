from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from time_readings import PUBLISHED, between, day, one, parsed, times

from tidings.annotate.times import anchor_times, find_times
from tidings.model import UNKNOWN_INTERVAL, Interval

SHARED = Path(__file__).resolve().parents[3] / "shared"


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The fleet sailed on 28 September 2015.", "28 September 2015", "2015-09-28"),
        ("The fleet sailed on Sept. 21.", "Sept. 21", "2015-09-21"),
        ("The fleet sailed on October 21st, 1904.", "October 21st, 1904", "1904-10-21"),
        ("The fleet sailed on 28/9/2015 from Libau.", "28/9/2015", "2015-09-28"),
        ("The fleet sailed on 9/28/2015 from Libau.", "9/28/2015", "2015-09-28"),
        ("The fleet sailed on 2015-09-28.", "2015-09-28", "2015-09-28"),
        ("The fleet sailed on the 22nd instant.", "the 22nd instant", "2015-09-22"),
        ("The fleet sailed on the 22nd.", "the 22nd", "2015-09-22"),
        ("The fleet sailed in February of 1904.", "February of 1904", "1904-02"),
        ("The fleet sailed in late July.", "late July", "2015-07"),
        ("The fleet sailed in early 2014.", "early 2014", "2014"),
        ("The fleet sailed in mid-October.", "mid-October", "2014-10"),
        ("The fleet sailed in 1904.", "1904", "1904"),
        ("The fleet was built in the late 1890s.", "the late 1890s", "189"),
        ("The fleet was built in the 19th century.", "the 19th century", "18"),
        ("The fleet was built in the summer of 1903.", "the summer of 1903", "1903-SU"),
        ("The fleet sailed last spring.", "last spring", "2015-SP"),
        ("Exports fell in the second quarter of 2014.", "the second quarter of 2014", "2014-Q2"),
        ("Exports fell in Q3 2014.", "Q3 2014", "2014-Q3"),
        ("The fleet sailed on Wednesday.", "Wednesday", "2015-09-23"),
        ("The fleet will sail on Saturday.", "Saturday", "2015-09-26"),
        ("The fleet is scheduled to sail on Saturday.", "Saturday", "2015-09-26"),
        ("The fleet sailed over the weekend.", "the weekend", "2015-W38-WE"),
        ("The fleet will sail over the weekend.", "the weekend", "2015-W39-WE"),
        ("The fleet sailed on the fourth of May.", "the fourth of May", "2015-05-04"),
        ("The fleet sailed at five o'clock.", "five o'clock", "2015-09-24T05:00"),
        ("The fleet was built in the seventies.", "the seventies", "197"),
        ("The fleet sailed last Friday.", "last Friday", "2015-09-18"),
        ("The fleet sails next Tuesday.", "next Tuesday", "2015-09-29"),
        ("The fleet sailed on Friday night.", "Friday night", "2015-09-18TNI"),
        ("The fleet sailed yesterday.", "yesterday", "2015-09-23"),
        ("The fleet sailed this morning.", "this morning", "2015-09-24TMO"),
        ("The fleet sails tonight.", "tonight", "2015-09-24TNI"),
        ("The fleet sailed the day before yesterday.", "the day before yesterday", "2015-09-22"),
        ("The fleet sailed last week.", "last week", "2015-W38"),
        ("The fleet sailed late last month.", "late last month", "2015-08"),
        ("The fleet sailed at the end of last year.", "the end of last year", "2014"),
        ("The fleet sailed two days ago.", "two days ago", "2015-09-22"),
        ("The fleet sailed five months ago.", "five months ago", "2015-04"),
        ("The fleet sailed for three years.", "three years", "P3Y"),
        ("They held a three-day long drill.", "three-day long", "P3D"),
        ("They held a 90-minute talk.", "90-minute", "PT90M"),
        ("The siege lasted half an hour.", "half an hour", "PT30M"),
        ("The siege lasted two and a half years.", "two and a half years", "P2.5Y"),
        ("The siege lasted several days.", "several days", "PXD"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They meet twice a week.", "twice a week", "P1W"),
        ("Their annual drill began.", "annual", "P1Y"),
        ("The fleet sailed on Christmas Eve.", "Christmas Eve", "2014-12-24"),
        ("The fleet sailed on Easter 2016.", "Easter 2016", "2016-03-27"),
        ("The towers fell on 9/11 in the city.", "9/11", "2001-09-11"),
        ("The battle was fought in 490 BC.", "490 BC", "BC0490"),
        ("The truce came in Sept '14.", "Sept '14", "2014-09"),
        ("The battle began at 3 p.m. ET in the town.", "3 p.m. ET", "2015-09-24T15:00"),
        ("The battle began at 5:30 GMT in the town.", "5:30 GMT", "2015-09-24T05:30Z"),
    ],
)
def test_reads_and_anchors(sentence: str, text: str, value: str) -> None:
    found = one(sentence)
    assert (found.text, found.value) == (text, value)


@pytest.mark.parametrize(
    ("sentence", "interval"),
    [
        ("The fleet sailed in late July.", between("2015-07-21", "2015-07-31")),
        ("The fleet sailed in early July.", between("2015-07-01", "2015-07-10")),
        ("The fleet sailed in mid-July.", between("2015-07-11", "2015-07-20")),
        ("The fleet sailed last week.", between("2015-09-14", "2015-09-20")),
        ("The fleet sailed earlier this month.", between("2015-09-01", "2015-09-24")),
        ("The fleet sails later this month.", between("2015-09-24", "2015-09-30")),
        ("The fleet sailed recently.", between("2015-08-24", "2015-09-24")),
        ("The fleet sailed much in recent months.", between("2015-06-24", "2015-09-24")),
        ("The fleet sailed much in the past three years.", between("2012-09-24", "2015-09-24")),
        ("The fleet will sail in the coming days.", between("2015-09-24", "2015-10-01")),
        ("The fleet will sail in December.", between("2015-12-01", "2015-12-31")),
        ("The fleet sailed in December.", between("2014-12-01", "2014-12-31")),
        ("The fleet now lies at anchor.", day("2015-09-24")),
    ],
)
def test_interval(sentence: str, interval: Interval) -> None:
    assert one(sentence).interval == interval


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 1500 troops and 2000 sailors went aboard.",
        "An Su-24 was hit by an S-300 battery.",
        "They may leave, and the second ship can march on.",
        "Theresa May sat under the sun.",
        "Flight 1904 was shot at with 3,500 rounds.",
        "The Sun said the ship sat in the mud.",
        "It rained on Bloody Sunday.",
    ],
)
def test_leaves_alone(sentence: str) -> None:
    assert times(sentence) == ()


def test_narrative_times_count_from_the_time_told_before() -> None:
    found = times("On 21 October 1904 the fleet fired. The next day it fled. A month later it was in Tangier.")
    assert [t.value for t in found] == ["1904-10-21", "1904-10-22", "1904-11"]
    assert [t.previous for t in found] == [None, 0, 1]
    assert found[2].interval == between("1904-11-14", "1904-11-30")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two days later", "1904-10-23"),
        ("that same week", "1904-W42"),
        ("the following week", "1904-W43"),
        ("the previous evening", "1904-10-20TEV"),
        ("by then", "1904-10-21"),
        ("that summer", "1904-SU"),
        ("later that year", "1904"),
        ("hours later", "FUTURE_REF"),
        ("shortly thereafter", "FUTURE_REF"),
        ("the day before", "1904-10-20"),
    ],
)
def test_anaphoric(words: str, value: str) -> None:
    assert times(f"On 21 October 1904 the fleet fired. The fleet fled {words}.")[1].value == value


def test_pairs_share_a_year() -> None:
    assert [t.value for t in times("It stayed between June and August 2014.")] == ["2014-06", "2014-08"]
    assert [t.value for t in times("It stayed from December 2014 to March.")] == ["2014-12", "2015-03"]
    assert [t.value for t in times("It stayed from 3 to 5 May.")] == ["2015-05-03", "2015-05-05"]
    assert [t.value for t in times("It stayed 1914-18 in port.")] == ["1914", "1918"]


def test_a_weekday_with_a_day_of_the_month_limits_the_year() -> None:
    assert one("The fleet sailed on Friday, October 21.", day("1906-03-01")).value == "1904-10-21"


def test_a_near_day_ahead_is_nearer_than_a_year_back() -> None:
    assert one("He said it closed May 23.", day("2018-05-12")).value == "2018-05-23"


def test_a_history_is_anchored_in_itself() -> None:
    found = times(
        "In March 1904 it began. In May 1904 it went on, and in July 1904 it grew. By October 1904 it was done. "
        "In February it started again, with a book of 1998 beside it. In April it ended."
    )
    assert [t.value for t in found] == ["1904-03", "1904-05", "1904-07", "1904-10", "1905-02", "1998", "1905-04"]


def test_an_undated_article_keeps_what_is_known() -> None:
    found = times("On 24 September he met her. In July 2015 she left last week.", published=UNKNOWN_INTERVAL)
    assert [(t.value, t.interval.earliest is not None) for t in found] == [
        ("XXXX-09-24", False), ("2015-07", True), ("XXXX-WXX", False),
    ]  # fmt: skip


def test_a_vague_publication_gives_no_false_day() -> None:
    found = one("The ministers met on Wednesday.", between("2017-04-05", "2017-05-31"))
    assert found.interval == between("2017-04-05", "2017-05-31")
    assert found.value == "2017-XX-XX"


def test_a_clock_takes_the_day_beside_it() -> None:
    assert [t.value for t in times("It fell at 3 p.m. on Tuesday.")] == ["2015-09-22T15:00", "2015-09-22"]
    assert [t.value for t in times("On Tuesday it fell. At noon it burned.")] == ["2015-09-22", "2015-09-22T12:00"]


PARAGRAPHS = (
    "On Friday the ministers met. The next day they left at 5 p.m. A month later, in late July, they met again.",
    "In 2014 the talks failed. Five months ago they began anew, and on 3 March they end. Lent was earlier this year.",
)  # fmt: skip
ARTICLE = parsed(*PARAGRAPHS)
DAYS = st.dates(min_value=day("1850-01-01").earliest, max_value=day("2100-01-01").earliest)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(first=DAYS, second=DAYS, third=DAYS)
def test_anchoring_again_is_finding_again(first, second, third) -> None:
    early, late = Interval(min(first, second), max(first, second)), Interval(third, third)
    direct = find_times(ARTICLE, early)
    assert anchor_times(find_times(ARTICLE, late), early) == direct
    assert anchor_times(find_times(ARTICLE, UNKNOWN_INTERVAL), early) == direct
    assert all(t.interval.days is None or t.interval.days >= 1 for t in direct)


WORDS = [
    "the",
    "last",
    "May",
    "12",
    "2015",
    ",",
    "Friday",
    "days",
    "ago",
    "-",
    "a",
    "few",
    "of",
    "night",
    "3",
    "p.m.",
    "9/11",
]


@settings(deadline=None, max_examples=40)
@given(words=st.lists(st.sampled_from(WORDS)))
def test_spans_are_in_order_and_in_range(words) -> None:
    found = times(" ".join(words) or "x")
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(t.text == " ".join(words)[t.span.start : t.span.end] for t in found)


@pytest.mark.corpora
def test_recall_on_library_specifications() -> None:
    source = SHARED / "corpora" / "recognizers_datetime" / "english_specs.jsonl"
    if not source.exists():
        pytest.skip("needs ../shared")
    rows = [r for r in map(json.loads, source.read_text(encoding="utf8").splitlines()) if r["times"]][::8]
    hit = total = 0
    for row in rows:
        found = times(row["text"], published=PUBLISHED) if "\n" not in row["text"] else ()
        for gold in row["times"]:
            total += 1
            hit += any(t.span.start < gold["end"] and gold["start"] < t.span.end for t in found)
    assert hit / total > 0.68
