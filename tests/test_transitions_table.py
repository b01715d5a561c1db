"""The transition table is the whole product that was written by hand, and cases keep to it."""

import datetime as dt
import tomllib
from typing import Any

import pytest

from cerp_rules import TRANSITIONS, EventType, PreApproval, Status, Verdict
from histories import case_of
from scenarios import CASES, event_of

REFUSED = "refused"
TABLE: dict[str, dict[str, Any]] = tomllib.loads((CASES / "transitions.toml").read_text("utf-8"))
STATUSES = (
    "under_review",
    "approved",
    "declined",
    "withdrawn",
    "terminated",
    "under_appeal",
    "termination_final",
)
# For each status a history that ends in it, and a day on which what is possible is permitted too.
HISTORIES: dict[str, tuple[dict[str, Any], dt.date]] = {
    "under_review": ({"history": "reviewed"}, dt.date(2026, 4, 1)),
    "approved": ({"history": "with-logo"}, dt.date(2026, 6, 22)),
    "declined": ({"history": "declined"}, dt.date(2026, 4, 2)),
    "withdrawn": ({"history": "withdrawn"}, dt.date(2026, 4, 2)),
    "terminated": ({"history": "with-logo", "also": ["terminated"]}, dt.date(2026, 8, 4)),
    "under_appeal": (
        {
            "history": "with-logo",
            "also": ["terminated", "appealed"],
            "policy": {"readings": {"appeal_stay": "yes"}},
        },
        dt.date(2026, 8, 21),
    ),
    # On the day of the vote a termination that was suspended is not yet in effect.
    "termination_final": (
        {
            "history": "with-logo",
            "also": ["terminated", "appealed", "upheld"],
            "policy": {"readings": {"appeal_stay": "yes"}},
        },
        dt.date(2026, 9, 14),
    ),
}
# For each type of event one that is named in the samples, or its payload.
EVENTS: dict[str, dict[str, Any]] = {
    "application_submitted": {"like": "submitted"},
    "application_amended": {"type": "application_amended"},
    "application_withdrawn": {"like": "withdrawn"},
    "review_recorded": {"like": "coordinator"},
    "application_approved": {"like": "approved"},
    "application_declined": {"like": "declined"},
    "applicant_notified": {"like": "notified"},
    "offering_listed": {"like": "listed"},
    "sample_form_requested": {"like": "sample-form"},
    "logo_requested": {"like": "logo-requested"},
    "logo_supplied": {"like": "logo-supplied"},
    "records_delivered": {"like": "delivered"},
    "monitoring_recorded": {"like": "monitored"},
    "warning_issued": {"like": "warned"},
    "pre_approval_terminated": {"like": "terminated", "notified_on": "2026-12-31"},
    "appeal_filed": {"like": "appealed"},
    "appeal_decided": {"like": "upheld"},
}
PRODUCT = [(status, kind) for status in STATUSES for kind in EVENTS]
POSSIBLE = [(status, kind) for status, kind in PRODUCT if TABLE[status][kind] != REFUSED]


def case_in(status: str, **changes: Any) -> tuple[PreApproval, dt.date]:
    """Give a case in this status and a day for the next event."""
    given, on = HISTORIES[status]
    return case_of(**{**given, **changes}), on


def payload_of(kind: str, on: dt.date) -> dict[str, Any]:
    """Give the payload of an event of this type on a day; a submission keeps its own."""
    return EVENTS[kind] if kind == "application_submitted" else {**EVENTS[kind], "on": on}


def test_the_table_written_by_hand_is_the_whole_product() -> None:
    """It has a row for each status of the table, and in each row every type of event."""
    assert set(STATUSES) == set(TABLE)
    assert 17 == len(EventType) == len(EVENTS)
    for status in STATUSES:
        assert {kind.value for kind in EventType} == set(TABLE[status])


def test_the_table_is_the_one_written_by_hand() -> None:
    """In each status the same events are possible, and they lead to the same statuses."""
    found = {
        status.value: {
            kind.value: [one.value for one in row[kind]] if kind in row else REFUSED
            for kind in EventType
        }
        for status, row in TRANSITIONS.items()
    }
    assert TABLE == found


@pytest.mark.parametrize("status", STATUSES)
def test_each_history_ends_in_its_status(status: str) -> None:
    """The cases that the next tests start from stand where they are said to stand."""
    case, on = case_in(status)
    expected = "in_force" if status == "approved" else status
    assert expected == case.status(on=on).value


@pytest.mark.parametrize(("status", "kind"), PRODUCT)
def test_an_event_is_possible_if_and_only_if_the_table_says_so(status: str, kind: str) -> None:
    """What the table refuses is refused by one finding; the rest goes on to the other rules."""
    case, on = case_in(status)
    findings = case.permit(event_of(payload_of(kind, on))).findings
    if TABLE[status][kind] == REFUSED:
        assert [(Verdict.NOT_MET, "/type")] == [(one.verdict, one.pointer) for one in findings]
    else:
        assert (Verdict.MET, "/type") == (findings[0].verdict, findings[0].pointer)


@pytest.mark.parametrize(("status", "kind"), POSSIBLE)
def test_an_event_leads_where_the_table_says(status: str, kind: str) -> None:
    """After the event the case stands in the first of the statuses of the table."""
    against = kind == "application_declined"
    changes = {"change": {"committee/recommendation": "decline"}} if against else {}
    case, on = case_in(status, **changes)
    payload = payload_of(kind, on)
    if kind == "appeal_decided":
        payload = {**payload, "votes_to_reverse": 3, "votes_to_uphold": 2}
    after = case.record(event_of(payload))._facts.status
    assert Status(TABLE[status][kind][0]) is after


def test_of_two_statuses_the_event_decides() -> None:
    """An appeal that is upheld leads to the second of the two."""
    case, on = case_in("under_appeal")
    after = case.record(event_of(payload_of("appeal_decided", on)))._facts.status
    assert Status(TABLE["under_appeal"]["appeal_decided"][1]) is after
