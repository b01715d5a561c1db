"""The life of a case: on walks and in lives worked out by hand, a plain model says the same."""

import datetime as dt
from collections.abc import Callable
from typing import Final

import attrs
import pytest
from hypothesis import seed, settings
from hypothesis.stateful import run_state_machine_as_test

from case_event_strategies import (
    TYPES,
)
from case_model_days import Edition, last_day_in_force, last_day_to_act, plain
from case_strategies import (
    DEFAULTS,
    EARLIEST,
    PAPER,
    after,
)
from case_walks import Life
from cerp_rules import (
    AppealDecided,
    AppealFiled,
    Application,
    ApplicationApproved,
    Completion,
    CreditAward,
    Event,
    Ground,
    Instructor,
    InvalidValueError,
    LogoRequested,
    MarketingKind,
    MarketingUse,
    Offering,
    OfferingKind,
    OfferingListed,
    Participant,
    PreApprovalTerminated,
    Recommendation,
    RegistrationContact,
    RequestedApproval,
    Reviewer,
    ReviewRecorded,
    SampleFormRequested,
    Session,
    Sponsor,
    SponsorKind,
    Status,
    WarningIssued,
    assess_completion,
    assess_marketing,
    deadlines,
    duties,
)
from laws import law

SEARCHES: Final = 8
"""How many searches a run makes; raise it by hand for a longer one."""
# Beyond ten walks a search takes most of them from earlier ones, which finds less.
WALKS: Final = 10
STEPS: Final = 12


def test_a_case_and_its_model_say_the_same() -> None:
    """On every walk the model permits what the library permits, and both give the same answers."""
    Life.seen.clear()
    walks = settings(law(WALKS), stateful_step_count=STEPS)
    for number in range(SEARCHES):
        run_state_machine_as_test(seed(number)(Life), settings=walks)
    reached = {what for kind, what in Life.seen if kind == "status"}
    assert {status.value for status in Status} - {"approved"} == reached
    assert set(TYPES) == {what for kind, what in Life.seen if kind == "refused"}
    taken = {what for kind, what in Life.seen if kind == "taken"}
    assert set(TYPES) - {"application_submitted"} == taken


MONDAY: Final = dt.date(2026, 3, 2)
GOOD: Final = Application(
    submitted_on=MONDAY,
    sponsor=Sponsor(name="R. Alder", kind=SponsorKind.NON_PROFIT_ORGANIZATION),
    instructors=(Instructor(name="R. Alder", resume=PAPER),),
    offering=Offering(
        title="Sedges",
        kind=OfferingKind.WORKSHOP,
        recurring=True,
        syllabus=PAPER,
        educational_objectives=("Tell sedges apart",),
        sessions=(Session(starts_on=dt.date(2026, 4, 1), ends_on=dt.date(2026, 4, 2)),),
    ),
    registration_contact=RegistrationContact(email="registrar@example.org"),
    requested_approval=RequestedApproval.TWO_YEARS,
)


def _edition(from_day: int = -40_000, within: str = "P30D", **readings: str) -> Edition:
    """Give an edition that is in force from so many days after the submission."""
    return {
        "in_force_from": EARLIEST if from_day == -40_000 else after(MONDAY, from_day),
        "approval_term": "P2Y",
        "appeal_within": within,
        "reviewers": ["coordinator", "committee"],
        "holidays": [],
        "readings": DEFAULTS | readings,
    }


def _approved(day: int) -> list[Event]:
    approve, on = Recommendation.APPROVE, after(MONDAY, day)
    return [
        ReviewRecorded(on=on, reviewer=Reviewer.COORDINATOR, recommendation=approve),
        ReviewRecorded(on=on, reviewer=Reviewer.COMMITTEE, recommendation=approve),
        ApplicationApproved(on=on, approval_code="CEC-1", credits=CreditAward(value=16)),
    ]


def _warned(day: int) -> Event:
    return WarningIssued(on=after(MONDAY, day), grounds=(Ground.GUIDELINES,), evidence=(PAPER,))


