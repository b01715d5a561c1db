"""The transition table: its shape, and that nobody can change it."""

from collections.abc import Mapping
from typing import Any

import pytest

from cerp_rules import TRANSITIONS, EventType, Status

# The statuses of the table; the last three of all only say whether an approval is in force.
OF_THE_TABLE = {
    Status.UNDER_REVIEW,
    Status.APPROVED,
    Status.DECLINED,
    Status.WITHDRAWN,
    Status.TERMINATED,
    Status.UNDER_APPEAL,
    Status.TERMINATION_FINAL,
}
REFINED = {Status.NOT_STARTED, Status.IN_FORCE, Status.EXPIRED}


def test_the_texts_of_the_statuses() -> None:
    """Statuses have these texts, and there is no other."""
    expected = [
        "under_review", "approved", "declined", "withdrawn", "terminated", "under_appeal",
        "termination_final", "not_started", "in_force", "expired",
    ]  # fmt: skip
    assert expected == [one.value for one in Status]


def test_each_status_is_of_the_table_or_refines_one() -> None:
    """The table has a row for each status but those that refine an approval."""
    assert set(TRANSITIONS) == OF_THE_TABLE
    assert set(Status) == OF_THE_TABLE | REFINED
    assert set() == OF_THE_TABLE & REFINED


@pytest.mark.parametrize("status", Status)
def test_each_status_has_a_row(status: Status) -> None:
    """A status of the table is its own row, and what refines an approval has the row of that."""
    expected = Status.APPROVED if status in REFINED else status
    assert expected is status.row
    assert status.row in TRANSITIONS


@pytest.mark.parametrize("status", TRANSITIONS)
def test_each_event_of_a_row_leads_to_a_row(status: Status) -> None:
    """Events are given by type, and each leads to one or two statuses, all of them rows."""
    for kind, reached in TRANSITIONS[status].items():
        assert (EventType, tuple) == (type(kind), type(reached))
        assert len(reached) in {1, 2}
        assert len(reached) == len(set(reached))
        assert set() == set(reached) - OF_THE_TABLE


def test_each_status_of_the_table_is_reached_from_a_submission() -> None:
    """No row is out of reach."""
    reached, ahead = set(), {Status.UNDER_REVIEW}
    while ahead:
        reached |= ahead
        ahead = {
            target for status in ahead for targets in TRANSITIONS[status].values()
            for target in targets
        } - reached  # fmt: skip
    assert reached == OF_THE_TABLE


def test_each_type_of_event_but_the_submission_is_possible_somewhere() -> None:
    """A case begins with its submission, and there is no second one."""
    possible = {kind for row in TRANSITIONS.values() for kind in row}
    assert set(EventType) - {EventType.APPLICATION_SUBMITTED} == possible


def test_the_table_is_read_only() -> None:
    """Neither a row nor a target of a row can be set or taken out."""
    table: Any = TRANSITIONS
    parts: list[Mapping[Any, Any]] = [table, *table.values()]
    assert [] == [one for one in parts if hasattr(one, "__setitem__") or hasattr(one, "pop")]
    with pytest.raises(TypeError):
        table[Status.IN_FORCE] = {}
    with pytest.raises(TypeError):
        table[Status.WITHDRAWN][EventType.APPEAL_FILED] = (Status.APPROVED,)
    with pytest.raises(TypeError):
        del table[Status.APPROVED][EventType.OFFERING_LISTED]
