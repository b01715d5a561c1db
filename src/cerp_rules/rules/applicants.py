"""Decide who can submit: section "Who Can Submit", clause ``applicants.kinds``.

The sponsor's kind decides; the kinds of co-sponsors are advice (reading ``one-sponsor``).
What is left out: whether the sponsor is what it says it is.
"""

from typing import Final

from pendulum import Date

from cerp_rules._text import excerpt, in_plain_words
from cerp_rules.applications import Application
from cerp_rules.findings import Finding
from cerp_rules.policy import Policy
from cerp_rules.rules._rule import Rule
from cerp_rules.sponsors import SponsorKind

__all__ = ["RULES"]

SPONSOR_KIND = Rule(id="sponsor-kind", clause="applicants.kinds")
CO_SPONSOR_KINDS = Rule(id="co-sponsor-kinds", clause="applicants.kinds")

_POINTER = "/sponsor/kind"
_MAY_SUBMIT: Final = {
    kind: (
        SPONSOR_KIND.met(
            _POINTER,
            f"The sponsor is {in_plain_words(kind)}, which may submit.",
            facts=(("sponsor.kind", kind.value),),
            readings=("one-sponsor",),
        ),
    )
    for kind in SponsorKind
}
_NO_CO_SPONSOR: Final = (
    CO_SPONSOR_KINDS.pass_over(
        "/co_sponsors", "No co-sponsor is named.", readings=("one-sponsor",)
    ),
)


def _kinds(policy: Policy) -> str:
    *others, last = (in_plain_words(kind) for kind in policy.sponsor_kinds)
    return f"{', '.join(others)} or {last}" if others else last


def sponsor_kind(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the sponsor is of a kind that may submit."""
    kind = application.sponsor.kind
    if kind is None:
        none = "" if SponsorKind.OTHER in policy.sponsor_kinds else ", or none of these"
        return (
            SPONSOR_KIND.ask(
                _POINTER,
                "The kind of the sponsor is not given.",
                question=f"What is the sponsor: {_kinds(policy)}{none}?",
                readings=("one-sponsor", "sponsor-kind"),
            ),
        )
    if kind in policy.sponsor_kinds:
        return _MAY_SUBMIT[kind]
    facts = (("sponsor.kind", kind.value),)
    if kind is SponsorKind.OTHER:
        message = (
            f"The sponsor is none of these: {_kinds(policy)}. SER decides whether it may submit."
        )
        readings = ("one-sponsor", "sponsor-kind")
        return (SPONSOR_KIND.leave_open(_POINTER, message, facts=facts, readings=readings),)
    message = f"The sponsor is {in_plain_words(kind)}; this edition admits {_kinds(policy)}."
    return (SPONSOR_KIND.not_met(_POINTER, message, facts=facts, readings=("one-sponsor",)),)


def co_sponsor_kinds(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Advise on each co-sponsor whose kind is not given or could not submit."""
    if not application.co_sponsors:
        return _NO_CO_SPONSOR
    readings = ("one-sponsor",)
    advice = tuple(
        CO_SPONSOR_KINDS.advise(
            f"/co_sponsors/{index}/kind",
            f"The co-sponsor {excerpt(one.name)} is none of these: {_kinds(policy)}."
            if one.kind
            else f"The kind of the co-sponsor {excerpt(one.name)} is not given.",
            readings=readings,
        )
        for index, one in enumerate(application.co_sponsors)
        if one.kind not in policy.sponsor_kinds
    )
    message = "Each co-sponsor is of a kind that may submit."
    return advice or (CO_SPONSOR_KINDS.met("/co_sponsors", message, readings=readings),)


RULES = ((SPONSOR_KIND, sponsor_kind), (CO_SPONSOR_KINDS, co_sponsor_kinds))