def _terminated(day: int, told: int) -> Event:
    return PreApprovalTerminated(
        on=after(MONDAY, day),
        grounds=(Ground.GUIDELINES,),
        evidence=(PAPER,),
        notified_on=after(MONDAY, told),
    )


def _voted(day: int, reverse: int, uphold: int) -> Event:
    return AppealDecided(on=after(MONDAY, day), votes_to_reverse=reverse, votes_to_uphold=uphold)


def _filed(day: int) -> Event:
    return AppealFiled(on=after(MONDAY, day))


@pytest.mark.parametrize(
    ("editions", "history", "last_taken", "in_force"),
    [
        pytest.param(
            [_edition(warning_first="yes")],
            [*_approved(30), _warned(40), _terminated(40, 40)],
            False,
            True,
            id="a-warning-on-the-day-of-the-termination-is-not-earlier",
        ),
        pytest.param(
            [_edition(warning_first="yes")],
            [*_approved(30), _warned(40), _warned(41), _terminated(41, 41), _filed(42)],
            True,
            False,
            id="the-first-of-two-warnings-is-earlier",
        ),
        pytest.param(
            [_edition(approval_start="first_session")],
            _approved(30),
            True,
            True,
            id="the-session-that-starts-on-the-day-of-decision-starts-the-approval",
        ),
        pytest.param(
            [_edition(approval_start="first_session")],
            _approved(31),
            False,
            False,
            id="a-session-that-started-the-day-before-does-not",
        ),
        pytest.param(
            [_edition(), _edition(45, within="P1D")],
            [*_approved(30), _terminated(40, 45), _filed(47)],
            False,
            False,
            id="the-edition-of-the-notice-says-how-long-there-is-to-appeal",
        ),
        pytest.param(
            [_edition(), _edition(46, appeal_stay="yes")],
            [*_approved(30), _terminated(40, 40), _filed(46)],
            True,
            True,
            id="the-edition-of-the-filing-says-whether-it-suspends",
        ),
        pytest.param(
            [_edition(appeal_stay="yes")],
            [*_approved(30), _terminated(40, 40), _filed(46), _voted(50, 0, 1)],
            True,
            True,
            id="the-day-of-the-vote-is-the-last-of-the-stay",
        ),
        pytest.param(
            [_edition(), _edition(50, appeal_majority="tie_reverses")],
            [*_approved(30), _terminated(40, 40), _filed(46), _voted(50, 2, 2)],
            True,
            True,
            id="the-edition-of-the-vote-says-what-a-tie-does",
        ),
        pytest.param(
            [_edition()],
            [*_approved(30), _terminated(40, 45), OfferingListed(on=after(MONDAY, 45))],
            True,
            True,
            id="what-was-terminated-is-listed-on-its-last-day",
        ),
        pytest.param(
            [_edition()],
            [*_approved(30), _terminated(40, 45), OfferingListed(on=after(MONDAY, 46))],
            False,
            False,
            id="what-was-terminated-is-not-listed-on-the-day-after",
        ),
        pytest.param(
            [_edition(appeal_stay="yes")],
            [*_approved(30), _terminated(40, 40), _filed(46), LogoRequested(on=after(MONDAY, 46))],
            True,
            True,
            id="the-logo-is-asked-for-while-an-appeal-suspends-the-termination",
        ),
        pytest.param(
            [_edition()],
            [
                *_approved(30),
                _terminated(40, 40),
                _filed(46),
                _voted(50, 0, 1),
                SampleFormRequested(on=after(MONDAY, 51)),
            ],
            True,
            False,
            id="the-sample-form-is-asked-for-when-all-is-over",
        ),
    ],
)
def test_what_walks_seldom_meet(
    editions: list[Edition], history: list[Event], *, last_taken: bool, in_force: bool
) -> None:
    """The model and the library agree with what was worked out by hand, on the last day told."""
    both = Life()
    both.start(GOOD, editions)
    taken = [both.step(event) for event in history]
    assert [*[True] * (len(history) - 1), last_taken] == taken
    both.agrees()
    both.comes_back()
    last = plain(history[-1].on)
    both.ask(last)
    assert in_force is both.case.in_force(on=last)


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(2200, 12, 31)])
@pytest.mark.parametrize("granted", RequestedApproval)
def test_a_life_on_the_first_or_the_last_day_is_answered(
    day: dt.date, granted: RequestedApproval
) -> None:
    """What is computed may lie beyond the last day that can be given; nothing breaks on that."""
    session = Session(starts_on=day, ends_on=day)
    offering = attrs.evolve(GOOD.offering, sessions=(session,))
    application = attrs.evolve(
        GOOD, submitted_on=day, offering=offering, requested_approval=granted
    )
    editions = [_edition(within="P99Y") | {"approval_term": "P99Y"}]
    both = Life()
    both.start(application, editions)
    by = (day - MONDAY).days
    history = [*_approved(by), _warned(by), _terminated(by, by), _filed(by), _voted(by, 0, 1)]
    assert [True] * len(history) == [both.step(event) for event in history]
    both.agrees()
    both.comes_back()
    both.ask(day)
    completion = Completion(participant=Participant(name="L. Birch"), session=session)
    assert assess_completion(completion, both.case, on=day, renewal_on=day).award is None
    assert not assess_marketing(MarketingUse(kind=MarketingKind.CLAIM), both.case, on=day).ok
    assert deadlines(both.case, (completion,), on=day)


