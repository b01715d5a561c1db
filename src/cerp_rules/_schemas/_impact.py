"""Compose the schema of what a change of policy changes, which the library gives and does not take.

The parts for one application or case stand by themselves, so that each line of a stream of them can
be judged by its definition.
"""

from collections.abc import Mapping
from typing import Final

from cerp_rules._schemas._assessment import (
    ASSESSMENT,
    FINDING,
    OUTCOMES,
    assessment_record,
    fact,
    finding,
)
from cerp_rules._schemas._duty import DEADLINE, DUTY, deadline_record, duty_record
from cerp_rules._schemas._impact_totals import (
    TOTALS,
    counting,
    having,
    one_side_at_least,
    totals,
)
from cerp_rules._schemas._parts import (
    Schema,
    choice,
    clause,
    computed_day,
    credit_award,
    day,
    difference,
    flag,
    line,
    listing,
    member,
    name,
    record,
    ref,
    root,
    whole,
)
from cerp_rules.answer_changes import ChangeKind
from cerp_rules.case_impacts import MOST_CHANGES, MOST_ITEMS
from cerp_rules.clauses import CLAUSES
from cerp_rules.events import EventType
from cerp_rules.findings import Outcome
from cerp_rules.impacts import MOST_DIFFS
from cerp_rules.policy_diffs import MOST_CHANGES as MOST_POLICY_CHANGES
from cerp_rules.readings import SWITCHES
from cerp_rules.transitions import Status

__all__ = ["impact"]

_SUBJECT: Final = member(
    {"type": "string"},
    "Subject",
    "The completion or the event it is about; absent for the application.",
    "L. Birch, 1 June 2026 to 3 June 2026",
)
_KIND: Final = member(
    choice(
        ChangeKind,
        {
            "appears": "Only the policy after has it.",
            "vanishes": "Only the policy before has it.",
            "changes": "Both have it, and not the same.",
        },
    ),
    "Kind",
    "How it changes.",
    "changes",
)

_FOUND: Final = {
    **{name: value for name, value in FINDING.items() if name not in {"question", "supplied_by"}},
    "verdict": "open",
    "message": "Whether a sponsor of this kind may apply is for a person to decide.",
}
_MOVED: Final = {
    **DEADLINE,
    "due_on": "2026-03-30",
    "counting": "4 weeks from 2 March 2026, which is not counted, end on 30 March 2026",
    "edition": "draft",
}
_PERIOD: Final = {"first": "2026-04-01", "last": "2028-03-31"}
_STANDING: Final = {
    "before": {"status": "in_force", "in_force": True, "period": _PERIOD},
    "after": {
        "status": "expired",
        "in_force": False,
        "period": {**_PERIOD, "last": "2027-03-31"},
    },
}
_REFUSAL: Final = {
    "index": 3,
    "type": "application_approved",
    "on": "2026-04-01",
    "assessment": ASSESSMENT,
}
_SIDES: Final = ("before", "after")


def _where(name: str, value: str) -> Schema:
    return {"type": "object", "properties": {name: {"const": value}}}


def _clauses(most: int) -> Schema:
    items = listing(clause(), most, once=True)
    return member(items, "Clauses", "The clauses it rests on.", ["reviews.notice"])


def _policy_change() -> Schema:
    text = line()
    members = {
        "member": member(line(), "Member", "The member of the edition.", "review_notice"),
        "clauses": _clauses(len(SWITCHES)),
        "before": member(text, "Before", "Its wire text; absent where a list gains it.", "P6W"),
        "after": member(text, "After", "Its wire text; absent where a list loses it.", "P4W"),
        "before_in_words": member(text, "Before, in words", "What it meant.", "six weeks"),
        "after_in_words": member(text, "After, in words", "What it means.", "four weeks"),
    }
    description = "A value, list member or reading in which two editions differ."
    schema = record("Policy change", description, members, ("member", "clauses"))
    schema["anyOf"] = one_side_at_least()
    return schema


