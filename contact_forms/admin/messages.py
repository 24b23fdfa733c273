"""Writing to the person who sent a report: news, or a question that they answer on their track page."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST
from wagtail.admin.auth import require_admin_access

from contact_forms.actions.write_message import LONGEST_MESSAGE, CannotBeTracked, write_message
from contact_forms.admin.auditing import recording_refusals
from contact_forms.admin.handling import doer, handled_row
from contact_forms.admin.permissions import may_open
from contact_forms.models import Message, Submission


class MessageForm(forms.Form):
    """What a handler writes."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=[
            (Message.NEWS, "News: the person reads it"),
            (Message.QUESTION, "A question: the person can answer it"),
        ],
        widget=forms.RadioSelect,
        initial=Message.NEWS,
    )
    text = forms.CharField(
        label="What do you want to tell or ask?",
        help_text="The person reads it with their reference and code. Do not repeat what they told you: somebody else "
        "may see the screen.",
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_admin_access
@require_POST
def write(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    """Sends a message to the person, and leads back to the report.

    404 for whoever may not open the report, the same as for one that does not exist; the refusal is recorded.
    """
    with recording_refusals(request, Submission, submission_id):
        return _write(request, submission_id)


def _write(request: HttpRequest, submission_id: UUID) -> HttpResponse:
    report = handled_row(request, Submission, submission_id)
    if not may_open(request.user, report.site_id):
        raise Http404
    form = MessageForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect("report", submission_id)
    try:
        write_message(report.pk, report.site_id, form.cleaned_data["kind"], form.cleaned_data["text"], **doer(request))
    except CannotBeTracked:
        messages.error(request, "This report was sent without a track code, so its person cannot be written to here.")
    else:
        messages.success(request, "Your message is on the person’s track page.")
    return redirect("report", submission_id)
