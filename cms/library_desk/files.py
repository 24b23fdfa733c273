"""Services as files in the admin: one taken out, one brought in as a draft."""

from __future__ import annotations

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import get_valid_filename
from django.views.decorators.http import require_GET, require_http_methods
from wagtail.admin import messages

from cms.library_desk.access import draft_for, may_add_to, may_import
from cms.models import ServicePage
from cms.publishing.importing import home_of, import_service
from cms.publishing.service_file import Mistake, ServiceFile, ServiceFileError, export_service, read_service_text
from cms.publishing.service_file.closed_yaml import LARGEST


class FileForm(forms.Form):
    """A service file to be brought in."""

    file = forms.FileField(label="Service file", help_text="A YAML file, as “Take out as a file” writes it.")


@require_GET
def export_file(request: HttpRequest, page_id: int) -> HttpResponse:
    """The newest draft of a service as a file."""
    page = draft_for(request, page_id)
    response = HttpResponse(export_service(page), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{get_valid_filename(page.slug)}.yaml"'
    return response


@require_http_methods(["GET", "POST"])
def import_file(request: HttpRequest) -> HttpResponse:
    """A file becomes a new draft of its service, or a new service that is a draft. Mistakes are named by line."""
    if not may_import(request.user):
        raise PermissionDenied
    form = FileForm(request.POST or None, request.FILES or None)
    mistakes: list[str] = []
    if request.method == "POST" and form.is_valid():
        try:
            return _imported(request, form)
        except ServiceFileError as error:
            mistakes = error.lines()
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "cms/library/import.html", {"form": form, "mistakes": mistakes}, status=status)


def _imported(request: HttpRequest, form: FileForm) -> HttpResponse:
    uploaded = form.cleaned_data["file"]
    if uploaded.size > LARGEST:
        raise ServiceFileError(uploaded.name, [Mistake((), f"is larger than {LARGEST // 1000} kB")])
    service = read_service_text(uploaded.read(), uploaded.name)
    _refuse_whom_it_is_not_for(request, service)
    done = import_service(service, request.user)
    if done.is_new:
        messages.success(request, f"“{done.page.title}” is a new service. It is a draft: nothing is published.")
    elif not done.changes:
        messages.info(request, f"“{done.page.title}” is like this file already.")
    else:
        messages.success(request, f"“{done.page.title}” has a new draft. {' '.join(done.changes)}")
    for problem in done.problems:
        messages.warning(request, f"Before it can be published: {problem}")
    return redirect("wagtailadmin_pages:edit", done.page.pk)


def _refuse_whom_it_is_not_for(request: HttpRequest, service: ServiceFile) -> None:
    there = ServicePage.objects.filter(slug=service.slug).first()
    if there is not None:
        draft_for(request, there.pk)
    elif not may_add_to(request.user, home_of(service)):
        raise PermissionDenied
