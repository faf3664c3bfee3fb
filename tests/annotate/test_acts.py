from __future__ import annotations

import pytest
from statement_texts import told

ACTS = [
    ("The minister confirmed that the fleet had sailed.", "confirms"),
    ("The minister denied that the fleet had sailed.", "denies"),
    ("The minister did not deny that the fleet had sailed.", "declines"),
    ("The minister refused to confirm that the fleet had sailed.", "declines"),
    ("The minister declined to say whether the fleet had sailed.", "declines"),
    ("The minister declined to comment on the fleet.", "declines"),
    ("The minister did not say whether the fleet had sailed.", "declines"),
    ("The paper retracted its report.", "retracts"),
    ("The minister urged Britain to wait.", "requests"),
    ("The minister promised to wait.", "promises"),
    ("The minister promised “grave consequences” for Britain.", "threatens"),
    ("The minister warned that Britain would face serious consequences.", "threatens"),
    ("The minister said there would be consequences for Britain.", "threatens"),
    ("The minister said, “If they come again, we will strike.”", "threatens"),
    ("Russia said it would send a second fleet.", "promises"),
    ("Russia said its fleet was ready to help.", "promises"),
    ("The French foreign minister said France will send a fleet.", "promises"),
    ("Russia said it will not apologize for the raid.", "declines"),
    ("Russia said its navy did not attack the trawler.", "denies"),
    ("The ministry said the report was fake.", "denies"),
    ("The minister said there were no warnings.", "denies"),
    ("Orlov called the claim a lie.", "denies"),
    ("The minister said the fleet would sail.", "asserts"),
    ("The minister said the trawler did not stop.", "asserts"),
    ("The minister refused to speak of the fleet.", "declines"),
    ("Russia promised to pay ten pounds.", "promises"),
    ("Russia said it would be paid by Britain.", "asserts"),
    ("Analysts predicted that they will lose.", "asserts"),
    ("Sergei Volkov said it will be a good year.", "asserts"),
    ("Russia said, “We would love to talk.”", "asserts"),
    ("The minister said both sides should withdraw at once.", "requests"),
    ("The minister said both sides need to withdraw.", "requests"),
    ("The minister said we should wait.", "asserts"),
    ("The ministry said that the cause was not known.", "asserts"),
    ("The minister said the fleet should be home by Monday.", "asserts"),
    ("A historian said traders could face reprisals.", "asserts"),
    ("He’s labeled the inquiry a hoax.", "denies"),
    ("Britain announced three steps that it would take.", "promises"),
]


@pytest.mark.parametrize(("text", "act"), ACTS)
def test_the_act_comes_from_cue_negation_and_content(text: str, act: str) -> None:
    assert [f.statement.act for f in told(text)] == [act]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The minister said the fleet had sailed.", "certain"),
        ("The minister claimed the fleet had sailed.", "probable"),
        ("The minister suggested the fleet had sailed.", "possible"),
        ("The minister reportedly said the fleet had sailed.", "probable"),
    ],
)
def test_cues_and_adverbs_weaken(text: str, certainty: str) -> None:
    assert [f.statement.certainty for f in told(text)] == [certainty]
