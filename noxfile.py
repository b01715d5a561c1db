"""Run the test suite on each supported version of Python that is there."""

import nox

nox.options.error_on_missing_interpreters = False


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """Run the whole suite, without looking at coverage."""
    session.install("--constraint", "constraints/test.txt", "--editable", ".[test]")
    session.run("pytest", "--numprocesses", "auto", *session.posargs)
