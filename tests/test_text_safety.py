"""Text that comes in stays text: nothing unseen in it, nothing done by it, and one spelling."""

import ast
import re
import unicodedata
from itertools import count
from pathlib import Path

import pytest

import cerp_rules
from cerp_rules import check, dump, load
from cerp_rules._markdown import plain
from fuzz_texts import Respell, judgments, named_places, reports, said, texts
from pointers import at, with_value
from sample_payloads import CLASSES, FULL

SOURCE = Path(cerp_rules.__file__).parent
BIDI = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
SURROGATES = "\ud800\udbff\udc00\udfff"
CONTROLS = [chr(point) for point in (*range(0x20), *range(0x7F, 0xA0))]
EVERY = 8
# Default_Ignorable_Code_Point of Unicode 15.0 but for what is forbidden, and all white space.
UNSEEN = [
    *(" ", "\u00a0", "\u1680", *(chr(point) for point in range(0x2000, 0x200B)), "\u2028"),
    *("\u2029", "\u202f", "\u205f", "\u3000", "\u00ad", "\u034f", "\u061c", "\u115f", "\u1160"),
    *("\u17b4", "\u17b5", *(chr(point) for point in range(0x180B, 0x1810)), "\u3164", "\ufeff"),
    *(chr(point) for point in (*range(0x200B, 0x2010), *range(0x2060, 0x2066))),
    *(chr(point) for point in (*range(0x206A, 0x2070), *range(0xFE00, 0xFE10))),
    *("\uffa0", *(chr(point) for point in range(0xFFF0, 0xFFF9))),
    *(chr(point) for point in (*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B))),
    *(chr(point) for point in range(0xE0000, 0xE1000)),
]
TEXTS = [(name, pointer) for name in FULL for pointer in texts(FULL[name])]
"""Every member that is a text, of every kind of payload and every type of event."""
FREE = [
    (name, pointer)
    for name, pointer in TEXTS
    if not check(with_value(FULL[name], pointer, "Any text"), CLASSES[name])
]
"""Every member that may be any text."""


def test_every_kind_and_every_text_is_among_them() -> None:
    """Each kind has texts, most of them such that any text may stand there."""
    assert set(FULL) == {name for name, _ in TEXTS}
    assert {
        "application", "policy", "completion", "event:review_recorded",
        "event:application_approved", "event:application_declined", "event:monitoring_recorded",
        "event:records_delivered", "event:warning_issued", "event:pre_approval_terminated",
        "event:application_submitted", "event:application_amended",
    } == {name for name, _ in FREE}  # fmt: skip
    assert 40 < len(FREE) < len(TEXTS)


def _problem_of(name: str, pointer: str, text: str) -> list[tuple[str, str]]:
    payload = with_value(FULL[name], pointer, text)
    return [(one.pointer, one.code) for one in check(payload, CLASSES[name])]


@pytest.mark.parametrize(("name", "pointer"), TEXTS)
def test_no_text_holds_a_forbidden_character(name: str, pointer: str) -> None:
    """Controls, surrogates and bidirectional formatting are refused at every text, in any place."""
    text = at(FULL[name], pointer)
    # Of the controls, which are many, others at each text, so that each is tried at several.
    turn = TEXTS.index((name, pointer)) % EVERY
    for number, char in enumerate((*CONTROLS[turn::EVERY], *BIDI, *SURROGATES)):
        middle = number % (len(text) + 1)
        changed = f"{text[:middle]}{char}{text[middle:]}"
        ((found, code),) = _problem_of(name, pointer, changed)
        assert pointer == found
        assert code.startswith("shape.")


@pytest.mark.parametrize(("name", "pointer"), FREE)
def test_what_shows_nothing_is_blank(name: str, pointer: str) -> None:
    """A text of white space and ignorable characters alone is refused, at every such member."""
    assert [(pointer, "shape.text")] == _problem_of(name, pointer, "")
    for char in UNSEEN[FREE.index((name, pointer)) :: len(FREE)][:EVERY]:
        assert [(pointer, "shape.text")] == _problem_of(name, pointer, char)
        assert [(pointer, "shape.text")] == _problem_of(name, pointer, f" {char}\u200d{char}")


def test_characters_that_show_nothing_are_blank_together() -> None:
    """Alone and together with others each of them is refused, and beside a letter it is not."""
    name, pointer = "event:monitoring_recorded", "/remarks"
    # Of the 4,096 beyond the basic plane every 32nd.
    for char in (*UNSEEN[:150], *UNSEEN[150::32]):
        assert [(pointer, "shape.text")] == _problem_of(name, pointer, char)
        assert [] == _problem_of(name, pointer, f"{char}a")
    assert [(pointer, "shape.text")] == _problem_of(name, pointer, "".join(UNSEEN[:1_900]))


