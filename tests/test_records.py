"""Records: kind, medium and the day of disposal."""

import datetime as dt
from typing import Any

import pytest
from pendulum import Date

from cerp_rules import InvalidValueError, Record, RecordKind, RecordMedium

NO_DAY = "must be a date without a time of day"


@pytest.mark.parametrize("kind", RecordKind)
def test_a_record_without_a_day_of_disposal_is_kept(kind: RecordKind) -> None:
    """A kind is enough: the medium may be unknown, and nothing was disposed of."""
    record = Record(kind=kind)
    expected = (kind, None, None)
    assert expected == (record.kind, record.medium, record.disposed_on)


@pytest.mark.parametrize("medium", RecordMedium)
@pytest.mark.parametrize(
    "disposed_on", [dt.date(1900, 1, 1), dt.date(2032, 6, 4), dt.date(2200, 12, 31)], ids=str
)
def test_a_record_keeps_medium_and_day_of_disposal(
    medium: RecordMedium, disposed_on: dt.date
) -> None:
    """A record that was disposed of on any day is a record: the rules judge the day."""
    record = Record(kind=RecordKind.ATTENDANCE, medium=medium, disposed_on=disposed_on)
    assert (medium, disposed_on) == (record.medium, record.disposed_on)
    assert type(record.disposed_on) is Date


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("kind", None, "must be of type RecordKind"),
        ("kind", "attendance", "must be of type RecordKind"),
        ("kind", RecordMedium.ELECTRONIC, "must be of type RecordKind"),
        ("medium", "electronic", "must be of type RecordMedium"),
        ("medium", RecordKind.GRADES, "must be of type RecordMedium"),
        ("medium", 0, "must be of type RecordMedium"),
        ("disposed_on", "2032-06-04", NO_DAY),
        ("disposed_on", False, NO_DAY),
        ("disposed_on", dt.datetime(2032, 6, 4, tzinfo=dt.UTC), NO_DAY),
        ("disposed_on", dt.date(1899, 12, 31), "must lie between 1900-01-01 and 2200-12-31"),
        ("disposed_on", dt.date(2201, 1, 1), "must lie between 1900-01-01 and 2200-12-31"),
    ],
    ids=str,
)
def test_what_is_no_member_of_a_record_is_refused(field: str, value: Any, reason: str) -> None:
    """A member of another class, or a day beyond the bounds, is refused by name."""
    with pytest.raises(InvalidValueError) as no:
        Record(**{"kind": RecordKind.GRADES, field: value})
    assert (field, reason) == (no.value.field, no.value.reason)


def test_a_record_has_a_kind() -> None:
    """What a record shows is never left out."""
    members: dict[str, Any] = {"medium": RecordMedium.HARD_COPY}
    with pytest.raises(TypeError):
        Record(**members)


def test_the_texts_of_kinds_and_media() -> None:
    """Kinds and media have these texts on the wire, and there is no other."""
    kinds, media = ["attendance", "grades", "confirmations"], ["electronic", "hard_copy"]
    assert kinds == [one.value for one in RecordKind]
    assert media == [one.value for one in RecordMedium]
