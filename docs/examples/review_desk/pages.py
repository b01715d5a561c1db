"""Answer requests for cases: the list, a case with its assessment, and what is recorded on it."""

# ruff: noqa: FAST003  # a case is found by `stored_case`, which takes its id

import datetime as dt
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, HTTPException, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from cerp_rules import (
    Application,
    Assessment,
    Event,
    EventType,
    InvalidPayloadError,
    NotPermittedError,
    PreApproval,
    Problem,
    assess,
    deadlines,
    load,
)
from cerp_rules.exports import timeline_svg
from review_desk.actions import LABELS, actions, event_form, event_parts, reasons
from review_desk.forms import Form, payload_of
from review_desk.guard import Sent, sent_form
from review_desk.store import ConflictError, Store, StoredCase, UnknownCaseError
from review_desk.views import OPEN, Day, page, to

__all__ = ["Cases", "Posted", "read", "router"]

router = APIRouter()
Id = Annotated[int, Path(ge=1, le=2**31 - 1)]
Posted = Annotated[Sent, Depends(sent_form)]
Read = TypeVar("Read", Application, Event)
MOST_EVENTS = 10**6


def store_of(request: Request) -> Store:
    """Give the store of the desk."""
    store: Store = request.app.state.settings.store
    return store


Cases = Annotated[Store, Depends(store_of)]


def stored_case(case_id: Id, on: Day, store: Cases) -> StoredCase:
    """Give the case that the address names.

    Raises:
        HTTPException: there is none (404), or there was none on the day asked for (422).
    """
    try:
        stored = store.case(case_id)
    except UnknownCaseError:
        raise HTTPException(404, f"There is no case {case_id}.") from None
    submitted_on = stored.case.events[0].on
    if on < submitted_on:
        raise HTTPException(422, f"Case {case_id} was submitted later, on {submitted_on}.")
    return stored


def read(payload: object, kind: type[Read], day: str, latest: dt.date) -> Read:
    """Load what a form sent.

    Args:
        payload: What was sent.
        kind: What it is to be.
        day: The member that says when it happened.
        latest: The last civil day on which it can have happened.

    Raises:
        InvalidPayloadError: it has problems; a day that is still to come is one as any other.
    """
    value = load(payload, kind)
    if getattr(value, day) > latest:
        message = f"must not be after {latest}, the day on which the desk acts"
        raise InvalidPayloadError((Problem(code="desk.day", pointer=f"/{day}", message=message),))
    return value


Stored = Annotated[StoredCase, Depends(stored_case)]


@router.get("/health")
def health(store: Cases) -> dict[str, bool]:
    """Tell that the desk and its database answer."""
    store.is_empty()
    return {"ok": True}


@router.get("/")
def list_cases(request: Request, on: Day, store: Cases) -> HTMLResponse:
    """List the cases that were submitted by the day, with status and open deadlines."""
    found, unreadable = store.read_all()
    rows = [
        (one, one.case.status(on=on), _open_deadlines(one, on))
        for one in found
        if one.case.events[0].on <= on
    ]
    return page(request, "cases.html", on=on, rows=rows, unreadable=unreadable)


@router.get("/cases/{case_id}")
def show_case(request: Request, on: Day, stored: Stored) -> HTMLResponse:
    """Show a case as known on the day, and what can be done with it."""
    return _case_page(request, stored, on)


@router.get("/cases/{case_id}/timeline.svg")
def show_timeline(on: Day, stored: Stored) -> Response:
    """Draw the case."""
    picture = timeline_svg(stored.case, stored.completions, on=on)
    # The picture brings its own style and nothing else.
    policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return Response(
        picture, media_type="image/svg+xml", headers={"Content-Security-Policy": policy}
    )


@router.get("/cases/{case_id}/assessment")
def show_assessment(request: Request, on: Day, stored: Stored) -> HTMLResponse:
    """Show every finding on the application, with its clause."""
    known = _as_known(stored.case, on)
    return page(
        request, "assessment.html", on=on, stored=stored, known=known, assessment=_judged(known, on)
    )


