"""Turn payloads into values and values into payloads, strictly, with a converter of our own.

Structuring takes the exact built-in types alone, looks at counts before items, and leaves what a
text may be to the constructors, but for an application, which `cerp_rules._accepting` accepts;
whatever it refuses, `cerp_rules._explain` explains.
"""

from decimal import Decimal
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final, NoReturn, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override
from pendulum import Date

from cerp_rules import _text
from cerp_rules._accepting import accept_application
from cerp_rules._calendar import parse_day
from cerp_rules._checks import as_decimal, check_decimal
from cerp_rules.answer_changes import DeadlineChange, DutyChange, FindingChange
from cerp_rules.applications import Application
from cerp_rules.credits import CreditAward
from cerp_rules.duty_values import Deadline, Duty
from cerp_rules.errors import InvalidValueError
from cerp_rules.events import EVENTS, Event, EventType
from cerp_rules.findings import Assessment, Finding
from cerp_rules.impact_counts import DutyTotal
from cerp_rules.impacts import Impact
from cerp_rules.periods import Term
from cerp_rules.policy import Policy
from cerp_rules.policy_diffs import PolicyChange
from cerp_rules.readings import Readings

__all__ = ["CONVERTER"]

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)

MOST_ITEMS: Final = 1_000
"""The most items of any list; each constructor knows its own bound, which may be lower."""
_MOST_MEMBERS: Final = 1 + max(len(attrs.fields(kind)) for kind in EVENTS.values())


def _refuse(value: object, expected: str) -> NoReturn:
    raise InvalidValueError.of("payload", value, f"must be {expected}")


def _structure_day(value: object, _: object) -> Date:
    return parse_day(value)


def _structure_term(value: object, _: object) -> Term:
    return Term.parse(value)  # type: ignore[arg-type]  # it refuses what is no text


def _structure_decimal(value: object, _: object) -> Decimal:
    if type(value) is not str:
        _refuse(value, "a decimal as text")
    decimal = as_decimal(value)
    check_decimal("payload", decimal, _text.DECIMAL)
    return decimal


def _structure_whole(value: object, _: object) -> object:
    # Readers of JSON do not agree on whether 1.0 is another number than 1; JSON Schema says no.
    if type(value) is float and value.is_integer():
        return int(value)
    # The constructor checks it, and refuses what is not exactly a whole number.
    return value


def _as_it_is(value: object, _: object) -> object:
    # The constructor checks it, and refuses what is not exactly of its type.
    return value


def _is_optional(kind: object) -> bool:
    arguments = get_args(kind)
    return get_origin(kind) is not tuple and type(None) in arguments


def _structure_optional(kind: object) -> Any:
    (inner,) = (one for one in get_args(kind) if one is not type(None))
    hook = CONVERTER.get_structure_hook(inner)

    def structure(value: object, _: object) -> object:
        if value is None:
            _refuse(value, "left out rather than null")
        return hook(value, inner)

    return structure


def _is_listing(kind: object) -> bool:
    return get_origin(kind) is tuple


def _structure_listing(kind: object) -> Any:
    inner = get_args(kind)[0]
    hook = CONVERTER.get_structure_hook(inner)

    def structure(value: object, _: object) -> tuple[object, ...]:
        if type(value) is not list or len(value) > MOST_ITEMS:
            _refuse(value, f"a list of at most {MOST_ITEMS} items")
        return tuple([hook(item, inner) for item in value])

    return structure


def _structure_choice(value: object, kind: type[_E]) -> _E:
    if type(value) is not str:
        _refuse(value, "one of the values")
    return kind(value)


def _check_members(value: Any, most: int) -> None:
    if type(value) is not dict or len(value) > most or not all(type(key) is str for key in value):
        _refuse(value, "an object")


def _structure_record(kind: type[_T]) -> Any:
    most = len(attrs.fields(kind))  # type: ignore[arg-type]  # `_is_value` says that it has fields
    generated = make_dict_structure_fn(
        kind,
        CONVERTER,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=False,
    )

    def structure(value: Any, _: object) -> _T:
        _check_members(value, most)
        return generated(value, kind)

    return structure


def _structure_event(value: Any, _: object) -> Event:
    """Make the event that the type names, of the members that are left."""
    _check_members(value, _MOST_MEMBERS)
    kind = EVENTS[_structure_choice(value["type"], EventType)]
    members = {name: one for name, one in value.items() if name != "type"}
    return _STRUCTURE_EVENT[kind](members, kind)  # type: ignore[no-any-return]


def _unstructure_record(kind: type[attrs.AttrsInstance]) -> Any:
    # An absent member says what None and an empty list say.
    return make_dict_unstructure_fn(kind, CONVERTER, _cattrs_omit_if_default=True)


def _unstructure_event(kind: type[Event]) -> Any:
    generated = _unstructure_record(kind)

    def unstructure(event: Event) -> dict[str, object]:
        return {"type": kind.type.value, **generated(event)}

    return unstructure


