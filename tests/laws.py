"""Settings for the properties that are tested with generated examples."""

from hypothesis import HealthCheck, settings


def law(examples: int = 60) -> settings:
    """Give the settings of a property: the same examples in each run, and none kept."""
    return settings(
        deadline=None,
        derandomize=True,
        database=None,
        max_examples=examples,
        # Payloads are large; that they take a while to make is no sign of anything.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
