"""Hold what can happen to a pre-approval, from its submission to a final appeal.

An event is a value with the civil day that counts; events of one day keep the order of the list.
What is left out: whether an event is permitted (`cerp_rules.lifecycle`).

    >>> from datetime import date
    >>> from cerp_rules import ApplicationWithdrawn, dump
    >>> dump(ApplicationWithdrawn(on=date(2026, 3, 9)))
    {'type': 'application_withdrawn', 'on': '2026-03-09'}
"""

from types import MappingProxyType
from typing import Final

from cerp_rules._event import Event, EventType
from cerp_rules._events_of_approval import (
    LogoRequested,
    LogoSupplied,
    OfferingListed,
    RecordsDelivered,
    SampleFormRequested,
)
from cerp_rules._events_of_oversight import (
    AppealDecided,
    AppealFiled,
    MonitoringRecorded,
    PreApprovalTerminated,
    WarningIssued,
)
from cerp_rules._events_of_review import (
    ApplicantNotified,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    ReviewRecorded,
)

__all__ = [
    "EVENTS",
    "AppealDecided",
    "AppealFiled",
    "ApplicantNotified",
    "ApplicationAmended",
    "ApplicationApproved",
    "ApplicationDeclined",
    "ApplicationSubmitted",
    "ApplicationWithdrawn",
    "Event",
    "EventType",
    "LogoRequested",
    "LogoSupplied",
    "MonitoringRecorded",
    "OfferingListed",
    "PreApprovalTerminated",
    "RecordsDelivered",
    "ReviewRecorded",
    "SampleFormRequested",
    "WarningIssued",
]

EVENTS: Final[MappingProxyType[EventType, type[Event]]] = MappingProxyType(
    {
        one.type: one
        for one in (
            ApplicationSubmitted,
            ApplicationAmended,
            ApplicationWithdrawn,
            ReviewRecorded,
            ApplicationApproved,
            ApplicationDeclined,
            ApplicantNotified,
            OfferingListed,
            SampleFormRequested,
            LogoRequested,
            LogoSupplied,
            RecordsDelivered,
            MonitoringRecorded,
            WarningIssued,
            PreApprovalTerminated,
            AppealFiled,
            AppealDecided,
        )
    }
)
"""The class of each type of event."""
