"""Give the life of a case as a picture: what happened, the approval, and what is due.

Clauses covered: those that the deadlines name.
The picture knows nothing that came later than the day asked about, and tells in its description
everything that it shows.
It is SVG that stands alone: no script, no font and no image from elsewhere, and one style sheet
inside, which follows whether the reader prefers light or dark.
Many events share a row for each type, and many deadlines one for each duty and state.
What is left out: the completions themselves, which show by their deadlines.

    >>> from datetime import date
    >>> from cerp_rules.testing import a_case
    >>> timeline_svg(a_case(), on=date(2026, 4, 14)).startswith("<svg ")
    True
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from pendulum import Date

from cerp_rules._calendar import civil_day, in_words
from cerp_rules.case import CaseFacts
from cerp_rules.completions import Completion
from cerp_rules.duties_owed import deadlines
from cerp_rules.duty_values import Deadline, DeadlineKind, DeadlineState
from cerp_rules.exports._axis import Axis
from cerp_rules.exports._svg import MARKS, element, escaped, fitting, number, text_width
from cerp_rules.exports._timeline_rows import Row, deadline_rows, event_rows
from cerp_rules.exports._timeline_style import STYLE
from cerp_rules.lifecycle import PreApproval, facts_known_on
from cerp_rules.periods import DatePeriod

__all__ = ["timeline_svg"]

_NO_RENEWALS: Final[Mapping[str, dt.date]] = MappingProxyType({})

_WIDTH: Final = 960
_EDGE: Final = 28
_WHAT: Final = 176
_STATE: Final = 408
_LEFT: Final = 496
_RIGHT: Final = _WIDTH - _EDGE - 8

_AXIS_TOP: Final = 104
_FIRST_ROW: Final = 182
_ROW: Final = 25
_HEADING: Final = 40
_BASELINE: Final = 4.5

_TITLE_SIZE: Final = 21
_TEXT_SIZE: Final = 13
_SMALL_SIZE: Final = 11.5

_MOST_MARKS: Final = 30
"""How many marks of a row stand where they belong; more are put together, so far apart."""
_APART: Final = 11.0

# A remainder by a prime tells two pictures in one page apart.
_PRIME: Final = 2**61 - 1


def timeline_svg(
    case: PreApproval,
    completions: Iterable[Completion] = (),
    *,
    on: dt.date,
    renewals: Mapping[str, dt.date] = _NO_RENEWALS,
) -> str:
    """Give the timeline of a case as it is known on a day, as an SVG that stands alone.

    Args:
        case: The pre-approval.
        completions: Completions of its offering; what is dated after `on` is not yet known.
        on: The civil day that is asked about, no earlier than the submission.
        renewals: The civil day of the renewal of each certificant, by certificant id; without it
            no deadline of an upload is known.

    Returns:
        The text of one ``svg`` element, for a page or a file; the same for the same arguments.

    Raises:
        InvalidValueError: an argument is of another class, or `on` is before the submission.

    Source: the clauses that the deadlines name; SVG 2; WAI-ARIA graphics, the role of a picture.

    Example:
        >>> from datetime import date
        >>> from cerp_rules.testing import a_case
        >>> picture = timeline_svg(a_case("submitted"), on=date(2026, 4, 14))
        >>> "review notice, by SER, due 13 April 2026: overdue" in picture
        True
    """
    owed = deadlines(case, completions, on=on, renewals=renewals)
    day = civil_day("on", on)
    facts = facts_known_on(case, day)
    happened = event_rows(tuple(one for one in case.events if one.on <= day))
    due = deadline_rows(owed, on=day)
    axis = Axis.of(_days_shown(facts, happened, owed, day), left=_LEFT, right=_RIGHT)

    rows, bottom = _sections(axis, facts, (("WHAT HAPPENED", happened), ("DEADLINES", due)), day)
    height = bottom + _EDGE
    overdue = sum(one.state(on=day) is DeadlineState.OVERDUE for one in owed)
    standing = case.status(on=day).value.replace("_", " ")
    body = "".join(
        [
            element(
                "rect", _class="card", x=0.5, y=0.5, width=_WIDTH - 1, height=height - 1, rx=12
            ),
            *_heading(facts, standing, overdue, day),
            *_axis(axis, bottom),
            *rows,
            *_day_line(axis, day, bottom),
        ]
    )
    title = f"Timeline of {facts.application.offering.title} on {in_words(day)}"
    told = _told(facts, standing, happened, due, day)
    return _document(title, told, body, height)


def _document(title: str, told: str, body: str, height: float) -> str:
    octets = (title + told + body).encode(errors="replace")
    name = f"timeline-{divmod(int.from_bytes(octets), _PRIME)[1]}"
    return element(
        "svg",
        element("title", escaped(title), id=f"{name}-title")
        + element("desc", escaped(told), id=f"{name}-desc")
        + element("style", STYLE)
        + body,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_WIDTH} {height:g}",
        width=_WIDTH,
        height=height,
        _class="cerp-timeline",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def _days_shown(
    facts: CaseFacts, happened: tuple[Row, ...], owed: tuple[Deadline, ...], on: Date
) -> Iterator[Date]:
    """Give the days that the axis must have; how long something is kept leads far beyond it."""
    yield on
    for row in happened:
        yield from row.points
    if facts.period is not None:
        yield from (facts.period.first, facts.period.last)
    for one in owed:
        if one.kind is not DeadlineKind.KEEP_THROUGH:
            yield one.due_on


# --- The parts ----------------------------------------------------------------------------------


def _text(x: float, y: float, text: str, *, kind: str, size: float) -> str:
    return element("text", escaped(text), _class=kind, x=x, y=y, font_size=size)


def _heading(facts: CaseFacts, standing: str, overdue: int, on: Date) -> Iterator[str]:
    room = _WIDTH - 2 * _EDGE - 150
    title = fitting(facts.application.offering.title, _TITLE_SIZE, room)
    yield _text(_EDGE, 44, title, kind="strong", size=_TITLE_SIZE)
    approval = facts.approval
    granted = "" if approval is None else f" · approval {approval.code} · {approval.credits}"
    line = fitting(f"{standing.capitalize()} on {in_words(on)}{granted}", _TEXT_SIZE, room)
    yield _text(_EDGE, 68, line, kind="muted", size=_TEXT_SIZE)
    if overdue:
        words = f"{overdue} overdue"
        width = text_width(words, _TEXT_SIZE) + 54
        left = _WIDTH - _EDGE - width
        yield element("rect", _class="badge", x=left, y=26, width=width, height=30, rx=15)
        yield _mark(DeadlineState.OVERDUE, left + 19, 41)
        yield _text(left + 32, 45.5, words, kind="strong overdue-text", size=_TEXT_SIZE)


def _axis(axis: Axis, bottom: float) -> Iterator[str]:
    for tick in axis.ticks():
        yield element("path", _class="grid", d=f"M{tick.x:.1f} {_AXIS_TOP + 20}V{bottom}")
        if tick.year:
            yield _text(tick.x - 2, _AXIS_TOP, tick.year, kind="strong", size=_SMALL_SIZE)
        if tick.month:
            yield _text(tick.x - 2, _AXIS_TOP + 14, tick.month, kind="muted", size=_SMALL_SIZE)


def _day_line(axis: Axis, on: Date, bottom: float) -> Iterator[str]:
    words = in_words(on)
    width = text_width(words, _SMALL_SIZE) + 26
    x = axis.at(on)
    left = min(max(x - width / 2, _LEFT), _WIDTH - _EDGE - width)
    yield element("path", _class="day", d=f"M{x:.1f} {_AXIS_TOP + 40}V{bottom}")
    yield element(
        "rect", _class="day-label", x=left, y=_AXIS_TOP + 26, width=width, height=22, rx=11
    )
    yield element(
        "text",
        escaped(words),
        _class="on-day",
        x=left + width / 2,
        y=_AXIS_TOP + 41,
        font_size=_SMALL_SIZE,
        text_anchor="middle",
    )


def _sections(
    axis: Axis, facts: CaseFacts, sections: tuple[tuple[str, tuple[Row, ...]], ...], on: Date
) -> tuple[list[str], float]:
    """Give what stands below one another, and where it ends."""
    parts: list[str] = []
    y: float = _FIRST_ROW
    if facts.period is not None:
        parts += _approval(axis, facts.period, facts.last_day or facts.period.last, y)
        y += _HEADING
    for name, rows in sections:
        if not rows:
            continue
        parts.append(_text(_EDGE, y + _BASELINE, name, kind="section", size=_SMALL_SIZE))
        parts.append(element("path", _class="rule", d=f"M{_WHAT} {y}H{_WIDTH - _EDGE}"))
        y += _ROW + 2
        for row in rows:
            parts += _row(axis, row, y, on)
            y += _ROW
        y += _HEADING - _ROW
    return parts, y - _ROW + 6


def _approval(axis: Axis, granted: DatePeriod, last: Date, y: float) -> Iterator[str]:
    """Give the bar of the approval: in full to the last day in force, and dashed from there."""
    words = f"{in_words(granted.first)} to {in_words(granted.last)}"
    yield _text(_EDGE, y + _BASELINE, "APPROVAL", kind="section", size=_SMALL_SIZE)
    yield _text(_WHAT, y + _BASELINE, words, kind="strong", size=_TEXT_SIZE)
    left, right = axis.at(granted.first), axis.at(granted.last)
    bar: dict[str, float] = {"x": left, "y": y - 7, "height": 14, "rx": 4}
    if last < granted.last:
        yield element("rect", _class="granted", width=max(right - left, 3), **bar)
    yield element("rect", _class="in-force", width=max(axis.at(last) - left, 3), **bar)


def _row(axis: Axis, row: Row, y: float, on: Date) -> Iterator[str]:
    late = row.state is DeadlineState.OVERDUE
    if late:
        across = _WIDTH - 2 * _EDGE + 24
        yield element("rect", _class="late", x=_EDGE - 12, y=y - 12, width=across, height=24, rx=6)
    kind, when = ("strong", "strong overdue-text") if late else ("plain", "muted")
    room = (_LEFT if row.state is None else _STATE) - _WHAT - 16
    what = fitting(row.what, _TEXT_SIZE, room)
    yield _text(_EDGE, y + _BASELINE, row.when, kind=when, size=_TEXT_SIZE)
    yield _text(_WHAT, y + _BASELINE, what, kind=kind, size=_TEXT_SIZE)
    places = _places(axis, row.points)
    if row.state is None:
        yield from (element("circle", _class="event", cx=x, cy=y, r=4.5) for x in places)
    else:
        yield from _state(axis, row, row.state, y, on)
        yield from (_mark(row.state, x, y) for x in places)


def _state(axis: Axis, row: Row, state: DeadlineState, y: float, on: Date) -> Iterator[str]:
    """Give the word of the state with its mark, the days counted, and how late it is."""
    yield _mark(state, _STATE, y)
    kind, words = f"state {state.value}-text", state.value.replace("_", " ")
    yield _text(_STATE + 13, y + _BASELINE, words, kind=kind, size=_TEXT_SIZE)
    for first, last in row.spans:
        line = f"M{axis.at(first):.1f} {number(y)}H{axis.at(last):.1f}"
        yield element("path", _class=f"span {state.value}-line", d=line)
    if state is DeadlineState.OVERDUE:
        line = f"M{axis.at(min(row.points)):.1f} {number(y)}H{axis.at(on):.1f}"
        yield element("path", _class="span-late", d=line)
    if not all(map(axis.shows, row.points)):
        arrow = f"M{_RIGHT + 9} {number(y - 4)}l4 4l-4 4"
        yield element("path", _class="beyond", d=arrow)


def _places(axis: Axis, days: Iterable[Date]) -> list[float]:
    """Give where the days lie; those that would cover one another are one."""
    exact = sorted({round(axis.at(day), 1) for day in days})
    if len(exact) <= _MOST_MARKS:
        return exact
    return sorted({_APART * (x // _APART) for x in exact})


def _mark(state: DeadlineState, x: float, y: float) -> str:
    return element(
        "path",
        _class=f"mark {state.value}",
        d=MARKS[state],
        transform=f"translate({x:.1f} {y:.1f})",
    )


# --- In words -----------------------------------------------------------------------------------


def _told(
    facts: CaseFacts, standing: str, happened: tuple[Row, ...], due: tuple[Row, ...], on: Date
) -> str:
    sentences = [f"On {in_words(on)} the case is {standing}."]
    if facts.approval is not None:
        sentences.append(f"Approval {facts.approval.code}, {facts.approval.credits}.")
    if facts.period is not None:
        sentences += _approval_told(facts, facts.period)
    sentences.append(f"What happened: {'; '.join(row.told for row in happened)}.")
    if due:
        sentences.append(f"Deadlines: {'; '.join(row.told for row in due)}.")
    else:
        sentences.append("There is no deadline.")
    return " ".join(sentences)


def _approval_told(facts: CaseFacts, granted: DatePeriod) -> Iterator[str]:
    yield f"The approval is for {granted}."
    last = facts.last_day or granted.last
    if last < granted.last:
        yield f"Its last day in force is {in_words(last)}."
