from __future__ import annotations

import pytest
from account_trees import mentions_in, parsed_of, tree_of

from tidings.annotate.accounts.cast import cast_article
from tidings.annotate.accounts.clauses import clause_of
from tidings.annotate.accounts.contexts import find_contexts
from tidings.annotate.accounts.factuality import judge
from tidings.annotate.accounts.frames import find_frames, load_lexicon, read_lexicon, split_code
from tidings.annotate.accounts.tree import after, agents, complement, patients, read_tree

CODES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_relative_clause_takes_its_subject_from_before():
    tree = tree_of(
        "men/NNS/NOUN/nsubj/5 who/WP/PRON/nsubj/3 attacked/VBD/VERB/acl:relcl/1 Klow/NNP/PROPN/obj/3 "
        "fled/VBD/VERB/ROOT/5"
    )
    assert agents(tree, 2) == [0]
    assert patients(tree, 2) == [3]


def test_relative_clause_without_pronoun_takes_its_object_from_before():
    tree = tree_of("the/DT/DET/det/2 jet/NN/NOUN/ROOT/2 Klow/NNP/PROPN/nsubj/4 downed/VBD/VERB/acl:relcl/2")
    assert patients(tree, 3) == [1]


def test_joined_verb_shares_its_subject():
    tree = tree_of(
        "Klow/NNP/PROPN/nsubj/2 came/VBD/VERB/ROOT/2 and/CC/CCONJ/cc/4 attacked/VBD/VERB/conj/2 us/PRP/PRON/obj/4"
    )
    assert agents(tree, 3) == [0]


def test_infinitive_after_an_object_takes_it_as_subject():
    tree = tree_of("Klow/NNP/PROPN/nsubj/2 lets/VBZ/VERB/ROOT/2 jets/NNS/NOUN/obj/2 fly/VB/VERB/xcomp/2")
    assert agents(tree, 3) == [2]


def test_subject_lost_as_a_modifier_is_found():
    tree = tree_of("Klow/NNP/PROPN/compound/2 struck/VBD/VERB/ROOT/2 them/PRP/PRON/obj/2")
    assert agents(tree, 1) == [0]


def test_subject_is_looked_for_in_line_where_the_parse_has_none():
    tree = tree_of("Klow/NNP/PROPN/dep/4 reportedly/RB/ADV/advmod/3 struck/VBD/VERB/dep/4 camps/NNS/NOUN/ROOT/4")
    assert agents(tree, 2) == [0]


def test_verb_tagged_as_noun_is_mended_by_its_particle():
    tree = tree_of("Klow/NNP/PROPN/compound/2 shot/NN/NOUN/ROOT/2 down/RP/ADP/compound:prt/2 jets/NNS/NOUN/obj/2")
    assert (tree.pos[1], tree.tags[1], tree.lemmas[1]) == ("VERB", "VBD", "shoot")


def test_preposition_is_found_on_verb_object_and_in_line():
    on_verb = tree_of("fire/VB/VERB/ROOT/1 at/IN/ADP/case/3 Klow/NNP/PROPN/obl/1")
    on_object = tree_of("impose/VB/VERB/ROOT/1 bans/NNS/NOUN/obj/1 on/IN/ADP/case/4 Klow/NNP/PROPN/nmod/2")
    assert after(on_verb, 0, "at") == [2]
    assert after(on_object, 0, "on") == [3]
    assert after(on_object, 0, "against") == []


def test_complement_is_the_clause_that_was_promised():
    tree = tree_of("Klow/NNP/PROPN/nsubj/2 vowed/VBD/VERB/ROOT/2 to/TO/PART/mark/4 help/VB/VERB/xcomp/2")
    assert complement(tree, 1) == 3
    assert complement(tree, 3) is None


