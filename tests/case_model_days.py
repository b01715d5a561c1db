"""Count days and choose editions for the plain model of the life of a pre-approval.

It shares no code with the library: editions are dicts of texts, days are those of `datetime`.
"""

import datetime as dt
from typing import Any

Edition = dict[str, Any]
"""Fields of an edition: the days are days, the rest is as on the wire."""


def plain(day: dt.date) -> dt.date:
    """Give a day without anything that a subclass adds."""
    return dt.date(day.year, day.month, day.day)


def _months_on(day: dt.date, months: int) -> tuple[int, int]:
    whole = day.year * 12 + day.month - 1 + months
    return whole // 12, whole % 12 + 1


def _last_of(year: int, month: int) -> dt.date:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return following - dt.timedelta(days=1)


def _add(day: dt.date, term: str, *, missing_is_next: bool) -> dt.date:
    """Add a term of one unit; a missing day is the first of the next month, or the last of its."""
    number, unit = int(term[1:-1]), term[-1]
    if unit in "WD":
        return day + dt.timedelta(days=number * (7 if unit == "W" else 1))
    year, month = _months_on(day, number * (12 if unit == "Y" else 1))
    last = _last_of(year, month)
    if day.day <= last.day:
        return dt.date(year, month, day.day)
    return last + dt.timedelta(days=1) if missing_is_next else last


def last_day_to_act(zero: dt.date, term: str, edition: Edition) -> dt.date:
    """Count from an event, whose day is not counted, and roll the last where that is read so."""
    last = _add(zero, term, missing_is_next=False)
    if edition["readings"]["last_day_roll"] == "next_working_day":
        while last.weekday() >= 5 or last in edition["holidays"]:
            last += dt.timedelta(days=1)
    return last


def last_day_in_force(first: dt.date, edition: Edition) -> dt.date:
    """Count the term of an approval, whose first day is counted."""
    anniversary = _add(first, edition["approval_term"], missing_is_next=True)
    through = edition["readings"]["approval_end"] == "anniversary"
    return anniversary if through else anniversary - dt.timedelta(days=1)


# --- Editions -----------------------------------------------------------------------------------


def edition_on(editions: list[Edition], day: dt.date) -> Edition:
    """Give the edition in force; one that stands alone is in force on every day."""
    if len(editions) == 1:
        return editions[0]
    return [one for one in editions if one["in_force_from"] <= day][-1]


def governing(editions: list[Edition], submitted: dt.date, decided: dt.date) -> Edition:
    """Give the edition that governs application, reviews, decision and notice."""
    first = edition_on(editions, submitted)
    by_submission = first["readings"]["governing_edition"] == "submission"
    return first if by_submission else edition_on(editions, decided)
