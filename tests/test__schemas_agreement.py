"""The schemas accept what the library accepts and what it dumps."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cerp_rules import PUBLISHED, Application, Policy, assess, check, dump, load
from laws import law
from payload_strategies import mutated_payloads
from pointers import with_value, without
from schema_validators import VALIDATORS
from strategies import applications, complete_applications, policies


@given(data=st.data(), kind=st.sampled_from(["application", "policy"]))
@law(60)
def test_schema_accepts_what_check_accepts_but_for_invariants(
    data: st.DataObject, kind: str
) -> None:
    """Law: a payload is valid under its schema if and only if it has no problem of shape."""
    payload = data.draw(mutated_payloads(kind))
    into: Any = {"application": Application, "policy": Policy}[kind]
    of_shape = [one for one in check(payload, into) if not one.code.startswith("invariant.")]
    assert VALIDATORS[kind].is_valid(payload) is (not of_shape)


@given(policy=policies)
@law(30)
def test_dumped_policy_is_valid(policy: Policy) -> None:
    """Law: the dump of a policy is valid under the schema of a policy."""
    assert [] == list(VALIDATORS["policy"].iter_errors(dump(policy)))


def test_dumped_published_policy_is_valid() -> None:
    """The dump of the published edition is valid under the schema of a policy."""
    assert [] == list(VALIDATORS["policy"].iter_errors(dump(PUBLISHED)))


@given(
    application=st.one_of(applications, complete_applications()),
    policy=st.one_of(st.just(PUBLISHED), policies),
)
@law(50)
def test_dumped_assessment_is_valid(application: Application, policy: Policy) -> None:
    """Law: the dump of an assessment is valid under the schema of an assessment."""
    assessment = assess(application, on=application.submitted_on, policy=policy)
    assert [] == list(VALIDATORS["assessment"].iter_errors(dump(assessment)))


def _assessment() -> dict[str, Any]:
    """Give the dump of an assessment whose first finding asks something."""
    application = load(
        {
            "submitted_on": "2026-03-02",
            "sponsor": {"name": "S"},
            "offering": {"title": "T", "kind": "course"},
        },
        Application,
    )
    return dump(assess(application, on=dt.date(2026, 3, 2)))


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/outcome", "perhaps"),
        ("/on", "2026-02-30"),
        ("/edition", ""),
        ("/findings", {}),
        ("/extra", 1),
        ("/findings/0/verdict", "met"),
        ("/findings/0/clause", "applicants.all"),
        ("/findings/0/modality", "shall"),
        ("/findings/0/decisive", "yes"),
        ("/findings/0/pointer", "sponsor/kind"),
        ("/findings/0/pointer", "/sponsor~2kind"),
        ("/findings/0/rule", "Sponsor kind"),
        ("/findings/0/facts", [["sponsor.kind", "individual"]]),
        ("/findings/0/supplied_by", "nobody"),
        ("/findings/0/question", ""),
        ("/findings/0/readings", ["one sponsor"]),
    ],
)
def test_wrong_assessment_is_not_valid(pointer: str, value: object) -> None:
    """The schema of an assessment refuses what no assessment says."""
    assert VALIDATORS["assessment"].is_valid(_assessment())
    assert not VALIDATORS["assessment"].is_valid(with_value(_assessment(), pointer, value))


@pytest.mark.parametrize(
    "pointer",
    [
        "/outcome", "/on", "/edition", "/library", "/findings", "/findings/0/question",
        "/findings/0/supplied_by", "/findings/0/facts", "/findings/0/verdict",
    ],
)  # fmt: skip
def test_assessment_without_a_member_is_not_valid(pointer: str) -> None:
    """The schema of an assessment requires all its members, and a question of what is unknown."""
    assert not VALIDATORS["assessment"].is_valid(without(_assessment(), pointer))
