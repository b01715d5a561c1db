"""What a change of policy changes, as it is written out: each payload literally, once."""

import datetime as dt
import json
from typing import Any

import attrs
import pytest

from cerp_rules import (
    CaseImpact,
    ChangeKind,
    Impact,
    ImpactTotals,
    PolicyDiff,
    Sensitivity,
    Standing,
    Status,
    UnknownKindError,
    dump,
    load,
)
from impact_samples import CHANGED, DIFF, FLIP, IMPACT, REFUSAL, case_impact

BIRCH = "L. Birch, 1 June 2026 to 3 June 2026"
MET = {
    "rule": "fee",
    "clause": "fees.none",
    "modality": "must",
    "verdict": "met",
    "decisive": True,
    "pointer": "/fee_paid",
    "message": "No fee is due.",
    "facts": [],
    "readings": [],
}
ASKED = {
    "rule": "fee",
    "clause": "fees.none",
    "modality": "must",
    "verdict": "unknown",
    "decisive": True,
    "pointer": "/fee_paid",
    "message": "A fee is due.",
    "facts": [{"name": "fee due", "text": "25.00 USD"}],
    "readings": ["fee"],
    "question": "Was the fee paid?",
    "supplied_by": "sponsor",
}
REFUSED = {
    "outcome": "ineligible",
    "on": "2026-04-01",
    "edition": "draft",
    "library": "0.1.0",
    "findings": [{**MET, "verdict": "not_met", "message": "No fee was paid."}],
}
DUE = {
    "duty_id": "confirmation",
    "subject": BIRCH,
    "clause": "completion.confirmation",
    "responsible": "sponsor",
    "kind": "act_by",
    "day_zero": "2026-06-03",
    "due_on": "2026-07-03",
    "counting": "30 days",
    "edition": "published",
    "readings": [],
}
SOONER = {**DUE, "due_on": "2026-06-23", "counting": "20 days", "edition": "draft"}
OWED = {
    "id": "confirmation",
    "subject": BIRCH,
    "clause": "completion.confirmation",
    "modality": "must",
    "responsible": "sponsor",
    "status": "pending",
    "edition": "published",
    "readings": [],
}
BREACHED = {**OWED, "status": "breached", "edition": "draft"}

CHANGED_PAYLOAD = {
    "index": 7,
    "title": "Field course",
    "sponsor": "R. Alder",
    "application_id": "2026-0117",
    "submitted_on": "2026-03-02",
    "outcomes": [
        {"before": "eligible", "after": "incomplete", "clauses": ["fees.none"]},
        {
            "subject": BIRCH,
            "before": "eligible",
            "after": "eligible",
            "award_before": {"value": "16", "unit": "CEC"},
            "award_after": {"value": "8", "unit": "CEC"},
        },
    ],
    "findings": [
        {"kind": "changes", "before": MET, "after": ASKED},
        {"subject": "events[3]", "kind": "appears", "after": MET},
        {"subject": BIRCH, "kind": "vanishes", "before": MET},
    ],
    "duties": [
        {"kind": "changes", "before": {**OWED, "deadline": DUE}, "after": BREACHED},
        {"kind": "appears", "after": OWED},
        {"kind": "vanishes", "before": OWED},
    ],
    "deadlines": [
        {"kind": "changes", "before": DUE, "after": SOONER, "moved_by": -10},
        {"kind": "appears", "after": DUE},
        {"kind": "vanishes", "before": DUE},
    ],
    "standing": {
        "before": {
            "status": "in_force",
            "in_force": True,
            "period": {"first": "2026-04-01", "last": "2028-03-31"},
        },
        "after": {"status": "under_review", "in_force": False},
    },
    "refused_before": {
        "index": 4,
        "type": "offering_listed",
        "on": "2026-04-01",
        "assessment": REFUSED,
    },
    "refused_after": {
        "index": 3,
        "type": "application_approved",
        "on": "2026-04-01",
        "assessment": REFUSED,
    },
    "not_compared": 4,
}
IN_WORDS_PAYLOAD = {
    "index": 10,
    "title": CHANGED_PAYLOAD["title"],
    "sponsor": CHANGED_PAYLOAD["sponsor"],
    "submitted_on": CHANGED_PAYLOAD["submitted_on"],
    "findings": [{"kind": "changes", "before": MET, "after": {**MET, "message": "Paid."}}],
}
DIFF_PAYLOAD = {
    "before": "published",
    "before_in_force_from": "1900-01-01",
    "after": "draft",
    "after_in_force_from": "2027-01-01",
    "changes": [
        {
            "member": "review_notice",
            "clauses": ["reviews.notice"],
            "before": "P6W",
            "after": "P4W",
            "before_in_words": "six weeks",
            "after_in_words": "four weeks",
        },
        {"member": "holidays", "clauses": [], "after": "2026-12-25"},
        {"member": "source.url", "clauses": [], "before": "https://example.org"},
    ],
}
_CONFIRMATION = {"id": "confirmation", "clause": "completion.confirmation", "count": 1}
TOTALS_PAYLOAD = {
    "items": 4,
    "skipped": 1,
    "unchanged": 1,
    "changed": 2,
    "in_words_alone": 1,
    "flips": [
        {"of": "application", "before": "eligible", "after": "incomplete", "count": 1},
        {"of": "completion", "before": "eligible", "after": "eligible", "count": 1},
    ],
    "findings": [{"rule": "fee", "clause": "fees.none", "appears": 1, "vanishes": 1, "changes": 2}],
    "duties": [
        {**_CONFIRMATION, "after": "pending"},
        {**_CONFIRMATION, "before": "pending"},
        {**_CONFIRMATION, "before": "pending", "after": "breached"},
    ],
    "deadlines": [
        {
            "duty_id": "confirmation",
            "clause": "completion.confirmation",
            "appears": 1,
            "vanishes": 1,
            "changes": 1,
            "least": -10,
            "most": -10,
        }
    ],
    "standings": [{"before": "in_force", "after": "under_review", "count": 1}],
    "refusals": [
        {"type": "application_approved", "before": 0, "after": 1},
        {"type": "offering_listed", "before": 1, "after": 0},
    ],
}


