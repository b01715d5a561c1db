"""The members of the published schemas are those of the classes, with clause and supplier."""

import attrs
import pytest

from cerp_rules import (
    CLAUSES,
    Application,
    Assessment,
    Completion,
    Confirmation,
    ConfirmedBy,
    CreditAward,
    Deadline,
    Document,
    Duty,
    EventType,
    Fee,
    Finding,
    Instructor,
    MarketingUse,
    Offering,
    Participant,
    Party,
    Policy,
    PolicySource,
    Readings,
    Record,
    RegistrationContact,
    Session,
    Sponsor,
    schema,
)
from cerp_rules.events import EVENTS
from schema_members import MEMBERS, records_of


def test_clauses_of_members_are_of_the_catalogue() -> None:
    """Each `x-clause` is the id of a clause, and each `x-supplied-by` is a party."""
    clauses = {one["x-clause"] for one in MEMBERS.values() if "x-clause" in one}
    parties = {one["x-supplied-by"] for one in MEMBERS.values() if "x-supplied-by" in one}
    assert set() == clauses - {clause.id for clause in CLAUSES}
    assert {"sponsor", "ser", "review_and_appeals_committee", "certificant"} == parties
    assert parties <= {party.value for party in Party}


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("application:/submitted_on", "reviews.notice"),
        ("application:/instructors", "applications.sponsor-and-instructors"),
        ("application:/registration_contact", "applications.registration-contact"),
        ("application:/requested_approval", "approval-period.two-years"),
        ("application:/fee_paid", "fees.none"),
        ("application:sponsor/kind", "applicants.kinds"),
        ("application:offering/kind", "applications.activities"),
        ("application:offering/syllabus", "applications.syllabus"),
        ("application:offering/sessions", "applications.sessions"),
        ("complete-application:offering/educational_objectives", "applications.syllabus"),
        ("policy:/approval_term", "approval-period.two-years"),
        ("policy:/review_notice", "reviews.notice"),
        ("policy:/confirmation_within", "completion.confirmation"),
        ("policy:/retention", "records.kept"),
        ("policy:/appeal_within", "oversight.appeal"),
        ("policy:readings/warning_first", "oversight.measures"),
        ("event:application_submitted/on", "reviews.notice"),
        ("event:application_amended/application", "applications.form"),
        ("event:application/sponsor", "applications.sponsor-and-instructors"),
        ("event:session/starts_on", "applications.sessions"),
        ("event:review_recorded/recommendation", "reviews.reviewers"),
        ("event:application_approved/approval_code", "completion.approval-code"),
        ("event:application_approved/credits", "benefits.known-credits"),
        ("event:application_approved/granted", "approval-period.two-years"),
        ("event:application_approved/sessions", "applications.sessions"),
        ("event:application_declined/reasons", "reviews.reviewers"),
        ("event:applicant_notified/on", "reviews.notice"),
        ("event:offering_listed/on", "reviews.calendar"),
        ("event:sample_form_requested/on", "completion.sample-form"),
        ("event:logo_requested/on", "marketing.logo-request"),
        ("event:logo_supplied/on", "marketing.logo-request"),
        ("event:records_delivered/kinds", "records.kept"),
        ("event:monitoring_recorded/remarks", "oversight.monitoring"),
        ("event:warning_issued/grounds", "oversight.commitments"),
        ("event:warning_issued/evidence", "oversight.measures"),
        ("event:pre_approval_terminated/notified_on", "oversight.appeal"),
        ("event:appeal_filed/filed_by", "oversight.appeal"),
        ("event:appeal_decided/votes_to_reverse", "oversight.final"),
        ("completion:/attendance_confirmed", "completion.validated"),
        ("completion:/grades_assigned", "records.kept"),
        ("completion:/uploaded_on", "completion.upload"),
        ("completion:participant/certificant_id", "completion.upload"),
        ("completion:confirmed_by/role", "completion.validated"),
        ("completion:confirmation/issued_on", "completion.confirmation"),
        ("completion:confirmation/approval_code", "completion.approval-code"),
        ("marketing-use:/says", "marketing.claim"),
        ("marketing-use:/promotes", "marketing.logo-use"),
        ("event:/on", None),
        ("event:named_session/starts_on", None),
        ("event:review_recorded/remarks", None),
        ("completion:session/ends_on", None),
        ("completion:record/kind", None),
        ("marketing-use:/kind", None),
        ("application:/application_id", None),
        ("application:offering/contact_hours", None),
        ("policy:/edition", None),
    ],
)
def test_member_names_the_clause_that_asks_for_it(name: str, clause: str | None) -> None:
    """A member that a clause asks for says which."""
    assert clause == MEMBERS[name].get("x-clause")


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("application:/submitted_on", "sponsor"),
        ("event:application_withdrawn/on", "sponsor"),
        ("event:review_recorded/reviewer", "ser"),
        ("event:application_approved/credits", "ser"),
        ("event:logo_requested/on", "sponsor"),
        ("event:logo_supplied/on", "ser"),
        ("event:records_delivered/session", "sponsor"),
        ("event:pre_approval_terminated/evidence", "ser"),
        ("event:appeal_filed/on", "sponsor"),
        ("event:appeal_decided/votes_to_uphold", "review_and_appeals_committee"),
        ("completion:/requirements_completed", "sponsor"),
        ("completion:/uploaded_on", "certificant"),
        ("marketing-use:/says", "sponsor"),
        ("event:/type", None),
        ("completion:confirmed_by/name", None),
    ],
)
def test_member_names_who_supplies_it(name: str, party: str | None) -> None:
    """A member that a clause asks for says who gives it."""
    assert party == MEMBERS[name].get("x-supplied-by")


