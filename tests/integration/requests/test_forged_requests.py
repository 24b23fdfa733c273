"""A request that another site made a browser send is refused, at every address of either process."""

from __future__ import annotations

from collections import Counter

import pytest
from django.test import Client

from cms.settings import env
from tests.integration.requests.walking import answered, digests, every_filled_address

CHANGING = ("POST", "PUT", "PATCH", "DELETE")
REFUSED = (403, 404, 405, 415)
"""415: the API takes JSON alone, which a browser sends to another site only after asking, and reads no cookie."""
EXEMPT: dict[str, str] = {
    "machine-file": "the address itself is signed, and the door takes no cookie",
    "machine-status": "the message is signed with the secret of the route",
    "machine-notify": "a bearer token that was agreed with the provider",
}
"""Name of an address -> why it takes requests without a token. Webhooks that carry a signature alone belong here."""

FORM = "application/x-www-form-urlencoded"


@pytest.mark.timeout(600)
@pytest.mark.parametrize("who", ["superuser", "publisher of the force", "nobody"])
def test_the_admin_takes_nothing_without_a_token(world, everyone, who):
    client = Client(HTTP_HOST=env.ADMIN_HOST, enforce_csrf_checks=True, raise_request_exception=False)
    if who != "nobody":
        client.force_login(everyone[who])
    assert _walk(world, client, env.ADMIN_HOST)[403] > 500


@pytest.mark.timeout(600)
def test_a_public_site_takes_nothing_without_a_token(world, public_process):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    asked = _walk(world, client, world.ours.force.site.hostname)
    assert asked[403] >= 5, "the pages of a form"
    assert asked[405] > 50


@pytest.mark.parametrize("name", ["soh-csrf", "__Host-soh-csrf"])
def test_a_cookie_alone_is_no_token(world, public_process, name):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.cookies[name] = "a" * 32
    path = "/report/antisocial-behaviour/form/happening-now/"
    answer = client.post(path, {}, content_type=FORM, headers={"host": world.ours.force.site.hostname})
    assert answer.status_code in (403, 404)


def _walk(world, client, host) -> Counter[int]:
    """Status -> how many requests were refused with it."""
    before, taken, asked = digests(), [], Counter()
    for address, path in every_filled_address(world):
        if address.name in EXEMPT:
            continue
        for method in CHANGING:
            ask = getattr(client, method.lower())
            response = ask(path, "a=1", content_type=FORM, headers={"host": host})
            status = answered(response)
            asked[status] += 1
            # Nobody signed in: some views lead to the sign-in page before they look at the request.
            if status not in REFUSED and not _leads_to_sign_in(response):
                taken.append(f"{method} {path}: {status}")
    assert not taken, "\n".join(taken)
    # What is refused is on record.
    changed = {table for table, digest in digests().items() if digest != before[table]}
    assert changed <= {"contact_forms_auditentry", "contact_forms_audithead"}, changed
    return asked


def _leads_to_sign_in(response) -> bool:
    return response.status_code == 302 and response["Location"].startswith("/admin/login/?next=")
