"""Text: over the whole of Unicode, what is forbidden, what is blank, what an excerpt keeps."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cerp_rules import _text
from cerp_rules._text import excerpt, in_plain_words

EVERYTHING = [chr(point) for point in range(sys.maxunicode + 1)]
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
FORBIDDEN = {
    char
    for char in EVERYTHING
    if unicodedata.category(char) in {"Cc", "Cs"} or unicodedata.bidirectional(char) in BIDI
}

# Default_Ignorable_Code_Point, from DerivedCoreProperties.txt of Unicode 15.0.
IGNORABLE = [
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x115F, 0x1160), (0x17B4, 0x17B5),
    (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164),
    (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
]  # fmt: skip
# Blank though Unicode does not say so: the empty braille cell, the marks of annotations.
BLANK_TOO = {"\u2800", "\ufff9", "\ufffa", "\ufffb"}
BLANK = (
    {char for char in EVERYTHING if unicodedata.category(char) in {"Zs", "Zl", "Zp"}}
    | {chr(point) for first, last in IGNORABLE for point in range(first, last + 1)}
    | BLANK_TOO
)
visible = re.compile(_text.VISIBLE).match
begins_visibly = re.compile(_text.FIRST_VISIBLE).match


def _names(chars: set[str]) -> list[str]:
    """Show a few characters that a set has too many, so that a failure can be read."""
    return sorted(f"U+{ord(char):04X}" for char in chars)[:10]


def test_the_sets_under_test_are_what_unicode_says() -> None:
    """There are 65 controls, 2,048 surrogates and 9 bidirectional characters; blanks are blank."""
    expected = 65 + 2048 + 9
    assert expected == len(FORBIDDEN)
    assert {"\n", "\x7f", "\x85", "\ud800", "\u202e", "\u2066"} <= FORBIDDEN
    assert {" ", "\u00a0", "\u200b", "\u2028", "\u3000", "\u3164", "\U000e0001"} <= BLANK
    assert not {"a", "\u00e9", "\u6f22", "\U0001f331", "\ufffd"} & (BLANK | FORBIDDEN)


def test_forbidden_characters_are_refused_in_any_position() -> None:
    """Controls, surrogates and bidirectional formatting spoil a text first, within and last."""
    accepted = {
        char
        for char in FORBIDDEN
        if visible(f"{char}ab") or visible(f"a{char}b") or visible(f"ab{char}") or visible(char)
    }
    assert [] == _names(accepted)


def test_every_other_character_is_accepted_beside_a_visible_one() -> None:
    """Nothing but the forbidden is refused in the company of a letter."""
    refused = {char for char in EVERYTHING if not visible(f"{char}a{char}")}
    assert [] == _names(refused ^ FORBIDDEN)


def test_blanks_alone_are_blank_and_nothing_else_is() -> None:
    """Separators and default-ignorable characters show nothing; all that is left does."""
    refused = {char for char in EVERYTHING if not visible(char)}
    assert [] == _names(refused ^ (FORBIDDEN | BLANK))


def test_blanks_together_are_blank() -> None:
    """However many blanks come together, there is nothing to see; one letter is enough."""
    blanks = "".join(sorted(BLANK - FORBIDDEN))
    assert not visible(blanks)
    assert not visible("")
    assert visible(f"{blanks}a{blanks}")


def test_a_text_without_what_is_forbidden_is_visible_if_it_begins_so() -> None:
    """Where nothing forbidden follows, the first visible character decides, after blanks too."""
    blanks = "".join(sorted(BLANK - FORBIDDEN))
    alone = {char for char in EVERYTHING if begins_visibly(char)}
    assert [] == _names(alone ^ {char for char in EVERYTHING if visible(char)})
    assert not begins_visibly(blanks)
    assert not begins_visibly("")
    assert all(begins_visibly(f"{blanks}{char}") for char in "a\u00e9\u6f22\U0001f331")


@settings(deadline=None)
@given(st.text(st.sampled_from("a\u00e9\n\ud800") | st.sampled_from(sorted(BLANK)), max_size=9))
def test_a_text_is_visible_if_it_begins_so_and_holds_nothing_forbidden(text: str) -> None:
    """For any text, the beginning and the search for what is forbidden say what the whole does."""
    safe = _text.UNSAFE.search(text) is None
    assert bool(visible(text)) is (safe and bool(begins_visibly(text)))


def test_what_is_unsafe_is_what_is_forbidden() -> None:
    """The search for unsafe characters finds the forbidden ones and no other."""
    found = set(_text.UNSAFE.findall("".join(EVERYTHING)))
    assert [] == _names(found ^ FORBIDDEN)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("x" * 79, "x" * 79),
        ("x" * 80, "x" * 80),
        ("x" * 81, "x" * 79 + "\u2026"),
        ("x" * 1_000_000, "x" * 79 + "\u2026"),
        ("\U0001f331" * 81, "\U0001f331" * 79 + "\u2026"),
        ("a\nb", "a\ufffdb"),
        ("\ud800\x1b[31m\u202e", "\ufffd\ufffd[31m\ufffd"),
    ],
)
def test_an_excerpt_has_at_most_eighty_safe_characters(text: str, expected: str) -> None:
    """A longer text ends in an ellipsis as its 80th character; what is forbidden is replaced."""
    assert expected == excerpt(text)


@settings(deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_an_excerpt_is_short_safe_and_a_beginning(text: str) -> None:
    """For any text at all the excerpt is short and safe, and all but its end is the text's own."""
    short = excerpt(text)
    assert len(short) == min(len(text), 80)
    assert not FORBIDDEN & set(short)
    safe = ["\ufffd" if char in FORBIDDEN else char for char in text]
    assert safe[:79] == list(short[:79])
    assert short == excerpt(short)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("educational_institution", "an educational institution"),
        ("government_agency", "a government agency"),
        ("non_profit_organization", "a non-profit organization"),
        ("for_profit_organization", "a for-profit organization"),
        ("individual", "an individual"),
        ("other", "of another kind"),
        ("other_event", "another event"),
        ("course", "a course"),
        ("symposium", "a symposium"),
    ],
)
def test_an_enumeration_is_written_as_people_do(value: str, expected: str) -> None:
    """Words are parted by spaces, profit takes its hyphen, and the article fits."""
    assert expected == in_plain_words(value)
