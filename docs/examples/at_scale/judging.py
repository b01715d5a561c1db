"""Judge the lines of a file: each becomes an answer, or problems, or is blank.

What is left out: where the lines come from (`byte_ranges`) and where the answers go (`parts`).
"""

import datetime as dt
import itertools
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final, NoReturn

import attrs

from cerp_rules import (
    Application,
    ImpactTotals,
    InvalidPayloadError,
    Policy,
    Problem,
    assess,
    dump,
    iter_impact,
    load,
)


@attrs.frozen(kw_only=True)
class Question:
    """What is asked of every application.

    Attributes:
        on: The civil day that is asked about.
        policy: The edition by which it is assessed.
        draft: The edition that is compared with that one; None where nothing is compared.
    """

    on: dt.date
    policy: Policy
    draft: Policy | None = None


@attrs.define
class Judged:
    """What became of some lines; it can be added up.

    Attributes:
        lines: How many lines there were.
        blank: How many of them were blank.
        refused: How many got problems and no answer.
        outcomes: How many applications have which outcome; empty where editions are compared.
        totals: What the draft changes; None where nothing is compared.
    """

    lines: int = 0
    blank: int = 0
    refused: int = 0
    outcomes: Counter[str] = attrs.Factory(Counter)
    totals: ImpactTotals | None = None


def judge(
    question: Question,
    lines: Iterable[tuple[int, bytes | None]],
    answers: BinaryIO,
    problems: BinaryIO,
) -> Judged:
    """Judge lines one by one, and write what is found line by line."""
    judged = Judged()
    applications = _load_all(question, lines, judged, problems)
    if question.draft is None:
        for number, application in applications:
            assessment = assess(application, on=question.on, policy=question.policy)
            judged.outcomes[assessment.outcome.value] += 1
            known = application.application_id
            named = {} if known is None else {"application_id": known}
            _write(answers, {"line": number, **named, "assessment": dump(assessment)})
    else:
        judged.totals = _compare(question, question.draft, applications, answers)
    return judged


def _load_all(
    question: Question,
    lines: Iterable[tuple[int, bytes | None]],
    judged: Judged,
    problems: BinaryIO,
) -> Iterator[tuple[int, Application]]:
    """Give each application with the number of its line, and write down what is none."""
    for number, line in lines:
        judged.lines += 1
        if line is not None and not line.strip(b" \t\r\n"):
            judged.blank += 1
            continue
        try:
            application = _load(question, line)
        except InvalidPayloadError as error:
            judged.refused += 1
            for problem in error.problems:
                told = attrs.asdict(problem, filter=lambda _, member: member is not None)
                _write(problems, {"line": number, **told})
        else:
            yield number, application


def _load(question: Question, line: bytes | None) -> Application:
    """Give the application of a line; whatever keeps it from being one is a problem."""
    if line is None:
        raise _refusal("long", "is longer than a line may be")
    try:
        payload = _JSON.decode(line.rstrip(b"\r\n").decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _refusal("utf8", f"is not UTF-8 at byte {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise _refusal("json", f"is not JSON at character {error.pos + 1}: {error.msg}") from None
    except ValueError as error:
        raise _refusal("json", f"is not JSON that can be read: {error}") from None
    except RecursionError:
        raise _refusal("json", "is not JSON that can be read: it is nested too deeply") from None
    application = load(payload, Application)
    # A comparison counts these as skipped; an assessment has no answer for them.
    if question.draft is None and application.submitted_on > question.on:
        message = f"is after {question.on}, the day that is asked about"
        raise _refusal("later", message, "/submitted_on")
    return application


def _compare(
    question: Question,
    draft: Policy,
    applications: Iterator[tuple[int, Application]],
    answers: BinaryIO,
) -> ImpactTotals:
    """Write what changes for whom, and give the totals, which count those without a change too."""
    numbered, compared = itertools.tee(applications)
    # One stream for all, because what two editions differ in is found once for each stream.
    items = (application for _, application in compared)
    impacts = iter_impact(question.policy, draft, items, on=question.on)

    def written() -> Iterator[Any]:
        for (number, _), one in zip(numbered, impacts, strict=True):
            if one.changed:
                # The place in this part of the file would say nothing.
                _write(answers, {"line": number, "impact": {**dump(one), "index": number - 1}})
            yield one

    return ImpactTotals.of(written())


def _write(into: BinaryIO, payload: dict[str, object]) -> None:
    into.write(json.dumps(payload).encode("ascii") + b"\n")


def _refusal(code: str, message: str, pointer: str = "") -> InvalidPayloadError:
    return InvalidPayloadError((Problem(code=f"line.{code}", pointer=pointer, message=message),))


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # Readers differ in which of two members they take, so none of them is taken.
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("an object has two members of one name")
    return members


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


_JSON: Final = json.JSONDecoder(object_pairs_hook=_members, parse_constant=_no_number)