NOT = "Klow/NNP/PROPN/nsubj/4 did/VBD/AUX/aux/4 not/RB/PART/advmod/4 attack/VB/VERB/ROOT/4"
FAILED = "Klow/NNP/PROPN/nsubj/2 failed/VBD/VERB/ROOT/2 to/TO/PART/mark/4 attack/VB/VERB/xcomp/2"
NONE = "No/DT/DET/det/2 power/NN/NOUN/nsubj/3 attacked/VBD/VERB/ROOT/3 Klow/NNP/PROPN/obj/3"
WILL = "Klow/NNP/PROPN/nsubj/3 will/MD/AUX/aux/3 attack/VB/VERB/ROOT/3"
PLANS = "Klow/NNP/PROPN/nsubj/2 plans/VBZ/VERB/ROOT/2 to/TO/PART/mark/4 attack/VB/VERB/xcomp/2"
MAY = "Klow/NNP/PROPN/nsubj/3 may/MD/AUX/aux/3 attack/VB/VERB/ROOT/3"
REPORTEDLY = "Klow/NNP/PROPN/nsubj/3 reportedly/RB/ADV/advmod/3 attacked/VBD/VERB/ROOT/3"
IS = "Klow/NNP/PROPN/nsubj/3 is/VBZ/AUX/aux/3 attacking/VBG/VERB/ROOT/3"
HAS = "Klow/NNP/PROPN/nsubj/3 has/VBZ/AUX/aux/3 attacked/VBN/VERB/ROOT/3"


@pytest.mark.parametrize(
    ("notation", "verb", "expected"),
    [
        (NOT, 3, ("negated", "certain", "past")),
        (FAILED, 3, ("negated", "certain", "past")),
        (NONE, 2, ("negated", "certain", "past")),
        (WILL, 2, ("affirmed", "certain", "future")),
        (PLANS, 3, ("affirmed", "certain", "future")),
        (MAY, 2, ("affirmed", "possible", "present")),
        (REPORTEDLY, 2, ("affirmed", "probable", "past")),
        (IS, 2, ("affirmed", "certain", "present")),
        (HAS, 2, ("affirmed", "certain", "past")),
    ],
)
def test_factuality_of_a_clause(notation, verb, expected):
    found = judge(tree_of(notation), verb, verb)
    assert (found.polarity, found.certainty, found.tense) == expected


@pytest.mark.parametrize(
    "notation",
    [
        "Klow/NNP/PROPN/nsubj/2 wants/VBZ/VERB/ROOT/2 to/TO/PART/mark/4 attack/VB/VERB/xcomp/2",
        "Klow/NNP/PROPN/nsubj/2 came/VBD/VERB/ROOT/2 to/TO/PART/mark/4 attack/VB/VERB/advcl/2",
        "did/VBD/AUX/aux/4 Klow/NNP/PROPN/nsubj/4 ever/RB/ADV/advmod/4 attack/VB/VERB/ROOT/4 ?/./PUNCT/punct/4",
        "Klow/NNP/PROPN/nsubj/4 should/MD/AUX/aux/4 never/RB/ADV/advmod/4 attack/VB/VERB/ROOT/4",
    ],
)
def test_wishes_purposes_questions_and_duties_are_hypothetical(notation):
    assert judge(tree_of(notation), 3, 3).hypothetical


def test_infinitive_that_looks_back_is_told():
    tree = tree_of(
        "Klow/NNP/PROPN/nsubj/2 claims/VBZ/VERB/ROOT/2 to/TO/PART/mark/5 have/VB/AUX/aux/5 attacked/VBN/VERB/xcomp/2"
    )
    assert not judge(tree, 4, 4).hypothetical


def test_clause_leaves_out_what_hangs_on_it_loosely():
    tree = tree_of(
        "Klow/NNP/PROPN/nsubj/2 attacked/VBD/VERB/ROOT/2 Zlip/NNP/PROPN/obj/2 ,/,/PUNCT/punct/6 which/WDT/PRON/nsubj/6 "
        "burned/VBD/VERB/acl:relcl/3 ././PUNCT/punct/2"
    )
    assert clause_of(tree, 1, {1}) == (0, 3)
    assert clause_of(tree, 1, {5}) == (0, 6)


