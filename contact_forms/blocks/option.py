"""One choice of a question."""

from __future__ import annotations

from typing import Any, cast, get_args

from wagtail.blocks import BlockGroup, BooleanBlock, CharBlock, ChoiceBlock, ListBlock

from contact_forms.blocks.key import StableValueBlock
from contact_forms.blocks.laid_out import LaidOutBlock, closed_group
from contact_forms.blocks.pair import pair_of, raw_pair, text_pair
from contact_forms.engine.definition import Option, Risk, RiskLevel

RISKS = {
    "urgent": "Urgent, for another reason",
    "danger": "Somebody is in danger now",
    "child": "A child is at risk",
    "weapon": "A weapon",
    "repeated": "It has happened before",
    "vulnerable": "Somebody is vulnerable",
}
RISK_LEVELS = {
    "urgent": "Urgent: the control room is told at once, the person is told to call 999",
    "raised": "Raised: handlers see it, the person is told of 101",
}

if {"", *RISKS} != set(get_args(Risk)) or {"", *RISK_LEVELS} != set(get_args(RiskLevel)):
    raise ImportError("contact_forms/blocks/option.py must name every kind and level of risk, and no other")


def options_block() -> ListBlock:
    """The choices of a question, in order."""
    choice = LaidOutBlock(
        [
            ("label", text_pair(label="What people see")),
            (
                "value",
                StableValueBlock(
                    max_length=60,
                    label="Stored value",
                    help_text="Suggested from the words above. It is stored and sent, and conditions compare with it.",
                    made_from="label-en",
                    among="option",
                ),
            ),
            ("hint", text_pair(required=False, label="Hint under it")),
            (
                "risk",
                ChoiceBlock(
                    choices=list(RISKS.items()),
                    required=False,
                    label="Risk",
                    help_text="What choosing this is a sign of.",
                ),
            ),
            (
                "risk_level",
                ChoiceBlock(
                    choices=list(RISK_LEVELS.items()),
                    required=False,
                    label="Level of the risk",
                    help_text="Empty: raised for what happened before and for the vulnerable, urgent for the others.",
                ),
            ),
            (
                "exclusive",
                BooleanBlock(
                    required=False,
                    label="None of these",
                    help_text="For checkboxes: it cannot be chosen together with others.",
                ),
            ),
            (
                "code",
                CharBlock(
                    required=False,
                    max_length=60,
                    label="Code for the records system",
                    help_text="The coded value that stands for this choice in every language.",
                ),
            ),
        ],
        label="Choice",
        label_format="{label} · {value}",
        form_layout=BlockGroup(
            children=[
                "label",
                "value",
                closed_group(
                    "hint",
                    "risk",
                    "risk_level",
                    "exclusive",
                    "code",
                    heading="Hint, risk, “none of these” and code",
                ),
            ]
        ),
    )
    return ListBlock(choice, label="Choices", collapsed=True, default=[])


def option_of(raw: dict[str, Any]) -> Option:
    """The option of a choice's raw value."""
    return Option(
        value=(raw.get("value") or "").strip(),
        label=pair_of(raw.get("label")),
        hint=pair_of(raw.get("hint")),
        code=(raw.get("code") or "").strip(),
        risk=cast(Risk, raw["risk"] if raw.get("risk") in RISKS else ""),
        risk_level=cast(RiskLevel, raw["risk_level"] if raw.get("risk_level") in RISK_LEVELS else ""),
        exclusive=bool(raw.get("exclusive")),
    )


def raw_option(option: Option) -> dict[str, Any]:
    """The raw value of a choice."""
    return {
        "value": option.value,
        "label": raw_pair(option.label),
        "hint": raw_pair(option.hint),
        "risk": option.risk,
        "risk_level": option.risk_level,
        "exclusive": option.exclusive,
        "code": option.code,
    }
