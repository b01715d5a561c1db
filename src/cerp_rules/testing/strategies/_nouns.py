"""Generate applications, completions and uses in marketing, with everything inside them.

What is left out: whether the policy would say yes to them.
"""

import datetime as dt
from typing import Final

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from cerp_rules.applications import Application, RegistrationContact, RequestedApproval
from cerp_rules.completions import (
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    Participant,
)
from cerp_rules.credits import CreditAward
from cerp_rules.documents import Document
from cerp_rules.fees import Fee
from cerp_rules.marketing import MarketingClaim, MarketingKind, MarketingUse, Promotes
from cerp_rules.offerings import Offering, OfferingKind, Session
from cerp_rules.periods import DatePeriod
from cerp_rules.records import Record, RecordKind, RecordMedium
from cerp_rules.sponsors import Instructor, Sponsor, SponsorKind
from cerp_rules.testing.strategies import _texts
from cerp_rules.testing.strategies._texts import in_order, maybe, some, tuples

__all__ = [
    "applications",
    "complete_applications",
    "completions",
    "confirmations",
    "confirmers",
    "credit_awards",
    "date_periods",
    "days",
    "documents",
    "fees",
    "instructors",
    "marketing_uses",
    "offerings",
    "participants",
    "records",
    "registration_contacts",
    "sessions",
    "sponsors",
]

# Each is made once here: Hypothesis prepares a strategy when it first draws from it.
_DOCUMENTS: Final = st.builds(Document, title=_texts.names, uri=maybe(_texts.uris))
_SPONSORS: Final = st.builds(
    Sponsor,
    name=_texts.names,
    kind=maybe(st.sampled_from(SponsorKind)),
    resume=maybe(_DOCUMENTS),
)
_INSTRUCTORS: Final = st.builds(Instructor, name=_texts.names, resume=maybe(_DOCUMENTS))
_WITH_RESUME: Final = st.builds(Instructor, name=_texts.names, resume=_DOCUMENTS)
_SESSIONS: Final = st.builds(
    attrs.evolve, in_order(Session, "starts_on", "ends_on"), place=maybe(_texts.names)
)
_CONTACTS: Final = st.builds(
    RegistrationContact,
    name=maybe(_texts.names),
    email=maybe(_texts.emails),
    phone=maybe(_texts.phones),
    url=maybe(_texts.urls),
)
_FEES: Final = st.builds(
    Fee, amount=_texts.amounts, currency=st.text("ABCXYZ", min_size=3, max_size=3)
)
_AWARDS: Final = st.builds(CreditAward, value=_texts.hours)
_OFFERINGS: Final = st.builds(
    Offering,
    title=_texts.names,
    kind=st.sampled_from(OfferingKind),
    recurring=maybe(st.booleans()),
    syllabus=maybe(_DOCUMENTS),
    supporting_information=tuples(_DOCUMENTS, 2),
    educational_objectives=tuples(_texts.prose),
    sessions=tuples(_SESSIONS),
    contact_hours=maybe(_texts.hours),
)
_APPLICATIONS: Final = st.builds(
    Application,
    application_id=maybe(_texts.names),
    submitted_on=_texts.days,
    sponsor=_SPONSORS,
    co_sponsors=tuples(_SPONSORS, 2),
    instructors=tuples(_INSTRUCTORS),
    offering=_OFFERINGS,
    registration_contact=maybe(_CONTACTS),
    requested_approval=maybe(st.sampled_from(RequestedApproval)),
    fee_paid=maybe(_FEES),
)
_PARTICIPANTS: Final = st.builds(Participant, name=_texts.names, certificant_id=maybe(_texts.names))
_CONFIRMERS: Final = st.builds(
    ConfirmedBy, name=maybe(_texts.names), role=maybe(st.sampled_from(ConfirmerRole))
)
_CONFIRMATIONS: Final = st.builds(
    Confirmation,
    issued_on=_texts.days,
    approval_code=maybe(_texts.names),
    sponsor=maybe(_texts.names),
    participant=maybe(_texts.names),
    offering_title=maybe(_texts.names),
    completed_on=maybe(_texts.days),
    credits=maybe(_AWARDS),
    place=maybe(_texts.names),
    verified_by=maybe(_texts.names),
)
_RECORDS: Final = st.builds(
    Record,
    kind=st.sampled_from(RecordKind),
    medium=maybe(st.sampled_from(RecordMedium)),
    disposed_on=maybe(_texts.days),
)
_COMPLETIONS: Final = st.builds(
    Completion,
    participant=_PARTICIPANTS,
    session=_SESSIONS,
    completed_on=maybe(_texts.days),
    attendance_confirmed=maybe(st.booleans()),
    requirements_completed=maybe(st.booleans()),
    confirmed_by=maybe(_CONFIRMERS),
    hours_attended=maybe(_texts.amounts),
    grades_assigned=maybe(st.booleans()),
    grade=maybe(_texts.names),
    confirmation=maybe(_CONFIRMATIONS),
    records=tuples(_RECORDS),
    uploaded_on=maybe(_texts.days),
)
_USES: Final = st.builds(
    MarketingUse,
    kind=st.sampled_from(MarketingKind),
    says=maybe(st.sampled_from(MarketingClaim)),
    promotes=maybe(st.sampled_from(Promotes)),
)


