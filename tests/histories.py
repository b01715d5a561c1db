"""Give the cases of the histories that the samples name, for tests that are no tables."""

from typing import Any

from cerp_rules import PreApproval
from scenarios import scenario

HISTORIES = (
    "submitted",
    "reviewed",
    "withdrawn",
    "declined",
    "approved",
    "notified",
    "listed",
    "with-logo",
    "warned",
    "terminated",
    "under-appeal",
    "final",
    "reversed",
)
"""The names of the histories, each with another end."""


def case_of(history: str, **given: Any) -> PreApproval:
    """Replay a history, with what a table can say of it: without, change, also, policy, book."""
    return scenario("status", history=history, **given).pre_approval()
