"""The credit schedule: its editions, where each value was read, and how a draft is made."""

import datetime as dt
import itertools
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from pendulum import Date

from cerp_rules import InvalidValueError, NotInForceError, PolicySource
from cerp_rules.credit_schedules import (
    CHAPTER_SCHEDULE,
    COMPANION_READINGS,
    CONTINUING_EDUCATION_SCHEDULE,
    CREDIT_SCHEDULES,
    CREDIT_SWITCHES,
    MAINTENANCE_SCHEDULE,
    CreditCategory,
    CreditItem,
    CreditReadings,
    CreditRounding,
    CreditSchedule,
    CreditScheduleBook,
    EditionDating,
    FixedCredits,
    HourLength,
    HourRate,
)
from naming import name_of

SHIPPED = (CONTINUING_EDUCATION_SCHEDULE, CHAPTER_SCHEDULE, MAINTENANCE_SCHEDULE)
SOURCE = PolicySource(title="Minutes of the board", read_on=dt.date(2026, 11, 23))
MEMBERS: dict[str, Any] = {
    "edition": "draft",
    "in_force_from": dt.date(2027, 1, 1),
    "dating": EditionDating.STATED,
    "sources": (SOURCE,),
    "hour_rates": (HourRate(category=CreditCategory.CONFERENCE, hours=2),),
    "pre_approvable": (CreditCategory.CONFERENCE,),
}
TITLES = {
    "continuing education page": {
        "Certification Program Continuing Education",
        "SER Continuing Education Program",
    },
    "Ontario chapter page": {
        "Announcing a New Certification Program for Ecological Restoration Practitioners",
        "Certification Program Continuing Education",
        "SER Continuing Education Program",
    },
    "maintenance page": {
        "CERP and CERPIT Maintenance",
        "CEC Submission Form for Current CERPs and CERPITs",
        "Certification Program Continuing Education",
        "SER Continuing Education Program",
    },
}

# --- What is shipped -----------------------------------------------------------------------------


def test_categories_have_the_numbers_of_the_table() -> None:
    """The pages count seven categories, of which the first four are events."""
    expected = {
        "coursework": (1, True),
        "specialized_training": (2, True),
        "conference": (3, True),
        "instruction": (4, True),
        "publication": (5, False),
        "leadership": (6, False),
        "volunteer_service": (7, False),
    }
    assert expected == {one.value: (one.number, one.is_event) for one in CreditCategory}


def test_items_belong_to_their_category() -> None:
    """Four items are publications and three are leadership."""
    expected = {
        "book": "publication",
        "book_chapter": "publication",
        "peer_reviewed_publication": "publication",
        "other_educational_material": "publication",
        "year_as_board_member": "leadership",
        "year_as_committee_member": "leadership",
        "organized_event": "leadership",
    }
    assert expected == {one.value: one.category.value for one in CreditItem}


@pytest.mark.parametrize(
    ("schedule", "volunteer", "limit", "first", "dating"),
    [
        (CONTINUING_EDUCATION_SCHEDULE, None, None, dt.date(2016, 1, 1), EditionDating.ESTIMATED),
        (CHAPTER_SCHEDULE, Decimal(4), None, dt.date(2017, 1, 1), EditionDating.ESTIMATED),
        (MAINTENANCE_SCHEDULE, None, Decimal(10), dt.date(2018, 1, 1), EditionDating.ASSUMED),
    ],
    ids=lambda one: one.edition if isinstance(one, CreditSchedule) else name_of(one),
)
def test_editions_say_what_their_pages_do(
    schedule: CreditSchedule,
    volunteer: Decimal | None,
    limit: Decimal | None,
    first: dt.date,
    dating: EditionDating,
) -> None:
    """Rates, fixed credits, limit, pre-approval and dating of each edition are the pages'."""
    rates = {
        CreditCategory.COURSEWORK: Decimal(1),
        CreditCategory.SPECIALIZED_TRAINING: Decimal(1),
        CreditCategory.CONFERENCE: Decimal(2),
        CreditCategory.INSTRUCTION: Decimal(1),
        CreditCategory.PUBLICATION: None,
        CreditCategory.LEADERSHIP: None,
        CreditCategory.VOLUNTEER_SERVICE: volunteer,
    }
    fixed = {
        CreditItem.BOOK: Decimal(10),
        CreditItem.BOOK_CHAPTER: Decimal(5),
        CreditItem.PEER_REVIEWED_PUBLICATION: Decimal(5),
        CreditItem.OTHER_EDUCATIONAL_MATERIAL: Decimal(1),
        CreditItem.YEAR_AS_BOARD_MEMBER: Decimal(5),
        CreditItem.YEAR_AS_COMMITTEE_MEMBER: Decimal(3),
        CreditItem.ORGANIZED_EVENT: Decimal(2),
    }
    assert rates == {one: schedule.hours_for(one) for one in CreditCategory}
    assert fixed == {one: schedule.credits_for(one) for one in CreditItem}
    assert (limit, first, dating) == (
        schedule.event_limit,
        schedule.in_force_from,
        schedule.dating,
    )
    assert [1, 2, 3, 4] == [one.number for one in schedule.pre_approvable]
    assert CreditReadings() == schedule.readings


