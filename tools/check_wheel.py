"""Check what a wheel holds, and that it is what this interpreter imports.

Run by the interpreter of an environment in which the wheel is installed.
"""

import sys
import sysconfig
import zipfile
from pathlib import Path, PurePosixPath

import cerp_rules

PACKAGE = "cerp_rules"
MADE_BY_THE_WHEEL = {"METADATA", "WHEEL", "RECORD", "licenses"}


def expected_modules() -> set[str]:
    """Name every file of the package in the source tree, as the wheel names it."""
    source = Path(__file__).parent.parent / "src"
    files = (file for file in (source / PACKAGE).rglob("*") if file.is_file())
    return {
        file.relative_to(source).as_posix() for file in files if "__pycache__" not in file.parts
    }


def is_metadata(name: str) -> bool:
    """Tell whether a file of the wheel describes the wheel."""
    folder, *rest = PurePosixPath(name).parts
    described = folder == f"{PACKAGE}-{cerp_rules.__version__}.dist-info"
    return described and bool(rest) and rest[0] in MADE_BY_THE_WHEEL


def complaints(wheel: Path) -> list[str]:
    """Say what is wrong with the wheel or with the environment."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not is_metadata(name)}
    expected = expected_modules()
    said = [f"the wheel holds {name}" for name in sorted(names - expected)]
    said += [f"the wheel lacks {name}" for name in sorted(expected - names)]
    installed = Path(sysconfig.get_path("purelib")) / PACKAGE
    imported = Path(str(cerp_rules.__file__)).parent
    if imported != installed:
        said.append(f"{PACKAGE} is imported from {imported}, not from {installed}")
    return said


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
