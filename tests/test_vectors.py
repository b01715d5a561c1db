"""The conformance vectors are current, and whoever reads only them comes to the same answers."""

import contextlib
import datetime as dt
import io
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import write_vectors
from cerp_rules import (
    PUBLISHED,
    TRANSITIONS,
    Application,
    Assessment,
    Completion,
    Event,
    EventType,
    MarketingUse,
    Policy,
    PolicyBook,
    PreApproval,
    Term,
    approval_period,
    assess,
    assess_completion,
    assess_marketing,
    deadlines,
    dump,
    duties,
    load,
    review_deadline,
)
from scenarios import CASES, scenarios

TOP = Path(__file__).parents[1]
VECTORS = TOP / "schemas" / "vectors"
NAMES = sorted(path.name for path in VECTORS.glob("*.json"))
OTHERS = ("transitions.json", "worked-dates.json")
OF_CASES = [name for name in NAMES if name not in OTHERS]
PAGE = (TOP / "docs" / "conformance-vectors.md").read_text("utf-8")


def read(name: str) -> dict[str, Any]:
    """Read a file, and nothing else."""
    vectors: dict[str, Any] = json.loads((VECTORS / name).read_text("ascii"))
    return vectors


# --- They are current ----------------------------------------------------------------------------


@cache
def composed() -> dict[str, str]:
    """Compose them once."""
    return write_vectors.composed()


@pytest.mark.parametrize("name", sorted({*NAMES, *OTHERS}))
def test_vectors_are_current(name: str) -> None:
    """The file is what the table and the library give; if not, run `make vectors`."""
    assert composed().get(name) == write_vectors.written()[name]


def test_each_table_has_its_vectors() -> None:
    """There is a file for every table, and no other."""
    tables = {f"{one.parent.name}-{one.stem}.json" for one in CASES.glob("*/*.toml")}
    assert sorted({*tables, *OTHERS}) == NAMES


def test_each_case_of_a_table_is_in_the_vectors() -> None:
    """No case is lost on the way, and none comes twice."""
    about = ("application", "event", "completion", "marketing", "duty", "status")
    expected = sorted((one.about.value, one.id) for one in scenarios(*about))
    found = [(read(name)["about"], one["id"]) for name in OF_CASES for one in read(name)["cases"]]
    assert expected == sorted(found)