@pytest.mark.parametrize("schedule", SHIPPED, ids=lambda one: one.edition)
def test_each_edition_names_its_pages(schedule: CreditSchedule) -> None:
    """Each page has a title, the part that was used, an address, and the day it was read."""
    assert TITLES[schedule.edition] == {one.title for one in schedule.sources}
    assert {dt.date(2026, 11, 23)} == {one.read_on for one in schedule.sources}
    assert all(one.section and one.url for one in schedule.sources)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2016, 1, 1), "continuing education page"),
        (dt.date(2016, 12, 31), "continuing education page"),
        (dt.date(2017, 1, 1), "Ontario chapter page"),
        (dt.date(2017, 12, 31), "Ontario chapter page"),
        (dt.date(2018, 1, 1), "maintenance page"),
        (dt.date(2200, 12, 31), "maintenance page"),
    ],
    ids=str,
)
def test_book_selects_by_day(day: dt.date, expected: str) -> None:
    """The first day of an edition is its own, and the day before still that of the one before."""
    for order in itertools.permutations(SHIPPED):
        assert expected == CreditScheduleBook(order).on(day).edition
    assert CREDIT_SCHEDULES == CreditScheduleBook(SHIPPED)


def test_book_says_nothing_before_its_first_edition() -> None:
    """The day before the first edition has none, and the error names both days."""
    with pytest.raises(NotInForceError) as no:
        CREDIT_SCHEDULES.on(dt.date(2015, 12, 31))
    assert (dt.date(2015, 12, 31), dt.date(2016, 1, 1)) == (no.value.day, no.value.first)


@pytest.mark.parametrize("schedule", SHIPPED, ids=lambda one: one.edition)
def test_edition_alone_applies_on_every_day(schedule: CreditSchedule) -> None:
    """Without a book the day an edition begins is not looked at, but it must be a day."""
    for day in (dt.date(1900, 1, 1), dt.date(2200, 12, 31)):
        assert schedule is schedule.on(day)
    with pytest.raises(InvalidValueError) as no:
        schedule.on(dt.datetime(2026, 3, 2))  # noqa: DTZ001  # no day, with a zone or without
    assert "day" == no.value.field


