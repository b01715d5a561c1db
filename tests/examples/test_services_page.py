"""The page on services shows what the services are and answer."""

import ast
import json
import re
from pathlib import Path

import pytest

import pages

for needed in ("flask", "werkzeug"):
    pytest.importorskip(needed)

import flask_service  # noqa: E402  # only where the framework is there

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "validate-in-a-service.md").read_text("utf-8")


def _answering(service: str) -> str:
    """Give the source of the function that answers, with what decorates it."""
    source = (DOCS / "examples" / service).read_text("utf-8")
    (function,) = (
        one
        for one in ast.parse(source).body
        if isinstance(one, ast.FunctionDef) and one.name == "assess_application"
    )
    first = min([function.lineno, *(one.lineno for one in function.decorator_list)])
    return "\n".join(source.splitlines()[first - 1 : function.end_lineno]) + "\n"


def test_lines_that_matter_are_those_of_the_services() -> None:
    """The page shows the function of each service, letter by letter."""
    services = ("fastapi_service.py", "flask_service.py", "django_service.py")
    shown = [code for kind, code in pages.blocks(PAGE) if kind == "py"]
    assert [_answering(one) for one in services] == shown


def test_first_request_is_answered_as_shown() -> None:
    """The request at the top of the page gets the answer that is shown below it."""
    ((target, body),) = re.findall(r"curl 'http://[^/]+(/\S+)' \\\n +--json '(.*)'", PAGE)
    (shown,) = (json.loads(code) for kind, code in pages.blocks(PAGE) if kind == "json")
    assert shown == flask_service.app.test_client().post(target, data=body).get_json(force=True)
