"""What every answer says in its headers, one check a line, as outside scanners ask for it.

Each check takes an answer and gives back what is wrong with it, "" for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie

import httpx

from govuk_theme import INLINE_SCRIPT_HASH

A_YEAR = 31_536_000
Check = Callable[[httpx.Response], str]


def policy_of(response: httpx.Response) -> dict[str, list[str]]:
    """Directive -> its sources. Raises AssertionError for two policies, which would hide one another here."""
    policies = response.headers.get_list("content-security-policy")
    assert len(policies) == 1, f"{len(policies)} policies"
    parts = (part.split() for part in policies[0].split(";"))
    return {name: sources for name, *sources in filter(None, parts)}


def says(header: str, *allowed: str) -> Check:
    def check(response: httpx.Response) -> str:
        found = response.headers.get_list(header)
        return "" if len(found) == 1 and found[0] in allowed else f"{header}: {found}"

    return check


def directive(name: str, *sources: str) -> Check:
    def check(response: httpx.Response) -> str:
        policy = policy_of(response)
        found = policy.get(name, policy["default-src"] if name == "object-src" else None)
        return "" if found == list(sources) else f"{name}: {found}"

    return check


def no_loose_source(response: httpx.Response) -> str:
    """Nothing unsafe, no whole scheme, no wildcard, no other host: our own host, and the hash of our one line."""
    allowed = {"'none'", "'self'", INLINE_SCRIPT_HASH}
    loose = {source for sources in policy_of(response).values() for source in sources} - allowed
    return f"loose: {loose}" if loose else ""


def scripts_are_our_own(response: httpx.Response) -> str:
    """In place of SRI: every script is of the page's own host, and the one inside the page is allowed by its hash."""
    if "text/html" not in response.headers.get("content-type", ""):
        return ""
    sources = re.findall(r"<(?:script|link|img|iframe)[^>]* (?:src|href)=\"([^\"]+)\"", response.text)
    foreign = [source for source in sources if re.match(r"//|[a-z]+:", source) and "canonical" not in source]
    own = {re.escape(str(response.request.headers["host"]))}
    foreign = [source for source in foreign if not any(re.match(rf"https?://{host}/", source) for host in own)]
    inside = re.findall(r"<script(?![^>]*(?: src=|application/(?:ld\+)?json))[^>]*>(.*?)</script>", response.text, re.S)
    handlers = re.findall(r"<[a-z][^>]* on[a-z]+=", response.text)
    wrong = [*foreign, *inside[1:], *handlers]
    return f"scripts: {wrong}" if wrong else ""


def cookies_are_kept_close(response: httpx.Response) -> str:
    """Not for scripts, not for other sites, not for other hosts; under TLS by __Host-, which browsers hold us to."""
    wrong = []
    for line in response.headers.get_list("set-cookie"):
        ((_name, cookie),) = SimpleCookie(line).items()
        gone = cookie["max-age"] == "0" or not cookie.value.strip('"')
        close = cookie["path"] == "/" and not cookie["domain"] and cookie["samesite"] in ("Lax", "Strict")
        if not close or not (cookie["httponly"] or gone):
            wrong.append(line)
    return f"cookies: {wrong}" if wrong else ""


def cookies_need_tls(response: httpx.Response) -> str:
    wrong = [
        line
        for line in response.headers.get_list("set-cookie")
        if not line.startswith("__Host-") or "Secure" not in line
    ]
    return f"cookies: {wrong}" if wrong else ""


def tls_is_remembered(response: httpx.Response) -> str:
    said = response.headers.get_list("strict-transport-security")
    ages = [int(age) for age in re.findall(r"max-age=(\d+)", ";".join(said))]
    right = len(said) == 1 and len(ages) == 1 and ages[0] >= A_YEAR and "includeSubDomains" in said[0]
    return "" if right else f"HSTS: {said}"


def keeps_quiet(response: httpx.Response) -> str:
    """No version of what we are made of, and no trace."""
    told = {name: response.headers[name] for name in ("server", "x-powered-by", "via") if name in response.headers}
    return f"tells {told}" if told not in ({}, {"server": "granian"}) or "Traceback" in response.text else ""


COMMON: dict[str, Check] = {
    "nosniff": says("X-Content-Type-Options", "nosniff"),
    "referrer": says("Referrer-Policy", "same-origin", "no-referrer"),
    "opener": says("Cross-Origin-Opener-Policy", "same-origin"),
    "resource": says("Cross-Origin-Resource-Policy", "same-origin"),
    "default-src": directive("default-src", "'none'"),
    "object-src": directive("object-src", "'none'"),
    "base-uri": directive("base-uri", "'none'"),
    "caching is said": lambda response: "" if "cache-control" in response.headers else "no Cache-Control",
    "scripts": scripts_are_our_own,
    "cookies": cookies_are_kept_close,
    "quiet": keeps_quiet,
}
UNFRAMED: dict[str, Check] = {
    "frames": says("X-Frame-Options", "DENY"),
    "frame-ancestors": directive("frame-ancestors", "'none'"),
}
FRAMED_BY_US: dict[str, Check] = {
    "frames": says("X-Frame-Options", "SAMEORIGIN"),
    "frame-ancestors": directive("frame-ancestors", "'self'"),
}
PUBLIC = COMMON | UNFRAMED | {"sources": no_loose_source, "form-action": directive("form-action", "'self'")}
ADMIN = COMMON | UNFRAMED | {"script-src": directive("script-src", "'self'")}
TLS: dict[str, Check] = {"HSTS": tls_is_remembered, "cookies by TLS": cookies_need_tls}


def wrong_with(response: httpx.Response, checks: dict[str, Check]) -> Iterator[str]:
    """What the answer fails, each with the name of its check."""
    for name, check in checks.items():
        problem = check(response)
        if problem:
            yield f"{name}: {problem}"
