"""Generate payloads: valid ones, and ones with one fault at a known pointer.

What is wrong, and what is left out of that, stands in `cerp_rules.testing._faults`.
"""

from typing import Any, TypeVar, cast

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules.applications import Application
from cerp_rules.completions import Completion
from cerp_rules.errors import Problem, UnknownKindError
from cerp_rules.events import Event
from cerp_rules.marketing import MarketingUse
from cerp_rules.payloads import check, dump
from cerp_rules.policy import Policy
from cerp_rules.testing._faults import Faulty, faults
from cerp_rules.testing._shapes import LOADABLE
from cerp_rules.testing.strategies._events import events, events_of
from cerp_rules.testing.strategies._nouns import (
    applications,
    complete_applications,
    completions,
    marketing_uses,
)
from cerp_rules.testing.strategies._policies import policies

__all__ = ["faulty_payloads", "payloads", "problems", "values_of"]

Loadable = Application | Event | Completion | MarketingUse | Policy
_T = TypeVar("_T", bound=Loadable)


def values_of(into: type[_T]) -> SearchStrategy[_T]:
    """Generate values of a class that can be loaded; of `Event`, events of any type.

    Raises:
        UnknownKindError: the class is none that can be loaded.
    """
    if into not in LOADABLE:
        raise UnknownKindError.of(into, sorted(one.__name__ for one in LOADABLE))
    strategies: dict[type, SearchStrategy[Any]] = {
        Application: st.one_of(applications(), complete_applications()),
        Completion: completions(),
        Event: events(),
        MarketingUse: marketing_uses(),
        Policy: policies(),
    }
    if into in strategies:
        return cast("SearchStrategy[_T]", strategies[into])
    return cast("SearchStrategy[_T]", events_of(cast("type[Event]", into)))


def payloads(into: type[Loadable]) -> SearchStrategy[dict[str, Any]]:
    """Generate payloads that `load` takes as this class.

    Raises:
        UnknownKindError: the class is none that can be loaded.
    """
    return values_of(into).map(dump)


def faulty_payloads(into: type[Loadable]) -> SearchStrategy[Faulty]:
    """Generate payloads of a class with one fault each, and the one problem `check` gives of it.

    Raises:
        UnknownKindError: the class is none that can be loaded.
    """
    return payloads(into).flatmap(lambda payload: _faulty(payload, into))


def _faulty(payload: dict[str, Any], into: type[Loadable]) -> SearchStrategy[Faulty]:
    found = list(faults(payload, into))
    return st.sampled_from(found).map(lambda fault: fault.made_in(payload))


def problems() -> SearchStrategy[Problem]:
    """Generate a problem that `check` found in a payload."""
    return st.sampled_from(sorted(LOADABLE, key=repr)).flatmap(
        lambda into: faulty_payloads(into).map(lambda one: check(one.payload, into)[0])
    )
