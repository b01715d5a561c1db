"""Decide whether anything is missing from an application.

It is the same question that the schema ``complete-application`` answers for `PUBLISHED`.
What is left out: whether what is there is enough, which needs the day of decision.
"""

from cerp_rules.applications import Application
from cerp_rules.findings import Verdict
from cerp_rules.policy import Policy
from cerp_rules.rules import applicants, applications, approval_period, fees, people, sessions

__all__ = ["ASKING", "nothing_missing"]

ASKING = (
    *applicants.RULES,
    *applications.RULES,
    *people.RULES,
    *sessions.RULES,
    *approval_period.RULES,
    *fees.RULES,
)
"""The rules that can ask for something; those on the time for the review cannot."""


def nothing_missing(application: Application, policy: Policy) -> bool:
    """Tell whether no rule asks for a fact that it needs; the day makes no difference."""
    return not any(
        finding.decisive and finding.verdict is Verdict.UNKNOWN
        for _, decide in ASKING
        for finding in decide(application, application.submitted_on, policy)
    )
