"""Hold an impact with every member, and the edits that leave it one or none."""

from typing import Any

from bases import ASSESSMENT, AWARDED, CREDITS, DEADLINE, DUTY, UNKNOWN_FINDING
from edits import REMOVED, Edit, Place

_MET: dict[str, Any] = {
    name: value
    for name, value in {**UNKNOWN_FINDING, "verdict": "met"}.items()
    if name not in {"question", "supplied_by"}
}
_SOONER: dict[str, Any] = {**DEADLINE, "due_on": "2031-06-03", "edition": "draft"}
_PERIOD = {"first": "2026-04-01", "last": "2028-03-31"}
_REFUSAL: dict[str, Any] = {
    "index": 3,
    "type": "application_approved",
    "on": "2026-03-02",
    "assessment": ASSESSMENT,
}
_CHANGES: dict[str, Any] = {
    "index": 0,
    "title": "Field course",
    "sponsor": "R. Alder",
    "application_id": "2026-0117",
    "submitted_on": "2026-03-02",
    "outcomes": [
        {
            "subject": "L. Birch, 1 June 2026 to 3 June 2026",
            "before": "eligible",
            "after": "eligible",
            "award_before": CREDITS,
            "award_after": {**CREDITS, "value": "8"},
            "clauses": ["benefits.known-credits"],
        },
        {"before": "incomplete", "after": "ineligible"},
    ],
    "findings": [
        {"subject": "events[3]", "kind": "changes", "before": UNKNOWN_FINDING, "after": _MET},
        {"kind": "appears", "after": _MET},
        {"kind": "vanishes", "before": _MET},
    ],
    "duties": [
        {"kind": "changes", "before": DUTY, "after": {**DUTY, "status": "breached"}},
        {"kind": "appears", "after": DUTY},
        {"kind": "vanishes", "before": DUTY},
    ],
    "deadlines": [
        {"kind": "changes", "before": DEADLINE, "after": _SOONER, "moved_by": -366},
        {"kind": "appears", "after": DEADLINE},
        {"kind": "vanishes", "before": DEADLINE},
    ],
    "standing": {
        "before": {"status": "in_force", "in_force": True, "period": _PERIOD},
        "after": {"status": "under_review", "in_force": False},
    },
    "refused_before": {**_REFUSAL, "index": 4, "type": "offering_listed"},
    "refused_after": _REFUSAL,
    "not_compared": 4,
}
_SKIPPED = {"index": 1, "title": "T", "sponsor": "S", "submitted_on": "2027-01-01", "skipped": True}
_COUNTED = {"appears": 1, "vanishes": 1, "changes": 1}
_TOTALS: dict[str, Any] = {
    "items": 2,
    "skipped": 1,
    "unchanged": 0,
    "changed": 1,
    "in_words_alone": 1,
    "flips": [{"of": "completion", "before": "eligible", "after": "eligible", "count": 1}],
    "findings": [{"rule": "sponsor-kind", "clause": "applicants.kinds", **_COUNTED}],
    "duties": [
        {
            "id": "attendance-record",
            "clause": "records.kept",
            "before": "fulfilled",
            "after": "breached",
            "count": 1,
        },
        {"id": "attendance-record", "clause": "records.kept", "after": "fulfilled", "count": 1},
        {"id": "attendance-record", "clause": "records.kept", "before": "fulfilled", "count": 1},
    ],
    "deadlines": [
        {
            "duty_id": "attendance-record",
            "clause": "records.kept",
            **_COUNTED,
            "least": -366,
            "most": -366,
        }
    ],
    "standings": [{"before": "in_force", "after": "under_review", "count": 1}],
    "refusals": [{"type": "application_approved", "before": 0, "after": 1}],
}
_DIFF: dict[str, Any] = {
    "before": "published",
    "before_in_force_from": "1900-01-01",
    "after": "draft",
    "after_in_force_from": "2027-01-01",
    "changes": [
        {
            "member": "retention",
            "clauses": ["records.kept"],
            "before": "P6Y",
            "after": "P5Y",
            "before_in_words": "six years",
            "after_in_words": "five years",
        },
        {"member": "holidays", "clauses": [], "after": "2026-12-25"},
        {"member": "source.url", "clauses": [], "before": "https://example.org"},
    ],
}
IMPACT: dict[str, Any] = {
    "on": "2026-11-24",
    "library": "0.1.0",
    "diffs": [_DIFF],
    "totals": _TOTALS,
    "changes": [_CHANGES, _SKIPPED],
}
"""An impact with every member, but the award of an assessment."""
MAY_LACK_IN_IMPACTS: tuple[str | Place, ...] = (
    *("application_id", "skipped", "outcomes", "duties", "deadlines", "standing", "subject"),
    *("refused_before", "refused_after", "award_before", "award_after", "clauses", "unit"),
    *("period", "before_in_words", "after_in_words", "least", "most", "deadline", "met_on"),
    *("flips", "standings", "refusals", "not_compared", "in_words_alone"),
    *((*place, "findings") for place in (("totals",), ("changes", 0))),
    *(("diffs", 0, "changes", 0, side) for side in ("before", "after")),
    *(("totals", "duties", 0, side) for side in ("before", "after")),
)
"""The members that an impact may lack: by name, or by place where others of the name are needed."""

