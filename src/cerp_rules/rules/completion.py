"""Decide whether a participant attended and completed: section "Confirmation of Completion".

Clauses covered: ``completion.validated``, ``completion.upload``.
What is missing is asked for: what the sponsor or the certificant can still do is not refused.
What is left out: the confirmation itself (`cerp_rules.rules.confirmation`).
"""

from decimal import ROUND_DOWN, Context, Decimal
from typing import Final

from pendulum import Date

from cerp_rules._calendar import FIRST_DAY, day_before, in_words
from cerp_rules.clauses import Party
from cerp_rules.completions import ConfirmerRole
from cerp_rules.credits import CreditAward
from cerp_rules.findings import Finding
from cerp_rules.offerings import OfferingKind
from cerp_rules.readings import PartialAttendance, UploadDay
from cerp_rules.rules._attended import Attended, CompletionRules
from cerp_rules.rules._rule import Rule

__all__ = ["COMPLETION_RULES", "award_of", "last_upload_day"]

COMPLETED = Rule(id="completed", clause="completion.validated")
ATTENDANCE = Rule(id="attendance", clause="completion.validated")
PARTIAL_ATTENDANCE = Rule(id="partial-attendance", clause="completion.validated")
REQUIREMENTS = Rule(id="requirements", clause="completion.validated")
CONFIRMED_BY = Rule(id="confirmed-by", clause="completion.validated")
UPLOAD = Rule(id="upload", clause="completion.upload")

_WITH_SPEAKERS: Final = (OfferingKind.CONFERENCE, OfferingKind.SYMPOSIUM)
# A context of our own: what an embedder does to the decimal context changes no award.
_EXACT: Final = Context(prec=40, rounding=ROUND_DOWN)
_PLACES: Final = Decimal("0.0001")


