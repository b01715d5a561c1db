"""Proposals of credits: the arithmetic of the pages, and what is asked, left open or refused."""

import datetime as dt
import decimal
import itertools
import tomllib
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import (
    CreditAward,
    InvalidValueError,
    NotInForceError,
    Offering,
    OfferingKind,
    Party,
    Verdict,
)
from cerp_rules.credit_proposals import (
    CreditProposal,
    credits_for_hours,
    credits_for_item,
    propose_credits,
)
from cerp_rules.credit_schedules import (
    COMPANION_READINGS,
    CONTINUING_EDUCATION_SCHEDULE,
    CREDIT_SCHEDULES,
    CREDIT_SWITCHES,
    MAINTENANCE_SCHEDULE,
    CreditCategory,
    CreditItem,
    CreditRounding,
    CreditSchedule,
    CreditScheduleBook,
    HourLength,
)
from laws import law
from naming import name_of

DAY = dt.date(2026, 3, 2)
KNOWN = {
    "id", "of", "schedule", "revise", "on", "category", "kind", "hours", "item", "number",
    "verdict", "award", "arithmetic", "advice", "question", "supplied_by", "why",
}  # fmt: skip
CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "companion" / "proposals.toml").read_text(encoding="utf-8")
)["case"]
READING_IDS = {one.id for one in COMPANION_READINGS} | {one.id for one in CREDIT_SWITCHES}
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])

# A fixed point: what is asked for where a test is about something else.
COURSE = Offering(title="Field course", kind=OfferingKind.COURSE, contact_hours=16)
COURSEWORK = CreditCategory.COURSEWORK


def _read(value: Any) -> Any:
    """Turn the word none, which TOML has no value for, into None."""
    if isinstance(value, dict):
        return {name: _read(one) for name, one in value.items()}
    return None if value == "none" else value


def schedule_of(case: dict[str, Any]) -> CreditSchedule | CreditScheduleBook:
    """Give the edition or the book that a case names, changed as it says."""
    name = case.get("schedule", "maintenance page")
    if name == "by day":
        return CREDIT_SCHEDULES
    (edition,) = (one for one in CREDIT_SCHEDULES.editions if one.edition == name)
    return edition.revise(**_read(case.get("revise", {})))


def propose(case: dict[str, Any]) -> CreditProposal:
    """Ask what a case asks."""
    on, schedule = case.get("on", DAY), schedule_of(case)
    if case["of"] == "item":
        number = case.get("number", 1)
        return credits_for_item(CreditItem(case["item"]), number=number, on=on, schedule=schedule)
    category, hours = CreditCategory(case["category"]), case.get("hours")
    if case["of"] == "hours":
        return credits_for_hours(hours, category=category, on=on, schedule=schedule)
    offering = Offering(title="Rivers", kind=OfferingKind(case["kind"]), contact_hours=hours)
    return propose_credits(offering, category=category, on=on, schedule=schedule)


@each_case
def test_table(case: dict[str, Any]) -> None:
    """Each case of the table gets its verdict, award, words, advice and question."""
    proposal = propose(case)
    expected = (
        case["verdict"], case.get("award"), case["arithmetic"], case.get("advice"),
        case.get("question"), case.get("supplied_by"), case["category"],
    )  # fmt: skip
    assert expected == (
        proposal.verdict.value,
        str(proposal.award) if proposal.award else None,
        proposal.arithmetic,
        proposal.advice,
        proposal.question,
        proposal.supplied_by,
        proposal.category,
    )


def test_table_is_well_formed() -> None:
    """Each case has a name of its own and a reason, and no member that is not looked at."""
    assert len(CASES) == len({case["id"] for case in CASES})
    assert set() == {name for case in CASES for name in case} - KNOWN
    assert all(case["why"].endswith(".") for case in CASES)


@each_case
def test_proposal_names_edition_sources_and_readings(case: dict[str, Any]) -> None:
    """An answer carries the edition of the day, its pages, and readings that exist, each once."""
    edition = schedule_of(case).on(case.get("on", DAY))
    proposal = propose(case)
    assert (edition.edition, edition.sources) == (proposal.edition, proposal.sources)
    assert case.get("on", DAY) == proposal.on
    assert set() == set(proposal.readings) - READING_IDS
    assert len(proposal.readings) == len(set(proposal.readings))


