"""Read what a request brings, its body and its day, or say in plain words what is wrong.

Python's own `json` takes more than JSON: NaN, the last of two members with one name, and UTF-16.
A service that passed those on would judge another payload than its neighbour in another language.
"""

import datetime as dt
import json
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Final, NoReturn

# A sound application is far smaller; the library itself bounds what it looks at.
MOST_BYTES: Final = 1_000_000
PROBLEM_JSON: Final = "application/problem+json"


class IncomingError(Exception):
    """A request cannot be understood, so that no payload was looked at.

    Attributes:
        status: The status of the response.
        detail: What is wrong, in plain words and without what was sent.
    """

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        """Keep both."""
        super().__init__(status, detail)
        self.status = status
        self.detail = detail


def json_of(body: bytes) -> object:
    """Give the value that a body holds, read as RFC 8259 has it.

    Raises:
        IncomingError: the body is no JSON in UTF-8, or names a member twice.
    """
    try:
        return json.loads(body.decode(), object_pairs_hook=_each_once, parse_constant=_no_number)
    # A number can have too many digits, and lists can lie too deep, for Python to read them.
    except (ValueError, RecursionError):
        detail = "The body must be JSON in UTF-8 that names each member once."
        raise IncomingError(HTTPStatus.BAD_REQUEST, detail) from None


def day_of(values: Sequence[str]) -> dt.date:
    """Give the day that the parameter `on` of the address names, given every value it has.

    Raises:
        IncomingError: there is none or more than one, or it is no day as YYYY-MM-DD.
    """
    try:
        (text,) = values
        day = dt.date.fromisoformat(text)
        if day.isoformat() == text:  # there are other forms, such as 2026-W14-3
            return day
    except ValueError:
        pass
    detail = "The address must name one day as ?on=YYYY-MM-DD."
    raise IncomingError(HTTPStatus.BAD_REQUEST, detail)


def too_large() -> IncomingError:
    """Give the error of a body that is too large."""
    detail = f"The body must have at most {MOST_BYTES:,} bytes."
    return IncomingError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)


def problem_of(status: HTTPStatus, detail: str) -> dict[str, Any]:
    """Give the problem details, RFC 9457, of an error that needs no type of its own."""
    return {"title": status.phrase, "status": status.value, "detail": detail}


def _each_once(members: list[tuple[str, object]]) -> dict[str, object]:
    named = dict(members)
    if len(named) < len(members):
        raise ValueError("a member is named twice")
    return named


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number of JSON")
