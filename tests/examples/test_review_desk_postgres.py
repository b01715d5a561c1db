"""The desk keeps its cases in a real PostgreSQL server by one setting, as it does in SQLite."""

import datetime as dt
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

for needed in ("fastapi", "httpx", "jinja2", "psycopg", "sqlalchemy", "uvicorn"):
    pytest.importorskip(needed)

# Only where the frameworks are there can the desk be imported.
import httpx  # noqa: E402  # see above
import sqlalchemy  # noqa: E402  # see above
from sqlalchemy.exc import DatabaseError  # noqa: E402  # see above

from cerp_rules import PUBLISHED, Status  # noqa: E402  # see above
from cerp_rules.testing import an_application  # noqa: E402  # see above
from desk_pages import Desk  # noqa: E402  # see above
from review_desk.store import Store  # noqa: E402  # see above
from review_desk.views import Settings  # noqa: E402  # see above

pytest_plugins = ("postgres",)

TODAY = dt.date(2026, 3, 23)
CORPUS = Path(__file__).parents[1] / "corpus"
EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
JOURNEY = (
    (
        "review_recorded",
        {"on": "2026-03-16", "reviewer": "coordinator", "recommendation": "approve"},
    ),
    ("review_recorded", {"on": "2026-03-16", "reviewer": "committee", "recommendation": "approve"}),
    ("application_approved", {"on": "2026-03-20", "approval_code": "CEC-1", "credits/value": "16"}),
    (
        "pre_approval_terminated",
        {
            "on": "2026-03-21",
            "notified_on": "2026-03-21",
            "grounds": "guidelines",
            "evidence/0/title": "Report",
        },
    ),
    ("appeal_filed", {"on": "2026-03-22", "filed_by": "sponsor"}),
    ("appeal_decided", {"on": "2026-03-23", "votes_to_reverse": "3", "votes_to_uphold": "2"}),
)


@pytest.fixture
def url(postgresql: Callable[[], str]) -> str:
    """The address of a database without tables."""
    return postgresql()


@pytest.fixture
def desk(url: str) -> Iterator[Desk]:
    """A desk with an empty database, on 23 March 2026."""
    store = Store(url)
    yield Desk(Settings(store, PUBLISHED, lambda: TODAY, b"secret"))
    store.close()


def test_case_is_carried_from_review_to_appeal(desk: Desk) -> None:
    """Each step is stored and comes back, and the page says what came of it."""
    desk.settings.store.submit(an_application(), PUBLISHED)
    for number, (type_, members) in enumerate(JOURNEY, 1):
        page = desk.record(1, number, type_, **members)
        assert (200, "/cases/1") == (page.status, page.path)
    assert "in force" == page.all("dd")[0].text
    assert [type_ for type_, _ in JOURNEY] == [
        event.type.value for event in desk.settings.store.case(1).case.events[1:]
    ]
    assert 200 == desk.get("/").status == desk.get("/cases/1/timeline.svg").status


def test_second_of_two_is_told(desk: Desk) -> None:
    """The conflict is found in PostgreSQL as in SQLite, and sending again succeeds."""
    desk.settings.store.submit(an_application(), PUBLISHED)
    for number, status in ((1, 200), (1, 409), (2, 200)):
        type_, members = JOURNEY[0]
        assert status == desk.record(1, number, type_, **members).status
    assert 3 == len(desk.settings.store.case(1).case.events)


def test_draft_edition_is_compared(desk: Desk) -> None:
    """Policies and cases come back as they were, so that they can be compared."""
    desk.settings.store.submit(an_application(), PUBLISHED)
    sent: dict[str, list[str]] = {}
    for one in desk.get("/policy").all("input"):
        if one.attributes.get("name", "").startswith("/") and (
            one["type"] == "text" or "checked" in one.attributes
        ):
            sent.setdefault(one["name"], []).append(one["value"])
    page = desk.post("/policy", {**sent, "/review_notice": ["P4W"]})
    assert "13 April 2026 → becomes 30 March 2026" in page.text


def test_events_cannot_be_emptied(desk: Desk, url: str) -> None:
    """The database refuses to empty the table as well."""
    desk.settings.store.submit(an_application(), PUBLISHED)
    engine = sqlalchemy.create_engine(url)
    try:
        with pytest.raises(DatabaseError, match="events are never changed"), engine.begin() as one:
            one.exec_driver_sql("TRUNCATE events")
    finally:
        engine.dispose()
    assert Status.UNDER_REVIEW == desk.settings.store.case(1).case.status(on=TODAY)


def test_stores_can_be_opened_at_the_same_moment(url: str) -> None:
    """Of several processes of a service, each may be the one that makes the tables."""
    together = threading.Barrier(6)
    failed: list[Exception] = []

    def open_one() -> None:
        together.wait()
        try:
            Store(url).close()
        except DatabaseError as error:
            failed.append(error)

    threads = [threading.Thread(target=open_one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [] == failed


@contextmanager
def command(url: str) -> Iterator[str]:
    """Run the command with the setting, and give the address that it prints."""
    environment = {**os.environ, "PYTHONPATH": str(EXAMPLES), "CERP_DESK_DATABASE": url}
    arguments = ["-m", "review_desk", "--corpus", str(CORPUS), "--port", "0"]
    with subprocess.Popen(  # noqa: S603  # our own command
        [sys.executable, *arguments], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            address = re.search("http://127.0.0.1:[0-9]+/", process.stdout.readline())
            assert address is not None
            yield address.group()
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=20)


def test_command_keeps_its_cases_when_it_stops(url: str) -> None:
    """`CERP_DESK_DATABASE` names the database; it is filled once, and there again later."""
    lists = []
    for _ in range(2):
        with command(url) as address:
            lists.append(httpx.get(address).text.count("<tr>"))
    expected = len(list(CORPUS.glob("*.json"))) + 4 + 1
    assert [expected, expected] == lists
