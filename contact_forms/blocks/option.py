"""One choice of a question."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import BlockGroup, BooleanBlock, CharBlock, ChoiceBlock, ListBlock

from contact_forms.blocks.key import StableValueBlock
from contact_forms.blocks.laid_out import LaidOutBlock, closed_group
from contact_forms.blocks.pair import pair_of, raw_pair, text_pair
from contact_forms.engine.definition import Option

RISKS = [("urgent", "Urgent: tell the control room at once")]


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
        label_format="{label} · {value}",
        form_layout=BlockGroup(
            children=[
                "label",
                "value",
                closed_group(
                    "hint", "risk", "exclusive", "code", heading="Hint, risk, “none of these” and code", shown="{risk}"
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
