"""Name the choices that the companion pages leave, each with its default and the reason.

A switch can be chosen otherwise by an edition of the credit schedule; a fixed reading stays.
A proposal and an assessment list the readings they relied on.

    >>> from cerp_rules.credit_schedules import CreditReadings
    >>> CreditReadings().revise(rounding="down_to_half").rounding.value
    'down_to_half'
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, Self, TypeVar

import attrs

from cerp_rules.errors import InvalidValueError
from cerp_rules.readings import FixedReading

__all__ = [
    "COMPANION_READINGS",
    "CREDIT_SWITCHES",
    "CreditReadings",
    "CreditRounding",
    "CreditSwitch",
    "HourLength",
]

_Value = TypeVar("_Value", bound=StrEnum)


class HourLength(StrEnum):
    """How many minutes make an hour of the schedule; hours are told in hours of 60 minutes.

    Source: SER's public pages on continuing education, which say hour and define none.
    """

    SIXTY_MINUTES = "sixty_minutes"
    FIFTY_MINUTES = "fifty_minutes"


class CreditRounding(StrEnum):
    """What becomes of a part of a credit.

    Source: SER's public pages on continuing education, which are silent on parts of an hour.
    """

    NONE = "none"
    DOWN_TO_HALF = "down_to_half"
    DOWN_TO_WHOLE = "down_to_whole"


_MEANINGS: Final = MappingProxyType(
    {
        HourLength: {
            "sixty_minutes": "An hour of the schedule is 60 minutes, as the hours are told.",
            "fifty_minutes": "50 minutes make an hour of the schedule, so that an hour that is "
            "told counts as 1.2.",
        },
        CreditRounding: {
            "none": "A part of an hour gives the same part of a credit.",
            "down_to_half": "Credits are rounded down to half a credit.",
            "down_to_whole": "Credits are rounded down to a whole credit.",
        },
    }
)


def _value(kind: type[_Value], value: object) -> _Value:
    """Turn a text into the value it names; anything else is left for the check to refuse."""
    known = type(value) is str and value in kind.__members__.values()
    return kind(str(value)) if known else value  # type: ignore[return-value]  # refused later


def _hour_length(value: HourLength | str) -> HourLength:
    return _value(HourLength, value)


def _rounding(value: CreditRounding | str) -> CreditRounding:
    return _value(CreditRounding, value)


@attrs.frozen(kw_only=True)
class CreditReadings:
    """How an edition of the credit schedule chooses where the pages leave a choice.

    Each field takes a value of its enumeration or that value's text; `CREDIT_SWITCHES` has the
    question, the reason and the meanings of each.

    Attributes:
        hour_length: How long an hour of the schedule is.
        rounding: What becomes of a part of a credit.

    Raises:
        InvalidValueError: a value is none of the switch's.

    Source: SER's public pages on continuing education.

    Example:
        >>> CreditReadings().hour_length.value
        'sixty_minutes'
    """

    hour_length: HourLength = attrs.field(
        default=HourLength.SIXTY_MINUTES,
        converter=_hour_length,
        metadata={
            "question": "How long is an hour of attendance or instruction?",
            "reason": "The pages define no hour, and one without a definition has 60 minutes; "
            "others, such as accountants, count 50 minutes as one.",
        },
    )
    rounding: CreditRounding = attrs.field(
        default=CreditRounding.NONE,
        converter=_rounding,
        metadata={
            "question": "What does a part of an hour give?",
            "reason": "The pages say nothing of rounding, and to round down would take what was "
            "earned.",
        },
    )

    def __attrs_post_init__(self) -> None:
        """Check that each switch has one of its values."""
        for switch in CREDIT_SWITCHES:
            value = getattr(self, switch.id)
            if type(value) is not type(switch.default):
                one_of = ", ".join(switch.values)
                raise InvalidValueError.of(switch.id, value, f"must be one of {one_of}")

    def revise(self, /, **changes: object) -> Self:
        """Give the readings with some switches set otherwise, each by value or by its text.

        Args:
            **changes: Switches, each with its new value.

        Raises:
            InvalidValueError: no switch has this name, or the value is none of the switch's.

        Example:
            >>> CreditReadings().revise(hour_length="fifty_minutes") == CreditReadings()
            False
        """
        known = tuple(switch.id for switch in CREDIT_SWITCHES)
        for name in changes:
            if name not in known:
                raise InvalidValueError.of_name("readings", name, known, "switch")
        values: dict[str, Any] = dict(changes)
        return attrs.evolve(self, **values)


@attrs.frozen(kw_only=True)
class CreditSwitch:
    """A reading of the credit schedule that can be chosen.

    Attributes:
        id: The field of `CreditReadings`.
        question: What the pages leave open.
        default: The value that holds unless another is chosen.
        reason: Why this is the default.

    Source: SER's public pages on continuing education.

    Example:
        >>> CREDIT_SWITCHES[1].id, CREDIT_SWITCHES[1].values
        ('rounding', ('none', 'down_to_half', 'down_to_whole'))
    """

    id: str
    question: str
    default: StrEnum
    reason: str

    @property
    def values(self) -> tuple[str, ...]:
        """The texts of its values, the default first."""
        return tuple(value.value for value in type(self.default))

    @property
    def meanings(self) -> tuple[str, ...]:
        """What each of its values means in one sentence, in the order of `values`."""
        return tuple(_MEANINGS[type(self.default)][value] for value in self.values)


def _switches() -> tuple[CreditSwitch, ...]:
    defaults: dict[str, Any] = {one.name: one.default for one in attrs.fields(CreditReadings)}
    return tuple(
        CreditSwitch(id=field.name, default=defaults[field.name], **field.metadata)
        for field in attrs.fields(CreditReadings)
    )


CREDIT_SWITCHES: Final[tuple[CreditSwitch, ...]] = _switches()
"""The switches, in the order of the fields of `CreditReadings`."""


def _fixed(id_: str, words: str, decision: str) -> FixedReading:
    # The clauses are those of the policy page, and the companion policy is never mixed with it.
    return FixedReading(id=id_, words=words, decision=decision, clauses=())


COMPANION_READINGS: Final[tuple[FixedReading, ...]] = (
    _fixed(
        "undated-editions",
        "the pages bear no dates",
        "Each edition says how its first day is known. An edition that is given alone applies on "
        "every day; only a book goes by the days.",
    ),
    _fixed(
        "unknown-hours",
        "hours that are not told",
        "Unknown and asked for, never zero.",
    ),
    _fixed(
        "hours-of-a-run",
        "the hours of an offering that is held again and again",
        "The contact hours are those of one run, which is what one participant attends.",
    ),
    _fixed(
        "category-as-told",
        "which category an offering belongs to",
        "The caller says so; that it does not fit the kind of the offering is advice in words.",
    ),
    _fixed(
        "limit-comes-last",
        "at most so many credits for any single event",
        "The limit is on credits, so it comes after the conversion and the rounding; what is over "
        "it is lost.",
    ),
    _fixed(
        "what-an-event-is",
        "any single event",
        "An offering is one event, and so is what is earned in categories 1 to 4 and names no "
        "event. Publications, leadership and volunteer service are none, unless an entry names "
        "one.",
    ),
    _fixed(
        "four-places",
        "credits that do not come out in four decimal places",
        "A person decides; nothing is rounded unless a reading says so.",
    ),
    _fixed(
        "cycle-days",
        "within the five-year period since the certification",
        "The cycle is a state of affairs: it includes its first day and ends the day before the "
        "anniversary. Each year is reckoned from the first day of the cycle, not from the year "
        "before.",
    ),
    _fixed(
        "requirements-of-the-cycle",
        "which edition of the requirements a cycle goes by",
        "That in force on the first day of the cycle, for the whole of it.",
    ),
    _fixed(
        "credit-day",
        "the day a credit counts for",
        "The day it was earned, as recorded; a credit earned after the day asked for is not yet "
        "known.",
    ),
    _fixed(
        "counted-once",
        "a credit that stands in the ledger twice",
        "Two entries of one id are one credit; what is earned twice under two ids is the "
        "ledger's matter.",
    ),
    _fixed(
        "limit-by-day",
        "which credits of one event the limit leaves",
        "Those earned first, within the cycle; the edition of the schedule is that of the first "
        "day. Credits of an earlier cycle take nothing from the limit.",
    ),
    _fixed(
        "no-carry-over",
        "credits beyond what is required",
        "They count for nothing in another year's minimum or another cycle: no public page has a "
        "carry-over.",
    ),
    _fixed(
        "hardship",
        "extenuating circumstances",
        "A person decides once SER was told of them. A year's minimum that was missed while the "
        "cycle still runs is left to a person where the edition lets SER consider other "
        "arrangements.",
    ),
)
"""The fixed readings of the companion policy, by the name a proposal or an assessment lists."""
