"""What a misuse is told, to the word: the argument, what would be right, and what was given."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from cerp_rules import (
    PUBLISHED,
    Application,
    ApplicationWithdrawn,
    InvalidValueError,
    PreApproval,
    Readings,
    RequiredInformation,
    Term,
    UnknownKindError,
    approval_period,
    dump,
    load,
    schema,
)
from cerp_rules.testing._samples import application_payload

APPLICATION = load(application_payload(), Application)
CASE = PreApproval.submit(APPLICATION)
WITHDRAWN = ApplicationWithdrawn(on=dt.date(2026, 3, 9))
DAY = dt.date(2026, 3, 2)
NONE_OF_THE_LIST: Any = "syllabus"
NO_DAY: Any = "2026-03-02"
NO_EVENTS: Any = 17
NO_TERM: Any = None
NO_CLASS: Any = int

MISUSES: dict[str, tuple[Callable[[], object], str]] = {
    "a part of a term": (
        lambda: Term(weeks=1000),
        "weeks must be a whole number from 0 to 999, not 1000",
    ),
    "no term": (
        Term,
        "term must have a length, not nothing",
    ),
    "no text of a term": (
        lambda: Term.parse(NO_TERM),
        "term must be an ISO 8601 duration such as P6W, not None",
    ),
    "a holiday": (
        lambda: Term(days=1).count(DAY, roll=True, holidays=[NO_DAY]),
        "holidays must be a date without a time of day, not '2026-03-02'",
    ),
    "a case that is called": (
        PreApproval,
        "PreApproval must be made by submit or replay, not a call",
    ),
    "no events": (
        lambda: PreApproval.replay(NO_EVENTS),
        "events must be events in order, not 17",
    ),
    "no submission": (
        lambda: PreApproval.replay([WITHDRAWN]),
        "events[0] must be of type ApplicationSubmitted, not a value of type ApplicationWithdrawn",
    ),
    "a day before the submission": (
        lambda: CASE.status(on=dt.date(2026, 3, 1)),
        "on must not be before the day of submission, not 2026-03-01",
    ),
    "an item of the page": (
        lambda: PUBLISHED.requires(NONE_OF_THE_LIST),
        "information must be of type RequiredInformation, not 'syllabus'",
    ),
    "an item twice": (
        lambda: PUBLISHED.revise(required_information=(RequiredInformation.SYLLABUS,) * 2),
        "required_information must name each item once, not syllabus twice",
    ),
    "an empty list": (
        lambda: PUBLISHED.revise(reviewers=()),
        "reviewers must name at least one, not an empty list",
    ),
    "a field of the policy": (
        lambda: PUBLISHED.revise(fees="0"),
        "policy must name a field, perhaps fee, not 'fees'",
    ),
    "a switch": (
        lambda: Readings().revise(upload_days="before"),
        "readings must name a switch, perhaps upload_day, not 'upload_days'",
    ),
    "a value of a switch": (
        lambda: Readings(records_or="none"),  # type: ignore[arg-type]  # that is the point
        "records_or must be one of either, both, not 'none'",
    ),
    "a decision before the submission": (
        lambda: approval_period(APPLICATION, decided_on=dt.date(2026, 3, 1)),
        "decided_on must not be before the submission, not 2026-03-01",
    ),
    "a notice before the decision": (
        lambda: approval_period(
            APPLICATION, decided_on=dt.date(2026, 4, 1), notified_on=dt.date(2026, 3, 31)
        ),
        "notified_on must not be before the decision, not 2026-03-31",
    ),
}


@pytest.mark.parametrize("misuse", MISUSES)
def test_a_misuse_is_told_to_the_word(misuse: str) -> None:
    """Whoever misuses a call reads which argument it was, what would do, and what it was."""
    call, expected = MISUSES[misuse]
    with pytest.raises(InvalidValueError) as no:
        call()
    assert expected == str(no.value)


KINDS = (
    "application, complete-application, event, completion, marketing-use, policy, assessment, "
    "duty, deadline, impact"
)
LOADED = "Application, Completion, Event, MarketingUse, Policy"
DUMPED = (
    "Application, Assessment, CaseImpact, Completion, Deadline, Duty, Event, Impact, ImpactTotals, "
    "MarketingUse, Policy, PolicyDiff"
)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: schema("report"), f"report is none of: {KINDS}"),
        (lambda: schema(NO_EVENTS), f"int is none of: {KINDS}"),
        (lambda: load({}, NO_CLASS), f"int is none of: {LOADED}"),
        (lambda: dump(NO_EVENTS), f"int is none of: {DUMPED}"),
    ],
    ids=["no kind", "no text", "not loaded", "not dumped"],
)
def test_an_unknown_kind_is_told_to_the_word(call: Callable[[], object], expected: str) -> None:
    """Whoever asks for what there is not reads what that was, and what there is."""
    with pytest.raises(UnknownKindError) as no:
        call()
    assert expected == str(no.value)
