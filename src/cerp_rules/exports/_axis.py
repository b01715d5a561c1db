"""Lay days out on a line, with marks at the beginnings of months or years.

What is left out: how the line is drawn (`cerp_rules.exports.timelines`).
"""

from collections.abc import Iterable, Iterator
from typing import Final, Self

import attrs
from pendulum import Date

__all__ = ["Axis", "Tick"]

_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_A_YEAR: Final = 12
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 3000, 6000, 12000)
"""How many months there may be from one mark to the next; the last spans what a day can be."""
_LEAST_DAYS: Final = 60
_LEAST_ROOM: Final = 48
_MARGIN: Final = 25
"""The part of the days that is left free on either side."""
_DAYS_OF_A_MONTH: Final = 31


@attrs.frozen(kw_only=True)
class Tick:
    """A mark at the first day of a month: where it is, the month, and the year where it is told."""

    x: float
    month: str
    year: str


@attrs.frozen(kw_only=True)
class Axis:
    """The days from `first` to `last`, as ordinals, between two places from left to right."""

    first: int
    last: int
    left: float
    right: float

    @classmethod
    def of(cls, days: Iterable[Date], *, left: float, right: float) -> Self:
        """Give the axis on which all these days lie, with some room around them."""
        ordinals = sorted(day.toordinal() for day in days)
        first, last = ordinals[0], ordinals[-1]
        lacking = max(0, _LEAST_DAYS - (last - first))
        margin = lacking // 2 + max(2, (last - first) // _MARGIN)
        return cls(first=first - margin, last=last + margin, left=left, right=right)

    def at(self, day: Date) -> float:
        """Give the place of a day; one beyond the end is at the end."""
        part = (day.toordinal() - self.first) / (self.last - self.first)
        return self.left + (self.right - self.left) * min(max(part, 0), 1)

    def shows(self, day: Date) -> bool:
        """Tell whether a day lies on the axis."""
        return self.first <= day.toordinal() <= self.last

    def ticks(self) -> tuple[Tick, ...]:
        """Give the marks, as many as there is room for."""
        months_shown = (self.last - self.first) / _DAYS_OF_A_MONTH
        room = (self.right - self.left) / months_shown
        step = next((one for one in _STEPS if one * room >= _LEAST_ROOM), _STEPS[-1])
        return tuple(self._ticks(step))

    def _ticks(self, step: int) -> Iterator[Tick]:
        begin, end = Date.fromordinal(self.first), Date.fromordinal(self.last)
        first, last = (_A_YEAR * day.year + day.month - 1 for day in (begin, end))
        told = ""
        for index in range(first // step * step, last + 1, step):
            year, month = divmod(index, _A_YEAR)
            day = Date(year, month + 1, 1) if year else begin
            if not self.shows(day) or day == begin:
                continue
            name = _MONTHS[month] if step < _A_YEAR else ""
            yield Tick(x=self.at(day), month=name, year="" if told == str(year) else str(year))
            told = str(year)
