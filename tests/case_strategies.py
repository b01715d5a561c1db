"""Generate editions, applications and what is asked of a case, for the model of its life."""

import datetime as dt
from typing import Final

from hypothesis import strategies as st

from case_model import Model
from case_model_days import Edition, plain
from cerp_rules import (
    PUBLISHED,
    SWITCHES,
    Application,
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    Document,
    Instructor,
    MarketingClaim,
    MarketingKind,
    MarketingUse,
    Offering,
    OfferingKind,
    Participant,
    Policy,
    PolicyBook,
    Promotes,
    Record,
    RecordKind,
    RegistrationContact,
    RequestedApproval,
    Session,
    Sponsor,
    SponsorKind,
)

PAPER: Final = Document(title="On paper")
EARLIEST: Final = dt.date(1900, 1, 1)
# Days before a leap day, a month end or a year end, and any.
SUBMISSION_DAYS: Final = [
    dt.date(2026, 3, 2),
    dt.date(2024, 1, 31),
    dt.date(2024, 2, 27),
    dt.date(2025, 12, 15),
    dt.date(2027, 8, 30),
]


def after(day: dt.date, by: int) -> dt.date:
    """Give the day so many days later."""
    return day + dt.timedelta(days=by)


# --- Editions -----------------------------------------------------------------------------------


DEFAULTS: Final = {switch.id: str(switch.default) for switch in SWITCHES}
_CHANGES: Final = [
    (switch.id, str(value))
    for switch in SWITCHES
    for value in switch.kind
    if value != switch.default
]
_KNOWN_TO_THE_MODEL: Final = [
    one
    for one in _CHANGES
    if one[0].startswith(("approval_", "reviews_", "recurring_", "appeal_", "governing_", "last_"))
    or one[0] in {"termination_grounds", "termination_day", "warning_first"}
]


@st.composite
def _readings(draw: st.DrawFn) -> dict[str, str]:
    """Give the value of each switch as text: the default, or in some another."""
    known = draw(st.lists(st.sampled_from(_KNOWN_TO_THE_MODEL), max_size=8))
    others = draw(st.lists(st.sampled_from(_CHANGES), max_size=3))
    return DEFAULTS | dict(others) | dict(known)


@st.composite
def _editions(draw: st.DrawFn, in_force_from: dt.date) -> Edition:
    readings = draw(_readings())
    reviewers = [["coordinator", "committee"]] * 4 + [["committee"], ["coordinator"]]
    holidays = draw(st.lists(st.integers(0, 400), max_size=2, unique=True))
    return {
        "in_force_from": in_force_from,
        "approval_term": draw(st.sampled_from(["P2Y", "P2Y", "P1Y", "P18M", "P3M", "P45D"])),
        "appeal_within": draw(st.sampled_from(["P30D", "P30D", "P1M", "P2W", "P1D"])),
        "reviewers": draw(st.sampled_from(reviewers)),
        "holidays": [after(dt.date(2026, 3, 2), by) for by in holidays],
        "readings": readings,
    }


@st.composite
def books(draw: st.DrawFn, submitted: dt.date) -> list[Edition]:
    """Give one to three editions as texts, the first in force on the day of submission."""
    later = draw(st.lists(st.integers(1, 300), max_size=2, unique=True))
    days = [draw(st.sampled_from([EARLIEST, submitted])), *(after(submitted, by) for by in later)]
    return [draw(_editions(day)) for day in sorted(days)]


def policy_of(editions: list[Edition]) -> Policy | PolicyBook:
    """Build the policy that the texts describe: a book, or one edition that always was."""
    built = tuple(
        PUBLISHED.revise(edition=f"edition {number}", **one) for number, one in enumerate(editions)
    )
    always = len(built) == 1 and editions[0]["in_force_from"] == EARLIEST
    return built[0] if always else PolicyBook(built)


# --- Applications -------------------------------------------------------------------------------


_LATER: Final = [91, 400, 90, 200, 729, 730, 731, 41]


@st.composite
def _sessions(draw: st.DrawFn, near: dt.date, *, offsets: list[int]) -> Session:
    starts_on = after(near, draw(st.sampled_from(offsets)))
    ends_on = after(starts_on, draw(st.sampled_from([0, 2, 60])))
    place = draw(st.sampled_from([None, "Corvallis", "Tempe"]))
    return Session(starts_on=starts_on, ends_on=ends_on, place=place)


