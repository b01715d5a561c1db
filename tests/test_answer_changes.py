"""What can change in an answer: what its constructors refuse, and how a change is told."""

import datetime as dt
from typing import Any

import attrs
import pytest

from cerp_rules import (
    CLAUSES,
    ChangeKind,
    CreditAward,
    DeadlineChange,
    DeadlineKind,
    DutyChange,
    FindingChange,
    InvalidValueError,
    Modality,
    Outcome,
    OutcomeChange,
    Party,
)
from impact_samples import (
    ASKED,
    AWARDED,
    BREACHED,
    DUE,
    FLIP,
    MET,
    NOT_MET,
    OWED,
    SIXTEEN,
    SOONER,
    UNDER_REVIEW,
)
from naming import name_of

SAME = "must differ from what was before"
APPEARS, VANISHES, CHANGES = ChangeKind


class Text(str):
    """A text of a class of its own."""

    __slots__ = ()


# --- Outcomes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "members", "field", "reason"),
    [
        (FLIP, {"subject": None}, "subject", "must be of type str"),
        (FLIP, {"subject": Text("L. Birch")}, "subject", "must be of type str"),
        (FLIP, {"before": "eligible"}, "before", "must be of type Outcome"),
        (FLIP, {"before": None}, "before", "must be of type Outcome"),
        (FLIP, {"after": 1}, "after", "must be of type Outcome"),
        (FLIP, {"after": Outcome.ELIGIBLE}, "after", SAME),
        (FLIP, {"clauses": ["fees.none"]}, "clauses", "must be a tuple"),
        (FLIP, {"clauses": (1,)}, "clauses[0]", "must be of type str"),
        (FLIP, {"clauses": ("fees.none", "fees")}, "clauses[1]", "must be one of the catalogue"),
        (FLIP, {"clauses": ("fees.none",) * 2}, "clauses", "must name each item once"),
        (
            FLIP,
            {"clauses": (*(one.id for one in CLAUSES), "fees.none")},
            "clauses",
            f"must have at most {len(CLAUSES)} items",
        ),
        (AWARDED, {"award_before": 16}, "award_before", "must be of type CreditAward"),
        (AWARDED, {"award_after": "8"}, "award_after", "must be of type CreditAward"),
        (AWARDED, {"award_after": SIXTEEN}, "after", SAME),
        (
            AWARDED,
            {"before": Outcome.NEEDS_DECISION},
            "award_before",
            "must stand with eligible alone",
        ),
        (AWARDED, {"after": Outcome.INELIGIBLE}, "award_after", "must stand with eligible alone"),
        (AWARDED, {"subject": ""}, "award_before", "must stand with a completion alone"),
        (
            AWARDED,
            {"subject": "", "award_before": None},
            "award_after",
            "must stand with a completion alone",
        ),
    ],
)
def test_what_is_no_change_of_an_outcome_is_refused(
    base: OutcomeChange, members: dict[str, Any], field: str, reason: str
) -> None:
    """An outcome flips, or an award of a completion changes, and each clause is named once."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(base, **members)
    assert (field, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"award_after": None},
        {"award_before": None, "before": Outcome.INCOMPLETE},
        {"award_before": None, "award_after": None, "after": Outcome.INELIGIBLE},
        {"award_after": CreditAward(value="16.5")},
        {"clauses": tuple(one.id for one in CLAUSES)},
    ],
    ids="-".join,
)
def test_an_award_may_come_go_or_change(members: dict[str, Any]) -> None:
    """What differs is the outcome, the award, or both."""
    change = attrs.evolve(AWARDED, **members)
    assert (change.before, change.award_before) != (change.after, change.award_after)


# --- Two sides ------------------------------------------------------------------------------------

OTHER_RULE = attrs.evolve(NOT_MET, rule="fee-due")
OTHER_PLACE = attrs.evolve(NOT_MET, pointer="")
OTHER_DUTY = attrs.evolve(BREACHED, id="records")
OTHER_SUBJECT = attrs.evolve(BREACHED, subject="")
OTHER_DEADLINE = attrs.evolve(SOONER, duty_id="records")
OTHER_DEADLINE_SUBJECT = attrs.evolve(SOONER, subject="")
SAME_DUTY = attrs.evolve(OWED, edition="draft", readings=("fee",), deadline=DUE)
SAME_DEADLINE = attrs.evolve(DUE, edition="draft", readings=("fee",), counting="a month")


@pytest.mark.parametrize(
    ("kind", "before", "after", "field", "reason"),
    [
        (FindingChange, None, None, "after", SAME),
        (FindingChange, MET, MET, "after", SAME),
        (FindingChange, MET, attrs.evolve(MET), "after", SAME),
        (FindingChange, OWED, None, "before", "must be of type Finding"),
        (FindingChange, None, "met", "after", "must be of type Finding"),
        (
            FindingChange,
            MET,
            OTHER_RULE,
            "after",
            "must be about the same as before: 'fee', '/fee_paid'",
        ),
        (
            FindingChange,
            MET,
            OTHER_PLACE,
            "after",
            "must be about the same as before: 'fee', '/fee_paid'",
        ),
        (DutyChange, None, None, "after", SAME),
        (DutyChange, OWED, OWED, "after", SAME),
        (DutyChange, OWED, SAME_DUTY, "after", SAME),
        (DutyChange, DUE, None, "before", "must be of type Duty"),
        (DutyChange, OWED, DUE, "after", "must be of type Duty"),
        (
            DutyChange,
            OWED,
            OTHER_DUTY,
            "after",
            f"must be about the same as before: 'confirmation', {OWED.subject!r}",
        ),
        (
            DutyChange,
            OWED,
            OTHER_SUBJECT,
            "after",
            f"must be about the same as before: 'confirmation', {OWED.subject!r}",
        ),
        (DeadlineChange, None, None, "after", SAME),
        (DeadlineChange, DUE, DUE, "after", SAME),
        (DeadlineChange, DUE, SAME_DEADLINE, "after", SAME),
        (DeadlineChange, OWED, None, "before", "must be of type Deadline"),
        (DeadlineChange, None, 1, "after", "must be of type Deadline"),
        (
            DeadlineChange,
            DUE,
            OTHER_DEADLINE,
            "after",
            f"must be about the same as before: 'confirmation', {DUE.subject!r}",
        ),
        (
            DeadlineChange,
            DUE,
            OTHER_DEADLINE_SUBJECT,
            "after",
            f"must be about the same as before: 'confirmation', {DUE.subject!r}",
        ),
    ],
    ids=name_of,
)
def test_two_sides_without_a_difference_are_refused(
    kind: Any, before: object, after: object, field: str, reason: str
) -> None:
    """Two sides are of the class, about the same, differ, and one of them is there."""
    with pytest.raises(InvalidValueError) as no:
        kind(before=before, after=after)
    assert (field, reason) == (no.value.field, no.value.reason)


def test_the_subject_of_a_finding_is_text() -> None:
    """The change of a finding of the application has an empty subject, and never none."""
    with pytest.raises(InvalidValueError) as no:
        FindingChange(subject=None, before=None, after=MET)  # type: ignore[arg-type]
    assert "subject" == no.value.field


@pytest.mark.parametrize(
    ("before", "after", "kind", "told"),
    [
        (None, ASKED, APPEARS, ASKED),
        (MET, None, VANISHES, MET),
        (MET, ASKED, CHANGES, ASKED),
        (MET, attrs.evolve(MET, message="There is no fee."), CHANGES, None),
    ],
    ids=["appears", "vanishes", "changes", "says it otherwise"],
)
def test_how_a_finding_changes(before: Any, after: Any, kind: ChangeKind, told: Any) -> None:
    """What is told of is the finding after or, when it vanishes, before."""
    change = FindingChange(before=before, after=after)
    assert (kind, told or after) == (change.kind, change.finding)


@pytest.mark.parametrize(
    ("before", "after", "kind", "told"),
    [
        (None, OWED, APPEARS, OWED),
        (OWED, None, VANISHES, OWED),
        (OWED, BREACHED, CHANGES, BREACHED),
    ],
    ids=["appears", "vanishes", "changes"],
)
def test_how_a_duty_changes(before: Any, after: Any, kind: ChangeKind, told: Any) -> None:
    """What is told of is the duty after or, when it vanishes, before."""
    change = DutyChange(before=before, after=after)
    assert (kind, told) == (change.kind, change.duty)


@pytest.mark.parametrize(
    "member",
    [
        {"status": BREACHED.status},
        {"modality": Modality.SHOULD},
        {"responsible": Party.SER},
    ],
    ids=lambda member: next(iter(member)),
)
def test_a_duty_changes_by_status_force_or_party(member: dict[str, Any]) -> None:
    """One of the three is enough, with everything else the same."""
    after = attrs.evolve(OWED, **member)
    assert after == DutyChange(before=OWED, after=after).duty


@pytest.mark.parametrize(
    ("before", "after", "kind", "told", "days"),
    [
        (None, DUE, APPEARS, DUE, None),
        (DUE, None, VANISHES, DUE, None),
        (DUE, SOONER, CHANGES, SOONER, -10),
        (SOONER, DUE, CHANGES, DUE, 10),
    ],
    ids=["appears", "vanishes", "sooner", "later"],
)
def test_how_a_deadline_changes(
    before: Any, after: Any, kind: ChangeKind, told: Any, days: int | None
) -> None:
    """It moves by the days between the two last days, later above zero."""
    change = DeadlineChange(before=before, after=after)
    assert (kind, told, days) == (change.kind, change.deadline, change.moved_by)


@pytest.mark.parametrize(
    "member",
    [
        {"kind": DeadlineKind.MAY_UNTIL},
        {"day_zero": dt.date(2026, 6, 4)},
        {"met_on": dt.date(2026, 6, 10)},
    ],
    ids=lambda member: next(iter(member)),
)
def test_a_deadline_may_be_counted_otherwise_to_the_same_day(member: dict[str, Any]) -> None:
    """One that ends on the same day changes by its kind, its first day or the day it was met."""
    assert 0 == DeadlineChange(before=DUE, after=attrs.evolve(DUE, **member)).moved_by


def test_a_deadline_can_move_from_one_end_of_the_calendar_to_the_other() -> None:
    """The days between the first and the last day that can be computed are a whole number."""
    first, last = (
        attrs.evolve(DUE, due_on=day) for day in (dt.date(1900, 1, 1), dt.date(9000, 12, 31))
    )
    assert 2_593_586 == DeadlineChange(before=first, after=last).moved_by


def test_what_is_no_finding_duty_or_deadline_has_no_change() -> None:
    """A value of another class is on neither side, even where it could be compared."""
    wrong: Any = UNDER_REVIEW
    for kind in (FindingChange, DutyChange, DeadlineChange):
        with pytest.raises(InvalidValueError) as no:
            kind(before=wrong, after=wrong)
        assert "before" == no.value.field
