"""Every value class: frozen, equal by value, hashable, copyable, checked in its constructor."""

import copy
import datetime as dt
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import attrs
import pytest
from pendulum import Date

import cerp_rules
import companion_values
from cerp_rules import (
    PUBLISHED,
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
    Clause,
    Completion,
    Confirmation,
    ConfirmedBy,
    ConfirmerRole,
    CountedDay,
    CreditAward,
    DatePeriod,
    Deadline,
    DeadlineChange,
    DeadlineKind,
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
    ImpactTotals,
    Instructor,
    InvalidValueError,
    LogoRequested,
    LogoSupplied,
    MarketingClaim,
    MarketingKind,
    MarketingUse,
    Modality,
    MonitoringRecorded,
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
    Verdict,
    WarningIssued,
)
from cerp_rules.readings import UploadDay

DAY = dt.date(2026, 3, 2)
RESUME: dict[str, Any] = {"title": "Curriculum vitae", "uri": "https://example.org/alder.pdf"}
OFFERING: dict[str, Any] = {
    "title": "Riparian field course",
    "kind": OfferingKind.COURSE,
    "recurring": True,
    "syllabus": Document(title="Syllabus (on paper)"),
    "supporting_information": (Document(title="Flyer"),),
    "educational_objectives": ("Read a reference reach",),
    "sessions": (Session(starts_on=DAY, ends_on=DAY),),
    "contact_hours": "16",
}
APPLICATION: dict[str, Any] = {
    "submitted_on": DAY,
    "sponsor": Sponsor(name="R. Alder"),
    "offering": Offering(**OFFERING),
    "requested_approval": RequestedApproval.TWO_YEARS,
    "fee_paid": Fee(amount=0, currency="USD"),
}
FINDING: dict[str, Any] = {
    "rule": "fee",
    "clause": "fees.none",
    "modality": Modality.MUST,
    "verdict": Verdict.MET,
    "decisive": True,
    "pointer": "/fee_paid",
    "message": "No fee is due.",
    "facts": (("fee due", "0 USD"),),
    "readings": ("fee",),
}
EDITION: dict[str, Any] = {
    field.name: getattr(PUBLISHED, field.name) for field in attrs.fields(Policy)
}

SESSION = Session(starts_on=DAY, ends_on=DAY)
BIRCH = Participant(name="L. Birch")
SIXTEEN = CreditAward(value=16)
REPORT = Document(title="Report of a visit")
OVERSIGHT: dict[str, Any] = {"on": DAY, "grounds": (Ground.GUIDELINES,), "evidence": (REPORT,)}
SUBMITTED: dict[str, Any] = {"application": Application(**APPLICATION), "policy": PUBLISHED}
NEXT_DAY = {"on": dt.date(2026, 3, 3)}

NEXT_EDITION = PUBLISHED.revise(edition="2027", in_force_from="2027-01-01")

