"""Completions: what may be unknown, each bound from both sides, each member by its field."""

import datetime as dt
from decimal import Decimal
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import (
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    CreditAward,
    InvalidValueError,
    Participant,
    Record,
    RecordKind,
    Session,
)

FIRST, LAST = dt.date(2026, 6, 1), dt.date(2026, 6, 3)
SESSION = Session(starts_on=FIRST, ends_on=LAST)
BIRCH = Participant(name="L. Birch")
RECORD = Record(kind=RecordKind.ATTENDANCE)
VISIBLE = "must show something and hold no control characters"
NO_DAY = "must be a date without a time of day"
CENTURIES = "must lie between 1900-01-01 and 2200-12-31"
DECIMAL = "must be a decimal with at most 9 digits before and 4 after the point"


def completion(**members: Any) -> Completion:
    """Build a completion of which nothing is known but what is given."""
    return Completion(**{"participant": BIRCH, "session": SESSION, **members})


def confirmation(**members: Any) -> Confirmation:
    """Build a confirmation that says nothing but what is given."""
    return Confirmation(**{"issued_on": dt.date(2026, 6, 10), **members})


def _refused(build: Any, members: dict[str, Any]) -> tuple[str, str]:
    """Give field and reason of a refusal."""
    with pytest.raises(InvalidValueError) as no:
        build(**members)
    return no.value.field, no.value.reason


# --- Participants and who confirms ---------------------------------------------------------------


@pytest.mark.parametrize("text", ["x", "x" * 300, " L. Birch "])
def test_a_participant_is_kept_as_given(text: str) -> None:
    """Name and id of 1 to 300 characters are kept as they are."""
    participant = Participant(name=text, certificant_id=text)
    assert (text, text) == (participant.name, participant.certificant_id)
    assert Participant(name=text).certificant_id is None


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", "x" * 301, "must have at most 300 characters"),
        ("name", "", VISIBLE),
        ("name", "a\nb", VISIBLE),
        ("name", None, "must be text"),
        ("certificant_id", "x" * 301, "must have at most 300 characters"),
        ("certificant_id", "", VISIBLE),
        ("certificant_id", 117, "must be text"),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_is_no_member_of_a_participant_is_refused(
    field: str, value: object, reason: str
) -> None:
    """A name or an id that is blank, too long or no text is refused."""
    assert (field, reason) == _refused(Participant, {"name": "L. Birch", field: value})


@pytest.mark.parametrize("name", [None, "x", "x" * 300])
@pytest.mark.parametrize("role", [None, *ConfirmerRole])
def test_who_confirms_may_be_unknown_in_part(name: str | None, role: ConfirmerRole | None) -> None:
    """Name and role are kept, each of them or neither."""
    confirmed_by = ConfirmedBy(name=name, role=role)
    assert (name, role) == (confirmed_by.name, confirmed_by.role)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("name", "x" * 301, "must have at most 300 characters"),
        ("name", "\t", VISIBLE),
        ("name", 7, "must be text"),
        ("role", "sponsor", "must be of type ConfirmerRole"),
        ("role", "", "must be of type ConfirmerRole"),
        ("role", RecordKind.GRADES, "must be of type ConfirmerRole"),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_is_no_member_of_who_confirms_is_refused(
    field: str, value: object, reason: str
) -> None:
    """A blank or overlong name, and the text of a role, are refused."""
    assert (field, reason) == _refused(ConfirmedBy, {field: value})


def test_the_texts_of_the_roles() -> None:
    """The two roles have these texts on the wire, and there is no other."""
    expected = ["sponsor", "participant"]
    assert expected == [one.value for one in ConfirmerRole]


# --- Confirmations -------------------------------------------------------------------------------

CONFIRMED_TEXTS = [
    "approval_code", "sponsor", "participant", "offering_title", "place", "verified_by",
]  # fmt: skip


def test_what_a_confirmation_does_not_say_is_absent() -> None:
    """The day of issue is enough; everything else may be missing from the paper."""
    expected = dict.fromkeys((*CONFIRMED_TEXTS, "completed_on", "credits"))
    members = attrs.asdict(confirmation())
    assert Date(2026, 6, 10) == members.pop("issued_on")
    assert expected == members


