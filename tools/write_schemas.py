"""Write the published schemas to `schemas/`, or say with `--check` which are out of date.

Beside `complete-application` goes the uiSchema by which a form asks for one.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from cerp_rules import SCHEMA_KINDS, schema
from cerp_rules.exports import ui_schema

SCHEMAS = Path(__file__).parent.parent / "schemas"
SUFFIX = ".schema.json"
UI_SCHEMA = "complete-application.ui-schema.json"


def composed() -> dict[str, str]:
    """Give the text of each schema by the name of its file."""
    schemas = {f"{kind}{SUFFIX}": _text(schema(kind)) for kind in SCHEMA_KINDS}
    return {**schemas, UI_SCHEMA: _text(ui_schema())}


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=True) + "\n"


def written() -> dict[str, str]:
    """Give the text of each file that is there, as it is, by its name."""
    files = sorted(SCHEMAS.glob("*.json"))
    return {file.name: file.read_bytes().decode() for file in files}


def write() -> None:
    """Write every schema, and remove the file of what is no more."""
    SCHEMAS.mkdir(exist_ok=True)
    texts = composed()
    for name in written().keys() - texts.keys():
        (SCHEMAS / name).unlink()
    for name, text in texts.items():
        (SCHEMAS / name).write_bytes(text.encode())


def out_of_date() -> list[str]:
    """Name the files that differ from what is composed, are missing, or are of no kind."""
    texts, files = composed(), written()
    return sorted(
        name for name in texts.keys() | files.keys() if texts.get(name) != files.get(name)
    )


def main() -> int:
    """Write or check, and give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if any differs")
    if not parser.parse_args().check:
        write()
        return 0
    differing = out_of_date()
    for name in differing:
        print(f"schemas/{name} is out of date; run: make schemas")
    if not differing:
        print(f"{len(SCHEMA_KINDS)} schemas and one uiSchema are up to date.")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
