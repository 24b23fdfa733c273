"""Who must show a second factor, and whether a session has shown one."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q
from wagtail.models import GroupSitePermission

from forcesites.people.models import User

MARK = "second_factor_of"
"""In a session: the id of the person who has shown their second factor in it."""

_HIGH_RIGHTS = Q(permission__content_type__app_label="contact_forms", permission__codename="view_submission") | Q(
    permission__content_type__app_label="people", permission__codename="manage_user"
)


def must_have_second_factor(person: Any) -> bool:
    """Whoever may see reports or manage people, the national teams, and superusers. Others may have one."""
    if person.is_superuser or person.site_id is None or person.has_perm("people.manage_user"):
        return True
    return bool(GroupSitePermission.objects.filter(_HIGH_RIGHTS, group__user=person).exists())


def mark(session: SessionBase, person: User) -> None:
    """This person has shown their second factor in this session."""
    session[MARK] = person.pk


def is_marked(session: SessionBase, person: Any) -> bool:
    """Whether this very person has."""
    return bool(session.get(MARK) == person.pk)