def days() -> SearchStrategy[dt.date]:
    """Generate a day that a member can hold: any from 1900 to 2200, or one of our own years."""
    return _texts.days


def documents() -> SearchStrategy[Document]:
    """Generate a document, on paper or with an address."""
    return _DOCUMENTS


def sponsors() -> SearchStrategy[Sponsor]:
    """Generate a sponsor of any kind or of none that is known."""
    return _SPONSORS


def instructors() -> SearchStrategy[Instructor]:
    """Generate an instructor, with or without a resume."""
    return _INSTRUCTORS


def sessions() -> SearchStrategy[Session]:
    """Generate a session of any length."""
    return _SESSIONS


def offerings() -> SearchStrategy[Offering]:
    """Generate an offering, of which much or little is known."""
    return _OFFERINGS


def registration_contacts() -> SearchStrategy[RegistrationContact]:
    """Generate how participants register, which may be not said at all."""
    return _CONTACTS


def fees() -> SearchStrategy[Fee]:
    """Generate a fee, zero included."""
    return _FEES


def date_periods() -> SearchStrategy[DatePeriod]:
    """Generate a period between two days from 1900 to 2200."""
    return in_order(DatePeriod, "first", "last")


def credit_awards() -> SearchStrategy[CreditAward]:
    """Generate credits above zero, with up to four decimal places."""
    return _AWARDS


def applications() -> SearchStrategy[Application]:
    """Generate an application, complete or not; most of them are not."""
    return _APPLICATIONS


@st.composite
def complete_applications(draw: st.DrawFn) -> Application:
    """Generate an application from which nothing is missing, made so by construction."""
    kind = draw(st.sampled_from(OfferingKind))
    if kind in {OfferingKind.CONFERENCE, OfferingKind.SYMPOSIUM}:
        others = draw(st.lists(_INSTRUCTORS, max_size=2))
        people = draw(st.permutations([draw(_WITH_RESUME), *others]))
    else:
        people = draw(st.lists(_WITH_RESUME, min_size=1, max_size=3))
    sponsor_kind = draw(st.sampled_from(SponsorKind))
    individual = sponsor_kind is SponsorKind.INDIVIDUAL
    requested = draw(maybe(st.sampled_from(RequestedApproval)))
    two_years = requested is RequestedApproval.TWO_YEARS
    by_syllabus = draw(st.booleans())
    ways = {"email": _texts.emails, "phone": _texts.phones, "url": _texts.urls}
    way = draw(st.sampled_from(sorted(ways)))
    return Application(
        application_id=draw(maybe(_texts.names)),
        submitted_on=draw(_texts.days),
        sponsor=Sponsor(
            name=draw(_texts.names),
            kind=sponsor_kind,
            resume=draw(_DOCUMENTS if individual else maybe(_DOCUMENTS)),
        ),
        co_sponsors=draw(tuples(_SPONSORS, 2)),
        instructors=tuple(people),
        offering=Offering(
            title=draw(_texts.names),
            kind=kind,
            recurring=draw(st.booleans() if two_years else maybe(st.booleans())),
            syllabus=draw(_DOCUMENTS if by_syllabus else maybe(_DOCUMENTS)),
            supporting_information=draw(
                tuples(_DOCUMENTS, 2) if by_syllabus else some(_DOCUMENTS, 2)
            ),
            educational_objectives=draw(some(_texts.prose)),
            sessions=draw(some(_SESSIONS)),
            contact_hours=draw(maybe(_texts.hours)),
        ),
        registration_contact=attrs.evolve(draw(_CONTACTS), **{way: draw(ways[way])}),
        requested_approval=requested,
        fee_paid=draw(maybe(_FEES)),
    )


def participants() -> SearchStrategy[Participant]:
    """Generate a participant, certified or not."""
    return _PARTICIPANTS


def confirmers() -> SearchStrategy[ConfirmedBy]:
    """Generate who confirmed a completion, and for whom."""
    return _CONFIRMERS


def confirmations() -> SearchStrategy[Confirmation]:
    """Generate a confirmation of completion that says much or little."""
    return _CONFIRMATIONS


def records() -> SearchStrategy[Record]:
    """Generate a record that is or was kept."""
    return _RECORDS


def completions() -> SearchStrategy[Completion]:
    """Generate a completion of any session, of which much or little is known."""
    return _COMPLETIONS


def marketing_uses() -> SearchStrategy[MarketingUse]:
    """Generate a use in marketing."""
    return _USES
