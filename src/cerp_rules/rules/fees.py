"""Decide on the fee: section "Fees", clause ``fees.none``.

What is left out: how a fee is paid, and whether a shortfall is waived.
"""

from typing import Final

from pendulum import Date

from cerp_rules.applications import Application
from cerp_rules.findings import Finding
from cerp_rules.policy import Policy
from cerp_rules.rules._rule import Rule

__all__ = ["RULES"]

FEE = Rule(id="fee", clause="fees.none")

_POINTER = "/fee_paid"
_READINGS = ("fee",)
_NONE_DUE: Final = (FEE.met(_POINTER, "No fee is due.", readings=_READINGS),)


def fee(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the fee of the edition, if any, is paid."""
    due, paid = policy.fee, application.fee_paid
    if not due.amount:
        return _NONE_DUE
    facts: tuple[tuple[str, str], ...] = (("fee.due", str(due)),)
    if paid is None:
        return (
            FEE.ask(
                _POINTER,
                f"A fee of {due} is due, and nothing is said of its payment.",
                question=f"Was the fee of {due} paid?",
                facts=facts,
                readings=_READINGS,
            ),
        )
    facts = (*facts, ("fee.paid", str(paid)))
    if paid.currency == due.currency and paid.amount >= due.amount:
        return (FEE.met(_POINTER, f"The fee of {due} is paid.", facts=facts, readings=_READINGS),)
    message = f"A fee of {due} is due and {paid} was paid; SER decides whether that is enough."
    return (FEE.leave_open(_POINTER, message, facts=facts, readings=_READINGS),)


RULES = ((FEE, fee),)
