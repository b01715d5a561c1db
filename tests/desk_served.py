"""Serve the review desk on this machine while a test runs, on a day that does not pass."""

import datetime as dt
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

for needed in ("fastapi", "jinja2", "sqlalchemy", "uvicorn"):
    pytest.importorskip(needed)

# Only where the frameworks are there can the desk be imported.
import uvicorn  # noqa: E402  # see above

from cerp_rules import PUBLISHED, PreApproval  # noqa: E402  # see above
from cerp_rules.testing import a_case, an_application  # noqa: E402  # see above
from review_desk.app import create_app  # noqa: E402  # see above
from review_desk.store import Store  # noqa: E402  # see above
from review_desk.views import Settings  # noqa: E402  # see above

__all__ = ["TODAY", "ServedDesk", "served"]

TODAY = dt.date(2026, 3, 23)


@dataclass(frozen=True)
class ServedDesk:
    """A desk that answers: its address, without a slash at the end, and its store."""

    address: str
    store: Store

    def keep(self, point: str, **changes: Any) -> int:
        """Keep a sample case that has come to a point, and give its id."""
        case = a_case(point, application=an_application(**changes))
        case_id = self.store.submit(case.application, PUBLISHED)
        for number, event in enumerate(case.events[1:], 1):
            self.store.append(case_id, number, event)
        return case_id

    def case(self, case_id: int = 1) -> PreApproval:
        """Give a case as it is stored."""
        return self.store.case(case_id).case


@contextmanager
def served(database: str) -> Iterator[ServedDesk]:
    """Serve a desk on a free port, with its cases in a database."""
    store = Store(database)
    settings = Settings(store, PUBLISHED, lambda: TODAY, b"secret of the tests")
    config = uvicorn.Config(create_app(settings), log_level="warning", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        yield ServedDesk(f"http://127.0.0.1:{listening.getsockname()[1]}", store)
        server.should_exit = True
        thread.join()
    store.close()