def test_they_are_small_enough_to_be_kept() -> None:
    """All of them together take a few megabytes."""
    assert 3_500_000 > sum(path.stat().st_size for path in VECTORS.iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_they_are_laid_out_as_the_page_says(name: str) -> None:
    """Every member is explained on the page, and every item is on a line of its own."""
    vectors = read(name)
    lists = {key: one for key, one in vectors.items() if isinstance(one, list)}
    members = {*vectors}
    for case in vectors.get("cases", []):
        members |= {*case, *case["expected"]}
        for one in case["expected"].get("deadlines", []):
            members |= {*one}
    assert set() == {one for one in members if f"`{one}`" not in PAGE}
    # Two lines for the object, one for each member, and for a list its items and its end.
    lines = (VECTORS / name).read_text("ascii").splitlines()
    assert 2 + len(vectors) + sum(len(one) + 1 for one in lists.values()) == len(lines)


# --- Whoever reads only them ---------------------------------------------------------------------


def day(text: str | None) -> dt.date | None:
    """Read a day, where there is one."""
    return None if text is None else dt.date.fromisoformat(text)


def policy_of(case: dict[str, Any], vectors: dict[str, Any]) -> Policy | PolicyBook:
    """Build the edition or the book of a case."""
    if "edition" in case:
        return load(vectors["editions"][case["edition"]], Policy)
    return PolicyBook(tuple(load(vectors["editions"][one], Policy) for one in case["book"]))


def judged(found: Assessment) -> dict[str, Any]:
    """Say of an assessment what a vector says."""
    return {
        "outcome": found.outcome.value,
        "edition": found.edition,
        "findings": [
            {key: one[key] for key in ("rule", "verdict", "decisive", "pointer")}
            for one in dump(found)["findings"]
        ],
    }


def answers(vectors: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Give each case, with the answer to it."""
    events = [load(one, Event) for one in vectors.get("events", [])]
    completions = [load(one, Completion) for one in vectors.get("completions", [])]
    for case in vectors["cases"]:
        policy, on = policy_of(case, vectors), dt.date.fromisoformat(case["on"])
        if vectors["about"] == "application":
            yield case, of_application(load(case["application"], Application), on, policy)
            continue
        history = PreApproval.replay([events[one] for one in case["history"]], policy)
        given = [completions[one] for one in case.get("completions", [])]
        match vectors["about"]:
            case "event":
                yield case, of_event(history, events[case["event"]])
            case "completion":
                renewal_on = day(case.get("renewal_on"))
                found = assess_completion(given[0], history, on=on, renewal_on=renewal_on)
                award = dump(found).get("award")
                yield case, {**judged(found), "award": award}
            case "marketing":
                use = load(case["use"], MarketingUse)
                yield case, judged(assess_marketing(use, history, on=on))
            case "duty":
                renewals = {
                    name: dt.date.fromisoformat(one)
                    for name, one in case.get("renewals", {}).items()
                }
                yield case, of_duties(history, given, on, renewals)
            case "status":
                yield case, standing(history, on)


def of_application(
    application: Application, on: dt.date, policy: Policy | PolicyBook
) -> dict[str, Any]:
    """Give the answer on an application."""
    period = approval_period(application, decided_on=on, policy=policy)
    last = review_deadline(application, policy=policy)
    return {
        **judged(assess(application, on=on, policy=policy)),
        "approval_period": None
        if period is None
        else {"first": str(period.first), "last": str(period.last)},
        "deadlines": [] if last is None else [last_day(dump(last), last.state(on=on).value)],
    }


def of_event(history: PreApproval, event: Event) -> dict[str, Any]:
    """Give the answer on an event."""
    found = history.permit(event)
    after = standing(history.record(event), event.on) if found.ok else {}
    return {**judged(found), **after}


def of_duties(
    history: PreApproval, given: list[Completion], on: dt.date, renewals: dict[str, dt.date]
) -> dict[str, Any]:
    """Give the answer on what is owed; the deadlines by due day, as the library gives them."""
    owed: dict[str, dict[str, str]] = {}
    for one in duties(history, given, on=on, renewals=renewals):
        owed.setdefault(one.subject, {})[one.id] = one.status.value
    found = deadlines(history, given, on=on, renewals=renewals)
    days = [last_day(dump(one), one.state(on=on).value) for one in found]
    return {"duties": owed, "deadlines": days}


def last_day(payload: dict[str, Any], state: str) -> dict[str, Any]:
    """Say of a deadline what a vector says."""
    told = {"clause", "responsible", "counting", "readings"}
    return {**{key: payload[key] for key in payload.keys() - told}, "state": state}


def standing(history: PreApproval, on: dt.date) -> dict[str, Any]:
    """Give where a case stands on a day."""
    return {"status": history.status(on=on).value, "in_force": history.in_force(on=on)}


def by_due_day(expected: dict[str, Any]) -> dict[str, Any]:
    """Put the deadlines in an order that does not matter."""
    if "deadlines" not in expected:
        return expected
    return {**expected, "deadlines": sorted(expected["deadlines"], key=json.dumps)}


@pytest.mark.parametrize("name", OF_CASES)
def test_reader_of_the_vectors_comes_to_the_same_answers(name: str) -> None:
    """Every case, built from the JSON alone, is answered as expected."""
    differing = [
        case["id"]
        for case, answer in answers(read(name))
        if by_due_day(sorted_members(case["expected"])) != by_due_day(sorted_members(answer))
    ]
    assert [] == differing


def sorted_members(answer: dict[str, Any]) -> dict[str, Any]:
    """Put the members of an answer in an order that does not matter."""
    again: dict[str, Any] = json.loads(json.dumps(answer, sort_keys=True))
    return again


def test_transitions_of_the_vectors_are_those_of_the_library() -> None:
    """Where each type of event leads from each status is the same."""
    rows = {row["status"]: row["events"] for row in read("transitions.json")["rows"]}
    assert {
        status.value: {
            kind.value: [one.value for one in row[kind]] if kind in row else []
            for kind in EventType
        }
        for status, row in TRANSITIONS.items()
    } == rows


def test_worked_dates_of_the_vectors_hold() -> None:
    """From day zero the term ends on the last day, counted as the row says."""
    rows = read("worked-dates.json")["rows"]
    assert {"approval_term", "review_notice", "confirmation_within", "appeal_within",
            "retention"} == {row["of"] for row in rows}  # fmt: skip
    for row in rows:
        term, zero = Term.parse(row["term"]), dt.date.fromisoformat(row["day_zero"])
        assert getattr(PUBLISHED, row["of"]) == term
        in_force = term.in_force_from(zero).last
        found = in_force if row["counts_day_zero"] else term.last_day_from(zero)
        assert row["last_day"] == str(found)
        rolled = term.count(zero, roll=True, holidays=frozenset()).due_on
        assert row.get("rolled", str(rolled)) == str(rolled)


# --- The tool and the page -----------------------------------------------------------------------


def test_a_table_that_the_library_does_not_meet_gives_no_vectors(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was expected by hand comes first, so that an error is not published as an answer."""
    (tmp_path / "fees").mkdir()
    (tmp_path / "fees" / "wrong.toml").write_text(
        '[[case]]\nid = "a"\nwhy = "Wrong on purpose."\noutcome = "ineligible"\n', "utf-8"
    )
    monkeypatch.setattr(write_vectors, "CASES", tmp_path)
    with pytest.raises(ValueError, match=r"(?s)^wrong.toml: application/a.*<- differs"):
        write_vectors.composed()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the command see a folder of ours, and compose one small file."""
    vectors = tmp_path / "vectors"
    monkeypatch.setattr(write_vectors, "VECTORS", vectors)
    monkeypatch.setattr(write_vectors, "composed", lambda: {"a.json": "1"})
    monkeypatch.setattr("sys.argv", ["write_vectors.py", "--check"])
    return vectors


def put(folder: Path, texts: dict[str, str]) -> None:
    """Write files."""
    for name, text in texts.items():
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")


STALE: list[dict[str, str]] = [{}, {"a.json": "2"}, {"a.json": "1", "b": ""}]


@pytest.mark.parametrize(
    ("there", "name"), list(zip(STALE, ["a.json", "a.json", "b"], strict=True))
)
def test_command_names_what_is_out_of_date(
    there: dict[str, str], name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing, differs or is of no table fails the check, and stays as it is."""
    put(folder, there)
    assert 1 == write_vectors.main()
    expected = f"schemas/vectors/{name} is out of date; run: make vectors\n"
    assert (expected, there) == (capsys.readouterr().out, write_vectors.written())


def test_command_is_content_with_what_is_current(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is out of date, and the exit code says so."""
    put(folder, {"a.json": "1"})
    assert 0 == write_vectors.main()
    assert "1 files of conformance vectors are up to date.\n" == capsys.readouterr().out


@pytest.mark.parametrize("there", STALE)
def test_command_writes_what_is_composed(
    there: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --check there is afterwards what is composed, and nothing else."""
    put(folder, there)
    monkeypatch.setattr("sys.argv", ["write_vectors.py"])
    assert 0 == write_vectors.main()
    assert {"a.json": "1"} == write_vectors.written()


def test_code_of_the_page_prints_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The example runs where the page says, and finds no difference."""
    (code, text) = re.findall(r"```(?:python|text)\n(.*?)```", PAGE, re.DOTALL)
    monkeypatch.chdir(TOP)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, {})  # noqa: S102  # the page's own code
    assert text == printed.getvalue()
