"""What holds of the duties of every case on every day, whatever its history."""

import datetime as dt
from itertools import chain, pairwise
from typing import Any

import pytest

from cerp_rules import (
    CLAUSES,
    FIXED_READINGS,
    PUBLISHED,
    SWITCHES,
    Completion,
    DeadlineKind,
    DeadlineState,
    Duty,
    DutyStatus,
    InvalidValueError,
    Modality,
    Party,
    PreApproval,
    Status,
    clause,
    deadlines,
    duties,
)
from cerp_rules.testing.tables import Scenario
from histories import HISTORIES, case_of
from scenarios import completion_of, scenarios

NOT_YET, PENDING, FULFILLED = DutyStatus.NOT_YET, DutyStatus.PENDING, DutyStatus.FULFILLED
BREACHED, UNKNOWN, LAPSED = DutyStatus.BREACHED, DutyStatus.UNKNOWN, DutyStatus.LAPSED

CASES = scenarios("duty")
DAYS = [
    dt.date(2026, 3, 2), dt.date(2026, 3, 20), dt.date(2026, 3, 25), dt.date(2026, 4, 1),
    dt.date(2026, 4, 2), dt.date(2026, 4, 13), dt.date(2026, 4, 14), dt.date(2026, 6, 3),
    dt.date(2026, 6, 4), dt.date(2026, 7, 3), dt.date(2026, 7, 4), dt.date(2026, 8, 3),
    dt.date(2026, 8, 5), dt.date(2026, 8, 6), dt.date(2026, 8, 20), dt.date(2026, 9, 4),
    dt.date(2026, 9, 5), dt.date(2026, 9, 14), dt.date(2028, 2, 18), dt.date(2028, 3, 31),
    dt.date(2028, 4, 1), dt.date(2032, 6, 3), dt.date(2032, 6, 4),
]  # fmt: skip
"""Days on and around those on which something changes in one of the histories."""
RENEWALS = {"CERP-204": dt.date(2026, 7, 15)}
Owed = dict[dt.date, tuple[Duty, ...]]


COMPLETIONS = (
    completion_of({}),
    completion_of(
        {"remove": ["/confirmation", "/uploaded_on"], "set": {"/participant/name": "M."}}
    ),
    completion_of(
        {"remove": ["/records", "/requirements_completed"], "set": {"/participant/name": "O."}}
    ),
    completion_of({"remove": ["/participant/certificant_id"], "set": {"/participant/name": "N."}}),
)


@pytest.fixture(scope="module", params=HISTORIES)
def case(request: pytest.FixtureRequest) -> PreApproval:
    """Give the case of each history."""
    return case_of(request.param)


@pytest.fixture(scope="module")
def owed_on(case: PreApproval) -> Owed:
    """Give what is owed on each day."""
    return {on: duties(case, COMPLETIONS, on=on, renewals=RENEWALS) for on in DAYS}


def known_by(case: PreApproval, on: dt.date) -> PreApproval:
    """Give the case as it was at the end of a day, without what happened later."""
    return PreApproval.replay([one for one in case.events if one.on <= on], case.policy)


def test_every_clause_has_a_duty_in_some_history() -> None:
    """What the page says of anybody is somebody's duty, or something that somebody may do."""
    found = {
        one.clause
        for history in HISTORIES
        for one in duties(case_of(history), COMPLETIONS, on=dt.date(2026, 7, 20))
    }
    assert {one.id for one in CLAUSES} == found


def test_deadlines_are_those_of_the_duties_by_due_day(case: PreApproval, owed_on: Owed) -> None:
    """No deadline is lost or added, and none comes before one that is due earlier."""
    for on, owed in owed_on.items():
        found = deadlines(case, COMPLETIONS, on=on, renewals=RENEWALS)
        assert all(one.due_on <= other.due_on for one, other in pairwise(found))
        expected = [one.deadline for one in owed if one.deadline is not None]
        assert sorted(map(str, expected)) == sorted(map(str, found))


def test_a_day_knows_nothing_of_later_events(case: PreApproval, owed_on: Owed) -> None:
    """What is owed on a day is what was owed when the later events had not happened."""
    for on, owed in owed_on.items():
        expected = duties(known_by(case, on), COMPLETIONS, on=on, renewals=RENEWALS)
        assert expected == owed


@pytest.mark.parametrize("scenario", CASES, ids=str)
def test_a_day_of_a_table_knows_nothing_of_later_events(scenario: Scenario) -> None:
    """The same holds of every case of the tables, under its editions and readings."""
    case, on = scenario.pre_approval(), scenario.on
    expected = duties(known_by(case, on), scenario.completions, on=on)
    assert expected == duties(case, scenario.completions, on=on)


