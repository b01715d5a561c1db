"""Write what the exports give, with the schemas of others' standards, for ajv to judge.

The one JSON object has the components of an OpenAPI document, and documents each with its name,
the hand-written schema of its standard, and what was given.
"""

import datetime as dt
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from cerp_rules import Application, check
from cerp_rules.exports import completion_credential, openapi_components, problem_details
from cerp_rules.testing import a_case, a_completion

TOP = Path(__file__).parent.parent
SCHEMAS = TOP / "tests" / "exports"
CORPUS = TOP / "tests" / "corpus"


def main() -> None:
    """Write the object to standard output."""
    exported = {"components": openapi_components(), "documents": [*_problems(), _credential()]}
    json.dump(exported, sys.stdout)


def _problems() -> list[dict[str, Any]]:
    """Give the problem details of each offering of the corpus with its members at odds."""
    documents = []
    for path in sorted(CORPUS.glob("*.json")):
        payload = json.loads(path.read_text("utf-8"))
        broken = {**payload, "submitted_on": "2023-02-29", "sponsor": {"né~/": 1}, "sessions": []}
        given = problem_details(
            check(broken, Application),
            type_uri="https://example.org/malformed",
            instance=f"/applications/{path.stem}",
        )
        documents.append(_document(f"problem details of {path.stem}", "problem_details", given))
    return documents


def _credential() -> dict[str, Any]:
    given = completion_credential(
        a_completion(),
        a_case(),
        on=dt.date(2026, 7, 20),
        valid_from=dt.datetime(2026, 7, 20, 8, tzinfo=dt.UTC),
        credential_id="urn:uuid:7f6f1b6e-6a3c-4d57-8a36-2a4d9e0c1f11",
        achievement_id="https://example.org/offerings/0117",
        issuer_id="https://example.org",
        issuer_name="Cascadia Wetlands Institute",
    )
    return _document("credential of a completion", "open_badges", given)


def _document(name: str, standard: str, given: object) -> dict[str, Any]:
    text = (SCHEMAS / f"{standard}.toml").read_text("utf-8")
    return {"name": name, "schema": tomllib.loads(text)["schema"], "given": given}


if __name__ == "__main__":
    main()
