"""What the desk does when things are not as they should be: it says so, and loses nothing."""

import contextlib
import datetime as dt
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cerp_rules import PUBLISHED
from cerp_rules.testing import a_case, an_application

for needed in ("fastapi", "httpx", "jinja2", "sqlalchemy"):
    pytest.importorskip(needed)

# Only where the frameworks are there can the desk be imported.
from desk_pages import Desk  # noqa: E402  # see above
from review_desk.store import Store, UnreadableCaseError  # noqa: E402  # see above
from review_desk.views import Settings  # noqa: E402  # see above

TODAY = dt.date(2026, 11, 28)
REVIEW = {"on": "2026-03-16", "reviewer": "committee", "recommendation": "approve"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with an empty database, on 28 November 2026."""
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


def change_stored(path: Path, statement: str, *values: object) -> None:
    """Change the database behind the back of the desk."""
    with contextlib.closing(sqlite3.connect(path / "desk.db")) as connection, connection:
        connection.execute(statement, values)


@pytest.mark.parametrize("text", ["2026-02-30", "2026-03-02", "non_profit", "ser", "None"])
def test_what_people_wrote_is_shown_as_it_is(desk: Desk, text: str) -> None:
    """A remark or a code that looks like a day or a choice is neither, and breaks no page."""
    case_id = keep(desk, "submitted")
    page = desk.record(case_id, 1, "review_recorded", **REVIEW, remarks=text)
    assert 200 == page.status
    assert f"remarks: {text}" in page.text


def test_values_of_an_event_are_in_words(desk: Desk) -> None:
    """Days, choices, documents and credits are written as people do."""
    page = desk.get(f"/cases/{keep(desk, 'under-appeal')}")
    told = page.text
    assert "approval code: CEC-0117 credits: 16, CEC" in told
    assert "evidence: Report of a second visit notified on: 5 August 2026" in told
    assert "filed by: sponsor" in told


@pytest.mark.parametrize(
    "query", ["on=20260323", "on=2026-W13-1", "on=2026-03-23&on=2026-03-24", "on=1899-12-31"]
)
def test_address_names_one_day_in_one_form(desk: Desk, query: str) -> None:
    """Other forms, several days and days that the library does not know are refused."""
    page = desk.get(f"/?{query}")
    assert (422, "This day cannot be shown") == (page.status, page.all("h1")[0].text)


@pytest.mark.parametrize("days_later", [30, 31])
def test_appeal_in_time_can_be_entered_late(desk: Desk, days_later: int) -> None:
    """An appeal counts on the day it was received, whenever the desk comes to enter it."""
    case_id = keep(desk, "terminated")
    number = len(desk.settings.store.case(case_id).case.events)
    page = desk.get(f"/cases/{case_id}")
    assert "Record an appeal" in [one.text for one in page.all("summary")]
    assert "The appeal was received after 4 September 2026" in page.text
    notified = dt.date(2026, 8, 5)
    on = (notified + dt.timedelta(days=days_later)).isoformat()
    page = desk.record(case_id, number, "appeal_filed", on=on, filed_by="sponsor")
    assert (200 if days_later == 30 else 422) == page.status


def test_records_of_a_session_that_is_not_listed_can_be_delivered(desk: Desk) -> None:
    """An approval of two years covers sessions that the application does not list."""
    page = desk.get(f"/cases/{keep(desk, 'approved')}?on=2026-04-15")
    assert "Record a delivery of records" in [one.text for one in page.all("summary")]
    session = {"session/starts_on": "2026-04-10", "session/ends_on": "2026-04-11"}
    number = len(desk.settings.store.case(1).case.events)
    page = desk.record(
        1, number, "records_delivered", on="2026-04-15", kinds="attendance", **session
    )
    assert (200, number + 1) == (page.status, len(desk.settings.store.case(1).case.events))


def test_day_before_the_last_event_opens_no_form(desk: Desk) -> None:
    """Who looks at an earlier day is not offered what was possible only later."""
    page = desk.get(f"/cases/{keep(desk, 'terminated')}?on=2026-08-02")
    assert [] == page.all("summary")


def test_stored_history_that_is_not_taken_hides_no_other_case(desk: Desk, tmp_path: Path) -> None:
    """The list names the case that cannot be read, and all else goes on."""
    broken, sound = keep(desk, "submitted"), keep(desk, "submitted", offering__title="Sedges")
    change_stored(tmp_path, "UPDATE cases SET policy = '{}' WHERE id = ?", broken)
    page = desk.get("/")
    assert (200, True) == (page.status, "Sedges" in page.text)
    assert f"does not take their history: case {broken}." in page.text
    shown = desk.get(f"/cases/{broken}")
    assert (500, "This case cannot be shown") == (shown.status, shown.all("h1")[0].text)
    assert 200 == desk.get(f"/cases/{sound}").status
    with pytest.raises(UnreadableCaseError) as caught:
        desk.settings.store.case(broken)
    assert broken == caught.value.case_id


def test_draft_is_compared_over_the_cases_that_can_be_read(desk: Desk, tmp_path: Path) -> None:
    """A case that cannot be read is left out of the comparison, which says so."""
    broken, _ = keep(desk, "submitted"), keep(desk, "submitted")
    change_stored(tmp_path, "UPDATE cases SET policy = '{}' WHERE id = ?", broken)
    sent: dict[str, Any] = {}
    for one in desk.get("/policy").elements:
        kind, name = one.attributes.get("type"), one.attributes.get("name", "")
        if name.startswith("/") and (kind == "text" or "checked" in one.attributes):
            sent.setdefault(name, []).append(one["value"])
    page = desk.post("/policy", {**sent, "/review_notice": "P4W"})
    assert "1 of 1 cases change" == page.by_id("found").text
    assert f"does not take their history: case {broken}." in page.text


def test_event_cannot_be_replaced(desk: Desk, tmp_path: Path) -> None:
    """SQLite's INSERT OR REPLACE, which deletes without saying so, is refused too."""
    case_id = keep(desk, "submitted")
    statement = "INSERT OR REPLACE INTO events VALUES (?, 0, '2026-03-02', 'nothing', '{}')"
    with pytest.raises(sqlite3.IntegrityError, match="events are never changed"):
        change_stored(tmp_path, statement, case_id)
    assert a_case("submitted") == desk.settings.store.case(case_id).case


@pytest.mark.parametrize("path", ["/", "/cases/1", "/health"])
def test_database_that_does_not_answer_is_said(desk: Desk, tmp_path: Path, path: str) -> None:
    """The page says what to do, with the status of a service that will be back."""
    change_stored(tmp_path, "DROP TABLE cases")
    page = desk.get(path)
    assert (503, "The desk cannot answer now") == (page.status, page.all("h1")[0].text)


def test_log_tells_the_operator_and_nothing_private(
    desk: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Why the database does not answer is logged, without what somebody has typed."""
    case_id = keep(desk, "submitted")
    change_stored(tmp_path, "ALTER TABLE events RENAME COLUMN type TO kind")
    page = desk.record(case_id, 1, "review_recorded", **REVIEW, remarks="S3CRET")
    assert 503 == page.status
    assert "the database does not answer" in caplog.text
    assert "S3CRET" not in caplog.text


def test_several_can_open_a_new_database_at_once(tmp_path: Path) -> None:
    """The workers of a service start together, and none finds half of the tables."""
    together = threading.Barrier(8)

    def start(round_: int) -> None:
        together.wait()
        Store(f"sqlite:///{tmp_path}/{round_}.db").close()

    with ThreadPoolExecutor(8) as pool:
        started = [pool.submit(start, round_) for round_ in range(5) for _ in range(8)]
    assert [] == [error for one in started if (error := one.exception())]


def test_methods_that_there_are_are_said(desk: Desk) -> None:
    """A method that an address does not take is answered with those that it does."""
    response = desk.send("DELETE", "/")
    assert (405, "GET") == (response.status_code, response.headers["allow"])
