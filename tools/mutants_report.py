"""Hold what became of a mutant, and lay out the score and the survivors.

A mutant is told by its module, its place and its lines before and after, so that `docs/mutants.md`
still knows it when lines move.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from mutants_scope import place_of

__all__ = ["KILLED", "Mutant", "explained", "mutant_of", "percent_killed", "table"]

KILLED = frozenset({"killed", "timeout"})
"""A mutant that makes the tests run forever is found as surely as one that makes them fail."""
_FATES = ("killed", "timeout", "survived")
_ENTRY = "- `"


@attrs.frozen(kw_only=True)
class Mutant:
    """A change of one place in one module, and what the tests made of it."""

    tool: str
    module: str
    place: str
    before: str
    after: str
    fate: str

    def __str__(self) -> str:
        """Write it as the page of survivors does."""
        return f"{_ENTRY}{self.module}: {self.place}`: `{self.before}` → `{self.after}`"


def mutant_of(tool: str, module: str, source: str, mutated: str, fate: str) -> Mutant:
    """Tell a mutant by the lines in which its source differs."""
    before, after = source.splitlines(), mutated.splitlines()
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    blocks = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    start, end = blocks[0][1], blocks[-1][2]
    # An empty line that went with a decorator stands in no function.
    told = next((line for line in range(start, end) if before[line].strip()), start)
    return Mutant(
        tool=tool,
        module=module,
        place=place_of(source, told + 1),
        before=_in_short(before[start:end]),
        after=_in_short(after[blocks[0][3] : blocks[-1][4]]),
        fate=fate,
    )


def _in_short(lines: list[str]) -> str:
    """Write some lines of code as one, with one space where there are several."""
    return " ".join(" ".join(lines).split())


def percent_killed(mutants: Iterable[Mutant]) -> float:
    """Tell how many of a hundred mutants were killed."""
    fates = [mutant.fate for mutant in mutants]
    return 100 * sum(fate in KILLED for fate in fates) / max(len(fates), 1)


def table(mutants: list[Mutant]) -> Iterator[str]:
    """Give the lines of a table: each tool and module, then each tool, then all."""
    yield "| tool | module | mutants | killed | timeout | survived | score |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for tool in sorted({one.tool for one in mutants}):
        of_tool = [one for one in mutants if one.tool == tool]
        for module in sorted({one.module for one in of_tool}):
            yield _row(tool, module, [one for one in of_tool if one.module == module])
        yield _row(tool, "all", of_tool)
    yield _row("both", "all", mutants)


def explained(mutants: Iterable[Mutant], page: Path) -> tuple[list[str], list[str]]:
    """Give the survivors that the page does not list, and what it lists that did not survive."""
    survived = Counter(str(one) for one in mutants if one.fate not in KILLED)
    lines = page.read_text("utf-8").splitlines() if page.exists() else []
    listed = Counter(line for line in lines if line.startswith(_ENTRY))
    return sorted((survived - listed).elements()), sorted((listed - survived).elements())


def _row(tool: str, module: str, mutants: list[Mutant]) -> str:
    counts = Counter(one.fate for one in mutants)
    figures = " | ".join(str(counts[fate]) for fate in _FATES)
    return f"| {tool} | {module} | {len(mutants)} | {figures} | {percent_killed(mutants):.1f} % |"
