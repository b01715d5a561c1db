"""What changes for one application or case: what the constructors refuse, and what a change is."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import (
    CaseImpact,
    CaseWithCompletions,
    Completion,
    DatePeriod,
    EventType,
    FindingChange,
    InvalidValueError,
    PreApproval,
    Refusal,
    Standing,
    StandingChange,
    Status,
)
from cerp_rules.case_impacts import MOST_CHANGES, MOST_ITEMS, check_item
from cerp_rules.testing import a_case, a_completion, an_application
from impact_samples import (
    CHANGED,
    DAY,
    EXPIRED,
    FLIP,
    IN_FORCE,
    MET,
    MOVED,
    PERMITTED,
    REFUSAL,
    REFUSED,
    UNDER_REVIEW,
    case_impact,
)
from naming import name_of

CASE = a_case()
COMPLETION = a_completion()
LATER, PENDULUM = dt.date(2027, 12, 1), Date(2027, 12, 1)
FOUND = FindingChange(before=None, after=MET)


class Days(dict[str, dt.date]):
    """A mapping of a class of its own."""


# --- A case with its completions ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "field", "reason"),
    [
        ({"case": None}, "case", "must be of type PreApproval"),
        ({"case": an_application()}, "case", "must be of type PreApproval"),
        ({"completions": COMPLETION}, "completions", "must be a tuple"),
        ({"completions": None}, "completions", "must be a tuple"),
        ({"completions": list}, "completions", "must be a tuple"),
        ({"completions": "L. Birch"}, "completions[0]", "must be of type Completion"),
        ({"completions": [COMPLETION, CASE]}, "completions[1]", "must be of type Completion"),
        ({"renewals": None}, "renewals", "must be a tuple"),
        ({"renewals": [("117", LATER)]}, "renewals", "must be a tuple"),
        ({"renewals": (LATER,)}, "renewals[0]", "must be of type tuple"),
        ({"renewals": ((),)}, "renewals", "must be ids with days"),
        ({"renewals": (("117",),)}, "renewals", "must be ids with days"),
        ({"renewals": (("117", LATER, LATER),)}, "renewals", "must be ids with days"),
        ({"renewals": ((117, LATER),)}, "renewals", "must be ids with days"),
        ({"renewals": {117: LATER}}, "renewals", "must be of type str"),
        (
            {"renewals": {"117": None}},
            "renewals['117']",
            "must be a date without a time of day",
        ),
        (
            {"renewals": (("117", "2027-12-01"),)},
            "renewals['117']",
            "must be a date without a time of day",
        ),
        (
            {"renewals": (("118", LATER), ("117", LATER))},
            "renewals",
            "must name each certificant once, in the order of the ids",
        ),
        (
            {"renewals": (("117", LATER), ("117", DAY))},
            "renewals",
            "must name each certificant once, in the order of the ids",
        ),
    ],
    ids=name_of,
)
def test_what_is_no_case_with_completions_is_refused(
    members: dict[str, Any], field: str, reason: str
) -> None:
    """A case has completions, and each certificant a civil day of renewal."""
    given: dict[str, Any] = {"case": CASE, **members}
    with pytest.raises(InvalidValueError) as no:
        CaseWithCompletions(**given)
    assert (field, reason) == (no.value.field, no.value.reason)


def _stream() -> Iterator[Completion]:
    yield COMPLETION
    yield COMPLETION


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((), 0), ([], 0), (iter(()), 0), ((COMPLETION,), 1), ([COMPLETION], 1),
        ({COMPLETION: "same"}, 1), ({COMPLETION}, 1), (_stream(), 2),
    ],
    ids=["tuple", "list", "nothing", "one", "one in a list", "mapping", "set", "stream"],
)  # fmt: skip
def test_completions_of_any_iterable_are_kept_as_a_tuple(given: Any, expected: int) -> None:
    """A stream is read once, when the value is built."""
    held = CaseWithCompletions(case=CASE, completions=given)
    assert (COMPLETION,) * expected == held.completions


@pytest.mark.parametrize(
    "given",
    [
        {"117": LATER, "42": DAY},
        {"42": DAY, "117": LATER},
        Days({"42": DAY, "117": LATER}),
        (("117", LATER), ("42", DAY)),
        (("117", Date(2027, 12, 1)), ("42", Date(2026, 4, 1))),
    ],
    ids=["mapping", "other order", "other mapping", "pairs", "pendulum pairs"],
)
def test_renewals_are_kept_as_pairs_in_the_order_of_the_ids(given: Any) -> None:
    """However renewals are given, the same ones make the same value."""
    held = CaseWithCompletions(case=CASE, renewals=given)
    assert (("117", Date(2027, 12, 1)), ("42", Date(2026, 4, 1))) == held.renewals
    assert held == attrs.evolve(held)
    assert hash(held) == hash(CaseWithCompletions(case=CASE, renewals=dict(held.renewals)))


@pytest.mark.parametrize(
    "item", [an_application(), CASE, CaseWithCompletions(case=CASE)], ids=name_of
)
def test_three_kinds_of_item_can_be_touched(item: object) -> None:
    """A change of policy can touch an application, a case, and a case with completions."""
    check_item("item", item)


@pytest.mark.parametrize(
    "item", [None, "case", COMPLETION, [CASE], PreApproval, case_impact()], ids=name_of
)
def test_other_items_are_refused(item: object) -> None:
    """What has no answer of its own cannot be touched, a class or a list included."""
    with pytest.raises(InvalidValueError) as no:
        check_item("item", item)
    expected = "must be an Application, a PreApproval or a CaseWithCompletions"
    assert ("item", expected) == (no.value.field, no.value.reason)


def test_lists_have_their_bound() -> None:
    """No more completions, renewals or changes are taken than any history can give rise to."""
    many = MOST_CHANGES + 1
    calls: dict[str, Callable[[], object]] = {
        "completions": lambda: CaseWithCompletions(case=CASE, completions=(COMPLETION,) * many),
        "renewals": lambda: CaseWithCompletions(case=CASE, renewals=(("117", PENDULUM),) * many),
        "findings": lambda: case_impact(findings=(FOUND,) * many),
    }
    for field, build in calls.items():
        with pytest.raises(InvalidValueError) as no:
            build()
        reason = f"must have at most {MOST_CHANGES} items"
        assert (field, reason) == (no.value.field, no.value.reason)


# --- Where a case stands --------------------------------------------------------------------------

PERIOD = DatePeriod(first=DAY, last=LATER)
EITHER = (Status.APPROVED, Status.TERMINATED, Status.UNDER_APPEAL, Status.TERMINATION_FINAL)


@pytest.mark.parametrize(
    ("members", "field", "reason"),
    [
        ({"status": "in_force"}, "status", "must be of type Status"),
        ({"in_force": 1}, "in_force", "must be of type bool"),
        ({"in_force": None}, "in_force", "must be of type bool"),
        ({"period": (DAY, LATER)}, "period", "must be of type DatePeriod"),
        ({"in_force": False}, "in_force", "must agree with the status in_force"),
        ({"period": None}, "period", "must stand with what is in force"),
        (
            {"status": Status.TERMINATED, "period": None},
            "period",
            "must stand with what is in force",
        ),
        *(
            ({"status": status}, "in_force", f"must agree with the status {status}")
            for status in Status
            if status not in {Status.IN_FORCE, *EITHER[1:]}
        ),
    ],
    ids=name_of,
)
def test_what_is_no_standing_is_refused(members: dict[str, Any], field: str, reason: str) -> None:
    """A status agrees with whether the approval is in force, and that has days."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(IN_FORCE, **members)
    assert (field, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.IN_FORCE])
