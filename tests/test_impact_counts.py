"""The lines of the totals: what their constructors refuse."""

from enum import StrEnum
from typing import Any

import attrs
import pytest

from cerp_rules import (
    DeadlineTotal,
    DutyStatus,
    DutyTotal,
    EventType,
    FindingTotal,
    FlipTotal,
    InvalidValueError,
    Outcome,
    RefusalTotal,
    StandingTotal,
    Status,
)
from cerp_rules.case_impacts import MOST_ITEMS
from cerp_rules.impact_counts import MOST_DAYS
from naming import name_of

FLIPS = FlipTotal(of="completion", before=Outcome.ELIGIBLE, after=Outcome.INCOMPLETE, count=3)
FINDINGS = FindingTotal(rule="fee", clause="fees.none", appears=1, vanishes=2, changes=3)
DUTIES = DutyTotal(
    id="fee",
    clause="fees.none",
    before=DutyStatus.FULFILLED,
    after=DutyStatus.PENDING,
    count=2,
)
DEADLINES = DeadlineTotal(
    duty_id="appeal",
    clause="oversight.appeal",
    appears=1,
    vanishes=2,
    changes=3,
    least=-14,
    most=7,
)
STANDINGS = StandingTotal(before=Status.IN_FORCE, after=Status.EXPIRED, count=4)
REFUSALS = RefusalTotal(type=EventType.APPLICATION_APPROVED, before=1, after=4)
WHOLE = f"must be a whole number from 0 to {MOST_ITEMS}"
DAYS = f"must be a whole number from {-MOST_DAYS} to {MOST_DAYS}"


class Of(StrEnum):
    """A text of a class of its own."""

    APPLICATION = "application"


class Anything:
    """What says that it equals everything."""

    def __eq__(self, other: object) -> bool:
        """Say so."""
        return True

    __hash__ = None  # type: ignore[assignment]  # what equals everything has no hash


