"""Answer requests to apply: the form, what is wrong, what is missing, and then a new case."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from cerp_rules import Application, InvalidPayloadError, Policy, assess, schema
from review_desk.forms import Form, payload_of
from review_desk.outlines import Part, outline
from review_desk.pages import Cases, Posted, read
from review_desk.views import Day, page, to

__all__ = ["router"]

router = APIRouter()


@router.get("/apply")
def show_application_form(request: Request, on: Day) -> HTMLResponse:
    """Show the form to apply."""
    parts = _parts(request.app.state.settings.policy)
    form = Form("apply", parts, {"submitted_on": on.isoformat()})
    return page(request, "apply.html", on=on, form=form, assessment=None)


@router.post("/apply")
def apply(request: Request, on: Day, sent: Posted, store: Cases) -> Response:
    """Take an application; ask for what is missing before it is submitted as it is."""
    policy: Policy = request.app.state.settings.policy
    parts = _parts(policy)
    form = Form("apply", parts, payload_of(parts, sent))
    if "add" in sent:
        form.add = sent["add"][0]
        return page(request, "apply.html", on=on, form=form, assessment=None)
    try:
        latest = request.app.state.settings.today()
        application = read(form.payload, Application, "submitted_on", latest)
    except InvalidPayloadError as error:
        form.problems = error.problems
        return page(request, "apply.html", on=on, status=422, form=form, assessment=None)
    on = max(on, application.submitted_on)
    assessment = assess(application, on=on, policy=policy)
    if (assessment.missing or assessment.unmet) and "as_it_is" not in sent:
        return page(request, "apply.html", on=on, form=form, assessment=assessment)
    case_id = store.submit(application, policy)
    return RedirectResponse(to(request, f"/cases/{case_id}", on), 303)


def _parts(policy: Policy) -> tuple[Part, ...]:
    application = schema("application")
    # Nobody is asked for a fee where there is none.
    return outline(application, application, leave_out=() if policy.fee.amount else ("fee_paid",))
