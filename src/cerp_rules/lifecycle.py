"""Carry a pre-approval through its life: submit, permit, record, replay, and where it stands.

A case is a value: to record an event gives the next case, and what the policy does not permit is
an error that carries the assessment.
In which status which event is possible is data (`cerp_rules.transitions`); what an event must
bring is decided by the rules of its section.
What is left out: who owes what by when (`cerp_rules.duties_owed`).

    >>> from datetime import date
    >>> from cerp_rules import *
    >>> case = PreApproval.submit(Application(
    ...     submitted_on=date(2026, 3, 2),
    ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
    ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
    ... ))
    >>> case.record(ApplicationWithdrawn(on=date(2026, 3, 9))).status(on=date(2026, 3, 9)).value
    'withdrawn'
"""

import datetime as dt
from collections.abc import Iterable, Iterator

import attrs
from pendulum import Date

from cerp_rules._calendar import civil_day
from cerp_rules._checks import check_type
from cerp_rules.applications import Application
from cerp_rules.approvals import Approval, CalendarEntry
from cerp_rules.case import CaseFacts, facts_up_to, fold
from cerp_rules.errors import InvalidValueError
from cerp_rules.events import ApplicationSubmitted, Event
from cerp_rules.findings import Assessment
from cerp_rules.periods import DatePeriod
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.policy_book import PolicyBook, check_policy
from cerp_rules.steps import NotPermittedError, check_event, judge
from cerp_rules.transitions import Status

__all__ = ["PreApproval", "case_as_judged", "facts_known_on", "facts_of", "judged"]