DEADLINE: dict[str, Any] = {
    "duty_id": "review-notice",
    "subject": "",
    "clause": "reviews.notice",
    "responsible": Party.SER,
    "kind": DeadlineKind.ACT_BY,
    "day_zero": DAY,
    "due_on": DAY,
    "counting": "none",
    "edition": "published",
}
DUTY: dict[str, Any] = {
    "id": "calendar-listing",
    "subject": "",
    "clause": "reviews.calendar",
    "modality": Modality.MUST,
    "responsible": Party.SER,
    "status": DutyStatus.PENDING,
    "edition": "published",
}
EXPIRED = Standing(status=Status.EXPIRED, in_force=False)
STANDING: dict[str, Any] = {
    "before": Standing(
        status=Status.IN_FORCE, in_force=True, period=DatePeriod(first=DAY, last=DAY)
    ),
    "after": EXPIRED,
}
NOT_MET = Finding(**{**FINDING, "verdict": Verdict.NOT_MET})
REFUSAL: dict[str, Any] = {
    "index": 1,
    "type": EventType.OFFERING_LISTED,
    "on": DAY,
    "assessment": Assessment(findings=(NOT_MET,), on=DAY, edition="draft"),
}
COMPLETION = Completion(participant=BIRCH, session=SESSION)
CASE_IMPACT: dict[str, Any] = {
    "index": 0,
    "title": "Field course",
    "sponsor": "R. Alder",
    "submitted_on": DAY,
    "outcomes": (OutcomeChange(before=Outcome.ELIGIBLE, after=Outcome.INCOMPLETE),),
    "findings": (FindingChange(before=None, after=NOT_MET),),
    "duties": (DutyChange(before=Duty(**DUTY), after=None),),
    "deadlines": (DeadlineChange(before=None, after=Deadline(**DEADLINE)),),
    "standing": StandingChange(**STANDING),
    "refused_after": Refusal(**REFUSAL),
}
CHANGE: dict[str, Any] = {
    "member": "review_notice", "clauses": ("reviews.notice",), "before": "P6W", "after": "P4W",
}  # fmt: skip
DIFF: dict[str, Any] = {
    "before": "published",
    "before_in_force_from": DAY,
    "after": "draft",
    "after_in_force_from": DAY,
    "changes": (PolicyChange(**CHANGE),),
}
COUNTED: dict[str, Any] = {"appears": 0, "vanishes": 0, "changes": 2}
FLIPS: dict[str, Any] = {
    "of": "completion", "before": Outcome.ELIGIBLE, "after": Outcome.INCOMPLETE, "count": 2,
}  # fmt: skip
TOTALS: dict[str, Any] = {
    "items": 3, "skipped": 1, "unchanged": 1, "changed": 1, "flips": (FlipTotal(**FLIPS),),
}  # fmt: skip
IMPACT: dict[str, Any] = {
    "on": DAY,
    "diffs": (PolicyDiff(**DIFF),),
    "totals": ImpactTotals(**TOTALS),
    "changes": (CaseImpact(**CASE_IMPACT),),
}

