"""What is known to bite in pendulum and decimal does not: a test for each point."""

import datetime as dt
import decimal
import pickle

import pendulum
import pytest

from cerp_rules import (
    PUBLISHED,
    Application,
    InvalidValueError,
    Policy,
    Session,
    Term,
    approval_period,
    assess,
    check,
    dump,
    load,
    review_deadline,
)
from payload_problems import found_at
from pointers import with_value
from sample_payloads import FULL

FULL_APPLICATION = FULL["application"]
ON = dt.date(2026, 4, 1)
_MOMENT = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "moment", [_MOMENT, _MOMENT.replace(tzinfo=None), pendulum.datetime(2026, 4, 1)]
)
def test_moment_is_no_day(moment: dt.datetime) -> None:
    """A datetime, which Python calls a date, is misuse wherever a day is asked for."""
    application = load(FULL_APPLICATION, Application)
    with pytest.raises(InvalidValueError):
        assess(application, on=moment)
    with pytest.raises(InvalidValueError):
        approval_period(application, decided_on=moment)
    with pytest.raises(InvalidValueError):
        Term(weeks=6).last_day_from(moment)
    assert [("/submitted_on", "budget.type")] == found_at("/submitted_on", moment)


@pytest.mark.parametrize(
    ("term", "day_zero", "last"),
    [
        (Term(years=6), dt.date(2018, 9, 2), dt.date(2024, 9, 2)),
        (Term(months=1), dt.date(2024, 1, 31), dt.date(2024, 2, 29)),
        (Term(months=2), dt.date(2024, 1, 31), dt.date(2024, 3, 31)),
        (Term(years=1), dt.date(2024, 2, 29), dt.date(2025, 2, 28)),
        (Term(years=4), dt.date(2024, 2, 29), dt.date(2028, 2, 29)),
    ],
)
def test_days_are_counted_once_from_the_original_day(
    term: Term, day_zero: dt.date, last: dt.date
) -> None:
    """No end is reached step by step, which would clamp twice."""
    assert last == term.last_day_from(day_zero)


def test_state_of_affairs_that_starts_on_29_february() -> None:
    """Two years from 29 February 2024 are in force through 28 February 2026."""
    assert dt.date(2026, 2, 28) == Term(years=2).in_force_from(dt.date(2024, 2, 29)).last


def test_term_keeps_its_months() -> None:
    """A term is our own value, of which nothing is lost in a pickle or on the wire."""
    term = Term(years=1, months=6)
    assert "P1Y6M" == str(pickle.loads(pickle.dumps(term)))  # noqa: S301  # pickled just now
    revised = PUBLISHED.revise(approval_term=term)
    assert term == load(dump(revised), Policy).approval_term


@pytest.mark.parametrize(
    "text", ["2024", "2024-W09-4", "2024/01/01", "now", "12:30", "2024-01-01T00:00Z"]
)
def test_no_text_but_a_day_is_read_as_one(text: str) -> None:
    """What `pendulum.parse` reads, with the clock if need be, is refused."""
    assert [("/submitted_on", "shape.day")] == found_at("/submitted_on", text)
    with pytest.raises(InvalidValueError):
        PUBLISHED.revise(in_force_from=text)


def _answers() -> tuple[object, ...]:
    application = load(FULL_APPLICATION, Application)
    return (
        dump(assess(application, on=ON)),
        dump(application),
        review_deadline(application),
        str(approval_period(application, decided_on=ON)),
        check({}, Application),
    )


def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every clock of pendulum refuse."""

    def refuse(*_: object, **__: object) -> None:
        msg = "nobody may read the clock"
        raise AssertionError(msg)

    for name in ("now", "today", "yesterday", "tomorrow", "parse", "local_timezone"):
        monkeypatch.setattr(pendulum, name, refuse)
    for class_ in (pendulum.Date, pendulum.DateTime):
        for name in ("today", "now", "fromtimestamp", "format", "diff"):
            if hasattr(class_, name):
                monkeypatch.setattr(class_, name, refuse)


def test_answers_do_not_depend_on_the_state_of_pendulum(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locale, week and clock of the process make no difference."""
    before = _answers()
    locale = pendulum.get_locale()
    try:
        pendulum.set_locale("de")
        pendulum.week_starts_at(pendulum.WeekDay.SUNDAY)
        pendulum.week_ends_at(pendulum.WeekDay.SATURDAY)
        _elsewhere(monkeypatch)
        assert before == _answers()
    finally:
        pendulum.set_locale(locale)
        pendulum.week_starts_at(pendulum.WeekDay.MONDAY)
        pendulum.week_ends_at(pendulum.WeekDay.SUNDAY)


@pytest.mark.parametrize(
    "day", [dt.date(1899, 12, 31), dt.date(2201, 1, 1), dt.date.max, dt.date.min]
)
def test_day_beyond_the_bounds_is_one_error_of_our_own(day: dt.date) -> None:
    """A day outside 1900 to 2200 is refused before any arithmetic could overflow."""
    application = load(FULL_APPLICATION, Application)
    for call in (
        lambda: assess(application, on=day),
        lambda: approval_period(application, decided_on=day),
        lambda: Session(starts_on=day, ends_on=day),
    ):
        with pytest.raises(InvalidValueError):
            call()


@pytest.mark.parametrize("day", [dt.date.min, dt.date(1899, 12, 31), dt.date.max])
def test_arithmetic_does_not_reach_the_end_of_the_calendar(day: dt.date) -> None:
    """A day from which to count can be computed, and yet no sum overflows."""
    for call in (
        lambda: Term(days=1).last_day_from(day),
        lambda: Term(years=2).in_force_from(day),
        lambda: Term(weeks=6).count(day, roll=True, holidays=frozenset()),
    ):
        with pytest.raises(InvalidValueError):
            call()


def test_longest_term_from_the_last_day_does_not_overflow() -> None:
    """The last day that can be given and the longest term that can be said have a sum."""
    term = Term(years=99, months=999, weeks=999, days=9_999)
    # 99 years lead to 2299-12-31, 999 months to 2383-03-31, and 6,993 and 9,999 days from there.
    assert dt.date(2429, 10, 7) == term.last_day_from(dt.date(2200, 12, 31))
    assert dt.date(2429, 10, 6) == term.in_force_from(dt.date(2200, 12, 31)).last


@pytest.mark.parametrize(
    "context",
    [
        decimal.Context(prec=1),
        decimal.Context(prec=1, rounding=decimal.ROUND_UP, Emax=1, Emin=-1, capitals=0),
        decimal.Context(traps=list(decimal.Context().flags)),
        decimal.Context(prec=2, traps=[decimal.Inexact, decimal.Rounded, decimal.FloatOperation]),
    ],
)
def test_answers_do_not_depend_on_the_decimal_context(context: decimal.Context) -> None:
    """Precision, rounding and traps of the process make no difference."""
    payload = with_value(FULL_APPLICATION, "/offering/contact_hours", "123456789.1234")
    application = load(payload, Application)
    draft = PUBLISHED.revise(fee={"amount": "123456789.1234", "currency": "USD"})
    before = dump(assess(application, on=ON, policy=draft))
    with decimal.localcontext(context):
        again = load(payload, Application)
        assert application == again
        assert payload == dump(again)
        same = PUBLISHED.revise(fee={"amount": "123456789.1234", "currency": "USD"})
        assert before == dump(assess(again, on=ON, policy=same))
        assert [("/fee_paid/amount", "shape.decimal")] == found_at("/fee_paid/amount", "1e3")
