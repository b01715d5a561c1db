"""The totals add up a stream of impacts: each change once, in an order of their own."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    CaseImpact,
    ChangeKind,
    DeadlineChange,
    DeadlineTotal,
    DutyChange,
    DutyStatus,
    DutyTotal,
    EventType,
    FindingChange,
    FindingTotal,
    FlipTotal,
    ImpactTotals,
    InvalidValueError,
    Outcome,
    OutcomeChange,
    RefusalTotal,
    StandingChange,
    StandingTotal,
    Status,
)
from cerp_rules.case_impacts import MOST_ITEMS
from cerp_rules.clauses import PLACES
from cerp_rules.impact_totals import MOST_LINES
from impact_samples import (
    ASKED,
    AWARDED,
    BREACHED,
    CHANGED,
    DUE,
    EXPIRED,
    FLIP,
    IN_FORCE,
    MET,
    MOVED,
    OWED,
    REFUSAL,
    SOONER,
    UNDER_REVIEW,
    case_impact,
)
from laws import law
from naming import name_of

FLIPS = FlipTotal(of="application", before=Outcome.ELIGIBLE, after=Outcome.INCOMPLETE, count=1)
LINES: dict[str, Any] = {
    "flips": FLIPS,
    "findings": FindingTotal(rule="fee", clause="fees.none", appears=1, vanishes=0, changes=0),
    "duties": DutyTotal(
        id="fee", clause="fees.none", before=None, after=DutyStatus.PENDING, count=1
    ),
    "deadlines": DeadlineTotal(
        duty_id="appeal", clause="oversight.appeal", appears=1, vanishes=0, changes=0
    ),
    "standings": StandingTotal(before=Status.IN_FORCE, after=Status.EXPIRED, count=1),
    "refusals": RefusalTotal(type=EventType.OFFERING_LISTED, before=0, after=1),
}
_evolved: Any = attrs.evolve
NOTHING = ImpactTotals(items=3, skipped=1, unchanged=2, changed=0)
SOME = ImpactTotals(items=3, skipped=1, unchanged=1, changed=1, flips=(FLIPS,))
WHOLE = f"must be a whole number from 0 to {MOST_ITEMS}"


# --- What is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("field", ["items", "skipped", "unchanged", "changed"])
@pytest.mark.parametrize("count", [-1, MOST_ITEMS + 1, True, 1.0, None], ids=repr)
def test_what_is_no_count_is_refused(field: str, count: object) -> None:
    """A count is a whole number within its bounds."""
    with pytest.raises(InvalidValueError) as no:
        _evolved(SOME, **{field: count})
    assert (field, WHOLE) == (no.value.field, no.value.reason)


@pytest.mark.parametrize(
    "counts",
    [{"items": 2}, {"items": 4}, {"skipped": 0}, {"unchanged": 2}, {"changed": 2}],
    ids=str,
)
def test_counts_that_do_not_add_up_are_refused(counts: dict[str, int]) -> None:
    """Each item is skipped, unchanged or changed."""
    with pytest.raises(InvalidValueError) as no:
        _evolved(SOME, **counts)
    expected = ("items", "must be the sum of the other counts")
    assert expected == (no.value.field, no.value.reason)


@pytest.mark.parametrize("field", LINES)
def test_lines_are_a_tuple_of_one_class(field: str) -> None:
    """Each list holds lines of its own class, and not too many."""
    line = LINES[field]
    wrong = next(one for one in LINES.values() if type(one) is not type(line))
    for lines, where, reason in (
        ([line], field, "must be a tuple"),
        ((line, wrong), f"{field}[1]", f"must be of type {type(line).__name__}"),
        ((line,) * (MOST_LINES + 1), field, f"must have at most {MOST_LINES} items"),
    ):
        with pytest.raises(InvalidValueError) as no:
            _evolved(SOME, **{field: lines})
        assert (where, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("field", LINES)
def test_a_kind_of_change_has_one_line(field: str) -> None:
    """What is counted twice is added up, and not told in two lines."""
    counts = {"count", "appears", "after"}
    more = next(name for name in counts if type(getattr(LINES[field], name, None)) is int)
    lines = (LINES[field], _evolved(LINES[field], **{more: 5}))
    with pytest.raises(InvalidValueError) as no:
        _evolved(SOME, **{field: lines})
    assert (field, "must name each item once") == (no.value.field, no.value.reason)


@pytest.mark.parametrize("field", LINES)
def test_lines_stand_if_and_only_if_something_changed(field: str) -> None:
    """Where something changed one line at least is there, of whatever kind, and else none."""
    lines: dict[str, Any] = {"flips": (), field: (LINES[field],)}
    assert lines[field] == getattr(_evolved(SOME, **lines), field)
    for base, wrong in ((NOTHING, lines), (SOME, {"flips": ()})):
        with pytest.raises(InvalidValueError) as no:
            _evolved(base, **wrong)
        reason = "must be above 0 if and only if some kind of change is counted"
        assert ("changed", reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("impacts", [None, 1, CHANGED, NOTHING, CaseImpact], ids=name_of)
def test_what_is_no_stream_is_not_added_up(impacts: Any) -> None:
    """One impact alone is no stream of them, and nor is what was added up already."""
    with pytest.raises(InvalidValueError) as no:
        ImpactTotals.of(impacts)
    assert ("impacts", "must be impacts") == (no.value.field, no.value.reason)


@pytest.mark.parametrize("wrong", [None, "x", FLIP, NOTHING, (CHANGED,)], ids=name_of)
def test_what_is_no_impact_is_not_added_up(wrong: Any) -> None:
    """The one that is wrong is named by its place in the stream."""
    with pytest.raises(InvalidValueError) as no:
        ImpactTotals.of(iter([CHANGED, case_impact(), wrong]))
    assert ("impacts[2]", "must be of type CaseImpact") == (no.value.field, no.value.reason)


# --- By example -----------------------------------------------------------------------------------


def test_nothing_adds_up_to_nothing() -> None:
    """A stream without an item has no lines."""
    assert ImpactTotals(items=0, skipped=0, unchanged=0, changed=0) == ImpactTotals.of(())


def test_each_change_is_counted_once() -> None:
    """Each list has a line for each kind of change, in the order of the page."""
    fee = FindingTotal(rule="fee", clause="fees.none", appears=1, vanishes=1, changes=1)
    moved = DeadlineTotal(
        duty_id="confirmation",
        clause="completion.confirmation",
        appears=1,
        vanishes=1,
        changes=1,
        least=-10,
        most=-10,
    )
    refused = (
        RefusalTotal(type=EventType.APPLICATION_APPROVED, before=0, after=1),
        RefusalTotal(type=EventType.OFFERING_LISTED, before=1, after=0),
    )
    expected = ImpactTotals(
        items=3,
        skipped=1,
        unchanged=1,
        changed=1,
        flips=(
            FLIPS,
            FlipTotal(of="completion", before=Outcome.ELIGIBLE, after=Outcome.ELIGIBLE, count=1),
        ),
        findings=(fee,),
        duties=tuple(
            DutyTotal(
                id="confirmation",
                clause="completion.confirmation",
                before=before,
                after=after,
                count=1,
            )
            for before, after in (
                (None, DutyStatus.PENDING),
                (DutyStatus.PENDING, None),
                (DutyStatus.PENDING, DutyStatus.BREACHED),
            )
        ),
        deadlines=(moved,),
        standings=(StandingTotal(before=Status.IN_FORCE, after=Status.UNDER_REVIEW, count=1),),
        refusals=refused,
    )
    assert expected == ImpactTotals.of((case_impact(skipped=True), CHANGED, case_impact()))


def test_moves_of_one_duty_are_told_apart_by_clause() -> None:
    """A line has the moves of its own clause, and none where only another one's changes."""
    kept = attrs.evolve(DUE, clause="records.kept")
    found = ImpactTotals.of(
        [
            case_impact(deadlines=(MOVED, DeadlineChange(before=None, after=kept))),
            case_impact(deadlines=(DeadlineChange(before=SOONER, after=DUE),)),
        ]
    )
    assert (
        DeadlineTotal(
            duty_id="confirmation",
            clause="completion.confirmation",
            appears=0,
            vanishes=0,
            changes=2,
            least=-10,
            most=10,
        ),
        DeadlineTotal(
            duty_id="confirmation", clause="records.kept", appears=1, vanishes=0, changes=0
        ),
    ) == found.deadlines


