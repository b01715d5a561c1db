"""Say no: a broken payload with all its problems, or a misuse of the library.

The third kind of "no", that of the policy, is no error but a value, see `cerp_rules.findings`.

    >>> from cerp_rules import InvalidPayloadError, Application, load
    >>> try:
    ...     load({}, Application)
    ... except InvalidPayloadError as error:
    ...     print(error.problems[0].pointer, error.problems[0].code)
    /submitted_on shape.required
"""

import datetime as dt
import difflib
from collections.abc import Collection, Iterable
from typing import Any, Final, Self

import attrs
from pendulum import Date

from cerp_rules._text import excerpt

__all__ = [
    "CerpRulesError",
    "InvalidPayloadError",
    "InvalidValueError",
    "NotInForceError",
    "Problem",
    "UnknownKindError",
]

# Numbers beyond this are named by their type: to write them out can fail or take long.
_WRITTEN_OUT = 2**53
# Neither the value nor its class, which may be the caller's own, is asked for anything.
_name_of: Final = type.__dict__["__name__"].__get__


@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong with a payload.

    Attributes:
        code: A stable name: ``shape.*`` (the schema), ``invariant.*`` (what a schema cannot say)
            or ``budget.*`` (more, deeper or other than any payload is).
        pointer: An RFC 6901 JSON Pointer to the offending or the missing member.
        message: What is wrong, in plain words, with at most 80 characters of the payload.
        clause: The id of the clause that asks for the member; None where none does.

    Source: RFC 6901 for the pointer; the published schemas for what is asked.

    Example:
        >>> Problem(code="shape.required", pointer="/offering", message="is missing").clause is None
        True
    """

    code: str
    pointer: str
    message: str
    clause: str | None = None


class CerpRulesError(Exception):
    """Whatever this library raises on purpose is one of these.

    Example:
        >>> from cerp_rules import Fee
        >>> try:
        ...     Fee(amount=-1, currency="USD")
        ... except CerpRulesError as error:
        ...     print(type(error).__name__)
        InvalidValueError
    """


class InvalidPayloadError(CerpRulesError, ValueError):
    """A payload is malformed.

    Attributes:
        problems: Every problem, at least one, in document order.

    Raises:
        InvalidValueError: there is no problem.

    Source: the published schemas.

    Example:
        >>> missing = Problem(code="shape.required", pointer="/offering", message="is missing")
        >>> print(InvalidPayloadError((missing, missing)))
        /offering: is missing (and 1 more)
    """

    problems: tuple[Problem, ...]

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep the problems; an empty tuple is misuse."""
        if not problems:
            raise InvalidValueError("problems", "none", "must name at least one")
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """Name the first problem, and how many more there are."""
        first = self.problems[0]
        more = len(self.problems) - 1
        rest = f" (and {more} more)" if more else ""
        return f"{first.pointer or 'the whole payload'}: {first.message}{rest}"


class InvalidValueError(CerpRulesError, ValueError):
    """A value cannot be built, or cannot be used here.

    Attributes:
        field: The name of the field or the argument.
        value: A text of the value; `of` keeps at most 80 characters of it.
        reason: What would be right, in words that follow the name of the field.

    Example:
        >>> print(InvalidValueError("fee", "nothing", "must be an amount"))
        fee must be an amount, not nothing
    """

    field: str
    value: str
    reason: str

    def __init__(self, field: str, value: str, reason: str) -> None:
        """Keep the name of the field, a short text of the value, and what would be right."""
        super().__init__(field, value, reason)
        self.field = field
        self.value = value
        self.reason = reason

    @classmethod
    def of(cls, field: str, value: object, reason: str) -> Self:
        """Build the error from the value itself, of which it keeps at most 80 characters.

        Args:
            field: The name of the field or the argument.
            value: The value that was refused.
            reason: What would be right, in words that follow the name of the field.

        Example:
            >>> print(InvalidValueError.of("days", -1, "must be a whole number"))
            days must be a whole number, not -1
        """
        return cls(field, _describe(value), reason)

    @classmethod
    def of_name(cls, whole: str, name: object, known: Collection[str], part: str) -> Self:
        """Build the error for a name that is none of the known ones, with the closest of them.

        Args:
            whole: What the name should be a part of.
            name: The name that was given.
            known: The names that would do.
            part: What such a name is a name of.

        Example:
            >>> print(InvalidValueError.of_name("policy", "fees", ("fee", "holidays"), "field"))
            policy must name a field, perhaps fee, not 'fees'
        """
        text = excerpt(name) if type(name) is str else ""
        close = difflib.get_close_matches(text, known, n=1)
        hint = f", perhaps {close[0]}" if close else ""
        return cls.of(whole, name, f"must name a {part}{hint}")

    def __str__(self) -> str:
        """Name field, reason and value."""
        return f"{self.field} {self.reason}, not {self.value}"


class UnknownKindError(CerpRulesError, LookupError):
    """A call names a kind of schema, a clause or a class that the library does not know.

    Attributes:
        kind: What was asked for; `of` keeps at most 80 characters of it.
        known: What could have been asked for.

    Example:
        >>> print(UnknownKindError("report", ("application", "policy")))
        report is none of: application, policy
    """

    kind: str
    known: tuple[str, ...]

    def __init__(self, kind: str, known: tuple[str, ...]) -> None:
        """Keep what was asked for and what could have been."""
        super().__init__(kind, known)
        self.kind = kind
        self.known = known

    @classmethod
    def of(cls, kind: object, known: Iterable[str]) -> Self:
        """Build the error from what was asked for, of which it keeps at most 80 characters.

        Args:
            kind: What was asked for: a text, a class or anything else.
            known: What could have been asked for.

        Example:
            >>> UnknownKindError.of(int, ["Application"]).kind
            'int'
        """
        if type(kind) is str:
            return cls(excerpt(kind), tuple(known))
        class_ = kind if issubclass(type(kind), type) else type(kind)
        return cls(excerpt(_class_name(class_)), tuple(known))

    def __str__(self) -> str:
        """Name what was asked for and what could have been."""
        return f"{self.kind} is none of: {', '.join(self.known)}"


class NotInForceError(CerpRulesError, LookupError):
    """No edition of a policy book is in force on a day.

    Attributes:
        day: The day that was asked about.
        first: The first day on which an edition is in force.

    Example:
        >>> from datetime import date
        >>> print(NotInForceError(date(2026, 12, 31), date(2027, 1, 1)))
        no edition is in force on 2026-12-31; the first is from 2027-01-01
    """

    day: dt.date
    first: dt.date

    def __init__(self, day: dt.date, first: dt.date) -> None:
        """Keep the day that was asked about and the first on which an edition is in force."""
        super().__init__(day, first)
        self.day = day
        self.first = first

    def __str__(self) -> str:
        """Name both days."""
        return f"no edition is in force on {self.day}; the first is from {self.first}"


def _describe(value: object) -> str:
    if type(value) is str:
        return f"'{excerpt(value)}'"
    if value is None or type(value) is bool:
        return str(value)
    if type(value) is int and abs(value) < _WRITTEN_OUT:
        return str(value)
    if type(value) is dt.date or type(value) is Date:
        return value.isoformat()
    return excerpt(f"a value of type {_class_name(type(value))}")


def _class_name(class_: Any) -> str:
    # A class may bear a name that is no text of Python's own, and has methods of its own.
    return str.__str__(_name_of(class_))
