r"""Give the life of a pre-approval as a diagram of states in the language of Mermaid.

Clauses covered: those that the transition table names; the diagram is drawn from it alone.
The types of event that lead from one state to the same other share an arrow, each in its own line.
What is left out: whether an event that is possible is also permitted (`cerp_rules.rules`), and
whether an approval is in force, which the day decides.

    >>> print(lifecycle_mermaid().partition("\n")[0])
    stateDiagram-v2
"""

from collections.abc import Iterator

from cerp_rules.events import EventType
from cerp_rules.transitions import TRANSITIONS, Status

__all__ = ["lifecycle_mermaid"]

_NEW_LINE = "<br/>"


def lifecycle_mermaid() -> str:
    r"""Give the transition table as a Mermaid state diagram.

    Returns:
        The text of a ``stateDiagram-v2``, with a line for each state and each arrow; it starts at
        the submission, and a state that no event leaves for another leads to the end.

    Source: `cerp_rules.TRANSITIONS`; the section Reviews and all that follow it.

    Example:
        >>> lines = lifecycle_mermaid().splitlines()
        >>> print(lines[1].strip())
        state "under review" as under_review
        >>> [one.strip() for one in lines if "--> withdrawn" in one]
        ['under_review --> withdrawn : application withdrawn']
    """
    return "\n".join(["stateDiagram-v2", *(f"    {line}" for line in _lines()), ""])


def _lines() -> Iterator[str]:
    for status in TRANSITIONS:
        yield f'state "{_in_words(status)}" as {status}'
    yield f"[*] --> {Status.UNDER_REVIEW} : {_in_words(EventType.APPLICATION_SUBMITTED)}"
    for status in TRANSITIONS:
        edges = _edges(status)
        for reached, types in edges.items():
            yield f"{status} --> {reached} : {_NEW_LINE.join(map(_in_words, types))}"
        if set(edges) <= {status}:
            yield f"{status} --> [*]"


def _edges(status: Status) -> dict[Status, list[EventType]]:
    """Give where the events that are possible lead, the state itself included."""
    edges: dict[Status, list[EventType]] = {}
    for event_type, reached in TRANSITIONS[status].items():
        for one in reached:
            edges.setdefault(one, []).append(event_type)
    return edges


def _in_words(one: Status | EventType) -> str:
    return one.value.replace("pre_approval", "pre-approval").replace("_", " ")
