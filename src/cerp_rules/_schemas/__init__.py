"""Compose the published schemas, one for each kind; `schemas/` holds what is composed here."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from cerp_rules._schemas._application import application
from cerp_rules._schemas._assessment import assessment
from cerp_rules._schemas._complete import complete_application
from cerp_rules._schemas._completion import completion
from cerp_rules._schemas._duty import deadline, duty
from cerp_rules._schemas._event import event
from cerp_rules._schemas._impact import impact
from cerp_rules._schemas._marketing_use import marketing_use
from cerp_rules._schemas._parts import Schema
from cerp_rules._schemas._policy import policy

__all__ = ["COMPOSE", "Schema"]

COMPOSE: Final[MappingProxyType[str, Callable[[], Schema]]] = MappingProxyType(
    {
        "application": application,
        "complete-application": complete_application,
        "event": event,
        "completion": completion,
        "marketing-use": marketing_use,
        "policy": policy,
        "assessment": assessment,
        "duty": duty,
        "deadline": deadline,
        "impact": impact,
    }
)
"""How each kind of schema is composed; each call gives a fresh one."""
