"""The three services answer alike, and whatever arrives never fails them."""

import asyncio
import datetime as dt
import io
import json
from collections.abc import AsyncIterator, Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import SCHEMA_KINDS, Application, InvalidPayloadError, assess, dump, load
from cerp_rules.exports import problem_details

for needed in ("fastapi", "flask", "django", "httpx", "openapi_spec_validator"):
    pytest.importorskip(needed)

# Only where the frameworks are there can the services be imported.
import django.test  # noqa: E402  # see above
import httpx  # noqa: E402  # see above
from openapi_spec_validator import OpenAPIV31SpecValidator  # noqa: E402  # see above

import django_service  # noqa: E402  # see above
import fastapi_service  # noqa: E402  # see above
import flask_service  # noqa: E402  # see above
from incoming import MOST_BYTES  # noqa: E402  # see above

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.json"))
PATH = "/applications/assessments"
ON = "on=2026-04-01"
PAYLOAD = {
    "submitted_on": "2026-03-02",
    "sponsor": {"name": "Cascadia Wetlands Institute"},
    "offering": {"title": "Riparian field course", "kind": "course"},
}
BODY = json.dumps(PAYLOAD).encode()


@attrs.frozen
class Answer:
    """What a service answers: status, media type and JSON."""

    status: int
    media_type: str
    body: dict[str, Any]


def _of_fastapi(
    method: str, target: str, content: bytes | AsyncIterator[bytes] = b""
) -> httpx.Response:
    """Send a request to the application itself; what fails in it becomes status 500."""

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(fastapi_service.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, target, content=content)

    return asyncio.run(send())


def _by_fastapi(body: bytes, query: str) -> Answer:
    got = _of_fastapi("POST", f"{PATH}?{query}", body)
    return Answer(got.status_code, got.headers["content-type"], got.json())


def _by_flask(body: bytes, query: str) -> Answer:
    got = flask_service.app.test_client().post(f"{PATH}?{query}", data=body)
    return Answer(got.status_code, got.content_type or "", json.loads(got.data))


def _by_django(body: bytes, query: str) -> Answer:
    assert django_service.urlpatterns  # the service makes the settings
    client = django.test.Client(raise_request_exception=False)
    got = client.generic("POST", f"{PATH}?{query}", body, "application/json")
    return Answer(got.status_code, got["content-type"], json.loads(got.content))


SERVICES: dict[str, Callable[[bytes, str], Answer]] = {
    "fastapi": _by_fastapi,
    "flask": _by_flask,
    "django": _by_django,
}
each_service = pytest.mark.parametrize("post", SERVICES.values(), ids=SERVICES)
Post = Callable[[bytes, str], Answer]


@each_service
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_real_offerings_are_assessed(post: Post, path: Path) -> None:
    """A real offering gets the assessment that the library gives."""
    body = path.read_bytes()
    application = load(json.loads(body), Application)
    on = application.submitted_on.add(weeks=2)
    expected = Answer(200, "application/json", dump(assess(application, on=on)))
    assert expected == post(body, f"on={on.isoformat()}")


def _malformed() -> Iterator[tuple[str, object]]:
    yield "nothing", {}
    yield "no-object", [PAYLOAD]
    yield "null", None
    offering = {"title": "", "kind": "race", "é/~": 1}
    yield "many-problems", {"submitted_on": "2023-02-29", "offering": offering}
    yield "lone-surrogate", {**PAYLOAD, "application_id": "\ud800"}
    yield "surrogate-in-a-name", {**PAYLOAD, "\udfff": 1}
    yield "control-character", {**PAYLOAD, "application_id": "a\u0000b"}
    yield "control-character-in-a-name", {**PAYLOAD, "a\u0000\u202eb": 1}
    yield "large-integer", {**PAYLOAD, "application_id": 10**4_000}
    yield "large-float", {**PAYLOAD, "application_id": 1e308}
    yield "long-text", {**PAYLOAD, "application_id": "x" * 900_000}
    yield "long-name", {**PAYLOAD, "x" * 900_000: 1}
    yield "many-members", {**PAYLOAD, **{f"m{number}": number for number in range(50_000)}}
    yield "many-items", {**PAYLOAD, "instructors": [{}] * 100_000}
    deep: Any = []
    for _ in range(200):
        deep = [deep]
    yield "fairly-deep", {**PAYLOAD, "instructors": deep}


