"""A small sign-in service of a force (OpenID Connect), as a process of its own; its faults are chosen by the tests.

`python -m tests.integration.people.sign_in_service PORT` answers on loopback. POST /faults takes what it does wrong.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT_ID, SECRET = "soh", "what only the two of us know"
KEY = rsa.generate_private_key(65537, 2048)
OTHER_KEY = rsa.generate_private_key(65537, 2048)
PUBLIC_PEM = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def part(of: object) -> bytes:
    return base64.urlsafe_b64encode(json.dumps(of).encode()).rstrip(b"=")


class Service(BaseHTTPRequestHandler):
    """faults: what is different from what it should be. codes: what was given out, with its nonce and challenge."""

    faults: dict[str, Any] = {}
    codes: dict[str, tuple[str, str]] = {}

    def log_message(self, *_: object) -> None:
        return

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        if path == "/.well-known/openid-configuration":
            found = {"issuer": self.faults.get("issuer_in_discovery", self.issuer)}
            found |= {name: self.issuer + at for name, at in ENDPOINTS.items()}
            self.answer(found | self.faults.get("discovery", {}))
        elif path == "/keys":
            self.answer({"keys": [RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"kid": "one", "use": "sig"}]})
        elif path == "/authorize":
            code = secrets.token_urlsafe(8)
            self.codes[code] = query["nonce"][0], query["code_challenge"][0]
            back = urlencode({"code": code, "state": self.faults.get("state", query["state"][0])})
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri'][0]}?{back}")
            self.end_headers()
        else:
            self.answer({}, 404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/faults":
            type(self).faults = json.loads(body)
            self.answer({})
            return
        given = {name: values[0] for name, values in parse_qs(body).items()}
        expected = base64.b64encode(f"{CLIENT_ID}:{SECRET.replace(' ', '%20')}".encode()).decode()
        nonce, challenge = self.codes.pop(given["code"], ("", ""))
        proof = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest()).rstrip(b"=")
        if self.headers["Authorization"] != f"Basic {expected}" or proof.decode() != challenge:
            self.answer({"error": "invalid_grant"}, 400)
            return
        self.answer({"access_token": "x", "token_type": "Bearer", "id_token": self.token(nonce)})

    def token(self, nonce: str) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": "1234", "aud": CLIENT_ID, "iat": now, "exp": now + 300, "nonce": nonce}
        claims |= self.faults.get("claims", {})
        claims = {name: value for name, value in claims.items() if value is not None}
        how = self.faults.get("signed", "RS256")
        if how == "none":
            return (part({"alg": "none", "kid": "one"}) + b"." + part(claims) + b".").decode()
        if how == "HS256 with the public key":
            signed = part({"alg": "HS256", "typ": "JWT", "kid": "one"}) + b"." + part(claims)
            digest = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(signed, PUBLIC_PEM)
            return (signed + b"." + base64.urlsafe_b64encode(digest).rstrip(b"=")).decode()
        if how == "HS256 with our secret":
            return jwt.encode(claims, SECRET * 2, "HS256", headers={"kid": "one"})
        key = OTHER_KEY if how == "another key" else KEY
        return jwt.encode(claims, key, "RS256", headers={"kid": self.faults.get("kid", "one")})

    def answer(self, found: dict, status: int = 200) -> None:
        body = json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


ENDPOINTS = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}

if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1])), Service).serve_forever()
