"""Decide on names and resumes: section "Applications", its first item.

Clause covered: ``applications.sponsor-and-instructors``.

Names are part of every application that loads, so what is decided here is whose resume is there.
What is left out: what a resume says.
"""

from typing import Final

from pendulum import Date

from cerp_rules._text import excerpt
from cerp_rules.applications import Application
from cerp_rules.findings import Finding
from cerp_rules.offerings import OfferingKind
from cerp_rules.policy import Policy, RequiredInformation
from cerp_rules.readings import ConferenceInstructors, SponsorResume
from cerp_rules.rules._rule import Rule
from cerp_rules.sponsors import SponsorKind

__all__ = ["RULES"]

_CLAUSE = "applications.sponsor-and-instructors"
SPONSOR_RESUME = Rule(id="sponsor-resume", clause=_CLAUSE)
CO_SPONSOR_RESUMES = Rule(id="co-sponsor-resumes", clause=_CLAUSE)
INSTRUCTORS = Rule(id="instructors", clause=_CLAUSE)

_WITH_SPEAKERS = (OfferingKind.CONFERENCE, OfferingKind.SYMPOSIUM)

_RESUME_GIVEN: Final = (
    SPONSOR_RESUME.met(
        "/sponsor/resume", "The sponsor's resume or profile is given.", readings=("one-sponsor",)
    ),
)
_NO_CO_SPONSOR: Final = (
    CO_SPONSOR_RESUMES.pass_over(
        "/co_sponsors", "No co-sponsor is named.", readings=("one-sponsor",)
    ),
)


def _required(policy: Policy) -> bool:
    return policy.requires(RequiredInformation.SPONSOR_AND_INSTRUCTORS)


def sponsor_resume(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the sponsor's resume is there, where one is needed."""
    pointer = "/sponsor/resume"
    sponsor = application.sponsor
    if not _required(policy):
        return (SPONSOR_RESUME.not_required(pointer),)
    if sponsor.resume is not None:
        return _RESUME_GIVEN
    readings = ("one-sponsor", "sponsor_resume")
    everyone = policy.readings.sponsor_resume is SponsorResume.EVERYONE
    if everyone or sponsor.kind is SponsorKind.INDIVIDUAL:
        what = "resume" if sponsor.kind is SponsorKind.INDIVIDUAL else "resume or profile"
        return (
            SPONSOR_RESUME.ask(
                pointer,
                f"The sponsor's {what} is not given.",
                question=f"Where is the {what} of {excerpt(sponsor.name)}?",
                readings=readings,
            ),
        )
    if sponsor.kind is None:
        return (
            SPONSOR_RESUME.ask(
                pointer,
                "Whether the sponsor's resume is needed depends on its kind, which is not given.",
                question=f"If {excerpt(sponsor.name)} is an individual, where is the resume?",
                decisive=False,
                readings=readings,
            ),
        )
    message = "The sponsor's resume or profile is recommended and not given."
    return (SPONSOR_RESUME.advise(pointer, message, readings=readings),)


def co_sponsor_resumes(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Advise on each co-sponsor whose resume or profile is not given."""
    if not _required(policy):
        return (CO_SPONSOR_RESUMES.not_required("/co_sponsors"),)
    if not application.co_sponsors:
        return _NO_CO_SPONSOR
    readings = ("one-sponsor",)
    advice = tuple(
        CO_SPONSOR_RESUMES.advise(
            f"/co_sponsors/{index}/resume",
            f"The resume or profile of the co-sponsor {excerpt(one.name)} is not given.",
            readings=readings,
        )
        for index, one in enumerate(application.co_sponsors)
        if one.resume is None
    )
    message = "Each co-sponsor's resume or profile is given."
    return advice or (CO_SPONSOR_RESUMES.met("/co_sponsors", message, readings=readings),)


def instructors(application: Application, _on: Date, policy: Policy) -> tuple[Finding, ...]:
    """Decide whether the instructors are named and their resumes are there."""
    pointer = "/instructors"
    if not _required(policy):
        return (INSTRUCTORS.not_required(pointer),)
    everybody = application.instructors
    if not everybody:
        return (_nobody(application, policy),)
    without = [(index, one) for index, one in enumerate(everybody) if one.resume is None]
    facts = (
        ("instructors", str(len(everybody))),
        ("resumes", str(len(everybody) - len(without))),
    )
    if not without:
        return (INSTRUCTORS.met(pointer, "Each instructor's resume is given.", facts=facts),)
    if application.offering.kind not in _WITH_SPEAKERS:
        return tuple(
            INSTRUCTORS.ask(
                f"{pointer}/{index}/resume",
                f"The resume of {excerpt(one.name)} is not given.",
                question=f"Where is the resume of {excerpt(one.name)}?",
                facts=facts,
            )
            for index, one in without
        )
    return _speakers(application, policy, facts=facts)


def _nobody(application: Application, policy: Policy) -> Finding:
    """Ask for the instructors, and for as many resumes as will be needed."""
    speakers = application.offering.kind in _WITH_SPEAKERS
    whose = "a resume"
    if speakers and policy.readings.conference_instructors is ConferenceInstructors.AT_LEAST_ONE:
        whose = "the resume of at least one"
    return INSTRUCTORS.ask(
        "/instructors",
        "No instructor is named.",
        question=f"Who teaches or speaks? Name each, with {whose}.",
        readings=("conference_instructors",) if speakers else (),
    )


def _speakers(
    application: Application, policy: Policy, *, facts: tuple[tuple[str, str], ...]
) -> tuple[Finding, ...]:
    """Decide on the speakers of a conference or symposium, some of whose resumes are absent."""
    readings = ("conference_instructors",)
    everybody = application.instructors
    one_is_enough = policy.readings.conference_instructors is ConferenceInstructors.AT_LEAST_ONE
    missing = [
        (f"/instructors/{index}/resume", excerpt(one.name))
        for index, one in enumerate(everybody)
        if one.resume is None
    ]
    if one_is_enough and len(missing) < len(everybody):
        message = "The resume of at least one speaker is given, which is enough."
        return (
            INSTRUCTORS.met("/instructors", message, facts=facts, readings=readings),
            *(
                INSTRUCTORS.advise(
                    pointer, f"The resume of {name} is not given.", facts=facts, readings=readings
                )
                for pointer, name in missing
            ),
        )
    return tuple(
        INSTRUCTORS.ask(
            pointer,
            f"The resume of {name} is not given.",
            question="Where is the resume of at least one of the speakers?"
            if one_is_enough
            else f"Where is the resume of {name}?",
            facts=facts,
            readings=readings,
        )
        for pointer, name in missing
    )


RULES = (
    (SPONSOR_RESUME, sponsor_resume),
    (CO_SPONSOR_RESUMES, co_sponsor_resumes),
    (INSTRUCTORS, instructors),
)
