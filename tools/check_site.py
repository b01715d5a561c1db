"""Check the built site: nothing is fetched from elsewhere, links lead somewhere, names are there.

    python tools/check_site.py build/docs

Every page is read as it was built.
A script, a style sheet, a picture or a font comes from the site itself; a link inside the site
leads to a file, and to a place in it where it names one; each public name of the library stands in
the reference.
What is left out: links to other sites, which are not followed.
"""

import posixpath
import re
import sys
import zlib
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import cerp_rules
from cerp_rules import exports, testing
from cerp_rules.exports import calendars

__all__ = ["Page", "broken_links", "fetched_elsewhere", "inventory", "undocumented"]

_FETCHED: Final = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
"""The attributes by which a page makes the browser fetch something, by element."""
_UNFETCHED: Final = {"author", "canonical", "help", "index", "next", "prev", "search", "license"}
"""The relations of a ``link`` that only say where something is."""
_FROM_STYLE: Final = re.compile(r"(?:url\(\s*|@import\s+)[\"']?([^\"')\s;]+)")
_INVENTORY_LINE: Final = re.compile(r"(\S+) (\S+) (\S+) (\S+) (.*)")


class Page(HTMLParser):
    """What a page has of interest: its places, its links, what it fetches."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        super().__init__(convert_charrefs=True)
        self.places: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self._in_style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element names, links to and fetches."""
        given = {name: value or "" for name, value in attrs}
        self.places |= {given[name] for name in ("id", "name") if name in given}
        self.fetched += _FROM_STYLE.findall(given.get("style", ""))
        self._in_style = tag == "style"
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and set(given.get("rel", "").split()) <= _UNFETCHED:
            return
        values = [given[name] for name in _FETCHED.get(tag, ()) if name in given]
        self.fetched += [one.split()[0] for value in values for one in value.split(",") if one]

    def handle_endtag(self, tag: str) -> None:
        """Leave a style sheet."""
        self._in_style = self._in_style and tag != "style"

    def handle_data(self, data: str) -> None:
        """Note what a style sheet inside the page fetches."""
        if self._in_style:
            self.fetched += _FROM_STYLE.findall(data)


def _is_elsewhere(target: str) -> bool:
    parts = urlsplit(target)
    return parts.scheme not in {"", "data"} or bool(parts.netloc)


def fetched_elsewhere(pages: Mapping[str, Page], styles: Mapping[str, str]) -> Iterator[str]:
    """Tell what a page, or a style sheet or picture, has the browser fetch from another place."""
    found = [(name, target) for name, page in pages.items() for target in page.fetched]
    found += [(name, one) for name, text in styles.items() for one in _FROM_STYLE.findall(text)]
    for name, target in found:
        if _is_elsewhere(target):
            yield f"{name}: fetches {target}"


def broken_links(pages: Mapping[str, Page], files: frozenset[str]) -> Iterator[str]:
    """Tell which links inside the site, and which files that it fetches, are not there."""
    for name, page in pages.items():
        for target in (*page.links, *page.fetched):
            parts = urlsplit(target)
            if parts.scheme == "file":
                yield f"{name}: {target} is a file of one machine"
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            file = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            file = file if path else name
            if file not in files:
                yield f"{name}: {target} leads nowhere"
            elif file in pages and not {unquote(parts.fragment)} <= {"", *pages[file].places}:
                yield f"{name}: {target} names no place of {file}"


def inventory(content: bytes) -> list[str]:
    """Give the names of Python that the inventory of the site holds.

    Raises:
        ValueError: it is no inventory of Sphinx in its second version.
    """
    head, _, packed = content.partition(b"zlib.\n")
    if not head.startswith(b"# Sphinx inventory version 2\n"):
        raise ValueError("objects.inv is no inventory of Sphinx, version 2")
    lines = zlib.decompress(packed).decode("utf-8").splitlines()
    found = [match for line in lines if (match := _INVENTORY_LINE.fullmatch(line))]
    return [one[1] for one in found if one[2].startswith("py:") and one[2] != "py:module"]


def undocumented(documented: list[str]) -> Iterator[str]:
    """Tell which public names the reference lacks."""
    for home in (cerp_rules, exports, calendars, testing):
        for name in home.__all__:
            full = f"{home.__name__}.{name}"
            if full not in documented:
                yield f"{full} is not in the reference"


def _texts(folder: Path, *endings: str) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for ending in endings
        for path in sorted(folder.rglob(f"*.{ending}"))
    }


def problems(folder: Path) -> Iterator[str]:
    """Tell everything that is wrong with a built site."""
    pages = {name: Page(text) for name, text in _texts(folder, "html").items()}
    files = frozenset(
        one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()
    )
    yield from fetched_elsewhere(pages, _texts(folder, "css", "svg"))
    yield from broken_links(pages, files)
    yield from undocumented(inventory((folder / "objects.inv").read_bytes()))


def main() -> int:
    """Check the site in the folder that is named, and print what is wrong with it."""
    folder = Path(sys.argv[1])
    found = list(problems(folder))
    print(*found, sep="\n", end="\n" if found else "")
    pages = len(list(folder.rglob("*.html")))
    print(f"{pages} pages: {len(found)} problems")
    return 1 if found or not pages else 0


if __name__ == "__main__":
    sys.exit(main())
