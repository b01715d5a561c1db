"""Hold what a rule of an event looks at, and the words it says it in."""

from collections.abc import Callable
from typing import Any

from cerp_rules.case import CaseFacts
from cerp_rules.events import EventType
from cerp_rules.findings import Finding
from cerp_rules.policy import Policy
from cerp_rules.rules._rule import Rule

__all__ = ["Step", "StepRules"]

Step = Callable[[CaseFacts, Any, Policy], tuple[Finding, ...]]
"""A rule of an event: the facts before it, the event and the edition give findings."""

StepRules = tuple[tuple[EventType, Rule, Step], ...]
"""The rules of a section, each with the type of event that it judges."""
