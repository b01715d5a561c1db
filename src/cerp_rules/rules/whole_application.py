"""List the rules of an application in the page's order, run them all, or those that may differ.

What is left out: what they decide, each in the module of its section.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from pendulum import Date

from cerp_rules.applications import Application
from cerp_rules.clauses import PLACES
from cerp_rules.findings import Finding
from cerp_rules.policy import Policy
from cerp_rules.rules import reviews
from cerp_rules.rules._rule import Decide, Rule
from cerp_rules.rules.completeness import ASKING

__all__ = [
    "LOOKS_AT",
    "OF_TWO_YEARS",
    "REVIEW_LOOKS_AT",
    "RULES",
    "judge_application",
]

RULES: Final[tuple[tuple[Rule, Decide], ...]] = tuple(
    sorted((*ASKING, *reviews.RULES), key=lambda entry: PLACES[entry[0].clause])
)

_ASKING_LOOKS_AT: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "sponsor-kind": frozenset({"sponsor_kinds"}),
        "co-sponsor-kinds": frozenset({"sponsor_kinds"}),
        "offering-kind": frozenset({"offering_kinds"}),
        "documents": frozenset({"required_information"}),
        "objectives": frozenset({"required_information"}),
        "registration": frozenset({"required_information"}),
        "sponsor-resume": frozenset({"required_information", "readings.sponsor_resume"}),
        "co-sponsor-resumes": frozenset({"required_information"}),
        "instructors": frozenset({"required_information", "readings.conference_instructors"}),
        "sessions": frozenset({"required_information", "approval_term"}),
        "sessions-twice": frozenset(),
        "listed-sessions": frozenset({"required_information"}),
        "two-years": frozenset({"approval_term", "readings.recurring_scope"}),
        "sessions-covered": frozenset(
            {
                "approval_term",
                "readings.approval_start",
                "readings.approval_end",
                "readings.recurring_scope",
                "readings.sessions_inside",
            }
        ),
        "fee": frozenset({"fee"}),
    }
)
OF_TWO_YEARS: Final = _ASKING_LOOKS_AT["sessions-covered"]
"""The members of an edition that change nothing unless an approval for a term of years is asked."""
REVIEW_LOOKS_AT: Final = frozenset(
    {"review_notice", "holidays", "readings.review_clock", "readings.last_day_roll"}
).union(*_ASKING_LOOKS_AT.values())
"""The members of an edition that decide on the last day of the review: what is missing, too."""
LOOKS_AT: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {**_ASKING_LOOKS_AT, "first-session": REVIEW_LOOKS_AT}
)
"""For each rule of an application the members of an edition that can change what it finds."""


def judge_application(application: Application, on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Give what every rule finds in an application, as of a day of decision."""
    findings: list[Finding] = []
    for _, decide in RULES:
        findings += decide(application, on, policy)
    return tuple(findings)