# --- Texts that would do something --------------------------------------------------------------

# Without quotes and backslashes, which `repr` and JSON write in another way.
FORMATS = [
    "{0.__class__.__mro__}", "{}{0}{1}{name}", "%s%n%d%(name)s%", "{{}}", "{0!r:>{width}}",
    "$name ${name} $$", "{0.__init__.__globals__}", "{__import__(os)}", "#{1 + 1} {% x %} {{x}}",
]  # fmt: skip
MARKUP = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "--><b>", "<!-- -->", "&lt;b&gt;",
    "](javascript:alert(1))", "![x](https://example.org/x)", "| a | b |", "`code`", "**b**",
    "https://example.org www.example.org @team a@b.co #1", "\\<b>", "\\\\|", "$x$", "~~x~~",
]  # fmt: skip


def _numbered(after: str) -> Respell:
    """Give each text a number of its own, and what comes after."""
    numbers = count(1)
    return lambda _: f"Q{next(numbers)}Z{after}"


def _put_after(text: str, after: str) -> str:
    return re.sub(r"Q\d+Z", lambda found: found[0] + after, text)


@pytest.mark.parametrize("after", [*FORMATS, *MARKUP[:3]])
def test_no_text_is_taken_for_a_format(after: str) -> None:
    """Every answer, refusal and payload has the text as it is, and is the same but for that."""
    expected = [_put_after(one, after) for one in said(_numbered(""))]
    assert expected == list(said(_numbered(after)))


@pytest.mark.parametrize("after", [*FORMATS, *MARKUP])
def test_no_text_is_taken_for_markup(after: str) -> None:
    """Every report is the same but for the texts, of which each mark has lost its sense."""
    expected = [_put_after(one, plain(after)) for one in reports(_numbered(""))]
    assert expected == list(reports(_numbered(after)))
    shown = plain(after).replace("<!-- -->", "")
    assert re.search(r"(?<!\\)(?:\\\\)*[<>|`*\[\]~$&]", shown) is None


@pytest.mark.parametrize(
    "text", [*FORMATS, *MARKUP, " a ", "e\u0301", "\u212b", "\ufb01", "\u1e9b\u0323"]
)
def test_text_is_kept_as_given(text: str) -> None:
    """What is loaded and what is dumped has every text as it came, spaces and spelling included."""
    for name, pointer in FREE:
        payload = with_value(FULL[name], pointer, text)
        assert text == at(dump(load(payload, CLASSES[name])), pointer)


def test_a_text_of_the_caller_is_never_the_format() -> None:
    """In the source, what is formatted is written there, but for one table of our own words."""
    found = [
        f"{module.stem}: {ast.unparse(node)}"
        for module in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(module.read_text()))
        if _formats(node)
    ]
    assert ["_explain: words.format(error.parameter)"] == found


def _formats(node: ast.AST) -> bool:
    """Tell whether a value is used as a format that is not a literal."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        return not isinstance(node.left, ast.Constant) and not isinstance(node.right, ast.Constant)
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    if isinstance(function, ast.Attribute):
        named = function.attr in {"format", "format_map", "vformat", "safe_substitute"}
        return named and not isinstance(function.value, ast.Constant)
    return isinstance(function, ast.Name) and function.id in {"eval", "exec", "compile", "Template"}


# --- One spelling -------------------------------------------------------------------------------


COMPARED = {
    "records_delivered/session/place",
    "completion/session/place",
    "completion/confirmation/approval_code",
    "completion/confirmation/sponsor",
    "completion/confirmation/participant",
    "completion/confirmation/offering_title",
    "completion/confirmation/place",
}
"""The texts that are compared with others, as far as one case shows it."""


def _accented(changes: dict[int, Respell]) -> Respell:
    """Give each text an accent, and change those of some numbers further."""
    numbers = count()
    return lambda text: changes.get(next(numbers), str)(f"{text} \u1e69\u00e9")


def _decomposed(text: str) -> str:
    return f" {unicodedata.normalize('NFD', text)}\u00a0"


def test_names_are_compared_in_one_spelling() -> None:
    """Another text changes what is decided where it is compared; another spelling never does."""
    expected = judgments(_accented({}))
    matters = set()
    for number, place in enumerate(named_places()):
        assert expected == judgments(_accented({number: _decomposed}))
        if expected != judgments(_accented({number: lambda _: "Another"})):
            matters.add(place)
    assert COMPARED <= matters
