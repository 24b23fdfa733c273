"""Workflows and tasks are of the whole installation; forces publish by rights on their tree, so they have no use for
their registers and reports."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, Task, TaskState, WorkflowState

from forcesites.isolation.reach import own_pages
from forcesites.isolation.surface import Surface


def own_states(person: Any) -> QuerySet[WorkflowState]:
    """The ways through a workflow of one's own pages."""
    pages = own_pages(person).values_list(Cast("pk", CharField()), flat=True)
    states: QuerySet[WorkflowState] = WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=pages
    )
    return states


def own_task_states(person: Any) -> QuerySet[TaskState]:
    """The steps on those ways."""
    states: QuerySet[TaskState] = TaskState.objects.filter(workflow_state__in=own_states(person))
    return states


def own_tasks(person: Any) -> QuerySet[Task]:
    """The tasks that stand on those ways."""
    tasks: QuerySet[Task] = Task.objects.filter(task_states__in=own_task_states(person))
    return tasks


SURFACE = Surface(
    name="workflows",
    ids={
        "wagtailadmin_pages:": {
            "workflow_state_id": own_states,
            "task_state_id": own_task_states,
            "task_id": own_tasks,
        }
    },
    closed_to_forces=(
        "wagtailadmin_workflows:",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_*",
    ),
)
"""Workflows, tasks, and their reports."""
