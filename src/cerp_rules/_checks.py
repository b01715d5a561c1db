"""Check what the constructors are given.

`attrs.validators` can be switched off for a whole process by anybody in it, so what must hold is
checked here, called from each class's ``__attrs_post_init__``.
"""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import repeat
from operator import is_
from typing import Any, Final

from pendulum import Date

from cerp_rules import _text
from cerp_rules._calendar import civil_day
from cerp_rules.clauses import CLAUSES
from cerp_rules.errors import InvalidValueError

__all__ = [
    "ADDRESS",
    "EMAIL",
    "NAME",
    "PHONE",
    "PROSE",
    "are_visible",
    "as_decimal",
    "as_optional_decimal",
    "check_clause",
    "check_day",
    "check_decimal",
    "check_each_once",
    "check_id",
    "check_items",
    "check_pattern",
    "check_readings",
    "check_text",
    "check_type",
    "check_whole",
]

NAME: Final = 300
"""The most characters of a name, a title or a place."""
PROSE: Final = 2_000
"""The most characters of an objective or a remark."""
ADDRESS: Final = 2_048
"""The most characters of a web address or a URN."""
EMAIL: Final = 254
"""The most characters of an e-mail address."""
PHONE: Final = 100
"""The most characters of a telephone number."""


_MATCH: Final = {
    pattern: re.compile(pattern).match
    for pattern in (_text.VISIBLE, _text.CURRENCY, _text.EMAIL, _text.URI, _text.URL, _text.ID)
}
_MATCH_FIRST_VISIBLE: Final = re.compile(_text.FIRST_VISIBLE).match
_MATCH_IDS: Final = re.compile(_text.IDS).match
_CLAUSES: Final = frozenset(one.id for one in CLAUSES)
_DECIMALS: Final = {
    pattern: re.compile(pattern).match for pattern in (_text.DECIMAL, _text.POSITIVE_DECIMAL)
}
# To write out a decimal with an exponent beyond this takes time and memory.
_MOST_DIGITS: Final = 30


def _all_of(values: Iterable[object], expected: type) -> bool:
    # No class is hashed or compared: either may be the caller's own.
    return all(map(is_, map(type, values), repeat(expected)))


def check_text(field: str, value: object, most: int) -> None:
    """Refuse what is no text, is blank, holds a forbidden character or is too long."""
    if type(value) is not str:
        raise InvalidValueError.of(field, value, "must be text")
    if len(value) > most:
        raise InvalidValueError.of(field, value, f"must have at most {most} characters")
    if _MATCH[_text.VISIBLE](value) is None:
        raise InvalidValueError.of(field, value, _text.PATTERNS[_text.VISIBLE][1])


def are_visible(texts: Sequence[Any], most: int) -> bool:
    """Tell whether each of many is a text that `check_text` would pass."""
    for text in texts:
        if type(text) is not str or len(text) > most or not text.strip():
            return False
        if not text.isascii() and _MATCH_FIRST_VISIBLE(text) is None:
            return False
    # What is printable holds no forbidden character; few texts hold one that is allowed and is not.
    return "".join(texts).isprintable() or None not in map(_MATCH[_text.VISIBLE], texts)


def check_pattern(field: str, value: object, pattern: str, most: int) -> None:
    """Refuse what is no text of this pattern."""
    # No more is looked at than decides, however long the text is.
    if type(value) is not str or _MATCH[pattern](value[: most + 1]) is None:
        raise InvalidValueError.of(field, value, _text.PATTERNS[pattern][1])
    if len(value) > most:
        raise InvalidValueError.of(field, value, f"must have at most {most} characters")


def check_day(field: str, value: Date) -> None:
    """Refuse what is no civil day from 1900 to 2200."""
    civil_day(field, value)


def check_type(field: str, value: object, expected: type) -> None:
    """Refuse what is not of exactly this class; a subclass may mean something else."""
    if type(value) is not expected:
        raise InvalidValueError.of(field, value, f"must be of type {expected.__name__}")


def check_whole(field: str, value: object, most: int) -> None:
    """Refuse what is no whole number from zero to `most`; true and false are no numbers here."""
    if type(value) is not int or not 0 <= value <= most:
        raise InvalidValueError.of(field, value, f"must be a whole number from 0 to {most}")


def check_id(field: str, value: object) -> None:
    """Refuse what is no id of a rule, a reading or a duty."""
    if type(value) is not str or _MATCH[_text.ID](value) is None:
        raise InvalidValueError.of(field, value, "must be words joined by hyphens")


def check_readings(field: str, value: object, most: int) -> None:
    """Refuse what is no tuple of ids of readings, or holds too many."""
    # All are matched at once: an assessment holds many of them.
    if type(value) is tuple and len(value) <= most and _all_of(value, str):
        joined = ",".join(value)
        if not value or (_MATCH_IDS(joined) and joined.count(",") == len(value) - 1):
            return
    check_items(field, value, str, most)
    texts: Any = value
    check_id(field, next(one for one in texts if _MATCH[_text.ID](one) is None))


def check_clause(field: str, value: object) -> None:
    """Refuse what is no id of a clause of the catalogue."""
    if type(value) is not str or value not in _CLAUSES:
        raise InvalidValueError.of(field, value, "must be one of the catalogue")


def check_items(field: str, value: object, expected: type, most: int) -> None:
    """Refuse what is no tuple, holds too many items or one of another class."""
    if type(value) is not tuple:
        raise InvalidValueError.of(field, value, "must be a tuple")
    if len(value) > most:
        raise InvalidValueError(field, f"{len(value)} items", f"must have at most {most} items")
    # All are looked at together before one is named: most are right.
    if not _all_of(value, expected):
        index, item = next(one for one in enumerate(value) if type(one[1]) is not expected)
        check_type(f"{field}[{index}]", item, expected)


def check_each_once(field: str, items: tuple[object, ...]) -> None:
    """Refuse a tuple that names something twice."""
    if len(set(items)) != len(items):
        twice = next(item for index, item in enumerate(items) if item in items[:index])
        raise InvalidValueError(
            field, f"{_text.excerpt(str(twice))} twice", "must name each item once"
        )


def check_decimal(field: str, value: object, pattern: str) -> None:
    """Refuse what is no decimal that the wire format could carry as text."""
    if (
        type(value) is not Decimal
        or not value.is_finite()
        or abs(value.adjusted()) > _MOST_DIGITS
        or _DECIMALS[pattern](format(value, "f")) is None
    ):
        what = "a decimal above zero" if pattern is _text.POSITIVE_DECIMAL else "a decimal"
        shown = str(value) if type(value) is Decimal else value
        raise InvalidValueError.of(
            field, shown, f"must be {what} with at most 9 digits before and 4 after the point"
        )


def as_decimal(value: Decimal | str | int) -> Decimal:
    """Turn text or a whole number into a decimal; anything else is left for the check to refuse."""
    if type(value) is int or (type(value) is str and _DECIMALS[_text.DECIMAL](value) is not None):
        return Decimal(value)
    return value  # type: ignore[return-value]


def as_optional_decimal(value: Decimal | str | int | None) -> Decimal | None:
    """Do as `as_decimal`, and leave None as it is."""
    return None if value is None else as_decimal(value)
