"""The check of the built site finds what is fetched from elsewhere, broken links and lost names."""

import sys
import zlib
from pathlib import Path

import pytest

import cerp_rules
import check_site
from cerp_rules import exports, testing
from cerp_rules.exports import calendars
from check_site import Page

PUBLIC = [
    f"{home.__name__}.{name}"
    for home in (cerp_rules, exports, calendars, testing)
    for name in home.__all__
]


def _inventory(*lines: str) -> bytes:
    head = b"# Sphinx inventory version 2\n# Project: a\n# Version: 1\n"
    packed = zlib.compress("".join(f"{line}\n" for line in lines).encode("utf-8"))
    return head + b"# The remainder of this file is compressed using zlib.\n" + packed


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/a.js"></script>',
        '<link rel="stylesheet" href="//cdn.example/a.css">',
        '<link rel="preconnect" href="https://cdn.example">',
        '<img src="http://cdn.example/a.png">',
        '<img srcset="a.png 1x, https://cdn.example/b.png 2x">',
        '<svg><image xlink:href="https://cdn.example/a.png"/></svg>',
        '<svg><use href="https://cdn.example/a.svg#b"/></svg>',
        '<iframe src="https://cdn.example/"></iframe>',
        '<object data="https://cdn.example/a.svg"></object>',
        '<video poster="https://cdn.example/a.png"></video>',
        "<style>@import 'https://cdn.example/a.css';</style>",
        "<style>b { background: url(https://cdn.example/a.png) }</style>",
        "<p style=\"background: url('https://cdn.example/a.png')\">",
    ],
)
def test_what_is_fetched_from_elsewhere_is_found(html: str) -> None:
    """Whatever a page has the browser fetch from another place is told."""
    found = list(check_site.fetched_elsewhere({"a.html": Page(html)}, {}))
    assert [True] == [one.startswith("a.html: fetches ") and "cdn.example" in one for one in found]


@pytest.mark.parametrize(
    "html",
    [
        '<script src="_static/a.js"></script>',
        '<link rel="next" href="https://example.org/next.html">',
        '<a href="https://example.org/">elsewhere</a>',
        '<img src="data:image/png;base64,AAAA">',
        "<style>b { color: red }</style>url(https://example.org/a.png)",
    ],
    ids=["own", "relation", "link", "data", "text"],
)
def test_what_is_not_fetched_is_no_problem(html: str) -> None:
    """What the site has itself, and what a reader only may follow, is in order."""
    assert [] == list(check_site.fetched_elsewhere({"a.html": Page(html)}, {}))


def test_style_sheets_are_read_too() -> None:
    """A font that a style sheet names comes from the site itself."""
    styles = {
        "a.css": "@font-face { src: url('https://cdn.example/a.woff2') }",
        "b.css": "url(b.png)",
    }
    found = list(check_site.fetched_elsewhere({}, styles))
    assert ["a.css: fetches https://cdn.example/a.woff2"] == found


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("b.html", []),
        ("../a.html#here", []),
        ("#there", []),
        ("b.html#%C3%BC", []),
        ("b.html?q=1#ü", []),
        ("b%2Ehtml", []),
        ("", []),
        ("https://example.org/none", []),
        ("mailto:a@example.org", []),
        ("d.html", ["sub/c.html: d.html leads nowhere"]),
        ("/a.html", ["sub/c.html: /a.html leads nowhere"]),
        ("#nowhere", ["sub/c.html: #nowhere names no place of sub/c.html"]),
        ("b.html#here", ["sub/c.html: b.html#here names no place of sub/b.html"]),
        ("../picture.svg#here", []),
        ("file:///a.html", ["sub/c.html: file:///a.html is a file of one machine"]),
    ],
)
def test_links_inside_the_site_lead_somewhere(link: str, expected: list[str]) -> None:
    """A link leads to a file of the site, and to a place of it where it names one."""
    pages = {
        "a.html": Page('<h1 id="here">A</h1>'),
        "sub/b.html": Page('<a name="ü"></a>'),
        "sub/c.html": Page(f'<p id="there"><a href="{link}">c</a></p>'),
    }
    files = frozenset({*pages, "picture.svg"})
    assert expected == list(check_site.broken_links(pages, files))


def test_what_a_page_fetches_is_there() -> None:
    """A picture that was not built is a broken link."""
    pages = {"a.html": Page('<img src="a.png"><img src="b.png">')}
    found = list(check_site.broken_links(pages, frozenset({"a.html", "a.png"})))
    assert ["a.html: b.png leads nowhere"] == found


def test_the_inventory_gives_names_of_python() -> None:
    """Functions, classes and data are names; modules and headings are none."""
    content = _inventory(
        "cerp_rules.load py:function 1 a.html#$ -",
        "cerp_rules.payloads py:module 0 a.html#module-$ -",
        "clause-fees-none std:label -1 c.html#$ fees.none and more",
    )
    assert ["cerp_rules.load"] == check_site.inventory(content)


def test_what_is_no_inventory_is_refused() -> None:
    """A file in another form is not taken for an empty inventory."""
    with pytest.raises(ValueError, match="no inventory"):
        check_site.inventory(b"# Sphinx inventory version 1\n")


def test_names_that_are_not_documented_are_found() -> None:
    """Each public name of the library, its exports and its builders is looked for."""
    assert [] == list(check_site.undocumented(PUBLIC))
    expected = [f"{name} is not in the reference" for name in PUBLIC]
    assert expected == list(check_site.undocumented([]))


def _site(folder: Path, html: str) -> Path:
    (folder / "sub").mkdir()
    (folder / "index.html").write_text('<a href="sub/a.html#b">a</a>', "utf-8")
    (folder / "sub" / "a.html").write_text(html, "utf-8")
    lines = [f"{name} py:function 1 a.html#$ -" for name in PUBLIC]
    (folder / "objects.inv").write_bytes(_inventory(*lines))
    return folder


@pytest.mark.parametrize(
    ("html", "expected", "told"),
    [
        ('<p id="b">b</p>', 0, "2 pages: 0 problems\n"),
        (
            "<p>b</p>",
            1,
            "index.html: sub/a.html#b names no place of sub/a.html\n2 pages: 1 problems\n",
        ),
    ],
    ids=["sound", "broken"],
)
def test_the_command_tells_and_fails(  # noqa: PLR0913, PLR0917  # three are of pytest
    html: str,
    expected: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The command prints every problem, and its exit status says whether there is one."""
    monkeypatch.setattr(sys, "argv", ["check_site.py", str(_site(tmp_path, html))])
    assert (expected, told) == (check_site.main(), capsys.readouterr().out)


def test_no_page_at_all_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A site that was not built is no sound one."""
    lines = [f"{name} py:function 1 a.html#$ -" for name in PUBLIC]
    (tmp_path / "objects.inv").write_bytes(_inventory(*lines))
    monkeypatch.setattr(sys, "argv", ["check_site.py", str(tmp_path)])
    assert (1, "0 pages: 0 problems\n") == (check_site.main(), capsys.readouterr().out)
