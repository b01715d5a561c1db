"""Recertification: which credits count, how the years stand, and what a person must decide."""

import datetime as dt
import decimal
import itertools
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import cerp_rules
from cerp_rules import (
    CreditAward,
    DatePeriod,
    InvalidValueError,
    NotInForceError,
    Outcome,
    Party,
    Term,
    Verdict,
)
from cerp_rules.credit_schedules import (
    COMPANION_READINGS,
    CREDIT_SCHEDULES,
    MAINTENANCE_SCHEDULE,
    CreditCategory,
    CreditSchedule,
    CreditScheduleBook,
)
from cerp_rules.recertification import (
    CycleYear,
    LedgerEntry,
    LedgerLine,
    RecertificationAssessment,
    RecertificationFinding,
    Requirement,
    UncountedReason,
    YearState,
    assess_recertification,
)
from cerp_rules.recertification_requirements import (
    EARLIER_REQUIREMENTS,
    NEWEST_REQUIREMENTS,
    RECERTIFICATION_REQUIREMENTS,
    RecertificationRequirements,
    RecertificationRequirementsBook,
)
from laws import law
from naming import name_of

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "companion" / "recertification.toml").read_text(encoding="utf-8")
)["case"]
KNOWN = {
    "id", "cycle_start", "on", "requirements", "schedule", "revise", "hardship", "ledger",
    "expect", "years", "total", "missing", "outcome", "why",
}  # fmt: skip
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
START = dt.date(2024, 3, 1)


def entry(
    name: str, day: dt.date, value: str | Decimal, category: str, event: str = "-"
) -> LedgerEntry:
    """Make an entry of a row of the table."""
    return LedgerEntry(
        id=name,
        earned_on=day,
        credits=CreditAward(value=value),
        category=CreditCategory(category),
        event=None if event == "-" else event,
    )


def requirements_of(
    case: dict[str, Any],
) -> RecertificationRequirements | RecertificationRequirementsBook:
    """Give the edition or the book that a case names, changed as it says."""
    if case.get("requirements") == "by day":
        return RECERTIFICATION_REQUIREMENTS
    is_newest = case.get("requirements") == "newest page"
    edition = NEWEST_REQUIREMENTS if is_newest else EARLIER_REQUIREMENTS
    return edition.revise(**case.get("revise", {}))


def schedule_of(case: dict[str, Any]) -> CreditSchedule | CreditScheduleBook:
    """Give the edition or the book that a case names."""
    name = case.get("schedule", "maintenance page")
    editions = {one.edition: one for one in CREDIT_SCHEDULES.editions}
    return CREDIT_SCHEDULES if name == "by day" else editions[name]


def assessed(case: dict[str, Any], **changes: Any) -> RecertificationAssessment:
    """Ask what a case asks."""
    asked = {"ledger": [entry(*row) for row in case["ledger"]], "on": case["on"], **changes}
    return assess_recertification(
        asked["ledger"],
        cycle_start=case["cycle_start"],
        on=asked["on"],
        requirements=requirements_of(case),
        schedule=schedule_of(case),
        hardship=case.get("hardship"),
    )


# --- The table -----------------------------------------------------------------------------------


@each_case
def test_table(case: dict[str, Any]) -> None:
    """Each case of the table gets its lines, years, total, missing credits and outcome."""
    answer = assessed(case)
    lines = [[one.entry.id, f"{one.counted:f}", one.reason or "-"] for one in answer.lines]
    years = [[one.period.last, f"{one.total:f}", one.state.value] for one in answer.years]
    assert case["expect"] == lines
    assert case["years"] == years
    assert (case["total"], case["missing"]) == (f"{answer.total:f}", f"{answer.missing:f}")
    assert case["outcome"] == answer.outcome.value
    assert (case["outcome"] == "eligible") is answer.ok


def test_table_is_well_formed() -> None:
    """Each case has a name of its own and a reason, and no member that is not looked at."""
    assert len(CASES) == len({case["id"] for case in CASES})
    assert set() == {name for case in CASES for name in case} - KNOWN
    assert all(case["why"].endswith(".") for case in CASES)


