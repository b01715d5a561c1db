"""Read one case of a table into a scenario.

What is left out: which keys it may have (`cerp_rules.testing._case_keys`), and the file around it
(`cerp_rules.testing.tables`).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import attrs
from pendulum import Date

from cerp_rules.completions import Completion
from cerp_rules.errors import InvalidValueError
from cerp_rules.marketing import MarketingUse
from cerp_rules.policy import PUBLISHED, Policy
from cerp_rules.policy_book import PolicyBook
from cerp_rules.testing._case_keys import (
    as_day,
    check_expectation,
    check_keys,
    check_shapes,
    in_words,
)
from cerp_rules.testing._samples_changed import Samples, loaded, plain
from cerp_rules.testing._scenarios import About, Scenario
from cerp_rules.testing._table_errors import MalformedError

__all__ = ["CaseReader"]

# Days on which the samples that are built in have something to tell.
_DECIDED_ON: Final = Date(2026, 4, 1)
_ASKED_ON: Final = Date(2026, 7, 20)
_AS_THEY_ARE: Final = ("clause", "rule", "duty", "subject", "outcome", "award")


@attrs.frozen(kw_only=True)
class CaseReader:
    """Read the cases of one table.

    Attributes:
        about: What its cases are about.
        samples: What they start from.
        for_all: What the head of the table says for those that do not say it themselves.
        path: The file of the table.
    """

    about: About
    samples: Samples
    for_all: Mapping[str, Any]
    path: Path

    def read(self, given: Mapping[str, Any], line: int) -> Scenario:
        """Read one case, which starts at a line.

        Raises:
            MalformedError: with the key under which something is wrong.
        """
        check_keys(self.about, given, self.for_all)
        check_shapes(given)
        case = {**self.for_all, **given}
        check_expectation(self.about, case)
        event = self.samples.event_of("event", case["event"]) if "event" in case else None
        expect = case.get("expect")
        return Scenario(
            about=self.about,
            id=case["id"],
            why=case["why"],
            **{key: case[key] for key in _AS_THEY_ARE if key in case},
            on=self._on(case) if event is None else event.on,
            policy=self._policy(given),
            application=(
                self.samples.application(case) if self.about is About.APPLICATION else None
            ),
            history=self.samples.history(case) if "history" in case else (),
            event=event,
            completions=self._completions(case),
            use=loaded("use", plain(case["use"]), MarketingUse) if "use" in case else None,
            renewal_on=as_day("renewal_on", case["renewal_on"]) if "renewal_on" in case else None,
            renewals={
                name: as_day("renewals", day) for name, day in case.get("renewals", {}).items()
            },
            expect=None if expect is None else {one: in_words(expect[one]) for one in expect},
            given=given,
            path=self.path,
            line=line,
        )

    def _on(self, case: Mapping[str, Any]) -> Date:
        if "on" in case:
            return as_day("on", case["on"])
        if self.samples.files.own:
            # The day below is chosen for the samples that are built in.
            own = ", ".join(self.samples.files.own)
            raise MalformedError("on", f"is missing, and needed beside {own}")
        return _DECIDED_ON if self.about is About.APPLICATION else _ASKED_ON

    def _policy(self, given: Mapping[str, Any]) -> Policy | PolicyBook:
        """Give the edition, or the book of the edition and those that follow it."""
        case = {**self.for_all, **given}
        try:
            edition = PUBLISHED.revise(**plain(self.for_all.get("policy", {})))
            edition = edition.revise(**plain(given.get("policy", {})))
        except InvalidValueError as error:
            raise MalformedError("policy", str(error)) from None
        if "book" not in case:
            return edition
        try:
            later = [edition.revise(**plain(one)) for one in case["book"]]
            return PolicyBook((edition, *later))
        except InvalidValueError as error:
            raise MalformedError("book", str(error)) from None

    def _completions(self, case: Mapping[str, Any]) -> tuple[Completion, ...]:
        if self.about is About.COMPLETION:
            return (self.samples.completion(case),)
        given = case.get("completions", [])
        for index, one in enumerate(given):
            for key in sorted(one.keys() - {"remove", "set"}):
                raise MalformedError(f"completions[{index}].{key}", "is no key of a completion")
        return tuple(
            self.samples.completion(one, f"completions[{index}].")
            for index, one in enumerate(given)
        )
