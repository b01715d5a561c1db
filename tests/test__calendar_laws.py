"""Days are read as the published pattern says, and months added as pendulum adds them."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pendulum import Date

from cerp_rules import InvalidValueError
from cerp_rules._calendar import _months_after, parse_day
from cerp_rules._text import DAY
from laws import law
from payload_strategies import python_values

_is_day_text = re.compile(DAY).match


def _assert_read_as_the_pattern_says(text: Any) -> None:
    if type(text) is str and _is_day_text(text):
        assert text == parse_day(text).isoformat()
        assert Date is type(parse_day(text))
        return
    with pytest.raises(InvalidValueError):
        parse_day(text)


def _days_of(first: int, last: int) -> Iterator[Date]:
    number = dt.date(first, 1, 1).toordinal()
    for ordinal in range(number, dt.date(last, 12, 31).toordinal() + 1):
        day = dt.date.fromordinal(ordinal)
        yield Date(day.year, day.month, day.day)


def test_each_day_of_three_centuries_is_read_and_no_other() -> None:
    """Of the days from 1899 to 2201, those are read that the published pattern matches."""
    days = {day.isoformat(): day for day in _days_of(1899, 2201)}
    expected = {text: day for text, day in days.items() if _is_day_text(text)}
    assert expected == {text: parse_day(text) for text in expected}
    assert len(days) - 2 * 365 == len(expected)
    for text in days.keys() - expected.keys():
        _assert_read_as_the_pattern_says(text)


_CHARACTERS = st.sampled_from("0123456789-WTZ/ \n\x00+٠９é\u2010\ud800") | st.characters()


@given(
    text=st.dates(dt.date(1899, 1, 1), dt.date(2201, 12, 31)).map(dt.date.isoformat),
    changes=st.lists(st.tuples(st.integers(0, 10), _CHARACTERS, st.booleans()), max_size=3),
)
@law(1_500)
def test_a_text_is_a_day_just_where_the_pattern_matches(
    text: str, changes: list[tuple[int, str, bool]]
) -> None:
    """Law: with some characters replaced or added it is read if the pattern says so, or refused."""
    for place, character, added in changes:
        text = f"{text[:place]}{character}{text[place + (not added) :]}"
    _assert_read_as_the_pattern_says(text)


@given(value=st.text(max_size=12) | python_values)
@law(200)
def test_anything_else_is_refused_by_one_error(value: Any) -> None:
    """Law: whatever is given, the one error is that it is no day."""
    _assert_read_as_the_pattern_says(value)


@pytest.mark.parametrize("first", [1899, 2023, 2099])
def test_months_are_added_as_pendulum_adds_them(first: int) -> None:
    """Each day of three years, over a leap year or over none, is reached as by pendulum."""
    for months in (*range(31), 99 * 12):
        expected = [day.add(months=months) for day in _days_of(first, first + 2)]
        reached = [_months_after(day, months) for day in _days_of(first, first + 2)]
        assert expected == reached
        assert {Date} == set(map(type, reached))