# --- Laws -----------------------------------------------------------------------------------------

SHOULD = attrs.evolve(MET, rule="first-session", clause="reviews.notice", pointer="")
KEPT = attrs.evolve(DUE, duty_id="records", clause="records.kept")
LISTED = attrs.evolve(REFUSAL, index=2, type=EventType.OFFERING_LISTED)
OUTCOMES = (
    FLIP,
    AWARDED,
    OutcomeChange(before=Outcome.INCOMPLETE, after=Outcome.ELIGIBLE),
    OutcomeChange(subject="B. Elm", before=Outcome.ELIGIBLE, after=Outcome.INCOMPLETE),
)
FINDINGS = (
    FindingChange(before=None, after=MET),
    FindingChange(before=ASKED, after=None),
    FindingChange(subject="events[3]", before=MET, after=ASKED),
    FindingChange(before=None, after=SHOULD),
)
DUTIES = (
    DutyChange(before=OWED, after=BREACHED),
    DutyChange(before=None, after=BREACHED),
    DutyChange(before=BREACHED, after=None),
    DutyChange(before=None, after=attrs.evolve(OWED, id="records", clause="records.kept")),
)
DEADLINES = (
    MOVED,
    DeadlineChange(before=SOONER, after=DUE),
    DeadlineChange(before=DUE, after=attrs.evolve(DUE, day_zero=dt.date(2026, 6, 4))),
    DeadlineChange(before=None, after=DUE),
    DeadlineChange(before=None, after=KEPT),
    DeadlineChange(before=KEPT, after=None),
    DeadlineChange(
        before=attrs.evolve(KEPT, duty_id="confirmation"),
        after=attrs.evolve(KEPT, duty_id="confirmation", due_on=dt.date(2033, 6, 3)),
    ),
)
STANDINGS = (
    None,
    StandingChange(before=IN_FORCE, after=EXPIRED),
    StandingChange(before=EXPIRED, after=IN_FORCE),
    StandingChange(before=IN_FORCE, after=UNDER_REVIEW),
)
REFUSED = st.sampled_from([None, REFUSAL, LISTED])


