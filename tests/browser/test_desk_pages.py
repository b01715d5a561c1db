"""Every page of the desk can be read by all: judged by axe, in light and in dark, and narrow."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Page, expect

from chromium import NewPage
from desk_served import ServedDesk
from desk_visits import DRAWN, fill, fill_in_application, group, record, send

pytest_plugins = ("browsing",)

AXE: Final = Path(__file__).parent / "form" / "node_modules" / "axe-core" / "axe.min.js"
SCREENSHOTS: Final = Path(__file__).parents[2] / "build" / "screenshots"
NARROW: Final = {"width": 320, "height": 800}
VIOLATIONS: Final = """
async () => (await axe.run({resultTypes: ["violations"]})).violations.flatMap(
    one => one.nodes.map(node => `${one.impact} ${one.id}: ${node.target.join(" ")}`))
"""
ON: Final = "2026-08-01"


def cases(page: Page, desk: ServedDesk) -> None:
    """The list, with cases in several statuses."""
    for point in ("submitted", "reviewed", "declined", "under-appeal"):
        desk.keep(point, offering__title=f"Course that is {point}")
    page.goto(f"{desk.address}/?on={ON}")


def apply_form(page: Page, desk: ServedDesk) -> None:
    """The empty form to apply."""
    page.goto(f"{desk.address}/apply")


def apply_errors(page: Page, desk: ServedDesk) -> None:
    """The form with errors beside its fields."""
    page.goto(f"{desk.address}/apply")
    fill_in_application(page)
    fill(page.get_by_role("main"), {"Submitted on": "2026-02-30"})
    fill(group(page, "Session 1"), {"Last day": "2026-05-31"})
    fill(group(page, "Registration contact"), {"E-mail": "nobody@"})
    send(page.get_by_role("main"), "Submit the application")
    expect(page.get_by_role("alert")).to_be_visible()


def apply_questions(page: Page, desk: ServedDesk) -> None:
    """The form with the questions that it leaves open."""
    page.goto(f"{desk.address}/apply")
    fill_in_application(page)
    fill(group(page, "Instructor 1"), {"Name": "", "Title": ""})
    send(page.get_by_role("main"), "Submit the application")
    expect(page.get_by_role("alert")).to_be_visible()


def case(page: Page, desk: ServedDesk) -> None:
    """A case with a long history."""
    page.goto(f"{desk.address}/cases/{desk.keep('under-appeal')}?on={ON}")


def case_forms(page: Page, desk: ServedDesk) -> None:
    """A case with the form of every action opened."""
    page.goto(f"{desk.address}/cases/{desk.keep('listed')}?on={ON}")
    for one in page.locator("summary").all():
        one.click()


def case_refused(page: Page, desk: ServedDesk) -> None:
    """A case on which something was refused."""
    page.goto(f"{desk.address}/cases/{desk.keep('reviewed')}")
    approval = {"On": "2026-03-20", "Approval code": "CEC-1", "Value": "16"}
    record(page, "Approve the application", approval)
    expect(page.get_by_role("alert")).to_be_visible()


def case_meanwhile(page: Page, desk: ServedDesk) -> None:
    """A case on which somebody recorded meanwhile."""
    page.goto(f"{desk.address}/cases/{desk.keep('submitted')}")
    page.locator("[name=number]").first.evaluate("one => { one.value = 0 }")
    record(page, "Record a review", {"On": "2026-03-16"}, "committee", "approve")
    expect(page.get_by_role("alert")).to_be_visible()


def assessment(page: Page, desk: ServedDesk) -> None:
    """The assessment of an application that lacks something."""
    case_id = desk.keep("submitted", instructors=(), sponsor__kind=None)
    page.goto(f"{desk.address}/cases/{case_id}/assessment")


def amendment(page: Page, desk: ServedDesk) -> None:
    """The form to amend an application."""
    page.goto(f"{desk.address}/cases/{desk.keep('submitted')}/amend")


def policy(page: Page, desk: ServedDesk) -> None:
    """A draft edition compared over the cases, with every part of the form opened."""
    cases(page, desk)
    page.goto(f"{desk.address}/policy?on={ON}")
    fill(page.get_by_role("main"), {"Time for the review": "P4W", "Time for an appeal": "P60D"})
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("region", name="Case by case")).to_be_visible()
    for one in page.locator("summary").all():
        one.click()


def nothing(page: Page, desk: ServedDesk) -> None:
    """An address that is none."""
    page.goto(f"{desk.address}/cases/99")


Show = Callable[[Page, ServedDesk], None]
SHOWN: Final[tuple[Show, ...]] = (
    cases,
    apply_form,
    apply_errors,
    apply_questions,
    case,
    case_forms,
    case_refused,
    case_meanwhile,
    assessment,
    amendment,
    policy,
    nothing,
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("show", SHOWN, ids=lambda show: show.__name__)
def test_page_is_accessible(new_page: NewPage, desk: ServedDesk, show: Show, scheme: str) -> None:
    """Axe finds nothing: names, roles, order of headings, contrast, languages."""
    page = new_page(color_scheme=scheme)
    show(page, desk)
    for picture in page.get_by_role("img").all():
        assert 0 < picture.evaluate(DRAWN)
    page.screenshot(path=SCREENSHOTS / f"desk-{show.__name__}-{scheme}.png", full_page=True)
    assert [] == violations(page)


@pytest.mark.parametrize("show", SHOWN, ids=lambda show: show.__name__)
def test_page_fits_a_narrow_window(new_page: NewPage, desk: ServedDesk, show: Show) -> None:
    """On 320 pixels, or at four times the size, no page is scrolled sideways to be read."""
    page = new_page(viewport=NARROW)
    show(page, desk)
    page.screenshot(path=SCREENSHOTS / f"desk-{show.__name__}-narrow.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_axe_finds_what_is_wrong(page: Page, desk: ServedDesk) -> None:
    """A field without a label and words that can hardly be seen are found, so axe does judge."""
    apply_form(page, desk)
    page.locator("label[for=apply-submitted_on]").evaluate("one => one.remove()")
    page.get_by_role("heading", level=1).evaluate("one => { one.style.color = '#e0e0e0' }")
    found = violations(page)
    assert any("label: #apply-submitted_on" in one for one in found)
    assert any("color-contrast: h1" in one for one in found)


def violations(page: Page) -> Any:
    """Give what axe finds, each with its impact and its place."""
    assert AXE.is_file(), "run: make browser"
    page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(VIOLATIONS)
