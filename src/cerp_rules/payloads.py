"""Decide what comes in and what goes out: `check`, `load`, `dump` and `schema`.

A valid payload is accepted by strict structuring alone; a refused one is explained with every
problem at its own JSON Pointer.
What is left out: whether what loads is complete or eligible (`cerp_rules.assessments`), and a
caller who has no stack or memory left, who gets the error of Python.

    >>> from cerp_rules import Application, check
    >>> for problem in check({"submitted_on": "2023-02-29", "offering": {}}, Application):
    ...     print(problem.pointer, problem.code)
    /submitted_on shape.day
    /offering/title shape.required
    /offering/kind shape.required
    /sponsor shape.required
"""

import copy
from types import MappingProxyType
from typing import Any, Final, TypeVar

from cerp_rules._accepting import RefusedError
from cerp_rules._conversion import CONVERTER
from cerp_rules._explain import explain
from cerp_rules._schemas import COMPOSE
from cerp_rules.applications import Application
from cerp_rules.case_impacts import CaseImpact
from cerp_rules.completions import Completion
from cerp_rules.duty_values import Deadline, Duty
from cerp_rules.errors import InvalidPayloadError, Problem, UnknownKindError
from cerp_rules.events import EVENTS, Event
from cerp_rules.findings import Assessment
from cerp_rules.impact_totals import ImpactTotals
from cerp_rules.impacts import Impact
from cerp_rules.marketing import MarketingUse
from cerp_rules.policy import Policy
from cerp_rules.policy_diffs import PolicyDiff

__all__ = ["SCHEMA_KINDS", "check", "dump", "load", "schema"]

SCHEMA_KINDS: Final[tuple[str, ...]] = tuple(COMPOSE)
"""The kinds of schema: ``application``, ``complete-application``, ``event``, ``completion``,
``marketing-use``, ``policy``, ``assessment``, ``duty``, ``deadline``, ``impact``."""

_LOADED: Final[MappingProxyType[type, str]] = MappingProxyType(
    {
        Application: "application",
        Event: "event",
        Completion: "completion",
        MarketingUse: "marketing-use",
        Policy: "policy",
    }
)
_GIVEN: Final = (Assessment, Duty, Deadline, PolicyDiff, CaseImpact, ImpactTotals, Impact)
# Each event is of a class of its own, and none of the class of all events.
_DUMPED: Final = (*_LOADED, *_GIVEN, *EVENTS.values())

# The converter chooses a hook when it is first asked for one, and keeps even what it chose with no
# stack left to look; so it is asked here, and never again.
_LOAD: Final = {one: CONVERTER.get_structure_hook(one) for one in _LOADED}
_DUMP: Final = {one: CONVERTER.get_unstructure_hook(one) for one in _DUMPED}

_Path = tuple[str, ...]
_Given = Assessment | Duty | Deadline | PolicyDiff | CaseImpact | ImpactTotals | Impact
_Loaded = Application | Event | Completion | MarketingUse | Policy
_T = TypeVar("_T", bound=_Loaded)


def check(payload: object, into: type[_Loaded]) -> tuple[Problem, ...]:
    """Give every problem of a payload at once.

    Args:
        payload: Any Python object; plain JSON types are expected.
        into: What it is to become: `Application`, `Event` or one type of event, `Completion`,
            `MarketingUse` or `Policy`.

    Returns:
        The problems in document order, one for each member; of more than 100 some hundred, and
        then one that says that there are others; empty when `load` would succeed.

    Raises:
        UnknownKindError: `into` is no class that can be loaded.

    Source: the schemas in `schemas/`, that a session ends no earlier than it starts, and that an
    application is submitted on its own day.

    Example:
        >>> check({"type": "appeal_filed", "on": "2026-08-20", "votes": 3}, Event)[0].message
        'is not a member of this object'
    """
    kind = _kind(into)
    value, sound = _structured(payload, kind, into)
    return () if value is not None else _explained(payload, kind, into, sound)