def test_table_has_each_reason_state_and_outcome() -> None:
    """No reason, state or outcome goes without a case."""
    assert {one.value for one in UncountedReason} | {"-"} == {
        row[2] for case in CASES for row in case["expect"]
    }
    assert {one.value for one in YearState} == {row[2] for case in CASES for row in case["years"]}
    assert {one.value for one in Outcome} == {case["outcome"] for case in CASES}


@each_case
def test_findings_are_of_the_whole_and_of_each_year_that_needs_something(
    case: dict[str, Any],
) -> None:
    """A finding stands for the total and for each year with a minimum, and fits its state."""
    answer = assessed(case)
    may_ask = requirements_of(case).on(case["cycle_start"]).considers_hardship
    numbers = [one.number for one in answer.years if one.required is not None]
    assert [None, *numbers] == [one.year for one in answer.findings]
    for finding, year in zip(answer.findings[1:], answer.years, strict=False):
        allowed = {
            YearState.REACHED: {Verdict.MET},
            YearState.PENDING: {Verdict.UNKNOWN},
            YearState.NOT_REACHED: {
                True: {Verdict.OPEN},
                False: {Verdict.OPEN, Verdict.NOT_MET},
                None: {Verdict.UNKNOWN if may_ask else Verdict.NOT_MET},
            }[case.get("hardship")],
        }
        assert finding.verdict in allowed[year.state]
        assert finding.message.startswith(f"{year.total:f} of ")
    met = answer.findings[0].verdict is Verdict.MET
    assert met is not bool(answer.missing)


@each_case
def test_readings_and_sources_are_named(case: dict[str, Any]) -> None:
    """An answer names readings that exist, the editions, their pages and the library."""
    answer = assessed(case)
    edition = requirements_of(case).on(case["cycle_start"])
    assert set() == set(answer.readings) - {one.id for one in COMPANION_READINGS}
    assert len(answer.readings) == len(set(answer.readings))
    assert edition.edition == answer.edition
    assert edition.sources == answer.sources[: len(edition.sources)]
    assert len(answer.sources) == len(set(answer.sources))
    assert cerp_rules.__version__ == answer.library


def test_table_relies_on_each_reading_of_recertification() -> None:
    """Every fixed reading about cycles and ledgers is named by some case."""
    named = {reading for case in CASES for reading in assessed(case).readings}
    expected = {
        "cycle-days", "credit-day", "counted-once", "no-carry-over", "what-an-event-is",
        "limit-by-day", "hardship", "requirements-of-the-cycle", "undated-editions",
    }  # fmt: skip
    assert expected == named


@pytest.mark.parametrize(
    ("requirements", "schedule", "expected"),
    [
        (EARLIER_REQUIREMENTS, MAINTENANCE_SCHEDULE, []),
        (
            RECERTIFICATION_REQUIREMENTS,
            MAINTENANCE_SCHEDULE,
            ["requirements-of-the-cycle", "undated-editions"],
        ),
        (EARLIER_REQUIREMENTS, CREDIT_SCHEDULES, ["undated-editions"]),
    ],
    ids=["editions", "book of requirements", "book of schedules"],
)
def test_a_book_adds_its_readings(requirements: Any, schedule: Any, expected: list[str]) -> None:
    """Only a choice by day relies on the days of the editions."""
    readings = assess_recertification(
        (), cycle_start=START, on=START, requirements=requirements, schedule=schedule
    ).readings
    assert ("cycle-days", "credit-day", "counted-once", "no-carry-over", *expected) == readings


# --- In words ------------------------------------------------------------------------------------


def test_lines_say_why() -> None:
    """Each line says in words what counts or why it does not."""
    answer = assess_recertification(
        [
            entry("a", dt.date(2024, 2, 29), "1", "coursework"),
            entry("b", dt.date(2024, 3, 1), "1", "coursework"),
            entry("b", dt.date(2024, 3, 1), "1", "coursework"),
            entry("c", dt.date(2024, 3, 2), "12.5", "coursework"),
            entry("d", dt.date(2024, 3, 3), "2", "leadership"),
            entry("e", dt.date(2024, 3, 5), "2", "leadership"),
        ],
        cycle_start=START,
        on=dt.date(2024, 3, 4),
    )
    assert [
        "Earned on 29 February 2024, outside the cycle of 1 March 2024 to 28 February 2029.",
        "1 credit counts.",
        "An entry of the same id was counted already.",
        "10 of 12.5 credits count: at most 10 for one event.",
        "2 credits count.",
        "Earned on 5 March 2024, after 4 March 2024.",
    ] == [line.why for line in answer.lines]
    assert ["b", "c", "d"] == [line.entry.id for line in answer.counted]
    assert ["a", "b", "c", "e"] == [line.entry.id for line in answer.uncounted]
    assert Decimal("2.5") == answer.lines[3].uncounted


