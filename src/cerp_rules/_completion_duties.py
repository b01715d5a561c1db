"""List the duties that one completion gives rise to, in the page's order."""

from collections.abc import Iterator
from functools import partial
from typing import Final

import attrs

from cerp_rules._calendar import in_words
from cerp_rules._duty_parts import before_approval, deadline_of, duty, status_of_act
from cerp_rules.clauses import Modality
from cerp_rules.completions import ConfirmerRole
from cerp_rules.duty_values import DeadlineKind, Duty, DutyStatus
from cerp_rules.findings import Finding, Verdict
from cerp_rules.periods import CountedDay
from cerp_rules.readings import ConfirmationCode
from cerp_rules.records import RecordKind
from cerp_rules.rules import records
from cerp_rules.rules._attended import Attended
from cerp_rules.rules.completion import last_upload_day
from cerp_rules.rules.confirmation import (
    TIME_READINGS,
    code_finding,
    confirmation_edition,
    confirmation_ends,
    contents_findings,
)
from cerp_rules.rules.coverage import before_termination, session_granted, session_in_period

__all__ = ["completion_duties", "subject_of"]

_RECORDS: Final = {
    RecordKind.ATTENDANCE: "attendance-record",
    RecordKind.GRADES: "grades-record",
    RecordKind.CONFIRMATIONS: "confirmation-record",
}


def subject_of(attended: Attended) -> str:
    """Name participant and session, as far as they are named."""
    participant, session = attended.completion.participant, attended.completion.session
    known_as = f" ({participant.certificant_id})" if participant.certificant_id else ""
    place = f", {session.place}" if session.place else ""
    return f"{participant.name}{known_as}, {session.days}{place}"


def completion_duties(attended: Attended) -> Iterator[Duty]:
    """Give the duties of sponsor and certificant for one completion.

    They bind those who were granted pre-approval, for what it covers; before, and without one, none
    of them does.
    """
    subject = subject_of(attended)
    coverage = tuple(
        one
        for decide in (session_granted, session_in_period, before_termination)
        for one in decide(attended)
    )
    readings = tuple(dict.fromkeys(name for one in coverage for name in one.readings))
    unbound = before_approval(attended.facts) or _uncovered({one.verdict for one in coverage})
    for one in _of_an_approved_offering(attended, subject):
        both = (*one.readings, *(name for name in readings if name not in one.readings))
        deadline = None
        if one.deadline is not None and unbound is None:
            deadline = attrs.evolve(one.deadline, readings=both)
        status = unbound or one.status
        yield attrs.evolve(one, status=status, deadline=deadline, readings=both)


def _uncovered(verdicts: set[Verdict]) -> DutyStatus | None:
    """Tell where the duties stand of a completion that the approval does not, or may not, cover."""
    if Verdict.NOT_MET in verdicts:
        return DutyStatus.LAPSED
    return DutyStatus.UNKNOWN if verdicts & {Verdict.OPEN, Verdict.UNKNOWN} else None


def _of_an_approved_offering(attended: Attended, subject: str) -> Iterator[Duty]:
    yield _validation(attended, subject)
    yield _confirmation(attended, subject)
    yield _contents(attended, subject)
    yield _code(attended, subject)
    if attended.completion.participant.certificant_id is not None:
        yield _upload(attended, subject)
    for kind in RecordKind:
        yield from _record(attended, subject, kind)


def _validation(attended: Attended, subject: str) -> Duty:
    completion = attended.completion
    by_sponsor = (
        completion.confirmed_by is not None
        and completion.confirmed_by.role is ConfirmerRole.SPONSOR
    )
    if attended.successful is False:
        status = DutyStatus.LAPSED
    elif attended.ahead:
        status = DutyStatus.NOT_YET
    else:
        done = attended.successful and by_sponsor
        status = DutyStatus.FULFILLED if done else DutyStatus.PENDING
    return duty(
        "validation",
        "completion.validated",
        status,
        edition=attended.edition,
        subject=subject,
        readings=("confirmed-by",),
    )


def _confirmation(attended: Attended, subject: str) -> Duty:
    id_, clause_id, readings = "confirmation", "completion.confirmation", TIME_READINGS
    edition = confirmation_edition(attended)
    make = partial(duty, id_, clause_id, edition=edition, subject=subject, readings=readings)
    if attended.successful is False:
        return make(DutyStatus.LAPSED)
    counted, issued_on = confirmation_ends(attended), attended.confirmed_on
    deadline = deadline_of(
        id_,
        clause_id,
        counted,
        edition=edition,
        subject=subject,
        met_on=issued_on,
        readings=readings,
    )
    status = status_of_act(issued_on, counted.due_on, attended.on)
    if attended.ahead:
        # Nobody is late with what is not owed yet.
        upcoming = deadline if attended.on <= counted.due_on else None
        return make(DutyStatus.NOT_YET, deadline=upcoming)
    if issued_on is None and status is DutyStatus.BREACHED and attended.successful is None:
        # Whoever has not completed is owed no confirmation.
        return make(DutyStatus.UNKNOWN)
    return make(status, deadline=deadline)


