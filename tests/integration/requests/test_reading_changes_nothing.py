"""GET, HEAD and OPTIONS change no row, at any address of either process, whoever asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client

from cms.settings import env
from tests.integration.requests.walking import answered, digests, every_filled_address, written

READING = ("GET", "HEAD", "OPTIONS")
MAY_BE_WRITTEN = {
    "contact_forms_auditentry": "that somebody looked, or was refused, is itself on record",
    "contact_forms_audithead": "the end of that record",
    "contact_forms_bucket": "how often a network asked",
    "django_session": "the session of who asks: when they were last here, and messages once shown",
    "wagtailadmin_editingsession": "who has a page open, shown to others who open it; gone within the hour",
    "cms_contentrendition": "a size of an image, made when it is first asked for; it can be made again at any time",
    "wagtailcore_pagesubscription": "whether the asking person wants mail about a page's comments, with its default",
    "wagtailusers_userprofile": "the asking person's own settings, made with their defaults",
}
"""Table -> why reading may write there. None holds what anybody wrote, chose or reported."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize("who", ["superuser", "publisher of the force", "handler of the force", "nobody"])
def test_reading_the_admin_changes_nothing(world, everyone, who):
    client = Client(HTTP_HOST=env.ADMIN_HOST, raise_request_exception=False)
    if who != "nobody":
        client.force_login(everyone[who])
    assert _walk(world, client, env.ADMIN_HOST) > 500


@pytest.mark.timeout(600)
def test_reading_a_public_site_changes_nothing(world, public_process):
    assert _walk(world, Client(raise_request_exception=False), world.ours.force.site.hostname) > 50


def _walk(world, client, host) -> int:
    """How many requests were made, none of which changed anything."""
    before, wrote, asked = _kept(digests()), [], Counter()
    for method, path in _requests(world):
        first = written()
        with transaction.atomic():
            status = answered(getattr(client, method.lower())(path, headers={"host": host}))
        asked[status] += 1
        if status >= 500:
            wrote.append(f"{method} {path} failed with {status}")
        wrote += [
            f"{method} {path} wrote to {table}"
            for table, rows in written().items()
            if rows != first.get(table, 0) and table not in MAY_BE_WRITTEN
        ]
    assert not wrote, "\n".join(wrote)
    assert _kept(digests()) == before
    assert asked[200] > 20, asked
    return sum(asked.values())


def _requests(world) -> Iterator[tuple[str, str]]:
    for _address, path in every_filled_address(world):
        for method in READING:
            yield method, path


def _kept(found: dict[str, str]) -> dict[str, str]:
    return {table: digest for table, digest in found.items() if table not in MAY_BE_WRITTEN}
