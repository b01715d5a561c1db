"""Decide on the records of a completion: section "Record Maintenance", clause ``records.kept``.

For each completion the attendance record, the grades if assigned, and the confirmation.
What is missing or disposed of too early is the sponsor's breach and costs the participant nothing.
What is left out: the content of a record.
"""

from typing import Final

import attrs
from pendulum import Date

from cerp_rules._calendar import day_after, in_words
from cerp_rules._grants import LAST_DAY_READINGS
from cerp_rules.case import CaseFacts
from cerp_rules.events import EventType, RecordsDelivered
from cerp_rules.findings import Finding
from cerp_rules.periods import CountedDay
from cerp_rules.policy import Policy
from cerp_rules.readings import RecordsOr, RetentionBranch, RetentionStart
from cerp_rules.records import RecordKind
from cerp_rules.rules._attended import Attended, CompletionRules
from cerp_rules.rules._rule import Rule
from cerp_rules.rules._step import StepRules

__all__ = ["COMPLETION_RULES", "STEPS", "Account", "account_of"]

ATTENDANCE_RECORD = Rule(id="attendance-record", clause="records.kept", decisive=False)
GRADES_RECORD = Rule(id="grades-record", clause="records.kept", decisive=False)
CONFIRMATION_RECORD = Rule(id="confirmation-record", clause="records.kept", decisive=False)
DELIVERED_SESSION = Rule(id="delivered-session", clause="records.kept")

_READINGS: Final = ("records_or", "retention_branch", "retention_start", "retention-end")
_POINTER: Final = "/records"
_WORDS: Final = {
    RecordKind.ATTENDANCE: "attendance record",
    RecordKind.GRADES: "record of the grade",
    RecordKind.CONFIRMATIONS: "record of the confirmation",
}


@attrs.frozen(kw_only=True)
class Account:
    """What is known of one kind of record of one completion.

    Attributes:
        needed: Whether there must be such a record; None where that is not known.
        delivered_on: When it was delivered to SER.
        kept: Whether it is kept; None where nothing is known.
        disposed_on: When the last copy was disposed of.
        ends: Through what day it is to be kept; None while nothing starts the time.
        must_be_kept: Whether it must be kept through that day, delivered or not.
        must_be_delivered: Whether it must be delivered, kept or not.
        breach: How the sponsor fell short, in words; None where it did not.
        edition: The edition in force on the day from which the time to keep runs.
        readings: The readings relied on.
    """

    needed: bool | None
    delivered_on: Date | None
    kept: bool | None
    disposed_on: Date | None
    ends: CountedDay | None
    must_be_kept: bool
    must_be_delivered: bool
    breach: str | None
    edition: Policy
    readings: tuple[str, ...]

    @property
    def satisfied_by_delivery(self) -> bool:
        """Whether the delivery to SER ended the duty to keep."""
        return self.delivered_on is not None and not self.must_be_kept

    @property
    def in_doubt(self) -> bool:
        """Whether it is not known if it is kept, or was kept long enough."""
        return self.kept is None or (self.disposed_on is not None and self.ends is None)


def _needed(attended: Attended, kind: RecordKind) -> bool | None:
    completion = attended.completion
    if kind is RecordKind.ATTENDANCE:
        return True
    if kind is RecordKind.GRADES:
        return True if completion.grade is not None else completion.grades_assigned
    # Without a confirmation there is none to keep; whether one is owed is another duty.
    if completion.confirmation is not None:
        return True
    return False if attended.successful is False else None


def _day_zero(attended: Attended) -> tuple[Date | None, Policy]:
    """Give the day from which the time to keep runs, and the edition that was in force then."""
    completion, facts = attended.completion, attended.facts
    ends_on = completion.session.ends_on
    start = facts.edition_on(ends_on).readings.retention_start
    day: Date | None = ends_on
    if start is RetentionStart.CONFIRMATION_ISSUED:
        issued = completion.confirmation
        day = None if issued is None else issued.issued_on
    elif start is RetentionStart.APPROVAL_END:
        day = facts.last_day
    return day, facts.edition_on(day or ends_on)


def _period_readings(attended: Attended) -> tuple[str, ...]:
    """Name the readings on which the end of the approval rests, where that starts the time."""
    ends_on = attended.completion.session.ends_on
    start = attended.facts.edition_on(ends_on).readings.retention_start
    if start is not RetentionStart.APPROVAL_END:
        return ()
    return LAST_DAY_READINGS


def _grades_reading(kind: RecordKind) -> tuple[str, ...]:
    return ("grades",) if kind is RecordKind.GRADES else ()


