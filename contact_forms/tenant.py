"""What this floor may know of a force, and the one hook that finds it.

`settings.SOH_TENANT_FACTORY` names a function `(site_id: int) -> Tenant`. The floor above provides it;
nothing here asks who the force is. Answers are cached by the factory per process until the site's epoch moves,
so finding a tenant costs no query on the hot path.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from django.conf import settings
from django.utils.module_loading import import_string

from govuk_theme.documents import Chrome


@dataclass(frozen=True)
class Contact:
    """Somebody of the force. email: always there. phone: a mobile, or ""."""

    email: str
    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Tenant:
    """The frozen, plain facts about a force.

    site_id: the tenant key everywhere. slug: the force's short name in addresses, such as "thames-valley".
    languages: ("en",) or ("en", "cy"). stage: "beta" or "live". force_number: Home Office number, "43".
    public_key: 32 bytes to which submissions are sealed, and public_key_id naming it.
    fallback_address: mailbox that gets a report when its route gave up.
    duty: who is told of an urgent report at once. operations: who is told when something does not get through.
    address: the site's own address without a slash at its end, for links in messages.
    chrome: language -> what surrounds every page.
    """

    site_id: int
    slug: str
    name: str
    name_cy: str
    languages: tuple[str, ...]
    stage: Literal["beta", "live"]
    force_number: str
    public_key: bytes
    public_key_id: int
    fallback_address: str
    duty: Contact
    operations: Contact
    address: str
    chrome: dict[str, Chrome]


@dataclass(frozen=True)
class FormOffer:
    """A form that a site offers now: what the form URLs need, and nothing else.

    path: the service's path without slashes at the ends, such as "report/antisocial-behaviour".
    """

    path: str
    service_slug: str
    service_title: str
    service_title_cy: str
    form_version_id: int
    languages: tuple[str, ...]


@cache
def _hook(name: str) -> Callable[[int], object]:
    return cast(Callable[[int], object], import_string(getattr(settings, name)))


def tenant_for_site(site_id: int) -> Tenant:
    """The tenant of a site. Raises LookupError where the site is no force (the national site)."""
    return cast(Tenant, _hook("SOH_TENANT_FACTORY")(site_id))


def form_offers(site_id: int) -> dict[str, FormOffer]:
    """Path -> form on offer at this site (`settings.SOH_FORM_OFFERS`). Per process, rebuilt when the epoch moves."""
    return cast(dict[str, FormOffer], _hook("SOH_FORM_OFFERS")(site_id))
