"""Say who must, should or may do what, by when, and where each of that stands on a day.

Every clause of the page that binds or entitles somebody has at least one duty; what is owed for a
completion exists only for completions that are given.
What is left out: reminders, which are the embedder's.

    >>> from datetime import date
    >>> from cerp_rules import *
    >>> case = PreApproval.submit(Application(
    ...     submitted_on=date(2026, 3, 2),
    ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
    ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
    ... ))
    >>> [(one.duty_id, one.due_on.isoformat()) for one in deadlines(case, on=date(2026, 3, 9))]
    [('review-notice', '2026-04-13')]
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from types import MappingProxyType
from typing import Final

from pendulum import Date

from cerp_rules._attending import Deliveries, attended_of
from cerp_rules._calendar import civil_day
from cerp_rules._case_duties import Known, case_duties
from cerp_rules._checks import check_type
from cerp_rules._completion_duties import completion_duties
from cerp_rules._duty_parts import before_approval, deadline_of, duty
from cerp_rules._text import excerpt
from cerp_rules.applications import Application
from cerp_rules.case import CaseFacts
from cerp_rules.clauses import PLACES, Modality, Party
from cerp_rules.completions import Completion
from cerp_rules.duty_values import Deadline, Duty, DutyStatus
from cerp_rules.errors import InvalidValueError
from cerp_rules.events import ApplicationAmended, ApplicationSubmitted
from cerp_rules.lifecycle import PreApproval, facts_known_on
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.policy_book import PolicyBook, check_policy
from cerp_rules.rules.reviews import readings_relied_on, review_ends, review_starts_on

__all__ = ["deadlines", "duties", "review_deadline"]

_NO_RENEWALS: Final[Mapping[str, dt.date]] = MappingProxyType({})
_PROCEDURES: Final = ("completion.", "records.", "marketing.")


def duties(
    case: PreApproval,
    completions: Iterable[Completion] = (),
    *,
    on: dt.date,
    renewals: Mapping[str, dt.date] = _NO_RENEWALS,
) -> tuple[Duty, ...]:
    """Give what each party must, should or may do, and where that stands on a day.

    Args:
        case: The pre-approval.
        completions: Completions of its offering; what is dated after `on` is not yet known.
        on: The civil day that is asked about, no earlier than the submission.
        renewals: The civil day of the renewal of each certificant, by certificant id, for the
            deadline of the upload; a certificant without one has an upload without a deadline.

    Returns:
        The duties of the case in the page's order, then those of each completion.

    Raises:
        InvalidValueError: an argument is of another class, or `on` is before the submission.

    Source: every clause of the page; the readings that each duty names.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> case = PreApproval.submit(Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
        ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
        ... ))
        >>> owed = duties(case, on=date(2026, 3, 9))
        >>> [one.id for one in owed if one.status is DutyStatus.PENDING][-3:]
        ['coordinator-review', 'committee-review', 'review-notice']
    """
    check_type("case", case, PreApproval)
    day = civil_day("on", on)
    facts = facts_known_on(case, day)
    versions = tuple(
        (one.on, one.application)
        for one in case.events
        if isinstance(one, ApplicationSubmitted | ApplicationAmended) and one.on <= day
    )
    of_case = tuple(case_duties(Known(facts=facts, versions=versions, on=day)))
    of_completions = tuple(_of_completions(case, facts, completions, day, renewals))
    procedures = _procedures(facts, day, (*of_case, *of_completions))
    in_order = sorted((*of_case, procedures), key=lambda one: PLACES[one.clause])
    return (*in_order, *of_completions)


def _of_completions(
    case: PreApproval,
    facts: CaseFacts,
    completions: Iterable[Completion],
    on: Date,
    renewals: Mapping[str, dt.date],
) -> Iterator[Duty]:
    if not isinstance(completions, Iterable):
        raise InvalidValueError.of("completions", completions, "must be completions")
    if not isinstance(renewals, Mapping):
        raise InvalidValueError.of("renewals", renewals, "must name a day for certificants")
    for name in renewals:
        check_type("renewals", name, str)
    renewed = {
        name: civil_day(f"renewals[{excerpt(name)!r}]", day) for name, day in renewals.items()
    }
    deliveries = Deliveries(case.events, on)
    for index, completion in enumerate(completions):
        check_type(f"completions[{index}]", completion, Completion)
        certificant = completion.participant.certificant_id
        renewal_on = None if certificant is None else renewed.get(certificant)
        attended = attended_of(completion, facts, deliveries, on=on, renewal_on=renewal_on)
        yield from completion_duties(attended)


def _procedures(facts: CaseFacts, on: Date, owed: tuple[Duty, ...]) -> Duty:
    """Add up what a sponsor that was granted pre-approval keeps to."""
    added = [
        one
        for one in owed
        if one.responsible is Party.SPONSOR and one.clause.startswith(_PROCEDURES)
    ]
    status = before_approval(facts)
    if status is None:
        musts = (one.status for one in added if one.modality is Modality.MUST)
        breached = DutyStatus.BREACHED in musts
        status = DutyStatus.BREACHED if breached else DutyStatus.PENDING
    readings = tuple(dict.fromkeys(name for one in added for name in one.readings))
    edition = facts.edition_on(facts.decided_on or on)
    return duty("procedures", "sponsors.procedures", status, edition=edition, readings=readings)


def deadlines(
    case: PreApproval,
    completions: Iterable[Completion] = (),
    *,
    on: dt.date,
    renewals: Mapping[str, dt.date] = _NO_RENEWALS,
) -> tuple[Deadline, ...]:
    """Give the deadlines of the duties, by due day.

    Args:
        case: The pre-approval.
        completions: Completions of its offering; what is dated after `on` is not yet known.
        on: The civil day that is asked about, no earlier than the submission.
        renewals: The civil day of the renewal of each certificant, by certificant id.

    Raises:
        InvalidValueError: an argument is of another class, or `on` is before the submission.

    Source: clauses ``reviews.notice``, ``completion.confirmation``, ``completion.upload``,
    ``records.kept``, ``marketing.claim``, ``oversight.appeal``, ``approval-period.two-years``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> case = PreApproval.submit(Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
        ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
        ... ))
        >>> deadlines(case, on=date(2026, 3, 9))[0].state(on=date(2026, 4, 13)).value
        'due'
    """
    owed = duties(case, completions, on=on, renewals=renewals)
    return tuple(sorted((one.deadline for one in owed if one.deadline), key=attrgetter("due_on")))


def review_deadline(
    application: Application, *, policy: Policy | PolicyBook = PUBLISHED
) -> Deadline | None:
    """Give the last day on which SER can tell the applicant the result in time.

    Args:
        application: What was submitted.
        policy: An edition, or a book of editions, of which that of the day of submission counts.

    Returns:
        The deadline; None while the time has not begun to run, which is so under the reading
        ``review_clock`` as ``completeness`` for an application that lacks something.

    Raises:
        InvalidValueError: an argument is of another class.
        NotInForceError: no edition of the book was in force on the day of submission.

    Source: clause ``reviews.notice``; readings ``review_clock``, ``last_day_roll``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> application = Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
        ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
        ... )
        >>> print(review_deadline(application).counting)
        day 0 is 2 March 2026, not counted; six weeks end on 13 April 2026, counted; no roll
    """
    check_type("application", application, Application)
    check_policy(policy)
    edition = policy.on(application.submitted_on)
    day_zero = review_starts_on(application, edition)
    if day_zero is None:
        return None
    counted = review_ends(day_zero, edition)
    readings = readings_relied_on(edition)
    return deadline_of(
        "review-notice", "reviews.notice", counted, edition=edition, readings=readings
    )