def test_what_changes_for_a_case_is_dumped_with_all_its_members() -> None:
    """Each change says how it changes, and has the side that is there."""
    assert CHANGED_PAYLOAD == dump(CHANGED)


def test_what_differs_is_dumped_with_both_days_of_effect() -> None:
    """A change of an edition has the clauses it rests on, even where there are none."""
    assert DIFF_PAYLOAD == dump(DIFF)


def test_totals_are_dumped_with_a_line_for_each_kind_of_change() -> None:
    """A duty that appears has no status before, and one that vanishes none after."""
    assert TOTALS_PAYLOAD == dump(IMPACT.totals)


def test_an_impact_is_dumped_with_all_its_parts() -> None:
    """The whole is its parts, one inside the other, with day and version."""
    assert {
        "on": "2026-11-24",
        "library": "0.1.0",
        "diffs": [DIFF_PAYLOAD],
        "totals": TOTALS_PAYLOAD,
        "changes": [CHANGED_PAYLOAD, IN_WORDS_PAYLOAD],
    } == dump(IMPACT)


def test_an_impact_without_a_change_leaves_no_member_of_its_own_out() -> None:
    """A reader finds empty lists where nothing differs and nothing changes."""
    totals = ImpactTotals.of(())
    nothing = Impact(on=dt.date(2026, 4, 1), library="0.1.0", diffs=(), totals=totals, changes=())
    assert {
        "on": "2026-04-01",
        "library": "0.1.0",
        "diffs": [],
        "totals": {"items": 0, "skipped": 0, "unchanged": 0, "changed": 0},
        "changes": [],
    } == dump(nothing)
    assert {**DIFF_PAYLOAD, "changes": []} == dump(attrs.evolve(DIFF, changes=()))


@pytest.mark.parametrize("skipped", [False, True])
def test_what_did_not_change_is_dumped_without_empty_lists(*, skipped: bool) -> None:
    """A line of a stream says no more than whose it is, and whether it was skipped."""
    expected = {
        "index": 0,
        "title": "Field course",
        "sponsor": "R. Alder",
        "submitted_on": "2026-03-02",
    }
    said = {"skipped": True} if skipped else {}
    assert {**expected, **said} == dump(case_impact(skipped=skipped))


def test_moves_that_no_deadline_has_are_left_out_of_the_totals() -> None:
    """Deadlines that only appear or vanish have no smallest and no greatest move."""
    only = case_impact(deadlines=CHANGED.deadlines[1:])
    assert [
        {
            "duty_id": "confirmation",
            "clause": "completion.confirmation",
            "appears": 1,
            "vanishes": 1,
            "changes": 0,
        }
    ] == dump(ImpactTotals.of([only]))["deadlines"]


@pytest.mark.parametrize(
    "value", [IMPACT, CHANGED, DIFF, IMPACT.totals], ids=lambda one: type(one).__name__
)
def test_a_dump_is_plain_json_and_fresh(value: Any) -> None:
    """What is dumped survives being written and read, and is nobody else's."""
    one, other = dump(value), dump(value)
    assert one == json.loads(json.dumps(one, allow_nan=False))
    one.clear()
    assert {} != other == dump(value)


@pytest.mark.parametrize(
    "part",
    [
        FLIP, *CHANGED.findings, *CHANGED.duties, *CHANGED.deadlines, CHANGED.standing, REFUSAL,
        Standing(status=Status.EXPIRED, in_force=False), *DIFF.changes, *IMPACT.totals.flips,
        ChangeKind.CHANGES,
        Sensitivity(
            reading="upload_day", chosen="before", alternative="on_or_before", impact=CHANGED
        ),
    ],
    ids=lambda one: type(one).__name__,
)  # fmt: skip
def test_smaller_parts_have_no_payload_of_their_own(part: Any) -> None:
    """Only what has a definition that a stream or a table needs is dumped by itself."""
    with pytest.raises(UnknownKindError) as no:
        dump(part)
    assert {"CaseImpact", "Impact", "ImpactTotals", "PolicyDiff"} <= set(no.value.known)


@pytest.mark.parametrize("into", [Impact, CaseImpact, ImpactTotals, PolicyDiff])
def test_what_is_given_is_not_taken(into: Any) -> None:
    """An answer is the library's to give, so that none is loaded."""
    with pytest.raises(UnknownKindError):
        load(dump(IMPACT), into)
