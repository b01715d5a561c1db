"""Write what the library knows in the forms of others: pure projections of values.

Each function takes values and gives a plain ``dict`` or a text; nothing is sent or stored.
What is left out here: iCalendar, in `cerp_rules.exports.calendars`, which needs the extra
``calendar``.

    >>> from cerp_rules import Application, check
    >>> problems = check({"submitted_on": "2023-02-29"}, Application)
    >>> problem_details(problems, type_uri="https://example.org/malformed")["errors"][0]["pointer"]
    '#/submitted_on'
"""

from cerp_rules.exports.diagrams import lifecycle_mermaid
from cerp_rules.exports.forms import ui_schema
from cerp_rules.exports.open_badges import completion_credential
from cerp_rules.exports.openapi import openapi_components
from cerp_rules.exports.problems import problem_details
from cerp_rules.exports.schema_org import offering_json_ld
from cerp_rules.exports.timelines import timeline_svg

__all__ = [
    "completion_credential",
    "lifecycle_mermaid",
    "offering_json_ld",
    "openapi_components",
    "problem_details",
    "timeline_svg",
    "ui_schema",
]
