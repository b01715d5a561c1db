"""The register of readings word for word: what is asked, why so, and which clauses are read.

Embedders show these to whoever chooses a reading, so that a change of them is to be seen.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cerp_rules import SWITCHES

REGISTER: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "register.toml").read_text("utf-8")
)["switch"]


def test_the_register_names_each_switch_once_and_in_order() -> None:
    """No switch is missing from what is written down."""
    assert [one["id"] for one in REGISTER] == [switch.id for switch in SWITCHES]


@pytest.mark.parametrize("said", REGISTER, ids=[one["id"] for one in REGISTER])
def test_a_switch_says_what_the_register_says(said: dict[str, Any]) -> None:
    """Question, reason and clauses are those that are written down."""
    (switch,) = (one for one in SWITCHES if one.id == said["id"])
    expected = (said["question"], said["reason"], tuple(said["clauses"]))
    assert expected == (switch.question, switch.reason, switch.clauses)
