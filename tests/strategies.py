"""Generate values of our own classes, each noun by the strategy of its name in the plural."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pendulum import Date

from cerp_rules import (
    SWITCHES,
    AppealDecided,
    AppealFiled,
    AppealFiler,
    ApplicantNotified,
    Application,
    ApplicationAmended,
    ApplicationApproved,
    ApplicationDeclined,
    ApplicationSubmitted,
    ApplicationWithdrawn,
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    CreditAward,
    DatePeriod,
    Document,
    Event,
    EventType,
    Fee,
    Ground,
    Instructor,
    LogoRequested,
    LogoSupplied,
    MarketingClaim,
    MarketingKind,
    MarketingUse,
    MonitoringRecorded,
    Offering,
    OfferingKind,
    OfferingListed,
    Participant,
    Policy,
    PolicySource,
    PreApprovalTerminated,
    Promotes,
    Readings,
    Recommendation,
    Record,
    RecordKind,
    RecordMedium,
    RecordsDelivered,
    RegistrationContact,
    RequestedApproval,
    RequiredInformation,
    Reviewer,
    ReviewRecorded,
    SampleFormRequested,
    Session,
    Sponsor,
    SponsorKind,
    Term,
    WarningIssued,
    dump,
)

_T = TypeVar("_T")
_E = TypeVar("_E", bound=StrEnum)


# --- Texts, days and numbers --------------------------------------------------------------------

_BIDI: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_BLANK_LETTERS: Final = "\u115f\u1160\u2800\u3164\uffa0"
_ALLOWED: Final = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=_BIDI)
_SHOWN: Final = st.characters(categories=("L", "N", "P", "S"), exclude_characters=_BLANK_LETTERS)


def _texts(most: int) -> SearchStrategy[str]:
    around = st.text(_ALLOWED, max_size=8)
    short = st.tuples(around, _SHOWN, around).map("".join)
    return st.one_of(short, st.just("x" * most))


names: Final = _texts(300)
prose: Final = _texts(2_000)
phones: Final = _texts(100)
emails: Final = st.one_of(
    st.sampled_from(
        [
            "registrar@example.org",
            "a@b.co",
            "first.last+tag@sub-domain.example.org",
            "o'brien@example.ie",
            "x" * 242 + "@example.org",
        ]
    ),
    st.tuples(
        st.text("abcXYZ019!#$%&'*+/=?^_`{|}~-", min_size=1, max_size=12),
        st.text("abcXYZ019", min_size=1, max_size=12),
    ).map(lambda parts: f"{parts[0]}@{parts[1]}.org"),
)
_paths: Final = st.text("abcXYZ019-._~!$&'()*+,;=:@/", max_size=20)
urls: Final = st.one_of(
    st.sampled_from(
        [
            "http://example.org",
            "HTTPS://EXAMPLE.ORG:8080/a%20b?q=1/2?3#top",
            "https://example.org./",
            "https://example.org/" + "x" * 2_028,
        ]
    ),
    _paths.map(lambda path: f"https://example.org/{path}"),
)
uris: Final = st.one_of(
    urls, st.sampled_from(["urn:isbn:9780123456786", "URN:uuid:0-1?=x#y", "urn:example:a/b"])
)
days: Final = st.one_of(
    st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31)),
    st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31)),
)


def _scaled(whole: int, places: int) -> Decimal:
    return Decimal(whole).scaleb(-places)


amounts: Final = st.one_of(
    st.builds(_scaled, st.integers(0, 999_999_999), st.integers(0, 4)),
    st.sampled_from(
        [Decimal("999999999.9999"), Decimal("0.0001"), Decimal("25.00"), Decimal("1E+2")]
    ),
)
hours: Final = amounts.filter(bool)

# --- The nouns ----------------------------------------------------------------------------------


def _maybe(strategy: SearchStrategy[_T]) -> SearchStrategy[_T | None]:
    return st.one_of(st.none(), strategy)


def _tuples(strategy: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


def _some(strategy: SearchStrategy[_T], most: int = 3) -> SearchStrategy[tuple[_T, ...]]:
    return st.lists(strategy, min_size=1, max_size=most).map(tuple)


def _in_order(kind: Callable[..., _T], first: str, last: str) -> SearchStrategy[_T]:
    """Build something from two days, the earlier one first."""

    def build(pair: tuple[dt.date, dt.date]) -> _T:
        return kind(**{first: min(pair), last: max(pair)})

    return st.tuples(days, days).map(build)


documents: Final = st.builds(Document, title=names, uri=_maybe(uris))
sponsors: Final = st.builds(
    Sponsor, name=names, kind=_maybe(st.sampled_from(SponsorKind)), resume=_maybe(documents)
)
instructors: Final = st.builds(Instructor, name=names, resume=_maybe(documents))
periods: Final = _in_order(DatePeriod, "first", "last")
sessions: Final = st.builds(
    attrs.evolve, _in_order(Session, "starts_on", "ends_on"), place=_maybe(names)
)
contacts: Final = st.builds(
    RegistrationContact,
    name=_maybe(names),
    email=_maybe(emails),
    phone=_maybe(phones),
    url=_maybe(urls),
)
fees: Final = st.builds(Fee, amount=amounts, currency=st.text("ABCXYZ", min_size=3, max_size=3))
awards: Final = st.builds(CreditAward, value=hours)
offerings: Final = st.builds(
    Offering,
    title=names,
    kind=st.sampled_from(OfferingKind),
    recurring=_maybe(st.booleans()),
    syllabus=_maybe(documents),
    supporting_information=_tuples(documents, 2),
    educational_objectives=_tuples(prose),
    sessions=_tuples(sessions),
    contact_hours=_maybe(hours),
)
applications: Final = st.builds(
    Application,
    application_id=_maybe(names),
    submitted_on=days,
    sponsor=sponsors,
    co_sponsors=_tuples(sponsors, 2),
    instructors=_tuples(instructors),
    offering=offerings,
    registration_contact=_maybe(contacts),
    requested_approval=_maybe(st.sampled_from(RequestedApproval)),
    fee_paid=_maybe(fees),
)
terms: Final = st.builds(
    Term,
    years=st.integers(0, 99),
    months=st.integers(0, 999),
    weeks=st.integers(0, 999),
    days=st.integers(1, 9_999),
) | st.sampled_from([Term(years=2), Term(months=18), Term(weeks=6), Term(years=99), Term(days=30)])
sources: Final = st.builds(
    PolicySource, title=names, section=_maybe(names), url=_maybe(urls), read_on=days
)
readings: Final = st.builds(
    Readings, **{switch.id: st.sampled_from(list(switch.kind)) for switch in SWITCHES}
)


def _members_of(kind: type[_E]) -> SearchStrategy[tuple[_E, ...]]:
    return st.lists(st.sampled_from(list(kind)), min_size=1, unique=True).map(tuple)


policies: Final = st.builds(
    Policy,
    edition=names,
    in_force_from=days,
    source=sources,
    sponsor_kinds=_members_of(SponsorKind),
    offering_kinds=_members_of(OfferingKind),
    required_information=_members_of(RequiredInformation),
    approval_term=terms,
    fee=fees,
    reviewers=_members_of(Reviewer),
    review_notice=terms,
    confirmation_within=terms,
    retention=terms,
    appeal_within=terms,
    holidays=st.lists(days, max_size=3, unique=True).map(
        lambda some: tuple(Date(day.year, day.month, day.day) for day in some)
    ),
    readings=readings,
)


@st.composite
def complete_applications(draw: st.DrawFn) -> Application:
    """Generate an application from which nothing is missing, made so by construction."""
    kind = draw(st.sampled_from(OfferingKind))
    resumes = documents
    if kind in {OfferingKind.CONFERENCE, OfferingKind.SYMPOSIUM}:
        first = draw(st.builds(Instructor, name=names, resume=resumes))
        people = draw(st.permutations([first, *draw(st.lists(instructors, max_size=2))]))
    else:
        people = draw(
            st.lists(st.builds(Instructor, name=names, resume=resumes), min_size=1, max_size=3)
        )
    sponsor_kind = draw(st.sampled_from(SponsorKind))
    individual = sponsor_kind is SponsorKind.INDIVIDUAL
    requested = draw(_maybe(st.sampled_from(RequestedApproval)))
    two_years = requested is RequestedApproval.TWO_YEARS
    by_syllabus = draw(st.booleans())
    way = draw(st.sampled_from(["email", "phone", "url"]))
    contact = attrs.evolve(
        draw(contacts), **{way: draw({"email": emails, "phone": phones, "url": urls}[way])}
    )
    return Application(
        application_id=draw(_maybe(names)),
        submitted_on=draw(days),
        sponsor=Sponsor(
            name=draw(names),
            kind=sponsor_kind,
            resume=draw(resumes if individual else _maybe(resumes)),
        ),
        co_sponsors=draw(_tuples(sponsors, 2)),
        instructors=tuple(people),
        offering=Offering(
            title=draw(names),
            kind=kind,
            recurring=draw(st.booleans() if two_years else _maybe(st.booleans())),
            syllabus=draw(documents if by_syllabus else _maybe(documents)),
            supporting_information=draw(
                _tuples(documents, 2) if by_syllabus else _some(documents, 2)
            ),
            educational_objectives=draw(_some(prose)),
            sessions=draw(_some(sessions)),
            contact_hours=draw(_maybe(hours)),
        ),
        registration_contact=contact,
        requested_approval=requested,
        fee_paid=draw(_maybe(fees)),
    )


# --- What happens to a pre-approval ---------------------------------------------------------------

_grounds: Final = st.lists(st.sampled_from(Ground), max_size=3, unique=True).map(tuple)
_votes: Final = st.integers(0, 1_000)
_submissions: Final = st.builds(
    lambda one: ApplicationSubmitted(on=one.submitted_on, application=one), applications
)
EVENTS: Final[dict[EventType, SearchStrategy[Event]]] = {
    EventType.APPLICATION_SUBMITTED: _submissions,
    EventType.APPLICATION_AMENDED: st.builds(ApplicationAmended, on=days, application=applications),
    EventType.APPLICATION_WITHDRAWN: st.builds(ApplicationWithdrawn, on=days),
    EventType.REVIEW_RECORDED: st.builds(
        ReviewRecorded,
        on=days,
        reviewer=st.sampled_from(Reviewer),
        recommendation=st.sampled_from(Recommendation),
        remarks=_maybe(prose),
    ),
    EventType.APPLICATION_APPROVED: st.builds(
        ApplicationApproved,
        on=days,
        approval_code=names,
        credits=awards,
        granted=_maybe(st.sampled_from(RequestedApproval)),
        sessions=_tuples(sessions),
    ),
    EventType.APPLICATION_DECLINED: st.builds(ApplicationDeclined, on=days, reasons=_some(prose)),
    EventType.APPLICANT_NOTIFIED: st.builds(ApplicantNotified, on=days),
    EventType.OFFERING_LISTED: st.builds(OfferingListed, on=days),
    EventType.SAMPLE_FORM_REQUESTED: st.builds(SampleFormRequested, on=days),
    EventType.LOGO_REQUESTED: st.builds(LogoRequested, on=days),
    EventType.LOGO_SUPPLIED: st.builds(LogoSupplied, on=days),
    EventType.RECORDS_DELIVERED: st.builds(
        RecordsDelivered, on=days, session=sessions, kinds=_members_of(RecordKind)
    ),
    EventType.MONITORING_RECORDED: st.builds(MonitoringRecorded, on=days, remarks=prose),
    EventType.WARNING_ISSUED: st.builds(
        WarningIssued, on=days, grounds=_grounds, evidence=_tuples(documents, 2)
    ),
    EventType.PRE_APPROVAL_TERMINATED: st.builds(
        PreApprovalTerminated,
        on=days,
        grounds=_grounds,
        evidence=_tuples(documents, 2),
        notified_on=days,
    ),
    EventType.APPEAL_FILED: st.builds(
        AppealFiled, on=days, filed_by=_maybe(st.sampled_from(AppealFiler))
    ),
    EventType.APPEAL_DECIDED: st.builds(
        AppealDecided,
        on=days,
        votes_to_reverse=_votes,
        votes_to_uphold=_votes,
        abstentions=_maybe(_votes),
    ),
}
"""Events of each type, whether or not any case could have them."""
events: Final = st.one_of(*EVENTS.values())

# --- Completions and marketing --------------------------------------------------------------------

participants: Final = st.builds(Participant, name=names, certificant_id=_maybe(names))
confirmers: Final = st.builds(
    ConfirmedBy, name=_maybe(names), role=_maybe(st.sampled_from(ConfirmerRole))
)
confirmations: Final = st.builds(
    Confirmation,
    issued_on=days,
    approval_code=_maybe(names),
    sponsor=_maybe(names),
    participant=_maybe(names),
    offering_title=_maybe(names),
    completed_on=_maybe(days),
    credits=_maybe(awards),
    place=_maybe(names),
    verified_by=_maybe(names),
)
records: Final = st.builds(
    Record,
    kind=st.sampled_from(RecordKind),
    medium=_maybe(st.sampled_from(RecordMedium)),
    disposed_on=_maybe(days),
)
completions: Final = st.builds(
    Completion,
    participant=participants,
    session=sessions,
    completed_on=_maybe(days),
    attendance_confirmed=_maybe(st.booleans()),
    requirements_completed=_maybe(st.booleans()),
    confirmed_by=_maybe(confirmers),
    hours_attended=_maybe(amounts),
    grades_assigned=_maybe(st.booleans()),
    grade=_maybe(names),
    confirmation=_maybe(confirmations),
    records=_tuples(records),
    uploaded_on=_maybe(days),
)
marketing_uses: Final = st.builds(
    MarketingUse,
    kind=st.sampled_from(MarketingKind),
    says=_maybe(st.sampled_from(MarketingClaim)),
    promotes=_maybe(st.sampled_from(Promotes)),
)

VALUES: Final[dict[str, SearchStrategy[Any]]] = {
    "application": st.one_of(applications, complete_applications()),
    "event": events,
    "completion": completions,
    "marketing-use": marketing_uses,
    "policy": policies,
}
"""What each kind of payload is loaded as."""
PAYLOADS: Final = {kind: values.map(dump) for kind, values in VALUES.items()}
"""The payloads of each kind."""
