"""Hold what an approval grants, and its entry in SER's calendar.

Clauses served: ``benefits.known-credits``, ``approval-period.two-years``, ``reviews.calendar``.
What is left out: how long the approval is in force (`cerp_rules.lifecycle`).

    >>> from datetime import date
    >>> from cerp_rules import Approval, CreditAward, RequestedApproval
    >>> Approval(
    ...     code="CEC-0117", credits=CreditAward(value=16),
    ...     granted=RequestedApproval.TWO_YEARS, decided_on=date(2026, 4, 1),
    ... ).sessions
    ()
"""

import attrs
from pendulum import Date

from cerp_rules._calendar import as_day
from cerp_rules._checks import NAME, check_day, check_items, check_text, check_type
from cerp_rules.applications import RegistrationContact, RequestedApproval
from cerp_rules.credits import CreditAward
from cerp_rules.errors import InvalidValueError
from cerp_rules.offerings import MOST_SESSIONS, Session

__all__ = ["Approval", "CalendarEntry"]


@attrs.frozen(kw_only=True)
class Approval:
    """What SER granted.

    Attributes:
        code: The approval code, 1 to 300 characters.
        credits: What each session gives.
        granted: Two years, or the listed sessions.
        sessions: The sessions granted, at most 1,000; none where two years are.
        decided_on: The civil day of the decision, 1900 to 2200.

    Raises:
        InvalidValueError: a member is blank, too long, too many, no day, or of another class, or
            sessions stand beside two years.

    Source: clauses ``benefits.known-credits``, ``approval-period.two-years``; readings
    ``approval-code``, ``one-off-scope``.

    Example:
        >>> from datetime import date
        >>> print(
        ...     Approval(
        ...         code="CEC-0117",
        ...         credits=CreditAward(value="2.5"),
        ...         granted=RequestedApproval.TWO_YEARS,
        ...         decided_on=date(2026, 4, 1),
        ...     ).credits
        ... )
        2.5 CEC
    """

    code: str
    credits: CreditAward
    granted: RequestedApproval
    sessions: tuple[Session, ...] = ()
    decided_on: Date = attrs.field(converter=as_day)

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("code", self.code, NAME)
        check_type("credits", self.credits, CreditAward)
        check_type("granted", self.granted, RequestedApproval)
        check_items("sessions", self.sessions, Session, MOST_SESSIONS)
        check_day("decided_on", self.decided_on)
        if self.sessions and self.for_two_years:
            raise InvalidValueError.of("sessions", self.sessions, "must be none beside two years")

    @property
    def for_two_years(self) -> bool:
        """Whether two years were granted, and not the listed sessions."""
        return self.granted is RequestedApproval.TWO_YEARS


@attrs.frozen(kw_only=True)
class CalendarEntry:
    """What SER lists of an approved offering.

    Attributes:
        title: The title of the offering, 1 to 300 characters.
        sponsor: The sponsor's name, 1 to 300 characters.
        sessions: The sessions, at most 1,000.
        credits: What each session gives.
        registration_contact: How participants register; None when the application does not say.
        approval_code: The approval code, 1 to 300 characters.

    Raises:
        InvalidValueError: a member is blank, too long, too many, or of another class.

    Source: clauses ``reviews.calendar``, ``benefits.promotion``.

    Example:
        >>> CalendarEntry(
        ...     title="Field course",
        ...     sponsor="Cascadia Wetlands Institute",
        ...     credits=CreditAward(value=16),
        ...     approval_code="CEC-0117",
        ... ).sessions
        ()
    """

    title: str
    sponsor: str
    sessions: tuple[Session, ...] = ()
    credits: CreditAward
    registration_contact: RegistrationContact | None = None
    approval_code: str

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_text("title", self.title, NAME)
        check_text("sponsor", self.sponsor, NAME)
        check_items("sessions", self.sessions, Session, MOST_SESSIONS)
        check_type("credits", self.credits, CreditAward)
        if self.registration_contact is not None:
            check_type("registration_contact", self.registration_contact, RegistrationContact)
        check_text("approval_code", self.approval_code, NAME)
