"""Decide on the confirmation of completion: section "Confirmation of Completion".

Clauses covered: ``completion.confirmation``, ``completion.approval-code``.
That one was issued is decisive; its day and what it says are the sponsor's duty and cost the
participant nothing (reading ``confirmation-contents``).
What is left out: the wording of the form.
"""

from collections.abc import Iterator
from typing import Final

from pendulum import Date

from cerp_rules._calendar import in_words
from cerp_rules._grants import same_text
from cerp_rules._text import excerpt
from cerp_rules.clauses import Modality
from cerp_rules.completions import Confirmation
from cerp_rules.findings import Finding
from cerp_rules.periods import CountedDay
from cerp_rules.policy import Policy
from cerp_rules.readings import CompletionDay, ConfirmationCode, LastDayRoll
from cerp_rules.rules._attended import Attended, CompletionRules
from cerp_rules.rules._rule import Rule
from cerp_rules.rules.completion import award_of

__all__ = [
    "COMPLETION_RULES",
    "TIME_READINGS",
    "code_finding",
    "confirmation_edition",
    "confirmation_ends",
    "contents_findings",
]

CONFIRMATION = Rule(id="confirmation", clause="completion.confirmation")
CONFIRMATION_IN_TIME = Rule(
    id="confirmation-in-time", clause="completion.confirmation", decisive=False
)
CONTENTS = Rule(id="confirmation-contents", clause="completion.confirmation", decisive=False)
APPROVAL_CODE = Rule(id="approval-code", clause="completion.approval-code", decisive=False)

_POINTER: Final = "/confirmation"
_CODE: Final = "/confirmation/approval_code"
TIME_READINGS: Final = ("completion_day", "last_day_roll", "confirmation-act")


def confirmation_day_zero(attended: Attended) -> Date:
    """Give the day from which the time to confirm runs."""
    if attended.edition.readings.completion_day is CompletionDay.SESSION:
        return attended.completion.session.ends_on
    return attended.completion.day


def confirmation_edition(attended: Attended) -> Policy:
    """Give the edition that says how long the sponsor has to confirm: that of day zero."""
    return attended.facts.edition_on(confirmation_day_zero(attended))


def confirmation_ends(attended: Attended) -> CountedDay:
    """Count the last day on which the sponsor can give the confirmation in time."""
    day_zero = confirmation_day_zero(attended)
    edition = confirmation_edition(attended)
    roll = edition.readings.last_day_roll is LastDayRoll.NEXT_WORKING_DAY
    return edition.confirmation_within.count(day_zero, roll=roll, holidays=edition.holidays)


