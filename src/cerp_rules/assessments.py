"""Assess an application: run every rule and add the findings up.

What is left out: the life of a pre-approval after the application.

    >>> from datetime import date
    >>> from cerp_rules import *
    >>> application = Application(
    ...     submitted_on=date(2026, 3, 2),
    ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
    ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
    ... )
    >>> assess(application, on=date(2026, 4, 1)).outcome.value
    'incomplete'
"""

import datetime as dt

from cerp_rules._calendar import civil_day
from cerp_rules._checks import check_type
from cerp_rules.applications import Application
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import Assessment
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.rules import RULES

__all__ = ["assess"]


def assess(application: Application, *, on: dt.date, policy: Policy = PUBLISHED) -> Assessment:
    """Decide whether an application can be pre-approved, and say why clause by clause.

    Args:
        application: What was submitted.
        on: The civil day that stands for the day of decision, no earlier than the submission.
        policy: The edition that governs.

    Returns:
        The findings in the page's order and the outcome they add up to.

    Raises:
        InvalidValueError: an argument is of another class, or `on` is before the submission.

    Source: the sections Who Can Submit, Applications, Approval Period, Fees and Reviews.

    Example:
        >>> from cerp_rules import *
        >>> from datetime import date
        >>> application = load(
        ...     {
        ...         "submitted_on": "2026-03-02",
        ...         "sponsor": {"name": "Cascadia Wetlands Institute"},
        ...         "offering": {"title": "Field course", "kind": "course"},
        ...     },
        ...     Application,
        ... )
        >>> assess(application, on=date(2026, 4, 1)).missing[0].pointer
        '/sponsor/kind'
    """
    check_type("application", application, Application)
    check_type("policy", policy, Policy)
    day = civil_day("on", on)
    if day < application.submitted_on:
        raise InvalidValueError.of("on", day, "must not be before the day of submission")
    findings = tuple(finding for _, decide in RULES for finding in decide(application, day, policy))
    return Assessment(findings=findings, on=day, edition=policy.edition)
