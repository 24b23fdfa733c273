"""How a transactional test gives its database back as it found it.

Django would TRUNCATE every table and leave out the rows that migrations made; `soh_app` may not truncate anyway. A
fresh copy of the template is the state itself, with sequences, migrated rows and all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connections
from django.test import TransactionTestCase


@contextmanager
def restoring_by_copy(copy: Callable[[], object]) -> Iterator[None]:
    """Inside the block every transactional test ends with `copy()`, which makes its database anew."""

    def restore(test: TransactionTestCase) -> None:
        connections.close_all()
        copy()
        forget_rows()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", restore)
        yield


def forget_rows() -> None:
    """Drop what this process remembers of rows: their numbers may now be others'."""
    apps.get_model("contenttypes", "ContentType").objects.clear_cache()
    cache.clear()
