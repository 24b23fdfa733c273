"""The certificates of the pretend systems: an authority of their own, their server's, and one for each client.

Made once in a folder and kept, because the platform's routes name copies of them. They open nothing but the sandbox.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import trustme
from cryptography import x509
from cryptography.x509.oid import NameOID

AUTHORITY = "authority.pem"
AUTHORITY_KEY = "authority-key.pem"
SERVER = "server.pem"
EXPIRED = "expired-server.pem"
NAMES = ("localhost", "127.0.0.1", "::1")


def make_certificates(folder: Path, clients: Iterable[str]) -> None:
    """Whatever is still missing: the authority, the server's certificate, an expired one, and one for each client."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    authority = _authority(folder)
    if not (folder / SERVER).exists():
        _keep(folder / SERVER, authority.issue_cert(*NAMES).private_key_and_cert_chain_pem.bytes())
    if not (folder / EXPIRED).exists():
        past = datetime.now(UTC) - timedelta(days=1)
        expired = authority.issue_cert(*NAMES, not_before=past - timedelta(days=1), not_after=past)
        _keep(folder / EXPIRED, expired.private_key_and_cert_chain_pem.bytes())
    for client in clients:
        if not client_file(folder, client).exists():
            leaf = authority.issue_cert(common_name=client)
            _keep(client_file(folder, client), leaf.private_key_and_cert_chain_pem.bytes())


def client_file(folder: Path, client: str) -> Path:
    """Where the key and certificate of a client are kept."""
    return folder / f"client-{client}.pem"


def server_context(folder: Path, certificate: str = SERVER) -> ssl.SSLContext:
    """TLS as a force's gateway has it: 1.2 at least, and nobody is let in without a certificate of the authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(folder / certificate)
    context.load_verify_locations(folder / AUTHORITY)
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def client_named(certificate: str) -> str:
    """Whose certificate this is (PEM): its common name, "" where it has none."""
    names = x509.load_pem_x509_certificate(certificate.encode()).subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""


def _authority(folder: Path) -> trustme.CA:
    if (folder / AUTHORITY).exists() and (folder / AUTHORITY_KEY).exists():
        return trustme.CA.from_pem((folder / AUTHORITY).read_bytes(), (folder / AUTHORITY_KEY).read_bytes())
    made = trustme.CA(organization_name="Pretend outside systems")
    _keep(folder / AUTHORITY_KEY, made.private_key_pem.bytes())
    _keep(folder / AUTHORITY, made.cert_pem.bytes())
    return made


def _keep(file: Path, content: bytes) -> None:
    file.touch(mode=0o600)
    file.write_bytes(content)
