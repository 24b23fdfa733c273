"""Workflows and tasks are of the whole installation; forces publish by rights on their tree, so they have no use for
their registers and reports."""

from forcesites.isolation.surface import Surface

SURFACE = Surface(
    name="workflows",
    closed_to_forces=(
        "wagtailadmin_workflows:",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_*",
    ),
)
"""Workflows, tasks, and their reports."""