def load(payload: object, into: type[_T]) -> _T:
    """Give the value that a payload describes.

    An event is of the class that its ``type`` names; where one type is asked for, another is a
    problem.

    Args:
        payload: Any Python object; plain JSON types are expected.
        into: What it is to become: `Application`, `Event` or one type of event, `Completion`,
            `MarketingUse` or `Policy`.

    Raises:
        InvalidPayloadError: the payload is malformed; it carries every problem.
        UnknownKindError: `into` is no class that can be loaded.

    Source: the schemas in `schemas/`.

    Example:
        >>> from cerp_rules import PUBLISHED
        >>> load(dump(PUBLISHED), Policy) == PUBLISHED
        True
        >>> type(load({"type": "logo_requested", "on": "2026-04-03"}, Event)).__name__
        'LogoRequested'
    """
    kind = _kind(into)
    value: _T | None
    value, sound = _structured(payload, kind, into)
    if value is None:
        raise InvalidPayloadError(_explained(payload, kind, into, sound))
    return value


def dump(value: _Loaded | _Given) -> dict[str, Any]:
    """Give the payload of a value: a fresh ``dict`` of plain JSON types.

    What is None is left out, and what is an empty list where the payload may lack it.

    Args:
        value: What can be loaded, an `Assessment`, a `Duty`, a `Deadline`, an `Impact` or a part of
            one (`PolicyDiff`, `ImpactTotals`, `CaseImpact`); a subclass of one of these, other than
            a type of event, has no payload.

    Raises:
        UnknownKindError: the value is of no class that has a payload.

    Source: the schemas in `schemas/`.

    Example:
        >>> from cerp_rules import PUBLISHED
        >>> dump(PUBLISHED)["review_notice"]
        'P6W'
    """
    if not any(type(value) is known for known in _DUMPED):
        raise UnknownKindError.of(type(value), _names((*_LOADED, *_GIVEN)))
    payload: dict[str, Any] = _DUMP[type(value)](value)
    return payload


def schema(kind: str) -> dict[str, Any]:
    """Give a fresh copy of one published schema, JSON Schema 2020-12 and self-contained.

    Args:
        kind: One of `SCHEMA_KINDS`.

    Raises:
        UnknownKindError: there is no schema of this kind.

    Source: the schemas in `schemas/`, which are written from these.

    Example:
        >>> schema("application")["required"]
        ['submitted_on', 'sponsor', 'offering']
    """
    if type(kind) is not str or kind not in COMPOSE:
        raise UnknownKindError.of(kind, SCHEMA_KINDS)
    return copy.deepcopy(COMPOSE[kind]())


def _names(classes: tuple[type, ...]) -> tuple[str, ...]:
    return tuple(sorted(one.__name__ for one in classes))


def _kind(into: object) -> str:
    # Compared by identity, which no class can interfere with.
    for known, kind in _LOADED.items():
        if into is known:
            return kind
    if any(into is one for one in EVENTS.values()):
        return _LOADED[Event]
    raise UnknownKindError.of(into, _names(tuple(_LOADED)))


def _structured(payload: object, kind: str, into: type[Any]) -> tuple[Any, frozenset[_Path]]:
    """Give the value, or None when the payload is refused, and in which lists nothing is wrong."""
    known = Event if kind == _LOADED[Event] else into
    try:
        value = _LOAD[known](payload, known)
    except (RecursionError, MemoryError):
        raise  # the caller's want of stack or memory says nothing of the payload
    except RefusedError as refused:
        # An event holds its application in a member of this name.
        inside = (_LOADED[Application],) if kind == _LOADED[Event] else ()
        return None, frozenset((*inside, *path) for path in refused.sound)
    except Exception:  # noqa: BLE001  # whatever it was, the explanation says what is wrong
        return None, frozenset()
    return (value if isinstance(value, into) else None), frozenset()


def _explained(
    payload: object, kind: str, into: type[Any], sound: frozenset[_Path]
) -> tuple[Problem, ...]:
    problems = explain(payload, kind, sound)
    if problems:
        return problems
    if issubclass(into, Event) and into is not Event:
        message = f"must be {into.type}, the type that is asked for"
        return (Problem(code="shape.choice", pointer="/type", message=message),)
    # The schema and the constructors are proven to agree; should they not, a refusal stays one.
    return (
        Problem(
            code="shape.refused", pointer="", message=f"is refused as {kind}, for no known cause"
        ),
    )
