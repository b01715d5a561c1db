"""Check what a wheel holds, and that it is what this interpreter imports.

Run by the interpreter of an environment in which the wheel is installed.
"""

import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from email.message import Message
from email.parser import BytesParser
from pathlib import Path, PurePosixPath
from typing import Any, Final

import cerp_rules

PACKAGE = "cerp_rules"
TOP: Final = Path(__file__).parent.parent
MADE_BY_THE_WHEEL = {"METADATA", "WHEEL", "RECORD", "licenses/LICENSE"}
# A file that everybody may read and nobody runs; what the backend writes itself is not said to be a
# file.
_PLAIN: Final = {0o100644, 0o644}


def expected_files(source: Path) -> dict[str, bytes]:
    """Give every file of the package in the source tree, as the wheel names it."""
    files = (file for file in (source / PACKAGE).rglob("*") if file.is_file())
    return {
        file.relative_to(source).as_posix(): file.read_bytes()
        for file in files
        if "__pycache__" not in file.parts
    }


def described(name: str) -> str | None:
    """Give the name that a file has among those that describe the wheel; None for any other."""
    folder, *rest = PurePosixPath(name).parts
    return "/".join(rest) if folder == f"{PACKAGE}-{cerp_rules.__version__}.dist-info" else None


def complaints_on_files(held: Mapping[str, bytes], expected: Mapping[str, bytes]) -> Iterator[str]:
    """Say what the wheel holds too much, too little or otherwise."""
    names = {name for name in held if described(name) not in MADE_BY_THE_WHEEL}
    yield from (f"the wheel holds {name}" for name in sorted(names - expected.keys()))
    yield from (f"the wheel lacks {name}" for name in sorted(expected.keys() - names))
    for name in sorted(names & expected.keys()):
        if held[name] != expected[name]:
            yield f"the wheel holds another {name} than the source tree"


def complaints_on_metadata(held: Mapping[str, bytes], project: Mapping[str, Any]) -> Iterator[str]:
    """Say what the wheel says of itself that the project does not, and what it leaves out."""
    by_name = {described(name): content for name, content in held.items()}
    yield from (
        f"the wheel lacks its {name}" for name in sorted(MADE_BY_THE_WHEEL - by_name.keys())
    )
    metadata = _read(by_name.get("METADATA", b""))
    needed = [one for one in metadata.get_all("Requires-Dist", []) if "extra ==" not in one]
    if sorted(needed) != sorted(_written_as_metadata(one) for one in project["dependencies"]):
        yield f"the wheel needs {', '.join(sorted(needed)) or 'nothing'}"
    for field, value in (
        ("Requires-Python", project["requires-python"]),
        ("License-Expression", project["license"]),
        ("Version", cerp_rules.__version__),
    ):
        if metadata[field] != value:
            yield f"the wheel says {field}: {metadata[field]}, not {value}"
    if by_name.get("licenses/LICENSE") != (TOP / "LICENSE").read_bytes():
        yield "the wheel holds another licence than the source tree"
    tags = _read(by_name.get("WHEEL", b"")).get_all("Tag", [])
    if tags != ["py3-none-any"]:
        yield f"the wheel is for {', '.join(tags) or 'nothing'}"


def complaints_on_modes(modes: Mapping[str, int]) -> Iterator[str]:
    """Say which files of the wheel are links, can be run, or cannot be read by everybody."""
    for name, mode in sorted(modes.items()):
        if mode not in _PLAIN:
            yield f"the wheel gives {name} the mode {mode:o}"


def complaints_on_what_is_imported() -> Iterator[str]:
    """Say whether another copy than the installed one is imported here."""
    installed = Path(sysconfig.get_path("purelib")) / PACKAGE
    imported = Path(str(cerp_rules.__file__)).parent
    if imported != installed:
        yield f"{PACKAGE} is imported from {imported}, not from {installed}"


def _read(text: bytes) -> Message:
    return BytesParser().parsebytes(text)


def _written_as_metadata(requirement: str) -> str:
    """Write a requirement as the build backend does, its bounds in the order of the alphabet."""
    start = min(requirement.find(one) for one in "<>=!~" if one in requirement)
    return requirement[:start] + ",".join(sorted(requirement[start:].split(",")))


def complaints(wheel: Path) -> list[str]:
    """Say what is wrong with the wheel or with the environment."""
    with zipfile.ZipFile(wheel) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
        modes = {one.filename: one.external_attr >> 16 for one in archive.infolist()}
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]
    return [
        *complaints_on_files(held, expected_files(TOP / "src")),
        *complaints_on_metadata(held, project),
        *complaints_on_modes(modes),
        *complaints_on_what_is_imported(),
    ]


def main() -> int:
    """Check the wheel that is named, and give the exit code."""
    (wheel,) = map(Path, sys.argv[1:])
    said = complaints(wheel)
    for complaint in said:
        print(complaint)
    if not said:
        print(f"{wheel.name} holds the package and its metadata, and is what is imported.")
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
