"""The page before sending: every answer that counts, each with a way to change it."""

from __future__ import annotations

from typing import Literal

from django.utils import translation
from django.utils.translation import gettext as _

from contact_forms.documents.messages import wait_link
from contact_forms.documents.step import NOT_INDEXED
from contact_forms.documents.surroundings import CHECK_ANSWERS, TASK_LIST, Surroundings
from contact_forms.engine import Form, Walk, content_hash, summary
from govuk_theme.documents import CheckAnswersDocument, ErrorLink, SummaryRow, SummarySection


def check_answers_document(
    surroundings: Surroundings,
    form: Form,
    walk: Walk,
    *,
    has_changed: Literal["", "answers", "form"] = "",
    form_mark: str = "",
    too_often: bool = False,
) -> CheckAnswersDocument:
    """Check your answers. The walk says which answers count; answers on a road not taken are not shown.

    has_changed: the person pressed the button of a page that showed other answers than these, or an earlier form, and
    is told so. form_mark: stands for the form. too_often: the network sent too many forms lately.
    """
    language = surroundings.language
    with translation.override(language):
        sections = tuple(
            SummarySection(
                title=section.title,
                rows=tuple(
                    SummaryRow(
                        label=line.label,
                        value=line.lines,
                        change_href=surroundings.href(line.step_key, changing=True),
                        hidden=line.label,
                    )
                    for line in section.lines
                ),
            )
            for section in summary(form, walk, language, _)
        )
        last = walk.previous_before(CHECK_ANSWERS)
        changed = (
            _("This form has changed since you opened the page. Check your answers again before you send them.")
            if has_changed == "form"
            else _("You changed your answers in another tab or window. Check them again before you send them.")
        )
        return CheckAnswersDocument(
            language=language,
            title=_("Check your answers"),
            path=surroundings.href(CHECK_ANSWERS),
            other_language_path=surroundings.other_language_href(CHECK_ANSWERS),
            chrome=surroundings.chrome,
            safety=form.safety_mode,
            robots=NOT_INDEXED,
            service_title=surroundings.service_name,
            sections=sections,
            declaration=form.declaration.in_(language),
            submit_text=_("Accept and send") if form.declaration else _("Send"),
            action=surroundings.href(CHECK_ANSWERS),
            back_href=surroundings.href(last.key if last else TASK_LIST),
            csrf_token=surroundings.csrf_token,
            seen=mark_of_answers(walk, form_mark) if surroundings.csrf_token else "",
            offer_copy=form.safety_mode,
            urgent=too_often or walk.urgent,
            raised=walk.raised,
            errors=(
                *((ErrorLink(text=changed, href="#answers"),) if has_changed else ()),
                *((wait_link("#answers"),) if too_often else ()),
            ),
        )


def mark_of_answers(walk: Walk, form_mark: str = "") -> str:
    """What stands for the form and the answers that count: another one for any other form or answers."""
    return f"{form_mark}.{content_hash(dict(walk.answers))}"
