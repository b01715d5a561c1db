"""Hold one case of a scenario table, and ask the library what the case is about.

What is left out: how a table is read (`cerp_rules.testing.tables`), and how what is found is
compared with what is expected (`cerp_rules.testing._comparing`).
"""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import attrs
from pendulum import Date

from cerp_rules.applications import Application
from cerp_rules.assessments import assess, assess_completion, assess_marketing
from cerp_rules.clauses import Modality
from cerp_rules.completions import Completion
from cerp_rules.duties_owed import duties
from cerp_rules.duty_values import Duty
from cerp_rules.errors import InvalidValueError
from cerp_rules.events import Event
from cerp_rules.findings import Assessment, Finding, Verdict
from cerp_rules.lifecycle import PreApproval
from cerp_rules.marketing import MarketingUse
from cerp_rules.policy import Policy
from cerp_rules.policy_book import PolicyBook

__all__ = ["About", "Scenario", "label"]


class About(StrEnum):
    """What the cases of a table are about, and so which question is asked."""

    APPLICATION = "application"
    """May the application be pre-approved?"""
    EVENT = "event"
    """May the event be recorded next?"""
    COMPLETION = "completion"
    """May credits be assigned for the completion?"""
    MARKETING = "marketing"
    """May the approval, or the logo, be used so?"""
    DUTY = "duty"
    """Where does the duty stand, and when is its last day?"""
    STATUS = "status"
    """Where does the case stand, and is its approval in force?"""


_UNUSUAL: Final = {
    Verdict.NOT_MET: "falls_short",
    Verdict.OPEN: "flagged",
    Verdict.UNKNOWN: "asked_in_passing",
    Verdict.NOT_APPLICABLE: "not_applicable_and_decisive",
}
"""What is said of a verdict that does not weigh as much, or weighs more, than it usually does."""


def label(finding: Finding) -> str:
    """Say in one word of the tables what a finding finds.

    Args:
        finding: Any finding.

    Returns:
        The verdict, where it is decisive or does not apply; ``advice`` for what is recommended
        and not met, ``falls_short`` for what is not met and costs nobody who is judged,
        ``flagged`` for what a person should look at and ``asked_in_passing`` for what is unknown,
        where the outcome waits for neither.

    Source: the verdicts and the decisiveness of a finding, see `cerp_rules.findings`.

    Example:
        >>> from cerp_rules import Finding, Modality, Verdict
        >>> label(Finding(
        ...     rule="first-session", clause="reviews.notice", modality=Modality.SHOULD,
        ...     verdict=Verdict.NOT_MET, decisive=False, pointer="/offering/sessions/0",
        ...     message="The first session starts before the six weeks are over.",
        ... ))
        'advice'
    """
    if finding.decisive is (finding.verdict is not Verdict.NOT_APPLICABLE):
        return finding.verdict.value
    if finding.verdict is Verdict.NOT_MET and finding.modality is Modality.SHOULD:
        return "advice"
    return _UNUSUAL.get(finding.verdict, finding.verdict.value)


@attrs.frozen(kw_only=True)
class Scenario:
    """One case of a scenario table: what is given, what is asked, and what is expected.

    Made by `read_table`; ``str`` gives its name, such as ``fee/no-fee-none-paid``.

    Attributes:
        about: What it is about.
        id: Its name within its rule or duty.
        why: The sentence, the reading or the arithmetic behind the expectation.
        clause: The clause it rests on; None where it names none.
        rule: The rule whose findings are compared; None where only the outcome is.
        duty: The duty that is asked about; only where it is about a duty.
        subject: A part of the subject of that duty, which tells it from others of its id.
        on: The civil day that is asked about; of an event, the day it happens.
        policy: The edition, or the book of editions.
        application: The application; only where it is about one.
        history: The events of the pre-approval; empty where it is about an application.
        event: The event that is judged; only where it is about one.
        completions: The completions: one where it is about one, any number for a duty.
        use: The use in marketing; only where it is about one.
        renewal_on: The civil day of the certificant's renewal; None where it is not given.
        renewals: The civil days of renewals by certificant, for the duties.
        expect: What is expected in the words of the table: by JSON Pointer what the rule finds,
            or by name what is asked of a duty or a status; None where only the outcome is.
        outcome: The outcome that is expected; None where none is.
        award: The credits that are expected, such as ``16 CEC``, or ``none``; None where none are.
        given: The case as the table writes it.
        path: The file of the table.
        line: The line at which the case starts, counted from 1.
    """

    about: About
    id: str
    why: str
    clause: str | None = None
    rule: str | None = None
    duty: str | None = None
    subject: str = ""
    on: Date
    policy: Policy | PolicyBook
    application: Application | None = None
    history: tuple[Event, ...] = ()
    event: Event | None = None
    completions: tuple[Completion, ...] = ()
    use: MarketingUse | None = None
    renewal_on: Date | None = None
    renewals: Mapping[str, Date] = attrs.field(factory=dict)
    expect: Mapping[str, str] | None = None
    outcome: str | None = None
    award: str | None = None
    given: Mapping[str, Any] = attrs.field(eq=False, repr=False)
    path: Path
    line: int

    def __str__(self) -> str:
        """Name the case as reports do: by its rule, its duty or what it is about, and its id."""
        return f"{self.rule or self.duty or self.about.value}/{self.id}"

    def pre_approval(self) -> PreApproval:
        """Replay the history.

        Raises:
            NotPermittedError: the policy does not permit one of its events.
            InvalidValueError: it is about an application, and has no history.
            NotInForceError: no edition of the book is in force on the day of submission.
        """
        return PreApproval.replay(self.history, self.policy)

    def assessment(self) -> Assessment:
        """Judge the application, the event, the completion or the use.

        Raises:
            InvalidValueError: it is about a duty or a status, or the day is before the submission.
            NotPermittedError: the policy does not permit an event of the history.
            NotInForceError: no edition of the book is in force on the day of submission.
        """
        if self.application is not None:
            return assess(self.application, on=self.on, policy=self.policy)
        case = self.pre_approval()
        if self.event is not None:
            return case.permit(self.event)
        if self.use is not None:
            return assess_marketing(self.use, case, on=self.on)
        if self.about is About.COMPLETION:
            (completion,) = self.completions
            return assess_completion(completion, case, on=self.on, renewal_on=self.renewal_on)
        raise InvalidValueError.of("about", self.about.value, "must be something that is judged")

    def owed(self) -> tuple[Duty, ...]:
        """Give all that is owed on the day.

        Raises:
            InvalidValueError: it is about an application, or the day is before the submission.
            NotPermittedError: the policy does not permit an event of the history.
            NotInForceError: no edition of the book is in force on the day of submission.
        """
        return duties(self.pre_approval(), self.completions, on=self.on, renewals=self.renewals)
