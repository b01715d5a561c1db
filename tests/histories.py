"""Give the cases of the histories that history.toml names, for tests that are no tables."""

from typing import Any

from case_scenarios import CaseScenario
from cerp_rules import PreApproval

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
    return CaseScenario(kind="event", table="", given={"history": history, **given}).pre_approval()
