"""Generate what a change of policy changes, each answer one that the library gave.

What each of them consists of is a part of one: an outcome that changes, a total, and the like.
"""

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules.case_impacts import CaseImpact, CaseWithCompletions, ImpactItem
from cerp_rules.impacts import Impact, impact, iter_impact
from cerp_rules.policy import PUBLISHED
from cerp_rules.policy_diffs import PolicyDiff, policy_diff
from cerp_rules.sensitivities import Sensitivity, sensitivity
from cerp_rules.testing.strategies._answers import completions_in
from cerp_rules.testing.strategies._cases import cases, later
from cerp_rules.testing.strategies._policies import policies

__all__ = [
    "case_impacts",
    "cases_with_completions",
    "impacts",
    "policy_diffs",
    "sensitivities",
]


@st.composite
def cases_with_completions(draw: st.DrawFn) -> CaseWithCompletions:
    """Generate a case with up to two completions in it."""
    case = draw(cases())
    completed = draw(st.lists(completions_in(case), max_size=2))
    return CaseWithCompletions(case=case, completions=tuple(completed))


def policy_diffs() -> SearchStrategy[PolicyDiff]:
    """Generate in what two editions differ."""
    return st.builds(policy_diff, policies(), policies())


@st.composite
def case_impacts(draw: st.DrawFn) -> CaseImpact:
    """Generate what an edition in the place of the published one changes for one case."""
    one = draw(cases_with_completions())
    (found,) = iter_impact(PUBLISHED, draw(policies()), [one], on=draw(_asked(one)))
    return found


@st.composite
def impacts(draw: st.DrawFn) -> Impact:
    """Generate what an edition in the place of the published one changes for up to two cases."""
    items: list[ImpactItem] = [*draw(st.lists(cases_with_completions(), max_size=2))]
    on = draw(st.dates(dt.date(2025, 1, 1), dt.date(2032, 12, 31)))
    return impact(PUBLISHED, draw(policies()), items, on=on)


def sensitivities() -> SearchStrategy[Sensitivity]:
    """Generate a reading on which the answers in some case turn."""
    return _sensitivities_of_a_case().filter(bool).flatmap(st.sampled_from)


@st.composite
def _sensitivities_of_a_case(draw: st.DrawFn) -> tuple[Sensitivity, ...]:
    one = draw(cases_with_completions())
    return sensitivity(one, on=draw(_asked(one)))


def _asked(one: CaseWithCompletions) -> SearchStrategy[dt.date]:
    """Generate a day from the last event on."""
    return st.integers(0, 2_500).map(lambda by: later(one.case.events[-1].on, by))
