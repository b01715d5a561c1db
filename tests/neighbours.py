"""What else can go on in a process: switches, locales, contexts, hooks, limits.

Each of these proves that it is felt where it should be before it lets anybody else do anything.
Nothing at the top of this file imports the library, so that a neighbour can be there first.
"""

import contextlib
import cProfile
import datetime as dt
import decimal
import gc
import inspect
import locale
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, Final

import attrs
import cattrs
import jsonschema
import pendulum
import pytest

FREE_FRAMES: Final = 250
"""How much of the stack a call has for itself where few frames are left."""

Neighbour = Callable[[], AbstractContextManager[None]]


@attrs.frozen
class _Whole:
    number: int = attrs.field(validator=attrs.validators.instance_of(int))


@contextmanager
def validators_of_attrs_switched_off() -> Iterator[None]:
    """Let no validator of attrs run."""
    attrs.validators.set_disabled(True)
    try:
        assert "one" == _Whole("one").number  # type: ignore[arg-type]
        yield
    finally:
        attrs.validators.set_disabled(False)


@contextmanager
def pendulum_in_german() -> Iterator[None]:
    """Let pendulum speak German and begin its weeks on Sunday."""
    before = pendulum.get_locale()
    pendulum.set_locale("de")
    pendulum.week_starts_at(pendulum.WeekDay.SUNDAY)
    pendulum.week_ends_at(pendulum.WeekDay.SATURDAY)
    try:
        assert "März" == pendulum.date(2026, 3, 2).format("MMMM")
        assert 1 == pendulum.date(2026, 3, 2).start_of("week").day
        yield
    finally:
        pendulum.set_locale(before)
        pendulum.week_starts_at(pendulum.WeekDay.MONDAY)
        pendulum.week_ends_at(pendulum.WeekDay.SUNDAY)


def _pendulum_travelling(year: int) -> Neighbour:
    @contextmanager
    def travelling() -> Iterator[None]:
        pendulum.set_local_timezone(pendulum.timezone("Pacific/Kiritimati"))
        try:
            with pendulum.travel_to(pendulum.datetime(year, 12, 31, 12), freeze=True):
                assert (year + 1, 1) == (pendulum.today().year, pendulum.today().day)
                assert dt.date.today().year in {year, year + 1}  # noqa: DTZ011  # a clock we look at
                yield
        finally:
            pendulum.set_local_timezone()

    return travelling


def _decimal_context(**changes: Any) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def changed() -> Iterator[None]:
        signals = [
            one
            for one in decimal.Context().flags
            if one not in {decimal.Clamped, decimal.Subnormal, decimal.Underflow}
        ]
        with decimal.localcontext(decimal.Context(**{"traps": signals, **changes})):
            with suppress(decimal.DecimalException):
                assert decimal.Decimal("1234.5678") != decimal.Decimal("1234.5678") + 0
            yield

    return changed


@contextmanager
def cattrs_with_hooks_for_everything() -> Iterator[None]:
    """Let the converter of the process mark texts and turn everything else to nothing."""
    cattrs.register_structure_hook_func(lambda _: True, lambda _, __: None)
    cattrs.global_converter.register_unstructure_hook_func(lambda _: True, lambda _: None)
    cattrs.register_structure_hook(str, lambda value, _: f"theirs: {value}")
    cattrs.register_unstructure_hook(str, lambda value: f"theirs: {value}")
    assert "theirs: P6W" == cattrs.structure("P6W", str) == cattrs.unstructure("P6W")
    assert cattrs.unstructure(dt.date(2026, 3, 2)) is None
    yield


@contextmanager
def jsonschema_with_formats_of_its_own() -> Iterator[None]:
    """Let no text be of any format for the format checker that every validator can be given."""
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    before = dict(checker.checkers)
    for name in ("date", "email", "uri", "duration", "regex"):
        checker.checks(name)(lambda _: False)
    try:
        assert not checker.conforms("2026-03-02", "date")
        yield
    finally:
        checker.checkers.clear()
        checker.checkers.update(before)


@contextmanager
def patterns_forgotten() -> Iterator[None]:
    """Let the module of patterns forget what it compiled."""
    before = re.compile("seldom")
    re.purge()
    assert before is not re.compile("seldom")
    yield


