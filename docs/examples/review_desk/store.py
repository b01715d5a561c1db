"""Keep cases as the events they are made of: appended, and never changed.

An event has its place in its case, and case and place are the primary key.
Who records sends the number of events that were seen; when somebody recorded meanwhile, that
place is taken, the database refuses the second event, and nothing is lost.
What happened before a place never changes, so no lock is held while the library judges.
"""

import contextlib
import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    insert,
    select,
)
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.schema import CreateIndex, CreateTable

from cerp_rules import (
    Application,
    CaseWithCompletions,
    CerpRulesError,
    Completion,
    Event,
    Policy,
    PreApproval,
    dump,
    load,
)

__all__ = [
    "NO_ANSWER",
    "ConflictError",
    "Store",
    "StoredCase",
    "UnknownCaseError",
    "UnreadableCaseError",
]

NO_ANSWER = (OperationalError, InterfaceError, NoConnectionError)
"""What is raised when the database cannot be reached, or is busy for too long."""

METADATA = MetaData()
CASES = Table(
    "cases",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("created", Date, nullable=False),
    Column("policy", JSON, nullable=False),
    Column("form", String(64), unique=True),
)
EVENTS = Table(
    "events",
    METADATA,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("on", Date, nullable=False),
    Column("type", String(40), nullable=False),
    Column("payload", JSON, nullable=False),
)
COMPLETIONS = Table(
    "completions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("payload", JSON, nullable=False),
)

_NO_CHANGE = """
    CREATE TRIGGER IF NOT EXISTS events_no_{what} BEFORE {what} ON events
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
"""
# An INSERT OR REPLACE would delete an event without setting off the trigger for that.
_NO_REPLACEMENT = """
    CREATE TRIGGER IF NOT EXISTS events_no_replacement BEFORE INSERT ON events
    WHEN EXISTS (SELECT 1 FROM events WHERE case_id = NEW.case_id AND number = NEW.number)
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END
"""
_REFUSALS = {
    "sqlite": (
        _NO_CHANGE.format(what="update"),
        _NO_CHANGE.format(what="delete"),
        _NO_REPLACEMENT,
    ),
    "postgresql": (
        """
        CREATE OR REPLACE FUNCTION events_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'events are never changed'; END $$
        """,
        """
        CREATE OR REPLACE TRIGGER events_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON events
        EXECUTE FUNCTION events_refuse()
        """,
    ),
}


class UnknownCaseError(LookupError):
    """There is no case with this id."""


class UnreadableCaseError(Exception):
    """The library does not take what is stored of a case, such as a newer one that is stricter.

    Attributes:
        case_id: The id of the case.
    """

    def __init__(self, case_id: int) -> None:
        """Keep the id; the error of the library is the cause."""
        super().__init__(f"case {case_id}")
        self.case_id = case_id


class ConflictError(Exception):
    """Somebody recorded on the case meanwhile.

    Attributes:
        stored: The case as it now is.
    """

    def __init__(self, stored: "StoredCase") -> None:
        """Keep the case."""
        super().__init__(stored.id, len(stored.case.events))
        self.stored = stored


@dataclass(frozen=True)
class StoredCase:
    """A case with its id and its completions."""

    id: int
    case: PreApproval
    completions: tuple[Completion, ...] = ()

    @property
    def with_completions(self) -> CaseWithCompletions:
        """The case and its completions as the library takes them together."""
        return CaseWithCompletions(case=self.case, completions=self.completions)


