"""The pages of the site that are made from the code say all of it, and are checked when built."""

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

import cerp_rules
import site_pages
from cerp_rules import (
    CLAUSES,
    COMPANION_READINGS,
    CREDIT_SWITCHES,
    FIXED_READINGS,
    SCHEMA_KINDS,
    SWITCHES,
    CreditSwitch,
    Switch,
    exports,
)
from cerp_rules.exports import calendars
from cerp_rules.rules.every_rule import EVERY_RULE
from site_pages import clauses, docstrings, labels, reference
from site_pages.docstrings import Names

NAMES = Names(
    full=frozenset({"cerp_rules.load", "cerp_rules.Term", "cerp_rules.Term.count"}),
    labels={"reviews.notice": "clause-reviews-notice", "upload_day": "switch-upload-day"},
)


def _entries() -> list[str]:
    """Give the full name of everything that the reference documents."""
    pages = "\n".join(reference.reference_pages().values())
    called = re.findall(r"^\.\. auto(?:function|class):: (\S+)$", pages, re.MULTILINE)
    data = re.findall(r"^\.\. py:data:: (\S+)\n   :module: (\S+)$", pages, re.MULTILINE)
    return [*called, *(f"{home}.{name}" for name, home in data)]


# --- The reference ------------------------------------------------------------------------------


def test_each_public_name_stands_in_the_reference_once() -> None:
    """Whoever looks a public name up finds it in one place."""
    public = {
        f"{home.__name__}.{name}"
        for home in (cerp_rules, exports, calendars)
        for name in home.__all__
    }
    counts = Counter(_entries())
    assert dict.fromkeys(public, 1) == {name: counts[name] for name in public}


def test_nothing_stands_in_the_reference_twice() -> None:
    """No function or class is documented twice, not even by two names."""
    found = []
    for full in _entries():
        home, _, name = full.rpartition(".")
        value = getattr(import_module(home), name)
        if isinstance(value, type | FunctionType):
            found.append(value)
    assert [] == [one for one, times in Counter(found).items() if times > 1]


def test_a_constant_is_told_on_its_page() -> None:
    """The text of a constant stands under its name and type, with links."""
    assert (
        ".. py:data:: CREDIT_SWITCHES\n   :module: cerp_rules\n"
        "   :type: tuple[CreditSwitch, ...]\n\n"
        "   The switches, in the order of the fields of "
        ":py:obj:`CreditReadings <cerp_rules.CreditReadings>`.\n"
    ) in reference.reference_pages()["companion"]