@attrs.frozen(init=False, repr=False)
class PreApproval:
    """A pre-approval with its history; made by `submit` or `replay`, and changed by `record`.

    Attributes:
        events: What happened, in order; the first is the submission.
        policy: The edition or the book of editions by which it is judged.

    Raises:
        InvalidValueError: the class is called; a case is made by `submit` or `replay`.

    Source: the section Reviews and all that follow it.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import *
        >>> case = PreApproval.submit(Application(
        ...     submitted_on=date(2026, 3, 2),
        ...     sponsor=Sponsor(name="Cascadia Wetlands Institute"),
        ...     offering=Offering(title="Field course", kind=OfferingKind.COURSE),
        ... ))
        >>> case.status(on=date(2026, 3, 2)).value
        'under_review'
    """

    events: tuple[Event, ...]
    policy: Policy | PolicyBook
    _facts: CaseFacts = attrs.field(eq=False)

    def __init__(self, *_: object, **__: object) -> None:
        """Refuse: a case without a history would be none."""
        raise InvalidValueError("PreApproval", "a call", "must be made by submit or replay")

    def __repr__(self) -> str:
        """Name the offering, the last status and the last event."""
        title = self.application.offering.title
        last = self.events[-1]
        return f"<PreApproval of {title!r}: {self._facts.status}, last {last.type} on {last.on}>"

    @classmethod
    def submit(
        cls, application: Application, policy: Policy | PolicyBook = PUBLISHED
    ) -> "PreApproval":
        """Open a case with the submission of an application.

        Args:
            application: What is submitted, complete or not.
            policy: An edition, or a book of editions; the case keeps it.

        Raises:
            InvalidValueError: an argument is of another class.
            NotInForceError: no edition of the book is in force on the day of submission.

        Source: clause ``applications.form``.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import *
            >>> PreApproval.submit(Application(
            ...     submitted_on=date(2026, 3, 2),
            ...     sponsor=Sponsor(name="R. Alder"),
            ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
            ... ))
            <PreApproval of 'Sedges': under_review, last application_submitted on 2026-03-02>
        """
        check_type("application", application, Application)
        event = ApplicationSubmitted(on=application.submitted_on, application=application)
        return cls.replay((event,), policy)

    @classmethod
    def replay(
        cls, events: Iterable[Event], policy: Policy | PolicyBook = PUBLISHED
    ) -> "PreApproval":
        """Give the case that a history makes, each event judged as it would have been recorded.

        Args:
            events: What happened, in order; the first is the submission.
            policy: An edition, or a book of editions; the case keeps it.

        Raises:
            InvalidValueError: there is no event, one is none, or the first is no submission.
            NotPermittedError: the policy does not permit one of the events.
            NotInForceError: no edition of the book is in force on the day of submission.

        Source: the clauses that the types of event rest on.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import *
            >>> application = Application(
            ...     submitted_on=date(2026, 3, 2),
            ...     sponsor=Sponsor(name="R. Alder"),
            ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
            ... )
            >>> PreApproval.replay([
            ...     ApplicationSubmitted(on=date(2026, 3, 2), application=application),
            ...     ApplicationWithdrawn(on=date(2026, 3, 9)),
            ... ])
            <PreApproval of 'Sedges': withdrawn, last application_withdrawn on 2026-03-09>
        """
        check_policy(policy)
        if not isinstance(events, Iterable):
            raise InvalidValueError.of("events", events, "must be events in order")
        history = tuple(events)
        first = history[0] if history else None
        if type(first) is not ApplicationSubmitted:
            raise InvalidValueError.of("events[0]", first, "must be of type ApplicationSubmitted")
        policy.on(first.on)
        facts = CaseFacts.of(first, policy)
        for index, (assessment, known) in enumerate(judged(history, policy), 1):
            if not assessment.ok:
                raise NotPermittedError(assessment, index)
            facts = known
        return cls._of(history, policy, facts)

    @classmethod
    def _of(
        cls, events: tuple[Event, ...], policy: Policy | PolicyBook, facts: CaseFacts
    ) -> "PreApproval":
        """Make a case of a history that was judged."""
        case = object.__new__(cls)
        for name, value in (("events", events), ("policy", policy), ("_facts", facts)):
            object.__setattr__(case, name, value)
        return case

    @property
    def application(self) -> Application:
        """The application as last amended."""
        return self._facts.application

    @property
    def approval(self) -> Approval | None:
        """What SER granted; None while, and if, it granted nothing."""
        return self._facts.approval

    @property
    def period(self) -> DatePeriod | None:
        """The days of the approval as granted; None without one, and while no day starts it."""
        return self._facts.period

    def permit(self, event: Event) -> Assessment:
        """Decide whether an event may be recorded next, and say why clause by clause.

        Pointers are into the payload of the event; findings on the application itself, which come
        with an approval, point into the application.

        Args:
            event: What is to be recorded.

        Returns:
            The assessment; `record` takes the event if and only if it is ``ok``.

        Raises:
            InvalidValueError: the event is none.

        Source: the clause that the type of event rests on.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import *
            >>> case = PreApproval.submit(Application(
            ...     submitted_on=date(2026, 3, 2),
            ...     sponsor=Sponsor(name="R. Alder"),
            ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
            ... ))
            >>> case.permit(AppealFiled(on=date(2026, 3, 9))).findings[0].message
            'An appeal is not possible: the application is under review.'
        """
        check_event("event", event)
        return judge(self._facts, event)

    def record(self, event: Event) -> "PreApproval":
        """Give the case with one event more.

        Args:
            event: What happened, on the day of the last event or later.

        Raises:
            InvalidValueError: the event is none.
            NotPermittedError: the policy does not permit it; the error carries the assessment.

        Source: the clause that the type of event rests on.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import *
            >>> case = PreApproval.submit(Application(
            ...     submitted_on=date(2026, 3, 2),
            ...     sponsor=Sponsor(name="R. Alder"),
            ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
            ... ))
            >>> try:
            ...     case.record(OfferingListed(on=date(2026, 3, 9)))
            ... except NotPermittedError as error:
            ...     print(error.assessment.findings[0].clause)
            reviews.calendar
        """
        assessment = self.permit(event)
        if not assessment.ok:
            raise NotPermittedError(assessment)
        return self._of((*self.events, event), self.policy, fold(self._facts, event))

    def status(self, *, on: dt.date) -> Status:
        """Tell where the case stands on a day, knowing nothing that came later.

        An approval that was not terminated is NOT_STARTED, IN_FORCE or EXPIRED, never APPROVED.
        A terminated one is in force through its last day, which can come after the termination;
        see `in_force`.

        Args:
            on: The civil day that is asked about, no earlier than the submission.

        Raises:
            InvalidValueError: `on` is no civil day, or before the submission.

        Source: clauses ``approval-period.two-years``, ``oversight.measures``.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import *
            >>> case = PreApproval.submit(Application(
            ...     submitted_on=date(2026, 3, 2),
            ...     sponsor=Sponsor(name="R. Alder"),
            ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
            ... ))
            >>> case.record(ApplicationWithdrawn(on=date(2026, 3, 9))).status(on=date(2026, 3, 8))
            <Status.UNDER_REVIEW: 'under_review'>
        """
        day = civil_day("on", on)
        facts = facts_known_on(self, day)
        if facts.status is not Status.APPROVED:
            return facts.status
        if facts.period is None or day < facts.period.first:
            return Status.NOT_STARTED
        return Status.IN_FORCE if day <= facts.period.last else Status.EXPIRED

    def in_force(self, *, on: dt.date) -> bool:
        """Tell whether the approval is in force on a day, knowing nothing that came later.

        Args:
            on: The civil day that is asked about, no earlier than the submission.

        Raises:
            InvalidValueError: `on` is no civil day, or before the submission.

        Source: clauses ``approval-period.two-years``, ``oversight.measures``; readings
        ``termination_day``, ``appeal_stay``.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import *
            >>> PreApproval.submit(Application(
            ...     submitted_on=date(2026, 3, 2),
            ...     sponsor=Sponsor(name="R. Alder"),
            ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
            ... )).in_force(on=date(2026, 3, 9))
            False
        """
        day = civil_day("on", on)
        return facts_known_on(self, day).in_force_on(day)

    def calendar_entry(self, *, on: dt.date) -> CalendarEntry | None:
        """Give what SER lists of the offering in its calendar on a day.

        Args:
            on: The civil day that is asked about, no earlier than the submission.

        Returns:
            The entry, with the sessions that were listed and that the approval covers; None without
            an approval, and when it is over.

        Raises:
            InvalidValueError: `on` is no civil day, or before the submission.

        Source: clause ``reviews.calendar``.

        Example:
            >>> from datetime import date
            >>> from cerp_rules import *
            >>> PreApproval.submit(Application(
            ...     submitted_on=date(2026, 3, 2),
            ...     sponsor=Sponsor(name="R. Alder"),
            ...     offering=Offering(title="Sedges", kind=OfferingKind.WORKSHOP),
            ... )).calendar_entry(on=date(2026, 3, 9)) is None
            True
        """
        day = civil_day("on", on)
        facts = facts_known_on(self, day)
        approval, application = facts.approval, facts.application
        if approval is None or facts.ended_on(day):
            return None
        return CalendarEntry(
            title=application.offering.title,
            sponsor=application.sponsor.name,
            sessions=facts.sessions_covered,
            credits=approval.credits,
            registration_contact=application.registration_contact,
            approval_code=approval.code,
        )


