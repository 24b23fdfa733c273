"""A block for each kind of question, made from what the kind itself declares."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import BlockGroup, BooleanBlock, CharBlock, ChoiceBlock, ListBlock, StreamBlock, StructBlock

from contact_forms.blocks.key import stable_key_block
from contact_forms.blocks.laid_out import LaidOutBlock, closed_group
from contact_forms.blocks.option import option_of, options_block, raw_option
from contact_forms.blocks.pair import pair_of, raw_pair, text_pair
from contact_forms.blocks.raw import block_id, items_of, raw_items
from contact_forms.blocks.setting import raw_settings, settings_block, settings_of
from contact_forms.blocks.under import raw_under, under_block, under_of
from contact_forms.engine.definition import Question
from contact_forms.engine.questions import KINDS
from contact_forms.engine.questions.base import AGO, QuestionKind

WORDS = {
    "text": ("Short text", "title"),
    "long_text": ("Long text", "pilcrow"),
    "radios": ("Choose one (radios)", "radio-full"),
    "checkboxes": ("Choose any (checkboxes)", "tick-inverse"),
    "yes_no": ("Yes or no", "radio-empty"),
    "select": ("Choose from a list", "list-ul"),
    "date": ("Date", "date"),
    "time": ("Time", "time"),
    "email": ("E-mail address", "mail"),
    "phone": ("Telephone number", "mobile-alt"),
    "name": ("Name", "user"),
    "address": ("Address", "home"),
    "number": ("Number", "order"),
    "approximate_date": ("Approximate date or period", "date"),
    "autocomplete": ("Find in a long list", "search"),
    "coded_list": ("Coded list", "list-ul"),
    "computed": ("Worked out from other answers", "cogs"),
    "date_of_birth": ("Date of birth", "date"),
    "declaration": ("Declaration with signature", "edit"),
    "guidance": ("Words between questions", "help"),
    "hidden": ("Hidden value", "view"),
    "item": ("Item of property", "tag"),
    "location": ("Place", "site"),
    "money": ("Amount of money", "decimal"),
    "month_year": ("Month and year", "date"),
    "national_insurance": ("National Insurance number", "order"),
    "organisation": ("Organisation", "group"),
    "person": ("Person", "user"),
    "postcode": ("Postcode", "home"),
    "registration": ("Vehicle registration number", "tag"),
    "vehicle": ("Vehicle", "snippet"),
}
"""Kind -> what the editor's menu calls it, and its icon. A kind that is not here shows its own name."""

ERRORS = {
    "required": "Not answered",
    "invalid": "Not in the right form",
    "too_long": "Too long",
    "too_short": "Too short",
    "in_future": "In the future",
    "in_past": "In the past",
    "too_small": "Too small",
    "too_large": "Too large",
    "not_an_option": "Not one of the choices",
    "exclusive": "“None of these” chosen with others",
    "incomplete": "A part is missing",
    "wrong_order": "The latest date is before the earliest",
    "too_young": "Too young",
    "too_old": "Too old",
    "outside": "Outside the UK",
}
RARELY = ("settings", "errors", "maps_to", "in_summary", "under", "not_before")
"""Parts of a question that stand in a closed group: most questions need none of them."""


def questions_block() -> StreamBlock:
    """The questions of a step: one kind of block for each kind of question."""
    return StreamBlock(
        [(name, _block(kind)) for name, kind in KINDS.items()], label="Questions", collapsed=True, required=False
    )


def _block(kind: QuestionKind) -> LaidOutBlock:
    label, icon = WORDS.get(kind.name, (kind.name.replace("_", " ").capitalize(), "help"))
    codes = sorted({code.partition("/")[0] for code in kind.wording})
    wording = StructBlock(
        [
            ("code", ChoiceBlock(choices=[(code, ERRORS.get(code, code)) for code in codes], label="When")),
            ("text", text_pair(label="Message")),
        ],
        label="Message",
        label_format="{code}",
    )
    blocks: list[tuple[str, Any]] = [
        ("label", text_pair(label="Question", help_text="Ask one thing. It is also the label of the input.")),
        ("key", stable_key_block("label-en", "question")),
        ("hint", text_pair(required=False, max_length=500, label="Hint")),
        ("required", BooleanBlock(required=False, default=True, label="Must be answered")),
    ]
    if kind.takes_options:
        blocks.append(("options", options_block()))
    if kind.settings:
        blocks.append(("settings", settings_block(kind.settings)))
    if codes:
        blocks.append(("errors", _own_errors(wording)))
    blocks += [
        (
            "maps_to",
            CharBlock(
                required=False,
                max_length=100,
                label="Place in the record",
                help_text="Such as “incident.incidentDescription”. Empty: only in the written copy of the report.",
            ),
        ),
        (
            "in_summary",
            BooleanBlock(required=False, default=True, label="Shown on the “check your answers” page"),
        ),
    ]
    if kind.asks:
        blocks.append(("under", under_block()))
    if kind.operators >= AGO:
        help_text = "The key of an earlier date that this one cannot be before."
        blocks.append(("not_before", CharBlock(required=False, max_length=60, label="Not before", help_text=help_text)))
    names = [name for name, _ in blocks]
    return LaidOutBlock(
        blocks,
        label=label,
        icon=icon,
        label_format="{label} · {key}",
        group="Questions",
        form_layout=BlockGroup(
            children=[
                *(name for name in names if name not in RARELY),
                closed_group(
                    *(name for name in names if name in RARELY),
                    heading="Rules, own messages and place in the record",
                    shown="{maps_to}",
                ),
            ]
        ),
    )


def _own_errors(wording: StructBlock) -> ListBlock:
    return ListBlock(
        wording,
        min_num=0,
        default=[],
        label="Own error messages",
        help_text="Only where the usual message does not fit. Say what to do: “Enter the date it happened”.",
        collapsed=True,
    )


def question_of(kind: str, raw: dict[str, Any]) -> Question:
    """The question of a block's raw value. Whatever is not filled in yet is empty: the proof says so."""
    return Question(
        key=(raw.get("key") or "").strip(),
        kind=kind,
        label=pair_of(raw.get("label")),
        hint=pair_of(raw.get("hint")),
        required=bool(raw.get("required", True)),
        options=tuple(option_of(item) for item in items_of(raw.get("options"))),
        settings=settings_of(raw.get("settings"), KINDS[kind].settings),
        errors={item["code"]: pair_of(item.get("text")) for item in items_of(raw.get("errors")) if item.get("code")},
        maps_to=(raw.get("maps_to") or "").strip(),
        in_summary=bool(raw.get("in_summary", True)),
        under=under_of(raw.get("under")),
        not_before=(raw.get("not_before") or "").strip(),
    )


def raw_question(question: Question, place: str) -> dict[str, Any]:
    """The raw stream item of a question. place: names the item for good, so that loading twice changes nothing."""
    kind = KINDS[question.kind]
    value: dict[str, Any] = {
        "key": question.key,
        "label": raw_pair(question.label),
        "hint": raw_pair(question.hint),
        "required": question.required,
        "errors": raw_items(
            [{"code": code, "text": raw_pair(text)} for code, text in question.errors.items()], f"{place}/errors"
        ),
        "maps_to": question.maps_to,
        "in_summary": question.in_summary,
        "under": raw_under(question.under),
    }
    if kind.operators >= AGO:
        value["not_before"] = question.not_before
    if kind.takes_options:
        value["options"] = raw_items([raw_option(option) for option in question.options], f"{place}/options")
    if kind.settings:
        value["settings"] = raw_settings(question.settings, kind.settings)
    return {"type": question.kind, "value": value, "id": block_id(place)}
