"""Hold the events of an approval in force."""

from typing import ClassVar

import attrs

from cerp_rules._checks import check_each_once, check_items, check_type
from cerp_rules._event import Event, EventType
from cerp_rules.errors import InvalidValueError
from cerp_rules.offerings import Session
from cerp_rules.records import RecordKind

__all__ = [
    "LogoRequested",
    "LogoSupplied",
    "OfferingListed",
    "RecordsDelivered",
    "SampleFormRequested",
]


@attrs.frozen(kw_only=True)
class OfferingListed(Event):
    """SER listed the approved offering in its calendar.

    Attributes:
        on: The civil day of the listing.

    Raises:
        InvalidValueError: the day is none.

    Source: clause ``reviews.calendar``.

    Example:
        >>> from datetime import date
        >>> OfferingListed(on=date(2026, 4, 3)).type.value
        'offering_listed'
    """

    type: ClassVar[EventType] = EventType.OFFERING_LISTED


@attrs.frozen(kw_only=True)
class SampleFormRequested(Event):
    """The sponsor asked for the sample of the confirmation form.

    Attributes:
        on: The civil day of the request.

    Raises:
        InvalidValueError: the day is none.

    Source: clause ``completion.sample-form``.

    Example:
        >>> from datetime import date
        >>> SampleFormRequested(on=date(2026, 4, 3)).type.value
        'sample_form_requested'
    """

    type: ClassVar[EventType] = EventType.SAMPLE_FORM_REQUESTED


@attrs.frozen(kw_only=True)
class LogoRequested(Event):
    """The sponsor asked for the logo of the certification program.

    Attributes:
        on: The civil day of the request.

    Raises:
        InvalidValueError: the day is none.

    Source: clause ``marketing.logo-request``; reading ``logo``.

    Example:
        >>> from datetime import date
        >>> LogoRequested(on=date(2026, 4, 3)).type.value
        'logo_requested'
    """

    type: ClassVar[EventType] = EventType.LOGO_REQUESTED


@attrs.frozen(kw_only=True)
class LogoSupplied(Event):
    """SER gave the sponsor the logo.

    Attributes:
        on: The civil day the logo was supplied.

    Raises:
        InvalidValueError: the day is none.

    Source: clause ``marketing.logo-request``; reading ``logo``.

    Example:
        >>> from datetime import date
        >>> LogoSupplied(on=date(2026, 4, 6)).type.value
        'logo_supplied'
    """

    type: ClassVar[EventType] = EventType.LOGO_SUPPLIED


@attrs.frozen(kw_only=True)
class RecordsDelivered(Event):
    """The sponsor delivered records of a session to SER.

    Attributes:
        on: The civil day of the delivery.
        session: The session they are of.
        kinds: What they show, each kind once, at least one.

    Raises:
        InvalidValueError: no kind is named or one twice, or a member is of another class.

    Source: clause ``records.kept``; reading ``records_or``.

    Example:
        >>> from datetime import date
        >>> RecordsDelivered(
        ...     on=date(2026, 6, 20),
        ...     session=Session(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 3)),
        ...     kinds=(RecordKind.ATTENDANCE,),
        ... ).kinds[0].value
        'attendance'
    """

    type: ClassVar[EventType] = EventType.RECORDS_DELIVERED

    session: Session
    kinds: tuple[RecordKind, ...]

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        super().__attrs_post_init__()
        check_type("session", self.session, Session)
        check_items("kinds", self.kinds, RecordKind, len(RecordKind))
        if not self.kinds:
            raise InvalidValueError("kinds", "none", "must name at least one")
        check_each_once("kinds", self.kinds)