# --- Drafts --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "look", "expected"),
    [
        ({"event_limit": "12.5"}, "event_limit", Decimal("12.5")),
        ({"event_limit": None}, "event_limit", None),
        ({"in_force_from": "2027-01-01"}, "in_force_from", Date(2027, 1, 1)),
        ({"in_force_from": dt.date(2027, 1, 1)}, "in_force_from", Date(2027, 1, 1)),
        ({"dating": EditionDating.STATED}, "dating", EditionDating.STATED),
        ({"sources": (SOURCE,)}, "sources", (SOURCE,)),
        ({"pre_approvable": ["conference"]}, "pre_approvable", (CreditCategory.CONFERENCE,)),
        ({"pre_approvable": ()}, "pre_approvable", ()),
        (
            {"pre_approvable": (CreditCategory.CONFERENCE,)},
            "pre_approvable",
            (CreditCategory.CONFERENCE,),
        ),
        ({"hour_rates": ()}, "hour_rates", ()),
        ({"readings": CreditReadings(rounding="down_to_half")}, "readings",
         CreditReadings(rounding=CreditRounding.DOWN_TO_HALF)),
        ({"readings": {"hour_length": "fifty_minutes"}}, "readings",
         CreditReadings(hour_length=HourLength.FIFTY_MINUTES)),
    ],
    ids=name_of,
)  # fmt: skip
def test_draft_changes_what_it_names(changes: dict[str, Any], look: str, expected: object) -> None:
    """A field takes a value or its text, the name tells a revision, and nothing else changes."""
    draft = MAINTENANCE_SCHEDULE.revise(**changes)
    assert expected == getattr(draft, look)
    kept = {look: getattr(MAINTENANCE_SCHEDULE, look), "edition": "maintenance page"}
    assert MAINTENANCE_SCHEDULE == attrs.evolve(draft, **kept)
    assert "maintenance page (revised)" == draft.edition


def test_draft_changes_one_rate_and_keeps_the_rest() -> None:
    """A mapping changes, adds or takes out what it names, in the order of the table."""
    draft = CHAPTER_SCHEDULE.revise(
        hour_rates={"volunteer_service": None, "publication": "8", "conference": 3},
        fixed_credits={"book": 12, CreditItem.BOOK_CHAPTER: None},
    )
    rates = [
        ("coursework", "1"), ("specialized_training", "1"), ("conference", "3"),
        ("instruction", "1"), ("publication", "8"),
    ]  # fmt: skip
    assert rates == [(rate.category.value, str(rate.hours)) for rate in draft.hour_rates]
    assert Decimal(12) == draft.credits_for(CreditItem.BOOK)
    assert draft.credits_for(CreditItem.BOOK_CHAPTER) is None
    assert len(CreditItem) - 1 == len(draft.fixed_credits)


def test_nothing_changed_is_the_same_edition() -> None:
    """A revision that changes nothing keeps its name, and a revision of one is counted."""
    assert MAINTENANCE_SCHEDULE == MAINTENANCE_SCHEDULE.revise()
    assert MAINTENANCE_SCHEDULE == MAINTENANCE_SCHEDULE.revise(event_limit="10")
    once = MAINTENANCE_SCHEDULE.revise(event_limit=12)
    assert "maintenance page (revised 2)" == once.revise(event_limit=14).edition
    assert "2027" == once.revise(edition="2027").edition


def test_missing_rate_can_be_taken_out() -> None:
    """To take out a rate that there is none of changes nothing."""
    draft = MAINTENANCE_SCHEDULE.revise(hour_rates={"volunteer_service": None})
    assert MAINTENANCE_SCHEDULE == draft


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("edition", {"limit": 10}),
        ("edition", {"edition": ""}),
        ("in_force_from", {"in_force_from": "2027-02-30"}),
        ("hour_rates", {"hour_rates": {"conferences": 2}}),
        ("hour_rates.conference", {"hour_rates": {"conference": 0}}),
        ("hour_rates", {"hour_rates": [HourRate(category=CreditCategory.CONFERENCE, hours=2)]}),
        ("fixed_credits", {"fixed_credits": {"books": 10}}),
        ("fixed_credits.book", {"fixed_credits": {"book": "-1"}}),
        ("pre_approvable[1]", {"pre_approvable": ["conference", "conferences"]}),
        ("pre_approvable[0]", {"pre_approvable": [3]}),
        ("pre_approvable", {"pre_approvable": "conference"}),
        ("readings", {"readings": {"round": "none"}}),
        ("readings", {"readings": {1: "none"}}),
        ("readings.rounding", {"readings": {"rounding": "up"}}),
        ("readings", {"readings": None}),
        ("event_limit", {"event_limit": 0}),
    ],
    ids=name_of,
)
def test_nonsense_is_no_draft(field: str, changes: dict[str, Any]) -> None:
    """What is no field, or no value for it, is named."""
    with pytest.raises(InvalidValueError) as no:
        MAINTENANCE_SCHEDULE.revise(**changes)
    assert field == no.value.field


