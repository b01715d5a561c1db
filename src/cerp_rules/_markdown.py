"""Write text and tables in Markdown so that no value is read as markup."""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["code", "plain", "table"]

# What begins or ends something in the middle of a line; a backslash takes its sense away.
# What means something only at the start of a line never comes there.
_MARKS: Final = re.compile(r"([\\`*_\[\]<>|~&#$])")
_SPACES: Final = re.compile(r"\s+")
# What forges turn into a link or a notice without any mark of markup; a comment between keeps them
# from it and is not shown.
_LINKING: Final = re.compile(r"(@|://|\bwww(?=\.))")
_BREAK: Final = "<!-- -->"


def plain(text: str) -> str:
    """Write any text so that Markdown shows it as it is, on one line."""
    marked = _MARKS.sub(r"\\\1", _SPACES.sub(" ", text).strip())
    return _LINKING.sub(rf"\1{_BREAK}", marked)


def code(name: str) -> str:
    """Write a name of the library's own, such as the id of a clause, as code."""
    return f"`{name}`"


def table(titles: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Write a table of cells that are Markdown; nothing when there is no row."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return ""
    head, rule = f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}"
    return "\n".join((head, rule, *lines))
