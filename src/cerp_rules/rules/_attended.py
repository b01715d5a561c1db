"""Hold what a rule of a completion looks at: the completion and the case, as known on a day."""

from collections.abc import Callable, Mapping

import attrs
from pendulum import Date

from cerp_rules.case import CaseFacts
from cerp_rules.completions import Completion
from cerp_rules.findings import Finding
from cerp_rules.policy import Policy
from cerp_rules.records import RecordKind
from cerp_rules.rules._rule import Rule

__all__ = ["Attended", "CompletionRules", "DecideCompletion", "as_known_on"]


@attrs.frozen(kw_only=True)
class Attended:
    """A completion with all that a rule may need to judge it.

    Attributes:
        completion: The completion, as known on the day asked for.
        facts: The case, as known on that day.
        delivered: When each kind of record was delivered to SER, first since there was one.
        on: The day asked for.
        renewal_on: The day of the certificant's renewal; None when that is not asked about.
        edition: The edition in force on the day of completion.
    """

    completion: Completion
    facts: CaseFacts
    delivered: Mapping[RecordKind, Date]
    on: Date
    renewal_on: Date | None
    edition: Policy

    @property
    def ahead(self) -> bool:
        """Whether the day of completion, as far as it is known, is still to come."""
        return self.completion.day > self.on

    @property
    def session_over(self) -> bool:
        """Whether the last day of the session has passed."""
        return self.on > self.completion.session.ends_on

    @property
    def successful(self) -> bool | None:
        """Whether the participant attended and completed; None where that is not known."""
        done = (self.completion.attendance_confirmed, self.completion.requirements_completed)
        if False in done:
            return False
        return None if None in done else True

    @property
    def uploaded_on(self) -> Date | None:
        """The day of the upload, unless it came before there was a confirmation to upload."""
        uploaded, confirmed = self.completion.uploaded_on, self.confirmed_on
        if self.completion.confirmation is None or uploaded is None:
            return uploaded
        return None if confirmed is None or uploaded < confirmed else uploaded

    @property
    def confirmed_on(self) -> Date | None:
        """The day of the confirmation, unless it was given before the completion."""
        issued = self.completion.confirmation
        if issued is None or issued.issued_on < self.completion.day:
            return None
        return issued.issued_on


DecideCompletion = Callable[[Attended], tuple[Finding, ...]]
CompletionRules = tuple[tuple[Rule, DecideCompletion], ...]


def as_known_on(completion: Completion, on: Date) -> Completion:
    """Give the completion without what is dated later than a day.

    A day of completion still to come is kept: it says that the participant has not completed.
    """
    confirmation, uploaded = completion.confirmation, completion.uploaded_on
    if confirmation is not None and confirmation.issued_on > on:
        confirmation = None
    if uploaded is not None and uploaded > on:
        uploaded = None
    disposed = [one.disposed_on for one in completion.records]
    records = completion.records
    if any(day is not None and day > on for day in disposed):
        records = tuple(
            attrs.evolve(one, disposed_on=None)
            if one.disposed_on is not None and one.disposed_on > on
            else one
            for one in records
        )
    now = (confirmation, uploaded, records)
    if now == (completion.confirmation, completion.uploaded_on, completion.records):
        return completion
    return attrs.evolve(
        completion, confirmation=confirmation, uploaded_on=uploaded, records=records
    )