def _policy_diff() -> Schema:
    members = {
        "before": member(name(), "Before", "The one edition.", "published"),
        "before_in_force_from": member(day(), "Before, from", "Its first day.", "1900-01-01"),
        "after": member(name(), "After", "The other edition.", "draft"),
        "after_in_force_from": member(day(), "After, from", "Its first day.", "2027-01-01"),
        "changes": member(
            listing(ref("policy_change"), MOST_POLICY_CHANGES), "Changes", "What differs.", []
        ),
    }
    return record("Policy diff", "All in which two editions differ.", members, tuple(members))


def _outcome_change() -> Schema:
    outcome = choice(Outcome, OUTCOMES)
    award = {"value": "16", "unit": "CEC"}
    members = {
        "subject": _SUBJECT,
        "before": member(outcome, "Before", "The outcome before.", "eligible"),
        "after": member(outcome, "After", "The outcome after.", "incomplete"),
        "award_before": member(ref("credits"), "Award before", "The credits before.", award),
        "award_after": member(ref("credits"), "Award after", "The credits after.", award),
        "clauses": _clauses(len(CLAUSES)),
    }
    description = "An outcome that flips, or an award that changes."
    schema = record("Outcome change", description, members, ("before", "after"))
    # Credits are of a completion, and stand with eligible alone.
    schema["anyOf"] = [having(("subject",)), having((), ("award_before", "award_after"))]
    schema["allOf"] = [
        {"if": _where(side, Outcome.ELIGIBLE.value), "else": having((), (f"award_{side}",))}
        for side in _SIDES
    ]
    return schema


def _sides(part: str, was: Schema, comes: Schema) -> dict[str, Schema]:
    return {
        "kind": _KIND,
        "before": member(ref(part), "Before", "What was; absent where it appears.", was),
        "after": member(ref(part), "After", "What comes; absent where it vanishes.", comes),
    }


def _change(
    title: str, description: str, members: Mapping[str, Schema], moves: tuple[str, ...] = ()
) -> Schema:
    """Describe a change with two sides; what moves stands only where both are there."""
    schema = record(title, description, members, ("kind",))
    sides = {
        ChangeKind.APPEARS: having(("after",), ("before", *moves)),
        ChangeKind.VANISHES: having(("before",), ("after", *moves)),
        ChangeKind.CHANGES: having((*_SIDES, *moves)),
    }
    schema["allOf"] = [
        {"if": _where("kind", kind.value), "then": then} for kind, then in sides.items()
    ]
    return schema


def _finding_change() -> Schema:
    members = {"subject": _SUBJECT, **_sides("finding", FINDING, _FOUND)}
    return _change("Finding change", "A finding that changes.", members)


def _duty_change() -> Schema:
    members = _sides("duty", DUTY, {**DUTY, "status": "breached", "edition": "draft"})
    return _change("Duty change", "A duty that changes.", members)


def _deadline_change() -> Schema:
    description = "By how many days the last day moves; absent unless it is on both sides."
    members = {
        **_sides("deadline", DEADLINE, _MOVED),
        "moved_by": member(difference(), "Moved by", description, -14),
    }
    return _change("Deadline change", "A deadline that moves.", members, ("moved_by",))


def _standing() -> Schema:
    members = {
        "status": member(choice(Status), "Status", "Its status.", "in_force"),
        "in_force": member(flag(), "In force", "Whether its approval is in force.", True),
        "period": member(
            ref("period"),
            "Period",
            "The days of its approval; absent without one.",
            _PERIOD,
        ),
    }
    return record("Standing", "Where a case stands.", members, ("status", "in_force"))


def _period() -> Schema:
    members = {
        "first": member(computed_day(), "First", "The first day.", "2026-04-01"),
        "last": member(computed_day(), "Last", "The last day.", "2028-03-31"),
    }
    return record("Period", "Days from a first to a last, both counted.", members, tuple(members))


