"""Assess applications over HTTP with Flask: `flask --app flask_service run`.

`POST /applications/assessments?on=YYYY-MM-DD` takes an application as JSON, and answers with its
assessment (200), with every problem of a malformed payload (422), or with what is wrong with the
request (400, 413).
Who may call it is for the service around it to decide.
"""

from http import HTTPStatus
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from cerp_rules import Application, InvalidPayloadError, InvalidValueError, assess, dump, load
from cerp_rules.exports import problem_details
from incoming import MOST_BYTES, PROBLEM_JSON, IncomingError, day_of, json_of, problem_of, too_large

MALFORMED = "https://example.org/problems/malformed-application"

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES


@app.post("/applications/assessments")
def assess_application() -> Response:
    """Answer with the assessment of the application in the body, on the day in the address."""
    try:
        payload = json_of(request.get_data())
        on = day_of(request.args.getlist("on"))
        return jsonify(dump(assess(load(payload, Application), on=on)))
    except InvalidPayloadError as error:
        return problem(problem_details(error.problems, type_uri=MALFORMED))
    except InvalidValueError as error:  # the day lies before the submission, or beyond 2200
        return problem(problem_of(HTTPStatus.BAD_REQUEST, f"{error}."))


@app.errorhandler(IncomingError)
def refuse(error: IncomingError) -> Response:
    """Answer a request that cannot be understood."""
    return problem(problem_of(error.status, error.detail))


@app.errorhandler(RequestEntityTooLarge)
def refuse_too_large(_: RequestEntityTooLarge) -> Response:
    """Answer a body of which Flask read no more."""
    return refuse(too_large())


def problem(details: dict[str, Any]) -> Response:
    """Give the response that problem details make."""
    response = jsonify(details)
    response.status_code, response.mimetype = details["status"], PROBLEM_JSON
    return response
