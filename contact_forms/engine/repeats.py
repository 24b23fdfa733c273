"""A repeat's items, made into steps and questions of their own.

The steps of item 2 are those of the repeat with "--2" after each key, which no author's key can hold. So answers stay
one flat dict, and an item's page is a page like any other. The list of items is a page under the repeat's own key. Two
marks in the answers say where a repeat is: "@<key>", how many items were begun, and "@<key>--done": True when the
person said that there are no more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from contact_forms.engine.definition import NO_TEXT, Form, Question, Repeat, Step, Text

SEPARATOR = "--"
_ITEM_KEY = re.compile(r"(?P<key>[a-z0-9-]+?)--(?P<number>[1-9][0-9]?)")

_ASK_MORE = Text("Do you need to add another %s?", "Oes angen i chi ychwanegu %s arall?")
_ASK_MORE_WORDS = {"yes_words": {"en": "Yes", "cy": "Oes"}, "no_words": {"en": "No", "cy": "Nac oes"}}
_ERROR = Text("Select yes if you need to add another %s", "Dewiswch oes os oes angen i chi ychwanegu %s arall")


class Item(NamedTuple):
    """One item of a repeat. number: from 1."""

    repeat_key: str
    number: int


NO_ITEM = Item("", 0)


@dataclass(frozen=True)
class ItemStep(Step):
    """A step of one item. item_title: what the item is called, such as "Vehicle 2"."""

    item: Item = NO_ITEM
    item_title: Text = NO_TEXT


@dataclass(frozen=True)
class ListStep(Step):
    """The page that lists the items. count: how many were begun. unfinished: one of them has open questions, so whether
    there is another is not asked yet."""

    repeat: Repeat | None = None
    count: int = 0
    unfinished: bool = False

    @property
    def of(self) -> Repeat:
        """The repeat. Raises ValueError where the step was made without one."""
        if self.repeat is None:
            raise ValueError("A list of items belongs to a repeat.")
        return self.repeat

    @property
    def added(self) -> Item:
        """The item that was begun last."""
        return Item(self.key, self.count)


def key_in_item(key: str, number: int) -> str:
    """The key that a step or question has in one item."""
    return f"{key}{SEPARATOR}{number}"


def count_mark(repeat: Repeat) -> str:
    """The key under which the number of items is kept."""
    return f"@{repeat.key}"


def done_mark(repeat: Repeat) -> str:
    """The key under which it is kept that there are no more items."""
    return f"@{repeat.key}{SEPARATOR}done"


def count_of(repeat: Repeat, answers: Mapping[str, Any]) -> int:
    """How many items were begun, within what the repeat allows."""
    count = answers.get(count_mark(repeat))
    if not isinstance(count, int) or isinstance(count, bool):
        return repeat.at_least
    return max(repeat.at_least, min(count, repeat.at_most))


def item_title(repeat: Repeat, number: int) -> Text:
    """What an item is called: "Vehicle 2"."""
    return Text(
        *(f"{name[:1].upper()}{name[1:]} {number}" if name else "" for name in (repeat.item.en, repeat.item.cy))
    )


def item_steps(repeat: Repeat, number: int) -> tuple[ItemStep, ...]:
    """The steps of one item."""
    made = repeat.made.get(number)
    if made is None:
        made = repeat.made[number] = tuple(_step(repeat, step, number) for step in repeat.steps)
    return made


def list_step(repeat: Repeat, count: int, *, unfinished: bool = False) -> ListStep:
    """The page that lists the items and asks for more, unless there are as many as there may be."""
    asks = count < repeat.at_most and not unfinished
    return ListStep(
        key=repeat.key,
        title=repeat.title,
        questions=(_another(repeat, count),) if asks else (),
        only_if=repeat.only_if,
        guidance=repeat.guidance,
        section=repeat.section,
        repeat=repeat,
        count=count,
        unfinished=unfinished,
    )


def more_key(repeat: Repeat) -> str:
    """The key of the question whether there is another item."""
    return f"{repeat.key}{SEPARATOR}more"


def kept_of_list(step: ListStep, answers: Mapping[str, Any]) -> dict[str, Any] | None:
    """What counts of an answered list of items; None where it is not answered."""
    if answers.get(done_mark(step.of)) is not True or step.unfinished:
        return None
    return {count_mark(step.of): step.count, done_mark(step.of): True}


def marks_after(step: ListStep, another: bool) -> dict[str, Any]:
    """The marks to keep when the person said whether there is another item."""
    if step.unfinished:
        return {count_mark(step.of): step.count}
    return {count_mark(step.of): step.count + another, done_mark(step.of): not another}


def without_item(repeat: Repeat, answers: Mapping[str, Any], number: int) -> dict[str, Any]:
    """The answers without one item: those after it move down by one. Raises ValueError where there is no such item, or
    no fewer may be."""
    count = count_of(repeat, answers)
    if not 1 <= number <= count or count <= repeat.at_least:
        raise ValueError(f"item {number} of “{repeat.key}” cannot be removed")
    left = dict(answers)
    for place in range(number, count + 1):
        for key in kept_keys(repeat):
            mark = "@" if key.startswith("@") else ""
            here, later = (f"{mark}{key_in_item(key.removeprefix('@'), at)}" for at in (place, place + 1))
            left.pop(here, None)
            if later in answers and place < count:
                left[here] = answers[later]
    left[count_mark(repeat)] = count - 1
    return left


def kept_keys(repeat: Repeat) -> tuple[str, ...]:
    """The keys under which answers of an item are kept, without its number: questions, and marks of read steps."""
    return tuple(
        key for step in repeat.steps for key in (f"@{step.key}", *(question.key for question in step.questions))
    )


def answers_of_item(repeat: Repeat, answers: Mapping[str, Any], number: int) -> dict[str, Any]:
    """What was said of one item, under the author's keys."""
    return {
        key: answers[of_item]
        for key in kept_keys(repeat)
        if not key.startswith("@") and (of_item := key_in_item(key, number)) in answers
    }


