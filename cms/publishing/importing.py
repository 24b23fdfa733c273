"""From a service file to a draft in the library. An import never releases anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from cms.models.content import NationalHomePage, SectionPage
from cms.models.library import ServicePage
from cms.publishing.changes import changes_between
from cms.publishing.compile import compile_service
from cms.publishing.gate import prove_service
from cms.publishing.service_file import Mistake, ServiceFile, ServiceFileError, apply_service


@dataclass(frozen=True)
class Imported:
    """What an import made. changes: what the new draft changes since the one before, in words; empty for a new
    service. problems: what still keeps the draft from being published."""

    page: ServicePage
    is_new: bool
    changes: tuple[str, ...]
    problems: tuple[str, ...]


def home_of(service: ServiceFile) -> SectionPage:
    """The section of the library that a file's service belongs to. Raises ServiceFileError where there is none."""
    for home in NationalHomePage.objects.order_by("path"):
        section = SectionPage.objects.child_of(home).filter(key=service.section).first()
        if section is not None:
            return section
    reason = f"the library has no section “{service.section}”: add the section first"
    raise ServiceFileError(service.file, [Mistake(("section",), reason)])


def page_for(service: ServiceFile) -> ServicePage | None:
    """The newest draft of the service that a file is of; None where the library has none yet."""
    page = ServicePage.objects.filter(slug=service.slug).first()
    return page.get_latest_revision_as_object() if page is not None else None


@transaction.atomic
def import_service(service: ServiceFile, user: Any = None) -> Imported:
    """Make a new draft of the service, or a new service that is only a draft; what is live stays as it is.

    user: who imports it, for the page's history. A file that changes nothing makes no draft. Raises ServiceFileError.
    """
    page = page_for(service)
    if page is None:
        return _new_service(service, user)
    if page.section_key != service.section:
        reason = f"the service stands in “{page.section_key}”: write that, or move its page first"
        raise ServiceFileError(service.file, [Mistake(("section",), reason)])
    before = compile_service(page)
    if not apply_service(page, service):
        return Imported(page, False, (), _problems(page))
    _kept(page, service, user)
    found = [change.reason for change in changes_between(before, compile_service(page))]
    return Imported(page, False, tuple(found or ["Other facts of the service changed."]), _problems(page))


def _new_service(service: ServiceFile, user: Any) -> Imported:
    page = ServicePage(live=False, owner=user)
    apply_service(page, service)
    try:
        home_of(service).add_child(instance=page)
    except ValidationError as error:
        raise _refused(service, error) from error
    _kept(page, service, user)
    return Imported(page, True, (), _problems(page))


def _kept(page: ServicePage, service: ServiceFile, user: Any) -> None:
    try:
        page.save_revision(user=user, log_action=True, clean=False)
    except ValidationError as error:
        raise _refused(service, error) from error


def _refused(service: ServiceFile, error: ValidationError) -> ServiceFileError:
    said = error.message_dict.items() if hasattr(error, "error_dict") else [("", error.messages)]
    return ServiceFileError(
        service.file, [Mistake((name,) if name else (), message) for name, messages in said for message in messages]
    )


def _problems(page: ServicePage) -> tuple[str, ...]:
    return tuple(str(problem) for problem in prove_service(page))