@pytest.mark.parametrize("reading", ["notification", "decision"])
@pytest.mark.parametrize("on", [dt.date(2026, 8, 3), dt.date(2026, 8, 4)])
def test_a_day_knows_nothing_of_a_later_notice(reading: str, on: dt.date) -> None:
    """On what later day the sponsor is told of a termination changes nothing that is owed."""
    readings = {"termination_day": reading, "retention_start": "approval_end"}
    asked = {"policy": {"readings": readings}}
    expected, *others = (
        duties(
            case_of("terminated", change={"terminated/notified_on": told}, **asked),
            COMPLETIONS,
            on=on,
            renewals=RENEWALS,
        )
        for told in ("2026-08-05", "2026-08-31", "2028-06-01")
    )
    assert [expected, expected] == others


AGREEING = {
    (DeadlineKind.ACT_BY, DeadlineState.UPCOMING): {NOT_YET, PENDING},
    (DeadlineKind.ACT_BY, DeadlineState.DUE): {NOT_YET, PENDING},
    (DeadlineKind.ACT_BY, DeadlineState.MET): {FULFILLED},
    (DeadlineKind.ACT_BY, DeadlineState.MET_LATE): {BREACHED},
    (DeadlineKind.ACT_BY, DeadlineState.OVERDUE): {BREACHED},
    (DeadlineKind.MAY_UNTIL, DeadlineState.UPCOMING): {PENDING},
    (DeadlineKind.MAY_UNTIL, DeadlineState.DUE): {PENDING},
    (DeadlineKind.MAY_UNTIL, DeadlineState.MET): {FULFILLED},
    (DeadlineKind.MAY_UNTIL, DeadlineState.LAPSED): {LAPSED},
    # What is gone is breached, and cannot be kept through any day.
    (DeadlineKind.KEEP_THROUGH, DeadlineState.KEEPING): {NOT_YET, PENDING, UNKNOWN},
    (DeadlineKind.KEEP_THROUGH, DeadlineState.MET): {FULFILLED},
    # What was to be delivered too is pending when the time to keep is over.
    (DeadlineKind.KEEP_THROUGH, DeadlineState.LAPSED): {FULFILLED, PENDING, UNKNOWN},
}
"""For each state of a deadline, where its duty can stand."""


def disagreements(owed: tuple[Duty, ...], on: dt.date) -> list[Duty]:
    """Find the duties that stand where the state of their deadline does not let them."""
    return [
        one
        for one in owed
        if one.deadline is not None
        and one.status not in AGREEING[one.deadline.kind, one.deadline.state(on=on)]
    ]


def test_a_duty_agrees_with_its_deadline(owed_on: Owed) -> None:
    """What is met in time is fulfilled, and what is late or overdue is breached."""
    assert [] == [one for on, owed in owed_on.items() for one in disagreements(owed, on)]


@pytest.mark.parametrize("scenario", CASES, ids=str)
def test_a_duty_of_a_table_agrees_with_its_deadline(scenario: Scenario) -> None:
    """The same holds of every duty of every case of the tables."""
    assert [] == disagreements(scenario.owed(), scenario.on)


def test_whoever_completes_after_the_session_is_owed_nothing_before() -> None:
    """By the day of the session the time can be over before the participant completes."""
    policy = {"readings": {"completion_day": "session"}}
    on, later = dt.date(2026, 7, 10), {"/completed_on": "2026-07-20"}
    without = ["/confirmation", "/uploaded_on"]
    completion = completion_of({"remove": without, "set": later})
    owed = duties(case_of("notified", policy=policy), (completion,), on=on)
    assert [] == disagreements(owed, on)


def test_a_duty_and_its_deadline_are_of_one_clause_and_party(owed_on: Owed) -> None:
    """Clause, party, subject and readings of a deadline are those of its duty."""
    for one in chain.from_iterable(owed_on.values()):
        if one.deadline is not None:
            expected = (one.id, one.subject, one.clause, one.responsible, one.readings)
            found = one.deadline
            assert expected == (
                found.duty_id, found.subject, found.clause, found.responsible, found.readings
            )  # fmt: skip


OTHERS = {"coordinator-review": Party.COORDINATOR, "committee-review": Party.COMMITTEE}
"""The two duties of one clause that bind two parties of SER."""


def test_a_duty_binds_as_its_clause_does(owed_on: Owed) -> None:
    """Binding force and party are those of the clause, but for the two who review."""
    for one in chain.from_iterable(owed_on.values()):
        rests_on = clause(one.clause)
        expected = (rests_on.modality, OTHERS.get(one.id, rests_on.party))
        assert expected == (one.modality, one.responsible)


@pytest.mark.parametrize(
    ("reading", "expected"), [("advisory", Modality.SHOULD), ("required", Modality.MUST)]
)
def test_a_reading_makes_the_code_binding(reading: str, expected: Modality) -> None:
    """By one reading the approval code should be given, by the other it must."""
    case = case_of("notified", policy={"readings": {"confirmation_code": reading}})
    owed = duties(case, COMPLETIONS, on=dt.date(2026, 7, 20))
    assert {expected} == {one.modality for one in owed if one.id == "approval-code"}


def test_duties_name_readings_of_the_register() -> None:
    """Whoever wants to know why finds each reading that a duty names."""
    known = {one.id for one in SWITCHES} | {one.id for one in FIXED_READINGS}
    named_by = {
        name
        for history in HISTORIES
        for one in duties(case_of(history), COMPLETIONS, on=dt.date(2026, 7, 20))
        for name in one.readings
    }
    assert set() == named_by - known


