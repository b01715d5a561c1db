"""Say what is wrong with a scenario table: file, line, case and key."""

import difflib
from collections.abc import Collection
from typing import Final

import attrs

from cerp_rules._text import excerpt
from cerp_rules.errors import CerpRulesError

__all__ = ["InvalidTableError", "MalformedError", "TableProblem", "one_of"]

_MOST_LISTED: Final = 24


class MalformedError(ValueError):
    """What a table says under a key is not what can stand there; where, the reader adds."""

    def __init__(self, key: str, reason: str) -> None:
        """Keep the key and what is wrong with its value."""
        super().__init__(key, reason)
        self.key = key
        self.reason = reason


@attrs.frozen(kw_only=True)
class TableProblem:
    """One thing that is wrong with a scenario table.

    Attributes:
        line: The line at which the case starts, counted from 1; 1 where no case is concerned.
        case: The id of the case, or its place among the cases where it has none; empty where no
            case is concerned.
        key: The key under which the offending value stands, or should; empty where none does.
        reason: What is wrong, in plain words.

    Example:
        >>> print(TableProblem(line=3, case="no-fee", key="why", reason="is missing"))
        line 3, case no-fee: why: is missing
    """

    line: int
    case: str
    key: str
    reason: str

    def __str__(self) -> str:
        """Name line, case and key, and say what is wrong."""
        case = f", case {self.case}" if self.case else ""
        key = f"{self.key}: " if self.key else ""
        return f"line {self.line}{case}: {key}{self.reason}"


class InvalidTableError(CerpRulesError, ValueError):
    """A scenario table is malformed, and none of its cases can be judged.

    Attributes:
        path: The file, relative to the folder that was given as `rootdir` where it lies in it.
        problems: What is wrong: one problem for each case that cannot be read.

    Example:
        >>> missing = TableProblem(line=3, case="no-fee", key="why", reason="is missing")
        >>> print(InvalidTableError("policy/fees.toml", (missing,)))
        policy/fees.toml is no scenario table:
          line 3, case no-fee: why: is missing
    """

    path: str
    problems: tuple[TableProblem, ...]

    def __init__(self, path: str, problems: tuple[TableProblem, ...]) -> None:
        """Keep the file and the problems."""
        super().__init__(path, problems)
        self.path = path
        self.problems = problems

    def __str__(self) -> str:
        """Name the file and every problem, each on a line of its own."""
        return "\n  ".join((f"{self.path} is no scenario table:", *map(str, self.problems)))


def one_of(key: str, name: object, known: Collection[str]) -> None:
    """Refuse a name that is none of those that can stand under a key.

    Raises:
        MalformedError: with all that can stand there, or with the closest where they are many.
    """
    if isinstance(name, str) and name in known:
        return
    given = f"{excerpt(name)!r}" if isinstance(name, str) else "what is given"
    close = difflib.get_close_matches(str(name), known, n=1)
    if len(known) <= _MOST_LISTED:
        raise MalformedError(key, f"{given} is none of: {', '.join(known)}")
    hint = f"; perhaps {close[0]}" if close else ""
    raise MalformedError(key, f"{given} is none of those that are known{hint}")
