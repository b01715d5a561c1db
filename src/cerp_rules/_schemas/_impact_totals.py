"""Describe the totals of what a change of policy changes."""

from collections.abc import Iterable, Mapping
from typing import Final

from cerp_rules._schemas._assessment import OUTCOMES
from cerp_rules._schemas._duty import STATUSES
from cerp_rules._schemas._parts import (
    Schema,
    choice,
    clause,
    difference,
    identifier,
    listing,
    member,
    record,
    ref,
    whole,
)
from cerp_rules.answer_changes import ChangeKind
from cerp_rules.case_impacts import MOST_ITEMS
from cerp_rules.duty_values import DutyStatus
from cerp_rules.events import EventType
from cerp_rules.findings import Outcome
from cerp_rules.impact_totals import MOST_LINES
from cerp_rules.transitions import Status

__all__ = ["TOTALS", "counting", "having", "one_side_at_least", "totals"]


def counting(most: int) -> Schema:
    """Describe a whole number from one to this."""
    return {**whole(most), "minimum": 1}


def having(present: Iterable[str], absent: Iterable[str] = ()) -> Schema:
    """Say which members are there and which are not."""
    # Strict validators want a member that is required to be named among the properties.
    members = {**dict.fromkeys(present, True), **dict.fromkeys(absent, False)}
    return {"type": "object", "properties": members, "required": list(present)}


def one_side_at_least() -> list[Schema]:
    """Say that there is what was before, or what comes after, or both."""
    return [having(("before",)), having(("after",))]


def _count(title: str, description: str) -> Schema:
    return member(whole(MOST_ITEMS), title, description, 1)


def _lines_count() -> Schema:
    return member(counting(MOST_ITEMS), "Count", "How many.", 1)


def _kinds() -> dict[str, Schema]:
    do = {ChangeKind.APPEARS: "appear", ChangeKind.VANISHES: "vanish", ChangeKind.CHANGES: "change"}
    return {kind.value: _count(kind.capitalize(), f"How many {do[kind]}.") for kind in ChangeKind}


def _clause() -> Schema:
    return member(clause(), "Clause", "The clause it rests on.", "reviews.notice")


def _flip() -> Schema:
    outcome = choice(Outcome, OUTCOMES)
    members = {
        "of": member(
            {"type": "string", "enum": ["application", "completion"]},
            "Of",
            "Whose outcomes.",
            "application",
        ),
        "before": member(outcome, "Before", "The outcome before.", "eligible"),
        "after": member(outcome, "After", "The outcome after.", "incomplete"),
        "count": _lines_count(),
    }
    return record("Flips", "Outcomes that flip one way.", members, tuple(members))


def _finding() -> Schema:
    members = {
        "rule": member(identifier(), "Rule", "The rule that judged.", "first-session"),
        "clause": _clause(),
        **_kinds(),
    }
    return record("Findings", "Findings of one rule that change.", members, tuple(members))


def _duty() -> Schema:
    status = choice(DutyStatus, STATUSES)
    members = {
        "id": member(identifier(), "Id", "The duty.", "fee"),
        "clause": _clause(),
        "before": member(status, "Before", "Where it stood; absent where it appears.", "pending"),
        "after": member(status, "After", "Where it stands; absent where it vanishes.", "breached"),
        "count": _lines_count(),
    }
    required = ("id", "clause", "count")
    description = "Duties that move from one status to another."
    return {**record("Duties", description, members, required), "anyOf": one_side_at_least()}


def _deadline() -> Schema:
    days = difference()
    members = {
        "duty_id": member(identifier(), "Duty id", "The duty it belongs to.", "review-notice"),
        "clause": _clause(),
        **_kinds(),
        "least": member(days, "Least", "The smallest move in days; absent without one.", -14),
        "most": member(days, "Most", "The greatest move in days; absent without one.", -14),
    }
    required = tuple(one for one in members if one not in {"least", "most"})
    return record("Deadlines", "Deadlines of one duty that change.", members, required)


def _standing() -> Schema:
    members = {
        "before": member(choice(Status), "Before", "The status before.", "in_force"),
        "after": member(choice(Status), "After", "The status after.", "expired"),
        "count": _lines_count(),
    }
    return record("Standings", "Cases that stand elsewhere.", members, tuple(members))


def _refusal() -> Schema:
    members = {
        "type": member(choice(EventType), "Type", "The type of event.", "application_approved"),
        "before": _count("Before", "How many only the policy before refuses."),
        "after": _count("After", "How many only the policy after refuses."),
    }
    description = "Events of one type that only one of the policies refuses."
    return record("Refusals", description, members, tuple(members))


TOTALS: Final[Mapping[str, Schema]] = {
    "flip_total": _flip(),
    "finding_total": _finding(),
    "duty_total": _duty(),
    "deadline_total": _deadline(),
    "standing_total": _standing(),
    "refusal_total": _refusal(),
}
"""The definition of a line of each kind of total."""


def totals() -> Schema:
    """Describe the totals, by kind of change."""

    def lines(part: str, title: str, description: str) -> Schema:
        return member(listing(ref(part), MOST_LINES), title, description, [])

    members = {
        "items": _count("Items", "How many applications and cases there were."),
        "skipped": _count("Skipped", "How many came after the day asked for."),
        "unchanged": _count("Unchanged", "How many did not change."),
        "changed": _count("Changed", "How many changed."),
        "in_words_alone": _count("In words alone", "How many of those changed in words alone."),
        "flips": lines("flip_total", "Flips", "The outcomes that flip, by way."),
        "findings": lines("finding_total", "Findings", "The findings that change, by rule."),
        "duties": lines("duty_total", "Duties", "The duties that change, by duty and way."),
        "deadlines": lines("deadline_total", "Deadlines", "The deadlines that change, by duty."),
        "standings": lines("standing_total", "Standings", "The cases that stand elsewhere."),
        "refusals": lines("refusal_total", "Refusals", "The events that one policy refuses."),
    }
    required = ("items", "skipped", "unchanged", "changed")
    return record("Totals", "What changes, by kind of change.", members, required)