def _some(changes: Sequence[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(changes), max_size=3).map(tuple)


STREAMS = st.lists(
    st.one_of(
        st.builds(case_impact, index=st.integers(0, 9), skipped=st.booleans()),
        st.builds(
            case_impact,
            outcomes=_some(OUTCOMES),
            findings=_some(FINDINGS),
            duties=_some(DUTIES),
            deadlines=_some(DEADLINES),
            standing=st.sampled_from(STANDINGS),
            refused_before=REFUSED,
            refused_after=REFUSED,
        ),
    ),
    max_size=5,
)


def _told(totals: ImpactTotals) -> Iterator[tuple[tuple[object, ...], int]]:
    """Give everything that totals count, by what it is."""
    for name in ("items", "skipped", "unchanged", "changed"):
        yield (name,), getattr(totals, name)
    for flip in totals.flips:
        yield ("flip", flip.of, flip.before, flip.after), flip.count
    for kind in ChangeKind:
        for rule in totals.findings:
            yield ("finding", rule.rule, rule.clause, kind), getattr(rule, kind.value)
        for line in totals.deadlines:
            yield ("deadline", line.duty_id, line.clause, kind), getattr(line, kind.value)
    for duty in totals.duties:
        yield ("duty", duty.id, duty.clause, duty.before, duty.after), duty.count
    for standing in totals.standings:
        yield ("standing", standing.before, standing.after), standing.count
    for refusal in totals.refusals:
        yield ("refusal", refusal.type, "before"), refusal.before
        yield ("refusal", refusal.type, "after"), refusal.after


def _counts(totals: ImpactTotals) -> Counter[tuple[object, ...]]:
    told = list(_told(totals))
    assert len(told) == len(dict(told))
    return +Counter(dict(told))


def _changes(one: CaseImpact) -> Iterator[tuple[object, ...]]:
    """Give each change of an impact once, by what it is."""
    yield ("items",)
    yield ("changed" if one.changed else "skipped" if one.skipped else "unchanged",)
    for flip in one.outcomes:
        yield "flip", "completion" if flip.subject else "application", flip.before, flip.after
    for found in one.findings:
        yield "finding", found.finding.rule, found.finding.clause, found.kind
    for duty in one.duties:
        sides = (side and side.status for side in (duty.before, duty.after))
        yield "duty", duty.duty.id, duty.duty.clause, *sides
    for moved in one.deadlines:
        yield "deadline", moved.deadline.duty_id, moved.deadline.clause, moved.kind
    if one.standing:
        yield "standing", one.standing.before.status, one.standing.after.status
    before, after = one.refused_before, one.refused_after
    if before != after:
        yield from (("refusal", before.type, "before"),) if before else ()
        yield from (("refusal", after.type, "after"),) if after else ()


@given(impacts=STREAMS)
@law(200)
def test_totals_count_each_change_once(impacts: list[CaseImpact]) -> None:
    """Law: the totals are the changes of all impacts, counted by what they are."""
    expected = Counter(change for one in impacts for change in _changes(one))
    assert expected == _counts(ImpactTotals.of(impacts))


@given(impacts=STREAMS)
@law(100)
def test_moves_are_the_least_and_the_most_of_those_counted(impacts: list[CaseImpact]) -> None:
    """Law: a line of deadlines tells the smallest and the greatest move of its duty and clause."""
    changes = [change for one in impacts for change in one.deadlines]
    for line in ImpactTotals.of(impacts).deadlines:
        days = [
            one.moved_by
            for one in changes
            if (one.deadline.duty_id, one.deadline.clause) == (line.duty_id, line.clause)
            and one.moved_by is not None
        ]
        assert (min(days, default=None), max(days, default=None)) == (line.least, line.most)


@given(data=st.data(), impacts=STREAMS)
@law(100)
def test_the_order_of_the_stream_does_not_matter(
    data: st.DataObject, impacts: list[CaseImpact]
) -> None:
    """Law: the totals of a stream in another order are the same, the order of the lines too."""
    other = data.draw(st.permutations(impacts))
    assert ImpactTotals.of(impacts) == ImpactTotals.of(iter(other))


@given(one=STREAMS, other=STREAMS)
@law(100)
def test_totals_of_two_streams_are_the_sums(one: list[CaseImpact], other: list[CaseImpact]) -> None:
    """Law: what is counted of two streams, one after the other, is the sum of both."""
    expected = _counts(ImpactTotals.of(one)) + _counts(ImpactTotals.of(other))
    assert expected == _counts(ImpactTotals.of((*one, *other)))


@given(impacts=STREAMS)
@law(60)
def test_a_longer_stream_has_no_more_lines(impacts: list[CaseImpact]) -> None:
    """Law: a stream that repeats itself a hundred times has the same lines, with larger counts."""
    once, often = ImpactTotals.of(impacts), ImpactTotals.of(impacts * 100)
    assert {name: 100 * count for name, count in _counts(once).items()} == _counts(often)


@given(impacts=STREAMS)
@law(100)
def test_lines_are_in_the_order_of_the_page(impacts: list[CaseImpact]) -> None:
    """Law: findings, duties and deadlines follow the page, and events the order of their types."""
    totals = ImpactTotals.of(impacts)
    for lines in (totals.findings, totals.duties, totals.deadlines):
        places = [PLACES[one.clause] for one in lines]
        assert sorted(places) == places
    types = list(EventType)
    refused = [types.index(one.type) for one in totals.refusals]
    assert sorted(refused) == refused
