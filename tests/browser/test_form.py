"""The published schema and uiSchema make a form, which a person fills in to get what loads."""

import copy
import json
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Locator, Page, expect

from cerp_rules import Application, assess, load, schema
from cerp_rules.exports import ui_schema

pytest_plugins = ("browsing",)

FORM: Final = Path(__file__).parent / "form"
SCREENSHOTS: Final = Path(__file__).parents[2] / "build" / "screenshots"
SUBMIT: Final = "Submit the application"

SMALL: Final[dict[str, Any]] = {
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute", "kind": "non_profit_organization"},
    "instructors": [{"name": "R. Alder", "resume": {"title": "Curriculum vitae"}}],
    "offering": {
        "title": "Riparian restoration field course",
        "kind": "course",
        "syllabus": {"title": "Syllabus (on paper)"},
        "educational_objectives": ["Read a reference reach"],
        "sessions": [{"starts_on": "2026-06-01", "ends_on": "2026-06-03"}],
    },
    "registration_contact": {"email": "registrar@example.org"},
}
"""What `fill_in` fills in, and so the payload; what it leaves alone is not there."""


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Bundle the page with the packages that its package.json pins."""
    assert (FORM / "node_modules").is_dir(), "run: make browser"
    file = tmp_path_factory.mktemp("form") / "page.js"
    subprocess.run(["node", FORM / "build.mjs", file], check=True)  # noqa: S603, S607  # ours
    return file


@pytest.fixture
def form(page: Page, bundle: Path) -> Page:
    """Show the form of the published schema."""
    page.set_content((FORM / "page.html").read_text("utf-8"))
    page.add_script_tag(path=bundle)
    schemas = [schema("complete-application"), ui_schema()]
    page.evaluate("([schema, uiSchema]) => showForm(schema, uiSchema)", schemas)
    expect(page.get_by_role("button", name=SUBMIT)).to_be_visible()
    return page


def group(form: Page | Locator, name: str, nth: int = 0) -> Locator:
    """Give a part of the form by its heading, which may be followed by a star or a button."""
    return form.get_by_role("group", name=re.compile(rf"^{name}(\W|$)")).nth(nth)


def fill(part: Page | Locator, values: dict[str, str]) -> None:
    """Type a value into each field, which is named by its label."""
    for label, value in values.items():
        part.get_by_label(label).fill(value)


def add(part: Page | Locator, what: str) -> None:
    """Add an item of a list, or what is optional."""
    part.get_by_role("button", name=f"Add: {what}", exact=True).click()


def fill_in(form: Page) -> None:
    """Fill in no more than is asked for."""
    offering, sponsor = group(form, "Offering"), group(form, "Sponsor")
    fill(offering, {"Title of the offering": "Riparian restoration field course"})
    offering.get_by_label("Course", exact=True).check()
    fill(offering, {"Objective": "Read a reference reach"})
    add(offering, "Syllabus")
    fill(group(offering, "Syllabus"), {"Title of the document": "Syllabus (on paper)"})
    days = {"First day of the session": "2026-06-01", "Last day of the session": "2026-06-03"}
    fill(group(offering, "Session"), days)
    fill(sponsor, {"Name of the sponsor": "Cascadia Wetlands Institute"})
    sponsor.get_by_label("Non-profit organization").check()
    instructor = group(form, "Instructor")
    fill(instructor, {"Name": "R. Alder", "Title of the document": "Curriculum vitae"})
    fill(group(form, "Registration contact"), {"E-mail": "registrar@example.org"})
    fill(form, {"Day of submission": "2026-03-02"})


def fill_in_the_rest(form: Page) -> None:
    """Fill in what may be left out, and one item more of the lists."""
    offering, sponsor = group(form, "Offering"), group(form, "Sponsor")
    offering.get_by_label("Yes", exact=True).check()
    add(offering, "Objective")
    offering.get_by_label("Objective").nth(1).fill("Design a planting plan")
    fill(group(offering, "Syllabus"), {"Address of the document": "https://example.org/s.pdf"})
    add(offering, "Document")
    fill(
        group(offering, "Document"), {"Title": "Announcement", "Address": "urn:isbn:9780123456786"}
    )
    fill(group(offering, "Session"), {"Place": "Corvallis"})
    fill(offering, {"Contact hours": "16"})
    add(sponsor, "Resume or profile")
    fill(group(sponsor, "Resume or profile"), {"Title of the document": "Profile"})
    add(form, "Co-sponsor")
    fill(group(form, "Co-sponsor"), {"Name of the co-sponsor": "Western chapter"})
    contact = {"Person or office": "Registrar", "Telephone": "+1 202 555 0100 ext. 4"}
    fill(group(form, "Registration contact"), contact)
    form.get_by_label("Two years").check()
    add(form, "Fee paid")
    fill(group(form, "Fee paid"), {"Amount": "25.00", "Currency": "USD"})
    fill(form, {"Your own name for this application": "2026-0117"})


def submit(form: Page) -> None:
    """Submit the form, right or wrong."""
    form.get_by_role("button", name=SUBMIT).click()


def payload_of(form: Page) -> Any:
    """Submit the form, and give the payload that it shows."""
    submit(form)
    return json.loads(form.get_by_label("Payload").inner_text())


def errors_of(form: Page) -> list[str]:
    """Submit the form, which shows errors and no payload, and give the errors."""
    submit(form)
    expect(form.get_by_role("heading", name="Errors")).to_be_visible()
    expect(form.get_by_label("Payload")).to_have_count(0)
    return form.locator(".errors li").all_inner_texts()


def test_one_of_several_is_no_choice_of_forms(form: Page) -> None:
    """Where one of several members must be there, each stands once, and nothing is to be chosen."""
    expect(form.get_by_role("combobox")).to_have_count(0)
    expect(form.get_by_role("group", name=re.compile("^Syllabus"))).to_have_count(1)
    expect(form.get_by_label("E-mail")).to_have_count(1)


def test_the_small_form_gives_what_loads(form: Page) -> None:
    """Who fills in what is asked for gets just that, and nothing is missing from it."""
    fill_in(form)
    payload = payload_of(form)
    assert SMALL == payload
    application = load(payload, Application)
    assert () == assess(application, on=date(2026, 4, 1)).missing


def test_the_whole_form_gives_what_loads(form: Page) -> None:
    """Who fills in everything gets a payload with everything in it, which loads and is eligible."""
    fill_in(form)
    fill_in_the_rest(form)
    payload = payload_of(form)
    expected = copy.deepcopy(SMALL) | {
        "application_id": "2026-0117",
        "co_sponsors": [{"name": "Western chapter"}],
        "requested_approval": "two_years",
        "fee_paid": {"amount": "25.00", "currency": "USD"},
    }
    expected["sponsor"]["resume"] = {"title": "Profile"}
    expected["registration_contact"] |= {"name": "Registrar", "phone": "+1 202 555 0100 ext. 4"}
    expected["offering"] |= {
        "recurring": True,
        "contact_hours": "16",
        "educational_objectives": ["Read a reference reach", "Design a planting plan"],
        "supporting_information": [{"title": "Announcement", "uri": "urn:isbn:9780123456786"}],
    }
    expected["offering"]["syllabus"]["uri"] = "https://example.org/s.pdf"
    expected["offering"]["sessions"][0]["place"] = "Corvallis"
    assert expected == payload
    assert assess(load(payload, Application), on=date(2026, 4, 1)).ok


def test_the_empty_form_says_what_is_asked_for(form: Page) -> None:
    """Who submits nothing is told of each thing, in words, and gets no payload."""
    expected = {
        *(f"{one}: must be filled in" for one in (
            "Title of the offering", "Kind of offering", "Objective", "First day of the session",
            "Last day of the session", "Name of the sponsor", "Kind of sponsor",
            "Name of the instructor", "Resume of the instructor", "Day of submission",
        )),
        "Offering: must have one of Syllabus, Supporting information",
        "Registration contact: must have one of E-mail, Telephone, Web address",
    }  # fmt: skip
    assert expected == set(errors_of(form))
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    form.screenshot(path=SCREENSHOTS / "form-with-errors.png", full_page=True)


def test_errors_go_when_they_are_corrected(form: Page) -> None:
    """Who submits nothing, and then fills in what was asked for, gets the payload."""
    assert [] != errors_of(form)
    fill_in(form)
    assert SMALL == payload_of(form)
    expect(form.get_by_role("heading", name="Errors")).to_have_count(0)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    form.screenshot(path=SCREENSHOTS / "form.png", full_page=True)


@pytest.mark.parametrize(
    ("label", "wrong", "expected"),
    [
        ("E-mail", "registrar", "E-mail: must be written as in registrar@example.org"),
        ("Contact hours", "1,5", "Contact hours: must be written as in 16"),
        ("Day of submission", "2201-01-01", "Day of submission: must be written as in 2026-03-02"),
        ("Title of the offering", " ", "Title of the offering: must be written as in Riparian"),
    ],
)
def test_what_is_malformed_is_said_in_words(
    form: Page, label: str, wrong: str, expected: str
) -> None:
    """A text of the wrong form gives an error that shows an example, and no payload."""
    fill_in(form)
    fill(form, {label: wrong})
    assert any(one.startswith(expected) for one in errors_of(form))


def test_what_is_emptied_again_is_left_out(form: Page) -> None:
    """What was added, typed and taken back leaves nothing behind that would be malformed."""
    fill_in(form)
    fill_in_the_rest(form)
    fill(group(form, "Fee paid"), {"Amount": "", "Currency": ""})
    fill(group(group(form, "Sponsor"), "Resume or profile"), {"Title of the document": ""})
    fill(group(form, "Registration contact"), {"Person or office": "", "Telephone": ""})
    fill(form, {"Your own name for this application": "", "Contact hours": ""})
    for item in ("Co-sponsor", "Document"):
        form.get_by_role("button", name=f"Remove: {item}", exact=True).click()
    payload = payload_of(form)
    assert {*SMALL, "requested_approval", "co_sponsors"} == payload.keys()
    assert [] == payload["co_sponsors"] == payload["offering"]["supporting_information"]
    assert SMALL["sponsor"] == payload["sponsor"]
    assert SMALL["registration_contact"] == payload["registration_contact"]
    expected = {*SMALL["offering"], "recurring", "supporting_information"}
    assert expected == payload["offering"].keys()
    assert () == assess(load(payload, Application), on=date(2026, 4, 1)).missing


def test_an_individual_is_asked_for_a_resume(form: Page) -> None:
    """What depends on a choice is asked for when that choice is made."""
    fill_in(form)
    group(form, "Sponsor").get_by_label("Individual").check()
    assert ["Title of the document: must be filled in"] == errors_of(form)
    resume = group(group(form, "Sponsor"), "Resume or profile")
    fill(resume, {"Title of the document": "Curriculum vitae"})
    sponsor = {**SMALL["sponsor"], "kind": "individual", "resume": {"title": "Curriculum vitae"}}
    assert {**SMALL, "sponsor": sponsor} == payload_of(form)


def test_two_years_ask_whether_the_offering_recurs(form: Page) -> None:
    """Who asks for two years says whether the offering recurs."""
    fill_in(form)
    form.get_by_label("Two years").check()
    assert ["Does the offering recur?: must be filled in"] == errors_of(form)
    group(form, "Offering").get_by_label("No", exact=True).check()
    assert payload_of(form)["offering"]["recurring"] is False


def test_of_a_conference_one_resume_is_enough(form: Page) -> None:
    """A second instructor gives a resume for a course, and need not for a conference."""
    fill_in(form)
    add(form, "Instructor")
    fill(group(form, "Instructor", 1), {"Name of the instructor": "L. Birch"})
    assert ["Resume of the instructor: must be filled in"] == errors_of(form)
    form.get_by_label("Conference", exact=True).check()
    payload = payload_of(form)
    assert [*SMALL["instructors"], {"name": "L. Birch"}] == payload["instructors"]
    assert () == assess(load(payload, Application), on=date(2026, 4, 1)).missing