def test_nothing_is_answered_for_a_day_before_the_submission() -> None:
    """To ask for such a day is misuse, whatever is asked."""
    both, day = Life(), dt.date(2026, 3, 1)
    both.start(GOOD, [_edition()])
    completion = Completion(
        participant=Participant(name="L. Birch"), session=GOOD.offering.sessions[0]
    )
    use = MarketingUse(kind=MarketingKind.CLAIM)
    questions: list[Callable[[], object]] = [
        lambda: both.case.status(on=day),
        lambda: both.case.in_force(on=day),
        lambda: both.case.calendar_entry(on=day),
        lambda: duties(both.case, on=day),
        lambda: deadlines(both.case, on=day),
        lambda: assess_completion(completion, both.case, on=day),
        lambda: assess_marketing(use, both.case, on=day),
    ]
    for question in questions:
        with pytest.raises(InvalidValueError):
            question()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (dt.date(2023, 3, 15), dt.date(2025, 3, 14)),
        (dt.date(2024, 2, 29), dt.date(2026, 2, 28)),
        (dt.date(2024, 3, 1), dt.date(2026, 2, 28)),
        (dt.date(2022, 3, 1), dt.date(2024, 2, 29)),
    ],
)
def test_the_model_ends_two_years_as_the_readings_do(first: dt.date, last: dt.date) -> None:
    """The worked dates of the readings hold in the model too."""
    assert last == last_day_in_force(first, _edition())


@pytest.mark.parametrize(
    ("zero", "term", "roll", "last"),
    [
        (dt.date(2024, 1, 31), "P6W", "none", dt.date(2024, 3, 13)),
        (dt.date(2025, 12, 15), "P6W", "none", dt.date(2026, 1, 26)),
        (dt.date(2024, 1, 31), "P30D", "none", dt.date(2024, 3, 1)),
        (dt.date(2024, 5, 3), "P30D", "none", dt.date(2024, 6, 2)),
        (dt.date(2024, 5, 3), "P30D", "next_working_day", dt.date(2024, 6, 3)),
        (dt.date(2024, 2, 29), "P6Y", "none", dt.date(2030, 2, 28)),
        (dt.date(2026, 2, 28), "P6Y", "none", dt.date(2032, 2, 28)),
    ],
)
def test_the_model_counts_as_the_readings_do(
    zero: dt.date, term: str, roll: str, last: dt.date
) -> None:
    """The worked dates of the readings hold in the model too."""
    assert last == last_day_to_act(zero, term, _edition(last_day_roll=roll))
