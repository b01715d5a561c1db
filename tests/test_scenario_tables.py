"""Our scenario tables are whole, and what they tell of has words and can be recorded.

That the library finds what a table says is tested by the plugin, which makes each case a test.
"""

import pytest

from cerp_rules import Modality, NotPermittedError, Verdict, clause
from cerp_rules.testing.tables import About, Scenario
from scenarios import read, scenarios, tables

ABOUT = ("application", "event", "completion", "marketing")
JUDGED = scenarios(*ABOUT)
EVENTS = scenarios("event")


def test_every_table_is_read() -> None:
    """Each file has cases, all of them about one thing."""
    assert [] == [str(table) for table in tables() if not read(table)]
    assert set(About) == {case.about for table in tables() for case in read(table)}


def test_every_case_says_all_that_it_could() -> None:
    """A case of ours names its clause, and where it is judged its rule and the outcome too."""
    assert [] == [str(case) for case in scenarios(*About) if case.clause is None]
    assert [] == [str(case) for case in JUDGED if case.rule is None or case.outcome is None]
    completions = scenarios("completion")
    assert [] == [str(case) for case in completions if case.award is None]


def test_statuses_say_whether_the_approval_is_in_force() -> None:
    """A case on where something stands says so, and whether the approval is in force."""
    asked = {tuple(case.expect or ()) for case in scenarios("status")}
    assert {("status", "in_force")} == asked


def test_names_are_unique_within_a_rule() -> None:
    """No two cases of a rule or a duty have the same name in any table of their kind."""
    for about in set(About) - {About.STATUS}:
        names = [str(case) for case in scenarios(about)]
        assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("case", EVENTS, ids=str)
def test_event_is_recorded_if_and_only_if_it_is_permitted(case: Scenario) -> None:
    """To record agrees with to permit, and a refusal carries the assessment."""
    pre_approval, assessment = case.pre_approval(), case.assessment()
    assert case.event is not None
    if case.outcome == "eligible":
        assert (*pre_approval.events, case.event) == pre_approval.record(case.event).events
        return
    with pytest.raises(NotPermittedError) as no:
        pre_approval.record(case.event)
    assert assessment == no.value.assessment


@pytest.mark.parametrize("about", ABOUT)
def test_findings_are_explained(about: str) -> None:
    """Each finding has words that make a sentence, and those that ask have a question."""
    for finding in {one for case in scenarios(about) for one in case.assessment().findings}:
        assert finding.message[0].isupper()
        assert "." == finding.message[-1]
        assert (finding.question is not None) is (finding.verdict is Verdict.UNKNOWN)
        assert finding.question is None or finding.question[-1] in "?."


def test_findings_on_an_application_are_as_binding_as_their_clauses() -> None:
    """What is not met and not decisive is advice; all else has the modality of its clause."""
    for case in scenarios("application"):
        for finding in case.assessment().findings:
            advice = finding.verdict is Verdict.NOT_MET and not finding.decisive
            expected = Modality.SHOULD if advice else clause(finding.clause).modality
            assert expected is finding.modality
