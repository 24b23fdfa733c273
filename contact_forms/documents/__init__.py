"""From a form, a walk and a force's chrome to the Documents of a journey.

Pure functions of plain data: the views, the previews of authors and the API use the same ones. None needs a request.
"""

from contact_forms.documents.check_answers import check_answers_document, mark_of_answers
from contact_forms.documents.confirmation import confirmation_document
from contact_forms.documents.items import mark_of_item, remove_item_document
from contact_forms.documents.messages import (
    bad_request_document,
    csrf_failed_document,
    expired_draft_document,
    left_document,
    not_found_document,
    refused_document,
    too_often_document,
    unavailable_document,
)
from contact_forms.documents.step import form_exit_document, step_document
from contact_forms.documents.step_fields import Found
from contact_forms.documents.surroundings import (
    CHECK_ANSWERS,
    CONFIRMATION,
    COPY,
    KEEP_COPY,
    START_AGAIN,
    TASK_LIST,
    Language,
    Surroundings,
)
from contact_forms.documents.task_list import task_list_document

__all__ = [
    "CHECK_ANSWERS",
    "CONFIRMATION",
    "COPY",
    "KEEP_COPY",
    "START_AGAIN",
    "TASK_LIST",
    "Found",
    "Language",
    "Surroundings",
    "bad_request_document",
    "check_answers_document",
    "confirmation_document",
    "csrf_failed_document",
    "expired_draft_document",
    "form_exit_document",
    "left_document",
    "mark_of_answers",
    "mark_of_item",
    "not_found_document",
    "refused_document",
    "remove_item_document",
    "step_document",
    "task_list_document",
    "too_often_document",
    "unavailable_document",
]
