"""Show pages: the templates with what every page needs, and the words for values."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib.resources import files
from typing import Annotated, Any

import attrs
from fastapi import Depends, HTTPException, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from cerp_rules import DeadlineState, Event, Policy, clause
from review_desk.guard import COOKIE, new_cookie, token_of
from review_desk.outlines import Field, Group, Rows
from review_desk.store import Store

__all__ = ["STATIC", "Day", "Settings", "page", "to"]

OPEN = (DeadlineState.OVERDUE, DeadlineState.DUE, DeadlineState.UPCOMING)
STATIC = files("review_desk") / "static"
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
HYPHENATED = (("pre approval", "pre-approval"), (" profit", "-profit"))
FIRST_YEAR, LAST_YEAR = 1900, 2200


@dataclass(frozen=True)
class Settings:
    """What a desk is made with.

    Attributes:
        store: The cases.
        policy: The edition under which applications are taken.
        today: What gives the civil day on which the desk acts.
        secret: What the tokens of the forms are made with; one for all processes of a service.
    """

    store: Store
    policy: Policy
    today: Callable[[], dt.date]
    secret: bytes


def day_asked_for(request: Request) -> dt.date:
    """Give the day that the address names as `?on=`, or today.

    Raises:
        HTTPException: it names no day that the library knows, or several (422).
    """
    asked = request.query_params.getlist("on")
    if not asked:
        return _settings(request).today()
    try:
        (text,) = asked
        day = dt.date.fromisoformat(text)
        # There are other forms, such as 2026-W14-3.
        if DAY.fullmatch(text) and FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    except ValueError:
        pass
    raise HTTPException(422, "The address must name one day as ?on=YYYY-MM-DD, 1900 to 2200.")


Day = Annotated[dt.date, Depends(day_asked_for)]


def page(
    request: Request, template: str, *, on: dt.date, status: int = 200, **values: Any
) -> HTMLResponse:
    """Give a page, with a cookie for its forms where the browser has none."""
    settings = _settings(request)
    cookie = request.cookies.get(COOKIE) or new_cookie()
    text = ENVIRONMENT.get_template(template).render(
        on=on,
        today=settings.today(),
        token=token_of(settings.secret, cookie),
        to=lambda path, day=on: to(request, path, day),
        static=f"{_root(request)}/static",
        here=request.url.path.removesuffix("/events"),
        **values,
    )
    response = HTMLResponse(text, status_code=status)
    if request.cookies.get(COOKIE) != cookie:
        secure = request.url.scheme == "https"
        response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", secure=secure)
    return response


def to(request: Request, path: str, on: dt.date) -> str:
    """Give an address in the desk that keeps the day asked for, unless that is today."""
    asked = "" if on == _settings(request).today() else f"?on={on}"
    return f"{_root(request)}{path}{asked}"


def _root(request: Request) -> str:
    """Give the path under which the desk is mounted."""
    return str(request.scope.get("root_path", ""))


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _words(value: object) -> str:
    """Write a value of the wire format as people do."""
    words = str(value).replace("_", " ").replace("-", " ")
    for apart, joined in HYPHENATED:
        words = words.replace(apart, joined)
    return "SER" if words == "ser" else words


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _told(event: Event) -> Iterator[tuple[str, str]]:
    """Give what an event says besides its type and day; an application is shown elsewhere."""
    for member in attrs.fields(type(event)):
        text = "" if member.name in {"on", "application"} else _text(getattr(event, member.name))
        if text:
            yield _words(member.name), text


def _sentence(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]


def _text(value: Any) -> str:
    """Write a value by its type: what people wrote stays as it is, even if it looks like a day."""
    if isinstance(value, Enum):
        return _words(value.value)
    if isinstance(value, dt.date):
        return _day(value)
    if isinstance(value, tuple):
        return "; ".join(_text(one) for one in value)
    if attrs.has(type(value)):
        return ", ".join(filter(None, map(_text, attrs.astuple(value, recurse=False))))
    return "" if value is None else str(value)


ENVIRONMENT = Environment(
    loader=PackageLoader("review_desk"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters.update(words=_words, day=_day, clause=clause, told=_told, sentence=_sentence)
ENVIRONMENT.tests.update(
    field=lambda part: isinstance(part, Field),
    group=lambda part: isinstance(part, Group),
    rows=lambda part: isinstance(part, Rows),
)
ENVIRONMENT.globals["OPEN"] = OPEN
