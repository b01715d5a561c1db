"""Say how a form asks for a complete application: the uiSchema of react-jsonschema-form.

Clauses covered: those on applications, on the period of an approval and on fees, whose words stand
beside what they ask for.
It goes with the schema ``complete-application``, which decides what is right; here stands in what
order and in which words a person is asked.
What is left out: that a session ends no earlier than it starts, which `check` says; and how the
form looks.

    >>> ui_schema()["offering"]["sessions"]["items"]["starts_on"]["ui:widget"]
    'date'
"""

from typing import Any, Final

from cerp_rules._text import in_plain_words
from cerp_rules.clauses import clause
from cerp_rules.payloads import schema

__all__ = ["ui_schema"]

_Entry = dict[str, Any]

_KIND: Final = "complete-application"
_ADDRESS: Final = "https://example.org/document.pdf"
# An object that must have one of several members is still shown as one object.
_ONE_OBJECT: Final = {"ui:field": "ObjectField", "ui:fieldReplacesAnyOrOneOf": True}


def ui_schema() -> dict[str, Any]:
    """Give the uiSchema by which react-jsonschema-form shows the schema ``complete-application``.

    An object that is optional, such as the fee that was paid, is shown when a person adds it.
    The form judges by ajv's class for the draft 2020-12; with ``omitExtraData`` it leaves out what
    was added and then emptied, and with ``requiredBooleanDefault`` set to ``skip`` it takes no
    answer for no "no".

    Returns:
        A fresh ``dict`` of plain JSON types.

    Source: the uiSchema reference of react-jsonschema-form 6; the section Applications and the
    clauses ``approval-period.two-years`` and ``fees.none``.

    Example:
        >>> ui_schema()["ui:order"][:3]
        ['offering', 'sponsor', 'co_sponsors']
    """
    whole = schema(_KIND)
    parts, members = whole["$defs"], whole["properties"]
    entries = {
        "offering": _offering(parts),
        "sponsor": _sponsor("sponsor", parts),
        "co_sponsors": _list("Co-sponsors", _sponsor("co-sponsor", parts)),
        "instructors": _list(
            "Instructors",
            _instructor(parts),
            "Each gives a resume; for a conference or a symposium one of them is enough.",
        ),
        "registration_contact": _contact(parts),
        "requested_approval": _choice("Requested approval", members["requested_approval"]),
        "fee_paid": _fee(parts),
        "submitted_on": _day("Day of submission", _says("reviews.notice")),
        "application_id": _text("Your own name for this application", members["application_id"]),
    }
    return {
        **_object("Application for pre-approval", entries, _says("applications.form")),
        "ui:submitButtonOptions": {"submitText": "Submit the application"},
        "ui:globalOptions": {"enableOptionalDataFieldForType": ["object"]},
        "ui:enableOptionalDataFieldForType": [],  # the whole is not optional
    }


def _says(id_: str) -> str:
    return clause(id_).summary


def _object(title: str, entries: _Entry, words: str | None = None) -> _Entry:
    """Describe an object and its members in this order; the words stand above it."""
    above = {} if words is None else {"ui:description": words}
    return {"ui:title": title, **above, "ui:order": list(entries), **entries}


def _list(title: str, items: _Entry, words: str | None = None) -> _Entry:
    above = {} if words is None else {"ui:description": words}
    return {"ui:title": title, **above, "items": items}


def _text(title: str, member: _Entry, **more: object) -> _Entry:
    """Describe a line of text; its example stands in the field while that is empty."""
    return {"ui:title": title, "ui:placeholder": member["examples"][0], **more}


def _day(title: str, words: str) -> _Entry:
    return {"ui:title": title, "ui:description": words, "ui:widget": "date"}


def _choice(title: str, member: _Entry) -> _Entry:
    """Describe a choice of one, each with what it means."""
    described = member["x-enum-descriptions"]
    return {
        "ui:title": title,
        "ui:description": _says(member["x-clause"]),
        "ui:widget": "radio",
        "ui:enumNames": [_label(value, described[value]) for value in member["enum"]],
    }


