"""Two people record on one case at once, each in a browser of their own, and nothing is lost."""

from playwright.sync_api import Page, expect

from chromium import NewPage
from desk_served import ServedDesk
from desk_visits import fill, open_action, send

pytest_plugins = ("browsing",)

REVIEW, VISIT = "Record a review", "Record monitoring"
CONFLICT = "Somebody recorded on this case meanwhile"


def test_second_of_two_is_told_and_sends_again(new_page: NewPage, desk: ServedDesk) -> None:
    """Both saw one event; the second finds the other's and the own, and both are then there."""
    case_id = desk.keep("submitted")
    coordinator, committee = new_page(), new_page()
    for person, name in ((coordinator, "coordinator"), (committee, "committee")):
        person.goto(f"{desk.address}/cases/{case_id}")
        form = open_action(person, REVIEW)
        fill(form, {"On": "2026-03-16", "Remarks": f"Seen by the {name}"})
        form.get_by_label(name).check()
        form.get_by_label("approve").check()
    for person in (coordinator, committee):
        send(person.get_by_role("form", name=REVIEW), REVIEW)
    told = committee.get_by_role("alert", name=CONFLICT)
    expect(told).to_be_focused()
    expect(told).to_contain_text("Seen by the coordinator")
    form = committee.get_by_role("form", name=REVIEW)
    expect(form.get_by_label("Remarks")).to_have_value("Seen by the committee")
    expect(form.get_by_label("committee")).to_be_checked()
    assert 2 == len(desk.case(case_id).events)
    send(form, REVIEW)
    expect(committee.get_by_role("alert")).to_have_count(0)
    told_of = [getattr(event, "remarks", None) for event in desk.case(case_id).events]
    assert [None, "Seen by the coordinator", "Seen by the committee"] == told_of


def test_who_record_at_the_same_moment_lose_nothing(new_page: NewPage, desk: ServedDesk) -> None:
    """Whoever comes second in each of several rounds sends again, and every visit is recorded."""
    case_id = desk.keep("listed", submitted_on="2025-03-03")
    before = len(desk.case(case_id).events)
    people = [new_page(), new_page()]
    rounds = range(4)
    for turn in rounds:
        for number, person in enumerate(people):
            person.goto(f"{desk.address}/cases/{case_id}")
            fill(open_action(person, VISIT), {"Remarks": f"Visit {turn}{number}"})
        for person in people:
            # Without a wait for the answer, so that both are under way together.
            person.evaluate(
                "form => { document.forms[form].requestSubmit() }", "monitoring_recorded"
            )
        assert 1 == sum(_was_told(person) for person in people)
    remarks = [getattr(event, "remarks", "") for event in desk.case(case_id).events[before:]]
    assert sorted(f"Visit {turn}{number}" for turn in rounds for number in (0, 1)) == sorted(
        remarks
    )
    assert [str(turn) for turn in rounds for _ in people] == [one.split()[1][0] for one in remarks]


def _was_told(person: Page) -> bool:
    """Wait for the answer; where it is a conflict, send again, and tell that."""
    answered = person.locator("details[open], ol.events")
    person.wait_for_load_state()
    expect(answered.first).to_be_visible()
    told = person.get_by_role("alert", name=CONFLICT).count() == 1
    if told:
        send(person.get_by_role("form", name=VISIT), VISIT)
        expect(person.get_by_role("alert")).to_have_count(0)
    return told
