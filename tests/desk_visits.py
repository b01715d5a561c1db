"""Do at the review desk what people do there: find things by role and label, and fill them in."""

import re
from collections.abc import Mapping

import pytest

pytest.importorskip("playwright")

# Only with `make browser` is the library there that drives the browser.
from playwright.sync_api import Locator, Page, expect  # see above

__all__ = [
    "DRAWN",
    "action",
    "fill",
    "fill_in_application",
    "group",
    "open_action",
    "record",
    "send",
    "status",
    "tab_to",
]

MOST_STOPS = 120
DRAWN = "image => image.decode().then(() => image.naturalWidth)"


def group(part: Page | Locator, name: str) -> Locator:
    """Give a part of a form by its heading, with or without a remark in brackets."""
    heading = re.compile(rf"^{re.escape(name)}( \(if known\))?$")
    return part.get_by_role("group", name=heading).or_(part.get_by_role("radiogroup", name=heading))


def fill(part: Page | Locator, values: Mapping[str, str]) -> None:
    """Type into the fields with these labels; of several, into the first."""
    for label, value in values.items():
        part.get_by_role("textbox", name=re.compile(f"^{label}( |$)")).first.fill(value)


def fill_in_application(page: Page, title: str = "Sedges") -> None:
    """Fill in a whole application for one workshop in June."""
    main, offering = page.get_by_role("main"), group(page, "Offering")
    fill(main, {"Submitted on": "2026-03-02"})
    fill(group(main, "Sponsor"), {"Name": "Cascadia Wetlands Institute"})
    group(main, "Sponsor").get_by_label("Kind").select_option("non-profit organization")
    fill(group(main, "Instructor 1"), {"Name": "R. Alder", "Title": "Curriculum vitae"})
    fill(offering, {"Title": title, "Educational objectives": "Name ten sedges\nDraw one"})
    offering.get_by_label("Kind").select_option("workshop")
    group(offering, "Recurring").get_by_label("yes").check()
    fill(group(offering, "Syllabus"), {"Title": "Syllabus"})
    fill(group(offering, "Session 1"), {"First day": "2026-06-01", "Last day": "2026-06-03"})
    fill(group(main, "Registration contact"), {"E-mail": "registrar@example.org"})
    group(main, "Requested approval").get_by_label("two years").check()


def action(page: Page, label: str) -> Locator:
    """Give what opens the form of an action that the case permits now."""
    return page.locator("summary", has_text=re.compile(f"^{re.escape(label)}$"))


def open_action(page: Page, label: str) -> Locator:
    """Open an action that the case permits now, and give its form."""
    action(page, label).click()
    return page.get_by_role("form", name=label, exact=True)


def send(form: Locator, label: str) -> None:
    """Send a form by its button."""
    form.get_by_role("button", name=label, exact=True).click()


def record(page: Page, label: str, values: Mapping[str, str], *choices: str) -> None:
    """Record an event: open its form, type, tick what is chosen, and send it."""
    form = open_action(page, label)
    fill(form, values)
    for choice in choices:
        form.get_by_label(choice, exact=True).check()
    send(form, label)


def status(page: Page) -> str:
    """Give the status that a case's page shows."""
    return page.get_by_role("definition").first.inner_text()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press the Tab key until something has the focus, and see the focus all the way."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        # An outline shows it, or the element itself, as the link that skips to the content.
        assert "none" != focused.evaluate("one => getComputedStyle(one).outlineStyle")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    expect(wanted).to_be_focused()
