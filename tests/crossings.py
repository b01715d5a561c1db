"""Cross from one process to another and back: values, errors, calls, and the answers of a life.

Run by an interpreter of its own, so that it forks where no other thread is.
"""

import multiprocessing
from collections.abc import Callable
from typing import Any, Final

import cerp_rules
import life
from sample_payloads import CLASSES, FULL

PROCESSES: Final = 2


def values() -> dict[str, Any]:
    """Give values of many classes, made anew: what is loaded, and what is answered."""
    from cerp_rules.testing import a_case, a_completion  # noqa: PLC0415  # used where it is needed

    loaded = {name: cerp_rules.load(FULL[name], CLASSES[name]) for name in FULL}
    case, application = a_case("final"), loaded["application"]
    draft = cerp_rules.PUBLISHED.revise(edition="draft", review_notice="P4W")
    return {
        **loaded,
        "case": case,
        "assessment": cerp_rules.assess(application, on=life.DAY),
        "duties": cerp_rules.duties(case, [a_completion()], on=life.LATER),
        "impact": cerp_rules.impact(cerp_rules.PUBLISHED, draft, [application, case], on=life.DAY),
        "sensitivity": cerp_rules.sensitivity(application, on=life.DAY),
        "period": cerp_rules.approval_period(application, decided_on=life.DAY),
        "book": cerp_rules.PolicyBook((cerp_rules.PUBLISHED,)),
    }


def seen_there(sent: dict[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """Say, in the process where it is called, what sent values are not as those made there."""
    own = values()
    wrong = [
        name for name, value in sent.items() if value != own[name] or hash(value) != hash(own[name])
    ]
    return wrong, own


def refusals() -> list[tuple[Callable[..., Any], tuple[Any, ...]]]:
    """Give calls, each with arguments for which it raises an error of another class."""
    case = values()["case"]
    book = cerp_rules.PolicyBook((cerp_rules.PUBLISHED.revise(in_force_from="2026-01-01"),))
    return [
        (cerp_rules.load, ({"sponsor": {}}, cerp_rules.Application)),
        (case.record, (cerp_rules.AppealFiled(on=life.LATER),)),
        (cerp_rules.schema, ("invoice",)),
        (cerp_rules.Term.parse, ("six weeks",)),
        (book.on, (life.DAY.replace(year=1999),)),
    ]


def _told_of(call: Callable[..., Any], given: tuple[Any, ...]) -> list[str]:
    """Tell what a call raises: class, text and arguments, from which it could be raised again."""
    try:
        call(*given)
    except Exception as error:  # noqa: BLE001  # whatever it is, it must be the same there
        return [type(error).__name__, str(error), repr(error.args)]
    return []


def lives_there(method: str) -> dict[str, str]:
    """Live each section in another process, in which nothing was used before, unless here."""
    with multiprocessing.get_context(method).Pool(PROCESSES) as pool:
        return dict(zip(life.SECTIONS, pool.map(life.section, life.SECTIONS), strict=True))


def lives_there_after_here(method: str) -> dict[str, str]:
    """Live each section in another process that was started once all was used here."""
    life.answers()
    return lives_there(method)


def values_there_and_back(method: str) -> list[list[str]]:
    """Name the values that are others there, and those that come back as others."""
    sent = values()
    with multiprocessing.get_context(method).Pool(1) as pool:
        others_there, came = pool.apply(seen_there, (sent,))
    others_here, _ = seen_there(came)
    return [others_there, others_here, [str(set(sent) == set(came))]]


def errors_from_there(method: str) -> list[list[list[str]]]:
    """Tell what each refused call raises here, and what comes here when it is made there."""
    with multiprocessing.get_context(method).Pool(1) as pool:
        return [
            [_told_of(call, given), _told_of(pool.apply, (call, given))]
            for call, given in refusals()
        ]


def hashes_there(method: str) -> list[int]:
    """Hash one text here and there."""
    with multiprocessing.get_context(method).Pool(1) as pool:
        return [hash("text"), pool.apply(hash, ("text",))]


_EACH: Final = (
    lives_there,
    lives_there_after_here,
    values_there_and_back,
    errors_from_there,
    hashes_there,
)
CROSSINGS: Final[dict[str, Callable[[str], Any]]] = {one.__name__: one for one in _EACH}
