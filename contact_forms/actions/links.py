"""Files that a receiver fetches instead of being sent: the links of a report, and what is behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.db.models.functions import Now
from django.urls import reverse

from contact_forms.actions.held import Held, held
from contact_forms.models import SentFile, SubmissionKey
from contact_forms.outputs import build_report
from contact_forms.walls import within_sites
from integrations.report import LinkedFile
from integrations.report_files import copy_name

SALT = "contact_forms.links"


class UnknownLink(Exception):
    """No file, or no more: the report was erased."""


@dataclass(frozen=True)
class FileBehindLink:
    """A file that may be fetched. content: empty where it was confirmed."""

    name: str
    content: bytes
    confirmed: bool


def make_links(its: Held) -> Mapping[str, LinkedFile]:
    """A link to each file of a report, with its row. The rows are there before the report goes out, since the receiver
    may fetch at once. Today: the PDF copy, without the marks of a try, so that it stays the same."""
    copy = build_report(its.submission, its.answers())
    if copy.pdf is None:
        return {}
    name, content = copy_name(copy), copy.pdf
    site_id = its.submission.site_id
    with within_sites(site_id):
        row, _ = SentFile.objects.update_or_create(
            submission=its.submission,
            name=name,
            defaults={"sha256": sha256(content).hexdigest(), "size": len(content)},
            create_defaults={
                "site_id": site_id,
                "sha256": sha256(content).hexdigest(),
                "size": len(content),
                "made_at": Now(),
            },
        )
    token = signing.Signer(salt=SALT).sign(f"{site_id}-{row.pk}")
    return {name: LinkedFile(machine_address("machine-file", token), row.size, row.sha256)}


def machine_address(name: str, *parts: object) -> str:
    """The whole address of a door for machines, which is on the admin host whatever process asks."""
    address: str = settings.WAGTAILADMIN_BASE_URL + reverse(name, urlconf="contact_forms.machine.whole", args=parts)
    return address


def check_link(token: str) -> None:
    """Raises signing.BadSignature for a link that we did not make."""
    _named(token)


def linked_file(token: str) -> FileBehindLink:
    """What is behind a link. Raises UnknownLink, and signing.BadSignature for a link that we did not make."""
    site_id, number = _named(token)
    with within_sites(site_id):
        row = SentFile.objects.filter(pk=number).first()
        if row is None:
            raise UnknownLink
        try:
            its = held(row.submission_id)
        except SubmissionKey.DoesNotExist:
            raise UnknownLink from None
    if row.confirmed_at is not None:
        return FileBehindLink(row.name, b"", confirmed=True)
    return FileBehindLink(row.name, build_report(its.submission, its.answers()).pdf or b"", confirmed=False)


def fetched(token: str) -> None:
    """The file went out."""
    site_id, number = _named(token)
    with within_sites(site_id):
        SentFile.objects.filter(pk=number).update(fetched_at=Now())


def confirm_fetched(token: str, digest: str) -> bool:
    """Whether the file arrived whole; then the link ends. Again is the same. Raises as `linked_file`."""
    site_id, number = _named(token)
    with within_sites(site_id):
        row = SentFile.objects.filter(pk=number).first()
        if row is None:
            raise UnknownLink
        if row.sha256 != digest:
            return False
        SentFile.objects.filter(pk=number, confirmed_at=None).update(confirmed_at=Now())
    return True


def _named(token: str) -> tuple[int, int]:
    site_id, _, number = signing.Signer(salt=SALT).unsign(token).partition("-")
    return int(site_id), int(number)
