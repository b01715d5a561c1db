"""The pages tell the truth: their code runs and prints what they show, their tables pass."""

import re
import tomllib
from pathlib import Path

import pytest

import pages
from cerp_rules import PUBLISHED, Policy
from pictures import PICTURES
from site_pages import pages as generated_pages

TOP = Path(__file__).parents[1]
PAGES = tuple(sorted((TOP / "docs").glob("*.md")))
# How many blocks of code show what they print; the other pages have none.
SHOWN = {
    "at-scale.md": 1,
    "changing-the-policy.md": 7,
    "conformance-vectors.md": 1,
    "counting-days.md": 4,
    "design.md": 1,
    "other-forms.md": 7,
    "store-cases.md": 5,
    "tutorial.md": 15,
    "validate-in-a-service.md": 1,
    "why.md": 1,
}
# What the site is built with; some of it is not committed.
GENERATED = {
    *(TOP / "docs" / "_generated" / name for name, _ in generated_pages()),
    *(TOP / "docs" / "_generated" / "pictures" / name for name in PICTURES),
}

CHANGING = (TOP / "docs" / "changing-the-policy.md").read_text("utf-8")
TABLES = [code for kind, code in pages.blocks(CHANGING) if kind == "toml"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_code_prints_what_is_shown(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The code of each page, run in order from the top of the repository, prints what is shown."""
    monkeypatch.chdir(TOP)
    shown, _ = pages.run(page.read_text("utf-8"))
    assert SHOWN.get(page.name, 0) == shown


def test_pages_that_show_code_are_there() -> None:
    """No page that shows what its code prints was lost."""
    assert SHOWN.keys() <= {page.name for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file leads to one of the repository, or to one that the site is built with."""
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    files = [link.partition("#")[0] for link in links if "://" not in link]
    ends = {one: page.parent / one for one in files}
    assert [] == [one for one, end in ends.items() if not end.exists() and end not in GENERATED]


def test_tables_of_the_worked_example_pass(pytester: pytest.Pytester) -> None:
    """The tables of the page, collected by the plugin that it names, hold under the new edition."""
    (conftest,) = (code for _, code in pages.blocks(CHANGING) if "pytest_plugins" in code)
    names = re.findall(r"`(tests/policy/\w+\.toml)`", CHANGING)
    assert ["tests/policy/profiles.toml", "tests/policy/reviews.toml"] == names
    pytester.makeconftest(conftest)
    for name, table in zip(names, TABLES, strict=True):
        path = pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(table, "utf-8")
    result = pytester.runpytest("-p", "no:cacheprovider")
    result.assert_outcomes(passed=5)


def test_tables_of_the_worked_example_state_its_edition() -> None:
    """The edition of each table is that of the code, but for the source that it names."""
    _, names = pages.run(CHANGING)
    edition = names["edition_2027"]
    assert isinstance(edition, Policy)
    for table in TABLES:
        (stated,) = tomllib.loads(table)["book"]
        assert edition == PUBLISHED.revise(source=edition.source, **stated)
