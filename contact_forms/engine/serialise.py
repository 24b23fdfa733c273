"""A form as plain JSON and back, without loss. What a reader does not know is an error that names its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, cast, get_args

from contact_forms.engine.definition import (
    NO_TEXT,
    SCHEMA_VERSION,
    Condition,
    Content,
    Exit,
    Form,
    Option,
    Part,
    Question,
    Repeat,
    Risk,
    RiskLevel,
    Row,
    Step,
    Text,
    Under,
)
from contact_forms.engine.reading import DefinitionError, Members, read_text, shape_of


def content_hash(data: Any) -> str:
    """SHA-256 (hex) of plain JSON in canonical form: the same for the same content in any order of keys."""
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


# --- out -------------------------------------------------------------------------------------------------------------


def form_to_json(form: Form) -> dict[str, Any]:
    """The form as plain JSON. What equals the default is left out, but for the schema's number and those of repeats."""
    return {
        "schema": form.schema,
        **_kept(
            steps=[_part_out(part) for part in form.steps],
            conditions=[
                {"name": condition.name, "match": condition.match, "rows": [_row_out(row) for row in condition.rows]}
                for condition in form.conditions
            ],
            declaration=_text_out(form.declaration),
            safety_mode=form.safety_mode,
            task_list=form.task_list,
        ),
    }


def _kept(**members: Any) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value not in ("", None, False, [], {})}


def _text_out(text: Text) -> dict[str, str]:
    return _kept(en=text.en, cy=text.cy)


def _part_out(part: Part) -> dict[str, Any]:
    return _repeat_out(part) if isinstance(part, Repeat) else _step_out(part)


def _repeat_out(repeat: Repeat) -> dict[str, Any]:
    return {
        "key": repeat.key,
        "title": _text_out(repeat.title),
        "item": _text_out(repeat.item),
        "steps": [_step_out(step) for step in repeat.steps],
        "at_least": repeat.at_least,
        "at_most": repeat.at_most,
        **_kept(
            section=_text_out(repeat.section),
            only_if=repeat.only_if,
            guidance=_text_out(repeat.guidance),
            ask=_text_out(repeat.ask),
            ask_more=_text_out(repeat.ask_more),
        ),
    }


def _step_out(step: Step) -> dict[str, Any]:
    return {
        "key": step.key,
        "title": _text_out(step.title),
        **_kept(
            section=_text_out(step.section),
            only_if=step.only_if,
            guidance=_text_out(step.guidance),
            content=[{"html": _text_out(piece.html), "only_if": piece.only_if} for piece in step.content],
            questions=[_question_out(question) for question in step.questions],
        ),
        **({"exit": _exit_out(step.exit)} if step.exit else {}),
    }


def _exit_out(end: Exit) -> dict[str, Any]:
    return {
        "title": _text_out(end.title),
        "body": _text_out(end.body),
        **_kept(link_text=_text_out(end.link_text), link=end.link, hands_to=_text_out(end.hands_to)),
    }


def _question_out(question: Question) -> dict[str, Any]:
    data = {
        "key": question.key,
        "kind": question.kind,
        "label": _text_out(question.label),
        **_kept(
            hint=_text_out(question.hint),
            options=[_option_out(option) for option in question.options],
            settings=dict(question.settings),
            errors={code: _text_out(text) for code, text in question.errors.items()},
            maps_to=question.maps_to,
            not_before=question.not_before,
        ),
    }
    if not question.required:
        data["required"] = False
    if not question.in_summary:
        data["in_summary"] = False
    if question.under:
        data["under"] = {"question": question.under.question, "value": question.under.value}
    return data


def _option_out(option: Option) -> dict[str, Any]:
    return {
        "value": option.value,
        "label": _text_out(option.label),
        **_kept(
            hint=_text_out(option.hint),
            code=option.code,
            risk=option.risk,
            risk_level=option.risk_level,
            exclusive=option.exclusive,
        ),
    }


def _row_out(row: Row) -> dict[str, Any]:
    return _kept(question=row.question, operator=row.operator, value=row.value, condition=row.condition)


# --- in --------------------------------------------------------------------------------------------------------------


def form_from_json(data: Any) -> Form:
    """The form of plain JSON. Raises `DefinitionError` naming the place of what is missing, unknown or misshapen."""
    members = Members(data, "form")
    schema = members.one("schema", _json_in, SCHEMA_VERSION)
    if schema != SCHEMA_VERSION or isinstance(schema, bool):
        raise DefinitionError("form.schema", f"must be {SCHEMA_VERSION}, the only schema known here")
    form = Form(
        steps=members.many("steps", _part_in, needed=True),
        conditions=members.many("conditions", _condition_in),
        declaration=members.text("declaration", NO_TEXT),
        safety_mode=members.flag("safety_mode", False),
        task_list=members.flag("task_list", False),
    )
    members.end()
    return form


