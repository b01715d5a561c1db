"""Assess applications over HTTP with FastAPI: `uvicorn fastapi_service:app`.

`POST /applications/assessments?on=YYYY-MM-DD` takes an application as JSON, and answers with its
assessment (200), with every problem of a malformed payload (422), or with what is wrong with the
request (400, 413).
`/openapi.json` describes it, with the schemas that the library publishes.
Who may call it is for the service around it to decide.
"""

from http import HTTPStatus
from typing import Annotated, Any, Final

from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse

from cerp_rules import Application, InvalidPayloadError, InvalidValueError, assess, dump, load
from cerp_rules.exports import openapi_components, problem_details
from incoming import MOST_BYTES, PROBLEM_JSON, IncomingError, day_of, json_of, problem_of, too_large

MALFORMED = "https://example.org/problems/malformed-application"

_PROBLEM: Final = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
_DESCRIBED: Final[dict[str, Any]] = {
    "parameters": [
        {
            "name": "on",
            "in": "query",
            "required": True,
            "description": "The civil day that stands for the day of decision.",
            "schema": {"type": "string", "format": "date"},
        }
    ],
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Application"}}},
    },
    "responses": {
        "200": {
            "description": "The assessment",
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Assessment"}}
            },
        },
        "400": {"description": "No JSON, or no day", "content": {PROBLEM_JSON: _PROBLEM}},
        "413": {"description": "Too large", "content": {PROBLEM_JSON: _PROBLEM}},
        "422": {"description": "A malformed payload", "content": {PROBLEM_JSON: _PROBLEM}},
    },
}
_PROBLEM_DETAILS: Final[dict[str, Any]] = {
    "description": "Problem details, RFC 9457.",
    "type": "object",
    "required": ["title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "properties": {
                    name: {"type": "string"} for name in ("pointer", "code", "detail", "clause")
                },
            },
        },
    },
}


class Service(FastAPI):
    """A FastAPI whose description of itself holds the schemas of the library."""

    def openapi(self) -> dict[str, Any]:
        """Give the description that stands at `/openapi.json`."""
        described = super().openapi()
        schemas = described.setdefault("components", {}).setdefault("schemas", {})
        schemas |= openapi_components()["schemas"] | {"ProblemDetails": _PROBLEM_DETAILS}
        return described


# The pages that FastAPI makes of the description fetch their scripts from elsewhere.
app = Service(title="Assessments of applications", version="1", docs_url=None, redoc_url=None)


async def limited_body(request: Request) -> bytes:
    """Read the body, and stop where it becomes too large."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise too_large()
    return bytes(body)


@app.post("/applications/assessments", openapi_extra=_DESCRIBED)
def assess_application(
    request: Request, body: Annotated[bytes, Depends(limited_body)]
) -> JSONResponse:
    """Answer with the assessment of the application in the body, on the day in the address."""
    try:
        payload = json_of(body)
        on = day_of(request.query_params.getlist("on"))
        return JSONResponse(dump(assess(load(payload, Application), on=on)))
    except InvalidPayloadError as error:
        return problem(problem_details(error.problems, type_uri=MALFORMED))
    except InvalidValueError as error:  # the day lies before the submission, or beyond 2200
        return problem(problem_of(HTTPStatus.BAD_REQUEST, f"{error}."))


@app.exception_handler(IncomingError)
def refuse(_: Request, error: IncomingError) -> JSONResponse:
    """Answer a request that cannot be understood."""
    return problem(problem_of(error.status, error.detail))


def problem(details: dict[str, Any]) -> JSONResponse:
    """Give the response that problem details make."""
    return JSONResponse(details, details["status"], media_type=PROBLEM_JSON)
