"""The task list: the home of a journey through a long form."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from contact_forms.documents.surroundings import CHECK_ANSWERS, TASK_LIST, Surroundings
from contact_forms.engine import Form, Walk
from govuk_theme.documents import TaskListDocument, TaskRow


def task_list_document(surroundings: Surroundings, form: Form, walk: Walk) -> TaskListDocument:
    """The tasks as they stand."""
    language = surroundings.language
    before = walk.path[: len(walk.path) - sum(len(task.path) for task in walk.tasks)]
    with translation.override(language):
        return TaskListDocument(
            language=language,
            title=_("Form") if form.safety_mode else surroundings.service_name,
            path=surroundings.href(TASK_LIST),
            other_language_path=surroundings.other_language_href(TASK_LIST),
            chrome=surroundings.chrome,
            safety=form.safety_mode,
            robots="noindex",
            service_title=surroundings.service_name,
            tasks=tuple(
                TaskRow(
                    title=task.title.in_(language),
                    state=task.state,
                    href=surroundings.href(task.start.key) if task.start else "",
                )
                for task in walk.tasks
            ),
            check_href=surroundings.href(CHECK_ANSWERS) if walk.complete else "",
            back_href=surroundings.href(before[-1].key) if before else surroundings.service_href,
            urgent=walk.urgent,
            raised=walk.raised,
        )