def confirmation(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether a confirmation was issued, and not before the completion."""
    issued, readings = attended.completion.confirmation, ("confirmation-act",)
    if issued is None:
        message = "No confirmation of completion is recorded."
        question = "On what day was the participant given a confirmation of completion?"
        return (CONFIRMATION.ask(_POINTER, message, question=question, readings=readings),)
    day, completed = issued.issued_on, attended.completion.day
    pointer = f"{_POINTER}/issued_on"
    known = (("issued", day.isoformat()), ("completed", completed.isoformat()))
    if day < completed:
        message = (
            f"The confirmation of {in_words(day)} was given before the completion on "
            f"{in_words(completed)}, so it confirms nothing; the sponsor can give another."
        )
        question = "On what day after the completion is a confirmation given?"
        if attended.completion.completed_on is None:
            message = (
                f"The confirmation of {in_words(day)} was given before the session was over, and "
                "the day of completion is not given."
            )
            question = "On what day did the participant complete?"
        return (
            CONFIRMATION.ask(pointer, message, question=question, facts=known, readings=readings),
        )
    message = f"The participant was given a confirmation on {in_words(day)}."
    return (CONFIRMATION.met(pointer, message, facts=known, readings=readings),)


def confirmation_in_time(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the sponsor gave the confirmation in time, which costs only the sponsor."""
    issued_on, counted = attended.confirmed_on, confirmation_ends(attended)
    last, readings = in_words(counted.due_on), TIME_READINGS
    known = (("confirmation.ends", counted.due_on.isoformat()),)
    if issued_on is None:
        if attended.on <= counted.due_on or not attended.successful:
            message = f"The last day for a confirmation that is owed is {last}."
            return (
                CONFIRMATION_IN_TIME.pass_over(_POINTER, message, facts=known, readings=readings),
            )
        message = f"The last day for the confirmation was {last}, and none is recorded."
        return (CONFIRMATION_IN_TIME.fall_short(_POINTER, message, facts=known, readings=readings),)
    pointer, given = f"{_POINTER}/issued_on", f"The confirmation was given on {in_words(issued_on)}"
    if issued_on <= counted.due_on:
        message = f"{given}, by {last}, the last day for it."
        return (CONFIRMATION_IN_TIME.met(pointer, message, facts=known, readings=readings),)
    message = f"{given}, after {last}, the last day for it."
    return (CONFIRMATION_IN_TIME.fall_short(pointer, message, facts=known, readings=readings),)


def _same_or_unknown(said: str | None, known: str | None) -> bool:
    return said is None or known is None or same_text(said, known)


def _contradictions(attended: Attended, issued: Confirmation) -> Iterator[tuple[str, str]]:
    """Give each member of a confirmation that contradicts the case, with what the case says."""
    completion, application = attended.completion, attended.facts.application
    texts = (
        ("sponsor", issued.sponsor, application.sponsor.name),
        ("participant", issued.participant, completion.participant.name),
        ("offering_title", issued.offering_title, application.offering.title),
        ("place", issued.place, completion.session.place),
    )
    for member, said, known in texts:
        if not _same_or_unknown(said, known):
            yield member, excerpt(str(known))
    day = completion.completed_on
    if day is not None and issued.completed_on not in {None, day}:
        yield "completed_on", in_words(day)
    award = award_of(attended)
    # Two awards of one worth are one, whatever the zeros they are written with.
    if issued.credits is not None and award is not None and issued.credits != award:
        yield "credits", str(award)


_REQUIRED: Final = {
    "sponsor": "name of the sponsor",
    "participant": "name of the participant",
    "offering_title": "title of the offering",
    "completed_on": "day of completion",
    "credits": "credits",
}
_RECOMMENDED: Final = {"place": "place", "verified_by": "name of who verified it"}
_WORDS: Final = {**_REQUIRED, **_RECOMMENDED}


def contents_findings(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the confirmation says what it must, and nothing that contradicts the case."""
    issued = attended.completion.confirmation
    readings = ("confirmation-contents", "partial_attendance")
    if issued is None:
        message = "No confirmation is recorded whose contents could be looked at."
        return (CONTENTS.pass_over(_POINTER, message),)
    lacking = [one for one in _REQUIRED if getattr(issued, one) is None]
    short = tuple(
        CONTENTS.fall_short(
            f"{_POINTER}/{member}",
            f"The confirmation does not give the {_WORDS[member]}.",
            readings=readings,
        )
        for member in lacking
    ) + tuple(
        CONTENTS.fall_short(
            f"{_POINTER}/{member}",
            f"The confirmation and the case differ in the {_WORDS[member]}; the case has {known}.",
            readings=readings,
        )
        for member, known in _contradictions(attended, issued)
    )
    advice = tuple(
        CONTENTS.advise(
            f"{_POINTER}/{member}",
            f"The confirmation does not give the {_WORDS[member]}, as is recommended.",
            readings=readings,
        )
        for member in _RECOMMENDED
        if getattr(issued, member) is None
    )
    message = "The confirmation says what it must, as the case has it."
    met = () if short else (CONTENTS.met(_POINTER, message, readings=readings),)
    return (*met, *short, *advice)


def code_finding(attended: Attended) -> Finding:
    """Decide whether the confirmation carries the approval code."""
    issued, approval = attended.completion.confirmation, attended.facts.approval
    readings = ("confirmation_code", "approval-code")
    if issued is None or approval is None:
        message = "There is no confirmation of an approval that could carry its code."
        return APPROVAL_CODE.pass_over(_CODE, message)
    said = issued.approval_code
    if said is not None and same_text(said, approval.code):
        return APPROVAL_CODE.met(_CODE, "The approval code is given.", readings=readings)
    message = "The confirmation does not carry the approval code."
    if said is not None:
        message = "The code on the confirmation is not the approval code."
    if attended.edition.readings.confirmation_code is ConfirmationCode.REQUIRED:
        must = Modality.MUST
        return APPROVAL_CODE.fall_short(_CODE, message, modality=must, readings=readings)
    return APPROVAL_CODE.advise(_CODE, message, readings=readings)


def approval_code(attended: Attended) -> tuple[Finding, ...]:
    """Decide whether the confirmation carries the approval code; see `code_finding`."""
    return (code_finding(attended),)


COMPLETION_RULES: Final[CompletionRules] = (
    (CONFIRMATION, confirmation),
    (CONFIRMATION_IN_TIME, confirmation_in_time),
    (CONTENTS, contents_findings),
    (APPROVAL_CODE, approval_code),
)
