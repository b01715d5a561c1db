"""Add up what was counted for the parts of a file.

`ImpactTotals.of` adds up a stream of impacts; this adds up totals, so that no impact leaves the
worker that found it, and gives what the one stream would give.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import attrs

from cerp_rules import CLAUSES, EventType, ImpactTotals, RefusalTotal
from judging import Judged

_COUNTS: Final = ("items", "skipped", "unchanged", "changed", "in_words_alone")
# Of each list what a line counts and, after the bar, how often; there is one line for each kind.
_LISTS: Final = {
    "flips": "of before after | count",
    "findings": "rule clause | appears vanishes changes",
    "duties": "id clause before after | count",
    "deadlines": "duty_id clause | appears vanishes changes",
    "standings": "before after | count",
    "refusals": "type | before after",
}
_PLACES: Final = {one.id: place for place, one in enumerate(CLAUSES)}
_EVENTS: Final = tuple(EventType)


def add_judged(parts: Sequence[Judged]) -> Judged:
    """Add up what became of the lines of each part."""
    totals = [one.totals for one in parts if one.totals is not None]
    return Judged(
        lines=sum(one.lines for one in parts),
        blank=sum(one.blank for one in parts),
        refused=sum(one.refused for one in parts),
        outcomes=sum((one.outcomes for one in parts), Counter()),
        totals=add_totals(totals) if totals else None,
    )


def add_totals(parts: Sequence[ImpactTotals]) -> ImpactTotals:
    """Add up totals: what `ImpactTotals.of` gives for all their impacts in one stream."""
    members: dict[str, Any] = {name: sum(getattr(part, name) for part in parts) for name in _COUNTS}
    for name, spelled in _LISTS.items():
        kind, counts = (half.split() for half in spelled.split("|"))
        members[name] = _add_lines(
            [one for part in parts for one in getattr(part, name)], kind, counts
        )
    return ImpactTotals(**members)


def _add_lines(lines: list[Any], kind: list[str], counts: list[str]) -> tuple[Any, ...]:
    """Make one line of those of one kind, in the order that the totals of a stream have."""
    found: dict[tuple[Any, ...], Any] = {}
    for line in lines:
        key = tuple(getattr(line, field) for field in kind)
        found[key] = _add_two(found[key], line, counts) if key in found else line
    return tuple(found[key] for key in sorted(found, key=lambda key: _place(found[key], key)))


def _add_two(one: Any, other: Any, counts: list[str]) -> Any:
    members = {field: getattr(one, field) + getattr(other, field) for field in counts}
    for field, choose in (("least", min), ("most", max)):
        if hasattr(one, field):
            moves = [getattr(line, field) for line in (one, other)]
            members[field] = choose((move for move in moves if move is not None), default=None)
    return attrs.evolve(one, **members)


def _place(line: Any, key: tuple[Any, ...]) -> tuple[Any, ...]:
    """Order by clause as the page does, events as they come, and everything else by name."""
    if isinstance(line, RefusalTotal):
        return (_EVENTS.index(line.type),)
    return (_PLACES[line.clause] if hasattr(line, "clause") else 0, *(one or "" for one in key))
