"""Signs of risk in the answers, as the author marked them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contact_forms.engine.definition import Question, Risk, RiskLevel, Step
from contact_forms.engine.questions import KINDS, Value

URGENT: RiskLevel = "urgent"
RAISED: RiskLevel = "raised"

USUAL_LEVEL: Mapping[Risk, RiskLevel] = {
    "urgent": URGENT,
    "danger": URGENT,
    "child": URGENT,
    "weapon": URGENT,
    "repeated": RAISED,
    "vulnerable": RAISED,
}
"""The level of each kind of risk where the author names none."""

RISK_WORDS: Mapping[Risk, str] = {
    "urgent": "Urgent",
    "danger": "Somebody is in danger now",
    "child": "A child is at risk",
    "weapon": "A weapon",
    "repeated": "It has happened before",
    "vulnerable": "Somebody is vulnerable",
}
"""Each kind of risk in the words of who handles the report."""


@dataclass(frozen=True)
class RiskSignal:
    """One answer that is a sign of risk. question_key: whose answer it is."""

    kind: Risk
    level: RiskLevel
    question_key: str


def risk_signals(steps: Iterable[Step], answers: Mapping[str, Value]) -> tuple[RiskSignal, ...]:
    """The signs of risk in the answers of these steps, in their order, each kind of one question once."""
    found: dict[RiskSignal, None] = {}
    for step in steps:
        for question in step.questions:
            value = answers.get(question.key)
            if value is not None:
                found.update(dict.fromkeys(_signals(question, value)))
    return tuple(found)


def _signals(question: Question, value: Value) -> list[RiskSignal]:
    chosen = value if isinstance(value, list) else [value]
    marked = [option for option in question.options if option.risk and option.value in chosen]
    if marked:
        return [
            RiskSignal(option.risk, option.risk_level or USUAL_LEVEL[option.risk], question.key) for option in marked
        ]
    if not KINDS[question.kind].risk(question, value):
        return []
    risk: Risk = question.settings.get("risk") or "urgent"
    return [RiskSignal(risk, question.settings.get("risk_level") or USUAL_LEVEL[risk], question.key)]
