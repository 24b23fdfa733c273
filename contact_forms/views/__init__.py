"""The pages of a journey, and the pages for when something goes wrong."""

from contact_forms.views.check_answers import check_answers
from contact_forms.views.confirmation import confirmation, start_again
from contact_forms.views.copy import copy
from contact_forms.views.csrf import csrf_failure
from contact_forms.views.leave import leave
from contact_forms.views.prefilled import prefilled
from contact_forms.views.step import first, step
from contact_forms.views.task_list import task_list
from contact_forms.views.track import track, track_add, track_answer, track_report

__all__ = [
    "check_answers",
    "confirmation",
    "copy",
    "csrf_failure",
    "first",
    "leave",
    "prefilled",
    "start_again",
    "step",
    "task_list",
    "track",
    "track_add",
    "track_answer",
    "track_report",
]
