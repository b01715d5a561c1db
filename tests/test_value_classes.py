"""Every value class: frozen, equal by value, hashable, copyable, checked in its constructor."""

import copy
import datetime as dt
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from pendulum import Date

import cerp_rules
from cerp_rules import (
    PUBLISHED,
    Application,
    Assessment,
    Clause,
    CountedDay,
    CreditAward,
    DatePeriod,
    Deadline,
    DeadlineKind,
    Document,
    Fee,
    Finding,
    FixedReading,
    Instructor,
    InvalidValueError,
    Modality,
    Offering,
    OfferingKind,
    Party,
    Policy,
    PolicySource,
    Problem,
    Readings,
    RegistrationContact,
    RequestedApproval,
    Session,
    Sponsor,
    SponsorKind,
    Switch,
    Term,
    Verdict,
)
from cerp_rules.readings import UploadDay

DAY = dt.date(2026, 3, 2)
RESUME: dict[str, Any] = {"title": "Curriculum vitae", "uri": "https://example.org/alder.pdf"}
OFFERING: dict[str, Any] = {
    "title": "Riparian field course",
    "kind": OfferingKind.COURSE,
    "recurring": True,
    "syllabus": Document(title="Syllabus (on paper)"),
    "supporting_information": (Document(title="Flyer"),),
    "educational_objectives": ("Read a reference reach",),
    "sessions": (Session(starts_on=DAY, ends_on=DAY),),
    "contact_hours": "16",
}
APPLICATION: dict[str, Any] = {
    "submitted_on": DAY,
    "sponsor": Sponsor(name="R. Alder"),
    "offering": Offering(**OFFERING),
    "requested_approval": RequestedApproval.TWO_YEARS,
    "fee_paid": Fee(amount=0, currency="USD"),
}
FINDING: dict[str, Any] = {
    "rule": "fee",
    "clause": "fees.none",
    "modality": Modality.MUST,
    "verdict": Verdict.MET,
    "decisive": True,
    "pointer": "/fee_paid",
    "message": "No fee is due.",
    "facts": (("fee due", "0 USD"),),
    "readings": ("fee",),
}
EDITION: dict[str, Any] = {
    field.name: getattr(PUBLISHED, field.name) for field in attrs.fields(Policy)
}

# Each class with what a value of it is made of, and one member that makes another value.
CASES: list[tuple[Callable[..., Any], dict[str, Any], dict[str, Any]]] = [
    (Document, RESUME, {"uri": None}),
    (Fee, {"amount": "25.00", "currency": "USD"}, {"currency": "EUR"}),
    (CreditAward, {"value": "2.5"}, {"value": "2.4"}),
    (Sponsor, {"name": "R. Alder", "kind": SponsorKind.INDIVIDUAL}, {"kind": None}),
    (Instructor, {"name": "R. Alder", "resume": Document(**RESUME)}, {"resume": None}),
    (Session, {"starts_on": DAY, "ends_on": DAY, "place": "Corvallis"}, {"place": "Bend"}),
    (Offering, OFFERING, {"recurring": False}),
    (RegistrationContact, {"email": "r@example.org", "phone": "1"}, {"phone": "2"}),
    (Application, APPLICATION, {"application_id": "2026-0117"}),
    (DatePeriod, {"first": DAY, "last": DAY}, {"last": dt.date(2026, 3, 3)}),
    (CountedDay, {"day_zero": DAY, "due_on": DAY, "counting": "none"}, {"counting": "one"}),
    (Term, {"years": 1, "months": 2, "weeks": 3, "days": 4}, {"months": 3}),
    (
        Clause,
        {
            "id": "fees.none", "section": "Fees", "sentence": "sentence 1",
            "modality": Modality.MUST, "party": Party.SPONSOR, "summary": "Free.",
        },
        {"summary": "Not free."},
    ),
    (FixedReading, {"id": "fee", "words": "", "decision": "", "clauses": ()}, {"id": "logo"}),
    (
        Switch,
        {
            "id": "upload_day", "question": "When?", "kind": UploadDay,
            "default": UploadDay.BEFORE, "reason": "So.", "clauses": ("completion.upload",),
        },
        {"default": UploadDay.ON_OR_BEFORE},
    ),
    (Readings, {"upload_day": "before"}, {"upload_day": "on_or_before"}),
    (PolicySource, {"title": "Minutes", "read_on": DAY}, {"section": "Reviews"}),
    (Policy, EDITION, {"retention": Term(years=7)}),
    (Finding, FINDING, {"pointer": ""}),
    (Assessment, {"findings": (), "on": DAY, "edition": "published"}, {"edition": "draft"}),
    (
        Deadline,
        {
            "duty_id": "review-notice", "subject": "", "clause": "reviews.notice",
            "responsible": Party.SER, "kind": DeadlineKind.ACT_BY,
            "day_zero": DAY, "due_on": DAY, "counting": "none",
        },
        {"met_on": DAY},
    ),
    (Problem, {"code": "shape.type", "pointer": "", "message": "no"}, {"clause": "fees.none"}),
]  # fmt: skip
each_class = pytest.mark.parametrize(
    ("cls", "members", "change"), CASES, ids=lambda one: getattr(one, "__name__", "")
)


