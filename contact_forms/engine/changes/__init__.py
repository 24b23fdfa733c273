"""What changed from one form to the next, and whether a journey begun in the old one can go on in the new one.

Safe: every complete set of answers stays complete, or is asked only what may be left blank. Everything else, and
every difference that these files do not know, is breaking: a journey begun before then stays with its own form.
"""

from contact_forms.engine.changes.change import Change
from contact_forms.engine.changes.steps import step_changes
from contact_forms.engine.definition import Form

__all__ = ["Change", "changes", "is_safe"]


def changes(old: Form, new: Form) -> tuple[Change, ...]:
    """Every difference that matters to a journey or to whoever takes the report, in the order of the new form."""
    return () if old == new else tuple(step_changes(old, new))


def is_safe(old: Form, new: Form) -> bool:
    """Whether a journey begun in the old form can go on in the new one."""
    return all(change.safe for change in changes(old, new))
