"""Let many threads start on the same thing at once, each in a process that did nothing before.

Nothing at the top of this file imports the library, so that its import can be raced for too.
"""

import importlib
import importlib.util
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any, Final

THREADS: Final = 32


def race(work: Callable[[int], Any], *, switch: float = 1e-5) -> list[Any]:
    """Give what each of the threads found, or the text of what it raised.

    Args:
        work: What each thread does, given its number.
        switch: After how many seconds another thread has its turn, so that each is left in the
            middle of whatever it does first; the more often, the longer it all takes.
    """
    barrier = threading.Barrier(THREADS)
    found: list[Any] = [None] * THREADS

    def run(number: int) -> None:
        barrier.wait()
        try:
            found[number] = work(number)
        except BaseException as error:  # noqa: BLE001  # it would be lost with its thread
            found[number] = repr(error)

    running = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    before = sys.getswitchinterval()
    sys.setswitchinterval(switch)
    for one in running:
        one.start()
    for one in running:
        one.join()
    sys.setswitchinterval(before)
    return found


def _rotated(names: Iterable[str], number: int) -> list[str]:
    """Give the names in the same circle, but begin elsewhere."""
    names = list(names)
    start = number * len(names) // THREADS
    return names[start:] + names[:start]


def whole_lives() -> list[Any]:
    """Live the whole life in each thread, each begun with another section."""
    import life  # noqa: PLC0415  # it imports the library

    return race(
        lambda number: {name: life.section(name) for name in _rotated(life.SECTIONS, number)}
    )


def one_section(name: str) -> list[Any]:
    """Live the same section in all threads, before anything else was done."""
    import life  # noqa: PLC0415  # it imports the library

    return race(lambda _: life.section(name))


def imports() -> list[Any]:
    """Import the library in each thread, and look up each public name, each begun with another.

    What is given is whether the thread found the names and the objects that are there in the end,
    or the names under which it found a module.
    """

    def names_in(number: int) -> dict[str, object]:
        import cerp_rules  # noqa: PLC0415  # that is what is raced for

        return {one: getattr(cerp_rules, one) for one in _rotated(cerp_rules.__all__, number)}

    def told(found: Any) -> Any:
        if isinstance(found, str):
            return found
        modules = [one for one, value in found.items() if isinstance(value, ModuleType)]
        return modules or all(found[one] is value for one, value in names_in(0).items())

    return [told(one) for one in race(names_in)]


def modules() -> list[Any]:
    """Import the modules of the library in each thread, each begun with another.

    What is given is whether the thread got every module whole.
    """
    names = module_names()

    def public_in(number: int) -> dict[str, list[str]]:
        found = {one: importlib.import_module(one) for one in _rotated(names, number)}
        return {one: sorted(vars(found[one])) for one in found if one != "cerp_rules"}

    return [one if isinstance(one, str) else one == public_in(0) for one in race(public_in)]


def module_names() -> list[str]:
    """Name the modules that an embedder may name; what is inside a package comes with it."""
    spec = importlib.util.find_spec("cerp_rules")
    assert spec is not None
    found = [f"cerp_rules.{path.stem}" for path in Path(str(spec.origin)).parent.glob("[!_]*.py")]
    return sorted([*found, "cerp_rules", "cerp_rules.testing", "cerp_rules.testing.strategies"])


def names_that_are_modules() -> list[Any]:
    """Import every module, and only then look up each public name; give those that are modules."""
    library, *_ = [importlib.import_module(one) for one in module_names()]
    values = {one: getattr(library, one) for one in library.__all__}
    return [one for one, value in values.items() if isinstance(value, ModuleType)]


_EACH: Final = (whole_lives, one_section, imports, modules, names_that_are_modules)
RACES: Final[dict[str, Callable[..., list[Any]]]] = {one.__name__: one for one in _EACH}


def is_free() -> bool:
    """Tell whether threads run without a lock."""
    return not getattr(sys, "_is_gil_enabled", lambda: True)()
