"""The store loses no event, changes none, and gives back the case that they make.

On SQLite and, where one is installed, on a real PostgreSQL server.
"""

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from cerp_rules import PUBLISHED, MonitoringRecorded, NotPermittedError
from cerp_rules.testing import a_case, a_completion, an_application, an_event

pytest.importorskip("sqlalchemy")
pytest.importorskip("jinja2")

# Only where the frameworks are there can the desk be imported.
import sqlalchemy  # see above
from sqlalchemy.exc import DatabaseError  # see above

from review_desk.store import ConflictError, Store, UnknownCaseError  # see above

pytest_plugins = ("postgres",)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that has no tables yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/desk.db"
    address: str = request.getfixturevalue("postgresql")()
    return address


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store."""
    store = Store(url)
    yield store
    store.close()


def keep(store: Store, point: str) -> int:
    """Keep a sample case that has come to a point."""
    case = a_case(point)
    case_id = store.submit(case.application, PUBLISHED)
    for number, event in enumerate(case.events[1:], 1):
        store.append(case_id, number, event)
    return case_id


@pytest.mark.parametrize("point", ["submitted", "declined", "under-appeal", "reversed"])
def test_case_comes_back_as_it_was(store: Store, point: str) -> None:
    """A case that is stored and read is equal to what it was."""
    assert a_case(point) == store.case(keep(store, point)).case


def test_case_comes_back_from_a_store_opened_anew(store: Store, url: str) -> None:
    """Nothing is kept in the process alone, and opening a store twice changes nothing."""
    case_id = keep(store, "listed")
    store.add_completion(case_id, a_completion())
    again = Store(url)
    assert (a_case("listed"), (a_completion(),)) == (
        again.case(case_id).case,
        again.case(case_id).completions,
    )
    again.close()


def test_edition_is_kept_with_the_case(store: Store) -> None:
    """A case is judged by the edition that it was submitted under."""
    draft = PUBLISHED.revise(edition="draft", review_notice="P4W")
    assert draft == store.case(store.submit(an_application(), draft)).case.policy


def test_cases_come_newest_first(store: Store) -> None:
    """Every case is given once."""
    ids = [keep(store, "submitted") for _ in range(3)]
    assert ids[::-1] == [one.id for one in store.cases()]


def test_unknown_case_is_said_to_be_one(store: Store) -> None:
    """Neither reading nor recording makes up a case."""
    with pytest.raises(UnknownCaseError):
        store.case(1)
    with pytest.raises(UnknownCaseError):
        store.append(1, 0, an_event("withdrawn"))
    assert store.is_empty()


@pytest.mark.parametrize("number", [-1, 0, 1, 3])
def test_only_the_next_place_can_be_taken(store: Store, number: int) -> None:
    """Who has seen fewer events, or more, is told what the case now is."""
    case_id = store.submit(an_application(), PUBLISHED)
    store.append(case_id, 1, an_event("coordinator"))
    with pytest.raises(ConflictError) as caught:
        store.append(case_id, number, an_event("committee"))
    assert store.case(case_id) == caught.value.stored
    assert 2 == len(store.case(case_id).case.events)


def test_event_that_is_not_permitted_is_not_stored(store: Store) -> None:
    """The library judges before anything is written."""
    case_id = store.submit(an_application(), PUBLISHED)
    with pytest.raises(NotPermittedError):
        store.append(case_id, 1, an_event("listed"))
    assert 1 == len(store.case(case_id).case.events)


def test_database_itself_refuses_to_change_an_event(store: Store, url: str) -> None:
    """Whoever goes past the store cannot rewrite history either."""
    case_id = keep(store, "reviewed")
    engine = sqlalchemy.create_engine(url)
    for statement in ("UPDATE events SET number = 9", "DELETE FROM events"):
        with pytest.raises(DatabaseError, match="events are never changed"), engine.begin() as one:
            one.exec_driver_sql(statement)
    engine.dispose()
    assert a_case("reviewed") == store.case(case_id).case


def test_one_of_two_threads_takes_the_place(store: Store) -> None:
    """Of many who record at once, one does, and each other one is told."""
    case_id = store.submit(an_application(), PUBLISHED)
    together = threading.Barrier(8)
    outcomes: list[str] = []

    def record(name: str) -> None:
        event = an_event("coordinator", remarks=name)
        together.wait()
        try:
            store.append(case_id, 1, event)
        except ConflictError:
            outcomes.append("told")
        else:
            outcomes.append("recorded")

    threads = [threading.Thread(target=record, args=(f"Reviewer {one}",)) for one in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ["recorded", *["told"] * 7] == sorted(outcomes)
    assert 2 == len(store.case(case_id).case.events)


def test_threads_that_try_again_lose_nothing(store: Store) -> None:
    """Everybody who tries again after a conflict gets their event in."""
    case_id = keep(store, "listed")
    before = len(store.case(case_id).case.events)
    names = [f"Visit {one}" for one in range(6)]

    def record(name: str) -> None:
        event = MonitoringRecorded(on=dt.date(2026, 7, 1), remarks=name)
        while True:
            try:
                store.append(case_id, len(store.case(case_id).case.events), event)
            except ConflictError:
                continue
            return

    threads = [threading.Thread(target=record, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    events = store.case(case_id).case.events[before:]
    assert names == sorted(attrs.asdict(event)["remarks"] for event in events)
