"""The pictures of the documentation are made from the code, are well formed and are current."""

import re
from itertools import combinations
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest

import pictures
from cerp_rules import TRANSITIONS
from cerp_rules.exports._svg import text_width

_SVG: Final = "{http://www.w3.org/2000/svg}"
_OWN: Final = [name for name in pictures.PICTURES if name != "timeline.svg"]
Box = tuple[float, float, float, float]


def _parsed(name: str) -> ET.Element:
    return ET.fromstring(pictures.PICTURES[name]())  # noqa: S314  # it was written here


def _texts(svg: ET.Element) -> list[str]:
    return [one.text or "" for one in svg.iter(f"{_SVG}text")]


def _box(one: ET.Element) -> Box:
    size = {"small": 11.5, "heading": 16}.get(one.get("class", ""), 13)
    x, y, width = float(one.get("x", "")), float(one.get("y", "")), text_width(one.text or "", size)
    left = x - width / 2 if one.get("text-anchor") == "middle" else x
    return left, y - 0.8 * size, left + width, y + 0.2 * size


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("name", _OWN)
def test_a_picture_is_an_image_whose_words_do_not_overlap(name: str) -> None:
    """Each is named and described, and its texts lie inside and apart."""
    svg = _parsed(name)
    assert "img" == svg.get("role")
    ids = [one.get("id") for one in svg.iter() if one.get("id")]
    assert ids == svg.get("aria-labelledby", "").split()
    boxes = [(one.text, _box(one)) for one in svg.iter(f"{_SVG}text")]
    pairs = combinations(boxes, 2)
    assert [] == [(one[0], other[0]) for one, other in pairs if _overlap(one[1], other[1])]
    right, bottom = float(svg.get("width", "")), float(svg.get("height", ""))
    assert [] == [text for text, box in boxes if box[0] < 0 or box[2] > right or box[3] > bottom]


@pytest.mark.parametrize("name", pictures.PICTURES)
def test_a_picture_needs_nothing_from_elsewhere(name: str) -> None:
    """No address stands in a picture but the name of its language."""
    picture = pictures.PICTURES[name]()
    assert ["http://www.w3.org/2000/svg"] == re.findall(r"https?:[^\"]+", picture)
    assert "url(" not in picture


def test_the_lifecycle_has_every_transition() -> None:
    """An arrow for each event that leads on, and a line in the box for each that does not."""
    svg = _parsed("lifecycle.svg")
    ends = [
        (status, one) for status, row in TRANSITIONS.items() for to in row.values() for one in to
    ]
    leading = [(start, end) for start, end in ends if start is not end]
    heads = [one for one in svg.iter() if one.get("class") == "head"]
    assert len(leading) == len(heads)
    # An arrow has its words in two lines, and a state its name in one.
    staying = len(ends) - len(leading)
    assert len(TRANSITIONS) + staying + 2 * len(leading) == len(_texts(svg))
    told = svg.findtext(f"{_SVG}desc") or ""
    assert "From under appeal to termination final: appeal decided." in told


def test_the_layers_are_those_of_the_contract() -> None:
    """Each public module stands in one group, in the order of the layers."""
    grouped = pictures.grouped_layers()
    modules = [one for _, group in grouped for one in group]
    assert [] == [name for name, group in grouped if not group]
    assert len(set(modules)) == len(modules)
    assert {"exports", "payloads", "duties_owed", "rules", "policy", "errors"} <= set(modules)
    assert modules.index("lifecycle") < modules.index("rules") < modules.index("periods")


@pytest.mark.parametrize(
    ("name", "days", "words"),
    [
        (
            "counting-weeks.svg",
            ["Mon 2 Mar 2026", "Mon 13 Apr 2026", "Tue 14 Apr 2026"],
            "day 0 is 2 March 2026, not counted; six weeks end on 13 April 2026, counted; no roll",
        ),
        (
            "counting-years.svg",
            ["Thu 29 Feb 2024", "Sat 28 Feb 2026", "Sun 1 Mar 2026"],
            (
                "in force 29 February 2024 to 28 February 2026: the first day counts; "
                "2026 has no 29 February, so that 1 March is the first day after"
            ),
        ),
        (
            "counting-appeal.svg",
            ["Mon 2 Aug 2027", "Wed 1 Sep 2027", "Thu 2 Sep 2027"],
            (
                "day 0 is 2 August 2027, not counted; 30 days end on 1 September 2027, "
                "counted; no roll"
            ),
        ),
        (
            "counting-retention.svg",
            ["Wed 9 Jun 2027", "Thu 9 Jun 2033", "Fri 10 Jun 2033"],
            "day 0 is 9 June 2027, not counted; six years end on 9 June 2033, counted; no roll",
        ),
    ],
)
def test_a_count_shows_its_days(name: str, days: list[str], words: str) -> None:
    """The days were counted by hand: day 0 or the first, the last, and the one after."""
    texts = _texts(_parsed(name))
    assert days == [
        one for one in texts if re.fullmatch(r"[A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d{4}", one)
    ]
    assert words in texts


def test_all_are_written(tmp_path: Path) -> None:
    """The folder is made, and holds each picture."""
    written = pictures.write_pictures(tmp_path / "pictures")
    assert sorted(pictures.PICTURES) == sorted(one.name for one in written)
    assert [] == [one.name for one in written if not one.read_text("utf-8").endswith("</svg>\n")]


def test_the_timeline_is_written_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is missing or differs is told; what was written now is current."""
    path = tmp_path / "timeline.svg"
    asked = ["--timeline", str(path)]
    assert 1 == pictures.main([*asked, "--check"])
    assert "is not what the code makes now" in capsys.readouterr().out
    assert 0 == pictures.main(asked)
    assert 0 == pictures.main([*asked, "--check"])
    path.write_text("<svg/>", "utf-8")
    assert 1 == pictures.main([*asked, "--check"])


def test_the_timeline_of_the_readme_is_current() -> None:
    """The committed picture is what the code makes now."""
    assert 0 == pictures.main(
        ["--timeline", str(pictures.ROOT / "docs" / "timeline.svg"), "--check"]
    )
