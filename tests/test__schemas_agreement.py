"""The schemas accept what the library accepts and what it dumps."""

import datetime as dt
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    Application,
    Assessment,
    CreditAward,
    Deadline,
    DeadlineKind,
    Duty,
    DutyStatus,
    Finding,
    Modality,
    Party,
    Policy,
    Verdict,
    assess,
    check,
    dump,
    load,
)
from cerp_rules.testing.strategies import applications, complete_applications, policies
from cerp_rules.testing.strategies._payloads import values_of
from laws import law
from payload_strategies import mutated_payloads
from pointers import with_value, without
from sample_payloads import LOADED
from schema_validators import VALIDATORS


@given(data=st.data(), kind=st.sampled_from(sorted(LOADED)))
@law(120)
def test_schema_accepts_what_check_accepts_but_for_invariants(
    data: st.DataObject, kind: str
) -> None:
    """Law: a payload is valid under its schema if and only if it has no problem of shape."""
    payload = data.draw(mutated_payloads(kind))
    of_shape = [
        one for one in check(payload, LOADED[kind]) if not one.code.startswith("invariant.")
    ]
    assert VALIDATORS[kind].is_valid(payload) is (not of_shape)


@pytest.mark.parametrize("kind", LOADED)
def test_what_is_dumped_is_valid(kind: str) -> None:
    """Law: the dump of a value is valid under the schema of its kind."""

    @given(value=values_of(LOADED[kind]))
    @law({"event": 80}.get(kind, 30))
    def holds(value: Any) -> None:
        assert [] == list(VALIDATORS[kind].iter_errors(dump(value)))

    holds()


def test_dumped_published_policy_is_valid() -> None:
    """The dump of the published edition is valid under the schema of a policy."""
    assert [] == list(VALIDATORS["policy"].iter_errors(dump(PUBLISHED)))


@given(
    application=st.one_of(applications(), complete_applications()),
    policy=st.one_of(st.just(PUBLISHED), policies()),
)
@law(50)
def test_dumped_assessment_is_valid(application: Application, policy: Policy) -> None:
    """Law: the dump of an assessment is valid under the schema of an assessment."""
    assessment = assess(application, on=application.submitted_on, policy=policy)
    assert [] == list(VALIDATORS["assessment"].iter_errors(dump(assessment)))


def _assessment() -> dict[str, Any]:
    """Give the dump of an assessment whose first finding asks something."""
    application = load(
        {
            "submitted_on": "2026-03-02",
            "sponsor": {"name": "S"},
            "offering": {"title": "T", "kind": "course"},
        },
        Application,
    )
    return dump(assess(application, on=dt.date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/outcome", "perhaps"),
        ("/on", "2026-02-30"),
        ("/edition", ""),
        ("/findings", {}),
        ("/extra", 1),
        ("/findings/0/verdict", "met"),
        ("/findings/0/clause", "applicants.all"),
        ("/findings/0/modality", "shall"),
        ("/findings/0/decisive", "yes"),
        ("/findings/0/pointer", "sponsor/kind"),
        ("/findings/0/pointer", "/sponsor~2kind"),
        ("/findings/0/rule", "Sponsor kind"),
        ("/findings/0/facts", [["sponsor.kind", "individual"]]),
        ("/findings/0/supplied_by", "nobody"),
        ("/findings/0/question", ""),
        ("/findings/0/readings", ["one sponsor"]),
    ],
)
def test_wrong_assessment_is_not_valid(pointer: str, value: object) -> None:
    """The schema of an assessment refuses what no assessment says."""
    assert VALIDATORS["assessment"].is_valid(_assessment())
    assert not VALIDATORS["assessment"].is_valid(with_value(_assessment(), pointer, value))


@pytest.mark.parametrize(
    "pointer",
    [
        "/outcome", "/on", "/edition", "/library", "/findings", "/findings/0/question",
        "/findings/0/supplied_by", "/findings/0/facts", "/findings/0/verdict",
    ],
)  # fmt: skip
def test_assessment_without_a_member_is_not_valid(pointer: str) -> None:
    """The schema of an assessment requires all its members, and a question of what is unknown."""
    assert not VALIDATORS["assessment"].is_valid(without(_assessment(), pointer))


_FINDING = Finding(
    rule="sponsor-kind",
    clause="applicants.kinds",
    modality=Modality.MUST,
    verdict=Verdict.MET,
    decisive=True,
    pointer="/sponsor/kind",
    message="The sponsor is an individual.",
)


def _with_award() -> dict[str, Any]:
    """Give the dump of an assessment with an award."""
    return dump(
        Assessment(
            findings=(_FINDING,),
            on=dt.date(2026, 6, 20),
            edition="published",
            award=CreditAward(value="2.5"),
        )
    )


def test_dumped_award_is_valid_and_stands_with_eligible_alone() -> None:
    """An award is written with its unit, and only an eligible assessment has one."""
    payload = _with_award()
    assert {"value": "2.5", "unit": "CEC"} == payload["award"]
    assert [] == list(VALIDATORS["assessment"].iter_errors(payload))
    for outcome in ("ineligible", "incomplete", "needs_decision"):
        assert not VALIDATORS["assessment"].is_valid({**payload, "outcome": outcome})
        without_one = without({**payload, "outcome": outcome}, "/award")
        assert VALIDATORS["assessment"].is_valid(without_one)
    assert not VALIDATORS["assessment"].is_valid(with_value(payload, "/award/value", "0"))
    assert not VALIDATORS["assessment"].is_valid(with_value(payload, "/award", None))