def _unstructure_finding(kind: type[Finding]) -> Any:
    omit = override(omit=True)
    generated = make_dict_unstructure_fn(
        kind, CONVERTER, facts=omit, readings=omit, question=_MAY_LACK, supplied_by=_MAY_LACK
    )

    def unstructure(finding: Finding) -> dict[str, object]:
        payload: dict[str, object] = generated(finding)
        payload["facts"] = [{"name": name, "text": text} for name, text in finding.facts]
        payload["readings"] = list(finding.readings)
        return payload

    return unstructure


def _unstructure_assessment(assessment: Assessment) -> dict[str, object]:
    award = assessment.award
    return {
        "outcome": assessment.outcome.value,
        "on": assessment.on.isoformat(),
        "edition": assessment.edition,
        "library": assessment.library,
        **({} if award is None else {"award": _UNSTRUCTURE_AWARD(award)}),
        "findings": [_UNSTRUCTURE_FINDING(finding) for finding in assessment.findings],
    }


_CHANGES: Final = (FindingChange, DutyChange, DeadlineChange, PolicyChange, DutyTotal)


def _is_change(kind: object) -> bool:
    return any(kind is one for one in _CHANGES)


def _unstructure_change(kind: type[attrs.AttrsInstance]) -> Any:
    """Leave out the side that is not there, and say how it changes."""
    generated = _unstructure_record(kind)

    def unstructure(change: Any) -> dict[str, object]:
        payload = {name: one for name, one in generated(change).items() if one is not None}
        if isinstance(change, FindingChange | DutyChange | DeadlineChange):
            payload["kind"] = change.kind.value
        if isinstance(change, DeadlineChange) and change.moved_by is not None:
            payload["moved_by"] = change.moved_by
        return payload

    return unstructure


# Every number and every reading of an edition is written out, so that a document stands by itself;
# so is the unit of credits, and of what is owed all but a day or a deadline that it has not.
_MAY_LACK: Final = override(omit_if_default=True)
_WRITTEN_OUT: Final[dict[type, dict[str, Any]]] = {
    Readings: {},
    Policy: {},
    CreditAward: {},
    Impact: {},
    Deadline: {"met_on": _MAY_LACK},
    Duty: {"deadline": _MAY_LACK},
}


def _is_written_out(kind: object) -> bool:
    return any(kind is one for one in _WRITTEN_OUT)


def _unstructure_whole(kind: type[attrs.AttrsInstance]) -> Any:
    return make_dict_unstructure_fn(kind, CONVERTER, **_WRITTEN_OUT[kind])


def _is_finding(kind: object) -> bool:
    return kind is Finding


def _is_value(kind: type) -> bool:
    return attrs.has(kind) and kind is not Term


def _is_event(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Event)


def _is_any_event(kind: object) -> bool:
    return kind is Event


CONVERTER: Final = Converter()
CONVERTER.register_structure_hook(str, _as_it_is)
CONVERTER.register_structure_hook(bool, _as_it_is)
CONVERTER.register_structure_hook(int, _structure_whole)
CONVERTER.register_structure_hook(StrEnum, _structure_choice)
CONVERTER.register_structure_hook(Date, _structure_day)
CONVERTER.register_structure_hook(Decimal, _structure_decimal)
CONVERTER.register_structure_hook(Term, _structure_term)
CONVERTER.register_structure_hook_factory(_is_value, _structure_record)
CONVERTER.register_structure_hook(Application, accept_application)
CONVERTER.register_structure_hook_func(_is_any_event, _structure_event)
CONVERTER.register_structure_hook_factory(_is_optional, _structure_optional)
CONVERTER.register_structure_hook_factory(_is_listing, _structure_listing)

CONVERTER.register_unstructure_hook(Date, Date.isoformat)
CONVERTER.register_unstructure_hook(Decimal, lambda value: format(value, "f"))
CONVERTER.register_unstructure_hook(Term, str)
CONVERTER.register_unstructure_hook(StrEnum, attrgetter("value"))
CONVERTER.register_unstructure_hook_factory(_is_value, _unstructure_record)
CONVERTER.register_unstructure_hook_factory(_is_event, _unstructure_event)
CONVERTER.register_unstructure_hook_factory(_is_written_out, _unstructure_whole)
CONVERTER.register_unstructure_hook_factory(_is_finding, _unstructure_finding)
CONVERTER.register_unstructure_hook(Assessment, _unstructure_assessment)
CONVERTER.register_unstructure_hook_factory(_is_change, _unstructure_change)

_STRUCTURE_EVENT: Final = {kind: CONVERTER.get_structure_hook(kind) for kind in EVENTS.values()}
_UNSTRUCTURE_AWARD: Final = CONVERTER.get_unstructure_hook(CreditAward)
_UNSTRUCTURE_FINDING: Final = CONVERTER.get_unstructure_hook(Finding)
