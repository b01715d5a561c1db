"""Read the wire text of the fields of an edition, each into the value that the field holds.

What is no wire text is left as it is, for the constructor of the edition to take or to refuse.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any, Final

from cerp_rules._calendar import parse_day
from cerp_rules._checks import NAME
from cerp_rules._policy_parts import PolicySource, RequiredInformation
from cerp_rules.errors import InvalidValueError
from cerp_rules.fees import Fee
from cerp_rules.offerings import OfferingKind
from cerp_rules.periods import Term
from cerp_rules.readings import Readings
from cerp_rules.reviews import Reviewer
from cerp_rules.sponsors import SponsorKind

__all__ = ["LISTS", "READERS", "TERMS", "read_readings", "revised_name"]

_REVISED: Final = re.compile(r" \(revised(?: ([0-9]{1,6}))?\)(?![\s\S])")

LISTS: Final[dict[str, type[StrEnum]]] = {
    "sponsor_kinds": SponsorKind,
    "offering_kinds": OfferingKind,
    "required_information": RequiredInformation,
    "reviewers": Reviewer,
}
TERMS: Final = (
    "approval_term", "review_notice", "confirmation_within", "retention", "appeal_within",
)  # fmt: skip


def revised_name(edition: str) -> str:
    """Name the revision of an edition, and count the revisions of revisions."""
    found = _REVISED.search(edition)
    stem = edition if found is None else edition[: found.start()]
    ending = " (revised)" if found is None else f" (revised {int(found[1] or 1) + 1})"
    return stem[: NAME - len(ending)] + ending


def _within(field: str, read: Callable[[], object]) -> object:
    """Read a part of a field, and let an error of the part name the field of the policy."""
    try:
        return read()
    except InvalidValueError as error:
        raise InvalidValueError(field, error.value, error.reason) from None


def read_readings(readings: Readings, value: dict[Any, Any]) -> Readings:
    """Revise readings by a mapping of names to values or texts."""
    for name in value:
        if type(name) is not str:
            raise InvalidValueError.of("readings", name, "must be named by text")
    try:
        return readings.revise(**value)
    except InvalidValueError as error:
        field = "readings" if error.field == "readings" else f"readings.{error.field}"
        raise InvalidValueError(field, error.value, error.reason) from None


def _read_term(field: str, value: object) -> object:
    return _within(field, partial(Term.parse, value)) if type(value) is str else value


def _read_day(field: str, value: object) -> object:
    return parse_day(value, field) if type(value) is str else value


def _listed(field: str, value: object) -> tuple[object, ...]:
    if not isinstance(value, list | tuple):
        raise InvalidValueError.of(field, value, "must be a list or a tuple")
    return tuple(value)


def _read_days(field: str, value: object) -> object:
    return tuple(
        _read_day(f"{field}[{index}]", item) for index, item in enumerate(_listed(field, value))
    )


def _read_list(field: str, value: object) -> object:
    known = {member.value: member for member in LISTS[field]}
    items = []
    for index, item in enumerate(_listed(field, value)):
        if type(item) is str and item not in known:
            one_of = ", ".join(known)
            raise InvalidValueError.of(f"{field}[{index}]", item, f"must be one of {one_of}")
        items.append(known[item] if type(item) is str else item)
    return tuple(items)


def _members(field: str, value: dict[Any, Any], required: set[str], known: set[str]) -> None:
    """Refuse an object that lacks a member or has one that is unknown."""
    for name in sorted(required - value.keys()):
        raise InvalidValueError(f"{field}.{name}", "nothing", "must be given")
    for name in value:
        if name not in known:
            raise InvalidValueError.of_name(field, name, known, "member")


def _read_fee(field: str, value: object) -> object:
    if not isinstance(value, dict):
        return value
    members = {"amount", "currency"}
    _members(field, value, members, members)
    return _read_parts(field, Fee, value)


def _read_source(field: str, value: object) -> object:
    if not isinstance(value, dict):
        return value
    _members(field, value, {"title", "read_on"}, {"title", "section", "url", "read_on"})
    read_on = _read_day(f"{field}.read_on", value["read_on"])
    return _read_parts(field, PolicySource, {**value, "read_on": read_on})


def _read_parts(field: str, build: Callable[..., object], members: dict[str, Any]) -> object:
    try:
        return build(**members)
    except InvalidValueError as error:
        raise InvalidValueError(f"{field}.{error.field}", error.value, error.reason) from None


READERS: Final[dict[str, Callable[[str, object], object]]] = {
    "in_force_from": _read_day,
    "holidays": _read_days,
    "fee": _read_fee,
    "source": _read_source,
    **dict.fromkeys(LISTS, _read_list),
    **dict.fromkeys(TERMS, _read_term),
}
