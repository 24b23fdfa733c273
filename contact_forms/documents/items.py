"""The items of a repeat: as a list, and one that is about to be removed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from contact_forms.documents.surroundings import Surroundings
from contact_forms.engine import (
    Form,
    ItemStep,
    ListStep,
    Repeat,
    Walk,
    answers_of_item,
    content_hash,
    item_title,
    step_lines,
)
from contact_forms.engine.definition import Text
from govuk_theme.documents import RemoveItemDocument, RepeatItem

ANSWERS_SHOWN = 3
"""The first answers of an item, by which people know it again."""


def items_of(
    surroundings: Surroundings, step: ListStep, walk: Walk | None, *, changing: bool
) -> tuple[RepeatItem, ...]:
    """Every item that was begun. A preview, which has no walk, shows none. Call it with the language active."""
    if walk is None:
        return ()
    return tuple(_item(surroundings, step, walk, number, changing=changing) for number in range(1, step.count + 1))


def remove_item_document(
    surroundings: Surroundings,
    form: Form,
    step: ListStep,
    walk: Walk,
    number: int,
    answers: Mapping[str, Any],
    *,
    changing: bool = False,
) -> RemoveItemDocument:
    """Asks before an item is removed. answers: all that is kept, also of an item that is not finished."""
    language = surroundings.language
    with translation.override(language):
        return RemoveItemDocument(
            language=language,
            title=_("Form") if form.safety_mode else _("Do you want to remove this?"),
            path=surroundings.href(step.key),
            other_language_path=surroundings.other_language_href(step.key, changing=changing),
            chrome=surroundings.chrome,
            safety=form.safety_mode,
            robots="noindex",
            service_title=surroundings.service_name,
            item=_item(surroundings, step, walk, number, changing=changing),
            caption=step.section.in_(language),
            action=surroundings.href(step.key, changing=changing),
            value=str(number),
            seen=mark_of_item(step.of, answers, number),
            keep_href=surroundings.href(step.key, changing=changing),
            csrf_token=surroundings.csrf_token,
        )


def mark_of_item(repeat: Repeat, answers: Mapping[str, Any], number: int) -> str:
    """What stands for an item and its place in the list: another one as soon as either has changed."""
    return content_hash([answers.get(f"@{repeat.key}"), number, answers_of_item(repeat, answers, number)])


def _item(surroundings: Surroundings, step: ListStep, walk: Walk, number: int, *, changing: bool) -> RepeatItem:
    language = surroundings.language
    steps = [own for own in walk.path if isinstance(own, ItemStep) and own.item == (step.key, number)]
    lines = (line for own in steps for line in step_lines(own, walk, language, _) if line.key in walk.answers)
    title: Text = item_title(step.of, number)
    is_finished = bool(steps) and (not step.unfinished or steps[-1] is not _last_of(walk, step))
    removing = f"{surroundings.href(step.key, changing=changing)}{'&' if changing else '?'}remove={number}"
    return RepeatItem(
        title=title.in_(language),
        lines=tuple(", ".join(line.lines) for line in islice(lines, ANSWERS_SHOWN)),
        is_finished=is_finished,
        change_href=surroundings.href(steps[0].key, changing=changing) if steps else "",
        remove_href=removing if step.count > step.of.at_least else "",
    )


def _last_of(walk: Walk, step: ListStep) -> ItemStep | None:
    """The step of an item of this repeat that the walk did not get past."""
    own = [page for page in walk.path if isinstance(page, ItemStep) and page.item.repeat_key == step.key]
    return own[-1] if own else None
