"""From a route's row to the adapter that speaks to its receiver."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from contact_forms.models import Route
from contact_forms.secrets_by_name import read_secret, secret_path
from integrations.errors import Misconfigured
from integrations.ports import ReportsReceiver, RouteConfiguration
from integrations.registry import file_options, receiver

EMAIL = "email_report"
SANDBOX = "sandbox:"
SANDBOX_TLS = "sandbox-tls:"
"""An address such as "sandbox:/rms/thames-valley" leads to wherever this machine's sandbox listens; the second to where
it asks for a client certificate."""
_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}


def carrier_of(route: Route) -> ReportsReceiver:
    """The adapter of a route, with its secret read from its file now.

    Raises Misconfigured for a secret, address or options that are wrong, and as `whole_address` does.
    """
    address = whole_address(route.address)
    options = {**(platform_mail() if route.adapter == EMAIL else {}), **route.options}
    configuration = RouteConfiguration(
        address,
        read_secret(route.secret_name),
        options,
        files={name: secret_path(options[name]) for name in file_options(route.adapter) if options.get(name)},
        inside_allowed=settings.SOH_DEMO,
    )
    return receiver(route.adapter, configuration)


def whole_address(address: str) -> str:
    """Where an address as a route holds it leads: itself, or a place on this machine's sandbox.

    Raises Misconfigured for the sandbox where this is not a demonstration: a pretend system must never be believed to
    hold a real report.
    """
    places = {SANDBOX: settings.SOH_SANDBOX_URL, SANDBOX_TLS: settings.SOH_SANDBOX_TLS_URL}
    named = next((name for name in places if address.startswith(name)), "")
    if not settings.SOH_DEMO and (named or _is_sandbox(address)):
        raise Misconfigured("The route leads to the sandbox, which holds no real reports.")
    if named and not places[named]:
        raise Misconfigured("The route leads to the sandbox behind TLS, and none is running.")
    return places[named].rstrip("/") + address.removeprefix(named) if named else address


def mailbox(address: str) -> ReportsReceiver:
    """The adapter that sends reports to a mailbox by the platform's own mail server. Raises Misconfigured."""
    return receiver(EMAIL, RouteConfiguration(address, options=platform_mail()))


def platform_mail() -> dict[str, str]:
    """The platform's own mail server, as options of the e-mail adapter."""
    mail = settings.SOH_SMTP
    return {"smtp_host": mail["host"], "smtp_port": str(mail["port"]), "from_address": mail["from"]}


def _is_sandbox(address: str) -> bool:
    places = filter(None, (settings.SOH_SANDBOX_URL, settings.SOH_SANDBOX_TLS_URL))
    return _machine(address) in {_machine(place) for place in places}


def _machine(address: str) -> tuple[str, int | None]:
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return address, None
    return ("this machine" if host in _THIS_MACHINE else host), port or {"https": 443, "http": 80}.get(parts.scheme)
