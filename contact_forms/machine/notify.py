"""What GOV.UK Notify tells of a notice it took: delivered, or not (its own callbacks, with a bearer token we chose)."""

from __future__ import annotations

import hmac
import re

from django.http import HttpRequest, HttpResponseBase

from contact_forms.actions.notice_receipts import keep_receipt_of_notice
from contact_forms.machine.door import Refused, body_of, done, door, json_of
from contact_forms.models import NoticeRoute
from contact_forms.secrets_by_name import read_secret
from contact_forms.walls import within_sites
from integrations.errors import Misconfigured

RECEIPTS = "receipts_token"
"""The option of a `NoticeRoute` that names the secret file with the token."""
STATES = ("delivered", "permanent-failure", "temporary-failure", "technical-failure")
REFERENCE = re.compile(r"job-([0-9]{1,18})")


@door("POST")
def notify_receipt(request: HttpRequest, site_id: int) -> HttpResponseBase:
    """204: kept, or about a notice that is none of ours. 401: another token, or a force that takes no receipts."""
    with within_sites(site_id):
        route = NoticeRoute.objects.filter(pk=site_id).first()
    name = route.options.get(RECEIPTS, "") if route is not None else ""
    try:
        token = read_secret(str(name))
    except Misconfigured:
        token = ""
    given = request.headers.get("Authorization", "")
    if not token or not hmac.compare_digest(given.encode(), f"Bearer {token}".encode()):
        raise Refused(401, "The token is not the one agreed.")
    message = json_of(body_of(request))
    state, reference = message.get("status"), REFERENCE.fullmatch(str(message.get("reference")))
    if state not in STATES:
        raise Refused(422, "The status is none that we know.")
    if reference is not None:
        with within_sites(site_id):
            keep_receipt_of_notice(site_id, int(reference[1]), str(state))
    return done()
