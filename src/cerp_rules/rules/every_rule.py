"""List the rules of everything that is judged.

`RULES` judge an application, `STEP_RULES` an event, `COMPLETION_RULES` a completion and
`MARKETING_RULES` a use in marketing; `EVERY_RULE` names them all.
"""

from itertools import chain
from types import MappingProxyType
from typing import Final

from cerp_rules.clauses import PLACES
from cerp_rules.events import EventType
from cerp_rules.rules import (
    completion,
    confirmation,
    coverage,
    decisions,
    marketing,
    oversight,
    possible,
    records,
)
from cerp_rules.rules._attended import CompletionRules
from cerp_rules.rules._rule import Rule
from cerp_rules.rules._step import Step
from cerp_rules.rules.marketing import MARKETING_RULES
from cerp_rules.rules.whole_application import RULES

__all__ = [
    "COMPLETION_RULES",
    "EVERY_RULE",
    "MARKETING_RULES",
    "RULES",
    "STEP_RULES",
]

_STEPS: Final = (*decisions.STEPS, *marketing.STEPS, *records.STEPS, *oversight.STEPS)

STEP_RULES: Final[MappingProxyType[EventType, tuple[Step, ...]]] = MappingProxyType(
    {type_: tuple(decide for of, _, decide in _STEPS if of is type_) for type_ in EventType}
)
"""What an event must bring, by its type, once it is possible at all."""

COMPLETION_RULES: Final[CompletionRules] = tuple(
    sorted(
        (
            *coverage.COMPLETION_RULES,
            *completion.COMPLETION_RULES,
            *confirmation.COMPLETION_RULES,
            *records.COMPLETION_RULES,
        ),
        key=lambda entry: PLACES[entry[0].clause],
    )
)
"""The rules of a completion, in the page's order."""

EVERY_RULE: Final[tuple[Rule, ...]] = tuple(
    dict.fromkeys(
        chain(
            (rule for rule, _ in RULES),
            possible.RULES,
            (rule for _, rule, _ in _STEPS),
            (rule for rule, _ in COMPLETION_RULES),
            (rule for rule, _ in MARKETING_RULES),
        )
    )
)
"""Every rule once."""
