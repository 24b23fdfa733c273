"""What changed in one question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any, TypeAlias

from contact_forms.engine.changes.change import Change, Path, breaking, safe
from contact_forms.engine.changes.parts import wordless
from contact_forms.engine.definition import Option, Question
from contact_forms.engine.questions import KINDS

Reader: TypeAlias = Callable[[Question, Question, str, Path], Iterator[Change]]

LOOKS = frozenset({"rows", "birthday", "yes_words", "no_words"})
"""Settings that no answer is checked with."""
MORE_IS_WIDER = frozenset({"max_length", "maximum", "decimals"})
LESS_IS_WIDER = frozenset({"minimum", "min_length", "not_before"})
OFF_IS_WIDER = frozenset({"past_only", "future_only", "postcode_required", "about_self"})
"""How a setting lets in every answer that it let in before. A setting in none of these sets breaks when it changes."""


def question_changes(old: Question, new: Question, path: Path) -> Iterator[Change]:
    """Everything that changed in a question that both forms ask in the same place."""
    if old.kind != new.kind:
        yield breaking(
            "altered",
            path,
            "“%(key)s” was a question of the kind %(old)s and is now %(new)s: answers given so far do not fit.",
            taken_from_record(old),
            key=old.key,
            old=old.kind,
            new=new.kind,
        )
        return
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before != after:
            read: Reader = _FIELDS.get(field.name, _unknown)
            yield from read(old, new, field.name, (*path, field.name))


def taken_from_record(question: Question) -> str:
    """The key of a question whose answer goes to the record; "" for any other."""
    return question.key if question.maps_to else ""


def _words(old: Question, new: Question, name: str, path: Path) -> Iterator[Change]:
    yield safe("reworded", path, "“%(key)s” has other words.", key=new.key)


def _unknown(old: Any, new: Any, name: str, path: Path) -> Iterator[Change]:
    what = getattr(new, "key", "") or getattr(new, "value", "")
    if wordless(getattr(old, name)) == wordless(getattr(new, name)):
        yield safe("reworded", path, "“%(key)s” has other words.", key=what)
    else:
        yield breaking("altered", path, "“%(name)s” of “%(key)s” changed.", key=what, name=name.replace("_", " "))


def _required(old: Question, new: Question, name: str, path: Path) -> Iterator[Change]:
    if new.required:
        yield breaking("altered", path, "“%(key)s” could be left blank and must now be answered.", key=new.key)
    else:
        yield safe("altered", path, "“%(key)s” may now be left blank.", key=new.key)


def _in_summary(old: Question, new: Question, name: str, path: Path) -> Iterator[Change]:
    shown = "is now" if new.in_summary else "is no longer"
    yield safe("altered", path, "“%(key)s” %(shown)s on “check your answers”.", key=new.key, shown=shown)


def _maps_to(old: Question, new: Question, name: str, path: Path) -> Iterator[Change]:
    if not old.maps_to:
        yield safe("altered", path, "“%(key)s” now goes to “%(new)s” in the record.", key=new.key, new=new.maps_to)
    elif not new.maps_to:
        yield breaking(
            "altered",
            path,
            "“%(key)s” went to “%(old)s” in the record and no longer does.",
            old.key,
            key=new.key,
            old=old.maps_to,
        )
    else:
        yield breaking(
            "altered",
            path,
            "“%(key)s” went to “%(old)s” in the record and now goes to “%(new)s”.",
            key=new.key,
            old=old.maps_to,
            new=new.maps_to,
        )


def _options(old: Question, new: Question, name: str, path: Path) -> Iterator[Change]:
    before = {option.value: option for option in old.options}
    after = {option.value: option for option in new.options}
    for value, option in before.items():
        if value not in after:
            yield breaking(
                "removed",
                (*path, value),
                "The choice “%(value)s” of “%(key)s” is gone: people may have chosen it.",
                f"{old.key}: {value}" if option.code or old.maps_to else "",
                value=value,
                key=new.key,
            )
    for value, option in after.items():
        if value not in before:
            yield safe("added", (*path, value), "“%(key)s” has a new choice, “%(value)s”.", value=value, key=new.key)
        else:
            yield from _option_changes(before[value], option, new.key, (*path, value))


def _option_changes(old: Option, new: Option, key: str, path: Path) -> Iterator[Change]:
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after:
            continue
        at = (*path, field.name)
        names = {"key": key, "value": new.value}
        match field.name:
            case "code" if not before:
                yield safe("altered", at, "“%(value)s” of “%(key)s” now has the code “%(code)s”.", code=after, **names)
            case "code":
                yield breaking(
                    "altered",
                    at,
                    "The code “%(code)s” of “%(value)s”, a choice of “%(key)s”, is gone: receivers of reports know it.",
                    f"{key}: {new.value}",
                    code=before,
                    **names,
                )
            case "risk":
                yield safe("altered", at, "What “%(value)s” of “%(key)s” says about risk changed.", **names)
            case "exclusive" if after:
                yield breaking(
                    "altered", at, "“%(value)s” of “%(key)s” can no longer be chosen with other choices.", **names
                )
            case "exclusive":
                yield safe("altered", at, "“%(value)s” of “%(key)s” can now be chosen with other choices.", **names)
            case _:
                yield from _unknown(old, new, field.name, at)


def _settings(old: Question, new: Question, name: str, path: Path) -> Iterator[Change]:
    for setting in sorted({*old.settings, *new.settings}):
        before, after = _setting(old, setting), _setting(new, setting)
        if before == after:
            continue
        names = {"key": new.key, "setting": setting.replace("_", " ")}
        if setting in LOOKS or wordless(before) == wordless(after):
            yield safe("altered", (*path, setting), "“%(key)s” looks different (%(setting)s).", **names)
        elif _is_wider(setting, before, after):
            yield safe("altered", (*path, setting), "“%(key)s” now takes more answers (%(setting)s).", **names)
        else:
            yield breaking(
                "altered",
                (*path, setting),
                "“%(key)s” is checked by another rule (%(setting)s): an answer given so far may not pass it.",
                **names,
            )


def _setting(question: Question, name: str) -> Any:
    known: Mapping[str, Any] = KINDS[question.kind].settings if question.kind in KINDS else {}
    return question.settings.get(name, known[name].default if name in known else None)


def _is_wider(setting: str, before: Any, after: Any) -> bool:
    """Whether every answer that passed before passes now. A blank limit is none."""
    if setting in OFF_IS_WIDER:
        return after is False
    if setting not in MORE_IS_WIDER | LESS_IS_WIDER:
        return False
    if after in (None, ""):
        return True
    if before in (None, ""):
        return False
    try:
        one, other = (before, after) if setting == "not_before" else (Decimal(str(before)), Decimal(str(after)))
    except InvalidOperation:
        return False
    return bool(other >= one if setting in MORE_IS_WIDER else other <= one)


_FIELDS: dict[str, Reader] = {
    "label": _words,
    "hint": _words,
    "errors": _words,
    "required": _required,
    "in_summary": _in_summary,
    "maps_to": _maps_to,
    "options": _options,
    "settings": _settings,
}
