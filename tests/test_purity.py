"""The library reads no clock, no file, no network and no environment, and that is executed."""

import ast
import builtins
import json
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

import cerp_rules
from sample_payloads import FULL

SOURCE = Path(cerp_rules.__file__).parent
ALL_MODULES = sorted(path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py"))
# What embedders test with reads tables and samples; the library does not import it.
TESTING = "testing/"
MODULES = [one for one in ALL_MODULES if not one.startswith(TESTING)]


def _tree(module: str) -> ast.Module:
    return ast.parse((SOURCE / module).read_text("utf-8"))


# --- While it runs -------------------------------------------------------------------------------

_WATCHED = """
    import json, sys
    from datetime import date
    from cerp_rules import *

    payloads = json.loads(sys.argv[1])
    payload, policy = payloads["application"], payloads["policy"]
    day = date(2026, 4, 1)

    later = PUBLISHED.revise(edition="later", in_force_from="2026-07-01", retention="P7Y")
    completion = Completion(
        participant=Participant(name="L. Birch", certificant_id="CERP-204"),
        session=Session(starts_on=date(2026, 6, 1), ends_on=date(2026, 6, 3)),
        confirmation=Confirmation(issued_on=date(2026, 6, 10)),
    )
    use = MarketingUse(kind=MarketingKind.LOGO, promotes=Promotes.MIXED)
    history = [
        {"type": "application_submitted", "on": "2026-03-02", "application": payload},
        {"type": "review_recorded", "on": "2026-03-16", "reviewer": "coordinator",
         "recommendation": "approve"},
        {"type": "review_recorded", "on": "2026-03-16", "reviewer": "committee",
         "recommendation": "approve"},
        {"type": "application_approved", "on": "2026-04-01", "approval_code": "CEC-0117",
         "credits": {"value": "16", "unit": "CEC"}},
        {"type": "applicant_notified", "on": "2026-04-02"},
    ]

    def live():
        events = [load(one, Event) for one in history]
        case = PreApproval.replay(events, PolicyBook((PUBLISHED, later)))
        assert history == [dump(one) for one in case.events]
        try:
            case.record(AppealFiled(on=day))
        except NotPermittedError as error:
            dump(error.assessment)
        dump(assess_completion(completion, case, on=date(2026, 7, 1), renewal_on=date(2027, 1, 1)))
        dump(assess_marketing(use, case, on=date(2026, 7, 1)))
        for one in duties(case, [completion], on=date(2026, 7, 1)):
            dump(one)
        for one in deadlines(case, [load(dump(completion), Completion)], on=date(2026, 7, 1)):
            dump(one), one.state(on=date(2026, 8, 1))
        case.status(on=day), case.in_force(on=day), case.calendar_entry(on=day), repr(case)

    # Warm-up: what is imported and compiled on first use is so now.
    check({}, Application)
    assess(load(payload, Application), on=day)

    seen = []
    watching = True
    # cattrs writes and compiles the function of a class when that is first met.
    HARMLESS = {"builtins.id", "compile", "exec", "object.__getattr__", "object.__setattr__"}

    def watch(event, arguments):
        if watching and event not in HARMLESS:
            seen.append(f"{event} {arguments!r}"[:200])

    sys.addaudithook(watch)
    application = load(payload, Application)
    draft = load(policy, Policy)
    for edition in (PUBLISHED, draft, PUBLISHED.revise(review_notice="P4W")):
        for one in (application, load({**payload, "instructors": []}, Application)):
            dump(assess(one, on=day, policy=edition))
            review_deadline(one, policy=edition)
            approval_period(one, decided_on=day, policy=edition)
    dump(application), dump(draft)
    live()
    for wrong in (
        {}, [], None, {**payload, "submitted_on": "now", "x": 1, 1: 2},
        {**payload, "co_sponsors": [{}] * 200, "sponsor": "me"},
        {**payload, "registration_contact": {"url": "file:///etc/passwd", "email": "@"}},
    ):
        check(wrong, Application)
        try:
            load(wrong, Application)
        except InvalidPayloadError as error:
            str(error)
    for kind in SCHEMA_KINDS:
        schema(kind)
    if sys.argv[2] == "open":
        open("/dev/null").close()
    watching = False
    print(seen)
"""


def _watch(also: str) -> str:
    done = subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
        [sys.executable, "-W", "error", "-c", textwrap.dedent(_WATCHED), json.dumps(FULL), also],
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )
    assert "" == done.stderr
    return done.stdout.strip()


