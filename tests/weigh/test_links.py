from __future__ import annotations

from dataclasses import replace

from pile_made import Made, days, pile_of

from tidings.weigh.links import find_links, is_same_outlet

STORY = (
    "The mole of Wadesdah broke in the storm last night and two freighters that lay behind it were driven on the rocks "
    "below the old lighthouse, where their crews were taken off by line."
)


def links_of(*made: Made) -> dict[tuple[str, str, str], object]:
    return {(link.source, link.target, link.kind): link for link in find_links(pile_of(*made))}


def test_a_credit_is_a_wire_link_unless_it_is_the_article_s_own_outlet():
    assert ("Tass", "a1", "wire") in links_of(Made("a1", "Rain.", outlet="Gazette", credits=("Tass",)))
    assert not links_of(Made("a1", "Rain.", outlet="Tass", credits=("Tass",)))


def test_a_chain_links_the_outlet_it_came_through():
    made = Made("a1", "Rain fell, Ann Ash told the Gazette.").says("Ann Ash", "Rain fell", chain=("The Gazette",))
    link = links_of(made)["The Gazette", "a1", "quotes"]
    assert link.evidence
    assert not links_of(replace(made, outlet="The Gazette Online"))


def test_an_outlet_that_speaks_itself_is_cited_or_quoted():
    made = Made("a1", "Rain fell, Tass said.").says("Tass", "Rain fell", role="agency")
    assert ("Tass", "a1", "cites") in links_of(made)
    direct = Made("a1", "Rain fell, Tass said.").says("Tass", "Rain fell", role="agency", form="direct")
    assert ("Tass", "a1", "quotes") in links_of(direct)
    assert not links_of(Made("a1", "Rain fell, Ann Ash said.").says("Ann Ash", "Rain fell"))


def test_two_citations_of_one_outlet_are_one_link():
    made = Made("a1", "Rain fell, Tass said. Snow fell, Tass said.")
    made.says("Tass", "Rain fell", role="agency").says("Tass", "Snow fell", role="agency")
    assert len(links_of(made)) == 1


def test_shared_words_run_from_the_earlier_article():
    early = Made("a2", STORY, outlet="Gazette", published=days("1938-05-03"))
    late = Made("a1", "Storm. " + STORY, outlet="Courier", published=days("1938-05-04"))
    link = links_of(early, late)["a2", "a1", "verbatim"]
    assert link.evidence[0].page == "pa1"
    assert "published earlier" in link.why
    assert ("a1", "a2", "verbatim") in links_of(replace(early, published=days("1938-05-06")), late)


def test_citing_tells_the_direction_before_time_does():
    early = Made("a1", STORY + " So the Gazette says.", outlet="Courier", published=days("1938-05-03"))
    early.says("the Gazette", "The mole", role="outlet")
    late = Made("a2", STORY, outlet="Gazette", published=days("1938-05-04"))
    assert ("a2", "a1", "verbatim") in links_of(early, late)
    assert ("a2", "a1", "verbatim") in links_of(copy(early, "a1"), late)


def copy(made: Made, name: str) -> Made:
    return replace(made, id=name)


def test_without_a_date_the_shorter_is_inside_the_longer():
    assert ("a2", "a1", "verbatim") in links_of(Made("a2", STORY), Made("a1", "Storm. " + STORY))
    even = links_of(Made("a2", STORY), Made("a1", STORY))
    assert "direction unknown" in even["a1", "a2", "verbatim"].why


def test_one_speaker_quoted_by_two_is_no_link():
    quotation = f"“{STORY}”"
    assert not links_of(Made("a1", f"Hear this: {quotation}"), Made("a2", f"So it was. {quotation}"))


def test_articles_of_several_outlets_on_one_page_are_republished():
    text = "(Klow-Gazette) Rain fell. Courier: Snow fell."
    first = Made("a1", text[:26], outlet="Klow Gazette", page="p1")
    second = Made("a2", text, outlet="Courier", page="p1", start=26)
    found = links_of(first, second)
    span = found["Klow Gazette", "a1", "verbatim"].evidence[0]
    assert text[span.start : span.end] == "Klow-Gazette"
    assert ("Courier", "a2", "verbatim") in found
    assert not links_of(first, replace(second, outlet="Klow Gazette"))


def test_as_we_reported_points_at_the_outlet_s_newest_earlier_report():
    old = [Made(f"a{n}", "Rain.", outlet="Gazette", published=days(f"1938-05-0{n}")) for n in (1, 2)]
    new = Made("a3", "As we reported Monday, rain fell.", outlet="Gazette", published=days("1938-05-03"))
    found = links_of(*old, new)
    assert list(found) == [("a2", "a3", "cites")]
    assert not links_of(*old, replace(new, outlet="Courier"))


def test_an_outlet_is_known_by_its_telling_words():
    assert is_same_outlet("NPR Online News", "NPR")
    assert not is_same_outlet("Fox News", "Sputnik News")
    assert not is_same_outlet(None, "Fox News")
    assert is_same_outlet("The News", "News")


def test_a_shared_title_or_set_phrase_is_no_link():
    phrase = "the deputy chief of staff of the royal armed forces of Syldavia"
    assert not links_of(Made("a1", f"Rain kept {phrase} at home."), Made("a2", f"Snow fell on {phrase} there."))


def test_a_long_quotation_with_its_lead_in_is_taken_over_whole():
    told = "Ash said after the talks: “" + " ".join(f"stone{n} by the old river wall" for n in range(8)) + "”"
    assert ("a1", "a2", "verbatim") in links_of(Made("a1", f"Rain. {told}"), Made("a2", f"Snow fell again. {told}"))


def test_a_sentence_of_names_is_hit_upon_twice():
    lead = "Prime Minister Ann Ash of Syldavia met General Bob Birch of Borduria in Klow on Tuesday"
    assert not links_of(Made("a1", f"{lead}."), Made("a2", f"{lead}, it rained."))