def _once_issued(attended: Attended, *, short: bool) -> DutyStatus:
    if attended.successful is False:
        return DutyStatus.LAPSED
    if attended.completion.confirmation is None:
        return DutyStatus.NOT_YET
    return DutyStatus.BREACHED if short else DutyStatus.FULFILLED


def _contents(attended: Attended, subject: str) -> Duty:
    short = any(_falls_short(one) for one in contents_findings(attended))
    return duty(
        "confirmation-contents",
        "completion.confirmation",
        _once_issued(attended, short=short),
        edition=attended.edition,
        subject=subject,
        readings=("confirmation-contents", "partial_attendance"),
    )


def _falls_short(finding: Finding) -> bool:
    return finding.verdict is Verdict.NOT_MET and finding.modality is Modality.MUST


def _code(attended: Attended, subject: str) -> Duty:
    required = attended.edition.readings.confirmation_code is ConfirmationCode.REQUIRED
    short = code_finding(attended).verdict is Verdict.NOT_MET
    return duty(
        "approval-code",
        "completion.approval-code",
        _once_issued(attended, short=short),
        edition=attended.edition,
        subject=subject,
        modality=Modality.MUST if required else None,
        readings=("confirmation_code", "approval-code"),
    )


def _upload(attended: Attended, subject: str) -> Duty:
    id_, clause_id, readings = "upload", "completion.upload", ("upload_day",)
    uploaded, issued = attended.uploaded_on, attended.completion.confirmation is not None
    edition = attended.facts.edition_on(attended.renewal_on or attended.completion.day)
    make = partial(duty, id_, clause_id, edition=edition, subject=subject, readings=readings)
    if attended.successful is False:
        return make(DutyStatus.LAPSED)
    counted = _upload_ends(attended)
    if counted is None:
        status = DutyStatus.FULFILLED
        if uploaded is None:
            status = DutyStatus.PENDING if issued else DutyStatus.NOT_YET
        return make(status)
    status = status_of_act(uploaded, counted.due_on, attended.on)
    if uploaded is None and not issued:
        # What was never issued cannot be uploaded.
        pending = status is DutyStatus.PENDING
        status = DutyStatus.NOT_YET if pending else DutyStatus.UNKNOWN
    deadline = None
    if status is not DutyStatus.UNKNOWN:
        deadline = deadline_of(
            id_,
            clause_id,
            counted,
            edition=edition,
            subject=subject,
            met_on=uploaded,
            readings=readings,
        )
    return make(status, deadline=deadline)


def _upload_ends(attended: Attended) -> CountedDay | None:
    """Give the last day for the upload; None without a renewal that counts."""
    renewal, last = attended.renewal_on, last_upload_day(attended)
    if renewal is None or last is None:
        return None
    which = "that day is the last"
    if last < renewal:
        which = f"the day before, {in_words(last)}, is the last"
    counting = f"the renewal is on {in_words(renewal)}; {which}"
    return CountedDay(day_zero=renewal, due_on=last, counting=counting)


def _record(attended: Attended, subject: str, kind: RecordKind) -> Iterator[Duty]:
    account = records.account_of(attended, kind)
    if account.needed is False:
        return
    id_, clause_id = _RECORDS[kind], "records.kept"
    readings = account.readings
    deadline = None
    # What is gone cannot be kept through any day.
    if account.ends is not None and account.needed and account.breach is None:
        met_on = account.delivered_on if account.satisfied_by_delivery else None
        deadline = deadline_of(
            id_,
            clause_id,
            account.ends,
            edition=account.edition,
            kind=DeadlineKind.KEEP_THROUGH,
            subject=subject,
            met_on=met_on,
            readings=readings,
        )
    status = _record_status(attended, account)
    if kind is RecordKind.CONFIRMATIONS and account.needed is None and attended.successful:
        status = DutyStatus.NOT_YET
    yield duty(
        id_,
        clause_id,
        status,
        edition=account.edition,
        subject=subject,
        deadline=deadline,
        readings=readings,
    )


def _record_status(  # noqa: PLR0911  # a duty stands in one of these ways
    attended: Attended, account: records.Account
) -> DutyStatus:
    if not attended.session_over and account.delivered_on is None:
        return DutyStatus.NOT_YET
    if account.breach is not None:
        return DutyStatus.BREACHED
    if account.needed is None:
        return DutyStatus.UNKNOWN
    if account.satisfied_by_delivery:
        return DutyStatus.FULFILLED
    if account.must_be_delivered and account.delivered_on is None:
        return DutyStatus.PENDING
    if account.in_doubt:
        return DutyStatus.UNKNOWN
    over = account.ends is not None and attended.on > account.ends.due_on
    return DutyStatus.FULFILLED if over else DutyStatus.PENDING
