"""The README tells the truth: its code runs and prints what it shows."""

import re
from pathlib import Path

import pytest

import pages

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_code_prints_what_is_shown() -> None:
    """Each block of code, run after those before it, prints the block of text that follows it."""
    shown, _ = pages.run(README)
    assert 7 == shown


def test_table_is_a_test(pytester: pytest.Pytester) -> None:
    """The scenario table that is shown is collected by the line that is shown, and holds."""
    (conftest,) = (code for _, code in pages.blocks(README) if "pytest_plugins" in code)
    (table,) = (code for kind, code in pages.blocks(README) if kind == "toml")
    pytester.makeconftest(conftest)
    folder = pytester.mkdir("policy")
    (folder / "table.toml").write_text(table, "utf-8")
    pytester.runpytest("-p", "no:cacheprovider").assert_outcomes(passed=1)


def test_files_that_are_named_exist() -> None:
    """Each link to a file of the repository leads somewhere."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert {"CHANGELOG.md", "docs/changing-the-policy.md", "docs/coverage.md"} <= set(links)
    assert [] == [link for link in links if not (Path(__file__).parents[1] / link).exists()]