def test_a_module_without_a_theme_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new module of the library cannot be forgotten by the reference."""
    fewer = {key: theme for key, theme in reference.THEMES.items() if key != "impact"}
    monkeypatch.setattr(reference, "THEMES", fewer)
    with pytest.raises(LookupError, match="in no theme of the reference: answer_changes, "):
        reference.reference_pages()


@pytest.mark.parametrize(
    ("module", "name", "declared", "begins"),
    [
        ("readings", "SWITCHES", "tuple[Switch, ...]", "The switches, in the order"),
        ("readings", "FIXED_READINGS", "tuple[FixedReading, ...]", "The fixed readings, by"),
        ("policy", "PUBLISHED", "", "The policy page as it stands: "),
        ("case_impacts", "ImpactItem", "", "What a change of policy can touch."),
    ],
    ids=["declared", "made-elsewhere", "declared-final", "undeclared"],
)
def test_a_constant_is_told_by_its_module(
    module: str, name: str, declared: str, begins: str
) -> None:
    """The type and the text of a constant are those that stand where it is made."""
    found = reference.constant(module, name)
    assert (declared, begins) == (found[0], found[1][: len(begins)])


def test_a_constant_that_is_not_there_is_an_error() -> None:
    """A name that no module makes is no constant."""
    with pytest.raises(LookupError, match=r"cerp_rules\.credits has no constant NONE"):
        reference.constant("credits", "NONE")


def test_members_of_a_class_can_be_linked_to() -> None:
    """The fields, methods and properties of a class are known by their full names."""
    found = set(docstrings.members("cerp_rules.PreApproval"))
    assert {"cerp_rules.PreApproval.events", "cerp_rules.PreApproval.record"} <= found
    assert "cerp_rules.PreApproval.period" in found
    assert [] == [one for one in found if "._" in one]
    assert ["cerp_rules.Modality.MAY"] == list(docstrings.members("cerp_rules.Modality"))[:1]
    assert [] == list(docstrings.members("cerp_rules.load"))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("See `load`.", "See :py:obj:`load <cerp_rules.load>`."),
        ("See `load()`.", "See :py:obj:`load() <cerp_rules.load>`."),
        ("By `count`.", "By :py:obj:`count <cerp_rules.Term.count>`."),
        ("The same `Term`.", "The same ``Term``."),
        ("On `on`.", "On ``on``."),
        ("Of ``reviews.notice``.", "Of :ref:`reviews.notice <clause-reviews-notice>`."),
        ("Of ``upload_day``.", "Of ``upload_day``."),
        (">>> print(`load`)", ">>> print(`load`)"),
    ],
    ids=["name", "call", "member", "itself", "argument", "clause", "field", "example"],
)
def test_names_in_a_docstring_become_links(line: str, expected: str) -> None:
    """A single backtick links to what it names, as seen from where the docstring stands."""
    assert [expected] == list(docstrings.linked([line], "cerp_rules.Term", NAMES))


def test_a_source_becomes_a_field_with_links() -> None:
    """The source goes beside the arguments and errors, and its clauses are linked."""
    told = [
        "Source: clause ``reviews.notice``,",
        "reading ``upload_day``.",
        "",
        "``upload_day``",
    ]
    assert [
        ":Source: clause :ref:`reviews.notice <clause-reviews-notice>`,",
        "    reading :ref:`upload_day <switch-upload-day>`.",
        "",
        "``upload_day``",
    ] == list(docstrings.linked(told, "cerp_rules.load", NAMES))


def test_what_is_returned_becomes_a_field() -> None:
    """What stands before a colon in the words on what is returned is not taken for a type."""
    told = ["Returns:", "    The period: `load` it."]
    assert [":returns:", "    The period: :py:obj:`load <cerp_rules.load>` it."] == list(
        docstrings.linked(told, "cerp_rules.check", NAMES)
    )


def test_the_type_of_an_attribute_stands_beside_its_name() -> None:
    """The type that napoleon put under the text is moved up, and nothing else is."""
    start, text, end = ".. attribute:: days", ["", "   Which.", ""], ["", ":raises Error:"]
    made = [start, *text, "   :type: tuple[a.b.Date, ...] | None", *end]
    expected = [start, "   :type: tuple[~a.b.Date, ...] | None", *text, *end]
    assert expected == list(docstrings.typed(made))
    assert ["Words.", "", "   :type: int"] == list(
        docstrings.typed(["Words.", "", "   :type: int"])
    )


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        (
            "CreditAward",
            "(*, value: int, unit: CreditUnit = attr_dict['unit'].default) -> None",
            "(*, value: int, unit: CreditUnit = CreditUnit.CEC) -> None",
        ),
        (
            "Document",
            "(*, title: str, uri: str | None = attr_dict['uri'].default)",
            "(*, title: str, uri: str | None = None)",
        ),
        (
            "Policy",
            "(*, days: object = attr_dict['holidays'].default, readings: Readings = NOTHING)",
            "(*, days: object = (), readings: Readings = Readings())",
        ),
        ("load", "(payload: object = NOTHING)", "(payload: object = NOTHING)"),
        ("Outcome", "(value)", "(value)"),
    ],
)
def test_defaults_are_shown_as_values(name: str, given: str, expected: str) -> None:
    """The signature of a class of attrs has what a caller gets who leaves an argument out."""
    assert expected == docstrings.with_defaults(given, getattr(cerp_rules, name))


# --- Clauses and readings -----------------------------------------------------------------------


def test_the_clauses_stand_in_the_order_of_the_page() -> None:
    """Each clause has a heading, a label and its summary, in the order of the policy page."""
    page = clauses.clauses_page()
    headings = re.findall(r"^\(clause-\S+\)=\n### (\S+)\n\n(.+)$", page, re.MULTILINE)
    assert [(one.id, one.summary) for one in CLAUSES] == headings


def test_each_rule_says_what_it_decides_under_its_clause() -> None:
    """Each rule stands under its clause, with a whole sentence; a clause without one says why."""
    found = clauses.decided_by()
    told = [(rule, said) for rules in found.values() for rule, said in rules]
    assert Counter(one.id for one in EVERY_RULE) == Counter(rule for rule, _ in told)
    assert [] == [said for _, said in told if not re.fullmatch(r"[A-Z].+\.", said)]
    page = clauses.clauses_page()
    assert [] == [rule for rule, said in told if f"- `{rule}`: {said}\n" not in page]
    without = {one.id for one in CLAUSES} - found.keys()
    assert without == {one for one, why in clauses.UNDECIDED.items() if f"No rule. {why}" in page}


@pytest.mark.parametrize("switch", [*SWITCHES, *CREDIT_SWITCHES], ids=lambda switch: switch.id)
def test_the_register_has_each_switch(switch: Switch | CreditSwitch) -> None:
    """Each switch has its question, its choices with the default marked, and the reason."""
    page = clauses.readings_page()
    start = page.index(f"({labels.LABELS[switch.id]})=\n### {switch.question}\n")
    told = page[start : page.index("Why this default: ", start)]
    rows = re.findall(r"^\| (\**)`(\w+)`(?:\*\* \(default\))? \| (.+) \|$", told, re.MULTILINE)
    assert list(zip(switch.values, switch.meanings, strict=True)) == [row[1:] for row in rows]
    assert [switch.default.value] == [row[1] for row in rows if row[0]]
    assert page[start + len(told) :].startswith(f"Why this default: {switch.reason}\n")


def test_the_register_has_each_fixed_reading() -> None:
    """Each fixed reading stands there with what the library does."""
    page = clauses.readings_page()
    readings = [*FIXED_READINGS, *COMPANION_READINGS]
    assert [] == [one.id for one in readings if f"`{one.id}`\n\n{one.decision}\n" not in page]


def test_readings_of_other_pages_stand_apart() -> None:
    """What the policy page does not leave open stands under a heading of its own."""
    page, _, apart = clauses.readings_page().partition(
        "\n## Of the pages on credits and recertification\n"
    )
    companion = [one.id for one in CREDIT_SWITCHES] + [one.id for one in COMPANION_READINGS]
    assert [] == [one for one in companion if f"({labels.LABELS[one]})=" not in apart]
    own = [one.id for one in SWITCHES] + [one.id for one in FIXED_READINGS]
    assert [] == [one for one in own if f"({labels.LABELS[one]})=" not in page]


def test_each_id_has_a_place_of_its_own() -> None:
    """No two clauses, readings or schemas share a label, and each has one."""
    ids = [one.id for one in CLAUSES] + [one.id for one in SWITCHES]
    ids += [one.id for one in CREDIT_SWITCHES]
    ids += [one.id for one in (*FIXED_READINGS, *COMPANION_READINGS)]
    ids += SCHEMA_KINDS
    assert sorted(ids) == sorted(labels.LABELS)
    assert len(ids) == len(set(labels.LABELS.values()))


# --- Writing ------------------------------------------------------------------------------------


def test_pages_are_written_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that did not change is left alone, and one of the past is taken away."""
    texts = {"a.md": "A", "reference/b.rst": "B"}
    monkeypatch.setattr(site_pages, "pages", lambda: iter(texts.items()))
    for old in ("old.md", "reference/old.rst"):
        path = tmp_path / old
        path.parent.mkdir(exist_ok=True)
        path.write_text("old", "utf-8")
    (tmp_path / "picture.svg").write_text("<svg/>", "utf-8")
    site_pages.write_pages(tmp_path)
    before = (tmp_path / "a.md").stat().st_mtime_ns
    texts["reference/b.rst"] = "C"
    site_pages.write_pages(tmp_path)
    assert before == (tmp_path / "a.md").stat().st_mtime_ns
    assert "C" == (tmp_path / "reference" / "b.rst").read_text("utf-8")
    found = {one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*.*")}
    assert {"a.md", "picture.svg", "reference/b.rst"} == found


def test_there_is_a_page_for_everything() -> None:
    """The pages are the clauses, the readings, each schema and each theme of the reference."""
    names = [name for name, _ in site_pages.pages()]
    expected = {"clauses.md", "readings.md", "schemas/index.md", "reference/index.rst"}
    expected |= {f"schemas/{kind}.md" for kind in SCHEMA_KINDS}
    expected |= {f"reference/{theme}.rst" for theme in reference.THEMES}
    assert sorted(expected) == sorted(names)
