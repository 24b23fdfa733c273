"""The sign-in services of forces, as the environment names them (`SOH_IDENTITY_PROVIDERS`)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from contact_forms.secrets_by_name import read_secret
from forcesites.people.models import User


@dataclass(frozen=True)
class Provider:
    """force: its slug. issuer: as the service names itself. secret_name: of a file in SOH_SECRETS_DIR."""

    force: str
    name: str
    issuer: str
    client_id: str
    secret_name: str

    def secret(self) -> str:
        """Raises Misconfigured where there is no such file."""
        return read_secret(self.secret_name)


def providers() -> tuple[Provider, ...]:
    """Every service. Raises ImproperlyConfigured for one that is not whole, or two of one force."""
    try:
        found = tuple(Provider(**row) for row in settings.SOH_IDENTITY_PROVIDERS)
    except TypeError as problem:
        raise ImproperlyConfigured(f"SOH_IDENTITY_PROVIDERS: {problem}") from None
    if len({provider.force for provider in found}) < len(found):
        raise ImproperlyConfigured("SOH_IDENTITY_PROVIDERS names one force twice.")
    return found


def provider_named(force: str) -> Provider | None:
    """The service of the force with this slug."""
    return next((provider for provider in providers() if provider.force == force), None)


def provider_of(person: User) -> Provider | None:
    """The service of this person's force."""
    return provider_named(person.site.force.slug) if person.site_id and providers() else None
