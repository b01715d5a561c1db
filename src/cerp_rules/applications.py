"""Hold what a sponsor submits: the application for pre-approval.

Clauses served: ``applications.form`` and the required information under it.
An application that is incomplete is a real thing and can be built; a malformed one cannot.
What is left out: what happens to it afterwards.

    >>> from datetime import date
    >>> from cerp_rules import Application, Offering, OfferingKind, Sponsor
    >>> application = Application(
    ...     submitted_on=date(2026, 3, 2),
    ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
    ...     offering=Offering(title="Riparian field course", kind=OfferingKind.COURSE),
    ... )
    >>> application.instructors
    ()
"""

from enum import StrEnum
from typing import Final

import attrs
from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import as_day
from cerp_rules._checks import (
    ADDRESS,
    EMAIL,
    NAME,
    PHONE,
    check_day,
    check_items,
    check_pattern,
    check_text,
    check_type,
)
from cerp_rules.fees import Fee
from cerp_rules.offerings import Offering
from cerp_rules.sponsors import Instructor, Sponsor

__all__ = ["Application", "RegistrationContact", "RequestedApproval"]

MOST_CO_SPONSORS: Final = 50
MOST_INSTRUCTORS: Final = 500


class RequestedApproval(StrEnum):
    """What approval is asked for, and later granted.

    Source: clause ``approval-period.two-years``; reading ``one-off-scope``.
    """

    TWO_YEARS = "two_years"
    LISTED_SESSIONS = "listed_sessions"


@attrs.frozen(kw_only=True)
class RegistrationContact:
    """How participants register.

    Attributes:
        name: Whom to ask for, 1 to 300 characters; None, as each of the four, when not given.
        email: An e-mail address, at most 254 characters.
        phone: A telephone number as people write it, 1 to 100 characters.
        url: An http or https address, at most 2,048 characters.

    Raises:
        InvalidValueError: a member is blank, too long, or no such address.

    Source: clause ``applications.registration-contact``; reading ``registration-contact``.

    Example:
        >>> RegistrationContact(email="registrar@example.org").phone is None
        True
    """

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        if self.name is not None:
            check_text("name", self.name, NAME)
        if self.email is not None:
            check_pattern("email", self.email, _text.EMAIL, EMAIL)
        if self.phone is not None:
            check_text("phone", self.phone, PHONE)
        if self.url is not None:
            check_pattern("url", self.url, _text.URL, ADDRESS)


@attrs.frozen(kw_only=True)
class Application:
    """A request for the pre-approval of one offering.

    Attributes:
        application_id: The caller's own name for it, 1 to 300 characters; None for no name.
        submitted_on: The civil day it was submitted, 1900 to 2200.
        sponsor: The one sponsor that answers for the offering.
        co_sponsors: At most 50 others.
        instructors: At most 500 who teach or speak.
        offering: What is offered.
        registration_contact: How participants register; None when not given.
        requested_approval: What is asked for; None stands for the listed sessions.
        fee_paid: What was paid; None when nothing is said of it.

    Raises:
        InvalidValueError: a member is too long, too many, or of another class.

    Source: clauses ``applications.form``, ``applications.sponsor-and-instructors``,
    ``applications.registration-contact``; reading ``one-sponsor``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import OfferingKind
        >>> Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="R. Alder"),
        ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
        ... ).requests_two_years
        False
    """

    application_id: str | None = None
    submitted_on: Date = attrs.field(converter=as_day)
    sponsor: Sponsor
    co_sponsors: tuple[Sponsor, ...] = ()
    instructors: tuple[Instructor, ...] = ()
    offering: Offering
    registration_contact: RegistrationContact | None = None
    requested_approval: RequestedApproval | None = None
    fee_paid: Fee | None = None

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        if self.application_id is not None:
            check_text("application_id", self.application_id, NAME)
        check_day("submitted_on", self.submitted_on)
        check_type("sponsor", self.sponsor, Sponsor)
        check_items("co_sponsors", self.co_sponsors, Sponsor, MOST_CO_SPONSORS)
        check_items("instructors", self.instructors, Instructor, MOST_INSTRUCTORS)
        check_type("offering", self.offering, Offering)
        if self.registration_contact is not None:
            check_type("registration_contact", self.registration_contact, RegistrationContact)
        if self.requested_approval is not None:
            check_type("requested_approval", self.requested_approval, RequestedApproval)
        if self.fee_paid is not None:
            check_type("fee_paid", self.fee_paid, Fee)

    @property
    def requests_two_years(self) -> bool:
        """Whether a pre-approval of two years is asked for, and not that of the listed sessions."""
        return self.requested_approval is RequestedApproval.TWO_YEARS
