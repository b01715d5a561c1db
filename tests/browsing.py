"""Fixtures for tests in a browser: `pytest_plugins = ("browsing",)`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

for needed in ("playwright", "uvicorn"):
    pytest.importorskip(needed)

# Only with `make browser` is the library there that drives the browser.
from playwright.sync_api import Browser, Page  # noqa: E402  # see above

import chromium  # noqa: E402  # see above
from chromium import NewPage  # noqa: E402  # see above
from desk_served import ServedDesk, served  # noqa: E402  # see above


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the Chromium of this machine, and end it after the last test."""
    with chromium.started() as one:
        yield one


@pytest.fixture
def new_page(browser: Browser) -> Iterator[NewPage]:
    """Give a page of a new person, with cookies of their own, each time it is called.

    It takes what Playwright's `new_context` takes.
    When the test ends, no page has complained.
    """
    with chromium.pages(browser) as one:
        yield one


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """Give a page of one person."""
    return new_page()


@pytest.fixture
def desk(tmp_path: Path, browser: Browser) -> Iterator[ServedDesk]:
    """Serve a desk with an empty SQLite database, on 23 March 2026."""
    with served(f"sqlite:///{tmp_path}/desk.db") as one:
        yield one
        # Nobody is still waiting for a picture when the desk stops.
        chromium.leave(browser)
