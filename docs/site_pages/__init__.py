"""Write the pages of the site that are made from the code: reference, schemas, clauses, readings.

`write_pages` writes them all into one folder, which is not committed.
"""

from collections.abc import Iterator
from pathlib import Path

from site_pages.clauses import clauses_page, readings_page
from site_pages.reference import reference_pages
from site_pages.schemas import schema_pages

__all__ = ["pages", "write_pages"]


def pages() -> Iterator[tuple[str, str]]:
    """Give each page by its path in the folder, with its text."""
    yield "clauses.md", clauses_page()
    yield "readings.md", readings_page()
    yield from ((f"schemas/{name}.md", text) for name, text in schema_pages().items())
    yield from ((f"reference/{name}.rst", text) for name, text in reference_pages().items())


def write_pages(folder: Path) -> None:
    """Write the pages that differ from those that are there, and take away those of the past."""
    kept = set()
    for name, text in pages():
        path = folder / name
        kept.add(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        # An unchanged file keeps its time, so that Sphinx does not read it again.
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
    for path in (*folder.rglob("*.md"), *folder.rglob("*.rst")):
        if path not in kept:
            path.unlink()
