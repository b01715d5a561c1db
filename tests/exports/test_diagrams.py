"""The lifecycle as Mermaid holds what the transition table holds, no more and no less."""

import re
from typing import Final

import pytest

from cerp_rules import TRANSITIONS, EventType, Status
from cerp_rules.exports import lifecycle_mermaid

_STATE: Final = re.compile(r'    state "([a-z ]+)" as ([a-z_]+)')
_ARROW: Final = re.compile(r"    (\[\*\]|[a-z_]+) --> (\[\*\]|[a-z_]+)(?: : (.+))?")


def _event_type(words: str) -> EventType:
    return EventType(words.replace("-", "_").replace(" ", "_"))


def _arrows() -> list[tuple[str, str, tuple[EventType, ...]]]:
    found = []
    for line in lifecycle_mermaid().splitlines():
        if match := _ARROW.fullmatch(line):
            start, end, words = match.groups()
            types = tuple(map(_event_type, words.split("<br/>"))) if words else ()
            found.append((start, end, types))
    return found


def test_each_line_is_a_state_or_an_arrow() -> None:
    """Nothing else stands in the diagram than its kind, states and arrows."""
    first, *others = lifecycle_mermaid().splitlines()
    assert "stateDiagram-v2" == first
    assert [] == [one for one in others if not (_STATE.fullmatch(one) or _ARROW.fullmatch(one))]


def test_the_arrows_are_the_transitions() -> None:
    """Read back, the arrows from one state to another are the table, both ways."""
    drawn = {
        (start, kind, end) for start, end, types in _arrows() for kind in types if start != "[*]"
    }
    table = {
        (status.value, kind, reached.value)
        for status, row in TRANSITIONS.items()
        for kind, ends in row.items()
        for reached in ends
    }
    assert table == drawn


def test_from_one_state_to_the_same_other_goes_one_arrow() -> None:
    """What leads to the same state shares an arrow, so that the picture stays legible."""
    ends = [(start, end) for start, end, _ in _arrows()]
    assert len(set(ends)) == len(ends)


def test_it_starts_at_the_submission() -> None:
    """One arrow leads in, to the state under review."""
    first = [(end, types) for start, end, types in _arrows() if start == "[*]"]
    assert [("under_review", (EventType.APPLICATION_SUBMITTED,))] == first


def test_it_ends_where_no_event_leads_on() -> None:
    """The final states are those that nothing leaves."""
    final = {start for start, end, _ in _arrows() if end == "[*]"}
    assert {"declined", "withdrawn", "termination_final"} == final


@pytest.mark.parametrize("status", TRANSITIONS)
def test_each_state_is_named_in_words(status: Status) -> None:
    """The name of a state is written without underscores."""
    found = map(_STATE.fullmatch, lifecycle_mermaid().splitlines())
    named = {match[2]: match[1] for match in found if match}
    assert status.value.replace("_", " ") == named[status.value]
    assert len(TRANSITIONS) == len(named)