@pytest.fixture
def validators_off() -> Iterator[None]:
    """Let a neighbour in the process have switched off the validators of attrs."""
    attrs.validators.set_disabled(True)
    yield
    attrs.validators.set_disabled(False)


def test_no_public_class_is_forgotten_here() -> None:
    """Each value class of the public surface is one of the cases."""
    public = {
        name for name in cerp_rules.__all__ if attrs.has(type_of := getattr(cerp_rules, name))
        and isinstance(type_of, type)
    }  # fmt: skip
    assert public == {cls.__name__ for cls, _, _ in CASES}


@each_class
def test_values_are_equal_by_value_and_hashable(
    cls: Callable[..., Any], members: dict[str, Any], change: dict[str, Any]
) -> None:
    """Two values of the same members are one in a set; another member makes another value."""
    value, same, other = cls(**members), cls(**members), cls(**{**members, **change})
    assert value == same
    assert value != other
    assert 2 == len({value, same, other})


@each_class
def test_values_are_frozen(
    cls: Callable[..., Any], members: dict[str, Any], change: dict[str, Any]
) -> None:
    """No member can be set or deleted, and none added."""
    value = cls(**members)
    for name in (*members, *change, "new"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(value, next(iter(members)))
    assert not hasattr(value, "__dict__")
    assert value == cls(**members)


@each_class
def test_values_are_built_by_keyword(
    cls: Callable[..., Any], members: dict[str, Any], change: dict[str, Any]
) -> None:
    """A value has no positional members that could be mixed up."""
    with pytest.raises(TypeError):
        cls(*{**members, **change}.values())


@each_class
def test_values_survive_a_pickle_and_a_copy(
    cls: Callable[..., Any], members: dict[str, Any], change: dict[str, Any]
) -> None:
    """A pickle of any protocol, a copy and a deep copy give an equal value of the same class."""
    value = cls(**{**members, **change})
    pickles = [pickle.dumps(value, protocol) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    twins = [pickle.loads(one) for one in pickles]  # noqa: S301  # pickled two lines above
    for twin in (*twins, copy.copy(value), copy.deepcopy(value)):
        assert value == twin
        assert hash(value) == hash(twin)
        assert type(value) is type(twin)


@pytest.mark.usefixtures("validators_off")
@pytest.mark.parametrize(
    ("field", "build"),
    [
        ("title", lambda: Document(title="")),
        ("uri", lambda: Document(title="Syllabus", uri="javascript:alert(1)")),
        ("currency", lambda: Fee(amount=0, currency="usd")),
        ("value", lambda: CreditAward(value=0)),
        ("kind", lambda: Sponsor(name="R. Alder", kind="individual")),  # type: ignore[arg-type]
        ("name", lambda: Instructor(name="\n")),
        ("ends_on", lambda: Session(starts_on=Date(2026, 3, 2), ends_on=Date(2026, 3, 1))),
        ("recurring", lambda: Offering(**{**OFFERING, "recurring": 1})),
        ("email", lambda: RegistrationContact(email="@")),
        ("fee_paid", lambda: Application(**{**APPLICATION, "fee_paid": 0})),
        ("last", lambda: DatePeriod(first=Date(2026, 3, 2), last=Date(2026, 3, 1))),
        ("years", lambda: Term(years=-1)),
        ("upload_day", lambda: Readings(upload_day="never")),  # type: ignore[arg-type]
        ("title", lambda: PolicySource(title=" ", read_on=Date(2026, 3, 2))),
        ("reviewers", lambda: Policy(**{**EDITION, "reviewers": ()})),
        ("question", lambda: Finding(**{**FINDING, "verdict": Verdict.UNKNOWN})),
        ("findings", lambda: Assessment(findings=[], on=DAY, edition="x")),  # type: ignore[arg-type]
    ],
    ids=str,
)
def test_what_must_hold_holds_with_the_validators_of_attrs_off(
    field: str, build: Callable[[], object]
) -> None:
    """A process-wide switch of attrs does not let an invalid value through."""
    with pytest.raises(InvalidValueError) as no:
        build()
    assert field == no.value.field
