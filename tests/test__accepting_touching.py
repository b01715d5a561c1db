"""Nothing of the caller's runs before it is known to be of a built-in class."""

import datetime as dt
from typing import Any, Final

import pytest

from cerp_rules import Application, Event, UnknownKindError, check
from cerp_rules._accepting import RefusedError, accept_application
from payload_members import SORTS
from payload_work import calls_of
from pointers import at, objects, places, with_value
from sample_payloads import FULL

WHOLE: Final[Any] = FULL["application"]


def _assert_refused(payload: object) -> None:
    with pytest.raises(RefusedError):
        accept_application(payload)


class Touched(BaseException):
    """Something of the caller's was called; no handler of ours is meant to catch it."""


def _touch(*_: object, **__: object) -> Any:
    raise Touched


# What Python itself needs to make, show and drop an object is left.
_LEFT: Final = {
    "__new__", "__init__", "__init_subclass__", "__subclasshook__", "__class__", "__doc__",
    "__repr__", "__del__", "__dict__", "__slots__", "__getnewargs__", "__setattr__",
}  # fmt: skip


def _touchy(base: type, *, hashed: bool = False) -> Any:
    """Make a class of which no method may be called, but that a key must have its hash."""
    names = {one for one in dir(base) if callable(getattr(base, one, None))} - _LEFT
    members: dict[str, Any] = dict.fromkeys(names, _touch)
    members["__class__"] = property(_touch)
    if hashed:
        members["__hash__"] = base.__hash__
    return type(f"Touchy{base.__name__.title()}", (base,), members)


_TEXT, _LIST, _OBJECT = _touchy(str), _touchy(list), _touchy(dict)
_KEY: Final = _touchy(str, hashed=True)
STRANGE: Final[list[Any]] = [
    _TEXT("2026-03-02"),
    _LIST([{}]),
    _OBJECT(name="a"),
    _touchy(int)(1),
    _touchy(tuple)(("a",)),
]


def test_what_is_touchy_says_so() -> None:
    """The objects under test do raise what nothing catches, when they are looked at."""
    for strange in STRANGE:
        for look in (lambda one: one == "a", lambda one: isinstance(one, dt.date)):
            with pytest.raises(Touched):
                look(strange)
    with pytest.raises(Touched):
        assert "a" in {_KEY("a"): 1}


_DAYS: Final = ("submitted_on", "starts_on", "ends_on")


@pytest.mark.parametrize("pointer", SORTS["application"])
def test_nothing_of_a_subclass_runs(pointer: str) -> None:
    """A text, a list or an object of another class is refused without asking it anything."""
    for where in places(WHOLE, pointer):
        for strange in STRANGE:
            _assert_refused(with_value(WHOLE, where, strange))


class _Kind(type):
    """A class of classes that says of each that it is text, or does not want to be asked."""

    def __hash__(cls) -> int:
        """Give the hash of the class of texts, or raise."""
        return hash(str) if cls.__name__ == "Liar" else _touch()

    def __eq__(cls, _: object) -> bool:
        """Be equal to any class at all."""
        return True


_LIAR: Any = _Kind("Liar", (str,), {})


@pytest.mark.parametrize("kind", [_LIAR, _Kind("Touchy", (str,), {})], ids=["liar", "touchy"])
@pytest.mark.parametrize("pointer", ["/sponsor/name", "/offering/educational_objectives/0"])
def test_no_class_says_what_it_is(pointer: str, kind: Any) -> None:
    """A class of texts that says it is the class of texts is another one, and is not asked."""
    _assert_refused(with_value(WHOLE, pointer, kind("A name")))


def test_no_class_in_an_event_is_asked() -> None:
    """So it is with the items of a list that the constructors check."""
    reason = _Kind("Touchy", (str,), {})("R")
    found = check(with_value(FULL["event:application_declined"], "/reasons/0", reason), Event)
    assert [("/reasons/0", "budget.type")] == [(one.pointer, one.code) for one in found]


class _Unnamed(type):
    """A class of classes that do not want to be named."""

    __name__ = property(_touch)


@pytest.mark.parametrize("pointer", _DAYS)
def test_no_class_is_asked_for_its_name(pointer: str) -> None:
    """What is no day is shown by the name that Python has of its class, and not its own."""
    value = _Unnamed("Unnamed", (), {})()
    where = "" if pointer == "submitted_on" else "/offering/sessions/0"
    _assert_refused(with_value(WHOLE, f"{where}/{pointer}", value))


@pytest.mark.parametrize("pointer", list(objects(WHOLE)))
def test_nothing_of_a_name_runs(pointer: str) -> None:
    """A name of another class is refused before a member is looked for, equal to one or not."""
    inside = at(WHOLE, pointer)
    for name in (*inside, "fax"):
        left = {one: inside[one] for one in inside if one != name}
        payload = with_value(WHOLE, pointer, {_KEY(name): "a", **left})
        _assert_refused(payload)
        assert check(payload, Application)


class _OwnName(str):
    """A text that does not want to be written or measured."""

    __slots__ = ()
    __format__ = __len__ = __str__ = _touch


def test_no_name_of_a_class_is_asked() -> None:
    """A class may bear a text of another class as its name, which is copied and not asked."""
    kind: Any = type("Named", (), {})
    kind.__name__ = _OwnName("Named")
    found = check(with_value(WHOLE, "/submitted_on", kind()), Application)
    assert [("/submitted_on", "budget.type")] == [(one.pointer, one.code) for one in found]
    with pytest.raises(UnknownKindError) as caught:
        check({}, kind)
    assert "Named" == caught.value.kind


def test_an_object_of_too_many_members_is_refused_by_their_number() -> None:
    """None of a million names is looked at, so that the next one may be anything."""
    payload: dict[Any, int] = dict.fromkeys(range(1_000_000), 0)
    assert calls_of(lambda: check(payload, Application)) < 1_000