@router.get("/cases/{case_id}/amend")
def show_amendment_form(request: Request, on: Day, stored: Stored) -> HTMLResponse:
    """Show the form that puts another version in the place of the application."""
    form = event_form(stored.case, EventType.APPLICATION_AMENDED, on)
    return _amend_page(request, stored, on, form)


@router.post("/cases/{case_id}/events")
def record(request: Request, on: Day, sent: Posted, store: Cases, stored: Stored) -> Response:
    """Record an event, if the policy permits it and nobody recorded meanwhile."""
    type_ = _type(sent)
    parts = event_parts(type_)
    form = Form(type_.value, parts, payload_of(parts, sent))
    show = _amend_page if type_ is EventType.APPLICATION_AMENDED else _case_page
    if "add" in sent:
        form.add = sent["add"][0]
        return show(request, stored, on, form)
    number = _number(sent)
    try:
        latest = request.app.state.settings.today()
        event = read({**form.payload, "type": type_.value}, Event, "on", latest)
        store.append(stored.id, number, event)
    except InvalidPayloadError as error:
        form.problems = error.problems
        return show(request, stored, on, form, status=422)
    except NotPermittedError as error:
        refused = reasons(error.assessment.findings)
        return show(request, stored, on, form, status=422, refused=refused)
    except ConflictError as error:
        meanwhile = error.stored.case.events[number:]
        return show(request, error.stored, on, form, status=409, meanwhile=meanwhile)
    return RedirectResponse(to(request, f"/cases/{stored.id}", max(on, event.on)), 303)


def _case_page(
    request: Request, stored: StoredCase, on: dt.date, form: Form | None = None, **values: Any
) -> HTMLResponse:
    known = _as_known(stored.case, on)
    shown = {"status": 200, "refused": (), "meanwhile": None, **values}
    return page(
        request,
        "case.html",
        on=on,
        stored=stored,
        known=known,
        sent=form,
        actions=actions(stored.case, on, form),
        assessment=_judged(known, on),
        deadlines=_open_deadlines(stored, on),
        timeline=f"{to(request, f'/cases/{stored.id}/timeline.svg', on).split('?')[0]}?on={on}",
        **shown,
    )


def _amend_page(
    request: Request, stored: StoredCase, on: dt.date, form: Form, **values: Any
) -> HTMLResponse:
    shown = {"status": 200, "refused": (), "meanwhile": None, **values}
    return page(request, "amend.html", on=on, stored=stored, form=form, **shown)


def _as_known(case: PreApproval, on: dt.date) -> PreApproval:
    """Give the case as it was on a day."""
    return PreApproval.replay([one for one in case.events if one.on <= on], case.policy)


def _judged(known: PreApproval, on: dt.date) -> Assessment:
    """Assess the application as of its decision or, without one, of the day asked for."""
    decisions = (EventType.APPLICATION_APPROVED, EventType.APPLICATION_DECLINED)
    decided = [event.on for event in known.events if event.type in decisions]
    return assess(known.application, on=decided[0] if decided else on, policy=known.policy)


def _open_deadlines(stored: StoredCase, on: dt.date) -> list[Any]:
    found = deadlines(stored.case, stored.completions, on=on)
    return [one for one in found if one.state(on=on) in OPEN]


def _type(sent: Sent) -> EventType:
    try:
        type_ = EventType(sent.get("type", [""])[0])
    except ValueError:
        type_ = EventType.APPLICATION_SUBMITTED
    if type_ not in LABELS:
        raise HTTPException(400, "This is nothing that can be recorded on a case.")
    return type_


def _number(sent: Sent) -> int:
    text = sent.get("number", [""])[0]
    if not text.isascii() or not text.isdecimal() or len(text) > len(str(MOST_EVENTS)):
        raise HTTPException(400, "The form does not say how many events it has seen.")
    return int(text)
