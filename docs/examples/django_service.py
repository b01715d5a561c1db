"""Assess applications over HTTP with Django, in one file: `python django_service.py runserver`.

`POST /applications/assessments?on=YYYY-MM-DD` takes an application as JSON, and answers with its
assessment (200), with every problem of a malformed payload (422), or with what is wrong with the
request (400, 413).
Who may call it is for the service around it to decide.
"""

import sys
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.http import require_POST

from cerp_rules import Application, InvalidPayloadError, InvalidValueError, assess, dump, load
from cerp_rules.exports import problem_details
from incoming import MOST_BYTES, PROBLEM_JSON, IncomingError, day_of, json_of, problem_of, too_large

MALFORMED = "https://example.org/problems/malformed-application"


def assess_application(request: HttpRequest) -> JsonResponse:
    """Answer with the assessment of the application in the body, on the day in the address."""
    try:
        payload = json_of(body_of(request))
        on = day_of(request.GET.getlist("on"))
        return JsonResponse(dump(assess(load(payload, Application), on=on)))
    except InvalidPayloadError as error:
        return problem(problem_details(error.problems, type_uri=MALFORMED))
    except InvalidValueError as error:  # the day lies before the submission, or beyond 2200
        return problem(problem_of(HTTPStatus.BAD_REQUEST, f"{error}."))
    except IncomingError as error:
        return problem(problem_of(error.status, error.detail))


def body_of(request: HttpRequest) -> bytes:
    """Read the body; one that says it is too large is not read at all."""
    try:
        body: bytes = request.body
    except RequestDataTooBig:
        raise too_large() from None
    return body


def problem(details: dict[str, Any]) -> JsonResponse:
    """Give the response that problem details make."""
    return JsonResponse(details, status=details["status"], content_type=PROBLEM_JSON)


urlpatterns = [path("applications/assessments", require_POST(assess_application))]

# No middleware: nothing here is known by a cookie that another site could make a browser send.
settings.configure(
    ALLOWED_HOSTS=["127.0.0.1", "localhost"],
    DATA_UPLOAD_MAX_MEMORY_SIZE=MOST_BYTES,
    MIDDLEWARE=[],
    ROOT_URLCONF=__name__,
)
application = get_wsgi_application()

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
