from __future__ import annotations

from dataclasses import replace

from pile_made import Made, pile_of, tellings_of

from tidings.weigh.denials import find_denials
from tidings.weigh.disputes import find_disputes
from tidings.weigh.events import group_tellings


def denied(*made: Made) -> set[str]:
    """The types of the accounts that some statement denies."""
    pile = pile_of(*made)
    groups = group_tellings(pile, tellings_of(pile))
    kinds = {g.id: g.tellings[0].account.type for g in groups}
    return {kinds[d.event] for d in find_denials(pile, groups)}


def claim(words: str, denial: str) -> Made:
    """Bob Birch tells that Syldavia robbed and Borduria helped, in one statement; a denial follows."""
    made = Made("a1", f"Syldavia robbed the mill and Borduria helped Klow, Bob Birch said. {denial}")
    made.says("Bob Birch", "Syldavia robbed the mill and Borduria helped Klow")
    made.tells("Syldavia robbed the mill", "COERCE", ["Syldavia"], statement=0)
    return made.tells("Borduria helped Klow", "AID", ["Borduria"], statement=0).says(
        "Ann Ash", words, "denies", denies_statements=(0,)
    )


def test_a_denial_that_only_points_denies_what_its_own_side_is_said_to_have_done():
    assert denied(claim("the claim", "Ann Ash denied the claim.")) == {"COERCE"}


def test_a_denial_with_words_of_its_own_denies_what_shares_them():
    assert denied(claim("herring was ever salted", "Ann Ash denied that herring was ever salted.")) == set()
    assert "COERCE" in denied(claim("the mill was robbed", "Ann Ash denied that the mill was robbed."))


def test_somebody_s_version_is_what_he_said():
    made = claim("Bob Birch’s version", "Ann Ash denied Bob Birch’s version.")
    made.names.append("Bob Birch’s")
    last = made.parts["statements"][-1]
    made.parts["statements"][-1] = type(last)(
        last.sources, last.cue, last.content, "denies", "indirect", speaker=last.speaker, speaker_text="Ann Ash"
    )
    first = made.parts["mentions"][made.names.index("Bob Birch")]
    at = made.text.rindex("Bob Birch")
    made.parts["mentions"].append(
        type(first)(type(first.span)(first.span.page, at, at + 9), (0, 1), 0, "PER", "name", first.chain, "Bob Birch")
    )
    assert denied(made) == {"COERCE", "AID"}


def warned(denial: str, denier: str = "Bob Birch") -> Made:
    made = Made("a1", f"Syldavia issued warnings to Borduria. {denier} said {denial}.")
    made.tells("warnings", "THREATEN", ["Syldavia"], ["Borduria"])
    return made.says(denier, denial, "denies")


def test_a_deed_said_not_to_have_been_is_denied_even_where_it_is_speech():
    assert denied(warned("there were no warnings by radio")) == {"THREATEN"}
    assert denied(warned("the warnings were late")) == set()
    assert denied(warned("there were no warnings by radio", "Dee Dorn")) == set()


def test_doers_said_not_to_have_been_there_deny_the_deed():
    made = Made("a1", "Two grey barges rammed the mole. There was no grey barge that night, Dee Dorn said.")
    made.tells("Two grey barges rammed the mole", "ASSAULT", ["Two grey barges"])
    made.says("Dee Dorn", "There was no grey barge that night", "denies")
    assert denied(made) == {"ASSAULT"}


def test_rumours_told_in_no_statement_are_taken_up_by_these_reports():
    text = "By all reports Syldavia robbed the mill. Syldavia fed Klow. These reports are nonsense."
    made = Made("a1", text).tells("Syldavia robbed the mill", "COERCE", ["Syldavia"])
    made.tells("Syldavia fed Klow", "AID", ["Syldavia"])
    assert denied(made.says(None, "These reports are nonsense", "denies")) == {"COERCE"}


def test_a_speech_event_is_not_denied_by_the_words_that_make_it():
    made = Made("a1", "Ann Ash called the herring tax of Borduria a lie.")
    made.tells("called the herring tax of Borduria a lie", "ACCUSE", ["Ann Ash"], ["Borduria"])
    made.mention("Borduria")
    assert denied(made.says("Ann Ash", "the herring tax of Borduria", "denies", cue="called")) == set()


def disputes(*made: Made) -> int:
    pile = pile_of(*made)
    groups = group_tellings(pile, tellings_of(pile))
    return len(find_disputes(pile, groups, find_denials(pile, groups)))


def test_what_is_told_inside_a_denial_is_told_as_untrue():
    other = Made("a2", "Ann Ash denied that they robbed the mill.")
    other.says("Ann Ash", "they robbed the mill", "denies", denies_accounts=(0,))
    other.tells("they robbed the mill", "COERCE", ["Syldavia"], ["Borduria"], statement=0)
    first = Made("a1", "Syldavia robbed the mill of Borduria.")
    first.tells("robbed the mill", "COERCE", ["Syldavia"], ["Borduria"])
    assert disputes(first, other) == 1
    assert disputes(other) == 0