def _label(value: str, description: str) -> str:
    """Name a value, and say what it means where that says more."""
    meaning = description[0].lower() + description[1:].removesuffix(".")
    name = value.replace("_profit", "-profit").replace("_", " ").capitalize()
    return name if meaning == in_plain_words(value) else f"{name}: {meaning}"


def _document(title: str, example: _Entry, words: str | None = None) -> _Entry:
    entries = {
        "title": {"ui:title": "Title of the document", "ui:placeholder": example["title"]},
        "uri": {"ui:title": "Address of the document", "ui:placeholder": _ADDRESS},
    }
    return _object(title, entries, words)


def _sponsor(who: str, parts: _Entry) -> _Entry:
    members = parts["sponsor"]["properties"]
    entries = {
        "name": _text(f"Name of the {who}", members["name"]),
        "kind": _choice(f"Kind of {who}", members["kind"]),
        "resume": _document(
            "Resume or profile", members["resume"]["examples"][0], members["resume"]["description"]
        ),
    }
    return _object(who.capitalize(), entries, parts["sponsor"]["description"])


def _instructor(parts: _Entry) -> _Entry:
    members = parts["instructor"]["properties"]
    entries = {
        "name": _text("Name of the instructor", members["name"]),
        "resume": _document("Resume of the instructor", members["resume"]["examples"][0]),
    }
    return _object("Instructor", entries)


def _offering(parts: _Entry) -> _Entry:
    members = parts["offering"]["properties"]
    entries = {
        "title": _text("Title of the offering", members["title"]),
        "kind": _choice("Kind of offering", members["kind"]),
        "recurring": {
            "ui:title": "Does the offering recur?",
            "ui:description": _says("approval-period.two-years"),
            "ui:widget": "radio",
        },
        "educational_objectives": _objectives(members["educational_objectives"]),
        "syllabus": _document(
            "Syllabus", members["syllabus"]["examples"][0], _says("applications.syllabus")
        ),
        "supporting_information": _list(
            "Supporting information",
            _document("Document", members["supporting_information"]["examples"][0][0]),
            members["supporting_information"]["description"],
        ),
        "sessions": _list("Sessions", _session(parts), _says("applications.sessions")),
        "contact_hours": _text(
            "Contact hours", members["contact_hours"], **{"ui:description": "Hours of instruction."}
        ),
    }
    return {**_object("Offering", entries, _says("applications.activities")), **_ONE_OBJECT}


def _objectives(member: _Entry) -> _Entry:
    items = {
        "ui:title": "Objective",
        "ui:placeholder": member["examples"][0][0],
        "ui:widget": "textarea",
        "ui:options": {"rows": 2},
    }
    return _list("Educational objectives", items, member["description"])


def _session(parts: _Entry) -> _Entry:
    entries = {
        "starts_on": _day("First day of the session", "The day on which it starts."),
        "ends_on": _day("Last day of the session", "The day on which it ends."),
        "place": _text("Place", parts["session"]["properties"]["place"]),
    }
    return _object("Session", entries, "One run of the offering at one place.")


def _contact(parts: _Entry) -> _Entry:
    members = parts["registration_contact"]["properties"]
    entries = {
        "name": _text("Person or office", members["name"]),
        "email": _text("E-mail", members["email"]),
        "phone": _text("Telephone", members["phone"], **{"ui:options": {"inputType": "tel"}}),
        "url": _text("Web address", members["url"]),
    }
    words = parts["registration_contact"]["description"]
    return {**_object("Registration contact", entries, words), **_ONE_OBJECT}


def _fee(parts: _Entry) -> _Entry:
    members = parts["fee"]["properties"]
    entries = {
        "amount": _text("Amount", members["amount"], **{"ui:description": "Zero or more."}),
        "currency": _text("Currency", members["currency"]),
    }
    return _object("Fee paid", entries, _says("fees.none"))
