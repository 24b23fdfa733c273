"""What a test sees that looks behind every wall at once."""

from __future__ import annotations

from contextlib import AbstractContextManager

from wagtail.models import Site

from contact_forms.walls import NATION, within_sites


def everywhere() -> AbstractContextManager[None]:
    """A transaction that sees and writes rows of every site and of the nation."""
    return within_sites(NATION, *Site.objects.values_list("pk", flat=True))