@pytest.mark.parametrize("field", CONFIRMED_TEXTS)
@pytest.mark.parametrize("value", ["x", "x" * 300])
def test_a_text_of_a_confirmation_is_kept(field: str, value: str) -> None:
    """Each text is kept up to its bound, in its own place."""
    others = dict.fromkeys(CONFIRMED_TEXTS)
    found = confirmation(**{field: value})
    assert {**others, field: value} == {name: getattr(found, name) for name in CONFIRMED_TEXTS}


@pytest.mark.parametrize("field", CONFIRMED_TEXTS)
@pytest.mark.parametrize(
    ("value", "reason"),
    [("x" * 301, "must have at most 300 characters"), (" ", VISIBLE), (7, "must be text")],
    ids=["long", "blank", "number"],
)
def test_what_is_no_text_of_a_confirmation_is_refused(
    field: str, value: object, reason: str
) -> None:
    """Each text that is blank, too long or none is refused by its own name."""
    members = {"issued_on": FIRST, field: value}
    assert (field, reason) == _refused(Confirmation, members)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("issued_on", None, NO_DAY),
        ("issued_on", "2026-06-10", NO_DAY),
        ("issued_on", dt.date(2201, 1, 1), CENTURIES),
        ("completed_on", "2026-06-02", NO_DAY),
        ("completed_on", dt.date(1899, 12, 31), CENTURIES),
        ("credits", "16", "must be of type CreditAward"),
        ("credits", 0, "must be of type CreditAward"),
    ],
    ids=str,
)
def test_what_is_no_day_or_credits_of_a_confirmation_is_refused(
    field: str, value: object, reason: str
) -> None:
    """A day that is none, or a bare number of credits, is refused."""
    members = {"issued_on": FIRST, field: value}
    assert (field, reason) == _refused(Confirmation, members)


def test_a_confirmation_may_contradict_itself() -> None:
    """Issued before the completion, and of an odd amount: the rules judge what it says."""
    said = confirmation(
        issued_on=FIRST, completed_on=LAST, credits=CreditAward(value="999999999.9999")
    )
    expected = (Date(2026, 6, 1), Date(2026, 6, 3), CreditAward(value="999999999.9999"))
    assert expected == (said.issued_on, said.completed_on, said.credits)


# --- Completions ---------------------------------------------------------------------------------


def test_what_is_not_given_of_a_completion_is_unknown() -> None:
    """A participant and a session are enough; unknown is None, and not no."""
    bare = completion()
    expected = {
        "participant": BIRCH,
        "session": SESSION,
        "completed_on": None,
        "attendance_confirmed": None,
        "requirements_completed": None,
        "confirmed_by": None,
        "hours_attended": None,
        "grades_assigned": None,
        "grade": None,
        "confirmation": None,
        "records": (),
        "uploaded_on": None,
    }
    assert expected == {field.name: getattr(bare, field.name) for field in attrs.fields(Completion)}


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("completed_on", dt.date(1900, 1, 1), Date(1900, 1, 1)),
        ("completed_on", dt.date(2200, 12, 31), Date(2200, 12, 31)),
        ("attendance_confirmed", True, True),
        ("attendance_confirmed", False, False),
        ("requirements_completed", True, True),
        ("requirements_completed", False, False),
        ("confirmed_by", ConfirmedBy(), ConfirmedBy()),
        ("hours_attended", 0, Decimal(0)),
        ("hours_attended", "0.0000", Decimal(0)),
        ("hours_attended", "16", Decimal(16)),
        ("hours_attended", Decimal("2.5"), Decimal("2.5")),
        ("hours_attended", "999999999.9999", Decimal("999999999.9999")),
        ("grades_assigned", True, True),
        ("grades_assigned", False, False),
        ("grade", "A", "A"),
        ("grade", "x" * 300, "x" * 300),
        ("confirmation", Confirmation(issued_on=FIRST), Confirmation(issued_on=FIRST)),
        ("records", (RECORD,), (RECORD,)),
        ("records", (RECORD,) * 100, (RECORD,) * 100),
        ("uploaded_on", dt.date(1900, 1, 1), Date(1900, 1, 1)),
        ("uploaded_on", dt.date(2200, 12, 31), Date(2200, 12, 31)),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_lies_within_a_bound_is_kept(field: str, value: object, expected: object) -> None:
    """Each member is kept up to its bound, hours of zero and a record twice included."""
    kept = getattr(completion(**{field: value}), field)
    assert expected == kept
    assert type(expected) is type(kept)