def test_the_table_relies_on_each_reading_of_a_proposal() -> None:
    """Every switch and every fixed reading about proposals is named by some case."""
    named = {reading for case in CASES for reading in propose(case).readings}
    expected = {
        "hour_length", "rounding", "undated-editions", "unknown-hours", "hours-of-a-run",
        "category-as-told", "limit-comes-last", "what-an-event-is", "four-places",
    }  # fmt: skip
    assert expected == named


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"readings": {"hour_length": "fifty_minutes"}}, "9"),
        ({"readings": {"rounding": "down_to_half"}}, "7.5"),
        ({"readings": {"rounding": "down_to_whole"}}, "7"),
    ],
    ids=name_of,
)
def test_each_switch_changes_an_answer(changes: dict[str, Any], expected: str) -> None:
    """Each value that is not the default gives 7.5 hours other credits, or keeps a half."""
    edition = CONTINUING_EDUCATION_SCHEDULE.revise(**changes)
    before = credits_for_hours("7.75", category=COURSEWORK, on=DAY)
    after = credits_for_hours("7.5", category=COURSEWORK, on=DAY, schedule=edition)
    assert "7.75 CEC" == str(before.award)
    assert CreditAward(value=expected) == after.award


# --- Laws ----------------------------------------------------------------------------------------

# Tenthousandths, up to a thousand hours: small numbers, so that edges are met.
_HOURS = st.integers(1, 10_000_000).map(lambda n: Decimal(n).scaleb(-4))
_RATES = st.sampled_from(["1", "2", "4", "3", "0.7", "1.25", "0.0001"]).map(Decimal)
_LIMITS = st.sampled_from([None, "10", "7.5", "0.3333"])
_EDITIONS = st.builds(
    lambda rate, limit, length, rounding: MAINTENANCE_SCHEDULE.revise(
        hour_rates={"coursework": rate},
        event_limit=limit,
        readings={"hour_length": length, "rounding": rounding},
    ),
    _RATES,
    _LIMITS,
    st.sampled_from(HourLength),
    st.sampled_from(CreditRounding),
)
_STEPS = {CreditRounding.DOWN_TO_HALF: Fraction(1, 2), CreditRounding.DOWN_TO_WHOLE: Fraction(1)}


def by_fractions(hours: Decimal, edition: CreditSchedule) -> Fraction:
    """Reckon the credits with exact fractions, as an oracle that shares no arithmetic."""
    rate = edition.hours_for(COURSEWORK)
    assert rate is not None
    minutes = Fraction(hours) * 60
    length = 60 if edition.readings.hour_length is HourLength.SIXTY_MINUTES else 50
    value = minutes / length / Fraction(rate)
    step = _STEPS.get(edition.readings.rounding)
    if step is not None:
        value = value // step * step
    limit = edition.event_limit
    return value if limit is None else min(value, Fraction(limit))


@law(200)
@given(_HOURS, _EDITIONS)
def test_credits_are_those_of_exact_fractions(hours: Decimal, edition: CreditSchedule) -> None:
    """The award is the exact quotient, rounded and limited, or there is none because it must be."""
    expected = by_fractions(hours, edition)
    proposal = credits_for_hours(hours, category=COURSEWORK, on=DAY, schedule=edition)
    if proposal.award is not None:
        assert expected == Fraction(proposal.award.value)
    elif proposal.verdict is Verdict.OPEN:
        assert (expected * 10_000).denominator != 1 or expected >= 10**9
    else:
        assert Verdict.NOT_MET is proposal.verdict
        assert expected == 0


@law()
@given(_HOURS, _HOURS, _EDITIONS)
def test_more_hours_never_give_fewer_credits(
    hours: Decimal, more: Decimal, edition: CreditSchedule
) -> None:
    """Of two numbers of hours the greater gives at least the credits of the smaller."""
    both = sorted((hours, more))
    awards = [
        credits_for_hours(one, category=COURSEWORK, on=DAY, schedule=edition).award for one in both
    ]
    values = [award.value for award in awards if award is not None]
    assert sorted(values) == values