def judged(
    history: tuple[Event, ...], policy: Policy | PolicyBook
) -> Iterator[tuple[Assessment, CaseFacts]]:
    """Judge each event after the submission, and give the facts after it.

    What comes after an event that is not permitted is not judged; the facts stay those before it.

    Raises:
        InvalidValueError: one of them is no event.
    """
    first = history[0]
    facts = CaseFacts.of(first, policy)  # type: ignore[arg-type]  # a history begins with one
    for index, event in enumerate(history[1:], 1):
        check_event(f"events[{index}]", event)
        assessment = judge(facts, event)
        if not assessment.ok:
            yield assessment, facts
            return
        facts = fold(facts, event)
        yield assessment, facts


def case_as_judged(
    events: tuple[Event, ...], policy: Policy | PolicyBook, facts: CaseFacts
) -> PreApproval:
    """Make a case of a history that `judged` permitted, with the facts it gave last."""
    return PreApproval._of(events, policy, facts)  # noqa: SLF001  # for the library alone


def facts_of(case: PreApproval) -> CaseFacts:
    """Give what all events of a case add up to."""
    return case._facts  # noqa: SLF001  # for the library, and for nobody else


def facts_known_on(case: PreApproval, on: Date) -> CaseFacts:
    """Give what the events up to a day add up to.

    Raises:
        InvalidValueError: the day is before the submission.
    """
    if on < case.events[0].on:
        raise InvalidValueError.of("on", on, "must not be before the day of submission")
    facts = facts_of(case)
    if on >= facts.last_on:
        return facts.as_known_on(on)
    return facts_up_to(on, case.events, case.policy)
