"""Signing in at somebody else's sign-in service: OpenID Connect Core 1.0, code flow with PKCE (RFC 7636).

What the service says is believed only when its own key signed it (RS256, PS256 or ES256; never "none", and never a
shared secret, whatever the token's header claims), for us, for this very sign-in and now.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import jwt

from integrations.errors import DeliveryError
from integrations.http import exchange

ALGORITHMS = ("RS256", "PS256", "ES256")
LEEWAY = 60
"""Seconds by which two clocks may differ."""
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class SignInRefused(Exception):
    """The service refused, could not be asked, or said something that cannot be believed. The text has no token."""


@dataclass(frozen=True)
class Client:
    """Who we are at a service. issuer: its address, as it names itself in its tokens."""

    issuer: str
    client_id: str
    secret: str
    redirect_uri: str


@dataclass(frozen=True)
class Endpoints:
    """Where the service answers, as it says in its discovery document."""

    authorization: str
    token: str
    keys: str


def discover(issuer: str) -> Endpoints:
    """Asks the service where it answers. Raises SignInRefused, also where it names itself otherwise."""
    said = _get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
    if said.get("issuer") != issuer:
        raise SignInRefused("The sign-in service names itself otherwise than it is configured here.")
    try:
        found = Endpoints(said["authorization_endpoint"], said["token_endpoint"], said["jwks_uri"])
    except KeyError:
        raise SignInRefused("The sign-in service does not say where it answers.") from None
    for address in (found.authorization, found.token, found.keys):
        _safe(address)
    return found


def authorization_address(endpoints: Endpoints, client: Client, *, state: str, nonce: str, verifier: str) -> str:
    """Where the person's browser goes to sign in."""
    challenge = urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    query = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": client.redirect_uri,
        "scope": "openid",
        "state": state,
        "nonce": nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    joined = "&" if urlsplit(endpoints.authorization).query else "?"
    return f"{endpoints.authorization}{joined}{urlencode(query)}"


def subject_of(endpoints: Endpoints, client: Client, *, code: str, nonce: str, verifier: str) -> str:
    """Who signed in, by the service's own name for them (`sub`). Raises SignInRefused."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": client.redirect_uri,
        "code_verifier": verifier,
    }
    pair = f"{quote(client.client_id, safe='')}:{quote(client.secret, safe='')}"
    headers = {
        "Authorization": f"Basic {b64encode(pair.encode()).decode()}",
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept": "application/json",
    }
    said = _ask("POST", endpoints.token, headers, urlencode(form).encode())
    token = said.get("id_token")
    if not isinstance(token, str):
        raise SignInRefused("The sign-in service did not say who signed in.")
    return _believed(token, _get(endpoints.keys), client, nonce)


def _believed(token: str, keys: Mapping[str, Any], client: Client, nonce: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
        key = _key(keys, header)
        claims = jwt.decode(
            token,
            key,
            algorithms=list(ALGORITHMS),
            audience=client.client_id,
            issuer=client.issuer,
            leeway=LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat", "nonce"]},
        )
    except (jwt.PyJWTError, TypeError, ValueError):
        raise SignInRefused("What the sign-in service said cannot be believed.") from None
    others = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if (others or "azp" in claims) and claims.get("azp") != client.client_id:
        raise SignInRefused("What the sign-in service said is for somebody else.")
    if not isinstance(claims["nonce"], str) or not compare_digest(claims["nonce"].encode(), nonce.encode()):
        raise SignInRefused("What the sign-in service said belongs to another sign-in.")
    subject = claims["sub"]
    if not isinstance(subject, str) or not 0 < len(subject) <= 255 or "\0" in subject:
        raise SignInRefused("The sign-in service did not say who signed in.")
    return subject


def _key(keys: Mapping[str, Any], header: Mapping[str, Any]) -> jwt.PyJWK:
    """The service's public key that the token names. The token's own `alg` only picks among those we take."""
    algorithm = header.get("alg")
    if algorithm not in ALGORITHMS:
        raise SignInRefused("What the sign-in service said is not signed in a way that we take.")
    named = header.get("kid")
    rows = [row for row in keys.get("keys", []) if isinstance(row, dict) and row.get("use", "sig") == "sig"]
    for row in rows:
        if row.get("kid") == named or (named is None and len(rows) == 1):
            if row.get("kty") != ("EC" if algorithm == "ES256" else "RSA") or row.get("alg", algorithm) != algorithm:
                break
            return jwt.PyJWK(row, algorithm=str(algorithm))
    raise SignInRefused("The sign-in service has no such key.")


def _get(address: str) -> Mapping[str, Any]:
    return _ask("GET", address, {"Accept": "application/json"}, None)


def _ask(method: str, address: str, headers: Mapping[str, str], content: bytes | None) -> Mapping[str, Any]:
    _safe(address)
    try:
        answer = exchange(method, address, headers=headers, content=content)
        said = answer.json() if answer.status == 200 else None
    except (DeliveryError, json.JSONDecodeError, ValueError):
        raise SignInRefused("The sign-in service cannot be asked now.") from None
    if not isinstance(said, dict):
        raise SignInRefused("The sign-in service refused.")
    return said


def _safe(address: object) -> None:
    """https, or loopback for the sandbox and tests."""
    parts = urlsplit(str(address))
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise SignInRefused("The sign-in service has an address that is not https.")
