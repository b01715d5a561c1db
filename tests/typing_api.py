"""Use the public API as a caller does; mypy reads this, and nothing runs it."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, assert_type

from pendulum import Date

from cerp_rules import (
    CLAUSES,
    FIXED_READINGS,
    PUBLISHED,
    SCHEMA_KINDS,
    SWITCHES,
    TRANSITIONS,
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
    Approval,
    Assessment,
    CalendarEntry,
    CaseImpact,
    CaseWithCompletions,
    CerpRulesError,
    ChangeKind,
    Clause,
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    CountedDay,
    CreditAward,
    CreditUnit,
    DatePeriod,
    Deadline,
    DeadlineChange,
    DeadlineKind,
    DeadlineState,
    DeadlineTotal,
    Document,
    Duty,
    DutyChange,
    DutyStatus,
    DutyTotal,
    Event,
    EventType,
    Fee,
    Finding,
    FindingChange,
    FindingTotal,
    FixedReading,
    FlipTotal,
    Ground,
    Impact,
    ImpactItem,
    ImpactTotals,
    Instructor,
    InvalidPayloadError,
    InvalidValueError,
    LogoRequested,
    LogoSupplied,
    MarketingClaim,
    MarketingKind,
    MarketingUse,
    Modality,
    MonitoringRecorded,
    NotInForceError,
    NotPermittedError,
    Offering,
    OfferingKind,
    OfferingListed,
    Outcome,
    OutcomeChange,
    Participant,
    Party,
    Policy,
    PolicyBook,
    PolicyChange,
    PolicyDiff,
    PolicySource,
    PreApproval,
    PreApprovalTerminated,
    Problem,
    Promotes,
    Readings,
    Recommendation,
    Record,
    RecordKind,
    RecordMedium,
    RecordsDelivered,
    Refusal,
    RefusalTotal,
    RegistrationContact,
    RequestedApproval,
    RequiredInformation,
    Reviewer,
    ReviewRecorded,
    SampleFormRequested,
    Sensitivity,
    Session,
    Sponsor,
    SponsorKind,
    Standing,
    StandingChange,
    StandingTotal,
    Status,
    Switch,
    Term,
    UnknownKindError,
    Verdict,
    WarningIssued,
    approval_period,
    assess,
    assess_completion,
    assess_marketing,
    check,
    clause,
    deadlines,
    dump,
    duties,
    impact,
    iter_impact,
    load,
    policy_diff,
    review_deadline,
    schema,
    sensitivity,
)


def payloads(payload: object, day: dt.date) -> None:
    """Give the class that was asked for, and plain dicts."""
    assert_type(load(payload, Application), Application)
    assert_type(load(payload, Policy), Policy)
    assert_type(load(payload, Event), Event)
    assert_type(load(payload, AppealFiled), AppealFiled)
    assert_type(load(payload, Completion), Completion)
    assert_type(load(payload, MarketingUse), MarketingUse)
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
    book = PolicyBook((PUBLISHED, draft))
    assert_type(book.editions, tuple[Policy, ...])
    assert_type(book.on(day), Policy)
    assert_type(book.announced(on=day), tuple[Policy, ...])
    assert_type(book.governing(submitted_on=day, decided_on=day), Policy)
    assert_type(PUBLISHED.on(day), Policy)
    assert_type(PUBLISHED.governing(submitted_on=day, decided_on=day), Policy)
    book.governing(day, day)  # type: ignore[call-arg]  # two days are told apart by name
    PolicyBook([PUBLISHED])  # type: ignore[arg-type]  # a tuple


def either_policy(application: Application, policy: Policy | PolicyBook, day: dt.date) -> None:
    """Give an edition or a book wherever a policy is asked for."""
    assert_type(assess(application, on=day, policy=policy), Assessment)
    assert_type(
        approval_period(application, decided_on=day, notified_on=day, policy=policy),
        DatePeriod | None,
    )
    assert_type(review_deadline(application, policy=policy), Deadline | None)
    assert_type(PreApproval.submit(application, policy), PreApproval)
    assert_type(PreApproval.submit(application, policy=policy).policy, Policy | PolicyBook)
    assess(application, on=day, policy=(PUBLISHED,))  # type: ignore[arg-type]  # a book is made


def events(application: Application, session: Session, day: dt.date) -> tuple[Event, ...]:
    """Make an event of each type."""
    approved = ApplicationApproved(
        on=day,
        approval_code="C",
        credits=CreditAward(value=16),
        granted=RequestedApproval.LISTED_SESSIONS,
        sessions=(session,),
    )
    assert_type(approved.on, Date)
    assert_type(approved.type, EventType)
    assert_type(approved.granted, RequestedApproval | None)
    decided = AppealDecided(on=day, votes_to_reverse=1, votes_to_uphold=1, abstentions=None)
    assert_type(decided.is_tie, bool)
    ReviewRecorded(on=day, reviewer="committee")  # type: ignore[call-arg,arg-type]
    ApplicationWithdrawn(day)  # type: ignore[call-arg]  # by name only
    ApplicationWithdrawn()  # type: ignore[call-arg]  # a day is never made up
    approved.granted = None  # type: ignore[misc]  # frozen
    return (
        ApplicationSubmitted(on=day, application=application),
        ApplicationAmended(on=day, application=application),
        ApplicationWithdrawn(on=day),
        ReviewRecorded(
            on=day,
            reviewer=Reviewer.COORDINATOR,
            recommendation=Recommendation.APPROVE,
            remarks=None,
        ),
        approved,
        ApplicationDeclined(on=day, reasons=("R",)),
        ApplicantNotified(on=day),
        OfferingListed(on=day),
        SampleFormRequested(on=day),
        LogoRequested(on=day),
        LogoSupplied(on=day),
        RecordsDelivered(on=day, session=session, kinds=(RecordKind.GRADES,)),
        MonitoringRecorded(on=day, remarks="R"),
        WarningIssued(on=day, grounds=(Ground.GUIDELINES,), evidence=(Document(title="T"),)),
        PreApprovalTerminated(on=day, grounds=(), evidence=(), notified_on=day),
        AppealFiled(on=day, filed_by=AppealFiler.SPONSOR),
        decided,
    )


def cases(history: list[Event], event: Event, day: dt.date) -> PreApproval:
    """Carry a case through its life."""
    case = PreApproval.replay(history)
    assert_type(case, PreApproval)
    assert_type(PreApproval.replay(iter(history), PUBLISHED), PreApproval)
    assert_type(case.permit(event), Assessment)
    assert_type(case.events, tuple[Event, ...])
    assert_type(case.application, Application)
    assert_type(case.approval, Approval | None)
    assert_type(case.period, DatePeriod | None)
    assert_type(case.status(on=day), Status)
    assert_type(case.in_force(on=day), bool)
    assert_type(case.calendar_entry(on=day), CalendarEntry | None)
    if case.approval is not None:
        assert_type(case.approval.sessions, tuple[Session, ...])
        assert_type(case.approval.for_two_years, bool)
    for kind, reached in TRANSITIONS[Status.APPROVED].items():
        assert_type(kind, EventType)
        assert_type(reached, tuple[Status, ...])
    case.status(day)  # type: ignore[call-arg]  # a day is always named
    case.status()  # type: ignore[call-arg]  # and never made up
    case.record(EventType.APPEAL_FILED)  # type: ignore[arg-type]  # an event, not its type
    PreApproval.replay((day,))  # type: ignore[arg-type]
    return case.record(event)


def completions(case: PreApproval, session: Session, day: dt.date) -> Completion:
    """Judge what participants and sponsors do under an approval."""
    completion = Completion(
        participant=Participant(name="P", certificant_id="117"),
        session=session,
        completed_on=day,
        attendance_confirmed=True,
        requirements_completed=None,
        confirmed_by=ConfirmedBy(name="S", role=ConfirmerRole.SPONSOR),
        hours_attended="2.5",
        grades_assigned=False,
        grade=None,
        confirmation=Confirmation(issued_on=day, credits=CreditAward(value=16)),
        records=(Record(kind=RecordKind.GRADES, medium=RecordMedium.HARD_COPY, disposed_on=day),),
        uploaded_on=day,
    )
    assert_type(completion.day, Date)
    assert_type(completion.hours_attended, Decimal | None)
    assert_type(completion.attendance_confirmed, bool | None)
    assessment = assess_completion(completion, case, on=day, renewal_on=day)
    assert_type(assessment, Assessment)
    assert_type(assessment.award, CreditAward | None)
    use = MarketingUse(
        kind=MarketingKind.CLAIM, says=MarketingClaim.ELIGIBLE, promotes=Promotes.MIXED
    )
    assert_type(assess_marketing(use, case, on=day), Assessment)
    assess_completion(completion, case)  # type: ignore[call-arg]  # a day is never made up
    assess_completion(case, completion, on=day)  # type: ignore[arg-type]
    assess_marketing(use, case, day)  # type: ignore[call-arg]  # and always named
    return completion


def what_is_owed(case: PreApproval, completion: Completion, day: dt.date) -> None:
    """Ask who owes what by when, with completions of any kind of iterable."""
    owed = duties(case, (completion,), on=day, renewals={"117": day})
    assert_type(owed, tuple[Duty, ...])
    assert_type(duties(case, iter([completion]), on=day), tuple[Duty, ...])
    assert_type(owed[0].status, DutyStatus)
    assert_type(owed[0].deadline, Deadline | None)
    found = deadlines(case, on=day)
    assert_type(found, tuple[Deadline, ...])
    assert_type(found[0].due_on, Date)
    assert_type(deadlines(case, [completion], on=day, renewals={}), tuple[Deadline, ...])
    duties(case)  # type: ignore[call-arg]  # a day is never made up
    duties(case, completion, on=day)  # type: ignore[arg-type]  # one alone is given in a tuple


def what_differs(policy: Policy, book: PolicyBook) -> PolicyChange:
    """Compare two editions."""
    diff = policy_diff(PUBLISHED, policy)
    assert_type(diff, PolicyDiff)
    assert_type(diff.before_in_force_from, Date)
    assert_type(diff.to_markdown(), str)
    assert_type(dump(diff), dict[str, Any])
    change = diff.changes[0]
    assert_type(change.before, str | None)
    assert_type(change.clauses, tuple[str, ...])
    book.announced()  # type: ignore[call-arg]  # a day is never made up
    policy_diff(PUBLISHED, book)  # type: ignore[arg-type]  # two editions, of a book two of its own
    diff.changes = ()  # type: ignore[misc]  # frozen
    return change


def what_changes(
    items: Iterable[ImpactItem], application: Application, book: PolicyBook, day: dt.date
) -> Impact:
    """Ask what a change of policy changes, for a stream of applications and cases."""
    stream = iter_impact(PUBLISHED, book, items, on=day)
    assert_type(stream, Iterator[CaseImpact])
    assert_type(ImpactTotals.of(stream), ImpactTotals)
    found = impact(PUBLISHED, book, [application], on=day)
    assert_type(found, Impact)
    assert_type(found.on, Date)
    assert_type(found.diffs, tuple[PolicyDiff, ...])
    assert_type(found.changes, tuple[CaseImpact, ...])
    assert_type(found.to_markdown(most=10), str)
    assert_type(dump(found), dict[str, Any])
    assert_type(dump(found.totals), dict[str, Any])
    assert_type(dump(found.changes[0]), dict[str, Any])
    impact(PUBLISHED, book, [application])  # type: ignore[call-arg]  # a day is never made up
    impact(PUBLISHED, book, [application], day)  # type: ignore[call-arg]  # and always named
    iter_impact(PUBLISHED, book, application, on=day)  # type: ignore[arg-type]  # one goes in a list
    impact(PUBLISHED, book, [day], on=day)  # type: ignore[list-item]
    load(dump(found), Impact)  # type: ignore[type-var]  # it is given and not taken
    return found


def what_changes_for_one(one: CaseImpact) -> None:
    """Read what changes for one application or case."""
    assert_type(one.index, int)
    assert_type(one.application_id, str | None)
    assert_type(one.submitted_on, Date)
    assert_type(one.changed, bool)
    assert_type(one.answers_changed, bool)
    assert_type(one.refusal_changed, bool)
    assert_type(one.outcomes, tuple[OutcomeChange, ...])
    assert_type(one.outcomes[0].award_after, CreditAward | None)
    assert_type(one.findings, tuple[FindingChange, ...])
    assert_type(one.findings[0].finding, Finding)
    assert_type(one.duties, tuple[DutyChange, ...])
    assert_type(one.duties[0].duty, Duty)
    assert_type(one.deadlines, tuple[DeadlineChange, ...])
    assert_type(one.deadlines[0].deadline, Deadline)
    assert_type(one.deadlines[0].kind, ChangeKind)
    assert_type(one.deadlines[0].moved_by, int | None)
    assert_type(one.standing, StandingChange | None)
    if one.standing is not None:
        assert_type(one.standing.before, Standing)
        assert_type(one.standing.after.period, DatePeriod | None)
    assert_type(one.refused_after, Refusal | None)
    if one.refused_after is not None:
        assert_type(one.refused_after.type, EventType)
        assert_type(one.refused_after.assessment, Assessment)


def totals(found: ImpactTotals) -> None:
    """Read how many changes of each kind there are."""
    assert_type(found.items, int)
    assert_type(found.flips, tuple[FlipTotal, ...])
    assert_type(found.flips[0].before, Outcome)
    assert_type(found.findings, tuple[FindingTotal, ...])
    assert_type(found.duties, tuple[DutyTotal, ...])
    assert_type(found.duties[0].before, DutyStatus | None)
    assert_type(found.deadlines, tuple[DeadlineTotal, ...])
    assert_type(found.deadlines[0].least, int | None)
    assert_type(found.standings, tuple[StandingTotal, ...])
    assert_type(found.standings[0].after, Status)
    assert_type(found.refusals, tuple[RefusalTotal, ...])
    assert_type(found.refusals[0].type, EventType)
    ImpactTotals.of(found)  # type: ignore[arg-type]  # it adds up impacts


def which_readings(
    application: Application, case: PreApproval, completion: Completion, day: dt.date
) -> None:
    """Ask on which readings an answer hangs."""
    found = sensitivity(application, on=day, policy=PUBLISHED)
    assert_type(found, tuple[Sensitivity, ...])
    assert_type(found[0].switch, Switch)
    assert_type(found[0].meaning, str)
    assert_type(found[0].impact, CaseImpact)
    both = CaseWithCompletions(case=case, completions=iter([completion]), renewals={"117": day})
    assert_type(both.completions, tuple[Completion, ...])
    assert_type(both.renewals, tuple[tuple[str, Date], ...])
    assert_type(sensitivity(both, on=day), tuple[Sensitivity, ...])
    sensitivity(case)  # type: ignore[call-arg]  # a day is never made up
    sensitivity([case], on=day)  # type: ignore[arg-type]  # one at a time
    CaseWithCompletions(case=application)  # type: ignore[arg-type]  # of a case


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


def refusals(case: PreApproval, event: Event) -> str:
    """Tell what the policy does not permit from a misuse."""
    try:
        case.record(event)
    except NotPermittedError as error:
        assert_type(error.assessment, Assessment)
        return error.assessment.edition
    except NotInForceError as error:
        assert_type(error.day, dt.date)
        return error.first.isoformat()
    return ""