def test_no_two_duties_are_alike(owed_on: Owed) -> None:
    """Two duties differ by name or by what they are about."""
    for owed in owed_on.values():
        names = [(one.id, one.subject) for one in owed]
        assert sorted(set(names)) == sorted(names)


def test_duties_come_in_the_order_of_the_page() -> None:
    """First those of the case, then those of each completion, each in the page's order."""
    places = {one.id: place for place, one in enumerate(CLAUSES)}
    owed = duties(case_of("reversed"), COMPLETIONS[:1], on=dt.date(2026, 9, 14))
    of_case = [places[one.clause] for one in owed if not one.subject]
    of_completion = [places[one.clause] for one in owed if one.subject]
    assert [*of_case, *of_completion] == [places[one.clause] for one in owed]
    assert sorted(of_completion) == of_completion
    assert sorted(of_case) == of_case


def test_silence_approves_nothing_and_declines_nothing() -> None:
    """On the day after the six weeks nothing but the notice stands otherwise."""
    case = case_of("reviewed")
    before, after = (
        {one.id: one.status for one in duties(case, on=dt.date(2026, 4, day))} for day in (13, 14)
    )
    assert {**before, "review-notice": BREACHED} == after
    assert PENDING is before["review-notice"]
    assert Status.UNDER_REVIEW is case.status(on=dt.date(2200, 12, 31))
    assert case.approval is None


@pytest.mark.parametrize(
    ("history", "absent", "given"),
    [
        ("submitted", "renewal", {}),
        ("declined", "renewal", {}),
        ("approved", "renewal", {"policy": {"readings": {"approval_start": "notification"}}}),
        (
            "approved",
            "renewal",
            {"change": {"submitted/application/requested_approval": "listed_sessions"}},
        ),
        (
            "submitted",
            "coordinator-review",
            {"policy": {"readings": {"reviews_required": "committee"}}},
        ),
        ("submitted", "committee-review", {"policy": {"reviewers": ["coordinator"]}}),
    ],
)
def test_what_nobody_owes_is_no_duty(history: str, absent: str, given: dict[str, Any]) -> None:
    """A renewal needs an approval for years with an end, and a review somebody to review."""
    found = [one.id for one in duties(case_of(history, **given), on=dt.date(2026, 4, 1))]
    assert absent not in found


def test_a_policy_can_be_changed_without_changing_what_else_is_owed() -> None:
    """A revised retention changes the records and nothing else."""
    before, after = (
        duties(case_of("notified", policy=policy), COMPLETIONS, on=dt.date(2026, 7, 20))
        for policy in ({}, {"edition": "published", "retention": "P7Y"})
    )
    changed = {one.id for one, other in zip(before, after, strict=True) if one != other}
    assert {"attendance-record", "grades-record", "confirmation-record"} == changed


WRONG: list[tuple[str, dict[str, Any]]] = [
    ("case", {"case": PUBLISHED}),
    ("on", {"on": "2026-07-20"}),
    ("on", {"on": dt.datetime(2026, 7, 20, tzinfo=dt.UTC)}),
    ("on", {"on": dt.date(2026, 3, 1)}),
    ("completions", {"completions": 7}),
    ("completions[1]", {"completions": (COMPLETIONS[0], PUBLISHED)}),
    ("renewals", {"renewals": dt.date(2026, 7, 15)}),
    ("renewals", {"renewals": {204: dt.date(2026, 7, 15)}}),
    ("renewals", {"renewals": {None: dt.date(2026, 7, 15)}}),
    ("renewals['CERP-204']", {"renewals": {"CERP-204": "2026-07-15"}}),
    (
        "renewals['CERP-205']",
        {"renewals": {"CERP-204": dt.date(2026, 7, 15), "CERP-205": None}},
    ),
    (f"renewals['{'x' * 79}…']", {"renewals": {"x" * 300: None}}),
]


@pytest.mark.parametrize(("field", "given"), WRONG)
@pytest.mark.parametrize("ask", [duties, deadlines])
def test_misuse_is_refused_by_the_name_of_the_argument(
    ask: Any, field: str, given: dict[str, Any]
) -> None:
    """What is of another class is refused, and so is a day before the submission."""
    members = {"case": case_of("notified"), "on": dt.date(2026, 7, 20), **given}
    case, completions = members.pop("case"), members.pop("completions", ())
    with pytest.raises(InvalidValueError) as no:
        ask(case, completions, **members)
    assert field == no.value.field


def test_completions_can_be_given_one_by_one() -> None:
    """Completions that are made when they are asked for give the same duties."""
    case, on = case_of("notified"), dt.date(2026, 7, 20)
    made: list[Completion] = []

    def one_by_one() -> Any:
        for one in COMPLETIONS:
            made.append(one)
            yield one

    assert duties(case, COMPLETIONS, on=on) == duties(case, one_by_one(), on=on)
    assert list(COMPLETIONS) == made