# Each class with what a value of it is made of, and one member that makes another value.
CASES: list[tuple[Callable[..., Any], dict[str, Any], dict[str, Any]]] = [
    (Document, RESUME, {"uri": None}),
    (Fee, {"amount": "25.00", "currency": "USD"}, {"currency": "EUR"}),
    (CreditAward, {"value": "2.5"}, {"value": "2.4"}),
    (Sponsor, {"name": "R. Alder", "kind": SponsorKind.INDIVIDUAL}, {"kind": None}),
    (Instructor, {"name": "R. Alder", "resume": Document(**RESUME)}, {"resume": None}),
    (Session, {"starts_on": DAY, "ends_on": DAY, "place": "Corvallis"}, {"place": "Bend"}),
    (Offering, OFFERING, {"recurring": False}),
    (RegistrationContact, {"email": "r@example.org", "phone": "1"}, {"phone": "2"}),
    (Application, APPLICATION, {"application_id": "2026-0117"}),
    (DatePeriod, {"first": DAY, "last": DAY}, {"last": dt.date(2026, 3, 3)}),
    (CountedDay, {"day_zero": DAY, "due_on": DAY, "counting": "none"}, {"counting": "one"}),
    (Term, {"years": 1, "months": 2, "weeks": 3, "days": 4}, {"months": 3}),
    (
        Clause,
        {
            "id": "fees.none", "section": "Fees", "sentence": "sentence 1",
            "modality": Modality.MUST, "party": Party.SPONSOR, "summary": "Free.",
        },
        {"summary": "Not free."},
    ),
    (FixedReading, {"id": "fee", "words": "", "decision": "", "clauses": ()}, {"id": "logo"}),
    (
        Switch,
        {
            "id": "upload_day", "question": "When?", "kind": UploadDay,
            "default": UploadDay.BEFORE, "reason": "So.", "clauses": ("completion.upload",),
        },
        {"default": UploadDay.ON_OR_BEFORE},
    ),
    (Readings, {"upload_day": "before"}, {"upload_day": "on_or_before"}),
    (PolicySource, {"title": "Minutes", "read_on": DAY}, {"section": "Reviews"}),
    (Policy, EDITION, {"retention": Term(years=7)}),
    (Finding, FINDING, {"pointer": ""}),
    (Assessment, {"findings": (), "on": DAY, "edition": "published"}, {"edition": "draft"}),
    (Deadline, DEADLINE, {"met_on": DAY}),
    (Duty, DUTY, {"status": DutyStatus.FULFILLED}),
    (Participant, {"name": "L. Birch", "certificant_id": "117"}, {"certificant_id": None}),
    (ConfirmedBy, {"name": "R. Alder", "role": ConfirmerRole.SPONSOR}, {"role": None}),
    (Confirmation, {"issued_on": DAY, "credits": SIXTEEN}, {"sponsor": "R. Alder"}),
    (
        Record,
        {"kind": RecordKind.GRADES, "medium": RecordMedium.HARD_COPY, "disposed_on": DAY},
        {"disposed_on": None},
    ),
    (
        Completion,
        {
            "participant": BIRCH, "session": SESSION, "attendance_confirmed": True,
            "hours_attended": "2.5", "records": (Record(kind=RecordKind.ATTENDANCE),),
        },
        {"attendance_confirmed": False},
    ),
    (
        MarketingUse,
        {"kind": MarketingKind.CLAIM, "says": MarketingClaim.PENDING},
        {"says": MarketingClaim.ELIGIBLE},
    ),
    (
        Approval,
        {
            "code": "CEC-0117", "credits": SIXTEEN,
            "granted": RequestedApproval.LISTED_SESSIONS, "decided_on": DAY,
        },
        {"sessions": (SESSION,)},
    ),
    (
        CalendarEntry,
        {"title": "Field course", "sponsor": "R. Alder", "credits": SIXTEEN, "approval_code": "C"},
        {"registration_contact": RegistrationContact(phone="1")},
    ),
    (PolicyBook, {"editions": (PUBLISHED,)}, {"editions": (NEXT_EDITION, PUBLISHED)}),
    (PreApproval.submit, SUBMITTED, {"policy": PolicyBook((PUBLISHED,))}),
    (
        ApplicationSubmitted,
        {"on": DAY, "application": Application(**APPLICATION)},
        {"application": Application(**{**APPLICATION, "application_id": "2026-0117"})},
    ),
    (ApplicationAmended, {"on": DAY, "application": Application(**APPLICATION)}, NEXT_DAY),
    (ApplicationWithdrawn, {"on": DAY}, NEXT_DAY),
    (
        ReviewRecorded,
        {
            "on": DAY, "reviewer": Reviewer.COMMITTEE, "recommendation": Recommendation.APPROVE,
        },
        {"remarks": "Sound"},
    ),
    (
        ApplicationApproved,
        {"on": DAY, "approval_code": "CEC-0117", "credits": SIXTEEN, "sessions": (SESSION,)},
        {"granted": RequestedApproval.LISTED_SESSIONS},
    ),
    (ApplicationDeclined, {"on": DAY, "reasons": ("Out of scope",)}, {"reasons": ("Late",)}),
    (ApplicantNotified, {"on": DAY}, NEXT_DAY),
    (OfferingListed, {"on": DAY}, NEXT_DAY),
    (SampleFormRequested, {"on": DAY}, NEXT_DAY),
    (LogoRequested, {"on": DAY}, NEXT_DAY),
    (LogoSupplied, {"on": DAY}, NEXT_DAY),
    (
        RecordsDelivered,
        {"on": DAY, "session": SESSION, "kinds": (RecordKind.GRADES, RecordKind.ATTENDANCE)},
        {"kinds": (RecordKind.GRADES,)},
    ),
    (MonitoringRecorded, {"on": DAY, "remarks": "Well taught"}, {"remarks": "Ill taught"}),
    (WarningIssued, OVERSIGHT, {"evidence": ()}),
    (PreApprovalTerminated, {**OVERSIGHT, "notified_on": DAY}, {"grounds": ()}),
    (AppealFiled, {"on": DAY}, {"filed_by": AppealFiler.SPONSOR}),
    (
        AppealDecided,
        {"on": DAY, "votes_to_reverse": 3, "votes_to_uphold": 2},
        {"abstentions": 0},
    ),
    (
        OutcomeChange,
        {
            "subject": "L. Birch", "before": Outcome.ELIGIBLE, "after": Outcome.ELIGIBLE,
            "award_before": SIXTEEN, "clauses": ("benefits.known-credits",),
        },
        {"award_after": CreditAward(value=8)},
    ),
    (FindingChange, {"before": NOT_MET, "after": None}, {"after": Finding(**FINDING)}),
    (DutyChange, {"before": Duty(**DUTY), "after": None}, {
        "after": Duty(**{**DUTY, "status": DutyStatus.BREACHED}),
    }),
    (DeadlineChange, {"before": Deadline(**DEADLINE), "after": None}, {
        "after": Deadline(**{**DEADLINE, "due_on": dt.date(2026, 3, 3)}),
    }),
    (
        CaseWithCompletions,
        {
            "case": PreApproval.submit(**SUBMITTED), "completions": (COMPLETION,),
            "renewals": {"117": DAY},
        },
        {"renewals": {}},
    ),
    (Standing, {"status": Status.EXPIRED, "in_force": False}, {"status": Status.NOT_STARTED}),
    (StandingChange, STANDING, {"before": Standing(status=Status.NOT_STARTED, in_force=False)}),
    (Refusal, REFUSAL, {"index": 2}),
    (CaseImpact, CASE_IMPACT, {"application_id": "2026-0117"}),
    (FlipTotal, FLIPS, {"count": 3}),
    (FindingTotal, {"rule": "fee", "clause": "fees.none", **COUNTED}, {"appears": 1}),
    (
        DutyTotal,
        {
            "id": "fee", "clause": "fees.none", "before": None, "after": DutyStatus.PENDING,
            "count": 1,
        },
        {"before": DutyStatus.PENDING},
    ),
    (
        DeadlineTotal,
        {"duty_id": "appeal", "clause": "oversight.appeal", **COUNTED, "least": -1, "most": 1},
        {"most": 2},
    ),
    (
        StandingTotal,
        {"before": Status.IN_FORCE, "after": Status.EXPIRED, "count": 1},
        {"after": Status.IN_FORCE},
    ),
    (RefusalTotal, {"type": EventType.OFFERING_LISTED, "before": 0, "after": 1}, {"before": 1}),
    (ImpactTotals, TOTALS, {"flips": (FlipTotal(**{**FLIPS, "count": 3}),)}),
    (Impact, IMPACT, {"diffs": ()}),
    (PolicyChange, CHANGE, {"after_in_words": "four weeks"}),
    (PolicyDiff, DIFF, {"changes": ()}),
    (
        Sensitivity,
        {
            "reading": "upload_day", "chosen": "on_or_before", "alternative": "before",
            "impact": CaseImpact(**CASE_IMPACT),
        },
        {"impact": CaseImpact(**{**CASE_IMPACT, "index": 1})},
    ),
    (Problem, {"code": "shape.type", "pointer": "", "message": "no"}, {"clause": "fees.none"}),
    *companion_values.CASES,
]  # fmt: skip
CASES_OF = {cls: members for cls, members, _ in CASES}
each_class = pytest.mark.parametrize(
    ("cls", "members", "change"), CASES, ids=lambda one: getattr(one, "__qualname__", "")
)
# A case is made by its submission, and a book takes its one member as it is.
NOT_BY_KEYWORD: tuple[Callable[..., Any], ...] = (
    PreApproval.submit,
    PolicyBook,
    *companion_values.BOOKS,
)


