"""The tool that mutates: what it mutates and with which tests, how it judges, what it reports."""

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

import mutants
from mutants_report import Mutant, explained, mutant_of, percent_killed, table
from mutants_scope import enumerations, left_out, place_of, within

GROUPS = mutants.settings()["group"]
SOURCE = dedent(
    '''\
    """Hold numbers."""

    import attrs

    __all__ = ["LIMITS"]

    _Kind = type | None
    LIMITS: tuple[int, ...] = (1, 2)


    @attrs.frozen(kw_only=True)
    class Limits:
        """Some limits."""

        least: int = 3

        def above(self) -> int:
            return self.least + 4

        @property
        def below(self) -> int:
            """What is below."""
            return self.least - 5


    def double(number: int) -> int:
        return 6 * number
    '''
)


def survivor(place: str, fate: str = "survived") -> Mutant:
    """Make a mutant of a module that there is not."""
    return Mutant(tool="t", module="m", place=place, before="a", after="b", fate=fate)


def test_what_decides_is_mutated() -> None:
    """The groups have each module that was to be mutated, once."""
    found = [module for group in GROUPS for module in mutants.modules_of(group)]
    rules = {f"rules/{one.stem}" for one in (mutants.PACKAGE / "rules").glob("*.py")}
    expected = {"policy", "readings", "periods", "lifecycle", "payloads", *rules}
    assert sorted(expected) == sorted(found)


def test_the_tests_that_are_named_are_there() -> None:
    """A test that is gone would kill nothing, and say nothing either."""
    named = {one for group in GROUPS for one in group["tests"]}
    assert set() == {one for one in named if not (mutants.TOP / one).exists()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hold numbers", True),
        ("attrs\n", True),
        ('"LIMITS"', True),
        ("type | None", True),
        ("tuple[int, ...]", True),
        ("(1, 2)", False),
        ("kw_only=True", False),
        ("Some limits", True),
        ("3", False),
        ("4", True),
        ("property", False),
        ("What is below", True),
        ("5", False),
        ("6", True),
    ],
)
def test_tables_are_what_the_other_tool_leaves(text: str, *, expected: bool) -> None:
    """Functions without a decorator are mutmut's; what decides nothing is nobody's."""
    before, _, _ = SOURCE.partition(text)
    place = (before.count("\n") + 1, len(before.rpartition("\n")[2]))
    assert expected is within((place, place), left_out(SOURCE))


def test_places_are_named() -> None:
    """A line is in a table, a field, a property, a function, or in none of them."""
    lines = SOURCE.splitlines()
    said = ("LIMITS: tuple", "@attrs", "least: int", "@property", "- 5", "6 *", "import")
    found = [
        place_of(SOURCE, 1 + next(place for place, line in enumerate(lines) if text in line))
        for text in said
    ]
    expected = ["LIMITS", "Limits", "Limits.least", "Limits.below", "Limits.below", "double"]
    assert [*expected, "module"] == found


def test_the_members_of_enumerations_are_read() -> None:
    """Each enumeration of the sources is found with its members in order."""
    assert ("COORDINATOR", "COMMITTEE") == enumerations(mutants.TOP / "src")["Reviewer"]


def test_a_mutant_is_told_by_its_lines() -> None:
    """Its place and the lines that differ are what the page of survivors says of it."""
    mutated = SOURCE.replace("= 3", "= 4")
    mutant = mutant_of("t", "m", SOURCE, mutated, "survived")
    assert "- `m: Limits.least`: `least: int = 3` → `least: int = 4`" == str(mutant)


def test_the_score_counts_what_runs_forever_as_killed() -> None:
    """It is found as surely as one that makes a test fail."""
    fates = ["killed", "killed", "timeout", "survived", "survived"]
    assert 60 == percent_killed(survivor("f", fate) for fate in fates)
    lines = list(table([survivor("f", fate) for fate in fates]))
    assert "| t | m | 5 | 2 | 1 | 2 | 60.0 % |" == lines[2]
    assert "| both | all | 5 | 2 | 1 | 2 | 60.0 % |" == lines[-1]


def test_the_page_lists_each_survivor_as_often_as_it_survives(tmp_path: Path) -> None:
    """What is not listed is told, and what is listed and was killed is told too."""
    page = tmp_path / "mutants.md"
    page.write_text(f"# Mutants\n\n{survivor('f')}\n{survivor('g')}\n", "utf-8")
    found = [survivor("f"), survivor("f"), survivor("g", "killed"), survivor("h")]
    unlisted, gone = explained(found, page)
    assert [str(survivor("f")), str(survivor("h"))] == unlisted
    assert [str(survivor("g"))] == gone


JUDGE = """
import json
import sys
from pathlib import Path

import mutants_forks
from mutants_forks import Changed, fates

mutants_forks.PATIENCE = int(sys.argv[3])
top = Path(sys.argv[1])
sources = json.loads(sys.argv[2])
changes = [Changed.of("answers", one, top=top) for one in sources]
found = fates(changes, ["test_answers.py", "test_more.py"], top=top, jobs=2)
judged = {change.source: fate for change, fate in found}
print(json.dumps([judged[one] for one in sources]))
"""


def judge(top: Path, sources: list[str], seconds: int) -> list[str]:
    """Judge sources of a module in a process of its own, which may be forked."""
    package = top / "src" / "cerp_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "answers.py").write_text("ANSWER = MORE = 42\n", "utf-8")
    for file, name in (("test_answers.py", "ANSWER"), ("test_more.py", "MORE")):
        text = f"from cerp_rules.answers import {name}\n\ndef test():\n    assert {name} == 42\n"
        (top / file).write_text(text, "utf-8")
    said = subprocess.run(  # noqa: S603  # our own Python and text
        [sys.executable, "-c", JUDGE, str(top), json.dumps(sources), str(seconds)],
        capture_output=True,
        check=True,
        cwd=mutants.SETTINGS.parent,
        text=True,
    )
    assert "ANSWER = MORE = 42\n" == (package / "answers.py").read_text("utf-8")
    judged: list[str] = json.loads(said.stdout)
    return judged


def test_a_mutant_is_judged_by_the_tests(tmp_path: Path) -> None:
    """The changed module comes from memory, and any of the tests may kill it."""
    sources = {
        "ANSWER = MORE = 42\n": "survived",
        "ANSWER = 41\nMORE = 42\n": "killed",
        "ANSWER = 42\nMORE = 41\n": "killed",
        "ANSWER = 42\nMORE = 40\n": "killed",
        "ANSWER =\n": "killed",
        "ANSWER = MORE = 6 * 7\n": "survived",
    }
    assert list(sources.values()) == judge(tmp_path, list(sources), 600)


def test_a_mutant_that_runs_forever_is_ended(tmp_path: Path) -> None:
    """After the time there is for it, its process is ended, and the next one is judged."""
    assert ["timeout"] == judge(tmp_path, ["while True: pass\n"], 1)
