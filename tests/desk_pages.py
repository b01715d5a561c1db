"""Use the review desk without a browser: send its forms as a page has them, and read pages."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

import pytest

for needed in ("fastapi", "httpx", "jinja2", "sqlalchemy"):
    pytest.importorskip(needed)

# Only where the frameworks are there can the desk be imported.
import httpx  # noqa: E402  # see above

from review_desk.app import create_app  # noqa: E402  # see above
from review_desk.views import Settings  # noqa: E402  # see above

__all__ = ["Desk", "Element", "Page"]

VOID = frozenset({"input", "link", "meta", "img", "br", "hr"})


class Element:
    """An element of a page: its tag, its attributes, and the text in it."""

    def __init__(self, tag: str, attributes: Iterable[tuple[str, str | None]]) -> None:
        """Keep tag and attributes."""
        self.tag = tag
        self.attributes = {name: value or "" for name, value in attributes}
        self.texts: list[str] = []

    @property
    def text(self) -> str:
        """The text in it, with single spaces."""
        return " ".join("".join(self.texts).split())

    def __getitem__(self, name: str) -> str:
        """Give an attribute."""
        return self.attributes[name]


class Page(HTMLParser):
    """A page, taken apart into its elements in document order."""

    def __init__(self, response: httpx.Response) -> None:
        """Read the page."""
        super().__init__()
        self.status = response.status_code
        self.headers = response.headers
        self.raw = response.text
        self.path = str(response.url.path)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(response.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        element = Element(tag, attrs)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close it, and what was left open in it."""
        while self._open and self._open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Give text to every element that it is in."""
        for element in self._open:
            element.texts.append(data)

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Give the elements with a tag and attributes; `class_` stands for `class`."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        return [
            one
            for one in self.elements
            if one.tag == tag and wanted.items() <= one.attributes.items()
        ]

    def by_id(self, id_: str) -> Element:
        """Give the element with an id."""
        (found,) = [one for one in self.elements if one.attributes.get("id") == id_]
        return found

    @property
    def text(self) -> str:
        """All text of the body."""
        return self.all("body")[0].text

    def links(self) -> Iterator[tuple[str, str]]:
        """Give each link to a place in the page, with its text."""
        for one in self.all("a"):
            if one.attributes.get("href", "").startswith("#"):
                yield one["href"][1:], one.text


class Desk:
    """A desk and a browser that visits it."""

    def __init__(self, settings: Settings) -> None:
        """Start a browser that knows the desk's cookie from a first page."""
        self.settings = settings
        self.app = create_app(settings)
        self.cookies = httpx.Cookies()
        self.token = self.get("/apply").all("input", name="token")[0]["value"]

    def get(self, path: str) -> Page:
        """Open a page."""
        return Page(self.send("GET", path))

    def post(self, path: str, sent: Mapping[str, Any]) -> Page:
        """Send a form with the token, and go where that leads."""
        return Page(self.send("POST", path, data={"token": self.token, **sent}))

    def record(self, case_id: int, number: int, type_: str, **members: Any) -> Page:
        """Record an event: members are named as in the form, without the first slash."""
        sent = {f"/{name}": value for name, value in members.items()}
        path = f"/cases/{case_id}/events"
        return self.post(path, {"number": str(number), "type": type_, **sent})

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request, with the cookies that came before."""
        return asyncio.run(self._send(method, path, **options))

    async def _send(self, method: str, path: str, **options: Any) -> httpx.Response:
        # An error of the desk is what a browser would see of it: a response of the status 500.
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        client = httpx.AsyncClient(
            transport=transport,
            base_url="http://desk.test",
            cookies=self.cookies,
            follow_redirects=True,
        )
        async with client:
            response = await client.request(method, path, **options)
            self.cookies = client.cookies
        return response
