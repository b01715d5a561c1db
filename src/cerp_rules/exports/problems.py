r"""Give the problems of a payload as the problem details of HTTP, RFC 9457.

Clauses covered: those that the problems name.
No value of the payload is repeated, so that an answer or a log holds nothing private; a pointer
names members, and of an unknown member the name is the payload's own.
What is left out: the response itself, whose media type is ``application/problem+json``; and the
messages of problems that the library did not find, which are given as they are.

    >>> from cerp_rules import Application, check
    >>> problems = check({"submitted_on": "2023-02-29"}, Application)
    >>> problem_details(problems, type_uri="https://example.org/malformed")["detail"]
    'The payload has 3 problems.'
"""

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, Final

from cerp_rules._checks import check_type
from cerp_rules._text import POINTER
from cerp_rules.errors import InvalidValueError, Problem

__all__ = ["problem_details"]

_STATUS: Final = 422
_TITLE: Final = "The payload is malformed"
# What HTTP calls the status; the title of a problem that has no type of its own.
_PHRASE: Final = "Unprocessable Content"
_MORE: Final = "budget.problems"

# What a choice should be stands before this, and what was given after it.
_GIVEN: Final = ", not '"
# The messages of these name a day of the payload.
_WITHOUT_DAYS: Final = MappingProxyType(
    {
        "invariant.period": "must not be before the day on which it starts",
        "invariant.submitted_on": "must be the day of submission that the application gives",
    }
)

# RFC 3986: a URI, or a relative reference whose first segment holds no colon.
_PLAIN: Final = r"(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-Fa-f]{2})"
_URI_REFERENCE: Final = re.compile(
    rf"(?:[A-Za-z][A-Za-z0-9+.-]*:|(?!{_PLAIN}*:))"
    rf"(?://(?:{_PLAIN}|[:\[\]])*(?:/(?:{_PLAIN}|[:/])*)?|(?!//)(?:{_PLAIN}|[:/])*)"
    rf"(?:\?(?:{_PLAIN}|[:/?])*)?(?:#(?:{_PLAIN}|[:/?])*)?"
)
_match_pointer: Final = re.compile(POINTER).match
# What a fragment may hold as it is; all else is written as octets.
_IN_FRAGMENT: Final = frozenset(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?"
)


def problem_details(
    problems: Iterable[Problem], *, type_uri: str, instance: str | None = None
) -> dict[str, Any]:
    """Give the problem details of what is wrong with a payload, without a value of the payload.

    Args:
        problems: At least one, as `check` gives them or `InvalidPayloadError` carries them.
        type_uri: The URI reference by which the service names this type of problem.
        instance: The URI reference of this occurrence; absent from the details when not given.

    Returns:
        A fresh ``dict`` of plain JSON types: ``type``, ``title``, ``status`` (422), ``detail``,
        ``instance`` and ``errors``, a list in the order of the problems, each with its ``pointer``
        as a URI fragment, ``code``, ``detail`` and, where one asks for the member, ``clause``.

    Raises:
        InvalidValueError: there is no problem, one is none or has no JSON Pointer, or `type_uri` or
            `instance` is no URI reference.

    Source: RFC 9457; RFC 6901, section 6, for the fragments.

    Example:
        >>> missing = Problem(code="shape.required", pointer="/offering", message="is missing")
        >>> problem_details([missing], type_uri="https://example.org/malformed")["errors"]
        [{'pointer': '#/offering', 'code': 'shape.required', 'detail': 'is missing'}]
    """
    _check_reference("type_uri", type_uri)
    if instance is not None:
        _check_reference("instance", instance)
    if not isinstance(problems, Iterable):
        raise InvalidValueError.of("problems", problems, "must be problems in order")
    found = tuple(problems)
    if not found:
        raise InvalidValueError("problems", "none", "must name at least one")
    errors = [_error(f"problems[{index}]", one) for index, one in enumerate(found)]
    occurrence = {} if instance is None else {"instance": instance}
    return {
        "type": type_uri,
        "title": _PHRASE if type_uri == "about:blank" else _TITLE,
        "status": _STATUS,
        "detail": _how_many(found),
        **occurrence,
        "errors": errors,
    }


def _check_reference(field: str, value: object) -> None:
    # An empty reference would name the answer that it stands in.
    if type(value) is not str or not value or _URI_REFERENCE.fullmatch(value) is None:
        raise InvalidValueError.of(field, value, "must be a URI reference in ASCII")


def _how_many(problems: tuple[Problem, ...]) -> str:
    listed = sum(one.code != _MORE for one in problems)
    if listed < len(problems):
        return f"The payload has more than the {listed} problems that are listed."
    return "The payload has 1 problem." if listed == 1 else f"The payload has {listed} problems."


def _error(field: str, problem: Problem) -> dict[str, str]:
    check_type(field, problem, Problem)
    error = {
        "pointer": _fragment(f"{field}.pointer", problem.pointer),
        "code": problem.code,
        "detail": _without_input(problem),
    }
    return error if problem.clause is None else {**error, "clause": problem.clause}


def _without_input(problem: Problem) -> str:
    if problem.code == "shape.choice":
        return problem.message.partition(_GIVEN)[0]
    return _WITHOUT_DAYS.get(problem.code, problem.message)


def _fragment(field: str, pointer: str) -> str:
    """Write a JSON Pointer as the fragment of a URI."""
    check_type(field, pointer, str)
    if _match_pointer(pointer) is None:
        raise InvalidValueError.of(field, pointer, "must be a JSON Pointer")
    try:
        octets = pointer.encode()
    except UnicodeEncodeError:
        raise InvalidValueError.of(field, pointer, "must be text that UTF-8 can write") from None
    return "#" + "".join(chr(one) if one in _IN_FRAGMENT else f"%{one:02X}" for one in octets)
