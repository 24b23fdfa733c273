"""The tests' settings for a worker process of its own: tenants come from the small world of the tests."""

from __future__ import annotations

from cms.settings.test import *  # noqa: F403

SOH_TENANT_FACTORY = "tests.integration.contact_forms.world.tenant_of"
