"""Build what the tests of an embedding system start from: sound values, each changed as needed.

Covered here: an application from which nothing is missing, a case at a named point of its life, a
completion that gets its credits in that case, and the events and uses in between.
Beside this stand `cerp_rules.testing.strategies` (needs hypothesis), and
`cerp_rules.testing.tables` with `cerp_rules.testing.plugin` (needs pytest); both come with
``cerp_rules[testing]``, and what is imported here needs neither.
What is left out: a policy, which `PUBLISHED.revise` gives.

    >>> from datetime import date
    >>> from cerp_rules import assess
    >>> from cerp_rules.testing import an_application
    >>> application = an_application(offering__recurring=False)
    >>> assess(application, on=date(2026, 4, 1)).outcome.value
    'needs_decision'
"""

from cerp_rules.testing.builders import (
    a_case,
    a_completion,
    a_marketing_use,
    an_application,
    an_event,
)

__all__ = ["a_case", "a_completion", "a_marketing_use", "an_application", "an_event"]
