"""The settings of the version of the platform that has one more migration."""

from __future__ import annotations

from tests.faults.settings import *  # noqa: F403

MIGRATION_MODULES = {"contact_forms": "tests.faults.one_more_migration"}