@pytest.mark.parametrize(
    ("total", "members", "field", "reason"),
    [
        (FLIPS, {"of": "case"}, "of", "must be application or completion"),
        (FLIPS, {"of": None}, "of", "must be application or completion"),
        (FLIPS, {"of": Of.APPLICATION}, "of", "must be application or completion"),
        (FLIPS, {"of": Anything()}, "of", "must be application or completion"),
        (FLIPS, {"before": "eligible"}, "before", "must be of type Outcome"),
        (FLIPS, {"after": None}, "after", "must be of type Outcome"),
        (
            FLIPS,
            {"of": "application", "after": Outcome.ELIGIBLE},
            "after",
            "must differ from what was before",
        ),
        (FINDINGS, {"rule": "The fee"}, "rule", "must be words joined by hyphens"),
        (FINDINGS, {"clause": "fees"}, "clause", "must be one of the catalogue"),
        (
            FINDINGS,
            {"appears": 0, "vanishes": 0, "changes": 0},
            "changes",
            "must be at least 1 without appears or vanishes",
        ),
        (DUTIES, {"id": ""}, "id", "must be words joined by hyphens"),
        (DUTIES, {"clause": None}, "clause", "must be one of the catalogue"),
        (DUTIES, {"before": "pending"}, "before", "must be of type DutyStatus"),
        (DUTIES, {"after": 1}, "after", "must be of type DutyStatus"),
        (
            DUTIES,
            {"before": None, "after": None},
            "after",
            "must stand where nothing was before",
        ),
        (DEADLINES, {"duty_id": None}, "duty_id", "must be words joined by hyphens"),
        (DEADLINES, {"clause": "oversight"}, "clause", "must be one of the catalogue"),
        (
            DEADLINES,
            {"appears": 0, "vanishes": 0, "changes": 0},
            "changes",
            "must be at least 1 without appears or vanishes",
        ),
        (DEADLINES, {"least": None}, "least", "must stand if and only if some change"),
        (DEADLINES, {"most": None}, "most", "must stand if and only if some change"),
        (DEADLINES, {"changes": 0}, "least", "must stand if and only if some change"),
        (
            DEADLINES,
            {"changes": 0, "least": None},
            "most",
            "must stand if and only if some change",
        ),
        (DEADLINES, {"least": "1"}, "least", DAYS),
        (DEADLINES, {"least": -14.0}, "least", DAYS),
        (DEADLINES, {"most": True}, "most", DAYS),
        (DEADLINES, {"least": -MOST_DAYS - 1}, "least", DAYS),
        (DEADLINES, {"most": MOST_DAYS + 1}, "most", DAYS),
        (DEADLINES, {"most": -15}, "most", "must be -14 or more"),
        (STANDINGS, {"before": "in_force"}, "before", "must be of type Status"),
        (STANDINGS, {"after": None}, "after", "must be of type Status"),
        (REFUSALS, {"type": "application_approved"}, "type", "must be of type EventType"),
        (REFUSALS, {"before": 0, "after": 0}, "after", "must be at least 1 without before"),
    ],
    ids=name_of,
)
def test_what_is_no_line_is_refused(
    total: Any, members: dict[str, Any], field: str, reason: str
) -> None:
    """A line names what it counts, and counts something."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(total, **members)
    assert (field, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("count", [-1, MOST_ITEMS + 1, True, 1.0, "1", None], ids=repr)
@pytest.mark.parametrize(
    ("total", "field"),
    [
        (FLIPS, "count"), (FINDINGS, "appears"), (FINDINGS, "vanishes"), (FINDINGS, "changes"),
        (DUTIES, "count"), (DEADLINES, "appears"), (DEADLINES, "vanishes"),
        (DEADLINES, "changes"), (STANDINGS, "count"), (REFUSALS, "before"), (REFUSALS, "after"),
    ],
    ids=lambda one: one if type(one) is str else type(one).__name__,
)  # fmt: skip
def test_what_is_no_count_is_refused(total: Any, field: str, count: object) -> None:
    """A count is a whole number within its bounds, and neither true nor a text."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(total, **{field: count})
    assert (field, WHOLE) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("total", [FLIPS, DUTIES, STANDINGS], ids=lambda one: type(one).__name__)
def test_a_line_with_one_count_counts_at_least_one(total: Any) -> None:
    """What does not come up has no line."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(total, count=0)
    assert ("count", "must be at least 1") == (no.value.field, no.value.reason)
    for count in (1, MOST_ITEMS):
        assert count == attrs.evolve(total, count=count).count


@pytest.mark.parametrize(
    ("total", "members"),
    [
        (FLIPS, {"after": Outcome.ELIGIBLE}),
        (FLIPS, {"of": "application"}),
        (FINDINGS, {"appears": 0, "vanishes": 0}),
        (FINDINGS, {"appears": 0, "changes": 0}),
        (FINDINGS, {"vanishes": 0, "changes": MOST_ITEMS}),
        (DUTIES, {"before": None}),
        (DUTIES, {"after": None}),
        (DUTIES, {"after": DutyStatus.FULFILLED}),
        (DEADLINES, {"changes": 0, "least": None, "most": None}),
        (DEADLINES, {"appears": 0, "vanishes": 0, "changes": 1, "most": -14}),
        (DEADLINES, {"least": -MOST_DAYS, "most": MOST_DAYS}),
        (DEADLINES, {"least": 0, "most": 0}),
        (STANDINGS, {"after": Status.IN_FORCE}),
        (REFUSALS, {"before": 0}),
        (REFUSALS, {"after": 0, "before": MOST_ITEMS}),
    ],
    ids=name_of,
)
def test_a_line_may_have_one_side_alone(total: Any, members: dict[str, Any]) -> None:
    """What appears, or changes in another way than the line tells, is counted too."""
    other = attrs.evolve(total, **members)
    assert members == {name: getattr(other, name) for name in members}