@law()
@given(_HOURS, _EDITIONS)
def test_no_award_is_over_the_limit(hours: Decimal, edition: CreditSchedule) -> None:
    """An award of one event is at most the limit of the edition."""
    offering = attrs.evolve(COURSE, contact_hours=hours)
    award = propose_credits(offering, category=COURSEWORK, on=DAY, schedule=edition).award
    limit = edition.event_limit
    assert limit is None or award is None or award.value <= limit


@pytest.fixture
def spoiled() -> Iterator[None]:
    """Let a neighbour in the thread have set the decimal context to two digits and a trap."""
    traps = [decimal.Inexact, decimal.Rounded]
    with decimal.localcontext(decimal.Context(prec=2, rounding=decimal.ROUND_UP, traps=traps)):
        yield


@pytest.mark.usefixtures("spoiled")
@each_case
def test_decimal_context_of_the_process_does_not_matter(case: dict[str, Any]) -> None:
    """The table holds in a context of two digits that rounds up and traps what is inexact."""
    proposal = propose(case)
    shown = str(proposal.award) if proposal.award else None
    assert (case.get("award"), case["arithmetic"]) == (shown, proposal.arithmetic)


# --- Misuse --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "arguments"),
    [
        ("offering", {"offering": None}),
        ("category", {"category": "coursework"}),
        ("category", {"category": None}),
        ("on", {"on": dt.datetime(2026, 3, 2)}),  # noqa: DTZ001  # no day, with a zone or without
        ("on", {"on": dt.date(1899, 12, 31)}),
        ("on", {"on": dt.date(2201, 1, 1)}),
        ("on", {"on": "2026-03-02"}),
        ("schedule", {"schedule": None}),
        ("schedule", {"schedule": (MAINTENANCE_SCHEDULE,)}),
    ],
    ids=name_of,
)
def test_misuse_of_propose_credits(field: str, arguments: dict[str, Any]) -> None:
    """What is no offering, category, day or schedule is named."""
    given_: dict[str, Any] = {"offering": COURSE, "category": COURSEWORK, "on": DAY, **arguments}
    with pytest.raises(InvalidValueError) as no:
        propose_credits(given_.pop("offering"), **given_)
    assert field == no.value.field


@pytest.mark.parametrize(
    "hours", [0, "0", -1, "16 h", 1.5, True, Decimal("NaN"), Decimal("0.00001"), "1000000000"],
    ids=name_of,
)  # fmt: skip
def test_hours_are_above_zero(hours: Any) -> None:
    """Hours are a decimal above zero that the wire format could carry; none are never zero."""
    with pytest.raises(InvalidValueError) as no:
        credits_for_hours(hours, category=COURSEWORK, on=DAY)
    assert "hours" == no.value.field


@pytest.mark.parametrize("number", [0, -1, 1_001, True, "2", 1.0, None], ids=name_of)
def test_number_of_items_is_a_whole_number(number: Any) -> None:
    """A number of items is from 1 to 1,000."""
    with pytest.raises(InvalidValueError) as no:
        credits_for_item(CreditItem.BOOK, number=number, on=DAY)
    assert ("number", "must be a whole number from 1 to 1000") == (no.value.field, no.value.reason)


def test_a_thousand_items_are_allowed() -> None:
    """The most items give their credits."""
    award = credits_for_item(CreditItem.ORGANIZED_EVENT, number=1_000, on=DAY).award
    assert CreditAward(value=2_000) == award


@pytest.mark.parametrize("item", ["book", None, CreditCategory.PUBLICATION], ids=name_of)
def test_item_is_one_of_the_items(item: Any) -> None:
    """The text of an item is not the item."""
    with pytest.raises(InvalidValueError) as no:
        credits_for_item(item, on=DAY)
    assert "item" == no.value.field


