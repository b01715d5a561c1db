"""The desk takes no forged form, and whatever is sent never fails it."""

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cerp_rules import PUBLISHED
from cerp_rules.testing import a_case

for needed in ("fastapi", "httpx", "jinja2", "sqlalchemy"):
    pytest.importorskip(needed)

# Only where the frameworks are there can the desk be imported.
import fastapi  # noqa: E402  # see above
import httpx  # noqa: E402  # see above

from desk_pages import Desk, Page  # noqa: E402  # see above
from review_desk import views  # noqa: E402  # see above
from review_desk.actions import LABELS, event_parts  # noqa: E402  # see above
from review_desk.guard import MOST_BYTES, token_of  # noqa: E402  # see above
from review_desk.store import Store  # noqa: E402  # see above
from review_desk.views import Settings  # noqa: E402  # see above

FORM = "application/x-www-form-urlencoded"
HOSTILE = (
    "", " ", "\x00", "\r\n", "<script>", "{{ 7 * 7 }}", "'; DROP TABLE events; --", "9" * 400, "-1",
    "1e9", "٣", "\u202e", "\ufeff", "a" * 5_000, "2026-02-30", "0000-00-00", "true", "null", "[]",
    "😀", "/", "../..",
)  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with one case under review and one under appeal, on 23 March 2026."""
    store = Store(f"sqlite:///{tmp_path}/desk.db")
    for point in ("submitted", "under-appeal"):
        case = a_case(point)
        case_id = store.submit(case.application, PUBLISHED)
        for number, event in enumerate(case.events[1:], 1):
            store.append(case_id, number, event)
    yield Desk(Settings(store, PUBLISHED, lambda: dt.date(2026, 3, 23), b"secret"))
    store.close()


def withdraw(desk: Desk, **options: Any) -> Page:
    """Send the form that withdraws the first application."""
    data = {"type": "application_withdrawn", "number": "1", "/on": "2026-03-23"}
    data |= {"token": desk.token, **options.pop("data", {})}
    return Page(desk.send("POST", "/cases/1/events", data=data, **options))


def events_of(desk: Desk) -> int:
    """Count the events of the first case."""
    return len(desk.settings.store.case(1).case.events)


@pytest.mark.parametrize("token", ["", "x", token_of(b"another", "cookie"), "é"])
def test_wrong_token_is_refused(desk: Desk, token: str) -> None:
    """A form without the token of the cookie is not from a page of the desk."""
    assert (403, 1) == (withdraw(desk, data={"token": token}).status, events_of(desk))


@pytest.mark.parametrize("cookie", [None, "", "another", "é"])
def test_token_of_another_cookie_is_refused(desk: Desk, cookie: str | None) -> None:
    """The token that one browser was given is of no use in another."""
    desk.cookies = httpx.Cookies()
    headers = {} if cookie is None else {"cookie": f"desk={cookie}".encode("latin-1")}
    assert (403, 1) == (withdraw(desk, headers=headers).status, events_of(desk))


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": "http://desk.test"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://desk.test.elsewhere.example"},
        {"origin": "http://["},
    ],
)
def test_form_of_another_site_is_refused(desk: Desk, headers: dict[str, str]) -> None:
    """What a browser says to come from elsewhere is not taken, even with the right token."""
    assert (403, 1) == (withdraw(desk, headers=headers).status, events_of(desk))


@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "same-origin"}, {"origin": "http://desk.test"}]
)
def test_form_of_the_desk_is_taken(desk: Desk, headers: dict[str, str]) -> None:
    """What comes from a page of the desk is recorded."""
    assert (200, 2) == (withdraw(desk, headers=headers).status, events_of(desk))


@pytest.mark.parametrize("path", ["/apply", "/policy", "/cases/1/events"])
def test_every_form_is_guarded(desk: Desk, path: str) -> None:
    """No form is taken without a token."""
    assert 403 == desk.send("POST", path, data={"type": "application_withdrawn"}).status_code


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/cases/1"),
        ("GET", "/nothing"),
        ("GET", "/static/desk.css"),
        ("GET", "/?on=x"),
        ("POST", "/apply"),
        ("DELETE", "/cases/1"),
    ],
)
def test_every_response_has_the_headers(desk: Desk, method: str, path: str) -> None:
    """Scripts, frames and foreign content are forbidden on every page, errors included."""
    headers = desk.send(method, path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'; style-src 'self'; ")
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert ("nosniff", "no-store") == (headers["x-content-type-options"], headers["cache-control"])


def test_picture_may_bring_its_own_style_and_nothing_else(desk: Desk) -> None:
    """The picture, opened alone, runs nothing."""
    response = desk.send("GET", "/cases/1/timeline.svg")
    assert "image/svg+xml" == response.headers["content-type"]
    policy = response.headers["content-security-policy"]
    assert "default-src 'none'; style-src 'unsafe-inline'; sandbox" == policy


def test_cookie_is_for_this_site_alone(desk: Desk) -> None:
    """Scripts cannot read it, and other sites cannot send it; over https it is secure."""
    desk.cookies = httpx.Cookies()
    cookie = desk.send("GET", "/").headers["set-cookie"]
    assert {"HttpOnly", "SameSite=strict"} <= set(cookie.split("; "))
    assert "set-cookie" not in desk.send("GET", "/").headers
    desk.cookies = httpx.Cookies()
    secure = desk.send("GET", "https://desk.test/").headers["set-cookie"]
    assert "Secure" in secure.split("; ")


@pytest.mark.parametrize(
    ("content", "type_", "status"),
    [
        (b"a=1", "application/json", 415),
        (b"a=1", "multipart/form-data; boundary=x", 415),
        (b"a=1", "", 415),
        (b"\xff=1", FORM, 400),
        (b"a=%ED%A0%80", FORM, 400),
        (b"&".join([b"a=1"] * 10_001), FORM, 400),
        (b"a=" + b"x" * MOST_BYTES, FORM, 413),
        (b"a=1", FORM, 403),
        (b"a=1", f"{FORM}; charset=utf-8", 403),
    ],
)
def test_body_that_is_no_form_is_refused(
    desk: Desk, content: bytes, type_: str, status: int
) -> None:
    """Another type, broken text, too many fields or bytes: each is said, none fails the desk."""
    headers = {"content-type": type_}
    assert status == desk.send("POST", "/apply", content=content, headers=headers).status_code


def test_body_is_not_read_to_its_end_when_it_is_too_large(desk: Desk) -> None:
    """A body that says nothing of its length is given up once it is too large."""
    taken = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal taken
        for _ in range(1_000):
            taken += 1
            yield b"x" * 100_000

    response = desk.send("POST", "/apply", content=endless(), headers={"content-type": FORM})
    assert 413 == response.status_code
    assert 21 == taken


@pytest.mark.parametrize("type_", ["", "application_submitted", "nothing", "\x00"])
def test_unknown_type_of_event_is_refused(desk: Desk, type_: str) -> None:
    """A second submission is no action of the desk either."""
    assert 400 == withdraw(desk, data={"type": type_}).status


@pytest.mark.parametrize("number", ["", "-1", "one", "٣", "9" * 50])
def test_form_must_say_how_many_events_it_has_seen(desk: Desk, number: str) -> None:
    """Without that a conflict could not be seen."""
    assert (400, 1) == (withdraw(desk, data={"number": number}).status, events_of(desk))


@pytest.mark.parametrize("number", ["0", "2", "999999"])
def test_form_of_another_state_is_a_conflict(desk: Desk, number: str) -> None:
    """Neither an earlier nor a later place can be taken."""
    assert (409, 1) == (withdraw(desk, data={"number": number}).status, events_of(desk))


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_never_fail_the_desk(desk: Desk, value: str) -> None:
    """Whatever stands in every field of every form, the answer is a page that says what is so."""
    for case_id in (1, 2):
        for type_ in LABELS:
            names = {
                f"{one.pointer}{end}" for one in event_parts(type_) for end in ("", "/0/title")
            }
            sent = {**dict.fromkeys(names, value), "type": type_.value, "number": "1"}
            assert desk.post(f"/cases/{case_id}/events", {**sent, "add": value}).status < 500
            assert desk.post(f"/cases/{case_id}/events", sent).status < 500
    apply = {**dict.fromkeys(("/submitted_on", "/sponsor/name", "/offering/title"), value)}
    apply |= {f"/offering/sessions/{value}/place": value, "/offering/sessions/0/starts_on": value}
    for path in ("/apply", "/policy"):
        assert desk.post(path, apply).status < 500
        assert desk.post(path, {**apply, "add": value}).status < 500


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    sent=st.dictionaries(
        st.sampled_from(("/submitted_on", "/offering/sessions/0", "/offering/sessions/1/place"))
        | st.text(max_size=20).map("/offering/{}".format),
        st.lists(st.text(max_size=30), max_size=3),
        max_size=8,
    )
)
def test_anything_may_be_sent_to_apply(desk: Desk, sent: dict[str, list[str]]) -> None:
    """No names and values fail the desk."""
    encoded = {
        name.encode("utf-8", "replace").decode(): [
            one.encode("utf-8", "replace").decode() for one in values
        ]
        for name, values in sent.items()
    }
    assert desk.post("/apply", encoded).status in {200, 422}


def test_error_of_the_desk_tells_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last resort has the headers too, and no word of what failed."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the password is swordfish")

    monkeypatch.setattr(views.ENVIRONMENT, "get_template", fail)
    response = desk.send("GET", "/")
    assert 500 == response.status_code
    assert "swordfish" not in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_desk_can_be_mounted_under_a_path(desk: Desk) -> None:
    """Links, forms, pictures and style sheets lead to where the desk is."""
    outer = fastapi.FastAPI()
    outer.mount("/desk", desk.app)

    async def get() -> httpx.Response:
        transport = httpx.ASGITransport(outer)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk.test") as client:
            return await client.get("/desk/cases/1?on=2026-03-20")

    page = Page(asyncio.run(get()))
    elements = [one for one in page.elements if not one.attributes.get("href", "#").startswith("#")]
    assert {True} == {one["href"].startswith("/desk/") for one in elements}
    assert {True} == {one["action"].startswith("/desk/") for one in page.all("form")}
    assert {True} == {one["src"].startswith("/desk/") for one in page.all("img")}
