from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from pile_made import Made, days, pile_of, texts_of

from tidings.weigh.links import find_links
from tidings.weigh.retellings import find_retellings

FIRE = (
    "A fire broke out on Sunday night in the old sugar warehouse by the southern quay of Wadesdah. "
    "The flames spread to two barges loaded with cotton before the tide carried them out of reach. "
    "Forty firemen from three districts pumped water from the harbour until the roof fell in at dawn. "
    "The watchman, who slept in a hut beside the gate, escaped through a window with burnt hands. "
    "Merchants fear that four thousand sacks belonging to the Bordurian consul are lost. "
    "An inspector found an oil lamp with a broken glass under the staircase of the counting room. "
    "The insurance company has sent an engineer, who will begin to question the clerks tomorrow. "
    "Trams along the quay will not run before Wednesday because the rails were bent by the heat."
)
"""Written for this test."""
OTHER = (
    "Sugar will be dearer this winter, the grocers of Wadesdah say after the loss of the warehouse by the quay. "
    "A pound costs nine crowns already, and bakers have begun to sweeten their cakes with honey. "
    "The minister of trade promised to let in beet sugar from the north without duty until spring. "
    "In the cafés people argued about whose fault it was that the depot had no hydrant. "
    "The fire on Sunday night had burnt for nine hours. "
    "Old customers remember the shortage of the year of the flood, when sugar was sold by the spoon."
)
SWAPS = {
    "broke out": "started", "old": "ancient", "night": "evening", "flames": "blaze", "spread": "leapt",
    "loaded": "laden", "before": "until", "carried": "bore", "pumped": "drew", "until": "till", "fell in": "collapsed",
    "dawn": "daybreak",
    "slept": "was sleeping", "beside": "next to", "escaped": "got out", "burnt hands": "scorched palms",
    "fear": "are afraid", "belonging to": "owned by", "found": "came upon", "broken": "cracked", "staircase": "stairs",
    "has sent": "dispatched", "begin to": "start to", "question": "interrogate", "tomorrow": "the next day",
    "run": "go", "because": "since", "were bent": "had buckled", "heat": "fire",
}  # fmt: skip


def rewritten(text: str, number: int) -> str:
    """The text in other words: every other synonym exchanged, sentences turned, swapped and left out by `number`."""
    for at, (one, other) in enumerate(SWAPS.items()):
        if (at + number) % 3:
            text = re.sub(rf"\b{one}\b", other, text)
    sentences = text.rstrip(".").split(". ")
    kept = [s for i, s in enumerate(sentences) if (i + number) % 4 != 3 or i == 0]
    at = number % (len(kept) - 1)
    kept[at], kept[at + 1] = kept[at + 1], kept[at]
    turned = [turn(s) if (i + number) % 3 == 0 else s for i, s in enumerate(kept)]
    return ". ".join(turned) + "."


def turn(sentence: str) -> str:
    """A sentence with its last words in front: "He sang on Sunday night" -> "On Sunday night he sang"."""
    words = sentence.split()
    return " ".join([words[-4].capitalize(), *words[-3:], *words[:-4]])


def retold(*made: Made) -> set[tuple[str, str]]:
    return {r.articles for r in find_retellings([m.done for m in made], texts_of(made))}


def test_an_article_in_other_words_is_a_retelling_with_its_sentences_side_by_side():
    made = Made("a1", FIRE), Made("a2", rewritten(FIRE, 1))
    (found,) = find_retellings([m.done for m in made], texts_of(made))
    assert found.articles == ("a1", "a2")
    assert found.share >= 0.5
    for here, there in found.sentences:
        one, other = FIRE[here.start : here.end], made[1].text[there.start : there.end]
        assert len(set(one.casefold().split()) & set(other.casefold().split())) >= 4
    assert found.side("a1") == tuple(here for here, _ in found.sentences)


def test_two_reports_of_one_event_are_none():
    assert retold(Made("a1", FIRE), Made("a2", OTHER)) == set()


def test_the_same_quotations_are_none():
    quoted = " ".join(f"“{s}.”" for s in FIRE.rstrip(".").split(". "))
    assert retold(Made("a1", quoted), Made("a2", quoted)) == set()


def test_ten_paraphrased_and_trimmed_copies_are_all_found():
    model = Made("a00", FIRE, outlet="Gazette", published=days("1938-05-03"))
    copies = [
        Made(f"a{n:02}", rewritten(FIRE, n), outlet=f"Paper {n}", published=days("1938-05-04")) for n in range(1, 11)
    ]
    others = [Made("b1", OTHER, outlet="Courier"), Made("b2", "The king fell ill. " * 3, outlet="Mail")]
    links = find_links(pile_of(model, *copies, *others))
    assert {link.target for link in links if link.source == "a00"} == {c.id for c in copies}
    assert {link.kind for link in links} <= {"verbatim", "inferred"}
    assert not {link for link in links if {"b1", "b2"} & {link.source, link.target}}


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(5)))
def test_the_order_of_articles_does_not_matter(order):
    made = [Made("a0", FIRE), *(Made(f"a{n}", rewritten(FIRE, n)) for n in (1, 2, 3)), Made("b1", OTHER)]
    assert retold(*[made[i] for i in order]) == retold(*made)
