"""Build sound values for tests, each changed in what the test is about.

A change names a member as the wire format does, with two underscores between the steps and an
index for an item: ``offering__recurring=False``, ``instructors__0__resume=None``.
Its value is one of the library's own or its wire form; None takes the member away.
The days of the samples lie around 2 March 2026, when the application is submitted; where another
day is given, they all move with it.
What is left out: values at random (`cerp_rules.testing.strategies`), and a policy, which
`PUBLISHED.revise` gives.

    >>> from cerp_rules.testing import a_case, a_completion, an_application
    >>> an_application(sponsor__kind="individual", sponsor__resume=None).sponsor.kind.value
    'individual'
    >>> a_case("under-appeal")
    <PreApproval of 'Riparian restoration field course': under_appeal, last appeal_filed on 2026-08-20>
"""  # noqa: E501  # the last line is what Python prints

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from cerp_rules._calendar import parse_day
from cerp_rules._checks import check_type
from cerp_rules.applications import Application
from cerp_rules.completions import Completion
from cerp_rules.events import ApplicationSubmitted, Event
from cerp_rules.lifecycle import PreApproval
from cerp_rules.marketing import MarketingUse
from cerp_rules.payloads import load
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.policy_book import PolicyBook
from cerp_rules.testing import _samples
from cerp_rules.testing._changes import change, is_civil_day, moved, wire
from cerp_rules.testing._shapes import Shape

__all__ = ["a_case", "a_completion", "a_marketing_use", "an_application", "an_event"]

_Built = TypeVar("_Built", Application, Completion, Event, MarketingUse)

_USE: Final = {"kind": "claim", "says": "eligible", "promotes": "this_offering"}


def an_application(**changes: object) -> Application:
    """Build an application from which nothing is missing: a course that asks for two years.

    With another `submitted_on` its one session moves along, and starts 91 days after it.

    Args:
        **changes: Members by their path, each with a value, its wire form, or None for none.

    Raises:
        InvalidValueError: a path leads to no member.
        InvalidPayloadError: a value is none for its member, or one that is required is taken away.

    Source: the published schema ``application``; clause ``applications.form``.

    Example:
        >>> from datetime import date
        >>> application = an_application(submitted_on=date(2027, 3, 1), registration_contact=None)
        >>> application.offering.sessions[0].starts_on.isoformat()
        '2027-05-31'
    """
    payload = _samples.application_payload()
    submitted_on = wire(changes.get("submitted_on"))
    if is_civil_day(submitted_on):
        payload = moved(payload, _days_from(payload["submitted_on"], submitted_on))
    return _built("application", payload, Application, changes)


def an_event(name: str, **changes: object) -> Event:
    """Build an event of the sample case by its name.

    The names: ``submitted``, ``coordinator``, ``committee``, ``committee-against``, ``withdrawn``,
    ``declined``, ``approved``, ``notified``, ``listed``, ``sample-form``, ``logo-requested``,
    ``logo-supplied``, ``monitored``, ``delivered``, ``warned``, ``terminated``, ``appealed``,
    ``upheld``, ``reversed``.
    With another `on` the day on which the sponsor is told of a termination moves along.

    Args:
        name: The name of the event.
        **changes: Members by their path, each with a value, its wire form, or None for none.

    Raises:
        InvalidValueError: no event has this name, or a path leads to no member.
        InvalidPayloadError: a value is none for its member, or one that is required is taken away.

    Source: the published schema ``event``.

    Example:
        >>> an_event("approved", credits__value=8).credits.value
        Decimal('8')
    """
    payload = _samples.event_payload(name)
    on = wire(changes.get("on"))
    if is_civil_day(on):
        by = _days_from(payload["on"], on)
        payload |= {one: moved(text, by) for one, text in payload.items() if is_civil_day(text)}
    return _built("event", payload, Event, changes)


def a_case(
    through: str = "notified",
    *,
    application: Application | None = None,
    policy: Policy | PolicyBook = PUBLISHED,
    then: Iterable[Event | str] = (),
) -> PreApproval:
    """Build a case that has come to a point of its life, and perhaps further.

    The points: ``submitted``, ``reviewed``, ``withdrawn``, ``declined``, ``approved``,
    ``notified``, ``listed``, ``with-logo``, ``warned``, ``terminated``, ``under-appeal``,
    ``final``, ``reversed``.
    The days of the sample events move so that they lie as far from the submission as in the sample.

    Args:
        through: The point.
        application: What is submitted; that of `an_application()` when not given.
        policy: An edition, or a book of editions; the case keeps it.
        then: What happens afterwards, in order: events, or names of sample events, as `an_event`
            takes them, whose days move along.

    Raises:
        InvalidValueError: there is no such point or event, or an argument is of another class.
        InvalidPayloadError: a day that is moved comes to lie outside 1900 to 2200.
        NotPermittedError: the policy does not permit one of the events.
        NotInForceError: no edition of the book is in force on the day of submission.

    Source: the clauses that the types of event rest on.

    Example:
        >>> from datetime import date
        >>> case = a_case("listed", then=["warned", an_event("monitored", on=date(2026, 7, 20))])
        >>> [event.type.value for event in case.events[-2:]]
        ['warning_issued', 'monitoring_recorded']
    """
    submitted = an_application() if application is None else application
    check_type("application", submitted, Application)
    by = _days_from_sample(submitted)
    first = ApplicationSubmitted(on=submitted.submitted_on, application=submitted)
    others = (
        load(moved(_samples.event_payload(one), by), Event) if isinstance(one, str) else one
        for one in (*_samples.history(through)[1:], *then)
    )
    return PreApproval.replay((first, *others), policy)


def a_completion(case: PreApproval | None = None, /, **changes: object) -> Completion:
    """Build a completion that gets its credits, with every record kept and all said of it.

    Args:
        case: The case with whose days its own move along; those of `a_case()` when not given.
        **changes: Members by their path, each with a value, its wire form, or None for none.

    Raises:
        InvalidValueError: the case is none, or a path leads to no member.
        InvalidPayloadError: a value is none for its member, or one that is required is taken away.

    Source: the published schema ``completion``; clause ``completion.validated``.

    Example:
        >>> from datetime import date
        >>> from cerp_rules import assess_completion
        >>> print(assess_completion(a_completion(), a_case(), on=date(2026, 7, 20)).award)
        16 CEC
    """
    payload = _samples.completion_payload()
    if case is not None:
        check_type("case", case, PreApproval)
        payload = moved(payload, _days_from_sample(case.application))
    return _built("completion", payload, Completion, changes)


def a_marketing_use(**changes: object) -> MarketingUse:
    """Build a use in marketing that an approval permits: the claim that this offering is eligible.

    Args:
        **changes: Members by their path, each with a value, its wire form, or None for none.

    Raises:
        InvalidValueError: a path leads to no member.
        InvalidPayloadError: a value is none for its member, or one that is required is taken away.

    Source: the published schema ``marketing-use``; clause ``marketing.claim``.

    Example:
        >>> a_marketing_use(kind="logo", says=None).kind.value
        'logo'
    """
    return _built("use", dict(_USE), MarketingUse, changes)


def _built(
    what: str, payload: dict[str, Any], into: type[_Built], changes: Mapping[str, object]
) -> _Built:
    change(what, payload, Shape.of(payload, into), changes)
    return load(payload, into)


def _days_from_sample(application: Application) -> int:
    submitted_on = _samples.application_payload()["submitted_on"]
    return _days_from(submitted_on, application.submitted_on.isoformat())


def _days_from(earlier: str, later: str) -> int:
    return parse_day(later).toordinal() - parse_day(earlier).toordinal()
