"""What the attacks look for is there: the other force's own editor finds it at the same addresses."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cms.settings import env
from tests.integration.advisories.conftest import shows_nothing


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("wagtailadmin_pages:history", ["page"]),
        ("wagtailadmin_pages:copy", ["page"]),
        ("wagtailadmin_pages:revisions_compare", ["page", "revision", "revision"]),
        ("wagtailadmin_api:pages:detail", ["page"]),
        ("wagtailimages_chooser:chosen", ["image"]),
        ("wagtaildocs_chooser:chosen", ["document"]),
    ],
)
def test_whoever_it_belongs_to_sees_it(world, theirs, name, kinds):
    client = Client(HTTP_HOST=env.ADMIN_HOST)
    client.force_login(world.theirs.people["publisher"])
    answer = client.get(reverse(name, args=[theirs(kind) for kind in kinds]))
    assert answer.status_code == 200
    assert not shows_nothing(answer)
