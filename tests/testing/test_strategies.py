"""There is a strategy for every noun, and what each generates is what it says."""

import inspect
import typing
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis.strategies import SearchStrategy

import cerp_rules
from cerp_rules import (
    Application,
    Event,
    Outcome,
    Status,
    UnknownKindError,
    assess,
)
from cerp_rules.events import EVENTS
from cerp_rules.testing import strategies
from gathering import gathered
from laws import law

CATALOGUES = {
    "Clause": "all there are stand in CLAUSES",
    "FixedReading": "all there are stand in FIXED_READINGS",
    "Switch": "all there are stand in SWITCHES",
    "CreditSwitch": "all there are stand in CREDIT_SWITCHES",
}
# Each stands in an `Impact` or a `PolicyDiff`, and is nothing without it.
PARTS_OF_IMPACTS = {
    "DeadlineChange",
    "DeadlineTotal",
    "DutyChange",
    "DutyTotal",
    "FindingChange",
    "FindingTotal",
    "FlipTotal",
    "ImpactTotals",
    "OutcomeChange",
    "PolicyChange",
    "Refusal",
    "RefusalTotal",
    "Standing",
    "StandingChange",
    "StandingTotal",
}
NOUNS = {
    name: one
    for name in cerp_rules.__all__
    if isinstance(one := getattr(cerp_rules, name), type)
    and attrs.has(one)
    and name not in {*CATALOGUES, *PARTS_OF_IMPACTS}
}
FUNCTIONS: dict[str, Callable[..., SearchStrategy[Any]]] = {
    name: getattr(strategies, name)
    for name in strategies.__all__
    if inspect.isfunction(getattr(strategies, name))
}
TAKE_A_CLASS = ("events_of", "faulty_payloads", "payloads")


def _generated(function: Callable[..., Any]) -> Any:
    """Give what a function says its strategy generates; that of a composite says it itself."""
    returned = typing.get_type_hints(function)["return"]
    return typing.get_args(returned)[0] if typing.get_args(returned) else returned


# Of what there are two strategies for, the one that needs nothing and generates all.
BY_CLASS = {
    _generated(one): one
    for name, one in FUNCTIONS.items()
    if name not in {"complete_applications", "completions_in", *TAKE_A_CLASS}
}
EVENT_CLASSES = {name: one for name, one in NOUNS.items() if issubclass(one, Event)}


# --- Which there are -----------------------------------------------------------------------------


def test_every_public_noun_has_a_strategy() -> None:
    """Each public class of values is what some strategy says it generates, or a type of event."""
    assert set() == set(NOUNS.values()) - set(BY_CLASS) - set(EVENTS.values())


def test_what_has_no_strategy_is_excused_for_a_reason() -> None:
    """It is complete in a constant that a test can sample, or a part of what has a strategy."""
    assert set() == PARTS_OF_IMPACTS - set(cerp_rules.__all__)
    for name, reason in CATALOGUES.items():
        constant = reason.rpartition(" ")[2]
        assert {getattr(cerp_rules, name)} == {type(one) for one in getattr(cerp_rules, constant)}


def test_everything_public_is_sorted_and_documented() -> None:
    """Each strategy says in one sentence what it generates."""
    assert sorted(strategies.__all__) == strategies.__all__
    first = {name: str(inspect.getdoc(one)).partition("\n")[0] for name, one in FUNCTIONS.items()}
    assert [] == [name for name, line in first.items() if not line.startswith("Generate ")]
    assert [] == [name for name, line in first.items() if not line.endswith(".")]


@pytest.mark.parametrize("name", [name for name in NOUNS if name not in EVENT_CLASSES])
def test_what_is_generated_is_of_the_class(name: str) -> None:
    """A strategy generates values of just the class that it says."""

    @given(BY_CLASS[NOUNS[name]]())
    @law(12)
    def holds(value: object) -> None:
        assert NOUNS[name] is type(value)

    holds()


@pytest.mark.parametrize("name", [name for name in EVENT_CLASSES if name != "Event"])
def test_what_is_generated_of_a_type_is_of_that_type(name: str) -> None:
    """The strategy of a type of event generates events of just that type."""

    @given(strategies.events_of(EVENT_CLASSES[name]))
    @law(10)
    def holds(value: object) -> None:
        assert EVENT_CLASSES[name] is type(value)

    holds()


def test_events_are_of_every_type() -> None:
    """An event of any type can be one of each."""
    assert set(EVENTS.values()) == gathered(strategies.events(), lambda one: [type(one)], among=300)


@given(strategies.complete_applications())
@law(40)
def test_nothing_is_missing_from_complete_applications(application: Application) -> None:
    """Law: a complete application is never incomplete, whatever else the policy says of it."""
    assert Outcome.INCOMPLETE is not assess(application, on=application.submitted_on).outcome


@pytest.mark.parametrize("name", TAKE_A_CLASS)
def test_class_that_cannot_be_loaded_is_refused(name: str) -> None:
    """A strategy for a class that has no payload, or is no event, is misuse."""
    with pytest.raises(UnknownKindError) as caught:
        FUNCTIONS[name](Status)
    assert ("Status", name != "events_of") == (caught.value.kind, "Policy" in caught.value.known)