@each_service
@pytest.mark.parametrize("payload", [pytest.param(one, id=name) for name, one in _malformed()])
def test_malformed_payloads_get_every_problem(post: Post, payload: object) -> None:
    """A malformed payload gets the problem details that the library gives, and status 422."""
    with pytest.raises(InvalidPayloadError) as caught:
        load(payload, Application)
    details = problem_details(caught.value.problems, type_uri=fastapi_service.MALFORMED)
    expected = Answer(422, "application/problem+json", details)
    assert expected == post(json.dumps(payload).encode(), ON)


NO_JSON = {
    "empty": b"",
    "text": b"hello",
    "half": BODY[:-1],
    "two-values": BODY + BODY,
    "nan": BODY.replace(b'"2026-03-02"', b"NaN"),
    "infinity": BODY.replace(b'"2026-03-02"', b"-Infinity"),
    "member-twice": BODY.replace(b"{", b'{"submitted_on": "2026-03-03", ', 1),
    "inner-member-twice": BODY.replace(b'"kind"', b'"title": "x", "kind"'),
    "deep": b"[" * 500_000,
    "deep-and-closed": b"[" * 200_000 + b"]" * 200_000,
    "deep-objects": b'{"a":' * 150_000,
    "too-many-digits": b"9" * 500_000,
    "no-utf-8": BODY.replace(b"Cascadia", b"Casc\xe4dia"),
    "surrogate-in-utf-8": BODY.replace(b"Cascadia", b"\xed\xa0\x80"),
    "utf-16": json.dumps(PAYLOAD).encode("utf-16"),
    "byte-order-mark": b"\xef\xbb\xbf" + BODY,
    "form": b"submitted_on=2026-03-02",
}


def _plain(status: int, title: str, detail: str) -> Answer:
    body = {"title": title, "status": status, "detail": detail}
    return Answer(status, "application/problem+json", body)


@each_service
@pytest.mark.parametrize("body", NO_JSON.values(), ids=NO_JSON)
def test_what_is_no_json_is_refused(post: Post, body: bytes) -> None:
    """A body that is no JSON gets status 400, and so does what only Python takes for JSON."""
    detail = "The body must be JSON in UTF-8 that names each member once."
    assert _plain(400, "Bad Request", detail) == post(body, ON)


@each_service
@pytest.mark.parametrize(
    "query",
    [
        "", "on", "on=", "day=2026-04-01", "on=today", "on=2026-02-29", "on=20260401",
        "on=2026-W14-3", "on=2026-4-1", "on=2026-04-01T00:00", "on=%202026-04-01", "on=0000-01-01",
        "on=2026-04-01&on=2026-04-02", "on=%FF", "on=%00", "on=%D9%A2026-04-01",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(post: Post, query: str) -> None:
    """An address that does not name one day gets status 400."""
    detail = "The address must name one day as ?on=YYYY-MM-DD."
    assert _plain(400, "Bad Request", detail) == post(BODY, query)


@each_service
@pytest.mark.parametrize(
    ("day", "detail"),
    [
        ("2026-03-01", "on must not be before the day of submission, not 2026-03-01."),
        ("1899-12-31", "on must lie between 1900-01-01 and 2200-12-31, not 1899-12-31."),
        ("2201-01-01", "on must lie between 1900-01-01 and 2200-12-31, not 2201-01-01."),
        ("9999-12-31", "on must lie between 1900-01-01 and 2200-12-31, not 9999-12-31."),
    ],
)
def test_days_that_cannot_be_asked_about_are_refused(post: Post, day: str, detail: str) -> None:
    """A day before the submission, or beyond what the library counts, gets status 400."""
    assert _plain(400, "Bad Request", detail) == post(BODY, f"on={day}")


@each_service
@pytest.mark.parametrize("day", ["2026-03-02", "2200-12-31"])
def test_first_and_last_day_are_answered(post: Post, day: str) -> None:
    """The day of submission and the last day of 2200 can be asked about."""
    expected = dump(assess(load(PAYLOAD, Application), on=dt.date.fromisoformat(day)))
    assert Answer(200, "application/json", expected) == post(BODY, f"on={day}")


@each_service
@pytest.mark.parametrize(("size", "status"), [(MOST_BYTES, 200), (MOST_BYTES + 1, 413)])
def test_size_of_a_body_is_limited(post: Post, size: int, status: int) -> None:
    """A body of as many bytes as are taken is answered, and one of one more gets status 413."""
    body = BODY.ljust(size)
    got = post(body, ON)
    assert status == got.status
    if status == 413:
        detail = "The body must have at most 1,000,000 bytes."
        assert _plain(413, HTTPStatus(413).phrase, detail) == got


@each_service
def test_what_is_wrong_first_is_told_first(post: Post) -> None:
    """Size comes before JSON, JSON before the day, and the day before the payload."""
    assert 413 == post(b"[" * (MOST_BYTES + 1), "").status
    assert "body" in post(b"[", "").body["detail"]
    assert "address" in post(b"[]", "").body["detail"]
    assert "errors" in post(b"[]", "on=1899-12-31").body


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(
    body=st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()),
    query=st.just(ON) | st.text("on=&-0123456789", max_size=14),
)
def test_services_agree_on_anything(body: bytes, query: str) -> None:
    """Whatever bytes arrive, the three give the same answer, and none fails."""
    answers = [post(body, query) for post in SERVICES.values()]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0].status in {400, 422}


