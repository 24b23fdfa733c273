"""A page of questions, and an end of the road that is not a submission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _

from contact_forms.documents.items import items_of
from contact_forms.documents.messages import wait_link
from contact_forms.documents.step_fields import Found, fields_of
from contact_forms.documents.surroundings import CHECK_ANSWERS, TASK_LIST, Surroundings
from contact_forms.engine import (
    Form,
    ItemStep,
    ListStep,
    Problem,
    Raw,
    Step,
    Walk,
    asks_nothing,
    guidance_of,
    raws_of,
)
from contact_forms.engine.definition import Text
from govuk_theme.documents import Block, ErrorLink, FormExitDocument, Link, RichTextBlock, StepDocument

NOT_INDEXED = "noindex"


def step_document(
    surroundings: Surroundings,
    form: Form,
    step: Step,
    walk: Walk | None = None,
    raws: Mapping[str, Raw] | None = None,
    problems: Sequence[Problem] = (),
    *,
    changing: bool = False,
    too_often: bool = False,
    found: Mapping[str, Found] | None = None,
) -> StepDocument:
    """A step that asks (or only guides).

    walk: where the person is; None in a preview of any step. raws: what was typed, by question key; without it the
    answers of the walk are shown. problems: what was wrong with it. changing: the person came from check-your-answers
    and goes back there. too_often: the network began too many lately. found: question key -> what a look-up found.
    """
    language = surroundings.language
    if raws is None:
        raws = raws_of(step, walk.answers if walk else {})
    with translation.override(language):
        fields = fields_of(step, raws, problems, language, found)
        items = items_of(surroundings, step, walk, changing=changing) if isinstance(step, ListStep) else ()
        alone = len(fields) == 1 and not items and not asks_nothing(step)
        heading = fields[0].label if alone else step.title.in_(language)
        return StepDocument(
            language=language,
            title=_neutral_title() if form.safety_mode else heading,
            path=surroundings.href(step.key),
            other_language_path=surroundings.other_language_href(step.key, changing=changing),
            chrome=surroundings.chrome,
            safety=form.safety_mode,
            robots=NOT_INDEXED,
            service_title=surroundings.service_name,
            heading=heading,
            caption=(step.item_title if isinstance(step, ItemStep) else step.section).in_(language),
            guidance=tuple(
                RichTextBlock(html=text.in_(language)) for text in (*guidance_of(form, step, walk), *_room(step))
            ),
            items=items,
            fields=fields,
            errors=(
                *((wait_link("#main-content"),) if too_often else ()),
                *(ErrorLink(text=problem.render(_, language), href=f"#{problem.field_id}") for problem in problems),
            ),
            action=surroundings.href(step.key, changing=changing),
            back_href=_back_href(surroundings, step, walk, changing),
            csrf_token=surroundings.csrf_token,
            urgent=too_often or (walk is not None and walk.urgent),
            raised=walk is not None and walk.raised,
            changing=changing,
        )


def form_exit_document(
    surroundings: Surroundings, form: Form, step: Step, walk: Walk | None = None
) -> FormExitDocument:
    """A step that ends the journey without a submission. Raises ValueError for a step that has no exit."""
    if step.exit is None:
        raise ValueError(f"the step {step.key!r} has no exit")
    language = surroundings.language
    link_text = step.exit.link_text.in_(language)
    with translation.override(language):
        return FormExitDocument(
            language=language,
            title=step.exit.title.in_(language),
            path=surroundings.href(step.key),
            other_language_path=surroundings.other_language_href(step.key),
            chrome=surroundings.chrome,
            safety=form.safety_mode,
            robots=NOT_INDEXED,
            service_title=surroundings.service_name,
            body=_guidance(step.exit.body, language),
            hands_to=step.exit.hands_to.in_(language),
            link=Link(text=link_text, href=step.exit.link) if link_text and step.exit.link else None,
            back_href=_back_href(surroundings, step, walk, changing=False),
        )


def _neutral_title() -> str:
    """The title of a page that must say nothing to who reads the browser's history."""
    return str(_("Form"))


def _guidance(text: Text, language: str) -> tuple[Block, ...]:
    return (RichTextBlock(html=text.in_(language)),) if text else ()


def _room(step: Step) -> tuple[Text, ...]:
    """What is said where no more items can be added."""
    if not isinstance(step, ListStep) or step.unfinished or step.count < step.of.at_most:
        return ()
    said = _("You cannot add more than %(most)d.") % {"most": step.of.at_most}
    return (Text(f"<p>{escape(said)}</p>"),)


def _back_href(surroundings: Surroundings, step: Step, walk: Walk | None, changing: bool) -> str:
    if changing and (walk is None or walk.complete):
        return surroundings.href(CHECK_ANSWERS)
    previous = walk.previous_before(step.key) if walk else None
    if previous is None and walk is not None and any(step in task.path for task in walk.tasks):
        return surroundings.href(TASK_LIST)
    return surroundings.href(previous.key, changing=changing) if previous else surroundings.service_href