def test_list_whose_head_the_parse_lost_is_read_in_line():
    parsed = parsed_of(
        "Klow/NNP/PROPN/ROOT/1 ,/,/PUNCT/punct/1 Zlip/NNP/PROPN/dep/1 and/CC/CCONJ/cc/5 Tesznik/NNP/PROPN/nsubj/6 "
        "met/VBD/VERB/dep/1"
    )
    mentions = mentions_in(parsed, *((w, "GPE", w) for w in ("Klow", "Zlip", "Tesznik")))
    cast = cast_article(read_tree(parsed), parsed.starts.tolist(), mentions, ())
    assert [mentions[m].name for m in cast.find(4)] == ["Klow", "Zlip", "Tesznik"]


def test_both_countries_are_the_two_named_before():
    parsed = parsed_of(
        "Klow/NNP/PROPN/nsubj/4 and/CC/CCONJ/cc/3 Zlip/NNP/PROPN/conj/1 met/VBD/VERB/ROOT/4\n"
        "both/DT/DET/det/2 countries/NNS/NOUN/nsubj/3 agreed/VBD/VERB/ROOT/3"
    )
    mentions = mentions_in(parsed, ("Klow", "GPE", "Klow"), ("Zlip", "GPE", "Zlip"))
    cast = cast_article(read_tree(parsed), parsed.starts.tolist(), mentions, ())
    assert [mentions[m].name for m in cast.find(5)] == ["Klow", "Zlip"]


def test_lexicon_has_every_type_and_no_frame_twice():
    frames = [f for found in load_lexicon().frames.values() for f in found]
    assert {f.type for f in frames} == CODES
    ids = [f.id for f in frames]
    assert len(ids) == len(set(ids)) >= 750


def test_lexicon_names_only_classes_it_has():
    lexicon = load_lexicon()
    assert lexicon.among("missile", frozenset({"weapons"}))
    assert lexicon.among("tank", frozenset({"tank"}))
    assert not lexicon.among("bread", frozenset({"weapons"}))


def test_negated_code_and_sides_are_read():
    table = {
        "verbs": [{"t": "SUPPORT", "w": ["back up"], "r": "S > O|on", "n": "REJECT/assist", "p": "on"}],
        "nouns": [], "adjectives": [], "classes": {}, "light": [], "unreal": [],
    }  # fmt: skip
    frame = read_lexicon(table).frames["verb", "back"][0]
    assert frame.words == ("back", "up")
    assert (frame.negated, frame.recipients, frame.prepositions) == (("REJECT", "assist"), (("O",), ("on",)), {"on"})
    assert split_code("AID") == ("AID", None)


def test_multiword_frames_stop_at_the_next_verb():
    lexicon = load_lexicon()
    near = tree_of("shot/VBD/VERB/ROOT/1 the/DT/DET/det/3 plane/NN/NOUN/obj/1 down/RP/ADP/compound:prt/1")
    far = tree_of("shot/VBD/VERB/ROOT/1 and/CC/CCONJ/cc/3 sat/VBD/VERB/conj/1 down/RP/ADP/compound:prt/3")
    assert any(f.words == ("shoot", "down") for f, _ in find_frames(lexicon, near, 0))
    assert not any(f.words == ("shoot", "down") for f, _ in find_frames(lexicon, far, 0))


def test_hyphenated_noun_is_found():
    tree = tree_of("shoot/VB/NOUN/compound/3 -/HYPH/PUNCT/punct/3 down/NN/NOUN/ROOT/3")
    assert any(f.words == ("shoot", "down") for f, _ in find_frames(load_lexicon(), tree, 2))


def test_contexts_come_from_words_and_pairs():
    assert "diplomatic" in find_contexts(["the", "foreign", "minister"], ["the", "foreign", "minister"])
    assert find_contexts(["bread"], ["bread"]) == ()
