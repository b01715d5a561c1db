"""Hold the records of a completion: what kind, in what medium, and when disposed of.

Clause served: ``records.kept``.
A record that is named is kept until the day it was disposed of; that it was delivered to SER is an
event of the case.
What is left out: how long a record must be kept (`cerp_rules.rules.records`).

    >>> from cerp_rules import Record, RecordKind
    >>> Record(kind=RecordKind.ATTENDANCE).disposed_on is None
    True
"""

from enum import StrEnum

import attrs
from pendulum import Date

from cerp_rules._calendar import as_optional_day
from cerp_rules._checks import check_day, check_type

__all__ = ["Record", "RecordKind", "RecordMedium"]


class RecordKind(StrEnum):
    """What a record shows.

    Source: clause ``records.kept``.
    """

    ATTENDANCE = "attendance"
    GRADES = "grades"
    CONFIRMATIONS = "confirmations"


class RecordMedium(StrEnum):
    """In what medium a record is kept.

    Source: clause ``records.kept``.
    """

    ELECTRONIC = "electronic"
    HARD_COPY = "hard_copy"


@attrs.frozen(kw_only=True)
class Record:
    """A record that the sponsor keeps, or kept until it was disposed of.

    Attributes:
        kind: What it shows.
        medium: In what medium it is kept; None when not given.
        disposed_on: The civil day it was disposed of, 1900 to 2200; None while it is kept.

    Raises:
        InvalidValueError: a member is of another class, or the day is none.

    Source: clause ``records.kept``; reading ``retention-end``.

    Example:
        >>> Record(kind=RecordKind.GRADES, medium=RecordMedium.HARD_COPY).medium.value
        'hard_copy'
    """

    kind: RecordKind
    medium: RecordMedium | None = None
    disposed_on: Date | None = attrs.field(default=None, converter=as_optional_day)

    def __attrs_post_init__(self) -> None:
        """Check the members."""
        check_type("kind", self.kind, RecordKind)
        if self.medium is not None:
            check_type("medium", self.medium, RecordMedium)
        if self.disposed_on is not None:
            check_day("disposed_on", self.disposed_on)