def test_before_the_first_edition_of_a_book() -> None:
    """A book has nothing to say of a day before its first edition, an edition alone does."""
    day = dt.date(2015, 12, 31)
    asked: dict[str, Any] = {"on": day, "schedule": CREDIT_SCHEDULES}
    calls: list[tuple[Callable[..., Any], Any, dict[str, Any]]] = [
        (propose_credits, COURSE, {**asked, "category": COURSEWORK}),
        (credits_for_hours, 1, {**asked, "category": COURSEWORK}),
        (credits_for_item, CreditItem.BOOK, asked),
    ]
    for call, thing, arguments in calls:
        with pytest.raises(NotInForceError) as no:
            call(thing, **arguments)
        assert (day, dt.date(2016, 1, 1)) == (no.value.day, no.value.first)
    assert Verdict.MET is credits_for_hours(1, category=COURSEWORK, on=day).verdict


# --- The value -----------------------------------------------------------------------------------

MEMBERS: dict[str, Any] = {
    "category": COURSEWORK,
    "on": DAY,
    "edition": "draft",
    "sources": MAINTENANCE_SCHEDULE.sources,
    "verdict": Verdict.MET,
    "award": CreditAward(value=1),
    "arithmetic": "1 hour at 1 hour a credit is 1 credit.",
}
ASKED = {"verdict": Verdict.UNKNOWN, "award": None, "question": "How many?"}


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("category", {"category": "coursework"}),
        ("on", {"on": dt.date(2201, 1, 1)}),
        ("edition", {"edition": " "}),
        ("sources", {"sources": list(MAINTENANCE_SCHEDULE.sources)}),
        ("verdict", {"verdict": "met"}),
        ("verdict", {"verdict": Verdict.NOT_APPLICABLE, "award": None}),
        ("award", {"award": None}),
        ("award", {"award": Decimal(1)}),
        ("award", {"verdict": Verdict.OPEN}),
        ("award", {**ASKED, "supplied_by": Party.SPONSOR, "award": CreditAward(value=1)}),
        ("arithmetic", {"arithmetic": ""}),
        ("arithmetic", {"arithmetic": None}),
        ("advice", {"advice": 1}),
        ("readings", {"readings": ["rounding"]}),
        ("readings", {"readings": ("Rounding",)}),
        ("question", {"question": "How many?"}),
        ("question", {**ASKED, "question": None}),
        ("question", {**ASKED, "question": ""}),
        ("supplied_by", {"supplied_by": Party.SPONSOR}),
        ("supplied_by", ASKED),
        ("supplied_by", {**ASKED, "supplied_by": "sponsor"}),
    ],
    ids=name_of,
)
def test_impossible_proposal_cannot_be_built(field: str, change: dict[str, Any]) -> None:
    """A member that is malformed, or does not stand with its verdict, is named."""
    assert "draft" == CreditProposal(**MEMBERS).edition
    with pytest.raises(InvalidValueError) as no:
        CreditProposal(**{**MEMBERS, **change})
    assert field == no.value.field


def test_proposal_is_a_value() -> None:
    """Equal by value, hashable, frozen and built by keyword."""
    one, same = CreditProposal(**MEMBERS), CreditProposal(**MEMBERS)
    other = CreditProposal(**{**MEMBERS, "advice": "Not so."})
    assert 2 == len({one, same, other})
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.award = None  # type: ignore[misc]  # that is the test
    build: Callable[..., CreditProposal] = CreditProposal
    with pytest.raises(TypeError):
        build(*MEMBERS.values())


def test_categories_and_kinds_answer_without_error() -> None:
    """Every category, kind and schedule, with hours and without, give an answer."""
    schedules = (*CREDIT_SCHEDULES.editions, CREDIT_SCHEDULES)
    asked: Iterator[tuple[Any, ...]] = itertools.product(
        OfferingKind, CreditCategory, schedules, (None, 4)
    )
    answers = [
        propose_credits(
            Offering(title="Rivers", kind=kind, contact_hours=hours),
            category=category,
            on=DAY,
            schedule=schedule,
        ).verdict
        for kind, category, schedule, hours in asked
    ]
    # Categories 1 to 4 are met with hours and asked without; 5 to 7 are not met either way.
    expected = {Verdict.MET: 4 * 20, Verdict.UNKNOWN: 4 * 20, Verdict.NOT_MET: 3 * 40}
    assert expected == {verdict: answers.count(verdict) for verdict in set(answers)}