@pytest.fixture
def validators_off() -> Iterator[None]:
    """Let a neighbour in the process have switched off the validators of attrs."""
    attrs.validators.set_disabled(True)
    yield
    attrs.validators.set_disabled(False)


def test_no_public_class_is_forgotten_here() -> None:
    """Each public value class is one of the cases, but for that of all events, which has none."""
    named = (getattr(cerp_rules, name) for name in cerp_rules.__all__)
    public = {one for one in named if isinstance(one, type) and attrs.has(one)}
    assert public - {Event} == {type(cls(**members)) for cls, members, _ in CASES}


@each_class
def test_values_are_equal_by_value_and_hashable(
    cls: Callable[..., Any], members: dict[str, Any], change: dict[str, Any]
) -> None:
    """Two values of the same members are one in a set; another member makes another value."""
    value, same, other = cls(**members), cls(**members), cls(**{**members, **change})
    assert value == same
    assert value != other
    assert 2 == len({value, same, other})


@each_class
def test_values_are_frozen(
    cls: Callable[..., Any], members: dict[str, Any], change: dict[str, Any]
) -> None:
    """No member can be set or deleted, and none added."""
    value = cls(**members)
    for name in (*members, *change, "new"):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, None)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        delattr(value, next(iter(members)))
    assert not hasattr(value, "__dict__")
    assert value == cls(**members)


