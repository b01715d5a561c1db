"""Count the days that an approval is in force, and say which sessions it covers.

Clause covered: ``approval-period.two-years``.
What is left out: whether so much may be asked for or granted (`cerp_rules.rules`).
"""

import unicodedata
from collections.abc import Iterable
from typing import Final

from pendulum import Date

from cerp_rules.applications import Application
from cerp_rules.offerings import OfferingKind, Session
from cerp_rules.periods import DatePeriod
from cerp_rules.policy import Policy
from cerp_rules.readings import ApprovalEnd, ApprovalStart, RecurringScope, SessionsInside

__all__ = [
    "LAST_DAY_READINGS",
    "bounds_that_count",
    "can_have_two_years",
    "covered",
    "days_that_count",
    "in_scope",
    "listed_period",
    "not_over",
    "plain_text",
    "same_run",
    "same_text",
    "two_year_period",
]

LAST_DAY_READINGS: Final = (
    "approval_start", "approval_end", "termination_day", "appeal_stay", "appeal_majority",
)  # fmt: skip
"""The readings on which it rests through what day an approval is in force."""


def in_scope(application: Application, policy: Policy) -> bool:
    """Tell whether two years are open to this kind of offering."""
    any_offering = policy.readings.recurring_scope is RecurringScope.ANY_OFFERING
    return any_offering or application.offering.kind is OfferingKind.COURSE


def can_have_two_years(application: Application, policy: Policy) -> bool:
    """Tell whether it is settled that two years can be granted."""
    return application.offering.recurring is True and in_scope(application, policy)


def two_year_period(
    sessions: Iterable[Session], decided: Date, notified: Date | None, policy: Policy
) -> DatePeriod | None:
    """Give the days of an approval of two years, or None while no day starts them."""
    start = _start(sessions, decided, notified, policy)
    if start is None:
        return None
    through = policy.readings.approval_end is ApprovalEnd.ANNIVERSARY
    return policy.approval_term.in_force_from(start, through_anniversary=through)


def _start(
    sessions: Iterable[Session], decided: Date, notified: Date | None, policy: Policy
) -> Date | None:
    reading = policy.readings.approval_start
    if reading is ApprovalStart.DECISION:
        return decided
    if reading is ApprovalStart.NOTIFICATION:
        return notified
    # An approval does not reach back: the first session that starts once it is decided.
    starts = (one.starts_on for one in sessions)
    return min((day for day in starts if day >= decided), default=None)


def not_over(sessions: Iterable[Session], decided: Date) -> tuple[Session, ...]:
    """Give the sessions that are not over on the first day of the approval."""
    return tuple(one for one in sessions if one.ends_on >= decided)


def listed_period(sessions: Iterable[Session], decided: Date) -> DatePeriod | None:
    """Give the days of an approval of these sessions, or None when there is none.

    It begins with the decision, also where that names a session that was over before.
    """
    ends = [one.ends_on for one in sessions]
    return DatePeriod(first=decided, last=max(decided, *ends)) if ends else None


def bounds_that_count(session: Session, inside: SessionsInside) -> tuple[Date, Date]:
    """Give the first and the last day of a session that must lie in the approval period."""
    first = session.ends_on if inside is SessionsInside.LAST else session.starts_on
    last = session.starts_on if inside is SessionsInside.FIRST else session.ends_on
    return first, last


def days_that_count(session: Session, inside: SessionsInside) -> DatePeriod:
    """Give the days of a session that must lie in the approval period."""
    first, last = bounds_that_count(session, inside)
    return DatePeriod(first=first, last=last)


def covered(
    sessions: Iterable[Session], period: DatePeriod | None, decided: Date, policy: Policy
) -> tuple[Session, ...]:
    """Give the sessions that an approval for a term of years covers.

    While no day has started its period, those that a period from the decision on could cover.
    """
    counting = ((one, *bounds_that_count(one, policy.readings.sessions_inside)) for one in sessions)
    if period is None:
        return tuple(one for one, first, _ in counting if first >= decided)
    begins, ends = period.first, period.last
    return tuple(one for one, first, last in counting if begins <= first and last <= ends)


def same_text(one: str, other: str) -> bool:
    """Tell whether two names are the same, trimmed and in normal form C."""
    return plain_text(one) == plain_text(other)


def plain_text(text: str) -> str:
    """Give a name as names are compared: trimmed and in normal form C."""
    return unicodedata.normalize("NFC", text.strip())


def same_run(one: Session, other: Session) -> bool:
    """Tell whether two sessions are one: the same days and, where both name one, the same place."""
    if (one.starts_on, one.ends_on) != (other.starts_on, other.ends_on):
        return False
    return one.place is None or other.place is None or same_text(one.place, other.place)
