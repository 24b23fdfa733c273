"""One choice of a question."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import BooleanBlock, CharBlock, ChoiceBlock, ListBlock, StructBlock

from contact_forms.blocks.pair import pair_of, raw_pair, text_pair
from contact_forms.engine.definition import Option

RISKS = [("urgent", "Urgent: tell the control room at once")]


def options_block() -> ListBlock:
    """The choices of a question, in order."""
    choice = StructBlock(
        [
            (
                "value",
                CharBlock(
                    max_length=60,
                    label="Stored value",
                    help_text="A short name that never changes, such as “still-happening”. It is stored and sent.",
                ),
            ),
            ("label", text_pair(label="What people see")),
            ("hint", text_pair(required=False, label="Hint under it")),
            (
                "risk",
                ChoiceBlock(
                    choices=RISKS, required=False, label="Risk", help_text="Choosing this makes the report urgent."
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
        label_format="{value}",
    )
    return ListBlock(choice, label="Choices", collapsed=True)


def option_of(raw: dict[str, Any]) -> Option:
    """The option of a choice's raw value."""
    return Option(
        value=(raw.get("value") or "").strip(),
        label=pair_of(raw.get("label")),
        hint=pair_of(raw.get("hint")),
        code=(raw.get("code") or "").strip(),
        risk="urgent" if raw.get("risk") == "urgent" else "",
        exclusive=bool(raw.get("exclusive")),
    )


def raw_option(option: Option) -> dict[str, Any]:
    """The raw value of a choice."""
    return {
        "value": option.value,
        "label": raw_pair(option.label),
        "hint": raw_pair(option.hint),
        "risk": option.risk,
        "exclusive": option.exclusive,
        "code": option.code,
    }