def test_one_sentence_that_sets_two_voices_against_each_other_disputes():
    def told(joint: str) -> Made:
        made = Made("a1", f"The raid hit bandits, Ann Ash insisted, {joint} Bob Birch saw the raid hit the mill.")
        made.says("Ann Ash", "The raid hit bandits").says("Bob Birch", "the raid hit the mill")
        made.tells("The raid hit bandits", "ASSAULT", ["Syldavia"], statement=0)
        return made.tells("the raid hit the mill", "ASSAULT", ["Syldavia"], statement=1)

    assert disputes(told("but")) > 0
    assert disputes(told("and")) == 0


def part(denial: str, speaker: str, doer: str | None, words: str) -> Made:
    """A raid by somebody on the mill; then somebody denies a part in it."""
    made = Made("a1", f"{doer or 'Somebody'} raided the old mill. {speaker} denied {denial}.")
    made.tells("raided the old mill", "ASSAULT", [doer] if doer else [])
    told = made.parts["accounts"][0]
    made.parts["accounts"][0] = replace(told, trigger=made.span("raided"))
    return made.says(speaker, words, "denies")


def test_a_part_is_denied_of_what_is_laid_on_the_speaker_or_on_nobody():
    role = "any role in the raid on the mill"
    assert denied(part(role, "Borduria", "Borduria", role)) == {"ASSAULT"}
    assert denied(part(role, "Borduria", None, role)) == {"ASSAULT"}
    assert denied(part(role, "Borduria", "Syldavia", role)) == set()


def test_any_involvement_is_of_what_was_told_shortly_before():
    assert denied(part("any involvement", "Borduria", "Borduria", "any involvement")) == {"ASSAULT"}
    assert denied(part("any involvement", "Borduria", "Syldavia", "any involvement")) == set()
    far = part("any involvement", "Borduria", "Borduria", "any involvement")
    far.text = far.text.replace(". ", ". " + "Herring was dear. " * 50, 1)
    far.parts["statements"][0] = replace(far.parts["statements"][0], content=(far.span("any involvement"),))
    assert denied(far) == set()


def test_a_denial_of_what_nobody_else_tells_denies_nothing_here():
    made = Made("a1", "Ann Ash denied that Syldavia robbed the mill.")
    made.says("Ann Ash", "Syldavia robbed the mill", "denies", denies_accounts=(0,))
    assert denied(made.tells("Syldavia robbed the mill", "COERCE", ["Syldavia"], statement=0)) == set()


def elsewhere(content: str, kind: str, words: str, deed: str, **more: object) -> set[str]:
    """What Ann Ash, who names Syldavia, denies of a deed that another article tells in some words."""
    first = Made("a1", words).tells(words, kind, ["Syldavia"], ["Borduria"])
    first.parts["accounts"][0] = replace(first.parts["accounts"][0], trigger=first.span(deed))
    other = Made("a2", f"Ann Ash denied that {content}.")
    other.mention("Syldavia")
    return denied(first, other.says("Ann Ash", content, "denies", **more))


def test_the_deed_itself_has_to_be_named_elsewhere():
    words = "Syldavia shares intelligence with Borduria"
    assert elsewhere("Syldavia shares intelligence with Borduria", "COOPERATE", words, "shares") == {"COOPERATE"}
    assert elsewhere("Syldavia leaked intelligence from Borduria", "COOPERATE", words, "shares") == set()


def test_what_a_denial_sets_aside_is_taken_for_granted():
    words = "Syldavia raided the mill of Borduria"
    assert elsewhere("Syldavia raided the mill of Borduria", "ASSAULT", words, "raided") == {"ASSAULT"}
    assert elsewhere("Syldavia was warned before the mill of Borduria was raided", "ASSAULT", words, "raided") == set()


def test_denying_a_charge_does_not_deny_that_it_was_made():
    words = "Syldavia accused Borduria of robbing the mill"
    assert elsewhere("Syldavia accused Borduria of robbing", "ACCUSE", words, "accused") == set()


def test_nobody_denies_what_its_own_side_tells_in_the_same_article():
    words = "Syldavia raided the mill"
    made = Made("a1", f"{words}, Bob Birch said. Ann Ash denied the claim. By night {words.lower()}, Ann Ash said.")
    made.says("Bob Birch", words).says("Ann Ash", "the claim", "denies", denies_statements=(0,))
    made.tells(words, "ASSAULT", ["Syldavia"], ["Borduria"], statement=0)
    assert denied(made) == {"ASSAULT"}
    made.says("Ann Ash", words.lower()).tells(words.lower(), "ASSAULT", ["Syldavia"], ["Borduria"], statement=2)
    assert denied(made) == set()


def test_these_reports_are_those_of_the_nearest_paragraph():
    text = "Reports said Syldavia freed Cy Cedar.\nReports said Syldavia robbed the mill. These reports are nonsense."
    made = Made("a1", text).says(None, "Syldavia freed Cy Cedar", words="Reports")
    made.says(None, "Syldavia robbed the mill", words="Reports")
    made.tells("Syldavia freed Cy Cedar", "RETREAT", ["Syldavia"], statement=0)
    made.tells("Syldavia robbed the mill", "COERCE", ["Syldavia"], statement=1)
    assert denied(made.says(None, "These reports are nonsense", "denies")) == {"COERCE"}


def test_reports_called_false_are_denied_with_what_they_are_of():
    content = "reports of a raid by Syldavia were invented by smugglers who want war with the whole valley"
    words = "a raid by Syldavia on the mill"
    assert elsewhere(content, "ASSAULT", words, "raid") == {"ASSAULT"}
