"""Visit pages in a headless Chromium, as people do; a page that complains fails its test.

The fixtures are in `browsing`.
A page complains by an error in its console, which is also where a breach of the content security
policy is told, by an error of a script, by a request that leaves this machine, or by something on
it that does not load.
Chromium is that of the system: nothing is downloaded, and where there is none the tests fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

pytest.importorskip("playwright")

# Only with `make browser` is the library there that drives the browser.
from playwright.sync_api import (  # see above
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Response,
    sync_playwright,
)

__all__ = ["NewPage", "leave", "pages", "started"]

NewPage = Callable[..., Page]
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Whatever a page asks for, no other machine is found.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
OWN = ("http://127.0.0.1:", "about:", "blob:", "data:")
# A page may be a refusal, 409 or 422; that of a part of a page is a complaint by `responded`.
REFUSED = "Failed to load resource: the server responded with a status of 4"
PATIENCE_MS = 15_000


@contextmanager
def started() -> Iterator[Browser]:
    """Start the Chromium of this machine, and end it."""
    path = os.environ.get("CERP_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("There is no Chromium: install one, or name it by CERP_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


@contextmanager
def pages(browser: Browser) -> Iterator[NewPage]:
    """Give what opens the page of one more person; in the end, no page may have complained."""
    complaints: list[str] = []

    def open_page(**options: Any) -> Page:
        page = browser.new_context(locale="en-GB", **options).new_page()
        page.set_default_timeout(PATIENCE_MS)
        _listen(page, complaints)
        return page

    yield open_page
    leave(browser)
    if complaints:
        pytest.fail("A page complained:\n" + "\n".join(complaints))


def leave(browser: Browser) -> None:
    """Close every page, once all that belongs to it has come."""
    for context in browser.contexts:
        for page in context.pages:
            page.wait_for_load_state()
        context.close()


def _listen(page: Page, complaints: list[str]) -> None:
    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith(REFUSED):
            complaints.append(f"console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith(OWN):
            complaints.append(f"left this machine: {request.url}")

    def responded(response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if response.status >= (500 if is_page else 400):
            complaints.append(f"{response.status}: {response.url}")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("request", asked)
    page.on("response", responded)