@pytest.mark.parametrize(
    ("kind", "where", "class_"),
    [
        ("application", "", Application),
        ("application", "document", Document),
        ("application", "sponsor", Sponsor),
        ("application", "instructor", Instructor),
        ("application", "offering", Offering),
        ("application", "session", Session),
        ("application", "registration_contact", RegistrationContact),
        ("application", "fee", Fee),
        ("policy", "", Policy),
        ("policy", "source", PolicySource),
        ("policy", "fee", Fee),
        ("policy", "readings", Readings),
        ("event", "application", Application),
        ("event", "document", Document),
        ("event", "session", Session),
        ("event", "named_session", Session),
        ("event", "credits", CreditAward),
        ("completion", "", Completion),
        ("completion", "participant", Participant),
        ("completion", "session", Session),
        ("completion", "confirmed_by", ConfirmedBy),
        ("completion", "confirmation", Confirmation),
        ("completion", "record", Record),
        ("completion", "credits", CreditAward),
        ("marketing-use", "", MarketingUse),
    ],
)
def test_members_are_the_fields_of_the_class(
    kind: str, where: str, class_: type[attrs.AttrsInstance]
) -> None:
    """A schema has the members of its class in their order, and requires those without default."""
    record = records_of(schema(kind))[where]
    fields = attrs.fields(class_)
    assert [field.name for field in fields] == list(record["properties"])
    required = {field.name for field in fields if field.default is attrs.NOTHING}
    assert required == set(record.get("required", ()))


@pytest.mark.parametrize("type_", EventType)
def test_members_of_an_event_are_its_type_and_the_fields_of_its_class(type_: EventType) -> None:
    """A type of event has its type, the fields of its class, and requires those without default."""
    record = schema("event")["$defs"][type_.value]
    fields = attrs.fields(EVENTS[type_])
    assert ["type", *(field.name for field in fields)] == list(record["properties"])
    required = {field.name for field in fields if field.default is attrs.NOTHING}
    assert {"type"} | required == set(record["required"])


@pytest.mark.parametrize(
    ("kind", "where", "class_", "may_lack"),
    [
        ("duty", "", Duty, "deadline"),
        ("duty", "deadline", Deadline, "met_on"),
        ("deadline", "", Deadline, "met_on"),
    ],
)
def test_members_of_what_is_owed_are_the_fields_of_the_class(
    kind: str, where: str, class_: type[attrs.AttrsInstance], may_lack: str
) -> None:
    """What is owed is given with all its members but one that it may not have."""
    record = records_of(schema(kind))[where]
    assert [field.name for field in attrs.fields(class_)] == list(record["properties"])
    assert {may_lack} == set(record["properties"]) - set(record["required"])


def test_members_of_an_assessment_are_the_fields_of_the_class() -> None:
    """The schemas of assessment and finding have the members of their classes."""
    composed = schema("assessment")
    finding = composed["$defs"]["finding"]
    assert {field.name for field in attrs.fields(Assessment)} == set(composed["properties"])
    assert {"award"} == set(composed["properties"]) - set(composed["required"])
    assert [field.name for field in attrs.fields(Finding)] == list(finding["properties"])
    assert {"question", "supplied_by"} == set(finding["properties"]) - set(finding["required"])
