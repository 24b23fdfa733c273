"""Being signed in, without walking through the pages each time.

`client.force_login(person)` stands for somebody who signed in with their second factor, as they must. The tests of
signing in itself go through the pages, or say `client.force_login(person, second_factor=False)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from forcesites.people.second_factor import mark


@pytest.fixture(autouse=True, scope="session")
def with_second_factor() -> Iterator[None]:
    """Leaves in the session what the page of the second factor leaves there."""
    plain = Client.force_login

    def force_login(client: Client, user: Any, backend: str | None = None, *, second_factor: bool = True) -> None:
        plain(client, user, backend)
        if second_factor:
            session = client.session
            mark(session, user)
            session.save()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Client, "force_login", force_login)
        yield