def _standing_change() -> Schema:
    members = {
        "before": member(ref("standing"), "Before", "Where it stood.", _STANDING["before"]),
        "after": member(ref("standing"), "After", "Where it stands.", _STANDING["after"]),
    }
    return record("Standing change", "A case that stands elsewhere.", members, tuple(members))


def _refusal() -> Schema:
    members = {
        "index": member(counting(MOST_ITEMS), "Index", "Its place in the history, from 1.", 3),
        "type": member(choice(EventType), "Type", "The type of event.", "application_approved"),
        "on": member(day(), "On", "The day of it.", "2026-04-01"),
        "assessment": member(
            ref("assessment"), "Assessment", "Why it is not permitted.", ASSESSMENT
        ),
    }
    return record("Refusal", "The event that is not permitted.", members, tuple(members))


def _case_impact() -> Schema:
    def changes(part: str, title: str, description: str) -> Schema:
        return member(listing(ref(part), MOST_CHANGES), title, description, [])

    def refused(side: str) -> Schema:
        description = f"The event that the policy {side} does not permit."
        return member(ref("refusal"), f"Refused {side}", description, _REFUSAL)

    members = {
        "index": member(whole(MOST_ITEMS), "Index", "Its place among the items, from 0.", 0),
        "title": member(name(), "Title", "The title of the offering.", "Field course"),
        "sponsor": member(name(), "Sponsor", "The name of the sponsor.", "R. Alder"),
        "application_id": member(name(), "Id", "The id of the application.", "2026-0117"),
        "submitted_on": member(day(), "Submitted on", "The day of submission.", "2026-03-02"),
        "skipped": member(flag(), "Skipped", "Whether it came after the day asked for.", True),
        "outcomes": changes("outcome_change", "Outcomes", "The outcomes that flip."),
        "findings": changes("finding_change", "Findings", "The findings that change."),
        "duties": changes("duty_change", "Duties", "The duties that change."),
        "deadlines": changes("deadline_change", "Deadlines", "The deadlines that move."),
        "standing": member(
            ref("standing_change"), "Standing", "Where the case stands, if elsewhere.", _STANDING
        ),
        "refused_before": refused("before"),
        "refused_after": refused("after"),
        "not_compared": member(
            whole(MOST_CHANGES),
            "Not compared",
            "How many events were not compared, from the first that one policy refuses.",
            3,
        ),
    }
    required = ("index", "title", "sponsor", "submitted_on")
    description = "What changes for one application or case."
    return record("Case impact", description, members, required)


def impact() -> Schema:
    """Compose the schema of an impact."""
    members = {
        "on": member(day(), "On", "The day the question is asked for.", "2026-11-24"),
        "library": member(line(), "Library", "The version of the library.", "0.1.0"),
        "diffs": member(
            listing(ref("policy_diff"), MOST_DIFFS), "Diffs", "In what the editions differ.", []
        ),
        "totals": member(
            ref("totals"),
            "Totals",
            "How many changes of each kind there are.",
            {"items": 0, "skipped": 0, "unchanged": 0, "changed": 0},
        ),
        "changes": member(
            listing(ref("case_impact"), MOST_CHANGES),
            "Changes",
            "The applications and cases that change.",
            [],
        ),
    }
    description = "What a change of policy changes, for whom and why."
    schema = record("Impact", description, members, tuple(members))
    return root("impact", schema, {**_parts(), **TOTALS, "totals": totals()})


def _parts() -> dict[str, Schema]:
    return {
        "policy_diff": _policy_diff(),
        "policy_change": _policy_change(),
        "case_impact": _case_impact(),
        "outcome_change": _outcome_change(),
        "finding_change": _finding_change(),
        "duty_change": _duty_change(),
        "deadline_change": _deadline_change(),
        "standing_change": _standing_change(),
        "standing": _standing(),
        "period": _period(),
        "refusal": _refusal(),
        "assessment": assessment_record(),
        "finding": finding(),
        "fact": fact(),
        "duty": duty_record(),
        "deadline": deadline_record(),
        "credits": credit_award(),
    }