def test_nothing_is_opened_connected_spawned_or_imported() -> None:
    """After a warm-up no call opens, connects, spawns or imports anything."""
    assert "[]" == _watch("nothing")


def test_watch_sees_what_is_opened() -> None:
    """The audit hook that sees nothing does see a file that is opened."""
    assert _watch("open").startswith("[\"open ('/dev/null', 'r',")


def test_environment_makes_no_difference() -> None:
    """The library answers the same in an empty environment and another time zone and locale."""
    script = """
        import json, sys
        from datetime import date
        from cerp_rules import *
        application = load(json.loads(sys.argv[1]), Application)
        print(json.dumps(dump(assess(application, on=date(2026, 4, 1)))))
        print(review_deadline(application).counting, check({}, Application))
    """
    answers = {
        subprocess.run(  # noqa: S603  # this interpreter, and a script of ours
            [
                sys.executable,
                *flags,
                "-c",
                textwrap.dedent(script),
                json.dumps(FULL["application"]),
            ],
            capture_output=True,
            check=True,
            env=environment,
            timeout=60,
        ).stdout
        for flags, environment in (
            ([], {}),
            (["-O"], {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7"}),
            (["-OO"], {"TZ": "America/Anchorage", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "8"}),
        )
    }
    assert 1 == len(answers)


# --- As it is written ----------------------------------------------------------------------------

# Calls by name, and attributes that read a clock, an environment or a stream of whatever object.
_BUILTINS = {
    "open", "print", "input", "eval", "exec", "compile", "breakpoint", "__import__", "globals",
    "locals", "vars", "exit", "quit", "help",
}  # fmt: skip
_CLOCKS = {
    "today", "now", "utcnow", "tomorrow", "yesterday", "fromtimestamp", "utcfromtimestamp", "time",
    "time_ns", "monotonic", "perf_counter", "localtime", "gmtime", "strftime", "strptime", "parse",
    "from_format", "travel_to", "local_timezone", "timezone",
}  # fmt: skip
_OUTSIDE = {
    "environ", "getenv", "putenv", "stdin", "stdout", "stderr", "argv", "urlopen", "read_text",
    "write_text", "read_bytes", "write_bytes", "system", "popen", "getcwd", "urandom",
}  # fmt: skip
# A term is read from its text; that is no clock.
_PARSED = {"Term.parse", "cls.parse"}
# The package loads its own modules when their names are asked for, and the calendars are written by
# icalendar under names that are digests.
_OWN_IMPORTS = {"__init__.py": {"importlib"}, "exports/calendars.py": {"icalendar", "uuid"}}
_ALLOWED_IMPORTS = {
    "attrs", "cattrs", "cerp_rules", "collections", "copy", "datetime", "decimal", "difflib",
    "enum", "functools", "itertools", "math", "operator", "pendulum", "re", "types", "typing",
    "unicodedata", "bisect",
}  # fmt: skip
_CALENDAR = "_calendar.py"
_EXPLAIN = "_validators.py"


def _impurities(tree: ast.AST) -> Iterator[str]:
    """Give what a module says that reaches outside, or reads a clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in _BUILTINS:
                yield f"{node.func.id}()"
        elif isinstance(node, ast.Attribute) and ast.unparse(node) not in _PARSED:
            if node.attr in _CLOCKS | _OUTSIDE:
                yield ast.unparse(node)
        elif isinstance(node, ast.Global | ast.Nonlocal):
            yield ast.unparse(node)


def _day_arithmetic(tree: ast.AST) -> Iterator[str]:
    """Give the calls that do arithmetic with days, and not with sets."""
    units = {"years", "months", "weeks", "days"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            named = {keyword.arg for keyword in node.keywords}
            always = node.func.attr in {
                "subtract",
                "diff",
                "diff_for_humans",
                "in_years",
                "average",
            }
            if always or (node.func.attr == "add" and (named & units or not node.args)):
                yield ast.unparse(node)
        if isinstance(node, ast.Name | ast.Attribute) and ast.unparse(node).endswith(
            ("timedelta", "duration", "Duration", "interval", "Interval")
        ):
            yield ast.unparse(node)


def _inner_imports(tree: ast.AST) -> Iterator[str]:
    """Give the modules that are imported inside functions."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for node in ast.walk(function):
                if isinstance(node, ast.Import):
                    yield from (alias.name for alias in node.names)
                elif isinstance(node, ast.ImportFrom):
                    yield str(node.module)


def _imports(tree: ast.AST) -> Iterator[str]:
    """Give every package that a module imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert 0 == node.level
            yield str(node.module).partition(".")[0]


def _clocks(tree: ast.AST) -> Iterator[str]:
    """Give the attributes that read a clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _CLOCKS - {"parse"}:
            yield ast.unparse(node)


@pytest.mark.parametrize("module", sorted(set(ALL_MODULES) - set(MODULES)))
def test_what_embedders_test_with_reads_no_clock(module: str) -> None:
    """A test that passes today passes tomorrow."""
    assert [] == list(_clocks(_tree(module)))


def test_the_library_does_not_import_what_embedders_test_with() -> None:
    """Whoever installs the library alone needs neither pytest nor hypothesis."""
    named = {
        node.module or ""
        for module in MODULES
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.ImportFrom)
    }
    assert set() == {one for one in named if one.startswith("cerp_rules.testing")}


def test_there_are_modules_to_look_at() -> None:
    """The library's own modules are found, those of its packages too."""
    assert {"__init__.py", _CALENDAR, _EXPLAIN, "rules/fees.py", "_schemas/_parts.py"} <= set(
        MODULES
    )
    assert {"testing/__init__.py", "testing/plugin.py"} <= set(ALL_MODULES) - set(MODULES)


@pytest.mark.parametrize("module", MODULES)
def test_module_reads_no_clock_and_reaches_nothing_outside(module: str) -> None:
    """No module calls a clock, a stream, a file or the environment, or keeps a global variable."""
    assert [] == list(_impurities(_tree(module)))


@pytest.mark.parametrize("module", [module for module in MODULES if module != _CALENDAR])
def test_days_are_reckoned_in_one_module(module: str) -> None:
    """Only `_calendar.py` uses pendulum's arithmetic."""
    assert [] == list(_day_arithmetic(_tree(module)))


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_at_its_top_and_what_is_allowed(module: str) -> None:
    """Nothing is imported late but jsonschema and what is ours, and only what is listed."""
    late = {"jsonschema", "referencing"} if module == _EXPLAIN else set()
    assert late == set(_inner_imports(_tree(module)))
    own = _OWN_IMPORTS.get(module, set())
    assert set() == set(_imports(_tree(module))) - _ALLOWED_IMPORTS - late - own


@pytest.mark.parametrize(
    "code",
    [
        "open('a')",
        "print(1)",
        "eval('1')",
        "day = pendulum.Date.today()",
        "day = date.today()",
        "now = dt.datetime.now()",
        "f = time.monotonic",
        "pendulum.parse('now')",
        "os.environ['A']",
        "def f():\n    global a\n    a = 1",
    ],
)
def test_impurity_is_seen(code: str) -> None:
    """The test above sees what it is there to see."""
    assert [] != list(_impurities(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        "day.add(years=2)",
        "day.add(days=n, weeks=1)",
        "day.subtract(days=1)",
        "day.diff(other)",
        "day + dt.timedelta(days=1)",
        "pendulum.duration(days=1)",
    ],
)
def test_day_arithmetic_is_seen(code: str) -> None:
    """The test above tells the arithmetic of days from the adding to a set."""
    assert [] != list(_day_arithmetic(ast.parse(code)))
    assert [] == list(_day_arithmetic(ast.parse("seen.add(session)")))


def test_late_import_is_seen() -> None:
    """The test above sees an import inside a function, and inside a function inside it."""
    code = "def f():\n    import os\n    def g():\n        from pathlib import Path"
    assert {"os", "pathlib"} == set(_inner_imports(ast.parse(code)))


def test_builtins_that_are_watched_exist() -> None:
    """No name of the list is misspelt."""
    assert {"exit", "quit", "help"} >= {name for name in _BUILTINS if not hasattr(builtins, name)}