class Store:
    """The cases of one database; each call is a transaction of its own."""

    def __init__(self, url: str) -> None:
        """Open the database, and make its tables where they are not there yet."""
        self._engine = _engine(url)
        dialect = self._engine.dialect.name
        with self._engine.begin() as connection:
            if dialect == "postgresql":
                # Of several processes that start at once, one makes the tables, the others wait.
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('desk'))")
            for table in METADATA.sorted_tables:
                connection.execute(CreateTable(table, if_not_exists=True))
                for index in table.indexes:
                    connection.execute(CreateIndex(index, if_not_exists=True))
            for statement in _REFUSALS.get(dialect, ()):
                connection.exec_driver_sql(statement)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def submit(self, application: Application, policy: Policy, form: str | None = None) -> int:
        """Open a case with an application, and give its id.

        The edition is kept with the case, so that it is judged alike whatever comes into force.
        A form that is sent twice opens one case.
        """
        first = PreApproval.submit(application, policy).events[0]
        values = {"created": _plain(first.on), "policy": dump(policy), "form": form}
        try:
            with self._engine.begin() as connection:
                case = insert(CASES).values(values).returning(CASES.c.id)
                case_id: int = connection.execute(case).scalar_one()
                _insert(connection, case_id, 0, first)
        except IntegrityError:
            if form is None:
                raise
            with self._engine.connect() as connection:
                sent = select(CASES.c.id).where(CASES.c.form == form)
                case_id = connection.execute(sent).scalar_one()
        return case_id

    def append(self, case_id: int, number: int, new: Event) -> StoredCase:
        """Record an event as the one with this number, and give the case with it.

        Raises:
            UnknownCaseError: there is no such case.
            ConflictError: the case has another number of events than were seen.
            NotPermittedError: the policy does not permit the event.
        """
        stored = self.case(case_id)
        if len(stored.case.events) != number:
            raise ConflictError(stored)
        case = stored.case.record(new)
        try:
            with self._engine.begin() as connection:
                _insert(connection, case_id, number, new)
        except IntegrityError:
            raise ConflictError(self.case(case_id)) from None
        return StoredCase(case_id, case, stored.completions)

    def add_completion(self, case_id: int, completion: Completion) -> None:
        """Keep that somebody completed a session of the case."""
        with self._engine.begin() as connection:
            connection.execute(
                insert(COMPLETIONS).values(case_id=case_id, payload=dump(completion))
            )

    def case(self, case_id: int) -> StoredCase:
        """Give a case, made of its events.

        Raises:
            UnknownCaseError: there is no such case.
            UnreadableCaseError: the library does not take what is stored of it.
        """
        with self._engine.connect() as connection:
            chosen = select(CASES.c.id, CASES.c.policy).where(CASES.c.id == case_id)
            row = connection.execute(chosen).one_or_none()
            if row is None:
                raise UnknownCaseError(case_id)
            return _stored(connection, row.id, row.policy)

    def cases(self) -> Iterator[StoredCase]:
        """Give every case that the library takes, the newest first, one after another."""
        yield from self.read_all()[0]

    def read_all(self) -> tuple[list[StoredCase], list[UnreadableCaseError]]:
        """Give every case that the library takes, the newest first, and what it does not take."""
        found: list[StoredCase] = []
        unreadable: list[UnreadableCaseError] = []
        with self._engine.connect() as connection:
            chosen = select(CASES.c.id, CASES.c.policy).order_by(CASES.c.id.desc())
            for row in connection.execute(chosen).all():
                try:
                    found.append(_stored(connection, row.id, row.policy))
                except UnreadableCaseError as error:
                    unreadable.append(error)
        return found, unreadable

    def is_empty(self) -> bool:
        """Tell whether there is no case yet."""
        with self._engine.connect() as connection:
            return connection.execute(select(CASES.c.id).limit(1)).first() is None


def _engine(url: str) -> Engine:
    # What an error says goes to a log, where what people wrote has no place.
    engine = create_engine(url, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        # Readers and a writer do not wait for each other, and a second writer waits.
        @event.listens_for(engine, "connect")
        def set_up(connection: Any, _record: Any) -> None:
            connection.execute("PRAGMA busy_timeout=10000")
            # The mode is the file's: where it is locked for that, another process is setting it.
            with contextlib.suppress(sqlite3.OperationalError):
                connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA foreign_keys=ON")

    return engine


def _insert(connection: Connection, case_id: int, number: int, new: Event) -> None:
    row = {"case_id": case_id, "number": number, "on": _plain(new.on), "type": new.type.value}
    connection.execute(insert(EVENTS).values(**row, payload=dump(new)))


def _plain(day: dt.date) -> dt.date:
    return dt.date(day.year, day.month, day.day)


def _stored(connection: Connection, case_id: int, policy: Any) -> StoredCase:
    events = select(EVENTS.c.payload).where(EVENTS.c.case_id == case_id).order_by(EVENTS.c.number)
    completions = select(COMPLETIONS.c.payload).where(COMPLETIONS.c.case_id == case_id)
    history = connection.scalars(events).all()
    completed = connection.scalars(completions.order_by(COMPLETIONS.c.id)).all()
    try:
        case = PreApproval.replay([load(one, Event) for one in history], load(policy, Policy))
        return StoredCase(case_id, case, tuple(load(one, Completion) for one in completed))
    except CerpRulesError as error:
        raise UnreadableCaseError(case_id) from error
