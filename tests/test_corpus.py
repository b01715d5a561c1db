"""Real offerings load, and their assessments say what a careful person would say."""

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from cerp_rules import Application, assess, check, dump, load

CORPUS = Path(__file__).parent / "corpus"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((CORPUS / "expected.toml").read_text("utf-8"))


def _payload(name: str) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads((CORPUS / f"{name}.json").read_text("utf-8"))
    return payload


def test_every_payload_has_an_expectation() -> None:
    """No payload is left out of the table, and the table names no other."""
    assert sorted(EXPECTED) == sorted(path.stem for path in CORPUS.glob("*.json"))


@pytest.mark.parametrize("name", EXPECTED)
def test_payload_loads_and_is_dumped_as_it_was(name: str) -> None:
    """A real payload is valid, and what is dumped of it is the payload but for empty lists."""
    payload = _payload(name)
    assert () == check(payload, Application)
    dumped = dump(load(payload, Application))
    payload["offering"] = {key: one for key, one in payload["offering"].items() if one != []}
    assert json.dumps(payload, sort_keys=True) == json.dumps(dumped, sort_keys=True)


@pytest.mark.parametrize("name", EXPECTED)
def test_assessment_says_what_the_index_says(name: str) -> None:
    """Outcome, what is missing, what is not met and what is not covered are those of the table."""
    application = load(_payload(name), Application)
    assessment = assess(application, on=application.submitted_on + dt.timedelta(days=14))
    expected = EXPECTED[name]
    assert expected["outcome"] == assessment.outcome.value
    assert expected.get("missing", []) == [one.pointer for one in assessment.missing]
    assert expected.get("unmet", []) == [one.pointer for one in assessment.unmet]
    for key, rule in (("beyond", "sessions-covered"), ("early", "first-session")):
        advice = [one.pointer for one in assessment.advice if one.rule == rule]
        assert expected.get(key, []) == advice
