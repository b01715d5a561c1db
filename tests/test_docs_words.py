"""The pages name what the code has: its words, dates, deadlines, calls and files."""

import inspect
import re
import tomllib
from datetime import date
from pathlib import Path

import pytest

import cerp_rules
from cerp_rules import CLAUSES, FIXED_READINGS, SWITCHES, deadlines, exports
from cerp_rules.exports import calendars
from cerp_rules.testing import a_case, a_completion
from site_pages.labels import LABELS

TOP = Path(__file__).parents[1]
SOURCE = TOP / "src" / "cerp_rules"
# One word per thing: the vocabulary by which the library was designed.
VOCABULARY = (
    "sponsor", "co-sponsor", "instructor", "participant", "certificant", "offering", "session",
    "application", "review", "decision", "pre-approval", "approval", "approval period",
    "approval code", "credits", "completion", "confirmation of completion", "record", "marketing",
    "logo use", "warning", "termination", "appeal", "clause", "reading", "edition", "finding",
    "assessment", "duty", "deadline",
)  # fmt: skip


def page(name: str) -> str:
    """Read a page."""
    return (TOP / "docs" / f"{name}.md").read_text("utf-8")


def rows(text: str, heading: str) -> list[list[str]]:
    """Give the cells of each row of the first table under a heading."""
    _, _, rest = text.partition(f"## {heading}\n")
    lines = [line for line in rest.partition("\n## ")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def terms() -> dict[str, str]:
    """Give what the glossary says of each of its terms."""
    found: dict[str, str] = {}
    for block in re.findall(r"```\{glossary\}\n(.*?)```", page("glossary"), re.DOTALL):
        for entry in re.split(r"\n(?=\S)", block.strip()):
            term, _, meaning = entry.partition("\n")
            assert term not in found
            found[term] = meaning
    return found


def test_glossary_has_every_word() -> None:
    """Each word of the vocabulary is a term of the glossary."""
    assert [] == [word for word in VOCABULARY if word not in terms()]


def test_glossary_refers_to_terms_of_its_own() -> None:
    """Each term that another is explained by is a term too, and none is explained by itself."""
    known = terms()
    for term, meaning in known.items():
        used = {one.strip("<>") for one in re.findall(r"\{term\}`(?:[^`<]*)(<[^>]+>)`", meaning)}
        used |= set(re.findall(r"\{term\}`([^`<]+)`", meaning))
        assert used <= known.keys() - {term}


def test_words_of_the_policy_name_their_clauses() -> None:
    """Each word of the policy names clauses under the labels that they have, and all are used."""
    policy, _, own = page("glossary").partition("## Words of the library")
    named = re.findall(r"\{ref\}`([^` ]+) <([^>]+)>`", policy)
    assert [] == [one for one in named if one != (one[0], LABELS.get(one[0]))]
    assert len(re.findall(r"^\S.*\n  ", policy, re.MULTILINE)) == policy.count("  Clause")
    assert "{ref}" not in own
    unnamed = {one.id for one in CLAUSES} - {name for name, _ in named}
    assert set() == unnamed


def test_worked_dates_are_those_of_the_table() -> None:
    """The worked dates on the page are those by which the counting is tested."""
    path = TOP / "tests" / "cases" / "worked-dates.toml"
    expected = []
    for row in tomllib.loads(path.read_text("utf-8"))["row"]:
        rolled, disposal = row.get("rolled"), row.get("disposal")
        then = f"rolled: {rolled}" if rolled else f"disposal from {disposal}" if disposal else ""
        expected.append([row["rule"], str(row["day_zero"]), str(row["last_day"]), then, row["why"]])
    assert expected == rows(page("counting-days"), "Worked dates")


def test_what_is_counted_names_every_deadline_and_reading() -> None:
    """Each deadline of a case stands in the table of what is counted, with readings that exist."""
    told = rows(page("counting-days"), "What is counted from which day")
    named = {one for row in told for one in re.findall(r"`([^`]+)`", row[0])}
    completion = a_completion(grades_assigned=True)
    renewals = {str(completion.participant.certificant_id): date(2027, 3, 1)}
    owed = {
        one.duty_id
        for point in ("notified", "terminated")
        for day in (date(2026, 7, 20), date(2027, 8, 2))
        for one in deadlines(a_case(point), [completion], on=day, renewals=renewals)
    }
    assert owed == named
    readings = {*(one.id for one in SWITCHES), *(one.id for one in FIXED_READINGS)}
    assert [] == [row for row in told if not set(re.findall(r"`([^`]+)`", row[3])) <= readings]


@pytest.mark.parametrize("module", [cerp_rules, exports, calendars], ids=lambda one: one.__name__)
def test_calls_has_a_row_for_each_function(module: object) -> None:
    """Each function that can be imported stands in a table of the calls at a glance."""
    text = page("calls")
    public = [name for name in vars(module)["__all__"] if name != "__version__"]
    functions = [name for name in public if inspect.isfunction(getattr(module, name))]
    assert functions != []
    assert [] == [
        name for name in functions if not re.search(rf"^\|.*`{name}\(", text, re.MULTILINE)
    ]


def test_calls_names_nothing_else() -> None:
    """Each call at a glance begins with a name that can be imported, or with a case."""
    known = {"case", *cerp_rules.__all__, *exports.__all__, *calendars.__all__}
    called = re.findall(r"^\| `(\w+).*?` \|", page("calls"), re.MULTILINE)
    assert called != []
    assert [] == [name for name in called if name not in known]


def test_files_that_the_design_names_exist() -> None:
    """Each file and folder in the table of where things live is there."""
    named = [
        one
        for row in rows(page("design"), "Where each thing lives")
        for one in re.findall(r"`([^`]+)`", row[1])
    ]
    assert named != []
    assert [] == [one for one in named if not ((SOURCE / one).exists() or (TOP / one).exists())]


def test_versions_of_python_are_those_of_the_package() -> None:
    """The versions of Python that are supported are those that the package declares."""
    declared = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))["project"]["classifiers"]
    versions = [one.rpartition(" ")[2] for one in declared if re.search(r":: 3\.\d+$", one)]
    (told,) = (
        row[1]
        for row in rows(page("compatibility"), "Python and dependencies")
        if row[0] == "Python"
    )
    assert versions == told.partition(";")[0].split(", ")
