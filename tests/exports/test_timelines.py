"""A timeline is well formed, legible and accessible, and knows nothing that came later."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import (
    PUBLISHED,
    Application,
    ApplicationSubmitted,
    Completion,
    DeadlineState,
    Event,
    InvalidValueError,
    PreApproval,
    deadlines,
    load,
)
from cerp_rules.exports import timeline_svg
from cerp_rules.exports._axis import Axis
from cerp_rules.exports._svg import MARKS, escaped, fitting, text_width
from cerp_rules.exports._timeline_style import DARK, LIGHT
from cerp_rules.testing import a_case, a_completion, an_application, an_event
from cerp_rules.testing.strategies import cases, completions
from life_of_a_case import AFTER, BEFORE, COMPLETION, SUBMITTED

_SVG: Final = "{http://www.w3.org/2000/svg}"
_WIDTH: Final = 960
_AFTER_ALL: Final = dt.date(2027, 10, 1)


@cache
def _life() -> PreApproval:
    """Give the case that `make demo` tells."""
    application = load(SUBMITTED, Application)
    first = ApplicationSubmitted(on=application.submitted_on, application=application)
    return PreApproval.replay([first, *(load(one, Event) for one in (*BEFORE, *AFTER))])


@cache
def _huge() -> tuple[PreApproval, tuple[Completion, ...]]:
    """Give a case of 500 events with 100 completions, some of them without a confirmation."""
    names = ("monitored", "warned", "sample-form")
    day = dt.date(2026, 6, 10)
    then = [an_event(names[by % 3], on=day + dt.timedelta(days=by)) for by in range(490)]
    issued = [None if by % 3 == 0 else day + dt.timedelta(days=by) for by in range(100)]
    told = [
        a_completion(participant__name=f"P {by}", confirmation=None)
        if on is None
        else a_completion(participant__name=f"P {by}", confirmation__issued_on=on)
        for by, on in enumerate(issued)
    ]
    return a_case("listed", then=then), tuple(told)


def _parsed(case: PreApproval, *told: Completion, on: dt.date) -> ET.Element:
    return ET.fromstring(timeline_svg(case, told, on=on))  # noqa: S314  # it was written here


def _of_class(svg: ET.Element, name: str) -> list[ET.Element]:
    return [one for one in svg.iter() if name in one.get("class", "").split()]


def _texts(svg: ET.Element) -> list[str]:
    return [one.text or "" for one in svg.iter(f"{_SVG}text")]


def _told(svg: ET.Element) -> str:
    return svg.findtext(f"{_SVG}desc") or ""


Box = tuple[float, float, float, float]


def _boxes(svg: ET.Element) -> Iterator[tuple[str, Box]]:
    """Give each text with the box it stands in, by a width that is rather too broad."""
    for one in svg.iter(f"{_SVG}text"):
        text, size = one.text or "", float(one.get("font-size", ""))
        x, y, width = float(one.get("x", "")), float(one.get("y", "")), text_width(text, size)
        left = x - width / 2 if one.get("text-anchor") == "middle" else x
        yield text, (left, y - 0.8 * size, left + width, y + 0.2 * size)


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _check_legible(svg: ET.Element) -> None:
    boxes = list(_boxes(svg))
    pairs = combinations(boxes, 2)
    assert [] == [(one[0], other[0]) for one, other in pairs if _overlap(one[1], other[1])]
    height = float(svg.get("height", ""))
    assert [] == [
        text
        for text, (left, top, right, bottom) in boxes
        if left < 0 or top < 0 or right > _WIDTH or bottom > height
    ]


# --- What it shows ------------------------------------------------------------------------------


def test_an_upload_is_due_where_the_renewal_is_known() -> None:
    """The deadline of an upload is there when the day of the renewal is given, and else is not."""
    case, completion = a_case(), a_completion(uploaded_on=None)
    on = dt.date(2026, 7, 20)
    known = timeline_svg(case, [completion], on=on, renewals={"CERP-204": dt.date(2027, 1, 15)})
    assert "Upload" in known
    assert "Upload" not in timeline_svg(case, [completion], on=on)


@pytest.mark.parametrize(
    ("on", "what"),
    [
        (dt.date(2026, 3, 2), ["Application submitted"]),
        (dt.date(2026, 3, 8), ["Application submitted"]),
        (dt.date(2026, 3, 9), ["Application submitted", "Application amended"]),
    ],
)
def test_only_what_is_known_on_the_day_is_shown(on: dt.date, what: list[str]) -> None:
    """An event of the day is shown, one of the next day is not."""
    assert what == [one for one in _texts(_parsed(_life(), on=on)) if one.startswith("Applic")]


def test_an_event_has_a_dot() -> None:
    """There are as many dots as events, from left to right."""
    dots = [float(one.get("cx", "")) for one in _of_class(_parsed(_life(), on=_AFTER_ALL), "event")]
    assert len(_life().events) == len(dots)
    assert sorted(dots) == dots


def test_the_description_tells_everything() -> None:
    """Whoever does not see the picture reads the status, the period, the events, the deadlines."""
    told = _told(_parsed(_life(), load(COMPLETION, Completion), on=dt.date(2027, 9, 14)))
    assert (
        "On 14 September 2027 the case is in force. Approval CEC-0117, 16 CEC. "
        "The approval is for 6 April 2026 to 5 April 2028. "
        "What happened: 2 March 2026 application submitted; "
    ) == told[:171]
    assert "16 March 2026 review recorded: coordinator, approve; " in told
    assert "Deadlines: review notice, by SER, due 13 April 2026: met on 8 April 2026; " in told
    assert "renewal, by sponsor, possible until 23 February 2028: upcoming; " in told
    assert (
        "attendance record of L. Birch (CERP-204), 7 June 2027 to 9 June 2027, by sponsor, "
        "kept through 9 June 2033: keeping"
    ) in told


def test_without_a_deadline_that_is_told() -> None:
    """After a withdrawal in time nothing is due, and the section is left out."""
    svg = _parsed(a_case("withdrawn"), on=dt.date(2026, 4, 1))
    assert _told(svg).endswith(" There is no deadline.")
    assert "DEADLINES" not in _texts(svg)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (dt.date(2026, 4, 12), DeadlineState.UPCOMING),
        (dt.date(2026, 4, 13), DeadlineState.DUE),
        (dt.date(2026, 4, 14), DeadlineState.OVERDUE),
    ],
)
def test_a_deadline_has_its_state_as_shape_and_word(on: dt.date, state: DeadlineState) -> None:
    """The state of the notice stands beside it and on the axis; a shape belongs to one alone."""
    svg = _parsed(a_case("submitted"), on=on)
    row = [one for one in _of_class(svg, state.value) if "translate(" in one.get("transform", "")]
    in_row = [one for one in row if " 41.0)" not in one.get("transform", "")]
    assert [MARKS[state]] * 2 == [one.get("d") for one in in_row]
    assert state.value in _texts(svg)
    assert len(DeadlineState) == len(set(MARKS.values()))


def test_met_late_and_lapsed_are_written_out() -> None:
    """A notice that came late is met late, and an appeal that was not made has lapsed."""
    late = a_case(
        "reviewed", then=[an_event("approved"), an_event("notified", on=dt.date(2026, 5, 4))]
    )
    assert "met late" in _texts(_parsed(late, on=dt.date(2026, 5, 4)))
    ended = a_case("terminated")
    assert "lapsed" in _texts(_parsed(ended, on=dt.date(2028, 1, 1)))


@pytest.mark.parametrize(("day", "overdue"), [(13, []), (14, ["1 overdue"])])
def test_what_is_overdue_stands_out(day: int, overdue: list[str]) -> None:
    """From the day after the last there is a badge, a coloured row and a heavy line."""
    svg = _parsed(a_case("submitted"), on=dt.date(2026, 4, day))
    assert overdue == [one for one in _texts(svg) if one.endswith(" overdue")]
    for name in ("badge", "late", "span-late"):
        assert len(overdue) == len(_of_class(svg, name))


def test_a_termination_cuts_the_bar_short() -> None:
    """The bar is full to the last day in force; what was granted beyond is dashed."""
    before, after = (_parsed(_life(), on=dt.date(2027, 8, day)) for day in (1, 2))
    assert [] == _of_class(before, "granted")
    (granted,), (in_force,) = (_of_class(after, name) for name in ("granted", "in-force"))
    assert float(in_force.get("width", "")) < float(granted.get("width", ""))


def test_a_termination_is_told_with_the_last_day_in_force() -> None:
    """Who does not see the bar reads where it ends."""
    svg = _parsed(a_case("terminated"), on=_AFTER_ALL)
    told = " to 31 March 2028. Its last day in force is 5 August 2026. What "
    assert told in _told(svg)


def test_what_is_kept_beyond_the_axis_has_an_arrow() -> None:
    """Years of keeping do not squeeze the rest; the day stands at the left."""
    svg = _parsed(_life(), load(COMPLETION, Completion), on=dt.date(2027, 9, 14))
    assert 2 == len(_of_class(svg, "beyond"))
    assert 2 == _texts(svg).count("9 June 2033")
    assert "2033" not in _texts(svg)


def test_the_day_is_a_line() -> None:
    """The day that is asked about is a line, and named."""
    svg = _parsed(_life(), on=dt.date(2027, 9, 14))
    assert 1 == len(_of_class(svg, "day"))
    assert ["14 September 2027"] == [one.text for one in _of_class(svg, "on-day")]


# --- Many ---------------------------------------------------------------------------------------


def test_a_huge_case_stays_bounded() -> None:
    """Of many events each type has a row, of many deadlines each duty and state."""
    case, told = _huge()
    on = dt.date(2027, 10, 15)
    picture = timeline_svg(case, told, on=on)
    svg = _parsed(case, *told, on=on)
    assert 60_000 > len(picture)
    assert 1_000 > float(svg.get("height", ""))
    _check_legible(svg)
    texts = _texts(svg)
    assert "Warning issued (163 times)" in texts
    assert "Review recorded (2 times)" in texts
    overdue = sum(one.state(on=on) is DeadlineState.OVERDUE for one in deadlines(case, told, on=on))
    assert 34 == overdue
    assert f"{overdue} overdue" in texts
    assert f"Confirmation ({overdue})" in texts
    assert "34 times confirmation, by sponsor, due 3 July 2026: overdue" in _told(svg)
    assert "review recorded 2 times, 16 March 2026" in _told(svg)


def test_many_dots_in_a_row_do_not_cover_one_another() -> None:
    """In a row of many events the dots are as far apart as they are broad."""
    case, told = _huge()
    svg = _parsed(case, *told, on=dt.date(2027, 10, 15))
    rows: dict[str, list[float]] = {}
    for one in _of_class(svg, "event"):
        rows.setdefault(one.get("cy", ""), []).append(float(one.get("cx", "")))
    crowded = [row for row in rows.values() if len(row) > 5]
    assert 3 == len(crowded)
    assert 11 <= min(later - one for row in crowded for one, later in pairwise(row))


# --- Any text, any day --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "A & B ]]> \"quoted\" 'too' --> <!--",
        "شتلات ضفاف الأنهار",
        "🌱🌿 planting 🌳",
        "not in XML: \ufffe\uffff",
        "W" * 300,
        "湿地" * 150,
    ],
)
def test_any_title_is_escaped_and_fits(title: str) -> None:
    """Whatever a title holds, it is text in the picture, in full in its title."""
    case = a_case(application=an_application(offering__title=title))
    svg = _parsed(case, on=dt.date(2026, 4, 14))
    shown = title.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert f"Timeline of {shown} on 14 April 2026" == svg.findtext(f"{_SVG}title")
    assert {"svg", "title", "desc", "style", "rect", "path", "text", "circle"} == {
        one.tag.removeprefix(_SVG) for one in svg.iter()
    }
    _check_legible(svg)


@pytest.mark.parametrize(
    ("submitted_on", "on"),
    [
        (dt.date(1900, 1, 1), dt.date(1900, 1, 1)),
        (dt.date(1900, 1, 1), dt.date(2200, 12, 31)),
        (dt.date(2200, 12, 31), dt.date(2200, 12, 31)),
    ],
)
def test_the_first_and_the_last_day_can_be_shown(submitted_on: dt.date, on: dt.date) -> None:
    """A case of the first or last day that can be, of one day or of centuries, has a picture."""
    submitted = an_application(submitted_on=submitted_on, offering__sessions=None)
    svg = _parsed(PreApproval.submit(submitted), on=on)
    _check_legible(svg)
    assert [] != _of_class(svg, "grid")


def test_a_term_beyond_2200_is_shown() -> None:
    """The axis reaches as far as the approval does."""
    policy = PUBLISHED.revise(edition="draft", approval_term="P99Y")
    first = an_application(submitted_on=dt.date(2190, 3, 2))
    svg = _parsed(a_case(application=first, policy=policy), on=dt.date(2190, 5, 1))
    assert "2275" in _texts(svg)
    _check_legible(svg)


@st.composite
def _asked(draw: st.DrawFn) -> tuple[PreApproval, list[Completion], dt.date]:
    case = draw(cases())
    days = sorted({one.on for one in case.events})
    day = draw(st.sampled_from(days)) + dt.timedelta(days=draw(st.sampled_from([0, 1, 50, 900])))
    return case, draw(st.lists(completions(), max_size=3)), day


@given(_asked())
@settings(deadline=None, max_examples=60)
def test_every_picture_is_well_formed_and_legible(
    asked: tuple[PreApproval, list[Completion], dt.date],
) -> None:
    """Of any case on any day the XML can be read, and no two texts overlap."""
    case, told, on = asked
    _check_legible(_parsed(case, *told, on=on))


@given(_asked())
@settings(deadline=None, max_examples=30)
def test_what_came_later_changes_nothing(
    asked: tuple[PreApproval, list[Completion], dt.date],
) -> None:
    """The picture of a day is that of the history up to the day."""
    case, told, on = asked
    before = PreApproval.replay([one for one in case.events if one.on <= on], case.policy)
    assert timeline_svg(before, told, on=on) == timeline_svg(case, told, on=on)


# --- Alone and in a page ------------------------------------------------------------------------


def test_it_is_an_image_with_title_and_description() -> None:
    """The role is that of an image, named and described by what stands in it."""
    svg = _parsed(_life(), on=_AFTER_ALL)
    names = [svg.find(f"{_SVG}{name}") for name in ("title", "desc")]
    assert "img" == svg.get("role")
    assert svg.get("aria-labelledby") == " ".join(
        one.get("id", "") for one in names if one is not None
    )


def test_two_pictures_in_a_page_have_ids_of_their_own() -> None:
    """Another day, or another case of the same day, has other ids; the same has the same."""
    other = a_case("submitted", application=an_application(offering__title="Sedges"))
    pictures = [
        timeline_svg(case, on=on)
        for case in (a_case("submitted"), other)
        for on in (dt.date(2026, 4, 1), dt.date(2026, 4, 2))
    ]
    ids = [one for picture in pictures for one in re.findall(r' id="([^"]+)"', picture)]
    assert 8 == len(set(ids))
    assert pictures[0] == timeline_svg(a_case("submitted"), on=dt.date(2026, 4, 1))


def test_nothing_comes_from_elsewhere() -> None:
    """No script, no address but the name of the language, no font, no image, no inline style."""
    picture = timeline_svg(_life(), on=_AFTER_ALL)
    assert ["http://www.w3.org/2000/svg"] == re.findall(r"https?:[^\"]+", picture)
    for forbidden in (
        "<script",
        "url(",
        "@import",
        "@font-face",
        "href",
        "style=",
        "<image",
        " on",
    ):
        outside = re.sub(r"<(title|desc|text)\b.*?</\1>", "", picture)
        assert forbidden not in outside


def test_each_rule_of_style_is_of_the_picture_alone() -> None:
    """A selector begins with the class of the picture, so that a page keeps its own look."""
    style = _parsed(_life(), on=_AFTER_ALL).findtext(f"{_SVG}style") or ""
    selectors = re.findall(
        r"([^{}]+)\{(?=[^{}]*\})", style.replace("@media (prefers-color-scheme:dark)", "")
    )
    assert [] != selectors
    assert [] == [one for one in selectors if not one.startswith(".cerp-timeline")]
    assert 1 == style.count("@media (prefers-color-scheme:dark)")


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(colours: str) -> None:
    """Every colour of a text has 4.5 to 1 on the card, on an overdue row, or on its label."""
    named = dict(one[2:].split(":") for one in colours.split(";"))
    on_card = ["ink", "muted", *(state.value for state in DeadlineState)]
    assert 4.5 <= min(_contrast(named[one], named["card"]) for one in on_card)
    assert 4.5 <= min(_contrast(named[one], named["late"]) for one in ("ink", "overdue"))
    assert 4.5 <= _contrast(named["card"], named["day"])
    assert 3 <= min(_contrast(named[one], named["card"]) for one in ("approval", "event", "day"))


# --- Misuse -------------------------------------------------------------------------------------


def test_a_day_before_the_submission_is_misuse() -> None:
    """The day of submission is the first that can be asked about."""
    with pytest.raises(InvalidValueError, match="day of submission"):
        timeline_svg(_life(), on=dt.date(2026, 3, 1))


def test_what_is_no_case_is_misuse() -> None:
    """Another value than a case is refused."""
    with pytest.raises(InvalidValueError, match="PreApproval"):
        timeline_svg("case", on=_AFTER_ALL)  # type: ignore[arg-type]  # the misuse


# --- The pieces ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("Sedges", 60, "Sedges"),
        ("Sedges", 30, "Sed…"),
        ("Sedges", 5, "…"),
        ("e\u0301", 7, "e\u0301"),
    ],
)
def test_a_text_is_cut_where_it_must_be(text: str, most: float, expected: str) -> None:
    """What fits stays as it is; what does not ends with an ellipsis."""
    assert expected == fitting(text, 10, most)


def test_what_xml_cannot_hold_is_replaced() -> None:
    """The five special characters are escaped, and control characters are no more."""
    assert "&amp;&lt;&gt;&quot;&#39;\ufffd" == escaped("&<>\"'\x00")


@pytest.mark.parametrize(
    ("years", "months", "labels"),
    [
        (0, 1, ["2026"]),
        (1, 0, ["2026", "2027"]),
        (20, 0, ["2030", "2035", "2040", "2045"]),
    ],
)
def test_the_axis_has_as_many_marks_as_there_is_room(
    years: int, months: int, labels: list[str]
) -> None:
    """A month has marks of months, decades have marks of some years."""
    first = PUBLISHED.in_force_from.replace(year=2026, month=1, day=15)
    axis = Axis.of([first, first.add(years=years, months=months)], left=0, right=400)
    ticks = axis.ticks()
    assert labels == [one.year for one in ticks if one.year]
    assert 40 <= min(later.x - one.x for one, later in pairwise(ticks))