def _part_in(data: Any, path: str) -> Part:
    """A repeat is told from a step by the steps it holds."""
    return _repeat_in(data, path) if isinstance(data, Mapping) and "steps" in data else _step_in(data, path)


def _repeat_in(data: Any, path: str) -> Repeat:
    members = Members(data, path)
    repeat = Repeat(
        key=members.string("key"),
        title=members.text("title"),
        item=members.text("item"),
        steps=members.many("steps", _step_in, needed=True),
        at_least=members.whole("at_least", 1),
        at_most=members.whole("at_most", 10),
        only_if=members.string("only_if", ""),
        section=members.text("section", NO_TEXT),
        guidance=members.text("guidance", NO_TEXT),
        ask=members.text("ask", NO_TEXT),
        ask_more=members.text("ask_more", NO_TEXT),
    )
    members.end()
    return repeat


def _step_in(data: Any, path: str) -> Step:
    members = Members(data, path)
    step = Step(
        key=members.string("key"),
        title=members.text("title"),
        questions=members.many("questions", _question_in),
        only_if=members.string("only_if", ""),
        guidance=members.text("guidance", NO_TEXT),
        exit=members.one("exit", _exit_in) if "exit" in data else None,
        section=members.text("section", NO_TEXT),
        content=members.many("content", _content_in),
    )
    members.end()
    return step


def _content_in(data: Any, path: str) -> Content:
    members = Members(data, path)
    content = Content(html=members.text("html"), only_if=members.string("only_if"))
    members.end()
    return content


def _exit_in(data: Any, path: str) -> Exit:
    members = Members(data, path)
    end = Exit(
        title=members.text("title"),
        body=members.text("body"),
        link_text=members.text("link_text", NO_TEXT),
        link=members.string("link", ""),
        hands_to=members.text("hands_to", NO_TEXT),
    )
    members.end()
    return end


def _question_in(data: Any, path: str) -> Question:
    members = Members(data, path)
    question = Question(
        key=members.string("key"),
        kind=members.string("kind"),
        label=members.text("label"),
        hint=members.text("hint", NO_TEXT),
        required=members.flag("required", True),
        options=members.many("options", _option_in),
        settings=members.one("settings", _settings_in, {}),
        errors=members.one("errors", _errors_in, {}),
        maps_to=members.string("maps_to", ""),
        in_summary=members.flag("in_summary", True),
        under=members.one("under", _under_in) if "under" in data else None,
        not_before=members.string("not_before", ""),
    )
    members.end()
    return question


def _under_in(data: Any, path: str) -> Under:
    members = Members(data, path)
    under = Under(question=members.string("question"), value=members.string("value"))
    members.end()
    return under


def _option_in(data: Any, path: str) -> Option:
    members = Members(data, path)
    option = Option(
        value=members.string("value"),
        label=members.text("label"),
        hint=members.text("hint", NO_TEXT),
        code=members.string("code", ""),
        risk=cast(Risk, members.choice("risk", get_args(Risk), "")),
        risk_level=cast(RiskLevel, members.choice("risk_level", get_args(RiskLevel), "")),
        exclusive=members.flag("exclusive", False),
    )
    members.end()
    return option


def _condition_in(data: Any, path: str) -> Condition:
    members = Members(data, path)
    condition = Condition(
        name=members.string("name"),
        match=cast(Any, members.choice("match", ("all", "any", "none"))),
        rows=members.many("rows", _row_in, needed=True),
    )
    members.end()
    return condition


def _row_in(data: Any, path: str) -> Row:
    members = Members(data, path)
    row = Row(**{name: members.string(name, "") for name in ("question", "operator", "value", "condition")})
    members.end()
    return row


def _settings_in(data: Any, path: str) -> dict[str, Any]:
    settings: dict[str, Any] = _json_in(Members(data, path).rest(), path)
    return settings


def _errors_in(data: Any, path: str) -> dict[str, Text]:
    return {code: read_text(text, f"{path}.{code}") for code, text in Members(data, path).rest().items()}


def _json_in(data: Any, path: str, depth: int = 0) -> Any:
    if depth > 5:
        raise DefinitionError(path, "is nested too deep")
    if isinstance(data, Mapping):
        members = Members(data, path).rest()
        return {name: _json_in(value, f"{path}.{name}", depth + 1) for name, value in members.items()}
    if isinstance(data, list):
        return [_json_in(item, f"{path}[{place}]", depth + 1) for place, item in enumerate(data)]
    if data is None or isinstance(data, str | bool | int):
        return data
    if isinstance(data, float) and data - data == 0:
        return data
    raise DefinitionError(path, f"must be plain JSON, not {shape_of(data)}: put dates in quotes")
