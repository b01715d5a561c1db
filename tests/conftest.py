"""Collect the scenario tables with the plugin that embedders use, and test the plugin itself."""

import pytest

pytest_plugins = ["cerp_rules.testing.plugin", "pytester"]


def pytest_configure(config: pytest.Config) -> None:
    """Name our tables."""
    # Not in pyproject.toml, where a run of src/ alone, which loads no plugin, would refuse it.
    config.addinivalue_line("cerp_rules_tables", "tests/cases/*/*.toml")