def test_misspelt_name_gets_a_hint() -> None:
    """The error says which name was perhaps meant."""
    with pytest.raises(InvalidValueError) as no:
        MAINTENANCE_SCHEDULE.revise(hour_rates={"conferenc": 2})
    assert "hour_rates must name a member, perhaps conference, not 'conferenc'" == str(no.value)


# --- Values --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("edition", {"edition": " "}),
        ("edition", {"edition": "x" * 301}),
        ("in_force_from", {"in_force_from": dt.date(1899, 12, 31)}),
        ("in_force_from", {"in_force_from": "2027-01-01"}),
        ("dating", {"dating": "stated"}),
        ("sources", {"sources": ()}),
        ("sources", {"sources": (SOURCE, SOURCE)}),
        ("sources", {"sources": [SOURCE]}),
        ("sources[0]", {"sources": ("Minutes",)}),
        ("hour_rates", {"hour_rates": MEMBERS["hour_rates"] * 2}),
        ("hour_rates[0]", {"hour_rates": (2,)}),
        ("fixed_credits", {"fixed_credits": (FixedCredits(item=CreditItem.BOOK, credits=1),) * 2}),
        ("fixed_credits[0]", {"fixed_credits": (CreditItem.BOOK,)}),
        ("event_limit", {"event_limit": 0}),
        ("event_limit", {"event_limit": 10.0}),
        ("pre_approvable", {"pre_approvable": (CreditCategory.CONFERENCE,) * 2}),
        ("pre_approvable[0]", {"pre_approvable": ("conference",)}),
        ("readings", {"readings": {}}),
    ],
    ids=name_of,
)
def test_impossible_edition_cannot_be_built(field: str, change: dict[str, Any]) -> None:
    """An edition without a source, with something twice or of another class is refused."""
    assert "draft" == CreditSchedule(**MEMBERS).edition
    with pytest.raises(InvalidValueError) as no:
        CreditSchedule(**{**MEMBERS, **change})
    assert field == no.value.field


@pytest.mark.parametrize(
    ("build", "members", "field"),
    [
        (HourRate, {"category": "conference", "hours": 2}, "category"),
        (HourRate, {"category": CreditCategory.CONFERENCE, "hours": 0}, "hours"),
        (HourRate, {"category": CreditCategory.CONFERENCE, "hours": 2.0}, "hours"),
        (FixedCredits, {"item": "book", "credits": 2}, "item"),
        (FixedCredits, {"item": CreditItem.BOOK, "credits": "0.0"}, "credits"),
        (CreditReadings, {"rounding": "up"}, "rounding"),
        (CreditReadings, {"rounding": None}, "rounding"),
        (CreditReadings, {"hour_length": CreditRounding.NONE}, "hour_length"),
        (CreditReadings, {"hour_length": 50}, "hour_length"),
    ],
    ids=name_of,
)
def test_impossible_part_cannot_be_built(
    build: Callable[..., object], members: dict[str, Any], field: str
) -> None:
    """A rate, a fixed number or a reading that is none is named."""
    with pytest.raises(InvalidValueError) as no:
        build(**members)
    assert field == no.value.field


@pytest.mark.parametrize(
    ("ask", "field"),
    [
        (lambda: MAINTENANCE_SCHEDULE.hours_for("conference"), "category"),  # type: ignore[arg-type]  # the text is not the category
        (lambda: MAINTENANCE_SCHEDULE.credits_for("book"), "item"),  # type: ignore[arg-type]  # the text is not the item
    ],
    ids=["hours_for", "credits_for"],
)
def test_what_is_asked_for_is_a_member(ask: Callable[[], object], field: str) -> None:
    """The text of a category or an item is not the category or the item."""
    with pytest.raises(InvalidValueError) as no:
        ask()
    assert field == no.value.field


