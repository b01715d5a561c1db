"""Use the public API as a caller does; mypy reads this, and nothing runs it."""

import datetime as dt
from decimal import Decimal
from typing import Any, assert_type

from pendulum import Date

from cerp_rules import (
    CLAUSES,
    FIXED_READINGS,
    PUBLISHED,
    SCHEMA_KINDS,
    SWITCHES,
    Application,
    Assessment,
    CerpRulesError,
    Clause,
    CountedDay,
    CreditAward,
    CreditUnit,
    DatePeriod,
    Deadline,
    DeadlineKind,
    DeadlineState,
    Document,
    Fee,
    Finding,
    FixedReading,
    Instructor,
    InvalidPayloadError,
    InvalidValueError,
    Modality,
    Offering,
    OfferingKind,
    Outcome,
    Party,
    Policy,
    PolicySource,
    Problem,
    Readings,
    RegistrationContact,
    RequestedApproval,
    RequiredInformation,
    Reviewer,
    Session,
    Sponsor,
    SponsorKind,
    Switch,
    Term,
    UnknownKindError,
    Verdict,
    approval_period,
    assess,
    check,
    clause,
    dump,
    load,
    review_deadline,
    schema,
)


def payloads(payload: object, day: dt.date) -> None:
    """Give the class that was asked for, and plain dicts."""
    assert_type(load(payload, Application), Application)
    assert_type(load(payload, Policy), Policy)
    assert_type(check(payload, Application), tuple[Problem, ...])
    assert_type(dump(PUBLISHED), dict[str, Any])
    assert_type(dump(assess(load(payload, Application), on=day)), dict[str, Any])
    assert_type(schema("application"), dict[str, Any])
    assert_type(SCHEMA_KINDS, tuple[str, ...])
    load(payload, Assessment)  # type: ignore[type-var]  # an assessment does not load
    check(payload, Document)  # type: ignore[arg-type]  # nor does a part of an application
    dump(Document(title="T"))  # type: ignore[arg-type]


def nouns(day: dt.date, pendulum_day: Date) -> Application:
    """Take days of either kind, decimals as text or number, and tuples."""
    document = Document(title="T", uri="urn:isbn:9780123456786")
    assert_type(document.uri, str | None)
    session = Session(starts_on=day, ends_on=pendulum_day, place=None)
    assert_type(session.starts_on, Date)
    assert_type(session.days, DatePeriod)
    offering = Offering(
        title="T",
        kind=OfferingKind.COURSE,
        recurring=True,
        syllabus=document,
        supporting_information=(document,),
        educational_objectives=("O",),
        sessions=(session,),
        contact_hours="16",
    )
    assert_type(offering.contact_hours, Decimal | None)
    application = Application(
        submitted_on=day,
        sponsor=Sponsor(name="S", kind=SponsorKind.INDIVIDUAL, resume=document),
        instructors=(Instructor(name="I", resume=document),),
        offering=offering,
        registration_contact=RegistrationContact(email="a@b.co"),
        requested_approval=RequestedApproval.TWO_YEARS,
        fee_paid=Fee(amount=Decimal(25), currency="USD"),
    )
    assert_type(application.submitted_on, Date)
    assert_type(application.requests_two_years, bool)
    assert_type(CreditAward(value=16).unit, CreditUnit)
    Offering(title="T", kind="course")  # type: ignore[arg-type]
    Document("T")  # type: ignore[call-arg]  # by name only
    document.title = "U"  # type: ignore[misc]  # frozen
    return application


def time(day: dt.date) -> None:
    """Count days."""
    term = Term(years=2)
    assert_type(Term.parse("P6W"), Term)
    assert_type(term.last_day_from(day), Date)
    assert_type(term.in_force_from(day), DatePeriod)
    assert_type(term.count(day, roll=False, holidays=frozenset()), CountedDay)
    assert_type(day in DatePeriod(first=day, last=day), bool)


def assessments(application: Application, day: dt.date) -> None:
    """Judge, and read the judgment."""
    assessment = assess(application, on=day, policy=PUBLISHED)
    assert_type(assessment, Assessment)
    assert_type(assessment.outcome, Outcome)
    assert_type(assessment.ok, bool)
    assert_type(assessment.missing, tuple[Finding, ...])
    assert_type(assessment.unmet, tuple[Finding, ...])
    assert_type(assessment.advice, tuple[Finding, ...])
    finding = assessment.findings[0]
    assert_type(finding.verdict, Verdict)
    assert_type(finding.modality, Modality)
    assert_type(finding.supplied_by, Party | None)
    assert_type(finding.facts, tuple[tuple[str, str], ...])
    assert_type(approval_period(application, decided_on=day), DatePeriod | None)
    deadline = review_deadline(application)
    assert_type(deadline, Deadline | None)
    if deadline is not None:
        assert_type(deadline.kind, DeadlineKind)
        assert_type(deadline.state(on=day), DeadlineState)
    assess(application)  # type: ignore[call-arg]  # a day is never made up
    assess(application, day)  # type: ignore[call-arg]  # and always named


def policies(day: dt.date) -> None:
    """Revise, and look things up."""
    draft = PUBLISHED.revise(
        edition="draft", review_notice="P4W", fee=Fee(amount=1, currency="USD")
    )
    assert_type(draft, Policy)
    assert_type(draft.review_notice, Term)
    assert_type(draft.requires(RequiredInformation.SYLLABUS), bool)
    assert_type(draft.readings.revise(upload_day="before"), Readings)
    assert_type(draft.reviewers, tuple[Reviewer, ...])
    assert_type(PolicySource(title="T", read_on=day).url, str | None)
    assert_type(CLAUSES, tuple[Clause, ...])
    assert_type(SWITCHES, tuple[Switch, ...])
    assert_type(FIXED_READINGS, tuple[FixedReading, ...])
    assert_type(clause("fees.none").party, Party)


def errors(payload: object) -> str:
    """Tell the kinds of error apart."""
    try:
        load(payload, Application)
    except InvalidPayloadError as error:
        assert_type(error.problems, tuple[Problem, ...])
        assert_type(error.problems[0].clause, str | None)
        return error.problems[0].pointer
    except InvalidValueError as error:
        return error.field + error.value + error.reason
    except UnknownKindError as error:
        return error.kind + error.known[0]
    except CerpRulesError as error:
        return str(error)
    return ""
