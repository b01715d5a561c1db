"""The duties of completions: what of them is known on a day, which there are, and how many."""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import Completion, Duty, DutyStatus, Event, PreApproval, deadlines, duties
from histories import case_of
from scenarios import completion_of, event_of

ON = dt.date(2026, 7, 20)
RENEWALS = {"CERP-204": dt.date(2026, 7, 15)}


NOTIFIED = case_of("notified")
CASES = [NOTIFIED, case_of("terminated"), case_of("notified", also=["delivered"])]


def of_completion(owed: tuple[Duty, ...]) -> list[str]:
    """Name the duties of completions, in order."""
    return [one.id for one in owed if one.subject]


EVERY = [
    "validation", "confirmation", "confirmation-contents", "approval-code", "upload",
    "attendance-record", "grades-record", "confirmation-record",
]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "absent"),
    [
        ({}, set()),
        ({"remove": ["/participant/certificant_id"]}, {"upload"}),
        ({"remove": ["/grade"], "set": {"/grades_assigned": False}}, {"grades-record"}),
        ({"remove": ["/grade", "/grades_assigned"]}, set()),
        (
            {"remove": ["/confirmation"], "set": {"/requirements_completed": False}},
            {"confirmation-record"},
        ),
        (
            {"remove": ["/confirmation"], "set": {"/attendance_confirmed": False}},
            {"confirmation-record"},
        ),
    ],
)
def test_a_completion_gives_rise_to_these_duties(given: dict[str, Any], absent: set[str]) -> None:
    """No upload without a certificant, no grade where none is assigned, no copy of nothing."""
    expected = [one for one in EVERY if one not in absent]
    assert expected == of_completion(duties(NOTIFIED, (completion_of(given),), on=ON))


def test_the_subject_names_participant_days_and_place() -> None:
    """It is the same for all duties of a completion, and leaves out what is not named."""
    given = (
        completion_of({}),
        completion_of({"remove": ["/session/place"]}),
        completion_of({"remove": ["/participant/certificant_id"]}),
    )
    owed = duties(NOTIFIED, given, on=ON)
    days = "1 June 2026 to 3 June 2026"
    expected = [""] * (len(owed) - 23)
    expected += [f"L. Birch (CERP-204), {days}, Corvallis"] * 8
    expected += [f"L. Birch (CERP-204), {days}"] * 8
    # Without a certificant there is no upload.
    expected += [f"L. Birch, {days}, Corvallis"] * 7
    assert expected == [one.subject for one in owed]


def test_two_certificants_of_one_name_are_told_apart() -> None:
    """The id of the certificant makes two subjects of what would be one."""
    other = completion_of({"set": {"/participant/certificant_id": "CERP-205"}})
    owed = duties(NOTIFIED, (completion_of({}), other), on=ON)
    assert 2 == len({one.subject for one in owed if one.subject})


def test_one_completion_changes_nothing_for_another() -> None:
    """What is owed for two completions is what is owed for each."""
    one = completion_of({})
    other = completion_of({"remove": ["/confirmation"], "set": {"/participant/name": "M. Willow"}})
    both = duties(NOTIFIED, (one, other), on=ON)
    alone = duties(NOTIFIED, (one,), on=ON), duties(NOTIFIED, (other,), on=ON)
    expected = [duty for owed in alone for duty in owed if duty.subject]
    assert expected == [duty for duty in both if duty.subject]


DAY = st.dates(dt.date(2026, 5, 30), dt.date(2026, 8, 31))
SOME = st.none() | DAY
KIND = st.sampled_from(["attendance", "grades", "confirmations"])
Dated = dict[str, Any]
DATED = st.fixed_dictionaries(
    {
        "/completed_on": SOME,
        "/confirmation/issued_on": SOME,
        "/uploaded_on": SOME,
        "/records": st.lists(st.fixed_dictionaries({"kind": KIND, "disposed_on": SOME})),
    }
)


def completed_with(dated: Dated, known: Callable[[dt.date], bool]) -> Completion:
    """Build a completion with those of its days that are known; its own is always kept."""
    records = [
        {name: one for name, one in record.items() if isinstance(one, str) or (one and known(one))}
        for record in dated["/records"]
    ]
    put, remove = {"/records": records}, []
    for pointer, whole in (
        ("/completed_on", "/completed_on"),
        ("/confirmation/issued_on", "/confirmation"),
        ("/uploaded_on", "/uploaded_on"),
    ):
        day = dated[pointer]
        if day is not None and (pointer == "/completed_on" or known(day)):
            put[pointer] = day
        else:
            remove.append(whole)
    return completion_of({"remove": remove, "set": put})


@settings(deadline=None, max_examples=300)
@given(case=st.sampled_from(CASES), on=DAY, dated=DATED)
def test_a_day_knows_nothing_that_is_dated_later(
    case: PreApproval, on: dt.date, dated: Dated
) -> None:
    """A later confirmation, upload or disposal makes no difference to what is owed."""
    known, all_of_it = completed_with(dated, lambda day: day <= on), completed_with(dated, bool)
    expected = duties(case, (known,), on=on, renewals=RENEWALS)
    assert expected == duties(case, (all_of_it,), on=on, renewals=RENEWALS)


