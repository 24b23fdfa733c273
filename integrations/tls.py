"""TLS of one conversation: at least 1.2, the receiver's own authority where a route names one, our own certificate.

Whose fault a failure is decides what to do next: a certificate of ours that is refused, or cannot be read, is for a
person to mend on the route; one of theirs is theirs, and nothing was sent.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import httpx

from integrations.errors import DeliveryError, Misconfigured, Retryable

_OURS_REFUSED = (
    "CERTIFICATE_REQUIRED",
    "BAD_CERTIFICATE",
    "UNSUPPORTED_CERTIFICATE",
    "CERTIFICATE_REVOKED",
    "CERTIFICATE_EXPIRED",
    "CERTIFICATE_UNKNOWN",
    "UNKNOWN_CA",
    "ACCESS_DENIED",
    "HANDSHAKE_FAILURE",
)
"""Alerts by which a server refuses a client's certificate (RFC 8446, 6.2); a handshake failure is TLS 1.2's word for
one that is missing."""
_EXPIRED = 10
"""OpenSSL's X509_V_ERR_CERT_HAS_EXPIRED."""
_OTHER_NAME = (62, 64)
"""X509_V_ERR_HOSTNAME_MISMATCH and X509_V_ERR_IP_ADDRESS_MISMATCH."""


@dataclass(frozen=True)
class Identity:
    """Which certificates a route uses. certificate: a PEM file with our private key and certificate. authority: a PEM
    file with the certificates of the receiver's own authority, which is then the only one that is believed."""

    certificate: Path | None = None
    authority: Path | None = None


def context_for(identity: Identity) -> ssl.SSLContext:
    """The TLS settings of a route. Files are read again when they change. Raises `Misconfigured` for one that cannot be
    read, or holds no such thing."""
    if identity == Identity():
        return _public()
    try:
        return _own(identity, _stamp(identity.certificate), _stamp(identity.authority))
    except (OSError, ValueError):
        # ssl.SSLError is an OSError; its text can name the file, not its content, but a reason stays plain.
        raise Misconfigured("The route's certificate or authority cannot be read as PEM.") from None


@cache
def _public() -> ssl.SSLContext:
    # Reading the certificate authorities costs some 20 ms, so once a process.
    context = httpx.create_ssl_context(trust_env=False)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@lru_cache(maxsize=64)
def _own(identity: Identity, certificate_stamp: object, authority_stamp: object) -> ssl.SSLContext:
    if identity.authority is None:
        context = httpx.create_ssl_context(trust_env=False)
    else:
        context = ssl.create_default_context(cafile=str(identity.authority))
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if identity.certificate is not None:
        # Without a password here OpenSSL would ask the terminal for that of a locked key, and wait.
        context.load_cert_chain(str(identity.certificate), password="")
    return context


def _stamp(file: Path | None) -> tuple[int, int] | None:
    if file is None:
        return None
    facts = file.stat()
    return facts.st_mtime_ns, facts.st_size


def tls_error(error: BaseException) -> DeliveryError | None:
    """What a TLS failure somewhere behind an error means; None where TLS was not the matter. Nothing was taken: a
    request is read only after both certificates are believed."""
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLCertVerificationError):
            return Retryable(f"{_theirs(seen.verify_code)}; nothing was sent.")
        if isinstance(seen, ssl.SSLError) and "ALERT" in (seen.reason or ""):
            if any(word in (seen.reason or "") for word in _OURS_REFUSED):
                return Misconfigured("The receiver refuses our client certificate; nothing was sent.")
            return None
        seen = seen.__cause__ or seen.__context__
    return None


def _theirs(code: int) -> str:
    if code == _EXPIRED:
        return "The receiver's certificate has expired"
    if code in _OTHER_NAME:
        return "The receiver's certificate is for another name"
    return "The receiver's certificate is not from an authority that this route believes"
