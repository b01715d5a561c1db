"""Compose the schemas of a duty and of a deadline, which the library gives and does not take."""

from typing import Final

from cerp_rules._schemas._parts import (
    Schema,
    choice,
    clause,
    computed_day,
    identifier,
    line,
    listing,
    member,
    name,
    record,
    ref,
    root,
)
from cerp_rules.clauses import Modality, Party
from cerp_rules.duty_values import DeadlineKind, DutyStatus
from cerp_rules.findings import MOST_FACTS

__all__ = [
    "DEADLINE",
    "DUTY",
    "STATUSES",
    "deadline",
    "deadline_record",
    "duty",
    "duty_record",
]

_KINDS: Final = {
    "act_by": "The time to do what must be done.",
    "keep_through": "The time through which something must be kept.",
    "may_until": "The time in which something may be done.",
}
STATUSES: Final = {
    "not_yet": "What it follows on has not happened.",
    "pending": "It binds, or may be used, and nothing more is recorded.",
    "fulfilled": "It was kept, or used.",
    "breached": "It was not kept, or kept too late.",
    "unknown": "A fact that is needed is absent.",
    "lapsed": "It does not bind any more, or may not be used any more.",
}
DEADLINE: Final = {
    "duty_id": "review-notice",
    "subject": "",
    "clause": "reviews.notice",
    "responsible": "ser",
    "kind": "act_by",
    "day_zero": "2026-03-02",
    "due_on": "2026-04-13",
    "counting": "6 weeks from 2 March 2026, which is not counted, end on 13 April 2026",
    "edition": "published",
    "readings": ["review_clock"],
}
"""A deadline, as an example."""
DUTY: Final = {
    "id": "review-notice",
    "subject": "",
    "clause": "reviews.notice",
    "modality": "must",
    "responsible": "ser",
    "status": "pending",
    "deadline": DEADLINE,
    "edition": "published",
    "readings": ["review_clock"],
}
"""A duty with its deadline, as an example."""


def _subject() -> Schema:
    return member(
        {"type": "string"},
        "Subject",
        "What it is about: participant and session, or empty for the case as a whole.",
        "L. Birch, 1 June 2026 to 3 June 2026",
    )


def _clause() -> Schema:
    return member(clause(), "Clause", "The clause it rests on.", "reviews.notice")


def _edition() -> Schema:
    return member(name(), "Edition", "The edition of the policy that was applied.", "published")


def _readings() -> Schema:
    return member(
        listing(identifier(), MOST_FACTS),
        "Readings",
        "The readings it relied on.",
        ["review_clock"],
    )


def deadline_record() -> Schema:
    """Describe a deadline."""
    members = {
        "duty_id": member(identifier(), "Duty id", "The duty it belongs to.", "review-notice"),
        "subject": _subject(),
        "clause": _clause(),
        "responsible": member(
            choice(Party), "Responsible", "Who has to act, to keep, or may act.", "ser"
        ),
        "kind": member(choice(DeadlineKind, _KINDS), "Kind", "What the last day ends.", "act_by"),
        "day_zero": member(computed_day(), "Day zero", "The day it is counted from.", "2026-03-02"),
        "due_on": member(computed_day(), "Due on", "The last day.", "2026-04-13"),
        "met_on": member(
            computed_day(),
            "Met on",
            "The day it was met; absent when that has not happened.",
            "2026-04-02",
        ),
        "counting": member(
            line(), "Counting", "How the last day was found, in words.", DEADLINE["counting"]
        ),
        "edition": _edition(),
        "readings": _readings(),
    }
    required = tuple(one for one in members if one != "met_on")
    return record("Deadline", "The last day of something, and how it was found.", members, required)


def deadline() -> Schema:
    """Compose the schema of a deadline."""
    return root("deadline", deadline_record(), {})


def duty() -> Schema:
    """Compose the schema of a duty."""
    return root("duty", duty_record(), {"deadline": deadline_record()})


def duty_record() -> Schema:
    """Describe a duty with the deadline that it may have."""
    members = {
        "id": member(identifier(), "Id", "Its name.", "review-notice"),
        "subject": _subject(),
        "clause": _clause(),
        "modality": member(choice(Modality), "Modality", "How binding it is.", "must"),
        "responsible": member(choice(Party), "Responsible", "Who must, should or may.", "ser"),
        "status": member(choice(DutyStatus, STATUSES), "Status", "Where it stands.", "pending"),
        "deadline": member(
            ref("deadline"),
            "Deadline",
            "Its last day; absent where it has none, or none is known yet.",
            DEADLINE,
        ),
        "edition": _edition(),
        "readings": _readings(),
    }
    required = tuple(one for one in members if one != "deadline")
    description = "What somebody must, should or may do, and where that stands."
    return record("Duty", description, members, required)
