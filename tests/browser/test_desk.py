"""At the desk people apply, correct, review, decide and appeal, by mouse or by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from desk_served import ServedDesk
from desk_visits import (
    DRAWN,
    action,
    fill,
    fill_in_application,
    group,
    open_action,
    record,
    send,
    status,
    tab_to,
)

pytest_plugins = ("browsing",)

APPLY = "Submit the application"


@pytest.fixture
def form(page: Page, desk: ServedDesk) -> Page:
    """Show the empty form to apply, as somebody finds it who comes to the desk."""
    page.goto(desk.address)
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Apply").click()
    expect(page.get_by_role("heading", level=1, name="Apply for pre-approval")).to_be_visible()
    return page


def test_errors_stand_beside_their_fields(form: Page) -> None:
    """Who sends what is wrong is told beside each field, and led there from the summary."""
    fill_in_application(form)
    fill(form.get_by_role("main"), {"Submitted on": "2026-02-30"})
    fill(group(form, "Registration contact"), {"E-mail": "nobody@"})
    send(form.get_by_role("main"), APPLY)
    summary = form.get_by_role("alert", name="There are 2 problems")
    expect(summary).to_be_focused()
    expect(form).to_have_title(re.compile("^Error: Apply"))
    wrong = {
        "Submitted on": form.get_by_role("textbox", name="Submitted on"),
        "E-mail": group(form, "Registration contact").get_by_label("E-mail"),
    }
    for label, field in wrong.items():
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile("Error: "))
        summary.get_by_role("link", name=label).click()
        expect(field).to_be_focused()
    assert 2 == form.locator("[aria-invalid=true]").count()


def test_corrected_application_becomes_a_case(form: Page, desk: ServedDesk) -> None:
    """What was right is still there; with the rest corrected, the case is shown."""
    fill_in_application(form)
    fill(group(form, "Session 1"), {"Last day": "2026-05-31"})
    send(form.get_by_role("main"), APPLY)
    assert desk.store.is_empty()
    fill(group(form, "Session 1"), {"Last day": "2026-06-03"})
    send(form.get_by_role("main"), APPLY)
    expect(form).to_have_url(f"{desk.address}/cases/1")
    expect(form.get_by_role("heading", level=1)).to_have_text("Sedges")
    assert ("Name ten sedges", "Draw one") == (
        desk.case().application.offering.educational_objectives
    )


def test_what_is_missing_is_asked_as_questions(form: Page, desk: ServedDesk) -> None:
    """A question leads to its field; who does not know the answer submits the rest as it is."""
    fill_in_application(form)
    fill(group(form, "Instructor 1"), {"Name": "", "Title": ""})
    send(form.get_by_role("main"), APPLY)
    asked = form.get_by_role("alert", name="Before you send it")
    expect(asked).to_be_focused()
    asked.get_by_role("link", name="Who teaches or speaks?").click()
    expect(group(form, "Instructor 1").get_by_label("Name")).to_be_focused()
    send(asked, "Submit as it is")
    expect(form.get_by_role("region", name="Assessment of the application")).to_contain_text(
        "Who teaches or speaks?"
    )
    assert () == desk.case().application.instructors


def test_row_is_added_without_a_script(form: Page) -> None:
    """One more session can be given, and what was typed before is still there."""
    fill_in_application(form)
    form.get_by_role("button", name="Add a row to Sessions").click()
    fill(group(form, "Session 2"), {"First day": "2026-07-01", "Last day": "2026-07-02"})
    expect(group(form, "Session 1").get_by_label("First day")).to_have_value("2026-06-01")


def test_case_is_carried_from_application_to_appeal(form: Page, desk: ServedDesk) -> None:
    """Both review, SER approves and tells, terminates, and loses the appeal; all is recorded."""
    page = form
    fill_in_application(page)
    send(page.get_by_role("main"), APPLY)
    for reviewer in ("coordinator", "committee"):
        assert "under review" == status(page)
        record(page, "Record a review", {"On": "2026-03-16"}, reviewer, "approve")
    approval = {"On": "2026-03-20", "Approval code": "CEC-1", "Value": "16"}
    record(page, "Approve the application", approval)
    assert "in force" == status(page)
    expect(page.get_by_role("main")).to_contain_text("20 March 2026 to 19 March 2028")
    record(page, "Record the notice to the applicant", {"On": "2026-03-20"})
    termination = {"On": "2026-03-21", "Title": "Report of a visit", "Notified on": "2026-03-21"}
    record(page, "Terminate the pre-approval", termination, "guidelines")
    assert "terminated" == status(page)
    expect(page.get_by_role("region", name="Open deadlines", exact=True)).to_contain_text(
        "20 April 2026"
    )
    record(page, "Record an appeal", {"On": "2026-03-22"}, "sponsor")
    assert "under appeal" == status(page)
    votes = {"On": "2026-03-23", "Votes to reverse": "3", "Votes to uphold": "2"}
    record(page, "Record the decision on the appeal", votes)
    assert "in force" == status(page)
    happened = page.get_by_role("region", name="What happened").get_by_role("listitem")
    assert 8 == happened.count() == len(desk.case().events)


def test_timeline_is_drawn(page: Page, desk: ServedDesk) -> None:
    """The picture loads under its own policy, and says in words what it shows."""
    page.goto(f"{desk.address}/cases/{desk.keep('under-appeal')}?on=2026-08-01")
    picture = page.get_by_role("img", name=re.compile("^Timeline of case 1 on 1 August 2026"))
    assert 0 < picture.evaluate(DRAWN)


def test_open_deadlines_say_how_they_were_counted(page: Page, desk: ServedDesk) -> None:
    """Each stands with its last day, its state on the day asked for, and the counting."""
    page.goto(f"{desk.address}/cases/{desk.keep('submitted')}?on=2026-04-14")
    row = page.get_by_role("row", name=re.compile("^Review notice"))
    expect(row.get_by_role("cell")).to_have_text(
        ["13 April 2026", "overdue", "SER", re.compile("day 0 is 2 March 2026, not counted")]
    )


def test_disabled_action_says_why(page: Page, desk: ServedDesk) -> None:
    """What the case does not permit now cannot be pressed, and tells its reason."""
    page.goto(f"{desk.address}/cases/{desk.keep('submitted')}")
    approve = page.get_by_role("button", name="Approve the application")
    expect(approve).to_be_disabled()
    expect(approve).to_have_accessible_description(re.compile("Coordinator is missing"))
    expect(action(page, "Approve the application")).to_have_count(0)


def test_event_that_is_not_permitted_is_refused(page: Page, desk: ServedDesk) -> None:
    """The findings are shown, the form stays open as it was, and nothing is recorded."""
    page.goto(f"{desk.address}/cases/{desk.keep('reviewed')}")
    approval = {"On": "2026-03-20", "Approval code": "CEC-1", "Value": "16"}
    record(page, "Approve the application", approval)
    refusal = page.get_by_role("alert", name="The policy does not permit this")
    expect(refusal).to_be_focused()
    form = page.get_by_role("form", name="Approve the application")
    expect(form.get_by_label("Approval code")).to_have_value("CEC-1")
    assert 3 == len(desk.case().events)


def test_review_is_recorded_by_the_keyboard_alone(page: Page, desk: ServedDesk) -> None:
    """Tab, Enter, Space and arrows suffice, and the focus is always seen."""
    desk.keep("submitted")
    page.goto(desk.address)
    tab_to(page, page.get_by_role("link", name="Riparian restoration field course"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{desk.address}/cases/1")
    tab_to(page, page.get_by_role("link", name="Skip to the content"))
    page.keyboard.press("Enter")
    tab_to(page, action(page, "Record a review"))
    page.keyboard.press("Enter")
    form = page.get_by_role("form", name="Record a review")
    tab_to(page, form.get_by_label("On"))
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("2026-03-16")
    tab_to(page, form.get_by_label("coordinator"))
    page.keyboard.press("ArrowDown")
    expect(form.get_by_label("committee")).to_be_checked()
    tab_to(page, form.get_by_label("approve"))
    page.keyboard.press("Space")
    tab_to(page, form.get_by_label("Remarks"))
    page.keyboard.type("Well planned")
    tab_to(page, form.get_by_role("button", name="Record a review"))
    page.keyboard.press("Enter")
    happened = page.get_by_role("region", name="What happened").get_by_role("listitem")
    expect(happened.last).to_contain_text("16 March 2026 Review recorded reviewer: committee")
    expect(happened.last).to_contain_text("remarks: Well planned")


def test_draft_edition_is_compared_over_all_cases(page: Page, desk: ServedDesk) -> None:
    """A shorter time for the review moves a deadline of the case that waits, and of no other."""
    desk.keep("submitted", offering__title="Waits")
    desk.keep("declined", offering__title="Is over")
    page.goto(desk.address)
    page.get_by_role("link", name="Draft edition").click()
    fill(page.get_by_role("main"), {"Time for the review": "P4W"})
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("region", name=re.compile("of 2 cases change$"))).to_be_focused()
    by_case = page.get_by_role("region", name="Case by case").get_by_role("article")
    expect(by_case.filter(has_text="Waits")).to_contain_text(
        "13 April 2026 → becomes 30 March 2026"
    )
    expect(by_case.filter(has_text="Waits")).to_contain_text("reviews.notice")


def test_draft_with_nonsense_is_refused_beside_its_field(page: Page, desk: ServedDesk) -> None:
    """A time that is none is marked, and can be corrected there."""
    page.goto(f"{desk.address}/policy")
    field = page.get_by_label("Time for the review")
    field.fill("six weeks")
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("alert").get_by_role("link", name="Time for the review").click()
    expect(field).to_be_focused()
    expect(field).to_have_value("six weeks")
    expect(field).to_have_accessible_description(re.compile("Error: "))


def test_day_that_is_asked_for_is_kept(page: Page, desk: ServedDesk) -> None:
    """Who looks at another day goes on looking at it, until they show today again."""
    desk.keep("submitted")
    page.goto(desk.address)
    page.get_by_label("on", exact=True).fill("2026-04-14")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Riparian restoration field course").click()
    expect(page).to_have_url(f"{desk.address}/cases/1?on=2026-04-14")
    expect(page.get_by_role("definition").nth(3)).to_be_visible()
    expect(page.get_by_text("You look at 14 April 2026")).to_be_visible()


def test_form_of_another_site_is_refused(page: Page, desk: ServedDesk) -> None:
    """A page from elsewhere cannot record, although the browser knows the desk."""
    page.goto(f"{desk.address}/cases/{desk.keep('submitted')}")
    path = f"{desk.address}/cases/1/events"
    elsewhere = page.context.new_page()
    elsewhere.set_content(
        f'<form method="post" action="{path}"><input name="type" value="application_withdrawn">'
        '<input name="number" value="1"><input name="/on" value="2026-03-20"><button>Win</button>'
    )
    elsewhere.get_by_role("button", name="Win").click()
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("This form was not accepted")
    assert 1 == len(desk.case().events)


def test_markup_in_a_title_stays_text(page: Page, desk: ServedDesk) -> None:
    """What looks like a script is shown, and does not run."""
    title = "<script>document.title='Pwned'</script><img src=x onerror=alert(1)>"
    desk.keep("submitted", offering__title=title)
    page.goto(f"{desk.address}/cases/1")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert 0 == page.locator("script").count()
    form = open_action(page, "Record a review")
    fill(form, {"Remarks": title})
    form.get_by_label("committee").check()
    form.get_by_label("approve").check()
    send(form, "Record a review")
    expect(page.get_by_role("region", name="What happened")).to_contain_text(title)
