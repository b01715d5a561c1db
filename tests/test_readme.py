"""The README tells the truth: its code runs and prints what it shows."""

import contextlib
import io
import re
from pathlib import Path

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(python|text)\n(.*?)```", README, re.DOTALL)


def test_code_prints_what_is_shown() -> None:
    """Each block of code, run after those before it, prints the block of text that follows it."""
    names: dict[str, object] = {}
    shown = 0
    for (kind, code), (following, text) in zip(BLOCKS[::2], BLOCKS[1::2], strict=True):
        assert ("python", "text") == (kind, following)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)  # noqa: S102  # the README's own code
        assert text == printed.getvalue()
        shown += 1
    assert 6 == shown


def test_files_that_are_named_exist() -> None:
    """Each link to a file of the repository leads somewhere."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert {"CHANGELOG.md", "docs/coverage.md"} <= set(links)
    assert [] == [link for link in links if not (Path(__file__).parents[1] / link).exists()]
