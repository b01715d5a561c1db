"""Assess an application, a completion or a use in marketing: run the rules, add the findings up.

What is left out: what is owed by when (`cerp_rules.duties_owed`).

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

import attrs

from cerp_rules._attending import Deliveries, attended_of
from cerp_rules._calendar import civil_day
from cerp_rules._checks import check_type
from cerp_rules.applications import Application
from cerp_rules.completions import Completion
from cerp_rules.errors import InvalidValueError
from cerp_rules.findings import Assessment, sound_assessment
from cerp_rules.lifecycle import PreApproval, facts_known_on
from cerp_rules.marketing import MarketingUse
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.policy_book import PolicyBook, check_policy
from cerp_rules.rules._attended import Attended
from cerp_rules.rules.completion import award_of
from cerp_rules.rules.every_rule import COMPLETION_RULES, MARKETING_RULES
from cerp_rules.rules.whole_application import judge_application

__all__ = ["assess", "assess_completion", "assess_marketing", "judge_completion"]


def assess(
    application: Application, *, on: dt.date, policy: Policy | PolicyBook = PUBLISHED
) -> Assessment:
    """Decide whether an application can be pre-approved, and say why clause by clause.

    Args:
        application: What was submitted.
        on: The civil day that stands for the day of decision, no earlier than the submission.
        policy: An edition, or a book of editions that selects the one that governs.

    Returns:
        The findings in the page's order and the outcome they add up to.

    Raises:
        InvalidValueError: an argument is of another class, or `on` is before the submission.
        NotInForceError: no edition of the book was in force on the day of submission.

    Source: the sections Who Can Submit, Applications, Approval Period, Fees and Reviews; reading
    ``governing_edition``.

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
    check_policy(policy)
    day = civil_day("on", on)
    if day < application.submitted_on:
        raise InvalidValueError.of("on", day, "must not be before the day of submission")
    edition = policy.governing(submitted_on=application.submitted_on, decided_on=day)
    return sound_assessment(judge_application(application, day, edition), day, edition.edition)


def assess_completion(
    completion: Completion,
    case: PreApproval,
    *,
    on: dt.date,
    renewal_on: dt.date | None = None,
) -> Assessment:
    """Decide whether credits may be assigned for a completion, and how many.

    Decisive are coverage by the approval, attendance, requirements, the sponsor's confirmation and
    its issue, and the upload where a renewal is given.
    What the sponsor does late or leaves out is found too, and costs the participant nothing.

    Args:
        completion: What is known of it; what is dated after `on` is not yet known.
        case: The pre-approval of the offering.
        on: The civil day that is asked about, no earlier than the submission.
        renewal_on: The civil day of the certificant's renewal; None to leave the upload out.

    Returns:
        The findings in the page's order; `award` holds the credits where the outcome is ELIGIBLE.

    Raises:
        InvalidValueError: an argument is of another class, or `on` is before the submission.

    Source: the sections Confirmation of Completion and Record Maintenance; clauses
    ``approval-period.two-years``, ``benefits.known-credits``, ``oversight.measures``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> session = Session(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 3))
        >>> case = PreApproval.submit(Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="R. Alder"),
        ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP, sessions=(session,)),
        ... ))
        >>> completion = Completion(participant=Participant(name="L. Birch"), session=session)
        >>> assessment = assess_completion(completion, case, on=date(2026, 6, 10))
        >>> print(assessment.outcome.value, assessment.award)
        incomplete None
    """
    check_type("completion", completion, Completion)
    check_type("case", case, PreApproval)
    day = civil_day("on", on)
    renewal = None if renewal_on is None else civil_day("renewal_on", renewal_on)
    facts = facts_known_on(case, day)
    deliveries = Deliveries(case.events, day)
    return judge_completion(attended_of(completion, facts, deliveries, on=day, renewal_on=renewal))


def judge_completion(attended: Attended) -> Assessment:
    """Do what `assess_completion` does, on a completion that was brought together with its case."""
    findings = tuple(one for _, decide in COMPLETION_RULES for one in decide(attended))
    edition = attended.edition.edition
    assessment = Assessment(findings=findings, on=attended.on, edition=edition)
    return attrs.evolve(assessment, award=award_of(attended)) if assessment.ok else assessment


def assess_marketing(use: MarketingUse, case: PreApproval, *, on: dt.date) -> Assessment:
    """Decide whether an approval, or the logo, may be used in marketing on a day.

    Args:
        use: What is used, and for what.
        case: The pre-approval of the offering.
        on: The civil day of the use, no earlier than the submission.

    Returns:
        The findings in the page's order and the outcome they add up to.

    Raises:
        InvalidValueError: an argument is of another class, or `on` is before the submission.

    Source: clauses ``marketing.claim``, ``marketing.logo-request``, ``marketing.logo-use``;
    readings ``marketing_start``, ``logo``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> case = PreApproval.submit(Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="R. Alder"),
        ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
        ... ))
        >>> use = MarketingUse(kind=MarketingKind.CLAIM, says=MarketingClaim.PENDING)
        >>> assess_marketing(use, case, on=date(2026, 3, 9)).outcome.value
        'ineligible'
    """
    check_type("use", use, MarketingUse)
    check_type("case", case, PreApproval)
    day = civil_day("on", on)
    facts = facts_known_on(case, day)
    edition = facts.edition_on(day)
    findings = tuple(
        one for _, decide in MARKETING_RULES for one in decide(use, facts, day, edition)
    )
    return Assessment(findings=findings, on=day, edition=edition.edition)
