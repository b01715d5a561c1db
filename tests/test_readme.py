"""The README tells the truth: its code runs and prints what it shows."""

import re
from pathlib import Path

import pages

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_code_prints_what_is_shown() -> None:
    """Each block of code, run after those before it, prints the block of text that follows it."""
    shown, _ = pages.run(README)
    assert 2 == shown


def test_files_that_are_named_exist() -> None:
    """Each link to a file of the repository leads somewhere."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert {"CHANGELOG.md", "docs/tutorial.md", "docs/timeline.svg"} <= set(links)
    assert [] == [link for link in links if not (Path(__file__).parents[1] / link).exists()]