def test_what_can_still_be_earned_is_asked_of_the_certificant() -> None:
    """A requirement that is short and not over has a question, and says until when."""
    answer = assess_recertification((), cycle_start=START, on=dt.date(2028, 3, 1))
    whole, *_, last = answer.findings
    assert (
        "0 of 50 credits in the cycle, 1 March 2024 to 28 February 2029; more can be earned."
        == whole.message
    )
    assert (
        "0 of 5 credits in year 5, 1 March 2028 to 28 February 2029; more can be earned."
        == last.message
    )
    asked = ("What else was earned by 28 February 2029?", Party.CERTIFICANT)
    assert [asked, asked] == [(one.question, one.supplied_by) for one in (whole, last)]


LAST, OVER = dt.date(2029, 2, 28), dt.date(2029, 3, 1)
NOT_KNOWN = "; whether SER was told of hardship is not known"
TOLD = "; SER was told of hardship, and a person decides"
CAN_BE_TOLD = "; SER can still be told of hardship, and a person decides"
WAS_SER_TOLD = "Was SER told of a hardship, and what was arranged?"
STILL_EARNED = "What else was earned by 28 February 2029?"


@pytest.mark.parametrize(
    ("on", "hardship", "verdict", "more", "question"),
    [
        (LAST, None, Verdict.UNKNOWN, NOT_KNOWN, WAS_SER_TOLD),
        (LAST, False, Verdict.OPEN, CAN_BE_TOLD, None),
        (LAST, True, Verdict.OPEN, TOLD, None),
        (OVER, None, Verdict.UNKNOWN, NOT_KNOWN, WAS_SER_TOLD),
        (OVER, False, Verdict.NOT_MET, "", None),
        (OVER, True, Verdict.OPEN, TOLD, None),
    ],
    ids=name_of,
)
def test_a_missed_year_in_words(
    on: dt.date,
    hardship: bool | None,  # noqa: FBT001  # a column of the table
    verdict: Verdict,
    more: str,
    question: str | None,
) -> None:
    """A missed year says what is asked, who decides, and when nobody does."""
    answer = assess_recertification((), cycle_start=START, on=on, hardship=hardship)
    finding = answer.findings[1]
    expected = f"0 of 5 credits in year 1, 1 March 2024 to 28 February 2025{more}."
    assert (verdict, expected) == (finding.verdict, finding.message)
    assert question == finding.question
    assert (None if question is None else Party.CERTIFICANT) is finding.supplied_by
    assert (verdict is not Verdict.NOT_MET) is ("hardship" in answer.readings)


@pytest.mark.parametrize(
    ("on", "hardship", "verdict", "more", "question"),
    [
        (LAST, None, Verdict.UNKNOWN, "; more can be earned", STILL_EARNED),
        (LAST, False, Verdict.UNKNOWN, "; more can be earned", STILL_EARNED),
        (LAST, True, Verdict.UNKNOWN, "; more can be earned", STILL_EARNED),
        (OVER, None, Verdict.UNKNOWN, NOT_KNOWN, WAS_SER_TOLD),
        (OVER, False, Verdict.NOT_MET, "", None),
        (OVER, True, Verdict.OPEN, TOLD, None),
    ],
    ids=name_of,
)
def test_a_short_total_in_words(
    on: dt.date,
    hardship: bool | None,  # noqa: FBT001  # a column of the table
    verdict: Verdict,
    more: str,
    question: str | None,
) -> None:
    """A total that is short asks for credits until the cycle is over, and then for hardship."""
    requirements = EARLIER_REQUIREMENTS.revise(each_year=None)
    answer = assess_recertification(
        (), cycle_start=START, on=on, requirements=requirements, hardship=hardship
    )
    (finding,) = answer.findings
    expected = f"0 of 50 credits in the cycle, 1 March 2024 to 28 February 2029{more}."
    assert (verdict, expected) == (finding.verdict, finding.message)
    assert question == finding.question
    assert (None if question is None else Party.CERTIFICANT) is finding.supplied_by
    is_about_hardship = verdict is Verdict.OPEN or question == WAS_SER_TOLD
    assert is_about_hardship is ("hardship" in answer.readings)


