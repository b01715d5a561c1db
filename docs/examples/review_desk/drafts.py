"""Answer requests about a draft edition: what would it change for the cases that are stored?"""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from cerp_rules import (
    InvalidPayloadError,
    Policy,
    dump,
    impact,
    load,
    schema,
)
from review_desk.forms import Form, payload_of
from review_desk.guard import Sent, sent_form
from review_desk.outlines import Part, outline
from review_desk.views import Day, page

__all__ = ["router"]

router = APIRouter()
NOT_ASKED_FOR = ("in_force_from", "source", "holidays")


def _parts() -> tuple[Part, ...]:
    policy = schema("policy")
    # In a whole edition every choice is made.
    readings = policy["$defs"]["readings"]
    readings["required"] = list(readings["properties"])
    return outline(policy, policy, leave_out=NOT_ASKED_FOR)


@router.get("/policy")
def show_draft_form(request: Request, on: Day) -> HTMLResponse:
    """Show the edition in use as a form, to be changed."""
    current = {**dump(request.app.state.settings.policy), "edition": "draft"}
    return page(request, "policy.html", on=on, form=Form("policy", _parts(), current), found=None)


@router.post("/policy")
def compare(request: Request, on: Day, sent: Annotated[Sent, Depends(sent_form)]) -> HTMLResponse:
    """Compare the draft with the edition in use over all cases; nothing is stored."""
    settings = request.app.state.settings
    before: Policy = settings.policy
    form = Form("policy", _parts(), payload_of(_parts(), sent))
    kept: dict[str, Any] = {name: dump(before)[name] for name in NOT_ASKED_FOR}
    try:
        after = load({**kept, **form.payload}, Policy)
    except InvalidPayloadError as error:
        form.problems = error.problems
        return page(request, "policy.html", on=on, status=422, form=form, found=None)
    stored, unreadable = settings.store.read_all()
    found = impact(before, after, [one.with_completions for one in stored], on=on)
    ids = [one.id for one in stored]
    shown = {"form": form, "found": found, "ids": ids, "unreadable": unreadable}
    return page(request, "policy.html", on=on, **shown)
