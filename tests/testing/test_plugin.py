"""pytest collects the scenario tables of an embedder, and shows what differs."""

import re
from pathlib import Path

import pytest

# Three cases such as an embedder's policy officer writes, the second wrong on purpose, and how it
# is shown: as on the page, so that what it promises is what happens.
PAGE = (Path(__file__).parents[2] / "docs" / "scenario-tables.md").read_text("utf-8")
(OFFERINGS,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
(SHOWN,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
# Nothing is left behind, and Hypothesis, which takes long to load, has no part in it.
ALONE = ("-p", "no:cacheprovider", "-p", "no:hypothesispytest")
STATUSES = """about = "status"
[[case]]
id = "told"
why = "Decided on 1 April 2026."
history = "notified"
on = 2026-04-02
expect = { status = "in_force", in_force = true }
"""


@pytest.fixture
def embedder(pytester: pytest.Pytester) -> pytest.Pytester:
    """Give the folder of an embedder who has opted in, with a table of three cases."""
    pytester.makeconftest('pytest_plugins = ["cerp_rules.testing.plugin"]')
    table(pytester, "policy/offerings.toml", OFFERINGS)
    return pytester


def table(pytester: pytest.Pytester, name: str, text: str) -> Path:
    """Write a file."""
    path = pytester.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def shown(result: pytest.RunResult) -> str:
    """Give what pytest printed."""
    return result.stdout.str()


def test_each_case_is_a_test(embedder: pytest.Pytester) -> None:
    """Each case of the table passes or fails on its own, under its name."""
    result = embedder.runpytest("-v", *ALONE)
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "policy/offerings.toml::application/nothing-missing PASSED*",
            "policy/offerings.toml::fee/fee-short FAILED*",
            "policy/offerings.toml::application/kind-not-given PASSED*",
        ]
    )


def test_failure_shows_what_was_expected_beside_what_was_found(embedder: pytest.Pytester) -> None:
    """The report speaks the words of the table, and has no traceback."""
    result = embedder.runpytest(*ALONE)
    assert SHOWN in shown(result)
    assert "Traceback" not in shown(result)
    assert ".py:" not in shown(result)


def test_line_of_a_case_is_that_of_the_file(embedder: pytest.Pytester) -> None:
    """What pytest tells of the place of a test is where the case starts."""
    items, _ = embedder.inline_genitems(*ALONE)
    assert [
        (embedder.path / "policy" / "offerings.toml", 2, "application/nothing-missing"),
        (embedder.path / "policy" / "offerings.toml", 7, "fee/fee-short"),
        (embedder.path / "policy" / "offerings.toml", 15, "application/kind-not-given"),
    ] == [item.reportinfo() for item in items]


def test_cases_can_be_chosen(embedder: pytest.Pytester) -> None:
    """A case is found by a part of its name, and by its whole name behind the file."""
    embedder.runpytest("-k", "kind", *ALONE).assert_outcomes(passed=1, deselected=2)
    name = "policy/offerings.toml::application/kind-not-given"
    embedder.runpytest(name, *ALONE).assert_outcomes(passed=1)


def test_tables_of_every_folder_of_the_name_are_collected(embedder: pytest.Pytester) -> None:
    """By default a table lies in a folder named policy; no other file is one."""
    table(embedder, "tests/policy/statuses.toml", STATUSES)
    table(embedder, "tests/policy/history.toml", '[event.x]\ntype = "logo_requested"\n')
    table(embedder, "tests/other/broken.toml", "a =")
    table(embedder, "pyproject.toml", "[project]\n")
    result = embedder.runpytest(*ALONE)
    result.assert_outcomes(passed=3, failed=1)


def test_setting_names_other_tables(embedder: pytest.Pytester) -> None:
    """Globs are relative to the root or to any folder, and take the place of the default."""
    table(embedder, "rules/deep/statuses.toml", STATUSES)
    table(embedder, "more/few.toml", STATUSES)
    embedder.makepyprojecttoml(
        '[tool.pytest.ini_options]\ncerp_rules_tables = ["rules/*/*.toml", "few.toml"]\n'
    )
    embedder.runpytest(*ALONE).assert_outcomes(passed=2)


def test_page_opts_in_as_the_tests_do(pytester: pytest.Pytester) -> None:
    """The line that the page gives for conftest.py is enough."""
    (conftest,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    pytester.makeconftest(conftest)
    table(pytester, "tests/policy/statuses.toml", STATUSES)
    pytester.runpytest(*ALONE).assert_outcomes(passed=1)


def test_nothing_is_collected_unasked(pytester: pytest.Pytester) -> None:
    """Without the plugin a folder of tables is a folder of files."""
    table(pytester, "policy/offerings.toml", OFFERINGS)
    pytester.runpytest(*ALONE).assert_outcomes()


def test_malformed_table_is_one_error(embedder: pytest.Pytester) -> None:
    """It names file, cases and keys, and has no traceback; the other tables are read."""
    table(embedder, "policy/bad.toml", '[[case]]\nid = "a"\noutcome = "good"\n[[case]]\n')
    result = embedder.runpytest("--continue-on-collection-errors", *ALONE)
    result.assert_outcomes(passed=2, failed=1, errors=1)
    assert (
        "policy/bad.toml is no scenario table:\n"
        "  line 1, case a: why: is missing\n"
        "  line 4, case number 2: id: is missing\n"
    ) in shown(result)
    assert "Traceback" not in shown(result)


def test_samples_of_ones_own_are_found_above_the_table(embedder: pytest.Pytester) -> None:
    """An application beside the folder takes the place of the one built in."""
    table(embedder, "application.json", "{}")
    result = embedder.runpytest(*ALONE)
    assert "application/nothing-missing" not in shown(result)
    assert "case nothing-missing: on: is missing, and needed beside application.json" in shown(
        result
    )


def test_error_that_is_no_difference_has_its_traceback(
    embedder: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fault of the library, or of a fixture, is shown as pytest shows any."""

    def broken(_: object) -> object:
        raise LookupError("a fault")

    monkeypatch.setattr("cerp_rules.testing.plugin.compare", broken)
    result = embedder.runpytest_inprocess("-k", "kind", *ALONE)
    result.assert_outcomes(failed=1, deselected=2)
    assert "LookupError: a fault" in shown(result)


def test_cases_run_in_several_processes(embedder: pytest.Pytester) -> None:
    """Each process collects the same cases, and the difference comes back as it was."""
    result = embedder.runpytest_subprocess("-n2", *ALONE)
    result.assert_outcomes(passed=2, failed=1)
    assert SHOWN in shown(result)