@st.composite
def applications(draw: st.DrawFn, submitted: dt.date) -> Application:
    """Give an application; three in four can be approved for some months at least."""
    sound = draw(st.integers(0, 3)) < 3
    offsets = _LATER if sound else [*_LATER, 2, 0, -3, -40]
    sessions = st.lists(_sessions(submitted, offsets=offsets), min_size=sound, max_size=3)
    kinds = [SponsorKind.NON_PROFIT_ORGANIZATION]
    others = [None, SponsorKind.OTHER, SponsorKind.INDIVIDUAL]
    asks = [RequestedApproval.TWO_YEARS, RequestedApproval.LISTED_SESSIONS, None]
    return Application(
        submitted_on=submitted,
        sponsor=Sponsor(
            name="Cascadia Wetlands Institute",
            kind=draw(st.sampled_from(kinds if sound else [*kinds, *others])),
            resume=PAPER,
        ),
        instructors=(Instructor(name="R. Alder", resume=PAPER),),
        offering=Offering(
            title=draw(st.sampled_from(["Field course", "Sedges"])),
            kind=draw(st.sampled_from([OfferingKind.COURSE, OfferingKind.WORKSHOP])),
            recurring=draw(st.sampled_from([True] if sound else [True, False, None])),
            syllabus=PAPER,
            educational_objectives=("Read a reference reach",),
            sessions=tuple(draw(sessions)),
            contact_hours=16,
        ),
        registration_contact=RegistrationContact(email="registrar@example.org"),
        requested_approval=draw(st.sampled_from(asks)),
    )


# --- What is asked ------------------------------------------------------------------------------


@st.composite
def asked_days(draw: st.DrawFn, model: Model) -> dt.date:
    """Give a day from the submission on: of an event, near one, or where something changes."""
    days = [model.last_day, *model.telling_days]
    if draw(st.booleans()):
        days = [plain(day) for one in model.events for day in (one.on, after(one.on, 1))]
    if draw(st.integers(0, 5)) == 5:
        return after(model.submitted, draw(st.integers(0, 1_000)))
    return draw(st.sampled_from(days))


@st.composite
def completions(draw: st.DrawFn, model: Model) -> Completion:
    """Give a completion of a session that is listed, or of another, with what is known of it."""
    session = draw(
        st.one_of(
            _sessions(model.last_day, offsets=[*_LATER, 0, -3, -40]),
            st.sampled_from(
                [*model.application.offering.sessions]
                or [Session(starts_on=model.submitted, ends_on=model.submitted)]
            ),
        )
    )
    completed = after(session.ends_on, draw(st.sampled_from([0, 0, -1, 3])))
    issued = after(completed, draw(st.sampled_from([0, 5, 30, 31, -1])))
    yes_or_no = st.sampled_from([True, True, False, None])
    role = draw(st.sampled_from([ConfirmerRole.SPONSOR, ConfirmerRole.SPONSOR, None]))
    records = draw(st.lists(st.sampled_from(RecordKind), max_size=3, unique=True))
    return Completion(
        participant=Participant(name="L. Birch"),
        session=session,
        completed_on=draw(st.sampled_from([completed, None])),
        attendance_confirmed=draw(yes_or_no),
        requirements_completed=draw(yes_or_no),
        confirmed_by=ConfirmedBy(name="R. Alder", role=role),
        hours_attended=draw(st.sampled_from([16, 8, 0, None])),
        grades_assigned=draw(yes_or_no),
        confirmation=draw(
            st.sampled_from([None, Confirmation(issued_on=issued, approval_code="CEC-0117")])
        ),
        records=tuple(
            Record(kind=kind, disposed_on=draw(st.sampled_from([None, after(issued, 400)])))
            for kind in records
        ),
        uploaded_on=draw(st.sampled_from([None, after(issued, 1)])),
    )


uses: Final = st.builds(
    MarketingUse,
    kind=st.sampled_from(MarketingKind),
    says=st.sampled_from([None, *MarketingClaim]),
    promotes=st.sampled_from([None, *Promotes]),
)