def frames() -> int:
    """Count the frames that the caller is in."""
    return sum(1 for _ in inspect.stack(0)) - 1


@contextmanager
def few_frames_left() -> Iterator[None]:
    """Let a call have little of the stack for itself."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(frames() + FREE_FRAMES)
    try:
        with pytest.raises(RecursionError):
            deep(FREE_FRAMES, frames)
        yield
    finally:
        sys.setrecursionlimit(before)


def deep(depth: int, call: Callable[[], Any]) -> Any:
    """Call from so many frames further down."""
    return deep(depth - 1, call) if depth else call()


@contextmanager
def another_locale() -> Iterator[None]:
    """Let the process be in a locale that is not the one it came up in, with a comma if any is."""
    before = locale.setlocale(locale.LC_ALL)
    for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "C.UTF-8", "C"):
        with suppress(locale.Error):
            if locale.setlocale(locale.LC_ALL, name) != before:
                break
    try:
        assert before != locale.setlocale(locale.LC_ALL)
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


@contextmanager
def no_collector() -> Iterator[None]:
    """Let nobody collect what is no longer used."""
    gc.disable()
    try:
        assert not gc.isenabled()
        yield
    finally:
        gc.enable()


@contextmanager
def restless_collector() -> Iterator[None]:
    """Let what is no longer used be collected at once, so that its place is taken by another."""
    before = gc.get_threshold()
    runs = gc.get_stats()[0]["collections"]
    gc.set_threshold(1, 50, 1_000)
    try:
        assert 1_000 == len([[one] for one in range(1_000)])
        assert runs + 100 < gc.get_stats()[0]["collections"]
        yield
    finally:
        gc.set_threshold(*before)


def _digits(most: int) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def limited() -> Iterator[None]:
        before = sys.get_int_max_str_digits()
        sys.set_int_max_str_digits(most)
        try:
            with contextlib.nullcontext() if most == 0 else pytest.raises(ValueError, match="dig"):
                assert 5_000 == int(str(10**5_000)[:1]) + 4_999
            yield
        finally:
            sys.set_int_max_str_digits(before)

    return limited


@contextmanager
def a_profiler() -> Iterator[None]:
    """Let every call be watched."""
    profiler = cProfile.Profile()
    profiler.enable()
    try:
        yield
    finally:
        profiler.disable()
    assert [] != profiler.getstats()


NEIGHBOURS: Final[dict[str, Neighbour]] = {
    "validators of attrs switched off": validators_of_attrs_switched_off,
    "pendulum in German": pendulum_in_german,
    "pendulum travelling back": _pendulum_travelling(1999),
    "pendulum travelling on": _pendulum_travelling(2199),
    "decimals of two digits": _decimal_context(prec=2, rounding=decimal.ROUND_UP, traps=[]),
    "decimals that trap": _decimal_context(prec=2),
    "decimals that are small": _decimal_context(prec=1, Emax=1, Emin=-1, capitals=0, clamp=1),
    "formats of its own": jsonschema_with_formats_of_its_own,
    "patterns forgotten": patterns_forgotten,
    "few frames left": few_frames_left,
    "another locale": another_locale,
    "no collector": no_collector,
    "restless collector": restless_collector,
    "short numbers": _digits(640),
    "numbers of any length": _digits(0),
    "a profiler": a_profiler,
}
"""What leaves everything as it was."""
FOR_GOOD: Final[dict[str, Neighbour]] = {
    "cattrs with hooks for everything": cattrs_with_hooks_for_everything,
}
"""What cannot be undone."""


@contextmanager
def a_vandal() -> Iterator[None]:
    """Let somebody change what the library publishes, which is sure to change its answers."""
    import cerp_rules  # noqa: PLC0415  # a neighbour may be there first

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cerp_rules, "PUBLISHED", cerp_rules.PUBLISHED.revise(review_notice="P5W"))
        yield


EVERYBODY: Final[dict[str, Neighbour]] = {**NEIGHBOURS, **FOR_GOOD, "a vandal": a_vandal}
"""All of these, with the one that is sure to change an answer."""
