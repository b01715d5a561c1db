"""The desk takes applications and events, says beside each field what is wrong, and why not."""

import datetime as dt
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cerp_rules import PUBLISHED, EventType, Status
from cerp_rules.testing import a_case, a_completion, an_application

for needed in ("fastapi", "httpx", "jinja2", "sqlalchemy", "uvicorn"):
    pytest.importorskip(needed)

# Only where the frameworks are there can the desk be imported.
import httpx  # noqa: E402  # see above

from desk_pages import Desk, Page  # noqa: E402  # see above
from review_desk.actions import LABELS  # noqa: E402  # see above
from review_desk.samples import fill  # noqa: E402  # see above
from review_desk.store import Store  # noqa: E402  # see above
from review_desk.views import Settings  # noqa: E402  # see above

TODAY = dt.date(2026, 3, 23)
CORPUS = Path(__file__).parents[1] / "corpus"
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
COMPLETE = {
    "/submitted_on": "2026-03-02",
    "/sponsor/name": "Cascadia Wetlands Institute",
    "/sponsor/kind": "non_profit_organization",
    "/instructors/0/name": "R. Alder",
    "/instructors/0/resume/title": "Curriculum vitae",
    "/offering/title": "Sedges",
    "/offering/kind": "workshop",
    "/offering/recurring": "true",
    "/offering/syllabus/title": "Syllabus",
    "/offering/educational_objectives": "Name ten sedges\r\n\r\nDraw one\r\n",
    "/offering/sessions/0/starts_on": "2026-06-01",
    "/offering/sessions/0/ends_on": "2026-06-03",
    "/registration_contact/email": "registrar@example.org",
    "/requested_approval": "two_years",
}
APPROVAL = {"approval_code": "CEC-1", "credits/value": "16", "credits/unit": "CEC"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty database, on 23 March 2026."""
    store = Store(f"sqlite:///{tmp_path}/desk.db")
    yield Desk(Settings(store, PUBLISHED, lambda: TODAY, b"secret"))
    store.close()


def keep(desk: Desk, point: str, **changes: Any) -> int:
    """Keep a sample case that has come to a point, and give its id."""
    case = a_case(point, application=an_application(**changes))
    case_id = desk.settings.store.submit(case.application, PUBLISHED)
    for number, event in enumerate(case.events[1:], 1):
        desk.settings.store.append(case_id, number, event)
    return case_id


def review(desk: Desk, case_id: int, number: int, reviewer: str) -> Page:
    """Record that a reviewer recommends to approve."""
    members = {"on": "2026-03-16", "reviewer": reviewer, "recommendation": "approve"}
    return desk.record(case_id, number, "review_recorded", **members)


def test_application_becomes_a_case(desk: Desk) -> None:
    """An application from which nothing is missing is submitted, and its case is shown."""
    page = desk.post("/apply", COMPLETE)
    assert (200, "/cases/1") == (page.status, page.path)
    assert "Sedges" == page.all("h1")[0].text
    (stored,) = desk.settings.store.cases()
    offering = stored.case.application.offering
    assert ("Name ten sedges", "Draw one") == offering.educational_objectives
    assert offering.recurring is True


def test_a_form_that_is_sent_twice_opens_one_case(desk: Desk) -> None:
    """The word in the form stays through every answer; sent again, it leads to the first case."""
    once = desk.get("/apply").all("input", name="once")[0]["value"]
    asked = desk.post("/apply", {**COMPLETE, "/submitted_on": "2026-02-30", "once": once})
    assert once == asked.all("input", name="once")[0]["value"]
    pages = [desk.post("/apply", {**COMPLETE, "once": once}) for _ in range(2)]
    assert ["/cases/1", "/cases/1"] == [one.path for one in pages]
    assert "/cases/2" == desk.post("/apply", COMPLETE).path
    assert 2 == len(list(desk.settings.store.cases()))


@pytest.mark.parametrize("once", ["", "a", "\x00" * 30, "<" * 30, "a" * 65])
def test_a_word_that_is_not_ours_is_replaced(desk: Desk, once: str) -> None:
    """What no form of ours carries tells nothing from anything else."""
    paths = [desk.post("/apply", {**COMPLETE, "once": once}).path for _ in range(2)]
    assert ["/cases/1", "/cases/2"] == paths


def test_on_an_earlier_day_nothing_can_be_done(desk: Desk) -> None:
    """Before what came later one is led to now, and nothing that came later is told."""
    case_id = keep(desk, "under-appeal", submitted_on="2025-03-03")
    page = desk.get(f"/cases/{case_id}?on=2025-06-01")
    assert [] == page.all("details")
    assert "appeal" not in page.text
    (link,) = [one for one in page.all("a") if "what can be done now" in one.text]
    assert f"/cases/{case_id}" == link["href"]
    assert [] != desk.get(link["href"]).all("details")


@pytest.mark.parametrize(
    ("name", "value", "target", "label"),
    [
        ("/submitted_on", "2026-02-30", "apply-submitted_on", "Submitted on"),
        ("/sponsor/name", " ", "apply-sponsor-name", "Sponsor: Name"),
        ("/offering/kind", "", "apply-offering-kind", "Offering: Kind"),
        ("/offering/kind", "party", "apply-offering-kind", "Offering: Kind"),
        ("/offering/recurring", "maybe", "apply-offering-recurring", "Offering: Recurring"),
        (
            "/offering/sessions/0/ends_on",
            "2026-05-31",
            "apply-offering-sessions-0-ends_on",
            "Offering: Session 1: Last day",
        ),
        (
            "/offering/sessions/7/place",
            "Corvallis",
            "apply-offering-sessions-1-starts_on",
            "Offering: Session 2: First day",
        ),
        (
            "/offering/educational_objectives",
            "Draw\n\x01",
            "apply-offering-educational_objectives",
            "Offering: Educational objectives line 2",
        ),
        (
            "/registration_contact/email",
            "nobody@",
            "apply-registration_contact-email",
            "Registration contact: E-mail",
        ),
    ],
)
def test_error_stands_beside_its_field(
    desk: Desk, name: str, value: str, target: str, label: str
) -> None:
    """The summary comes first and links to the control, which is marked and described."""
    page = desk.post("/apply", {**COMPLETE, name: value})
    assert 422 == page.status
    assert page.all("title")[0].text.startswith("Error: Apply")
    assert (target, label) == next(
        (to, text[: len(label)]) for to, text in page.links() if "main" != to
    )
    (summary,) = page.all("section", role="alert")
    assert {"autofocus", "tabindex"} <= set(summary.attributes)
    control = page.by_id(target)
    if control.attributes.get("type") == "radio":
        (control,) = [one for one in page.all("fieldset") if "aria-invalid" in one.attributes]
    assert "true" == control["aria-invalid"]
    described = control["aria-describedby"].split()
    error = page.by_id(next(one for one in described if one.endswith("-error")))
    assert error.text.startswith("Error: ")


def test_wrong_values_stay_as_they_were_typed(desk: Desk) -> None:
    """What was typed is there again, right and wrong, and nothing is stored."""
    page = desk.post("/apply", {**COMPLETE, "/submitted_on": "soon", "/offering/title": "Sedges"})
    assert "soon" == page.by_id("apply-submitted_on")["value"]
    assert "Sedges" == page.by_id("apply-offering-title")["value"]
    assert "checked" in page.by_id("apply-offering-recurring").attributes
    assert "Name ten sedges Draw one" == page.by_id("apply-offering-educational_objectives").text
    assert desk.settings.store.is_empty()


def test_what_is_missing_is_asked_first(desk: Desk) -> None:
    """An incomplete application is not refused: its questions are asked, each with a link."""
    sent = {one: value for one, value in COMPLETE.items() if "instructors" not in one}
    page = desk.post("/apply", {**sent, "/sponsor/kind": ""})
    assert 200 == page.status
    questions = dict(page.links())
    assert (
        "Who teaches or speaks? Name each, with a resume." == questions["apply-instructors-0-name"]
    )
    assert questions["apply-sponsor-kind"].startswith("What is the sponsor: ")
    assert desk.settings.store.is_empty()


def test_incomplete_application_can_be_submitted_as_it_is(desk: Desk) -> None:
    """The second button submits it, and the case says what is asked."""
    sent = {one: value for one, value in COMPLETE.items() if "instructors" not in one}
    page = desk.post("/apply", {**sent, "as_it_is": "yes"})
    assert "/cases/1" == page.path
    assert "Who teaches or speaks?" in page.text


def test_what_stands_against_is_said_before_it_is_sent(desk: Desk) -> None:
    """Sessions that are over make an application for them ineligible, which is said first."""
    sent = {
        **COMPLETE,
        "/requested_approval": "listed_sessions",
        "/offering/sessions/0/starts_on": "2026-01-01",
        "/offering/sessions/0/ends_on": "2026-01-02",
    }
    page = desk.post("/apply", sent)
    assert "This stands against an approval:" in page.text
    assert desk.settings.store.is_empty()


def test_row_is_added_without_losing_anything(desk: Desk) -> None:
    """The button gives one more row; the form is shown again and not judged."""
    page = desk.post("/apply", {**COMPLETE, "/submitted_on": "soon", "add": "/offering/sessions"})
    assert 200 == page.status
    assert "" == page.by_id("apply-offering-sessions-1-starts_on")["value"]
    assert "2026-06-01" == page.by_id("apply-offering-sessions-0-starts_on")["value"]
    assert "soon" == page.by_id("apply-submitted_on")["value"]
    assert [] == page.all("section", role="alert")


def test_title_is_escaped_wherever_it_stands(desk: Desk) -> None:
    """Markup in a title stays text on every page, and in the picture."""
    title = "<script>alert('1')</script> & \"Sedges\""
    desk.post("/apply", {**COMPLETE, "/offering/title": title})
    for path in ("/", "/cases/1", "/cases/1/assessment", "/cases/1/amend", "/cases/1/timeline.svg"):
        page = desk.get(path)
        assert 200 == page.status
        assert [] == page.all("script")
        assert "<script" not in page.raw
    assert title == desk.get("/cases/1").all("h1")[0].text


def test_case_is_carried_from_review_to_appeal(desk: Desk) -> None:
    """Each step is recorded by its form, and the last page says what came of it."""
    desk.post("/apply", COMPLETE)
    review(desk, 1, 1, "coordinator")
    review(desk, 1, 2, "committee")
    assert "in force" in desk.record(1, 3, "application_approved", on="2026-03-20", **APPROVAL).text
    desk.record(1, 4, "applicant_notified", on="2026-03-20")
    grounds = {"grounds": "guidelines", "evidence/0/title": "Report"}
    page = desk.record(
        1, 5, "pre_approval_terminated", on="2026-03-21", notified_on="2026-03-21", **grounds
    )
    assert "terminated" == page.all("dd")[0].text
    desk.record(1, 6, "appeal_filed", on="2026-03-22", filed_by="sponsor")
    votes = {"votes_to_reverse": "3", "votes_to_uphold": "2"}
    page = desk.record(1, 7, "appeal_decided", on="2026-03-23", **votes)
    assert (200, "in force") == (page.status, page.all("dd")[0].text)
    assert 8 == len(desk.settings.store.case(1).case.events)


@pytest.mark.parametrize(
    ("point", "permitted"),
    [
        ("submitted", ["Record a review", "Amend the application", "Record the withdrawal"]),
        ("withdrawn", []),
        ("declined", ["Record the notice to the applicant"]),
    ],
)
def test_actions_are_those_that_the_case_permits(
    desk: Desk, point: str, permitted: list[str]
) -> None:
    """What is permitted can be opened; all else is there, disabled, with a reason."""
    page = desk.get(f"/cases/{keep(desk, point)}?on=2026-04-10")
    enabled = [one.text for one in page.all("summary")] + [
        one.text for one in page.all("a") if one.text == "Amend the application"
    ]
    disabled = [one for one in page.all("button") if "disabled" in one.attributes]
    assert sorted(permitted) == sorted(enabled)
    assert sorted(set(LABELS.values()) - set(permitted)) == sorted(one.text for one in disabled)
    for one in disabled:
        assert page.by_id(one["aria-describedby"]).text.endswith(
            tuple("abcdefghijklmnopqrstuvwxyz")
        )


def test_approval_is_disabled_until_both_have_reviewed(desk: Desk) -> None:
    """The reasons are the findings, and go as the reviews come in."""
    desk.post("/apply", COMPLETE)
    before = desk.get("/cases/1").by_id("application_approved-reasons").text
    assert "The review of the Certification Program Coordinator is missing." in before
    review(desk, 1, 1, "coordinator")
    page = review(desk, 1, 2, "committee")
    assert "Approve the application" in [one.text for one in page.all("summary")]


def test_every_event_but_the_submission_is_an_action() -> None:
    """No type of event is forgotten when one is added."""
    assert {*EventType} - {EventType.APPLICATION_SUBMITTED} == set(LABELS)


def test_event_that_is_not_permitted_is_refused_with_its_findings(desk: Desk) -> None:
    """The page says why, keeps the form open as it was, and records nothing."""
    desk.post("/apply", COMPLETE)
    page = desk.record(1, 1, "application_approved", on="2026-03-20", **APPROVAL)
    assert 422 == page.status
    assert "The policy does not permit this" == page.by_id("refused").text
    assert "CEC-1" == page.by_id("application_approved-approval_code")["value"]
    assert 1 == len(desk.settings.store.case(1).case.events)


def test_event_that_is_malformed_is_refused_beside_its_fields(desk: Desk) -> None:
    """A day that does not exist and a vote that is none are marked in the form of the event."""
    case_id = keep(desk, "under-appeal")
    page = desk.record(case_id, 9, "appeal_decided", on="2026-09-31", votes_to_reverse="most")
    assert 422 == page.status
    targets = [to for to, _ in page.links() if to != "main"]
    assert [
        f"appeal_decided-{one}" for one in ("on", "votes_to_reverse", "votes_to_uphold")
    ] == targets
    assert "most" == page.by_id("appeal_decided-votes_to_reverse")["value"]


def test_second_of_two_who_record_at_once_loses_nothing(desk: Desk) -> None:
    """The page says what was recorded meanwhile, and the same form can be sent again."""
    desk.post("/apply", COMPLETE)
    review(desk, 1, 1, "coordinator")
    members = {"on": "2026-03-17", "reviewer": "committee", "recommendation": "approve"}
    page = desk.record(1, 1, "review_recorded", **members, remarks="Well\r\nplanned")
    assert 409 == page.status
    meanwhile = page.all("section", role="alert")[0].text
    assert "Review recorded on 16 March 2026 reviewer: coordinator" in meanwhile
    assert "Well planned" == page.by_id("review_recorded-remarks").text
    numbers = {one["value"] for one in page.all("input", name="number")}
    assert {"2"} == numbers
    page = desk.record(1, 2, "review_recorded", **members, remarks="Well planned")
    assert 200 == page.status
    events = [
        (event.type.value, str(event.on)) for event in desk.settings.store.case(1).case.events
    ]
    assert [("review_recorded", "2026-03-16"), ("review_recorded", "2026-03-17")] == events[1:]


def test_form_that_is_not_permitted_any_more_is_still_shown(desk: Desk) -> None:
    """Who loses to a withdrawal finds the own values, and why they cannot be recorded."""
    desk.post("/apply", COMPLETE)
    desk.record(1, 1, "application_withdrawn", on="2026-03-20")
    members = {"on": "2026-03-20", "reviewer": "committee", "recommendation": "approve"}
    page = desk.record(1, 1, "review_recorded", **members, remarks="Good")
    assert 409 == page.status
    assert "Good" == page.by_id("review_recorded-remarks").text
    assert "A review is not possible: the application was withdrawn." in page.text


def test_amendment_takes_the_place_of_the_application(desk: Desk) -> None:
    """The form has the application in it, and what is changed is recorded as an event."""
    desk.post("/apply", COMPLETE)
    page = desk.get("/cases/1/amend")
    assert "Sedges" == page.by_id("application_amended-application-offering-title")["value"]
    members = {f"application{name}": value for name, value in COMPLETE.items()}
    members["application/offering/title"] = "Sedges and rushes"
    page = desk.record(1, 1, "application_amended", on="2026-03-20", **members)
    assert ("/cases/1", "Sedges and rushes") == (page.path, page.all("h1")[0].text)
    before = desk.get("/cases/1?on=2026-03-19")
    assert "Sedges" == before.all("h1")[0].text


def test_wrong_amendment_is_shown_again(desk: Desk) -> None:
    """The page is that of the amendment, with the error beside the field."""
    desk.post("/apply", COMPLETE)
    page = desk.record(1, 1, "application_amended", on="2026-03-20")
    assert (422, "Amend the application Sedges") == (page.status, page.all("h1")[0].text)
    assert "application_amended-application-submitted_on" in dict(page.links())


def test_what_is_still_to_come_cannot_be_recorded(desk: Desk) -> None:
    """Neither an application nor an event can be of a day after that on which the desk acts."""
    page = desk.post("/apply", {**COMPLETE, "/submitted_on": "2026-03-24"})
    message = "Error: Must not be after 2026-03-23, the day on which the desk acts"
    assert (422, message) == (page.status, page.by_id("apply-submitted_on-error").text)
    desk.post("/apply", {**COMPLETE, "/submitted_on": "2026-03-23"})
    page = desk.record(1, 1, "application_withdrawn", on="2026-03-24")
    assert (422, message) == (page.status, page.by_id("application_withdrawn-on-error").text)
    page = desk.record(1, 1, "application_withdrawn", on="2026-03-23")
    assert (200, "withdrawn") == (page.status, page.all("dd")[0].text)


def test_page_after_recording_shows_what_was_recorded(desk: Desk) -> None:
    """Who looks at an earlier day and records of a later one is led to the later one."""
    desk.post("/apply?on=2026-03-03", COMPLETE)
    sent = {"type": "application_withdrawn", "number": "1", "/on": "2026-03-20"}
    page = desk.post("/cases/1/events?on=2026-03-10", sent)
    assert "withdrawn" == page.all("dd")[0].text
    assert "You look at 20 March 2026" in page.text


def test_day_that_is_asked_for_is_kept_in_every_link(desk: Desk) -> None:
    """A page of another day says so, knows nothing later, and leads to pages of that day."""
    case_id = keep(desk, "listed")
    page = desk.get(f"/cases/{case_id}?on=2026-03-20")
    assert "You look at 20 March 2026" in page.text
    assert "Application approved" not in page.by_id("events").text
    assert "4 more came after 20 March 2026." in page.text
    links = [one["href"] for one in page.all("a") if one["href"].startswith("/")]
    # One leads on to the last event of the case.
    leaving = [one for one in links if not one.endswith("?on=2026-03-20")]
    assert [
        f"/cases/{case_id}?on={desk.settings.store.case(case_id).case.events[-1].on}"
    ] == leaving
    assert f"/cases/{case_id}/timeline.svg?on=2026-03-20" == page.all("img")[0]["src"]


def test_list_has_status_and_open_deadlines_of_the_day(desk: Desk) -> None:
    """Cases are listed with what is overdue; one submitted later is not there yet."""
    keep(desk, "submitted", submitted_on=dt.date(2026, 1, 5), offering__title="Early")
    keep(desk, "submitted", submitted_on=dt.date(2026, 3, 30), offering__title="Late")
    page = desk.get("/")
    assert "Early" in page.text
    assert "overdue review notice, 16 February 2026" in page.text
    assert "Late" not in page.text
    assert "upcoming review notice" in desk.get("/?on=2026-03-30").text


def test_completion_brings_its_deadlines(desk: Desk) -> None:
    """A confirmation that is owed is among the open deadlines, with its session."""
    case_id = keep(desk, "listed")
    desk.settings.store.add_completion(case_id, a_completion(confirmation=None))
    page = desk.get(f"/cases/{case_id}?on=2026-07-04")
    assert "Confirmation" in page.text
    assert "overdue" in [one.text for one in page.all("span")]


def test_assessment_names_the_clause_of_every_finding(desk: Desk) -> None:
    """Each finding stands with verdict, clause, section, summary and readings."""
    desk.post("/apply", {**COMPLETE, "/sponsor/kind": "", "as_it_is": "yes"})
    page = desk.get("/cases/1/assessment")
    assert "incomplete" == page.all("span", class_="tag incomplete")[0].text
    assert page.raw.count('class="rests-on"') == page.raw.count('class="finding"') > 10
    assert "applicants.kinds" in page.text
    assert "Readings: one-sponsor, sponsor-kind." in page.text
    assert "To be answered by the sponsor." in page.text


def test_draft_edition_tells_what_it_would_change(desk: Desk) -> None:
    """Totals, who changes and by which clause; and nothing is stored."""
    keep(desk, "submitted")
    shown = desk.get("/policy")
    sent: dict[str, Any] = {}
    for one in shown.elements:
        kind, name = one.attributes.get("type"), one.attributes.get("name", "")
        if name.startswith("/") and (kind == "text" or "checked" in one.attributes):
            sent.setdefault(name, []).append(one["value"])
    unchanged = desk.post("/policy", sent)
    assert "0 of 1 cases change" == unchanged.by_id("found").text
    page = desk.post("/policy", {**sent, "/review_notice": "P4W"})
    assert "1 of 1 cases change" == page.by_id("found").text
    assert "13 April 2026 → becomes 30 March 2026 reviews.notice" in page.text
    assert "six weeks" in page.text
    assert PUBLISHED == desk.settings.store.case(1).case.policy


def test_draft_with_nonsense_is_refused_beside_its_field(desk: Desk) -> None:
    """A term that is none is marked, and nothing is compared."""
    page = desk.post("/policy", {"/review_notice": "six weeks"})
    assert 422 == page.status
    assert "policy-review_notice" in dict(page.links())
    assert "six weeks" == page.by_id("policy-review_notice")["value"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/health", 200),
        ("/cases/1", 404),
        ("/cases/0", 404),
        ("/cases/x", 404),
        (f"/cases/{10**30}", 404),
        ("/nothing", 404),
        ("/?on=2026-02-30", 422),
        ("/?on=2201-01-01", 422),
        ("/?on=", 422),
        ("/apply?on=1900-01-01", 200),
        ("/static/desk.css", 200),
        ("/static/../app.py", 404),
    ],
)
def test_address_is_answered(desk: Desk, path: str, status: int) -> None:
    """What is not there, or is no day, is said on a page."""
    assert status == desk.get(path).status


def test_case_has_no_page_before_it_was_submitted(desk: Desk) -> None:
    """A day before the submission is said to be one."""
    case_id = keep(desk, "submitted")
    page = desk.get(f"/cases/{case_id}?on=2026-03-01")
    assert 422 == page.status
    assert "submitted later, on 2026-03-02" in page.text


def test_pages_are_sound(desk: Desk) -> None:
    """One heading of the first order, a language, no id twice, a label for each control."""
    case_id = keep(desk, "listed")
    paths = ("/", "/apply", f"/cases/{case_id}", f"/cases/{case_id}/amend", "/policy")
    for page in [desk.get(path) for path in paths]:
        ids = [one["id"] for one in page.elements if "id" in one.attributes]
        assert sorted(set(ids)) == sorted(ids)
        assert 1 == len(page.all("h1"))
        assert "en" == page.all("html")[0]["lang"]
        labelled = {one["for"] for one in page.all("label")}
        controls = [*page.all("input"), *page.all("select"), *page.all("textarea")]
        shown = {one["id"] for one in controls if one.attributes.get("type") != "hidden"}
        assert labelled == shown
        described = [
            id_
            for one in page.elements
            for id_ in one.attributes.get("aria-describedby", "").split()
        ]
        assert set(described) <= set(ids)
        assert {to for to, _ in page.links()} <= set(ids)
        assert [] == [one for one in page.elements if "style" in one.attributes]


def test_command_serves_a_desk_with_the_samples() -> None:
    """`python -m review_desk` prints the address at which it answers."""
    command = [sys.executable, "-m", "review_desk", "--corpus", str(CORPUS), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(EXAMPLES)}
    environment.pop("CERP_DESK_DATABASE", None)
    with subprocess.Popen(  # noqa: S603  # our own command
        command, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            address = re.search("http://127.0.0.1:[0-9]+/", process.stdout.readline())
            assert address is not None
            assert "Bioengineering Course" in httpx.get(address.group()).text
        finally:
            process.send_signal(signal.SIGINT)
            assert 0 == process.wait(timeout=20)


def test_samples_fill_an_empty_desk(desk: Desk) -> None:
    """The real applications are there, and made-up cases in several statuses."""
    fill(desk.settings.store, CORPUS, dt.date(2026, 11, 28))
    cases = list(desk.settings.store.cases())
    assert len(list(CORPUS.glob("*.json"))) + 4 == len(cases)
    statuses = {one.case.status(on=dt.date(2026, 11, 28)) for one in cases}
    assert {Status.UNDER_REVIEW, Status.IN_FORCE, Status.UNDER_APPEAL} == statuses
