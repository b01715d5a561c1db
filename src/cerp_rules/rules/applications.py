"""Decide what an application gives: section "Applications" but for its people and its sessions.

Clauses covered: ``applications.activities``, ``applications.syllabus``,
``applications.registration-contact``.
What is left out: the application form itself, for which a payload that loads stands in
(``applications.form``), and the content of documents.
"""

from typing import Final

from pendulum import Date

from cerp_rules._text import in_plain_words
from cerp_rules.applications import Application
from cerp_rules.findings import Finding
from cerp_rules.offerings import OfferingKind
from cerp_rules.policy import Policy, RequiredInformation
from cerp_rules.rules._rule import Rule

__all__ = ["RULES"]

OFFERING_KIND = Rule(id="offering-kind", clause="applications.activities")
DOCUMENTS = Rule(id="documents", clause="applications.syllabus")
OBJECTIVES = Rule(id="objectives", clause="applications.syllabus")
REGISTRATION = Rule(id="registration", clause="applications.registration-contact")

_MAY_BE_APPROVED: Final = {
    kind: (
        OFFERING_KIND.met(
            "/offering/kind",
            f"The offering is {in_plain_words(kind)}, which may be pre-approved.",
            facts=(("offering.kind", kind.value),),
        ),
    )
    for kind in OfferingKind
}
_SYLLABUS_GIVEN: Final = (
    DOCUMENTS.met("/offering/syllabus", "A syllabus is given.", readings=("objectives",)),
)
_SUPPORTED: Final = (
    DOCUMENTS.met(
        "/offering/supporting_information",
        "Supporting information is given.",
        readings=("objectives",),
    ),
)
_TOLD: Final = (
    REGISTRATION.met(
        "/registration_contact",
        "Participants are told how to register.",
        readings=("registration-contact",),
    ),
)


def offering_kind(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the offering is of a kind that may be pre-approved."""
    kind = application.offering.kind
    if kind in policy.offering_kinds:
        return _MAY_BE_APPROVED[kind]
    facts = (("offering.kind", kind.value),)
    message = f"The offering is {in_plain_words(kind)}, which this edition does not pre-approve."
    return (OFFERING_KIND.not_met("/offering/kind", message, facts=facts),)


def documents(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether there is a syllabus or other supporting information."""
    offering = application.offering
    if not policy.requires(RequiredInformation.SYLLABUS):
        return (DOCUMENTS.not_required("/offering/syllabus"),)
    if offering.syllabus is not None:
        return _SYLLABUS_GIVEN
    if offering.supporting_information:
        return _SUPPORTED
    return tuple(
        DOCUMENTS.ask(
            pointer,
            "Neither a syllabus nor other supporting information is given.",
            question="Where is the syllabus, or other information that describes the offering?",
            readings=("objectives",),
        )
        for pointer in ("/offering/syllabus", "/offering/supporting_information")
    )


def objectives(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the educational objectives are named."""
    pointer = "/offering/educational_objectives"
    if not policy.requires(RequiredInformation.SYLLABUS):
        return (OBJECTIVES.not_required(pointer),)
    readings = ("objectives",)
    if application.offering.educational_objectives:
        message = "The educational objectives are named."
        facts = (("objectives", str(len(application.offering.educational_objectives))),)
        return (OBJECTIVES.met(pointer, message, facts=facts, readings=readings),)
    return (
        OBJECTIVES.ask(
            pointer,
            "No educational objective is named.",
            question="Which educational objectives does the syllabus or other information state?",
            readings=readings,
        ),
    )


def registration(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether participants are told how to register."""
    pointer = "/registration_contact"
    if not policy.requires(RequiredInformation.REGISTRATION_CONTACT):
        return (REGISTRATION.not_required(pointer),)
    contact = application.registration_contact
    if contact and (contact.url or contact.email or contact.phone):
        return _TOLD
    # Without a contact the contact is missing; with one, any of the three ways would do.
    pointers = [f"{pointer}/{way}" for way in ("email", "phone", "url")] if contact else [pointer]
    return tuple(
        REGISTRATION.ask(
            one,
            "No way to register is given.",
            question="How do participants register: by which web address, e-mail or telephone?",
            readings=("registration-contact",),
        )
        for one in pointers
    )


RULES = (
    (OFFERING_KIND, offering_kind),
    (DOCUMENTS, documents),
    (OBJECTIVES, objectives),
    (REGISTRATION, registration),
)
