"""Make the payloads that the pages of the schemas show, each accepted by its schema.

They are samples of `cerp_rules.testing` and the answers on them, so they are what the library
really takes and gives.
"""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from jsonschema import Draft202012Validator

from cerp_rules import (
    PUBLISHED,
    ApplicationAmended,
    EventType,
    assess,
    deadlines,
    dump,
    duties,
    impact,
    schema,
)
from cerp_rules.testing import a_case, a_completion, a_marketing_use, an_application, an_event

__all__ = ["SAMPLES", "event_samples", "sample"]

_ON: Final = date(2026, 4, 15)


def _assessment() -> dict[str, Any]:
    application = an_application(registration_contact=None)
    shown = dump(assess(application, on=_ON))
    # One finding of each verdict tells as much as all of them.
    by_verdict = {one["verdict"]: one for one in reversed(shown["findings"])}
    return shown | {"findings": list(by_verdict.values())}


def _duty() -> dict[str, Any]:
    owed = duties(a_case(), (a_completion(),), on=_ON)
    return dump(next(one for one in owed if one.deadline is not None))


def _deadline() -> dict[str, Any]:
    return dump(deadlines(a_case(), (a_completion(),), on=_ON)[0])


def _impact() -> dict[str, Any]:
    stricter = PUBLISHED.revise(
        edition="draft", readings=PUBLISHED.readings.revise(sponsor_resume="everyone")
    )
    application = an_application(sponsor__resume=None)
    return dump(impact(PUBLISHED, stricter, [application], on=_ON))


SAMPLES: Final[Mapping[str, Callable[[], dict[str, Any]]]] = MappingProxyType(
    {
        "application": lambda: dump(an_application(registration_contact=None)),
        "complete-application": lambda: dump(an_application()),
        "event": lambda: dump(an_event("approved")),
        "completion": lambda: dump(a_completion()),
        "marketing-use": lambda: dump(a_marketing_use()),
        "policy": lambda: dump(PUBLISHED),
        "assessment": _assessment,
        "duty": _duty,
        "deadline": _deadline,
        "impact": _impact,
    }
)
"""What makes the sample of each kind of schema."""


def sample(kind: str) -> dict[str, Any]:
    """Give a payload of a kind, after its schema has accepted it.

    Raises:
        jsonschema.ValidationError: the schema refuses the sample, so no page shows it.
    """
    payload = SAMPLES[kind]()
    Draft202012Validator(schema(kind)).validate(payload)
    return payload


_EVENTS: Final = (
    "submitted", "withdrawn", "coordinator", "approved", "declined", "notified", "listed",
    "sample-form", "logo-requested", "logo-supplied", "delivered", "monitored", "warned",
    "terminated", "appealed", "reversed",
)  # fmt: skip


def event_samples() -> dict[str, dict[str, Any]]:
    """Give a payload of each type of event, in the order of the types.

    Raises:
        jsonschema.ValidationError: the schema refuses one of them.
        KeyError: a type has no sample.
    """
    amended = ApplicationAmended(on=date(2026, 3, 9), application=an_application())
    payloads = [dump(one) for one in (amended, *map(an_event, _EVENTS))]
    accepted = Draft202012Validator(schema("event"))
    for payload in payloads:
        accepted.validate(payload)
    by_type = {payload["type"]: payload for payload in payloads}
    return {one.value: by_type[one.value] for one in EventType}
