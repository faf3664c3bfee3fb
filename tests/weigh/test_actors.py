"""Actors across articles."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tidings.model import Annotated, Article, Interval, Mention, Publication, Span
from tidings.weigh.actor_clusters import cluster_bundles
from tidings.weigh.actor_features import FEATURES, Bundle, explain_features, weigh_pair
from tidings.weigh.actors import find_actors, find_doubts
from tidings.weigh.chains import find_chains, title_words
from tidings.weigh.institutions import is_generic

PAGES: dict[str, str] = {}


def article(name, *things, day=None):
    """One article; each thing is a dict with `text` and what its mention carries; chains are numbered by `chain`."""
    text, mentions = "", []
    for i, thing in enumerate(things):
        words = thing["text"]
        start = len(text)
        text += words + " . "
        mentions.append(
            Mention(
                Span(name, start, start + len(words)),
                (i, i + 1),
                i,
                thing.get("type", "PER"),
                thing.get("level", "name"),
                thing.get("chain", i),
                thing.get("name", words),
                thing.get("title"),
                thing.get("country"),
                thing.get("codes", (thing["country"],) if thing.get("country") else ()),
                thing.get("actor", "person"),
            )
        )
    PAGES[name] = text
    when = Interval(day, day) if day else Interval()
    return Annotated(Article(name, name, ((0, len(text)),), published=Publication(when)), mentions=tuple(mentions))


def actors_of(*articles):
    return find_actors(articles, PAGES)


def names_together(actors, *names):
    return any(set(names) <= set(actor.names) for actor in actors)


def minister(text, **more):
    return {"text": text, "title": "Defense Minister", "country": "IRN", **more}


def test_romanisations_of_one_minister_are_one_actor():
    actors = actors_of(
        article("n1", minister("Hossein Deghan")),
        article("n2", minister("Hussein Dehghan")),
        article("n3", {"text": "Hossein Dehqan", "title": "Brigadier General", "country": "IRN"}),
    )
    assert len(actors) == 1
    (actor,) = actors
    assert set(actor.names) == {"Hossein Deghan", "Hussein Dehghan", "Hossein Dehqan"}
    assert actor.members == (("n1", 0), ("n2", 0), ("n3", 0))
    assert actor.codes == ("IRN",)
    assert "same name" in actor.why


def test_two_men_of_one_surname_stay_apart():
    actors = actors_of(
        article("n1", minister("Hossein Dehqan")),
        article("n2", {"text": "Reza Dehqan", "title": "Police Chief", "country": "IRN"}),
    )
    assert len(actors) == 2


def test_the_same_name_in_two_states_stays_apart_and_is_doubted():
    articles = (
        article("n1", {"text": "Karim Saleh", "country": "SYR"}),
        article("n2", {"text": "Karim Saleh", "country": "MAR"}),
    )
    assert len(actors_of(*articles)) == 2
    (doubt,) = find_doubts(articles, PAGES)
    assert doubt.score < 0
    assert any("other country" in ground for ground in doubt.why)


def test_he_and_she_are_not_one():
    he, she = {"text": "he", "level": "pronoun"}, {"text": "she", "level": "pronoun"}
    actors = actors_of(
        article("n1", {"text": "Robin Keller", "chain": 0}, {**he, "chain": 0}),
        article("n2", {"text": "Robin Keler", "chain": 0}, {**she, "chain": 0}),
    )
    assert len(actors) == 2


def test_a_slip_needs_a_title_and_a_state_beside_it():
    plain = actors_of(article("n1", {"text": "Viktor Manin"}), article("n2", {"text": "Viktor Malin"}))
    assert len(plain) == 2
    titled = actors_of(article("n1", minister("Viktor Manin")), article("n2", minister("Viktor Malin")))
    assert len(titled) == 1


def test_a_surname_goes_to_the_only_bearer():
    actors = actors_of(article("n1", minister("Hossein Deghan")), article("n2", {"text": "Dehghan"}))
    assert len(actors) == 1
    assert names_together(actors, "Hossein Deghan", "Dehghan")


def test_a_surname_that_two_bear_goes_to_the_one_of_its_article_or_title():
    base = (
        article("n1", minister("Hossein Dehqan")),
        article("n2", {"text": "Reza Dehqan", "title": "Police Chief", "country": "IRN"}),
    )
    open_case = actors_of(*base, article("n3", {"text": "Dehqan"}))
    assert len(open_case) == 3
    titled = actors_of(*base, article("n3", minister("Dehqan")))
    assert names_together(titled, "Hossein Dehqan", "Dehqan")
    local = actors_of(*base, article("n3", {"text": "Reza Dehqan", "country": "IRN"}, {"text": "Dehqan"}))
    assert names_together(local, "Reza Dehqan", "Dehqan")


def test_a_surname_of_another_state_or_gender_is_somebody_else():
    base = article("n1", minister("Hossein Dehqan"), {"text": "he", "level": "pronoun", "chain": 0})
    assert len(actors_of(base, article("n2", {"text": "Dehqan", "country": "AFG"}))) == 2
    she = {"text": "she", "level": "pronoun", "chain": 0}
    assert len(actors_of(base, article("n2", {"text": "Dehqan", "chain": 0}, she))) == 2


def nominal(text, title=None, country=None, actor="person", **more):
    return {"text": text, "level": "nominal", "title": title, "country": country, "actor": actor, **more}


def test_an_office_is_its_only_holder():
    actors = actors_of(
        article("n1", minister("Hossein Deghan")),
        article("n2", nominal("the Iranian defence minister", "defence minister", "IRN")),
    )
    assert len(actors) == 1
    assert names_together(actors, "Hossein Deghan", "the Iranian defence minister")


def test_an_office_of_another_state_or_another_time_is_an_actor_of_its_own():
    holder = article("n1", minister("Hossein Deghan"), day=date(2015, 7, 1))
    other = actors_of(holder, article("n2", nominal("the Syrian defence minister", "defence minister", "SYR")))
    assert {actor.type for actor in other} == {"person", "office"}
    later = article("n2", nominal("the Iranian defence minister", "defence minister", "IRN"), day=date(2021, 7, 1))
    assert len(actors_of(holder, later)) == 2


def test_an_office_that_two_held_is_the_one_of_its_article_or_nobody():
    two = (article("n1", minister("Hossein Deghan")), article("n2", minister("Amir Karimi")))
    office = nominal("the Iranian defence minister", "defence minister", "IRN")
    assert len(actors_of(*two, article("n3", office))) == 3
    here = actors_of(two[0], article("n2", minister("Amir Karimi"), office))
    assert names_together(here, "Amir Karimi", "the Iranian defence minister")


def test_one_office_under_two_descriptions_is_one_actor():
    actors = actors_of(
        article("n1", nominal("the secretary general of Iran's national security council", "secretary general", "IRN")),
        article("n2", nominal("Iran’s national security chief", "national security chief", "IRN")),
    )
    assert len(actors) == 1
    assert actors[0].type == "office"


def test_title_words():
    assert title_words("Defense Minister") == title_words("the Iranian minister of defence")
    assert title_words("Brigadier General") == frozenset()
    assert title_words("President") == frozenset({"president"})
    assert title_words("Deputy Foreign Minister") != title_words("Foreign Minister")


def body(text, country=None, actor="organisation", **more):
    return {"text": text, "type": "ORG", "country": country, "actor": actor, **more}


def test_states_merge_by_country():
    moscow = body("Moscow", "RUS", "state", name="Moscow")
    actors = actors_of(article("n1", body("Russia", "RUS", "state")), article("n2", moscow))
    assert len(actors) == 1
    assert actors[0].type == "state"


def test_one_ministry_in_every_order_of_words_and_never_another_states():
    actors = actors_of(
        article("n1", body("Russian Defense Ministry", "RUS")),
        article("n2", body("Russia's Ministry of Defence", "RUS")),
        article("n3", body("Turkish Defence Ministry", "TUR")),
    )
    assert len(actors) == 2
    assert names_together(actors, "Russian Defense Ministry", "Russia's Ministry of Defence")


def test_a_ministry_without_a_state_is_the_one_of_its_article():
    said = body("Russian Defense Ministry", "RUS")
    bare = nominal("the defence ministry", actor="organisation")
    other = article("n2", body("Turkish Defence Ministry", "TUR"))
    here = actors_of(article("n1", said, bare), other)
    assert names_together(here, "Russian Defense Ministry", "the defence ministry")
    nowhere = actors_of(article("n1", said), other, article("n3", bare))
    assert len(nowhere) == 3


def test_a_state_that_only_a_table_gave_a_ministry_is_taken_back():
    article_ = article("n1", body("Ministry of Defence", "GBR"), body("Russian Defence Ministry", "RUS"))
    assert len(actors_of(article_)) == 1


def test_acronyms_and_descriptors_of_bodies():
    actors = actors_of(
        article("n1", body("Fars News Agency", "IRN"), body("Popular Liberation Committee")),
        article("n2", body("Fars", "IRN"), body("PLC")),
    )
    assert len(actors) == 2


def test_a_unnamed_spokesman_is_the_body_he_speaks_for():
    actors = actors_of(
        article("n1", body("Turkish Foreign Ministry", "TUR")),
        article("n2", nominal("a Turkish Foreign Ministry spokesman", "spokesman", "TUR")),
        article("n3", nominal("a spokesman", "spokesman")),
    )
    assert names_together(actors, "Turkish Foreign Ministry", "a Turkish Foreign Ministry spokesman")
    assert len(actors) == 2


def test_a_body_of_its_own_name_survives_a_wrong_state_but_a_party_does_not():
    assert len(actors_of(article("n1", body("Hezbollah", "LBN")), article("n2", body("Hezbollah", "IRN")))) == 1
    parties = (article("n1", body("Baath Party", "SYR")), article("n2", body("Baath Party", "IRQ")))
    assert len(actors_of(*parties)) == 2


def test_groups_merge_by_their_words_and_state():
    group = {"actor": "group"}
    actors = actors_of(
        article("n1", nominal("Syrian rebels", None, "SYR", **group)),
        article("n2", nominal("the rebel groups", **group)),
        article("n3", nominal("a Syrian rebel group", None, "SYR", **group)),
        article("n4", nominal("officials", **group)),
        article("n5", nominal("officials", **group)),
    )
    assert names_together(actors, "Syrian rebels", "the rebel groups")
    assert len(actors) == 4


def test_a_name_read_as_the_wrong_kind_follows_the_others():
    actors = actors_of(
        article("n1", {"text": "Bashar Nemer", "chain": 0}, {"text": "Nemer", "chain": 0}),
        article("n2", {"text": "Bashar Nemer", "chain": 0}, {"text": "Nemer", "chain": 0}),
        article("n3", body("Nemer")),
        article("n4", body("Wagner")),
        article("n5", body("Wagner")),
        article("n6", {"text": "Wagner"}),
    )
    assert {actor.name for actor in actors} == {"Bashar Nemer", "Wagner"}


def test_pronouns_and_places_make_no_actor():
    place = {"text": "the valley", "actor": None, "type": "LOC"}
    assert actors_of(article("n1", {"text": "he", "level": "pronoun"}, place)) == ()


def test_known_people_under_their_epithets():
    known = actors_of(article("n1", {"text": "Abu Mazen"}), article("n2", {"text": "Mahmoud Abbas"}))
    assert len(known) == 1


def test_names_have_no_possessive_and_no_bare_description():
    chain = [
        {"text": "Javad Omidi’s", "name": "Javad Omidi", "chain": 0},
        {"text": "the  tall\nman", "level": "nominal", "chain": 0},
        {"text": "Iran’s envoy", "level": "nominal", "chain": 0},
    ]
    (actor,) = actors_of(article("n1", *chain))
    assert set(actor.names) == {"Javad Omidi", "Iran’s envoy"}
    assert actor.name == "Javad Omidi"
    assert len(actor.mentions) == 3


def test_weights_are_told():
    a = Bundle("a|", "person", "Hossein Deghan", "IRN", ())
    b = Bundle("b|", "person", "Hossein Dehqan", "IRN", ())
    weighing = weigh_pair(a, b)
    assert weighing.score > 0
    assert any(term.startswith("same country +1.0") for term in weighing.tell())
    assert set(explain_features()) == {feature.name for feature in FEATURES}
    assert all(meaning for _, meaning in explain_features().values())


def test_generic_names_say_only_the_kind():
    assert is_generic("Syrian army", "SYR")
    assert not is_generic("Islamic State", None)
    assert not is_generic("Fars News Agency", "IRN")


def test_contradicted_pairs_keep_clusters_apart():
    bundles = [
        Bundle("1|", "person", "Ali Karimi", None, ()),
        Bundle("2|IRN", "person", "Ali Karimi", "IRN", ()),
        Bundle("3|AFG", "person", "Ali Karimi", "AFG", ()),
    ]
    groups = cluster_bundles(bundles).groups
    assert max(len(group) for group in groups) <= 2


CAST = [
    minister("Hossein Deghan"),
    minister("Hussein Dehghan"),
    {"text": "Dehqan"},
    {"text": "Reza Dehqan", "country": "IRN"},
    nominal("the Iranian defence minister", "defence minister", "IRN"),
    body("Russian Defense Ministry", "RUS"),
    nominal("the defence ministry", actor="organisation"),
    nominal("rebels", actor="group"),
    nominal("Syrian rebel forces", None, "SYR", actor="group"),
    body("Moscow", "RUS", "state"),
    body("Hezbollah", "LBN", "group"),
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, len(CAST) - 1), min_size=1, max_size=5), min_size=1, max_size=6), st.randoms())
def test_order_of_articles_does_not_matter(casts, random):
    articles = [article(f"n{i}", *(CAST[k] for k in cast)) for i, cast in enumerate(casts)]
    actors = find_actors(articles, PAGES)
    shuffled = random.sample(articles, len(articles))
    assert find_actors(shuffled, PAGES) == actors
    assert find_doubts(shuffled, PAGES) == find_doubts(articles, PAGES)
    members = [member for actor in actors for member in actor.members]
    assert len(members) == len(set(members)) == len(find_chains(articles, PAGES))
    assert len({actor.id for actor in actors}) == len(actors)


@pytest.mark.parametrize("count", [1, 2])
def test_ids_do_not_depend_on_other_articles(count):
    alone = actors_of(article("n1", minister("Hossein Deghan")))
    more = actors_of(*(article(f"n{i}", minister("Hossein Deghan")) for i in range(1, count + 1)))
    assert alone[0].id == more[0].id