@pytest.mark.parametrize("period", [PERIOD, None], ids=["period", "none"])
def test_each_status_but_one_can_be_out_of_force(status: Status, period: Any) -> None:
    """Only a case that stands as in force is so on every such day."""
    assert not Standing(status=status, in_force=False, period=period).in_force


@pytest.mark.parametrize("status", [Status.IN_FORCE, *EITHER[1:]])
def test_a_terminated_approval_can_be_in_force(status: Status) -> None:
    """It is so through its last day, and while an appeal suspends the termination."""
    assert Standing(status=status, in_force=True, period=PERIOD).in_force


@pytest.mark.parametrize(
    ("before", "after", "field", "reason"),
    [
        (None, EXPIRED, "before", "must be of type Standing"),
        (IN_FORCE, None, "after", "must be of type Standing"),
        (Status.IN_FORCE, EXPIRED, "before", "must be of type Standing"),
        (IN_FORCE, Status.EXPIRED, "after", "must be of type Standing"),
        (EXPIRED, EXPIRED, "after", "must differ from what was before"),
        (EXPIRED, attrs.evolve(EXPIRED), "after", "must differ from what was before"),
    ],
    ids=name_of,
)
def test_what_is_no_change_of_standing_is_refused(
    before: Any, after: Any, field: str, reason: str
) -> None:
    """A case stands somewhere under each policy, and elsewhere under the other."""
    with pytest.raises(InvalidValueError) as no:
        StandingChange(before=before, after=after)
    assert (field, reason) == (no.value.field, no.value.reason)


