"""Hold the events up to the decision and its notice."""

from typing import ClassVar

import attrs

from cerp_rules._checks import NAME, PROSE, check_items, check_text, check_type
from cerp_rules._event import Event, EventType, check_reasons
from cerp_rules.applications import Application, RequestedApproval
from cerp_rules.credits import CreditAward
from cerp_rules.errors import InvalidValueError
from cerp_rules.offerings import MOST_SESSIONS, Session
from cerp_rules.reviews import Recommendation, Reviewer

__all__ = [
    "ApplicantNotified",
    "ApplicationAmended",
    "ApplicationApproved",
    "ApplicationDeclined",
    "ApplicationSubmitted",
    "ApplicationWithdrawn",
    "ReviewRecorded",
]


@attrs.frozen(kw_only=True)
class ApplicationSubmitted(Event):
    """An application was submitted; the first event of every case.

    Attributes:
        on: The civil day of submission, that of the application.
        application: What was submitted.

    Raises:
        InvalidValueError: the application is none, or was submitted on another day.

    Source: clause ``applications.form``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> application = Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
        ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
        ... )
        >>> ApplicationSubmitted(on=date(2026, 3, 2), application=application).type.value
        'application_submitted'
    """

    type: ClassVar[EventType] = EventType.APPLICATION_SUBMITTED

    application: Application

    def __attrs_post_init__(self) -> None:
        """Check the members, and that the two days are one."""
        super().__attrs_post_init__()
        check_type("application", self.application, Application)
        if self.application.submitted_on != self.on:
            raise InvalidValueError.of("on", self.on, "must be the day of submission")


@attrs.frozen(kw_only=True)
class ApplicationAmended(Event):
    """The applicant put another version in the place of the application.

    Attributes:
        on: The civil day of the amendment.
        application: The application as it now is, with the day of its submission kept.

    Raises:
        InvalidValueError: the application is none.

    Source: clause ``applications.form``; reading ``review_clock``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> application = Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="Cascadia Wetlands Institute", kind=SponsorKind.OTHER),
        ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
        ... )
        >>> ApplicationAmended(on=date(2026, 3, 9), application=application).on.isoformat()
        '2026-03-09'
    """

    type: ClassVar[EventType] = EventType.APPLICATION_AMENDED

    application: Application

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        check_type("application", self.application, Application)


@attrs.frozen(kw_only=True)
class ApplicationWithdrawn(Event):
    """The applicant withdrew the application before a decision.

    Attributes:
        on: The civil day of the withdrawal.

    Raises:
        InvalidValueError: the day is none.

    Source: clause ``applications.form``.

    Example:
        >>> from datetime import date
        >>> ApplicationWithdrawn(on=date(2026, 3, 9)).type.value
        'application_withdrawn'
    """

    type: ClassVar[EventType] = EventType.APPLICATION_WITHDRAWN


@attrs.frozen(kw_only=True)
class ReviewRecorded(Event):
    """A review of the application came to a recommendation.

    Attributes:
        on: The civil day of the review.
        reviewer: Who reviewed.
        recommendation: What is recommended.
        remarks: 1 to 2,000 characters; None for none.

    Raises:
        InvalidValueError: a member is blank, too long, or of another class.

    Source: clause ``reviews.reviewers``; reading ``reviews_required``.

    Example:
        >>> from datetime import date
        >>> ReviewRecorded(
        ...     on=date(2026, 3, 16),
        ...     reviewer=Reviewer.COMMITTEE,
        ...     recommendation=Recommendation.APPROVE,
        ... ).remarks is None
        True
    """

    type: ClassVar[EventType] = EventType.REVIEW_RECORDED

    reviewer: Reviewer
    recommendation: Recommendation
    remarks: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        check_type("reviewer", self.reviewer, Reviewer)
        check_type("recommendation", self.recommendation, Recommendation)
        if self.remarks is not None:
            check_text("remarks", self.remarks, PROSE)


@attrs.frozen(kw_only=True)
class ApplicationApproved(Event):
    """SER approved the application.

    Attributes:
        on: The civil day of the decision.
        approval_code: The approval code, 1 to 300 characters.
        credits: What each session gives.
        granted: What is granted; None for what the application asks for or, where sessions are
            named, for these.
        sessions: Exactly the sessions that are granted, at most 1,000; none where the decision
            names none.

    Raises:
        InvalidValueError: a member is blank, too long, too many, or of another class.

    Source: clauses ``benefits.known-credits``, ``approval-period.two-years``,
    ``reviews.reviewers``; readings ``approval-code``, ``one-off-scope``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> ApplicationApproved(
        ...     on=date(2026, 4, 1), approval_code="CEC-0117", credits=CreditAward(value=16)
        ... ).granted is None
        True
    """

    type: ClassVar[EventType] = EventType.APPLICATION_APPROVED

    approval_code: str
    credits: CreditAward
    granted: RequestedApproval | None = None
    sessions: tuple[Session, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check the members; whether so much can be granted, the rules decide."""
        super().__attrs_post_init__()
        check_text("approval_code", self.approval_code, NAME)
        check_type("credits", self.credits, CreditAward)
        if self.granted is not None:
            check_type("granted", self.granted, RequestedApproval)
        check_items("sessions", self.sessions, Session, MOST_SESSIONS)


@attrs.frozen(kw_only=True)
class ApplicationDeclined(Event):
    """SER declined the application.

    Attributes:
        on: The civil day of the decision.
        reasons: 1 to 100 reasons, each of 1 to 2,000 characters.

    Raises:
        InvalidValueError: there is no reason, or one is blank or too long.

    Source: clause ``reviews.reviewers``.

    Example:
        >>> from datetime import date
        >>> ApplicationDeclined(on=date(2026, 4, 1), reasons=("Out of scope",)).reasons
        ('Out of scope',)
    """

    type: ClassVar[EventType] = EventType.APPLICATION_DECLINED

    reasons: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        check_reasons(self.reasons)


@attrs.frozen(kw_only=True)
class ApplicantNotified(Event):
    """SER told the applicant the result.

    Attributes:
        on: The civil day the applicant was told.

    Raises:
        InvalidValueError: the day is none.

    Source: clause ``reviews.notice``; reading ``notified-filed``.

    Example:
        >>> from datetime import date
        >>> ApplicantNotified(on=date(2026, 4, 2)).type.value
        'applicant_notified'
    """

    type: ClassVar[EventType] = EventType.APPLICANT_NOTIFIED
