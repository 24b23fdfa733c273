"""Files that a receiver fetches instead of being sent: the links of a report, and what is behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.db.models.functions import Now
from django.urls import reverse

from contact_forms.actions.held import held
from contact_forms.actions.owe import left_out_of_delivery
from contact_forms.models import SentFile, Submission, SubmissionKey
from contact_forms.outputs import build_report
from contact_forms.walls import within_sites
from integrations.report import DigitalReport, LinkedFile
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


def make_links(submission: Submission, report: DigitalReport) -> Mapping[str, LinkedFile]:
    """A link to each file of a report, with its row. The rows are there before the report goes out, since the receiver
    may fetch at once. report: without the marks of a try, so that its copy stays the same; today that copy is the one
    file. Another copy than before (some answers were left out) has to be fetched anew."""
    if report.pdf is None:
        return {}
    name, content = copy_name(report), report.pdf
    digest, site_id = sha256(content).hexdigest(), submission.site_id
    with within_sites(site_id):
        facts = {"site_id": site_id, "sha256": digest, "size": len(content)}
        row, is_new = SentFile.objects.get_or_create(submission=submission, name=name, defaults=facts)
        if not is_new and row.sha256 != digest:
            row.sha256, row.size, row.confirmed_at = digest, len(content), None
            row.save(update_fields=["sha256", "size", "confirmed_at"])
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
        redacted = left_out_of_delivery(row.submission_id)
    if row.confirmed_at is not None:
        return FileBehindLink(row.name, b"", confirmed=True)
    report = build_report(its.submission, its.answers(), redacted=redacted)
    return FileBehindLink(row.name, report.pdf or b"", confirmed=False)


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