@pytest.mark.parametrize(
    ("member", "value", "field", "reason"),
    [
        ("participant", None, "participant", "must be of type Participant"),
        ("participant", "L. Birch", "participant", "must be of type Participant"),
        ("session", None, "session", "must be of type Session"),
        ("session", SESSION.days, "session", "must be of type Session"),
        ("completed_on", "2026-06-02", "completed_on", NO_DAY),
        ("completed_on", dt.date(1899, 12, 31), "completed_on", CENTURIES),
        ("completed_on", dt.date(2201, 1, 1), "completed_on", CENTURIES),
        ("attendance_confirmed", 1, "attendance_confirmed", "must be of type bool"),
        ("attendance_confirmed", "yes", "attendance_confirmed", "must be of type bool"),
        ("requirements_completed", 0, "requirements_completed", "must be of type bool"),
        ("confirmed_by", "sponsor", "confirmed_by", "must be of type ConfirmedBy"),
        ("confirmed_by", BIRCH, "confirmed_by", "must be of type ConfirmedBy"),
        ("hours_attended", -1, "hours_attended", DECIMAL),
        ("hours_attended", 2.5, "hours_attended", DECIMAL),
        ("hours_attended", True, "hours_attended", DECIMAL),
        ("hours_attended", "0.00001", "hours_attended", DECIMAL),
        ("hours_attended", "1000000000", "hours_attended", DECIMAL),
        ("hours_attended", Decimal("NaN"), "hours_attended", DECIMAL),
        ("hours_attended", "all", "hours_attended", DECIMAL),
        ("grades_assigned", "no", "grades_assigned", "must be of type bool"),
        ("grade", "", "grade", VISIBLE),
        ("grade", "x" * 301, "grade", "must have at most 300 characters"),
        ("grade", 1, "grade", "must be text"),
        ("confirmation", True, "confirmation", "must be of type Confirmation"),
        ("confirmation", FIRST, "confirmation", "must be of type Confirmation"),
        ("records", None, "records", "must be a tuple"),
        ("records", [RECORD], "records", "must be a tuple"),
        ("records", RECORD, "records", "must be a tuple"),
        ("records", (RECORD,) * 101, "records", "must have at most 100 items"),
        ("records", (RECORD, "grades"), "records[1]", "must be of type Record"),
        ("uploaded_on", "2026-06-20", "uploaded_on", NO_DAY),
        ("uploaded_on", dt.date(2201, 1, 1), "uploaded_on", CENTURIES),
    ],
    ids=lambda one: str(one)[:20],
)
def test_what_is_no_member_of_a_completion_is_refused(
    member: str, value: object, field: str, reason: str
) -> None:
    """A member of another class, too large or none is refused by the name of its field."""
    members = {"participant": BIRCH, "session": SESSION, member: value}
    assert (field, reason) == _refused(Completion, members)


@pytest.mark.parametrize(
    ("completed_on", "expected"),
    [
        (None, Date(2026, 6, 3)),
        (dt.date(2026, 6, 2), Date(2026, 6, 2)),
        (dt.date(2026, 5, 31), Date(2026, 5, 31)),
        (dt.date(2026, 8, 1), Date(2026, 8, 1)),
    ],
    ids=str,
)
def test_the_day_is_the_participants_own_or_the_last_of_the_session(
    completed_on: dt.date | None, expected: Date
) -> None:
    """The participant's own day counts, before and after the session too (`completion_day`)."""
    assert expected == completion(completed_on=completed_on).day


@pytest.mark.parametrize("absent", ["participant", "session"])
def test_a_completion_names_participant_and_session(absent: str) -> None:
    """Whose completion of what it is, is never left out."""
    members: dict[str, Any] = {"participant": BIRCH, "session": SESSION}
    members.pop(absent)
    with pytest.raises(TypeError):
        Completion(**members)