@settings(deadline=None, max_examples=200)
@given(case=st.sampled_from(CASES[:2]), issued_on=SOME, on=DAY)
def test_a_confirmation_is_owed_from_the_completion_to_the_30th_day(
    case: PreApproval, issued_on: dt.date | None, on: dt.date
) -> None:
    """Completed on 3 June: valid from that day, in time through 3 July, and known once issued."""
    put = {"/confirmation/issued_on": issued_on}
    given = {"set": put} if issued_on else {"remove": ["/confirmation"]}
    owed = duties(case, (completion_of(given),), on=on)
    (status,) = [one.status for one in owed if one.id == "confirmation"]
    first, last = dt.date(2026, 6, 3), dt.date(2026, 7, 3)
    valid = issued_on is not None and first <= issued_on <= on
    expected = DutyStatus.NOT_YET if on < first else DutyStatus.PENDING
    if on > last:
        expected = DutyStatus.BREACHED
    if valid:
        in_time = issued_on is not None and issued_on <= last
        expected = DutyStatus.FULFILLED if in_time else DutyStatus.BREACHED
    assert expected is status


@settings(deadline=None, max_examples=200)
@given(disposed=st.dates(dt.date(2032, 5, 20), dt.date(2032, 6, 20)), later=st.integers(0, 40))
def test_disposal_is_free_from_4_june_2032(disposed: dt.date, later: int) -> None:
    """A record of 3 June 2026 that goes on 3 June 2032 is breached for ever, a day later never."""
    given = {"set": {"/records/0/disposed_on": disposed}}
    on = disposed + dt.timedelta(days=later)
    owed = duties(NOTIFIED, (completion_of(given),), on=on)
    (status,) = [one.status for one in owed if one.id == "attendance-record"]
    kept = disposed >= dt.date(2032, 6, 4)
    assert (DutyStatus.FULFILLED if kept else DutyStatus.BREACHED) is status


def many(number: int) -> tuple[Completion, ...]:
    """Build completions of one session by so many participants."""
    one = completion_of({})
    named = (attrs.evolve(one.participant, name=f"P. {index}") for index in range(number))
    return tuple(attrs.evolve(one, participant=participant) for participant in named)


def test_five_hundred_completions_give_eight_duties_each() -> None:
    """Eight duties and four deadlines for each, beside 27 duties and three deadlines of the case.

    The deadlines of the case are renewal, notice and claim; those of a completion the confirmation
    and three records, and the upload where a renewal is named.
    """
    given = many(500)
    owed = duties(NOTIFIED, given, on=ON)
    assert 27 + 500 * 8 == len(owed)
    assert dict.fromkeys(EVERY, 500) == Counter(of_completion(owed))
    assert 3 + 500 * 4 == len(deadlines(NOTIFIED, given, on=ON))
    assert 3 + 500 * 5 == len(deadlines(NOTIFIED, given, on=ON, renewals=RENEWALS))


def calls(work: Callable[[], object]) -> int:
    """Count how often a function is called, or a generator resumed, while it works."""
    counted, before = Counter[str](), sys.getprofile()

    def count(_frame: FrameType, event: str, _value: object) -> None:
        counted[event] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted["call"] + counted["c_call"]


def grows_in_proportion(work: Callable[[int], Callable[[], object]]) -> bool:
    """Tell whether the second hundred costs what twice the second fifty does, within a hundredth.

    What grows with the square would cost half as much again.
    """
    work(1)()
    fifty, hundred, two_hundred = (calls(work(number)) for number in (50, 100, 200))
    first, second = hundred - fifty, two_hundred - hundred
    return first > 0 and abs(second - 2 * first) * 100 < 2 * first


def test_duties_grow_in_proportion_to_the_completions() -> None:
    """Each completion more costs the same."""

    def work(number: int) -> Callable[[], object]:
        given = many(number)
        return lambda: duties(NOTIFIED, given, on=ON, renewals=RENEWALS)

    assert grows_in_proportion(work)


def delivered(number: int) -> list[Event]:
    """Build deliveries of so many places, one after the other."""
    session = {"starts_on": dt.date(2026, 6, 1), "ends_on": dt.date(2026, 6, 3)}
    return [
        event_of({"like": "delivered", "session": {**session, "place": f"Room {one}"}})
        for one in range(number)
    ]


def test_duties_grow_in_proportion_to_deliveries_and_completions() -> None:
    """A completion does not look through the deliveries of all other sessions."""

    def work(number: int) -> Callable[[], object]:
        case = PreApproval.replay([*NOTIFIED.events, *delivered(number)])
        place = "/session/place"
        given = [completion_of({"set": {place: f"Room {one}"}}) for one in range(number)]
        return lambda: duties(case, given, on=ON)

    assert grows_in_proportion(work)


@pytest.mark.parametrize("name", ["monitored", "delivered", "warned", "notified"])
def test_replay_grows_in_proportion_to_the_events(name: str) -> None:
    """Each event more costs the same, whatever came before."""

    def work(number: int) -> Callable[[], object]:
        one = event_of({"like": name, "on": dt.date(2026, 7, 1)})
        events = [*NOTIFIED.events, *[one] * number]
        return lambda: PreApproval.replay(events)

    assert grows_in_proportion(work)


def test_replay_grows_in_proportion_to_the_amendments() -> None:
    """An amendment costs the same whether it is the first or the last."""

    def work(number: int) -> Callable[[], object]:
        amended = event_of({"type": "application_amended", "on": dt.date(2026, 3, 2)})
        events = [NOTIFIED.events[0], *[amended] * number]
        return lambda: PreApproval.replay(events)

    assert grows_in_proportion(work)


def test_what_grows_with_the_square_is_found() -> None:
    """The measure tells work that looks back from work that does not."""

    def looking_back(number: int) -> Callable[[], object]:
        return lambda: [abs(one - other) for one in range(number) for other in range(one)]

    def looking_once(number: int) -> Callable[[], object]:
        return lambda: [abs(one) for one in range(number)]

    assert not grows_in_proportion(looking_back)
    assert grows_in_proportion(looking_once)