def account_of(attended: Attended, kind: RecordKind) -> Account:
    """Add up what is known of one kind of record."""
    day_zero, edition = _day_zero(attended)
    ends = None if day_zero is None else edition.retention.count(day_zero, roll=False)
    copies = [one for one in attended.completion.records if one.kind is kind]
    gone = [one.disposed_on for one in copies if one.disposed_on is not None]
    disposed_on = max(gone) if copies and len(gone) == len(copies) else None
    kept: bool | None = disposed_on is None if copies else None
    if not copies and attended.completion.records:
        kept = False
    both = edition.readings.records_or is RecordsOr.BOTH
    always = both or edition.readings.retention_branch is RetentionBranch.ALWAYS
    account = Account(
        needed=_needed(attended, kind),
        delivered_on=attended.delivered.get(kind),
        kept=kept,
        disposed_on=disposed_on,
        ends=ends,
        must_be_kept=always,
        must_be_delivered=both,
        breach=None,
        edition=edition,
        readings=(*_READINGS, *_period_readings(attended), *_grades_reading(kind)),
    )
    return attrs.evolve(account, breach=_breach(attended, kind, account))


def _breach(attended: Attended, kind: RecordKind, account: Account) -> str | None:
    """Say how the sponsor fell short, if it did."""
    words, delivered, disposed = _WORDS[kind], account.delivered_on, account.disposed_on
    if not account.needed or account.kept is not False or not attended.session_over:
        return None
    if disposed is None:
        missing = delivered is None or account.must_be_kept
        return f"The {words} is not among the records that are kept." if missing else None
    if account.ends is None or disposed > account.ends.due_on:
        return None
    if delivered is not None and delivered <= disposed and not account.must_be_kept:
        return None
    last = in_words(account.ends.due_on)
    return f"The {words} was disposed of on {in_words(disposed)}, and is to be kept through {last}."


def _finding(rule: Rule, attended: Attended, kind: RecordKind) -> Finding:
    account, words = account_of(attended, kind), _WORDS[kind]
    known: tuple[tuple[str, str], ...] = (("record", kind.value),)
    if account.ends is not None:
        disposal = day_after(account.ends.due_on)
        known += (
            ("kept.through", account.ends.due_on.isoformat()),
            ("disposal.from", disposal.isoformat()),
        )
    if account.breach is not None:
        return rule.fall_short(_POINTER, account.breach, facts=known, readings=account.readings)
    due = account.needed is not False
    if not due or (not attended.session_over and account.delivered_on is None):
        message = f"No {words} is due{' before the session is over' if due else ''}."
        return rule.pass_over(_POINTER, message, readings=account.readings)
    asked = _asked(account, kind)
    if asked is not None:
        message, question = asked
        return rule.ask(
            _POINTER,
            message,
            question=question,
            decisive=False,
            facts=known,
            readings=account.readings,
        )
    message = f"The {words} is kept."
    if account.disposed_on is not None:
        message = f"The {words} was kept until {in_words(account.disposed_on)}."
    if account.delivered_on is not None:
        message = f"The {words} was delivered to SER on {in_words(account.delivered_on)}."
    return rule.met(_POINTER, message, facts=known, readings=account.readings)


def _asked(account: Account, kind: RecordKind) -> tuple[str, str] | None:
    """Give what is not known of a record and the question to ask, or None."""
    words, delivered = _WORDS[kind], account.delivered_on is not None
    if account.needed is None:
        grades = kind is RecordKind.GRADES
        question = "Are grades assigned?" if grades else "Was a confirmation given?"
        return f"Whether a {words} is due is not known.", question
    if account.must_be_delivered and not delivered:
        question = f"On what day is the {words} delivered to SER?"
        return f"The {words} must be delivered to SER too.", question
    if account.satisfied_by_delivery or not account.in_doubt:
        return None
    if account.kept is None:
        question = f"Is the {words} kept{'' if delivered else ', or was it delivered to SER'}?"
        return f"Whether the {words} is kept is not known.", question
    question = "From what day is the time to keep it counted?"
    return f"Whether the {words} was kept long enough is not known.", question


def attendance_record(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the attendance record is kept or was delivered to SER."""
    return (_finding(ATTENDANCE_RECORD, attended, RecordKind.ATTENDANCE),)


def grades_record(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the record of the grade, if any is assigned, is kept or was delivered."""
    return (_finding(GRADES_RECORD, attended, RecordKind.GRADES),)


def confirmation_record(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the record of the confirmation is kept or was delivered to SER."""
    return (_finding(CONFIRMATION_RECORD, attended, RecordKind.CONFIRMATIONS),)


def delivered_session(
    _facts: CaseFacts, event: RecordsDelivered, _policy: Policy
) -> tuple[Finding, ...]:
    """Decide whether the session had begun when its records were delivered."""
    session = event.session
    known = (("session.first", session.starts_on.isoformat()),)
    if event.on >= session.starts_on:
        message = f"The session of {session.days} had begun when its records were delivered."
        return (DELIVERED_SESSION.met("/session", message, facts=known),)
    message = f"The session of {session.days} had not begun when its records were delivered."
    return (DELIVERED_SESSION.not_met("/session", message, facts=known),)


COMPLETION_RULES: Final[CompletionRules] = (
    (ATTENDANCE_RECORD, attendance_record),
    (GRADES_RECORD, grades_record),
    (CONFIRMATION_RECORD, confirmation_record),
)
STEPS: Final[StepRules] = ((EventType.RECORDS_DELIVERED, DELIVERED_SESSION, delivered_session),)