# --- What is owed ---------------------------------------------------------------------------------

_DEADLINE = Deadline(
    duty_id="attendance-record",
    subject="L. Birch, 1 June 2026 to 3 June 2026",
    clause="records.kept",
    responsible=Party.SPONSOR,
    kind=DeadlineKind.KEEP_THROUGH,
    day_zero=dt.date(2200, 12, 31),
    due_on=dt.date(2299, 12, 31),
    met_on=dt.date(2250, 1, 1),
    counting="99 years",
    edition="published",
    readings=("records_or", "retention-end"),
)
_DUTY = Duty(
    id="attendance-record",
    subject="L. Birch, 1 June 2026 to 3 June 2026",
    clause="records.kept",
    modality=Modality.MUST,
    responsible=Party.SPONSOR,
    status=DutyStatus.FULFILLED,
    deadline=_DEADLINE,
    edition="published",
    readings=("records_or", "retention-end"),
)
_OWED = {"deadline": dump(_DEADLINE), "duty": dump(_DUTY)}
# fmt: off
_WRONG: list[tuple[str, object]] = [
    ("/duty_id", "Attendance record"), ("/subject", None), ("/clause", "records.lost"),
    ("/responsible", "nobody"), ("/kind", "act_after"), ("/day_zero", "1899-12-31"),
    ("/due_on", "9001-01-01"), ("/due_on", "2300-02-29"), ("/met_on", None), ("/counting", ""),
    ("/edition", ""),
    ("/readings", ["one sponsor"]), ("/readings", {}), ("/extra", 1),
]
# fmt: on


def test_what_is_owed_is_dumped_with_all_its_members() -> None:
    """A duty and its deadline are written out whole, one inside the other."""
    deadline = {
        "duty_id": "attendance-record",
        "subject": "L. Birch, 1 June 2026 to 3 June 2026",
        "clause": "records.kept",
        "responsible": "sponsor",
        "kind": "keep_through",
        "day_zero": "2200-12-31",
        "due_on": "2299-12-31",
        "met_on": "2250-01-01",
        "counting": "99 years",
        "edition": "published",
        "readings": ["records_or", "retention-end"],
    }
    duty = {
        "id": "attendance-record",
        "subject": "L. Birch, 1 June 2026 to 3 June 2026",
        "clause": "records.kept",
        "modality": "must",
        "responsible": "sponsor",
        "status": "fulfilled",
        "deadline": deadline,
        "edition": "published",
        "readings": ["records_or", "retention-end"],
    }
    assert {"deadline": deadline, "duty": duty} == _OWED


def test_what_is_owed_leaves_out_only_a_day_or_a_deadline_that_it_has_not() -> None:
    """A duty of the case as a whole has an empty subject, and readings even where it has none."""
    duty = Duty(
        id="calendar-listing",
        clause="reviews.calendar",
        modality=Modality.MUST,
        responsible=Party.SER,
        status=DutyStatus.PENDING,
        edition="published",
    )
    assert {
        "id": "calendar-listing",
        "subject": "",
        "clause": "reviews.calendar",
        "modality": "must",
        "responsible": "ser",
        "status": "pending",
        "edition": "published",
        "readings": [],
    } == dump(duty)
    assert VALIDATORS["duty"].is_valid(dump(duty))
    unmet = without(_OWED["deadline"], "/met_on")
    assert unmet == dump(attrs.evolve(_DEADLINE, met_on=None))
    assert VALIDATORS["deadline"].is_valid(unmet)


@pytest.mark.parametrize("kind", _OWED)
def test_dumped_duty_and_deadline_are_valid(kind: str) -> None:
    """What is owed is valid as dumped, days beyond 2200 included."""
    assert [] == list(VALIDATORS[kind].iter_errors(_OWED[kind]))


@pytest.mark.parametrize(("pointer", "value"), _WRONG)
def test_wrong_deadline_is_not_valid(pointer: str, value: object) -> None:
    """The schemas refuse what no deadline says, by itself and in a duty."""
    assert not VALIDATORS["deadline"].is_valid(with_value(_OWED["deadline"], pointer, value))
    inside = with_value(_OWED["duty"], f"/deadline{pointer}", value)
    assert not VALIDATORS["duty"].is_valid(inside)


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/id", ""),
        ("/subject", 1),
        ("/clause", "records"),
        ("/modality", "shall"),
        ("/responsible", "all"),
        ("/status", "done"),
        ("/deadline", None),
        ("/readings", [""]),
        ("/extra", 1),
    ],
)
def test_wrong_duty_is_not_valid(pointer: str, value: object) -> None:
    """The schema of a duty refuses what no duty says."""
    assert not VALIDATORS["duty"].is_valid(with_value(_OWED["duty"], pointer, value))


@pytest.mark.parametrize(("kind", "optional"), [("deadline", {"met_on"}), ("duty", {"deadline"})])
def test_what_is_owed_lacks_nothing_else(kind: str, optional: set[str]) -> None:
    """Each member but one is required."""
    valid = {
        name for name in _OWED[kind] if VALIDATORS[kind].is_valid(without(_OWED[kind], f"/{name}"))
    }
    assert optional == valid