# --- Laws ----------------------------------------------------------------------------------------

_DAYS = st.dates(dt.date(2023, 6, 1), dt.date(2030, 6, 1))
_VALUES = st.integers(1, 200_000).map(lambda n: Decimal(n).scaleb(-4))
_ENTRIES = st.builds(
    entry,
    st.text("abcdefgh", min_size=1, max_size=2),
    _DAYS,
    _VALUES,
    st.sampled_from([one.value for one in CreditCategory]),
    st.sampled_from(["-", "-", "one", "two"]),
)
_LEDGERS = st.lists(_ENTRIES, max_size=12, unique_by=lambda one: one.id)
_STARTS = st.one_of(
    st.just(dt.date(2024, 2, 29)), st.dates(dt.date(2023, 1, 1), dt.date(2026, 12, 31))
)
_SCHEDULES = st.sampled_from([*CREDIT_SCHEDULES.editions, CREDIT_SCHEDULES])


def ask(
    ledger: list[LedgerEntry], start: dt.date, days: int, schedule: Any = MAINTENANCE_SCHEDULE
) -> RecertificationAssessment:
    """Ask so many days after the start of the cycle."""
    on = start + dt.timedelta(days=days)
    return assess_recertification(ledger, cycle_start=start, on=on, schedule=schedule)


@law()
@given(_LEDGERS, st.data(), _STARTS, st.integers(0, 2_500), _SCHEDULES)
def test_order_of_the_ledger_does_not_matter(
    ledger: list[LedgerEntry], data: st.DataObject, start: dt.date, days: int, schedule: Any
) -> None:
    """A ledger in any order, and with entries said again, gives one answer or only more lines."""
    shuffled = data.draw(st.permutations(ledger))
    expected = ask(ledger, start, days, schedule)
    assert expected == ask(shuffled, start, days, schedule)
    doubled = ask([*shuffled, *ledger], start, days, schedule)
    assert (expected.total, expected.years) == (doubled.total, doubled.years)
    assert 2 * len(ledger) == len(doubled.lines)


@law()
@given(_LEDGERS, _ENTRIES, _STARTS, st.integers(0, 2_500), _SCHEDULES)
def test_a_credit_more_never_lowers_the_total(
    ledger: list[LedgerEntry], more: LedgerEntry, start: dt.date, days: int, schedule: Any
) -> None:
    """An entry of a new id adds to the total or leaves it, and adds no more than it has."""
    added = attrs.evolve(more, id="new")
    before = ask(ledger, start, days, schedule).total
    after = ask([*ledger, added], start, days, schedule).total
    assert before <= after <= before + added.credits.value


@law()
@given(_LEDGERS, _STARTS, st.integers(0, 2_500), _SCHEDULES)
def test_counted_and_uncounted_are_what_was_given(
    ledger: list[LedgerEntry], start: dt.date, days: int, schedule: Any
) -> None:
    """Nothing is dropped or made up, line by line and in sum, and the years add up to the total."""
    answer = ask(ledger, start, days, schedule)
    assert sorted(one.id for one in ledger) == sorted(one.entry.id for one in answer.lines)
    for line in answer.lines:
        assert line.entry.credits.value == line.counted + line.uncounted
    assert sum(year.total for year in answer.years) == answer.total
    assert sum(line.counted for line in answer.lines) == answer.total
    assert max(answer.required - answer.total, Decimal(0)) == answer.missing