def test_a_period_alone_is_a_change_of_standing() -> None:
    """A case that is in force either way stands elsewhere when its days differ."""
    longer = attrs.evolve(IN_FORCE, period=PERIOD)
    assert longer == StandingChange(before=IN_FORCE, after=longer).after


# --- What is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "field", "reason"),
    [
        ({"index": 0}, "index", "must not be that of the submission"),
        ({"index": -1}, "index", f"must be a whole number from 0 to {MOST_ITEMS}"),
        ({"index": MOST_ITEMS + 1}, "index", f"must be a whole number from 0 to {MOST_ITEMS}"),
        ({"index": True}, "index", f"must be a whole number from 0 to {MOST_ITEMS}"),
        ({"index": 1.0}, "index", f"must be a whole number from 0 to {MOST_ITEMS}"),
        ({"type": "application_approved"}, "type", "must be of type EventType"),
        ({"on": None}, "on", "must be a date without a time of day"),
        ({"assessment": None}, "assessment", "must be of type Assessment"),
        ({"assessment": PERMITTED}, "assessment", "must not permit the event"),
        ({"on": LATER}, "assessment", "must be of the day of the event"),
    ],
    ids=name_of,
)
def test_what_is_no_refusal_is_refused(members: dict[str, Any], field: str, reason: str) -> None:
    """An event after the submission was not permitted, on its own day."""
    with pytest.raises(InvalidValueError) as no:
        attrs.evolve(REFUSAL, **members)
    assert (field, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("index", [1, MOST_ITEMS])
def test_the_first_and_the_last_place_of_a_refusal_are_taken(index: int) -> None:
    """The first event that can be refused is the one after the submission."""
    assert index == attrs.evolve(REFUSAL, index=index).index


# --- An application or a case ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("members", "field", "reason"),
    [
        ({"index": -1}, "index", f"must be a whole number from 0 to {MOST_ITEMS}"),
        ({"index": MOST_ITEMS + 1}, "index", f"must be a whole number from 0 to {MOST_ITEMS}"),
        ({"index": "0"}, "index", f"must be a whole number from 0 to {MOST_ITEMS}"),
        ({"title": None}, "title", "must be text"),
        ({"title": "a" * 301}, "title", "must have at most 300 characters"),
        ({"sponsor": 1}, "sponsor", "must be text"),
        ({"sponsor": "a" * 301}, "sponsor", "must have at most 300 characters"),
        ({"application_id": 117}, "application_id", "must be text"),
        ({"application_id": "a" * 301}, "application_id", "must have at most 300 characters"),
        ({"submitted_on": None}, "submitted_on", "must be a date without a time of day"),
        ({"skipped": None}, "skipped", "must be of type bool"),
        ({"skipped": 0}, "skipped", "must be of type bool"),
        ({"outcomes": [FLIP]}, "outcomes", "must be a tuple"),
        ({"outcomes": (FOUND,)}, "outcomes[0]", "must be of type OutcomeChange"),
        ({"findings": None}, "findings", "must be a tuple"),
        ({"findings": (FOUND, MET)}, "findings[1]", "must be of type FindingChange"),
        ({"duties": (MOVED,)}, "duties[0]", "must be of type DutyChange"),
        ({"deadlines": (FLIP,)}, "deadlines[0]", "must be of type DeadlineChange"),
        ({"standing": IN_FORCE}, "standing", "must be of type StandingChange"),
        ({"refused_before": REFUSED}, "refused_before", "must be of type Refusal"),
        ({"refused_after": True}, "refused_after", "must be of type Refusal"),
    ],
    ids=name_of,
)
def test_what_is_no_impact_is_refused(members: dict[str, Any], field: str, reason: str) -> None:
    """Each member is of its class and within its bounds."""
    with pytest.raises(InvalidValueError) as no:
        case_impact(**members)
    assert (field, reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("field", ["title", "sponsor", "application_id"])
@pytest.mark.parametrize("text", ["", " ", "a\nb"])
def test_what_names_an_application_is_visible_text(field: str, text: str) -> None:
    """No name is blank or holds a control character, as in an application."""
    with pytest.raises(InvalidValueError) as no:
        case_impact(**{field: text})
    assert field == no.value.field


CHANGES: dict[str, dict[str, Any]] = {
    "outcomes": {"outcomes": (FLIP,)},
    "findings": {"findings": (FOUND,)},
    "duties": {"duties": CHANGED.duties},
    "deadlines": {"deadlines": (MOVED,)},
    "standing": {"standing": StandingChange(before=IN_FORCE, after=UNDER_REVIEW)},
    "refused before": {"refused_before": REFUSAL},
    "refused after": {"refused_after": REFUSAL},
    "refused sooner": {
        "refused_before": REFUSAL,
        "refused_after": attrs.evolve(REFUSAL, index=2, type=EventType.REVIEW_RECORDED),
    },
}
REFUSED_ALIKE: dict[str, Any] = {
    "refused_before": REFUSAL,
    "refused_after": attrs.evolve(REFUSAL, assessment=attrs.evolve(REFUSED, edition="other")),
}


@pytest.mark.parametrize("name", [*CHANGES, "refused alike"])
def test_what_was_skipped_has_no_change(name: str) -> None:
    """What came after the day asked for was not looked at, so nothing is known of it."""
    members = {**CHANGES, "refused alike": REFUSED_ALIKE}[name]
    with pytest.raises(InvalidValueError) as no:
        case_impact(skipped=True, **members)
    expected = ("skipped", "must stand without a change")
    assert expected == (no.value.field, no.value.reason)


@pytest.mark.parametrize("skipped", [False, True])
def test_an_impact_without_a_change_is_told_from_one_that_was_skipped(*, skipped: bool) -> None:
    """Both have no change, and only one was looked at."""
    one = case_impact(skipped=skipped)
    assert (skipped, False) == (one.skipped, one.changed)


@pytest.mark.parametrize("name", CHANGES)
def test_each_kind_of_change_is_one(name: str) -> None:
    """Any part that is there is a change; words of findings alone change no answer."""
    one = case_impact(**CHANGES[name])
    assert (True, name != "findings") == (one.changed, one.answers_changed)
    assert name.startswith("refused") is one.refusal_changed


def test_an_event_that_both_policies_refuse_is_no_change() -> None:
    """The same event refused for other reasons leaves the case where it was."""
    one = case_impact(**REFUSED_ALIKE)
    assert (False, False) == (one.refusal_changed, one.changed)


@pytest.mark.parametrize(
    "other",
    [
        attrs.evolve(REFUSAL, type=EventType.OFFERING_LISTED),
        Refusal(
            index=REFUSAL.index,
            type=REFUSAL.type,
            on=LATER,
            assessment=attrs.evolve(REFUSED, on=LATER),
        ),
    ],
    ids=["type", "day"],
)
def test_two_refusals_in_one_place_are_of_one_event(other: Refusal) -> None:
    """A history has one event in each place, whoever refuses it."""
    with pytest.raises(InvalidValueError) as no:
        case_impact(refused_before=REFUSAL, refused_after=other)
    reason = "must be of the event in place 3: application_approved on 2026-04-01"
    assert ("refused_after", reason) == (no.value.field, no.value.reason)


@pytest.mark.parametrize("index", [0, MOST_ITEMS])
def test_the_first_and_the_last_place_of_an_item_are_taken(index: int) -> None:
    """Items are counted from 0."""
    assert (
        index == CaseImpact(index=index, title="Sedges", sponsor="R. Alder", submitted_on=DAY).index
    )
