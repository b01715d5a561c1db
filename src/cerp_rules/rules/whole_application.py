"""List the rules of an application in the page's order, and run them all.

What is left out: what they decide, each in the module of its section.
"""

from typing import Final

from pendulum import Date

from cerp_rules.applications import Application
from cerp_rules.clauses import PLACES
from cerp_rules.findings import Finding
from cerp_rules.policy import Policy
from cerp_rules.rules import reviews
from cerp_rules.rules._rule import Decide, Rule
from cerp_rules.rules.completeness import ASKING

__all__ = ["RULES", "judge_application"]

RULES: Final[tuple[tuple[Rule, Decide], ...]] = tuple(
    sorted((*ASKING, *reviews.RULES), key=lambda entry: PLACES[entry[0].clause])
)


def judge_application(application: Application, on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Give what every rule finds in an application, as of a day of decision."""
    return tuple(finding for _, decide in RULES for finding in decide(application, on, policy))
