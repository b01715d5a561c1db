"""Compose the schema of an event: for each type a closed record, chosen by the type alone."""

from collections.abc import Mapping
from typing import Final

from cerp_rules._schemas._application import definitions, members, session
from cerp_rules._schemas._event_members import MEMBERS, ON
from cerp_rules._schemas._parts import (
    Schema,
    choice,
    credit_award,
    day,
    member,
    record,
    ref,
    root,
)
from cerp_rules.events import EventType

__all__ = ["event"]

_TYPES: Final[Mapping[str, str]] = {
    "application_submitted": "An application was submitted; the first event of every case.",
    "application_amended": "Another version was put in the place of the application.",
    "application_withdrawn": "The applicant withdrew the application before the decision.",
    "review_recorded": "A review came to a recommendation.",
    "application_approved": "SER approved the application.",
    "application_declined": "SER declined the application.",
    "applicant_notified": "SER told the applicant the result.",
    "offering_listed": "SER listed the offering in its calendar.",
    "sample_form_requested": "The sponsor asked for the sample of the confirmation form.",
    "logo_requested": "The sponsor asked for the logo of the certification program.",
    "logo_supplied": "SER gave the sponsor the logo.",
    "records_delivered": "The sponsor delivered records of a session to SER.",
    "monitoring_recorded": "SER looked at the quality of the offering.",
    "warning_issued": "SER warned the sponsor.",
    "pre_approval_terminated": "SER terminated the pre-approval.",
    "appeal_filed": "Somebody appealed the termination.",
    "appeal_decided": "The Review and Appeals Committee voted on the appeal.",
}


def _branch(type_: str) -> Schema:
    """Describe the events of one type, with all their members."""
    described, clause, supplier, example = ON[type_]
    of_its_own, required = MEMBERS.get(type_, (dict, ()))
    common = {
        "type": member({"type": "string", "const": type_}, "Type", "What happened.", type_),
        "on": member(day(), "On", described, example, clause=clause, supplied_by=supplier),
    }
    title = type_.replace("_", " ").capitalize()
    return record(title, _TYPES[type_], {**common, **of_its_own()}, ("type", "on", *required))


def _when(type_: str) -> Schema:
    is_it: Schema = {
        "type": "object",
        "properties": {"type": {"const": type_}},
        "required": ["type"],
    }
    return {"if": is_it, "then": ref(type_)}


def event() -> Schema:
    """Compose the schema of an event of any type.

    The root says what all have in common, so that an event of no known type has no other problem.
    """
    types = [one.value for one in EventType]
    schema: Schema = {
        "title": "Event",
        "description": "What happened to a pre-approval on a day; the type says which members it "
        "has. That an application is submitted on its own day, this schema cannot say.",
        "type": "object",
        "properties": {
            "type": member(choice(EventType, _TYPES), "Type", "What happened.", types[2]),
            "on": member(day(), "On", "The day that counts, 1900 to 2200.", "2026-03-09"),
        },
        "required": ["type", "on"],
        "allOf": [_when(one) for one in types],
    }
    parts = {
        **{one: _branch(one) for one in types},
        "application": members(),
        **definitions(),
        "named_session": session(),
        "credits": credit_award(),
    }
    return root("event", schema, parts)