def is_page(form: Form, key: str) -> bool:
    """Whether the form has a page of this key for any answers."""
    if any(part.key == key for part in form.steps):
        return True
    match = _ITEM_KEY.fullmatch(key)
    return match is not None and any(
        int(match["number"]) <= repeat.at_most and any(step.key == match["key"] for step in repeat.steps)
        for repeat in form.repeats
    )


def _step(repeat: Repeat, step: Step, number: int) -> ItemStep:
    return ItemStep(
        key=key_in_item(step.key, number),
        title=step.title,
        questions=tuple(_question(repeat, question, number) for question in step.questions),
        only_if=step.only_if,
        guidance=step.guidance,
        exit=step.exit,
        section=repeat.section,
        content=step.content,
        item=Item(repeat.key, number),
        item_title=item_title(repeat, number),
    )


def _question(repeat: Repeat, question: Question, number: int) -> Question:
    """A question of one item. What it names among the questions of the repeat is that of the same item."""
    own = kept_keys(repeat)

    def here(key: str) -> str:
        return key_in_item(key, number) if key in own else key

    under, settings = question.under, question.settings
    if "of" in settings:
        settings = {**settings, "of": [here(key) for key in settings["of"]]}
    return replace(
        question,
        key=key_in_item(question.key, number),
        not_before=here(question.not_before),
        under=replace(under, question=here(under.question)) if under else None,
        settings=settings,
    )


def _another(repeat: Repeat, count: int) -> Question:
    label = repeat.ask_more or _about(_ASK_MORE, repeat)
    if not count and repeat.ask:
        label = repeat.ask
    if repeat.ask_more or not count:
        return Question(more_key(repeat), "yes_no", label, in_summary=False)
    errors = {"required": _about(_ERROR, repeat)}
    return Question(more_key(repeat), "yes_no", label, errors=errors, settings=_ASK_MORE_WORDS, in_summary=False)


def _about(words: Text, repeat: Repeat) -> Text:
    return Text(words.en % repeat.item.en, words.cy % repeat.item.cy if repeat.item.cy else "")