@law()
@given(_LEDGERS, _STARTS, st.integers(0, 2_500))
def test_no_event_counts_for_more_than_the_limit(
    ledger: list[LedgerEntry], start: dt.date, days: int
) -> None:
    """The counted credits of a named event are the sum of those that could count, limited to 10."""
    answer = ask(ledger, start, days)
    on = start + dt.timedelta(days=days)
    for event in ("one", "two"):
        held = [
            line
            for line in answer.lines
            if line.entry.event == event
            and line.entry.earned_on in answer.cycle
            and line.entry.earned_on <= on
        ]
        whole = sum((line.entry.credits.value for line in held), Decimal(0))
        assert min(whole, Decimal(10)) == sum((line.counted for line in held), Decimal(0))


@law()
@given(_LEDGERS, _STARTS, st.integers(0, 2_500))
def test_hardship_never_makes_a_certificant_eligible_or_ineligible(
    ledger: list[LedgerEntry], start: dt.date, days: int
) -> None:
    """To be told of hardship turns a no into a question for a person, and nothing else."""
    on = start + dt.timedelta(days=days)
    without = assess_recertification(ledger, cycle_start=start, on=on, hardship=False)
    told = assess_recertification(ledger, cycle_start=start, on=on, hardship=True)
    assert Outcome.INELIGIBLE is not told.outcome
    if without.outcome is not Outcome.INELIGIBLE:
        assert without.outcome is told.outcome
    assert (without.lines, without.years) == (told.lines, told.years)


@law()
@given(_LEDGERS, _STARTS, st.integers(0, 2_500))
def test_what_is_not_known_of_hardship_is_asked_exactly_where_it_matters(
    ledger: list[LedgerEntry], start: dt.date, days: int
) -> None:
    """Not known refuses nobody, and is asked of what is short, over and a person's if told."""
    on = start + dt.timedelta(days=days)
    not_known, told = (
        assess_recertification(ledger, cycle_start=start, on=on, hardship=hardship)
        for hardship in (None, True)
    )
    assert Outcome.INELIGIBLE is not not_known.outcome
    assert not_known.ok is told.ok
    for asked, decided in zip(not_known.findings, told.findings, strict=True):
        if decided.verdict is Verdict.OPEN:
            assert (Verdict.UNKNOWN, WAS_SER_TOLD) == (asked.verdict, asked.question)
        else:
            assert decided == asked


@law()
@given(_LEDGERS, _STARTS, st.integers(0, 2_500))
def test_hardship_that_is_not_considered_is_not_asked_about(
    ledger: list[LedgerEntry], start: dt.date, days: int
) -> None:
    """Where the edition considers no hardship, not known and none are one answer."""
    on = start + dt.timedelta(days=days)
    requirements = EARLIER_REQUIREMENTS.revise(considers_hardship=False)
    without, not_known = (
        assess_recertification(
            ledger, cycle_start=start, on=on, requirements=requirements, hardship=hardship
        )
        for hardship in (False, None)
    )
    assert without == not_known


def _oracle(start: dt.date, number: int) -> dt.date:
    """Find the first day after so many years by the calendar of the standard library alone."""
    try:
        return start.replace(year=start.year + number)
    except ValueError:
        return dt.date(start.year + number, 3, 1)


@law(200)
@given(
    st.one_of(
        st.dates(dt.date(1900, 1, 1), dt.date(2195, 12, 31)),
        st.sampled_from([dt.date(year, 2, 29) for year in (1904, 1996, 2096, 2104, 2192)]),
    )
)
def test_years_are_those_of_the_standard_calendar(start: dt.date) -> None:
    """Each year ends the day before the anniversary, and the next begins on it without a gap."""
    answer = assess_recertification((), cycle_start=start, on=start)
    bounds = [_oracle(start, number) for number in range(6)]
    day = dt.timedelta(days=1)
    expected = [(first, after - day) for first, after in itertools.pairwise(bounds)]
    assert expected == [(year.period.first, year.period.last) for year in answer.years]
    assert (start, bounds[-1] - day) == (answer.cycle.first, answer.cycle.last)


@pytest.mark.parametrize("number", range(6))
def test_each_day_at_a_boundary_falls_in_its_year(number: int) -> None:
    """The last day of each year and the first of the next count in different years."""
    start = dt.date(2024, 2, 29)
    first = _oracle(start, number)
    before, after = (
        ask([entry("a", day, "1", "coursework")], start, 3_000)
        for day in (first - dt.timedelta(days=1), first)
    )
    shown = [[int(year.total) for year in answer.years] for answer in (before, after)]
    expected = [[int(place == at) for place in range(5)] for at in (number - 1, number)]
    assert expected == shown


