"""Give a value of each class of the companion policy, for the laws of every value class."""

import datetime as dt
from typing import Any

import attrs

from cerp_rules import (
    CREDIT_SCHEDULES,
    CREDIT_SWITCHES,
    EARLIER_REQUIREMENTS,
    MAINTENANCE_SCHEDULE,
    NEWEST_REQUIREMENTS,
    RECERTIFICATION_REQUIREMENTS,
    CreditAward,
    CreditCategory,
    CreditItem,
    CreditReadings,
    CreditScheduleBook,
    FixedCredits,
    HourRate,
    LedgerEntry,
    Offering,
    OfferingKind,
    RecertificationRequirementsBook,
    assess_recertification,
    propose_credits,
)

ENTRY = LedgerEntry(
    id="1",
    earned_on=dt.date(2026, 3, 2),
    credits=CreditAward(value=6),
    category=CreditCategory.SPECIALIZED_TRAINING,
    title="Field course",
)
ASSESSED = assess_recertification((ENTRY,), cycle_start=dt.date(2026, 3, 1), on=dt.date(2026, 4, 1))
PROPOSAL = propose_credits(
    Offering(title="Sedges", kind=OfferingKind.WORKSHOP, contact_hours=8),
    category=CreditCategory.SPECIALIZED_TRAINING,
    on=dt.date(2026, 3, 2),
)

VALUES: list[tuple[Any, dict[str, Any]]] = [
    (MAINTENANCE_SCHEDULE, {"edition": "another"}),
    (CREDIT_SCHEDULES, {"editions": (MAINTENANCE_SCHEDULE,)}),
    (CreditReadings(), {"hour_length": "fifty_minutes"}),
    (CREDIT_SWITCHES[0], {"question": "How long?"}),
    (HourRate(category=CreditCategory.CONFERENCE, hours=2), {"hours": 1}),
    (
        FixedCredits(item=CreditItem.BOOK, credits=10),
        {"credits": 5},
    ),
    (PROPOSAL, {"advice": "Another category would fit as well."}),
    (EARLIER_REQUIREMENTS, {"edition": "another"}),
    (RECERTIFICATION_REQUIREMENTS, {"editions": (NEWEST_REQUIREMENTS,)}),
    (ENTRY, {"title": "Another course"}),
    (ASSESSED.lines[0], {"entry": attrs.evolve(ENTRY, title="Another course")}),
    (ASSESSED.findings[0], {"message": "More can be earned."}),
    (ASSESSED.years[0], {"number": 2}),
    (ASSESSED, {"edition": "another"}),
]


def members_of(value: Any) -> dict[str, Any]:
    """Give the members by which a value can be built again."""
    fields = attrs.fields(type(value))
    return {one.name: getattr(value, one.name) for one in fields if one.init}


CASES = [(type(value), members_of(value), change) for value, change in VALUES]
"""Each class with the members of a value and a change that makes another value."""
BOOKS = (CreditScheduleBook, RecertificationRequirementsBook)
"""What has one member, the editions, and takes it by position."""