def completed(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the day of completion can be one: not before the session, and not to come."""
    completion, readings = attended.completion, ("completion_day",)
    day, starts_on = completion.day, completion.session.starts_on
    pointer = "/completed_on" if completion.completed_on else "/session/ends_on"
    known = (("completed", day.isoformat()), ("session.first", starts_on.isoformat()))
    if attended.ahead:
        message = f"The day of completion, {in_words(day)}, is still to come."
        question = "Did the participant complete, and on what day?"
        return (COMPLETED.ask(pointer, message, question=question, facts=known, readings=readings),)
    if day < starts_on:
        message = (
            f"The completion on {in_words(day)} is before the session starts, on "
            f"{in_words(starts_on)}."
        )
        return (COMPLETED.not_met(pointer, message, facts=known),)
    message = f"The day of completion is {in_words(day)}."
    return (COMPLETED.met(pointer, message, facts=known, readings=readings),)


def attendance(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether attendance is confirmed."""
    pointer, confirmed = "/attendance_confirmed", attended.completion.attendance_confirmed
    if confirmed is None:
        message = "Whether the participant attended is not given."
        return (ATTENDANCE.ask(pointer, message, question="Did the participant attend?"),)
    if confirmed:
        return (ATTENDANCE.met(pointer, "Attendance is confirmed."),)
    return (ATTENDANCE.not_met(pointer, "The participant did not attend."),)


def requirements(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether all requirements are completed."""
    pointer, done = "/requirements_completed", attended.completion.requirements_completed
    if done is None:
        message = "Whether all requirements are completed is not given."
        question = "Did the participant complete all requirements?"
        return (REQUIREMENTS.ask(pointer, message, question=question),)
    if done:
        return (REQUIREMENTS.met(pointer, "All requirements are completed."),)
    return (REQUIREMENTS.not_met(pointer, "Not all requirements were completed."),)


def _in_proportion(attended: Attended) -> bool:
    reading = attended.edition.readings.partial_attendance
    kind = attended.facts.application.offering.kind
    return reading is PartialAttendance.PRO_RATA and kind in _WITH_SPEAKERS


def partial_attendance(attended: Attended) -> tuple[Finding, ...]:
    """Decide what it gives to attend for fewer hours than the offering has."""
    pointer, readings = "/hours_attended", ("partial_attendance",)
    hours = attended.completion.hours_attended
    whole = attended.facts.application.offering.contact_hours
    if hours is None:
        message = "The hours attended are not given, so attendance counts as a whole."
        return (PARTIAL_ATTENDANCE.pass_over(pointer, message, readings=readings),)
    known: tuple[tuple[str, str], ...] = (("hours.attended", f"{hours:f}"),)
    if whole is None:
        if not _in_proportion(attended):
            message = "The contact hours of the offering are not given, so none are compared."
            return (PARTIAL_ATTENDANCE.pass_over(pointer, message, facts=known, readings=readings),)
        message = "Credits in proportion need the contact hours of the offering."
        question = "How many contact hours does the offering have?"
        return (
            PARTIAL_ATTENDANCE.ask(
                pointer, message, question=question, facts=known, readings=readings
            ),
        )
    known = (*known, ("hours.contact", f"{whole:f}"))
    were = "was" if hours == 1 else "were"
    said = f"Of {whole:f} contact hours, {hours:f} {were} attended"
    if hours >= whole:
        return (PARTIAL_ATTENDANCE.met(pointer, f"{said}.", facts=known, readings=readings),)
    if _in_proportion(attended) and _worth_something(attended, hours):
        message = f"{said}, which gives credits in proportion."
        return (PARTIAL_ATTENDANCE.met(pointer, message, facts=known, readings=readings),)
    message = f"{said}, and a part gives no credits."
    return (PARTIAL_ATTENDANCE.not_met(pointer, message, facts=known, readings=readings),)


def _worth_something(attended: Attended, hours: Decimal) -> bool:
    # Without an approval there is nothing yet to take a part of, which another rule says.
    return bool(hours) if attended.facts.approval is None else _share(attended) is not None


def _share(attended: Attended) -> CreditAward | None:
    """Give the credits of the approval in proportion to the hours, rounded down to 4 places."""
    approval, hours = attended.facts.approval, attended.completion.hours_attended
    whole = attended.facts.application.offering.contact_hours
    if approval is None:
        return None
    if hours is None or whole is None or hours >= whole:
        return approval.credits
    share = _EXACT.divide(_EXACT.multiply(approval.credits.value, hours), whole)
    value = share.quantize(_PLACES, context=_EXACT)
    return CreditAward(value=_short(value), unit=approval.credits.unit) if value else None


def _short(value: Decimal) -> Decimal:
    """Drop the zeros after the last decimal place that counts."""
    text = format(value, "f").rstrip("0").rstrip(".")
    return Decimal(text)


def award_of(attended: Attended) -> CreditAward | None:
    """Give the credits that the completion is worth where nothing stands against it."""
    if _in_proportion(attended):
        return _share(attended)
    approval = attended.facts.approval
    return None if approval is None else approval.credits


def confirmed_by(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether it is the sponsor who confirms, and not the participant."""
    confirmer, readings = attended.completion.confirmed_by, ("confirmed-by",)
    role = confirmer.role if confirmer else None
    if role is ConfirmerRole.SPONSOR:
        message = "The sponsor confirms attendance and completion."
        return (CONFIRMED_BY.met("/confirmed_by/role", message, readings=readings),)
    pointer = "/confirmed_by/role" if confirmer else "/confirmed_by"
    message = (
        "Who confirms attendance and completion is not given."
        if role is None
        else "The participant confirms, which counts for nothing; the sponsor can still confirm."
    )
    question = "Does the sponsor confirm attendance and completion, and who does so for it?"
    return (CONFIRMED_BY.ask(pointer, message, question=question, readings=readings),)


def last_upload_day(attended: Attended) -> Date | None:
    """Give the last day for the upload; None where the renewal given is not the one that counts.

    It is not where its last day comes before the completion. Whether the day of the renewal is in
    time goes by the edition of that day.
    """
    renewal = attended.renewal_on
    if renewal is None or (renewal == FIRST_DAY and not _on_the_day(attended, renewal)):
        return None
    last = renewal if _on_the_day(attended, renewal) else day_before(renewal)
    return None if last < attended.completion.day else last


def _on_the_day(attended: Attended, renewal: Date) -> bool:
    return attended.facts.edition_on(renewal).readings.upload_day is UploadDay.ON_OR_BEFORE


def upload(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the confirmation was uploaded before the renewal, where one is given."""
    pointer, readings = "/uploaded_on", ("upload_day",)
    renewal, uploaded, last = attended.renewal_on, attended.uploaded_on, last_upload_day(attended)
    if renewal is None:
        message = "No renewal is given, so the day of the upload is not looked at."
        return (UPLOAD.pass_over(pointer, message),)
    if last is None:
        message = f"The renewal on {in_words(renewal)} comes before the completion."
        question = "On what day is the renewal that follows the completion?"
    else:
        message = "No upload of the confirmation since it was issued is recorded."
        question = "On what day did the certificant upload the confirmation?"
    if last is None or uploaded is None:
        party = Party.CERTIFICANT
        return (
            UPLOAD.ask(pointer, message, question=question, supplied_by=party, readings=readings),
        )
    known = (("uploaded", uploaded.isoformat()), ("renewal", renewal.isoformat()))
    days = f"The upload was on {in_words(uploaded)}, the renewal is on {in_words(renewal)}"
    if uploaded <= last:
        return (UPLOAD.met(pointer, f"{days}: in time.", facts=known, readings=readings),)
    return (UPLOAD.not_met(pointer, f"{days}: too late.", facts=known, readings=readings),)


COMPLETION_RULES: Final[CompletionRules] = (
    (COMPLETED, completed),
    (ATTENDANCE, attendance),
    (PARTIAL_ATTENDANCE, partial_attendance),
    (REQUIREMENTS, requirements),
    (CONFIRMED_BY, confirmed_by),
    (UPLOAD, upload),
)