async def _chunks(taken: list[int]) -> AsyncIterator[bytes]:
    for number in range(20):
        taken.append(number)
        yield b" " * 100_000


def test_fastapi_stops_reading_a_body_without_a_length() -> None:
    """A body that comes in chunks, and says nothing of its size, is limited too."""
    taken: list[int] = []
    assert 413 == _of_fastapi("POST", f"{PATH}?{ON}", _chunks(taken)).status_code
    assert 11 == len(taken)


def test_flask_stops_reading_a_body_without_a_length() -> None:
    """A body of which the server says only where it ends is limited too."""
    got = flask_service.app.test_client().post(
        f"{PATH}?{ON}",
        input_stream=io.BytesIO(b" " * 1_100_000),
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert 413 == got.status_code


@each_service
def test_no_value_of_a_payload_comes_back(post: Post) -> None:
    """A refusal does not repeat what was sent, so that nothing private is logged or shown."""
    payload = {**PAYLOAD, "sponsor": {"name": "S3CRET\u202e", "kind": "S3CRET"}}
    assert "S3CRET" not in json.dumps(post(json.dumps(payload).encode(), ON).body)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
def test_other_methods_are_refused(method: str) -> None:
    """The address takes POST alone."""
    fastapi = _of_fastapi(method, PATH)
    flask = flask_service.app.test_client().open(PATH, method=method)
    by_django = django.test.Client().generic(method, PATH)
    assert (405, 405, 405) == (fastapi.status_code, flask.status_code, by_django.status_code)


@pytest.fixture(name="described")
def _described() -> dict[str, Any]:
    described: dict[str, Any] = _of_fastapi("GET", "/openapi.json").json()
    return described


def test_description_is_accepted(described: dict[str, Any]) -> None:
    """The validator of OpenAPI finds nothing wrong."""
    assert "3.1.0" == described["openapi"]
    assert [] == list(OpenAPIV31SpecValidator(described).iter_errors())


def test_body_is_an_application(described: dict[str, Any]) -> None:
    """The body is described as an application, and the answers as what they are."""
    post = described["paths"]["/applications/assessments"]["post"]
    body = post["requestBody"]["content"]["application/json"]["schema"]
    assert {"$ref": "#/components/schemas/Application"} == body
    answer = post["responses"]["200"]["content"]["application/json"]["schema"]
    assert {"$ref": "#/components/schemas/Assessment"} == answer
    assert ["on"] == [one["name"] for one in post["parameters"]]
    assert {"200", "400", "413", "422"} == post["responses"].keys()


def test_schemas_are_those_of_the_library(described: dict[str, Any]) -> None:
    """Each kind of schema is there by its name, beside what the service needs of its own."""
    names = {"".join(part.title() for part in kind.split("-")) for kind in SCHEMA_KINDS}
    assert names | {"ProblemDetails"} <= described["components"]["schemas"].keys()


def test_description_is_the_same_twice(described: dict[str, Any]) -> None:
    """Asked again, the service describes itself alike."""
    assert described == _of_fastapi("GET", "/openapi.json").json()
