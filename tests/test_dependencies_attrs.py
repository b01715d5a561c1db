"""What is known to bite in attrs does not: a test for each point."""

import datetime as dt
import pickle
import typing
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pendulum
import pytest

import cerp_rules
from cerp_rules import (
    PUBLISHED,
    Application,
    CreditAward,
    DatePeriod,
    Document,
    Fee,
    InvalidPayloadError,
    InvalidValueError,
    Offering,
    OfferingKind,
    Policy,
    PolicySource,
    Problem,
    RegistrationContact,
    Session,
    Sponsor,
    Term,
    UnknownKindError,
    approval_period,
    assess,
    check,
    clause,
    load,
    review_deadline,
)
from lookalikes import Text
from payload_problems import found_at
from sample_payloads import FULL

FULL_APPLICATION = FULL["application"]
ON = dt.date(2026, 4, 1)


_DAY = dt.date(2026, 3, 2)
_MOMENT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)

_WRONG: list[Callable[[], object]] = [
    lambda: Term(years=True),
    lambda: Term(days=1.5),  # type: ignore[arg-type]
    lambda: Term(weeks=-1),
    lambda: Document(title=""),
    lambda: Document(title=5),  # type: ignore[arg-type]
    lambda: Document(title=Text("T")),
    lambda: Document(title="T", uri="javascript:alert(1)"),
    lambda: Sponsor(name="S", kind="other"),  # type: ignore[arg-type]
    lambda: Sponsor(name="S", resume={"title": "T"}),  # type: ignore[arg-type]
    lambda: Offering(title="T", kind=OfferingKind.COURSE, recurring=1),  # type: ignore[arg-type]
    lambda: Offering(title="T", kind=OfferingKind.COURSE, sessions=[]),  # type: ignore[arg-type]
    lambda: Offering(
        title="T",
        kind=OfferingKind.COURSE,
        educational_objectives="abc",  # type: ignore[arg-type]
    ),
    lambda: Session(starts_on=_DAY, ends_on=dt.date(2026, 3, 1)),
    lambda: Session(starts_on=_MOMENT, ends_on=_MOMENT),
    lambda: Session(starts_on=pendulum.datetime(2026, 3, 2), ends_on=_DAY),
    lambda: Session(starts_on="2026-03-02", ends_on=_DAY),  # type: ignore[arg-type]
    lambda: DatePeriod(first=_DAY, last=dt.date(2026, 3, 1)),
    lambda: Fee(amount="25.00", currency="usd"),
    lambda: Fee(amount=2.5, currency="USD"),  # type: ignore[arg-type]
    lambda: Fee(amount=True, currency="USD"),
    lambda: CreditAward(value=0),
    lambda: CreditAward(value="NaN"),
    lambda: RegistrationContact(email="@"),
    lambda: PolicySource(title="T", read_on=_MOMENT),
    lambda: PUBLISHED.revise(sponsor_kinds=[]),
    lambda: PUBLISHED.revise(review_notice="P-6W"),
    lambda: PUBLISHED.revise(readings={"sponsor_resume": "nobody"}),
]


@pytest.fixture(params=[True, False], ids=["validators on", "validators off"])
def _validators(request: pytest.FixtureRequest) -> Iterator[None]:
    attrs.validators.set_disabled(not request.param)
    yield
    attrs.validators.set_disabled(False)


@pytest.mark.usefixtures("_validators")
@pytest.mark.parametrize("make", _WRONG)
def test_what_must_hold_holds_with_validators_switched_off(make: Callable[[], object]) -> None:
    """Somebody in the process can switch off the validators of attrs, and nothing is let in."""
    with pytest.raises(InvalidValueError):
        make()


@pytest.mark.usefixtures("_validators")
def test_payload_is_checked_with_validators_switched_off() -> None:
    """What is refused does not depend on a setting of the process."""
    assert [("/sponsor/name", "shape.type")] == found_at("/sponsor/name", True)
    assert () == check(FULL_APPLICATION, Application)


_VALUES = [
    load(FULL_APPLICATION, Application),
    load(FULL["policy"], Policy),
    PUBLISHED,
    assess(load(FULL_APPLICATION, Application), on=ON),
    review_deadline(load(FULL_APPLICATION, Application)),
    approval_period(load(FULL_APPLICATION, Application), decided_on=ON),
    CreditAward(value="2.5"),
    Term(years=1, months=6, weeks=1, days=2),
    clause("reviews.notice"),
    check({}, Application)[0],
]


@pytest.mark.parametrize("value", _VALUES, ids=lambda value: type(value).__name__)
def test_value_is_hashable_immutable_and_picklable(value: Any) -> None:
    """A value can be a key, cannot be changed at any depth, and survives a pickle."""
    copied = pickle.loads(pickle.dumps(value))  # noqa: S301  # what was pickled just now
    assert (value, hash(value)) == (copied, hash(copied))
    assert not hasattr(value, "__dict__")
    for field in attrs.fields(type(value)):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, field.name, None)
        assert not isinstance(getattr(value, field.name), list | dict | set)


@pytest.mark.parametrize(
    "error",
    [
        InvalidValueError("review_notice", "'P-6W'", "must be an ISO 8601 duration"),
        UnknownKindError("events", ("application", "policy")),
        InvalidPayloadError((Problem(code="shape.type", pointer="/a", message="must be text"),)),
    ],
    ids=lambda error: type(error).__name__,
)
def test_error_is_picklable(error: Exception) -> None:
    """An error keeps its class, its fields and its text through a pickle."""
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301  # what was pickled just now
    assert (type(error), str(error), vars(error)) == (type(copied), str(copied), vars(copied))


def test_error_of_a_refused_payload_holds_nothing_of_jsonschema() -> None:
    """The error of `load` pickles, since it holds problems alone."""
    with pytest.raises(InvalidPayloadError) as caught:
        load({"submitted_on": [1]}, Application)
    copied = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # what was pickled just now
    assert caught.value.problems == copied.problems
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def _is_value_class(value: Any) -> bool:
    return isinstance(value, type) and attrs.has(value)


@pytest.mark.parametrize(
    "name", [name for name in cerp_rules.__all__ if _is_value_class(getattr(cerp_rules, name))]
)
def test_annotations_can_be_resolved(name: str) -> None:
    """Each annotation names something that is imported when the module runs."""
    class_ = getattr(cerp_rules, name)
    hints = typing.get_type_hints(class_)
    assert {field.name for field in attrs.fields(class_)} <= set(hints)
