"""Answer requests to apply: the form, what is wrong, what is missing, and then a new case."""

import re
import secrets

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from cerp_rules import Application, InvalidPayloadError, Policy, assess, schema
from review_desk.forms import Form, payload_of
from review_desk.outlines import Part, outline
from review_desk.pages import Cases, Posted, read
from review_desk.views import Day, page, to

__all__ = ["router"]

router = APIRouter()
ONCE = re.compile("[A-Za-z0-9_-]{20,64}")
"""What tells one form from another."""


@router.get("/apply")
def show_application_form(request: Request, on: Day) -> HTMLResponse:
    """Show the form to apply."""
    parts = _parts(request.app.state.settings.policy)
    form = Form("apply", parts, {"submitted_on": on.isoformat()})
    once = secrets.token_urlsafe()
    return page(request, "apply.html", on=on, form=form, assessment=None, once=once)


@router.post("/apply")
def apply(request: Request, on: Day, sent: Posted, store: Cases) -> Response:
    """Take an application; ask for what is missing before it is submitted as it is."""
    policy: Policy = request.app.state.settings.policy
    parts = _parts(policy)
    form = Form("apply", parts, payload_of(parts, sent))
    # Whoever presses twice, or sends a page again, sends the same.
    once = sent.get("once", [""])[0]
    if ONCE.fullmatch(once) is None:
        once = secrets.token_urlsafe()
    if "add" in sent:
        form.add = sent["add"][0]
        return page(request, "apply.html", on=on, form=form, assessment=None, once=once)
    try:
        latest = request.app.state.settings.today()
        application = read(form.payload, Application, "submitted_on", latest)
    except InvalidPayloadError as error:
        form.problems = error.problems
        return page(request, "apply.html", on=on, status=422, form=form, assessment=None, once=once)
    on = max(on, application.submitted_on)
    assessment = assess(application, on=on, policy=policy)
    if (assessment.missing or assessment.unmet) and "as_it_is" not in sent:
        return page(request, "apply.html", on=on, form=form, assessment=assessment, once=once)
    case_id = store.submit(application, policy, once)
    return RedirectResponse(to(request, f"/cases/{case_id}", on), 303)


def _parts(policy: Policy) -> tuple[Part, ...]:
    application = schema("application")
    # Nobody is asked for a fee where there is none.
    return outline(application, application, leave_out=() if policy.fee.amount else ("fee_paid",))