@pytest.mark.parametrize(
    ("editions", "field"),
    [
        ((), "editions"),
        ([MAINTENANCE_SCHEDULE], "editions"),
        (MAINTENANCE_SCHEDULE, "editions"),
        (("maintenance page",), "editions[0]"),
        ((MAINTENANCE_SCHEDULE, MAINTENANCE_SCHEDULE.revise(edition="other")), "editions"),
        (
            (MAINTENANCE_SCHEDULE, MAINTENANCE_SCHEDULE.revise(
                edition="maintenance page", in_force_from="2027-01-01"
            )),
            "editions",
        ),
    ],
    ids=["none", "list", "edition", "text", "one day", "one name"],
)  # fmt: skip
def test_impossible_book_cannot_be_built(editions: Any, field: str) -> None:
    """A book needs editions, each of a day and a name of its own."""
    with pytest.raises(InvalidValueError) as no:
        CreditScheduleBook(editions)
    assert field == no.value.field


@pytest.mark.parametrize(
    ("value", "same", "other"),
    [
        (MAINTENANCE_SCHEDULE, MAINTENANCE_SCHEDULE.revise(), CHAPTER_SCHEDULE),
        (CREDIT_SCHEDULES, CreditScheduleBook(SHIPPED[::-1]), CreditScheduleBook(SHIPPED[:1])),
        (
            CreditReadings(),
            CreditReadings(rounding="none"),
            CreditReadings(rounding="down_to_half"),
        ),
        (
            HourRate(category=CreditCategory.CONFERENCE, hours="2"),
            HourRate(category=CreditCategory.CONFERENCE, hours="2.0"),
            HourRate(category=CreditCategory.CONFERENCE, hours="3"),
        ),
        (
            FixedCredits(item=CreditItem.BOOK, credits=10),
            FixedCredits(item=CreditItem.BOOK, credits="10"),
            FixedCredits(item=CreditItem.BOOK_CHAPTER, credits=10),
        ),
    ],
    ids=lambda one: type(one).__name__,
)  # fmt: skip
def test_values_are_equal_by_value(value: Any, same: Any, other: Any) -> None:
    """Values are equal and hashable by what they hold, frozen, and survive a pickle."""
    assert 2 == len({value, same, other})
    assert value == pickle.loads(pickle.dumps(value))  # noqa: S301  # pickled in this line
    assert not hasattr(value, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        value.edition = "other"


# --- Readings ------------------------------------------------------------------------------------


def test_switches_have_their_defaults_first() -> None:
    """Each switch has a question, a reason, and a meaning for each of its values."""
    expected = {
        "hour_length": ("sixty_minutes", "fifty_minutes"),
        "rounding": ("none", "down_to_half", "down_to_whole"),
    }
    assert expected == {one.id: one.values for one in CREDIT_SWITCHES}
    for switch in CREDIT_SWITCHES:
        assert switch.values[0] == switch.default == getattr(CreditReadings(), switch.id)
        assert (True, True) == (switch.question.endswith("?"), switch.reason.endswith("."))
        assert len(switch.values) == len({*switch.meanings})
        assert all(meaning.endswith(".") for meaning in switch.meanings)


def test_readings_are_revised_by_value_or_text() -> None:
    """Both give the same, and the rest is kept."""
    by_text = CreditReadings(hour_length="fifty_minutes").revise(rounding="down_to_half")
    by_value = CreditReadings().revise(
        hour_length=HourLength.FIFTY_MINUTES, rounding=CreditRounding.DOWN_TO_HALF
    )
    assert by_text == by_value


def test_fixed_readings_have_names_of_their_own() -> None:
    """No two readings share a name, and none claims a clause of the policy page."""
    ids = [one.id for one in COMPANION_READINGS] + [one.id for one in CREDIT_SWITCHES]
    assert len(ids) == len(set(ids))
    assert {()} == {one.clauses for one in COMPANION_READINGS}
    assert all(one.words and one.decision.endswith(".") for one in COMPANION_READINGS)