@pytest.fixture
def spoiled() -> Iterator[None]:
    """Let a neighbour in the thread have set the decimal context to two digits and a trap."""
    traps = [decimal.Inexact, decimal.Rounded]
    with decimal.localcontext(decimal.Context(prec=2, rounding=decimal.ROUND_UP, traps=traps)):
        yield


@pytest.mark.usefixtures("spoiled")
@each_case
def test_decimal_context_of_the_process_does_not_matter(case: dict[str, Any]) -> None:
    """The sums hold in a context of two digits that rounds up and traps what is inexact."""
    answer = assessed(case)
    assert (case["total"], case["missing"]) == (f"{answer.total:f}", f"{answer.missing:f}")


def test_a_sum_can_have_more_digits_than_a_credit() -> None:
    """A thousand of the largest entries add up exactly."""
    day = dt.date(2024, 6, 1)
    ledger = [entry(str(n), day, "999999999.9999", "publication") for n in range(1_000)]
    answer = ask(ledger, START, 365)
    assert Decimal("999999999999.9") == answer.total == answer.years[0].total


# --- Misuse --------------------------------------------------------------------------------------

ONE = entry("a", dt.date(2024, 6, 1), "6", "coursework")


@pytest.mark.parametrize(
    ("field", "arguments"),
    [
        ("ledger", {"ledger": None}),
        ("ledger", {"ledger": ONE}),
        ("ledger[0]", {"ledger": "a"}),
        ("ledger[1]", {"ledger": [ONE, None]}),
        ("ledger[1]", {"ledger": [ONE, attrs.evolve(ONE, title="Field course")]}),
        ("cycle_start", {"cycle_start": dt.date(1899, 12, 31)}),
        ("cycle_start", {"cycle_start": dt.datetime(2024, 3, 1)}),  # noqa: DTZ001  # no day
        ("cycle_start", {"cycle_start": "2024-03-01"}),
        ("on", {"on": dt.date(2024, 2, 29)}),
        ("on", {"on": dt.date(2201, 1, 1)}),
        ("on", {"on": None}),
        ("requirements", {"requirements": None}),
        ("requirements", {"requirements": MAINTENANCE_SCHEDULE}),
        ("schedule", {"schedule": EARLIER_REQUIREMENTS}),
        ("hardship", {"hardship": 1}),
        ("hardship", {"hardship": "no"}),
    ],
    ids=name_of,
)
def test_misuse_is_named(field: str, arguments: dict[str, Any]) -> None:
    """What is no ledger, day, edition or truth is named."""
    asked: dict[str, Any] = {"ledger": (), "cycle_start": START, "on": START, **arguments}
    with pytest.raises(InvalidValueError) as no:
        assess_recertification(asked.pop("ledger"), **asked)
    assert field == no.value.field


def test_two_entries_of_one_id_must_agree() -> None:
    """Two entries that differ are one credit told in two ways, and the error says which."""
    other = attrs.evolve(ONE, id="b")
    ledger = [other, ONE, attrs.evolve(ONE, credits=CreditAward(value=7))]
    with pytest.raises(InvalidValueError) as no:
        assess_recertification(ledger, cycle_start=START, on=START)
    assert (
        "ledger[2] must say the same as ledger[1], which has the same id, not something else"
        == str(no.value)
    )


def test_any_iterable_is_a_ledger() -> None:
    """A tuple, a list and a generator of the same entries give one answer."""
    answers = {
        assess_recertification(one, cycle_start=START, on=dt.date(2024, 12, 31))
        for one in ((ONE,), [ONE], (one for one in [ONE]))
    }
    assert [Decimal(6)] == [answer.total for answer in answers]


