"""A step, and an exit: pages of a form."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import BlockGroup, CharBlock, ListBlock, StructBlock

from contact_forms.blocks.clean_html import clean_pair
from contact_forms.blocks.key import stable_key_block
from contact_forms.blocks.laid_out import LaidOutBlock, closed_group
from contact_forms.blocks.pair import pair_of, raw_pair, rich_text_pair, text_pair
from contact_forms.blocks.question import question_of, questions_block, raw_question
from contact_forms.blocks.raw import block_id, items_of, raw_items
from contact_forms.engine.definition import Content, Exit, Step

ONLY_IF = "The name of a condition, from the list below the form. Empty: everybody sees it."
TITLE = "The heading of the page, unless it asks one question: then the question is the heading."
STEP_KEY = "The page's word in the address, suggested from the title. It never changes, even when the title does."


def step_blocks() -> list[tuple[str, StructBlock]]:
    """The blocks of a step and of an exit, by their names in a stream."""
    content = StructBlock(
        [
            ("only_if", CharBlock(max_length=60, label="Only if", help_text="The name of a condition.")),
            ("html", rich_text_pair(label="Guidance")),
        ],
        label="Guidance under a condition",
        label_format="{only_if}",
    )
    step = LaidOutBlock(
        [
            ("title", text_pair(label="Title", help_text=TITLE)),
            ("key", stable_key_block("title-en", "step", STEP_KEY)),
            (
                "section",
                text_pair(required=False, label="Section", help_text="Heading of its answers on “check your answers”."),
            ),
            ("only_if", CharBlock(required=False, max_length=60, label="Only if", help_text=ONLY_IF)),
            ("guidance", rich_text_pair(required=False, label="Guidance above the questions")),
            (
                "content",
                ListBlock(content, min_num=0, default=[], label="Guidance for some people only", collapsed=True),
            ),
            ("questions", questions_block()),
        ],
        label="Step",
        icon="form",
        label_format="{title} · {key}",
        form_layout=BlockGroup(
            children=[
                "title",
                "key",
                "only_if",
                closed_group(
                    "guidance",
                    "content",
                    "section",
                    heading="Guidance above the questions, and section",
                    shown="{section} {guidance}",
                ),
                "questions",
            ]
        ),
    )
    exit_ = LaidOutBlock(
        [
            ("title", text_pair(label="Title")),
            ("key", stable_key_block("title-en", "step", STEP_KEY)),
            (
                "only_if",
                CharBlock(
                    required=False, max_length=60, label="Only if", help_text="The condition that leads people here."
                ),
            ),
            ("heading", text_pair(required=False, label="Heading on the page, if not the title")),
            ("body", rich_text_pair(label="What to do instead")),
            (
                "hands_to",
                text_pair(
                    required=False,
                    label="Who deals with it instead",
                    help_text="The name of the body, such as “Your local council”. Empty where nobody takes it over.",
                ),
            ),
            ("link_text", text_pair(required=False, label="Words of the link")),
            (
                "link",
                CharBlock(
                    required=False,
                    max_length=500,
                    label="Address of the link",
                    help_text="A path on the force's own site, such as /report/crime/, or a whole https address.",
                ),
            ),
        ],
        label="Exit",
        icon="logout",
        label_format="{title} · {key}",
    )
    return [("step", step), ("exit", exit_)]


def step_of(kind: str, raw: dict[str, Any]) -> Step:
    """The step of a block's raw value; kind: "step" or "exit"."""
    key = (raw.get("key") or "").strip()
    title = pair_of(raw.get("title"))
    only_if = (raw.get("only_if") or "").strip()
    if kind == "exit":
        end = Exit(
            title=pair_of(raw.get("heading")) or title,
            body=clean_pair(raw.get("body")),
            link_text=pair_of(raw.get("link_text")),
            link=(raw.get("link") or "").strip(),
            hands_to=pair_of(raw.get("hands_to")),
        )
        return Step(key=key, title=title, only_if=only_if, exit=end)
    return Step(
        key=key,
        title=title,
        questions=tuple(question_of(item["type"], item["value"]) for item in raw.get("questions") or []),
        only_if=only_if,
        guidance=clean_pair(raw.get("guidance")),
        section=pair_of(raw.get("section")),
        content=tuple(
            Content(html=clean_pair(item.get("html")), only_if=(item.get("only_if") or "").strip())
            for item in items_of(raw.get("content"))
        ),
    )


def raw_step(step: Step, place: str) -> dict[str, Any]:
    """The raw stream item of a step."""
    place = f"{place}/{step.key}"
    value: dict[str, Any] = {"key": step.key, "title": raw_pair(step.title), "only_if": step.only_if}
    if step.exit:
        value |= {
            "heading": raw_pair(step.exit.title),
            "body": raw_pair(step.exit.body),
            "link_text": raw_pair(step.exit.link_text),
            "link": step.exit.link,
            "hands_to": raw_pair(step.exit.hands_to),
        }
        return {"type": "exit", "value": value, "id": block_id(place)}
    value |= {
        "section": raw_pair(step.section),
        "guidance": raw_pair(step.guidance),
        "content": raw_items(
            [{"only_if": piece.only_if, "html": raw_pair(piece.html)} for piece in step.content], f"{place}/content"
        ),
        "questions": [raw_question(question, f"{place}/{question.key}") for question in step.questions],
    }
    return {"type": "step", "value": value, "id": block_id(place)}
