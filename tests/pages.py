"""Run the code of a page of prose, and hold what it prints against what the page shows."""

import contextlib
import io
import re

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def blocks(page: str) -> list[tuple[str, str]]:
    """Give the blocks of a page in order, each with its language."""
    return [(found[1], found[2]) for found in _BLOCK.finditer(page)]


def run(page: str) -> tuple[int, dict[str, object]]:
    """Run the Python of a page as one program, and hold it to what it shows.

    A block prints the block of text that comes next or, where none or another comes next, nothing.

    Returns:
        How many blocks show what they print, and what the program's names stand for at the end.
    """
    names: dict[str, object] = {}
    shown = 0
    found = blocks(page)
    for place, (kind, code) in enumerate(found):
        if kind != "python":
            continue
        following, text = (found[place + 1 :] or [("", "")])[0]
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)  # noqa: S102  # the page's own code
        assert (text if following == "text" else "") == printed.getvalue()
        shown += following == "text"
    return shown, names