@pytest.mark.parametrize(
    ("requirements", "schedule", "start", "ledger"),
    [
        (RECERTIFICATION_REQUIREMENTS, MAINTENANCE_SCHEDULE, dt.date(2015, 12, 31), []),
        (
            EARLIER_REQUIREMENTS, CREDIT_SCHEDULES, dt.date(2015, 12, 31),
            [entry("a", dt.date(2015, 12, 31), "1", "conference")],
        ),
    ],
    ids=["requirements", "schedule"],
)  # fmt: skip
def test_before_the_first_edition_of_a_book(
    requirements: Any, schedule: Any, start: dt.date, ledger: list[LedgerEntry]
) -> None:
    """A book has nothing to say of a day before its first edition."""
    with pytest.raises(NotInForceError) as no:
        assess_recertification(
            ledger, cycle_start=start, on=start, requirements=requirements, schedule=schedule
        )
    assert (start, dt.date(2016, 1, 1)) == (no.value.day, no.value.first)


def test_schedule_is_not_asked_where_nothing_is_limited() -> None:
    """Publications are no events, so a day before the first edition does no harm to them."""
    start = dt.date(2015, 12, 31)
    answer = ask([entry("a", start, "12", "publication")], start, 0, CREDIT_SCHEDULES)
    assert (Decimal(12), ()) == (answer.total, answer.schedules)


# --- Values --------------------------------------------------------------------------------------

LINE = LedgerLine(entry=ONE, counted=Decimal(6), why="6 credits count.")
YEAR: dict[str, Any] = {
    "number": 1,
    "period": Term(years=1).in_force_from(START),
    "total": Decimal(6),
    "required": Decimal(5),
    "is_over": False,
}
FINDING: dict[str, Any] = {
    "requirement": Requirement.EACH_YEAR,
    "year": 1,
    "verdict": Verdict.UNKNOWN,
    "message": "0 of 5 credits.",
    "question": "What else was earned?",
    "supplied_by": Party.CERTIFICANT,
}
MET = {"verdict": Verdict.MET, "question": None, "supplied_by": None}
ENTRY: dict[str, Any] = {
    "id": "a",
    "earned_on": dt.date(2024, 6, 1),
    "credits": CreditAward(value=6),
    "category": CreditCategory.COURSEWORK,
}
ASSESSMENT: dict[str, Any] = {
    "on": START,
    "cycle": DatePeriod(first=START, last=dt.date(2029, 2, 28)),
    "required": Decimal(50),
    "years": (CycleYear(**YEAR),),
    "lines": (LINE,),
    "findings": (),
    "edition": "draft",
    "schedules": ("maintenance page",),
    "sources": EARLIER_REQUIREMENTS.sources,
    "readings": ("cycle-days",),
}
REST: dict[str, Any] = {
    "counted": Decimal(5),
    "reason": UncountedReason.OVER_THE_LIMIT,
    "why": "No.",
    "entry": ONE,
}