@pytest.mark.parametrize(
    ("cls", "members", "change"),
    [case for case in CASES if case[0] not in NOT_BY_KEYWORD],
    ids=lambda one: getattr(one, "__qualname__", ""),
)
def test_values_are_built_by_keyword(
    cls: Callable[..., Any], members: dict[str, Any], change: dict[str, Any]
) -> None:
    """A value has no positional members that could be mixed up."""
    with pytest.raises(TypeError):
        cls(*{**members, **change}.values())


@each_class
def test_values_survive_a_pickle_and_a_copy(
    cls: Callable[..., Any], members: dict[str, Any], change: dict[str, Any]
) -> None:
    """A pickle of any protocol, a copy and a deep copy give an equal value of the same class."""
    value = cls(**{**members, **change})
    pickles = [pickle.dumps(value, protocol) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)]
    twins = [pickle.loads(one) for one in pickles]  # noqa: S301  # pickled two lines above
    for twin in (*twins, copy.copy(value), copy.deepcopy(value)):
        assert value == twin
        assert hash(value) == hash(twin)
        assert type(value) is type(twin)


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((Application(**APPLICATION), PUBLISHED), {}), ((), SUBMITTED)]
)
def test_a_case_is_not_made_by_a_call(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """A case without a history would be none, so that its class refuses the call."""
    with pytest.raises(InvalidValueError) as no:
        PreApproval(*given, **named)
    expected = ("PreApproval", "must be made by submit or replay")
    assert expected == (no.value.field, no.value.reason)


def test_cases_with_one_history_under_one_policy_are_one() -> None:
    """A replayed case equals the submitted one; another policy or event makes another case."""
    case = PreApproval.submit(**SUBMITTED)
    withdrawn = case.record(ApplicationWithdrawn(on=DAY))
    assert case == PreApproval.replay(case.events)
    assert withdrawn == PreApproval.replay([*case.events, ApplicationWithdrawn(on=DAY)])
    assert 3 == len({case, withdrawn, PreApproval.replay(case.events, NEXT_EDITION)})


@pytest.mark.usefixtures("validators_off")
@pytest.mark.parametrize(
    ("field", "build"),
    [
        ("title", lambda: Document(title="")),
        ("uri", lambda: Document(title="Syllabus", uri="javascript:alert(1)")),
        ("currency", lambda: Fee(amount=0, currency="usd")),
        ("value", lambda: CreditAward(value=0)),
        ("kind", lambda: Sponsor(name="R. Alder", kind="individual")),  # type: ignore[arg-type]
        ("name", lambda: Instructor(name="\n")),
        ("ends_on", lambda: Session(starts_on=Date(2026, 3, 2), ends_on=Date(2026, 3, 1))),
        ("recurring", lambda: Offering(**{**OFFERING, "recurring": 1})),
        ("email", lambda: RegistrationContact(email="@")),
        ("fee_paid", lambda: Application(**{**APPLICATION, "fee_paid": 0})),
        ("last", lambda: DatePeriod(first=Date(2026, 3, 2), last=Date(2026, 3, 1))),
        ("years", lambda: Term(years=-1)),
        ("upload_day", lambda: Readings(upload_day="never")),  # type: ignore[arg-type]
        ("title", lambda: PolicySource(title=" ", read_on=Date(2026, 3, 2))),
        ("reviewers", lambda: Policy(**{**EDITION, "reviewers": ()})),
        ("question", lambda: Finding(**{**FINDING, "verdict": Verdict.UNKNOWN})),
        ("readings", lambda: Duty(**{**CASES_OF[Duty], "readings": ("",)})),
        ("edition", lambda: Duty(**{**CASES_OF[Duty], "edition": " "})),
        ("edition", lambda: Deadline(**{**CASES_OF[Deadline], "edition": ""})),
        ("counting", lambda: Deadline(**{**CASES_OF[Deadline], "counting": ""})),
        ("name", lambda: Participant(name="")),
        ("role", lambda: ConfirmedBy(role="sponsor")),  # type: ignore[arg-type]
        ("credits", lambda: Confirmation(issued_on=DAY, credits=16)),  # type: ignore[arg-type]
        ("grade", lambda: Completion(participant=BIRCH, session=SESSION, grade=" ")),
        ("kind", lambda: Record(kind="grades")),  # type: ignore[arg-type]
        ("says", lambda: MarketingUse(**{**CASES_OF[MarketingUse], "says": "pending"})),
        ("code", lambda: Approval(**{**CASES_OF[Approval], "code": ""})),
        (
            "sessions",
            lambda: Approval(
                **{
                    **CASES_OF[Approval],
                    "granted": RequestedApproval.TWO_YEARS,
                    "sessions": (SESSION,),
                }
            ),
        ),
        ("title", lambda: CalendarEntry(**{**CASES_OF[CalendarEntry], "title": ""})),
        ("editions", lambda: PolicyBook(())),
        ("clauses", lambda: OutcomeChange(**{**CASES_OF[OutcomeChange], "clauses": ["fees.none"]})),
        ("after", lambda: FindingChange(before=NOT_MET, after=NOT_MET)),
        ("after", lambda: DutyChange(before=None, after=None)),
        ("before", lambda: DeadlineChange(before=Duty(**DUTY), after=None)),  # type: ignore[arg-type]
        (
            "completions",
            lambda: CaseWithCompletions(**{**CASES_OF[CaseWithCompletions], "completions": 1}),
        ),
        ("in_force", lambda: Standing(status=Status.IN_FORCE, in_force=False)),
        ("after", lambda: StandingChange(before=EXPIRED, after=EXPIRED)),
        ("index", lambda: Refusal(**{**REFUSAL, "index": 0})),
        ("outcomes", lambda: CaseImpact(**{**CASE_IMPACT, "outcomes": []})),
        ("of", lambda: FlipTotal(**{**FLIPS, "of": "case"})),
        ("rule", lambda: FindingTotal(rule="", clause="fees.none", **COUNTED)),
        ("count", lambda: DutyTotal(**{**CASES_OF[DutyTotal], "count": 0})),
        ("most", lambda: DeadlineTotal(**{**CASES_OF[DeadlineTotal], "most": -2})),
        ("count", lambda: StandingTotal(**{**CASES_OF[StandingTotal], "count": -1})),
        ("type", lambda: RefusalTotal(type="offering_listed", before=0, after=1)),  # type: ignore[arg-type]
        ("items", lambda: ImpactTotals(**{**TOTALS, "items": 4})),
        ("changes", lambda: Impact(**{**IMPACT, "changes": ()})),
        ("clauses[0]", lambda: PolicyChange(**{**CHANGE, "clauses": ("fees",)})),
        ("before", lambda: PolicyDiff(**{**DIFF, "before": ""})),
        ("reading", lambda: Sensitivity(**{**CASES_OF[Sensitivity], "reading": "upload"})),
        ("event", lambda: Event(on=DAY)),
        *(
            ("on", lambda cls=cls, members=members: cls(**{**members, "on": "2026-03-02"}))
            for cls, members, _ in CASES
            if isinstance(cls, type) and issubclass(cls, Event)
        ),
        ("remarks", lambda: MonitoringRecorded(on=DAY, remarks="")),
        ("findings", lambda: Assessment(findings=[], on=DAY, edition="x")),  # type: ignore[arg-type]
    ],
    ids=lambda one: one if type(one) is str else "",
)
def test_what_must_hold_holds_with_the_validators_of_attrs_off(
    field: str, build: Callable[[], object]
) -> None:
    """A process-wide switch of attrs does not let an invalid value through."""
    with pytest.raises(InvalidValueError) as no:
        build()
    assert field == no.value.field