_OUTCOME: Place = ("changes", 0, "outcomes", 0)
_CASE: Place = ("changes", 0)
NEEDED_IN_IMPACTS: tuple[Edit, ...] = (
    (("diffs", 0, "changes", 0, "clauses"), REMOVED),
    ((*_OUTCOME, "subject"), REMOVED),
    ((*_CASE, "duties", 0, "before", "subject"), REMOVED),
    (("totals", "skipped"), REMOVED),
)
"""Edits that remove what has the name of something that may be absent elsewhere."""
RIGHT_IN_IMPACTS: tuple[Edit, ...] = (
    (("diffs",), []),
    (("changes",), []),
    (("diffs", 0, "changes"), []),
    ((*_OUTCOME, "award_before"), REMOVED),
    ((*_OUTCOME, "clauses"), REMOVED),
    ((*_CASE, "deadlines", 0, "moved_by"), 0),
    ((*_CASE, "deadlines", 0, "moved_by"), 9_000 * 366),
    ((*_CASE, "deadlines", 0, "moved_by"), -14.0),
    ((*_CASE, "refused_after", "index"), 1),
    ((*_CASE, "refused_after", "assessment"), AWARDED),
    ((*_CASE, "standing", "before", "period", "last"), "9000-12-31"),
    ((*_CASE, "index"), 10**12),
    (("totals", "refusals", 0, "before"), 10**12),
)
"""Edits after which it is still one."""
WRONG_IN_IMPACTS: tuple[Edit, ...] = (
    (("on",), "2026-02-29"),
    (("library",), ""),
    (("diffs",), [_DIFF] * 2_001),
    (("diffs", 0, "before"), " "),
    (("diffs", 0, "changes", 0, "member"), ""),
    (("diffs", 0, "changes", 0, "clauses"), ["records.kept"] * 2),
    (("diffs", 0, "changes", 0, "clauses"), ["records"]),
    (("diffs", 0, "changes", 0), {"member": "holidays", "clauses": []}),
    (("totals", "items"), -1),
    (("totals", "in_words_alone"), -1),
    ((*_CASE, "not_compared"), 1_000_001),
    (("totals", "items"), 10**12 + 1),
    (("totals", "flips", 0, "of"), "case"),
    (("totals", "flips", 0, "count"), 0),
    (("totals", "duties", 0, "count"), 0),
    (("totals", "duties", 0), {"id": "fee", "clause": "fees.none", "count": 1}),
    (("totals", "standings", 0, "count"), 0),
    (("totals", "deadlines", 0, "least"), -9_000 * 366 - 1),
    (("totals", "refusals", 0, "type"), "approved"),
    ((*_CASE, "title"), "\n"),
    ((*_CASE, "submitted_on"), "2201-01-01"),
    ((*_OUTCOME, "before"), "incomplete"),
    ((*_OUTCOME, "after"), "needs_decision"),
    ((*_OUTCOME, "award_after", "value"), "0"),
    ((*_OUTCOME, "clauses"), ["fees.none"] * 2),
    ((*_CASE, "outcomes", 1, "award_before"), CREDITS),
    *(
        ((*_CASE, part, 0, "kind"), kind)
        for part in ("findings", "duties", "deadlines")
        for kind in ("appears", "vanishes", "moves")
    ),
    *(
        ((*_CASE, part, place, "kind"), "changes")
        for part in ("findings", "duties", "deadlines")
        for place in (1, 2)
    ),
    *(((*_CASE, "deadlines", place, "moved_by"), 0) for place in (1, 2)),
    ((*_CASE, "deadlines", 0, "moved_by"), 9_000 * 366 + 1),
    ((*_CASE, "findings", 0, "after", "verdict"), "unknown"),
    ((*_CASE, "duties", 0, "after", "deadline", "due_on"), "9001-01-01"),
    ((*_CASE, "standing", "before", "status"), "ended"),
    ((*_CASE, "standing", "before", "period", "last"), "9001-01-01"),
    ((*_CASE, "refused_after", "index"), 0),
    ((*_CASE, "refused_after", "assessment", "award"), CREDITS),
)
"""Edits after which it is none, for want of sense."""