@pytest.mark.parametrize(
    ("build", "members", "field", "change"),
    [
        (LedgerEntry, ENTRY, "id", {"id": " "}),
        (LedgerEntry, ENTRY, "id", {"id": 1}),
        (LedgerEntry, ENTRY, "earned_on", {"earned_on": dt.date(2201, 1, 1)}),
        (LedgerEntry, ENTRY, "earned_on", {"earned_on": "2024-06-01"}),
        (LedgerEntry, ENTRY, "credits", {"credits": Decimal(6)}),
        (LedgerEntry, ENTRY, "category", {"category": "coursework"}),
        (LedgerEntry, ENTRY, "event", {"event": ""}),
        (LedgerEntry, ENTRY, "title", {"title": "x" * 301}),
        (LedgerLine, REST, "entry", {"entry": None}),
        (LedgerLine, REST, "counted", {"counted": Decimal(-1)}),
        (LedgerLine, REST, "counted", {"counted": Decimal("6.0001")}),
        (LedgerLine, REST, "counted", {"counted": 5}),
        (LedgerLine, REST, "reason", {"reason": None}),
        (LedgerLine, REST, "reason", {"reason": "over_the_limit"}),
        (LedgerLine, REST, "reason", {"counted": Decimal(6)}),
        (LedgerLine, REST, "why", {"why": ""}),
        (LedgerLine, REST, "why", {"why": None}),
        (CycleYear, YEAR, "number", {"number": 0}),
        (CycleYear, YEAR, "number", {"number": 100}),
        (CycleYear, YEAR, "number", {"number": True}),
        (CycleYear, YEAR, "period", {"period": None}),
        (CycleYear, YEAR, "total", {"total": Decimal(-1)}),
        (CycleYear, YEAR, "total", {"total": Decimal("NaN")}),
        (CycleYear, YEAR, "total", {"total": 6}),
        (CycleYear, YEAR, "required", {"required": Decimal(0)}),
        (CycleYear, YEAR, "is_over", {"is_over": None}),
        (RecertificationFinding, FINDING, "requirement", {"requirement": "total"}),
        (RecertificationFinding, FINDING, "year", {"year": None}),
        (RecertificationFinding, FINDING, "year", {"year": 0}),
        (RecertificationFinding, FINDING, "year", {"year": 100}),
        (RecertificationFinding, FINDING, "year", {"year": True}),
        (RecertificationFinding, FINDING, "year", {"requirement": Requirement.TOTAL}),
        (RecertificationFinding, FINDING, "verdict", {"verdict": "met"}),
        (RecertificationFinding, FINDING, "verdict", {**MET, "verdict": Verdict.NOT_APPLICABLE}),
        (RecertificationFinding, FINDING, "message", {"message": ""}),
        (RecertificationFinding, FINDING, "question", {"question": None}),
        (RecertificationFinding, FINDING, "supplied_by", {"supplied_by": None}),
        (RecertificationFinding, FINDING, "question", {**MET, "question": "Which?"}),
        (RecertificationFinding, FINDING, "supplied_by", {**MET, "supplied_by": Party.SER}),
        (RecertificationAssessment, ASSESSMENT, "on", {"on": dt.date(2201, 1, 1)}),
        (RecertificationAssessment, ASSESSMENT, "cycle", {"cycle": None}),
        (RecertificationAssessment, ASSESSMENT, "required", {"required": 50}),
        (RecertificationAssessment, ASSESSMENT, "years", {"years": ()}),
        (RecertificationAssessment, ASSESSMENT, "years[0]", {"years": (1,)}),
        (RecertificationAssessment, ASSESSMENT, "lines", {"lines": [LINE]}),
        (RecertificationAssessment, ASSESSMENT, "findings", {"findings": None}),
        (RecertificationAssessment, ASSESSMENT, "edition", {"edition": ""}),
        (RecertificationAssessment, ASSESSMENT, "schedules", {"schedules": "maintenance"}),
        (RecertificationAssessment, ASSESSMENT, "sources", {"sources": None}),
        (RecertificationAssessment, ASSESSMENT, "readings", {"readings": ("Days",)}),
        (RecertificationAssessment, ASSESSMENT, "library", {"library": ""}),
    ],
    ids=name_of,
)
def test_impossible_value_cannot_be_built(
    build: Any, members: dict[str, Any], field: str, change: dict[str, Any]
) -> None:
    """A member that is malformed, or does not fit the others, is named."""
    value = build(**members)
    assert 1 == len({value, build(**members)})
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, next(iter(members)), None)
    with pytest.raises(InvalidValueError) as no:
        build(**{**members, **change})
    assert field == no.value.field


def test_outcome_and_total_cannot_be_given() -> None:
    """What follows from the findings and the lines is no argument."""
    build: Any = RecertificationAssessment
    for derived in ({"outcome": Outcome.ELIGIBLE}, {"total": Decimal(6)}):
        with pytest.raises(TypeError):
            build(**ASSESSMENT, **derived)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((), Outcome.ELIGIBLE),
        ((Verdict.MET,), Outcome.ELIGIBLE),
        ((Verdict.MET, Verdict.OPEN), Outcome.NEEDS_DECISION),
        ((Verdict.OPEN, Verdict.UNKNOWN), Outcome.INCOMPLETE),
        ((Verdict.OPEN, Verdict.UNKNOWN, Verdict.NOT_MET), Outcome.INELIGIBLE),
    ],
    ids=name_of,
)
def test_outcome_follows_from_the_findings(
    verdicts: tuple[Verdict, ...], expected: Outcome
) -> None:
    """A no outweighs what is unknown, and that what a person decides."""
    findings = tuple(
        RecertificationFinding(
            **{**FINDING, **({} if one is Verdict.UNKNOWN else {**MET, "verdict": one})}
        )
        for one in verdicts
    )
    answer = RecertificationAssessment(**{**ASSESSMENT, "findings": findings})
    assert expected is answer.outcome
