"""Which models a force has no row of, and why."""

from __future__ import annotations

from tests.leaks.rows import all_models
from tests.leaks.world import World

_NATIONAL = "of the national library"
_INSTALLATION = "of the installation: kinds and rights, no content"
_REPLACED = "our own model stands in for it"
_NO_ADDRESSES = "people sign in with user names: nothing makes a row, and no address of allauth's that would is routed"
NOBODYS: dict[str, str] = {
    "account.EmailAddress": _NO_ADDRESSES,
    "account.EmailConfirmation": _NO_ADDRESSES,
    "auth.Permission": _INSTALLATION,
    "contenttypes.ContentType": _INSTALLATION,
    "wagtailadmin.Admin": _INSTALLATION,
    "wagtailcore.Locale": _INSTALLATION,
    "wagtailcore.WorkflowContentType": "for workflows of snippets, and there are none",
    "cms.NationalHomePage": _NATIONAL,
    "cms.Release": _NATIONAL,
    "cms.ServicePage": _NATIONAL,
    "contact_forms.FormVersion": _NATIONAL,
    "contact_forms.Lane": "the application cannot read it: only the claim of jobs does",
    "sessions.Session": "found by a secret in a cookie, by no id",
    "wagtailembeds.Embed": "what other sites say of a public address, found by a hash of it",
    "wagtaildocs.Document": _REPLACED,
    "wagtailimages.Image": _REPLACED,
    "wagtailimages.Rendition": _REPLACED,
}
"""Model -> why no force has a row of it."""


def without_a_row(world: World) -> list[str]:
    """Models of which the marked force has no row, though nothing says that it cannot. Add a row in `everything.py`."""
    return sorted(
        model._meta.label for model in all_models() if model not in world.rows and model._meta.label not in NOBODYS
    )
