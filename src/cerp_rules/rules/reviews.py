"""Count the time for the review, and compare the planned days with it: section "Reviews".

The time is that of clause ``reviews.notice``, which binds SER; that a session is planned too
early is advice on clause ``applications.sessions`` (reading ``planned-dates``).
What is left out: the reviews themselves and the notice, which are events of a case.
"""

from collections.abc import Iterable

from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules.applications import Application
from cerp_rules.findings import Finding
from cerp_rules.periods import CountedDay, last_day_to_act
from cerp_rules.policy import Policy
from cerp_rules.readings import LastDayRoll, ReviewClock
from cerp_rules.rules._rule import Rule
from cerp_rules.rules.completeness import nothing_missing

__all__ = [
    "RULES",
    "first_day_without_gaps",
    "readings_relied_on",
    "review_ends",
    "review_starts_on",
]

FIRST_SESSION = Rule(id="first-session", clause="applications.sessions")


def readings_relied_on(policy: Policy) -> tuple[str, ...]:
    """Name the readings on which the last day of the review rests.

    When completeness starts the clock, so do the readings that decide what is missing.
    """
    if policy.readings.review_clock is ReviewClock.SUBMISSION:
        return ("review_clock", "last_day_roll")
    return ("review_clock", "last_day_roll", "sponsor_resume", "conference_instructors")


def review_starts_on(application: Application, policy: Policy) -> Date | None:
    """Give the day from which the review is counted, or None while nothing has started it."""
    return first_day_without_gaps(((application.submitted_on, application),), policy)


def first_day_without_gaps(
    versions: Iterable[tuple[Date, Application]], policy: Policy
) -> Date | None:
    """Give the day from which the review is counted, of an application that may be amended.

    It is the day of submission or, under the reading ``completeness``, that of the first version
    from which nothing is missing; None while there is no such version.
    """
    if policy.readings.review_clock is ReviewClock.SUBMISSION:
        return next(application.submitted_on for _, application in versions)
    complete = (day for day, application in versions if nothing_missing(application, policy))
    return next(complete, None)


def review_ends(day_zero: Date, policy: Policy) -> CountedDay:
    """Count the last day on which SER can tell the result in time."""
    roll = policy.readings.last_day_roll is LastDayRoll.NEXT_WORKING_DAY
    return policy.review_notice.count(day_zero, roll=roll, holidays=policy.holidays)


def _last_day_of_review(day_zero: Date, policy: Policy) -> Date:
    """Give the day of `review_ends`; how it was found is not told here."""
    roll = policy.readings.last_day_roll is LastDayRoll.NEXT_WORKING_DAY
    free = frozenset(policy.holidays) if roll else None
    return last_day_to_act(policy.review_notice, day_zero, free)


def first_session(application: Application, on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Advise when a session starts before the time for the review is over."""
    # Sessions that were over on submission are no plans, and are judged elsewhere.
    planned = [
        (session.starts_on, index)
        for index, session in enumerate(application.offering.sessions)
        if session.ends_on >= application.submitted_on
    ]
    if not planned:
        message = "No session is planned that the review could come too late for."
        return (FIRST_SESSION.pass_over("/offering/sessions", message),)
    day_zero = review_starts_on(application, policy)
    # While something is missing, the clock can start on the day asked for at the earliest.
    due_on = _last_day_of_review(day_zero or on, policy)
    starts_on, index = min(planned)
    pointer = f"/offering/sessions/{index}/starts_on"
    ends, due = "review.ends", in_words(due_on)
    last_day = f"{due}, the last day for SER to tell the result"
    if day_zero is None:
        ends = "review.ends_at_the_earliest"
        last_day += f" if nothing were missing on {in_words(on)}"
    facts = (("sessions.first", starts_on.isoformat()), (ends, due_on.isoformat()))
    readings = (*readings_relied_on(policy), "planned-dates")
    first = f"The first session, on {in_words(starts_on)},"
    if starts_on > due_on:
        message = f"{first} starts after {last_day}."
        return (FIRST_SESSION.met(pointer, message, facts=facts, readings=readings),)
    message = f"{first} does not start after {last_day}."
    return (FIRST_SESSION.advise(pointer, message, facts=facts, readings=readings),)


RULES = ((FIRST_SESSION, first_session),)
