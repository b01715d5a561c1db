"""The supply: four dependencies and their bounds, what a wheel may hold, what we say of both."""

import ast
import re
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Callable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import cerp_rules
import check_builds
import check_wheel
from cerp_rules import _budget
from cerp_rules._text import EXCERPT
from neighbours import FREE_FRAMES

TOP: Final = Path(__file__).parents[1]
SOURCE: Final = Path(cerp_rules.__file__).parent
CALENDARS: Final = SOURCE / "exports" / "calendars.py"
PROJECT: Final = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
SECURITY: Final = (TOP / "SECURITY.md").read_text("utf-8")
BOUNDS: Final = {one.name: one for one in map(Requirement, PROJECT["dependencies"])}


def _pins(name: str) -> dict[str, str]:
    lines = (TOP / "constraints" / name).read_text("utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def _lowest(requirement: Requirement) -> Version:
    (lowest,) = (Version(one.version) for one in requirement.specifier if one.operator == ">=")
    return lowest


# --- The four dependencies -----------------------------------------------------------------------


def _imported(*modules: Path) -> set[str]:
    """Name the packages that modules import and that are not Python's own."""
    imported = {
        name.partition(".")[0]
        for path in modules
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in (
            [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    return imported - sys.stdlib_module_names - {"cerp_rules"}


def test_there_are_four_dependencies_and_each_is_imported() -> None:
    """The library imports its four dependencies, and nothing else that is not Python's own."""
    modules = {path for path in SOURCE.rglob("*.py") if "testing" not in path.parts}
    # referencing belongs to jsonschema, which hands out what it makes.
    assert BOUNDS.keys() == _imported(*modules - {CALENDARS}) - {"referencing"}
    assert 4 == len(BOUNDS)


def test_calendars_alone_need_what_their_extra_brings() -> None:
    """The one export that is written by another library has an extra that brings it."""
    (extra,) = map(Requirement, PROJECT["optional-dependencies"]["calendar"])
    assert {extra.name} == _imported(CALENDARS) - BOUNDS.keys()


def test_the_lowest_versions_that_are_tested_are_the_lowest_that_are_allowed() -> None:
    """`constraints/lowest.txt` pins each dependency to its lower bound, and nothing else."""
    pins = {name: Version(pin) for name, pin in _pins("lowest.txt").items()}
    assert {name: _lowest(one) for name, one in BOUNDS.items()} == pins


def test_the_versions_that_are_pinned_are_allowed() -> None:
    """`constraints/test.txt` pins each dependency within its bounds, so that nox can free it."""
    pins = _pins("test.txt")
    assert [] == [name for name, one in BOUNDS.items() if pins[name] not in one.specifier]


def test_the_versions_that_are_here_are_allowed() -> None:
    """The suite runs with versions that an embedder could have."""
    here = {name: metadata.version(name) for name in BOUNDS}
    assert [] == [name for name, one in BOUNDS.items() if here[name] not in one.specifier]


# --- What a wheel may hold -----------------------------------------------------------------------

_INFO: Final = f"cerp_rules-{cerp_rules.__version__}.dist-info"
_METADATA: Final = f"""\
Metadata-Version: 2.4
Name: cerp_rules
Version: {cerp_rules.__version__}
License-Expression: MIT
Requires-Python: >=3.11
Requires-Dist: attrs>=25.4
Requires-Dist: cattrs>=25.3
Requires-Dist: jsonschema>=4.23
Requires-Dist: pendulum<4,>=3.2
Requires-Dist: pytest>=8.4; extra == 'testing'

A description.
"""
EXPECTED: Final = {"cerp_rules/__init__.py": b"one", "cerp_rules/py.typed": b""}
SOUND: Final = {
    **EXPECTED,
    f"{_INFO}/METADATA": _METADATA.encode(),
    f"{_INFO}/WHEEL": b"Wheel-Version: 1.0\nTag: py3-none-any\n",
    f"{_INFO}/RECORD": b"",
    f"{_INFO}/licenses/LICENSE": (TOP / "LICENSE").read_bytes(),
}


def _said(held: Mapping[str, bytes]) -> list[str]:
    return [
        *check_wheel.complaints_on_files(held, EXPECTED),
        *check_wheel.complaints_on_metadata(held, PROJECT),
    ]


def _with(name: str, content: str) -> dict[str, bytes]:
    return {**SOUND, name: content.encode()}


def _metadata(old: str, new: str) -> dict[str, bytes]:
    return _with(f"{_INFO}/METADATA", _METADATA.replace(old, new))


def _without(name: str) -> dict[str, bytes]:
    return {one: content for one, content in SOUND.items() if one != name}


def test_a_wheel_of_the_package_alone_is_sound() -> None:
    """Nothing is said of a wheel that holds the package, its licence and its description."""
    assert [] == _said(SOUND)


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (_with("tests/test_it.py", ""), "the wheel holds tests/test_it.py"),
        (_with("cerp_rules/a.pyc", ""), "the wheel holds cerp_rules/a.pyc"),
        (_with("cerp_rules.pth", ""), "the wheel holds cerp_rules.pth"),
        (_with(f"{_INFO}/entry_points.txt", ""), f"the wheel holds {_INFO}/entry_points.txt"),
        (_with(f"{_INFO}/licenses/NOTICE", ""), f"the wheel holds {_INFO}/licenses/NOTICE"),
        (_without("cerp_rules/py.typed"), "the wheel lacks cerp_rules/py.typed"),
        (
            _with("cerp_rules/__init__.py", "two"),
            "the wheel holds another cerp_rules/__init__.py than the source tree",
        ),
        (_without(f"{_INFO}/RECORD"), "the wheel lacks its RECORD"),
        (
            _with(f"{_INFO}/licenses/LICENSE", "All rights reserved"),
            "the wheel holds another licence than the source tree",
        ),
        (
            _metadata(
                "Requires-Dist: attrs>=25.4\n", "Requires-Dist: attrs>=25.4\nRequires-Dist: x\n"
            ),
            "the wheel needs attrs>=25.4, cattrs>=25.3, jsonschema>=4.23, pendulum<4,>=3.2, x",
        ),
        (
            _metadata("pendulum<4,>=3.2", "pendulum>=3.2"),
            "the wheel needs attrs>=25.4, cattrs>=25.3, jsonschema>=4.23, pendulum>=3.2",
        ),
        (_metadata(">=3.11", ">=3.9"), "the wheel says Requires-Python: >=3.9, not >=3.11"),
        (_metadata("MIT", "GPL"), "the wheel says License-Expression: GPL, not MIT"),
        (
            _with(f"{_INFO}/WHEEL", "Tag: cp311-cp311-linux_x86_64\n"),
            "the wheel is for cp311-cp311-linux_x86_64",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_a_wheel_that_holds_or_says_something_else_is_seen(
    held: dict[str, bytes], said: str
) -> None:
    """What is too much, too little or otherwise is said, each by its name."""
    assert [said] == _said(held)


def test_a_wheel_that_lacks_what_describes_it_is_seen() -> None:
    """Without a description there is much to say, and a licence that is lost is named."""
    held = {name: content for name, content in SOUND.items() if name in EXPECTED}
    said = _said(held)
    assert {"the wheel lacks its METADATA", "the wheel lacks its licenses/LICENSE"} <= set(said)


def test_files_that_can_be_run_or_are_links_are_seen() -> None:
    """A file of a wheel is a plain one that everybody may read."""
    modes = {"plain": 0o100644, "made": 0o644, "run": 0o100755, "link": 0o120777, "mine": 0o100600}
    assert [
        "the wheel gives link the mode 120777",
        "the wheel gives mine the mode 100600",
        "the wheel gives run the mode 100755",
    ] == list(check_wheel.complaints_on_modes(modes))


# --- What is built twice -------------------------------------------------------------------------


def _wheel(path: Path, members: Mapping[str, str], year: int = 2020) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name, (year, 2, 2, 0, 0, 0)), text)
    return path


def _sdist(path: Path, members: Mapping[str, str]) -> Path:
    folder = path.parent / f"{path.stem} contents"
    with tarfile.open(path, "w:gz") as archive:
        for name, text in members.items():
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            archive.add(file, name)
    return path


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (lambda to: _wheel(to, {"a.py": "1", "b.py": "2"}), []),
        (lambda to: _wheel(to, {"a.py": "1", "b.py": "3"}), ["b.py"]),
        (lambda to: _wheel(to, {"a.py": "1", "c.py": "2"}), ["b.py", "c.py"]),
        (
            lambda to: _wheel(to, {"a.py": "1", "b.py": "2"}, year=2021),
            ["what is said of the members: their order, time or mode"],
        ),
        (
            lambda to: _wheel(to, {"b.py": "2", "a.py": "1"}),
            ["what is said of the members: their order, time or mode"],
        ),
    ],
)
def test_two_wheels_that_differ_in_a_byte_are_seen(
    other: Callable[[Path], Path], expected: list[str], tmp_path: Path
) -> None:
    """Whatever keeps two wheels from being the same is named."""
    one = _wheel(tmp_path / "one.whl", {"a.py": "1", "b.py": "2"})
    assert expected == check_builds.differences(one, other(tmp_path / "other.whl"))


def test_an_sdist_with_caches_is_seen(tmp_path: Path) -> None:
    """What only this machine has does not belong to what is given away."""
    held = {"it-1/src/it.py": "1", "it-1/src/__pycache__/it.pyc": "2", "it-1/.venv/bin/pip": "3"}
    sdist = _sdist(tmp_path / "it-1.tar.gz", held)
    assert held.keys() == check_builds.members(sdist).keys()
    assert sorted(held.keys() - {"it-1/src/it.py"}) == check_builds.foreign(sdist)


# --- What is said of it --------------------------------------------------------------------------


def test_the_bounds_are_said_as_they_are() -> None:
    """SECURITY.md names the four dependencies with the bounds that pyproject.toml sets."""
    said = dict(re.findall(r"^\| (\w+) \| (\d.*?) \|$", SECURITY, re.MULTILINE))
    expected: dict[str, Any] = {}
    for name, one in BOUNDS.items():
        above = [each.version for each in one.specifier if each.operator == "<"]
        expected[name] = f"{_lowest(one)} or later" + "".join(f", before {each}" for each in above)
    assert expected == said


def test_the_limits_are_said_as_they_are() -> None:
    """SECURITY.md gives the limits of the budget that the walk has."""
    for expected in (
        f"{_budget.DEPTH} levels of depth",
        f"{_budget.NODES:,} values",
        f"{_budget.TEXT:,} characters of one text",
        f"{_budget.CHARACTERS:,} characters in all",
        f"{_budget.LIST:,} items of a list",
        f"at most {_budget.PROBLEMS} problems",
        f"at most {EXCERPT} characters of a payload",
        f"a stack of which {FREE_FRAMES} frames are left",
    ):
        assert expected in SECURITY


def test_the_tests_that_are_named_are_there() -> None:
    """SECURITY.md names no test and no target that there is not."""
    tests = re.findall(r"`(?:tests/)?(test_\w+\.py)`", SECURITY)
    assert 6 == len(tests)
    assert [] == [one for one in tests if not (TOP / "tests" / one).exists()]
    targets = re.findall(r"^(\w+):", (TOP / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"bench", "builds", "nox", "wheel"} == set(re.findall(r"`make (\w+)`", SECURITY))
    assert {"bench", "builds", "nox", "wheel"} <= set(targets)
