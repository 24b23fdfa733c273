"""The register of people: who there is, and what an administrator does about it.

A person who is out of reach and one who is not there are answered alike, and each refusal is recorded.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin.auth import require_admin_access

from contact_forms.admin.auditing import recording_refusals
from forcesites.people import managing
from forcesites.people.access_review import as_csv, review
from forcesites.people.models import User
from forcesites.people.reach import groups_that_may_be_given, manages_people, people_of
from forcesites.people.register_forms import NewPersonForm, PersonForm

View = Callable[..., HttpResponse]
NOT_YOURSELF = "You cannot change your own account here. Ask another administrator."
DONE = {
    "disable": (managing.disable, "{} is disabled and signed out."),
    "enable": (managing.enable, "{} may sign in again."),
    "end-sessions": (managing.end_sessions, "{} is signed out everywhere."),
    "start-again": (managing.start_again, "{} has no password and no second factor any more."),
}


def for_administrators(view: View) -> View:
    """404 for whoever manages nobody, and for people out of reach."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with recording_refusals(request, User, kwargs.get("person_id", "")):
            if not manages_people(request.user):
                raise Http404
            response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    return require_admin_access(answer)


@require_GET
@for_administrators
def register(request: HttpRequest) -> HttpResponse:
    """Everybody in reach: the access review."""
    return render(request, "people/register.html", {"lines": review(people_of(request.user))})


@require_GET
@for_administrators
def register_csv(request: HttpRequest) -> HttpResponse:
    """The same, for a spreadsheet."""
    return as_csv(review(people_of(request.user)))


@require_http_methods(["GET", "POST"])
@for_administrators
def new_person(request: HttpRequest) -> HttpResponse:
    """A new account, and the link that opens it, which is shown once."""
    form = NewPersonForm(request.POST or None, manager=request.user)
    if request.method == "POST" and form.is_valid():
        person = form.save(commit=False)
        managing.create_person(person, form.cleaned_data["roles"], request.user, request)
        return _link(request, person)
    return render(request, "people/new_person.html", {"form": form})


@require_http_methods(["GET", "POST"])
@for_administrators
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """One person: name, roles, and what can be done."""
    found = _in_reach(request, person_id)
    yourself = found.pk == request.user.pk
    form = None if yourself else PersonForm(request.POST or None, instance=found, manager=request.user)
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid():
            form.keep(request.user, request)
            messages.success(request, f"{found.username} is saved.")
            return redirect("people_register")
    context = {"line": review(User.objects.filter(pk=found.pk))[0], "form": form, "not_yourself": NOT_YOURSELF}
    return render(request, "people/person.html", context)


@require_POST
@for_administrators
def do_to_person(request: HttpRequest, person_id: int, verb: str) -> HttpResponse:
    """Disable, enable, end the sessions of, or start again with a person. Nobody does it to themselves."""
    found = _in_reach(request, person_id)
    if found.pk == request.user.pk or verb not in DONE:
        raise Http404
    action, words = DONE[verb]
    action(found, request.user, request)
    if verb == "start-again":
        return _link(request, found)
    messages.success(request, words.format(found.username))
    return redirect("people_person", person_id=found.pk)


def _in_reach(request: HttpRequest, person_id: int) -> User:
    if person_id >= 2**31:
        raise Http404
    found: User | None = people_of(request.user).filter(pk=person_id).first()
    if found is None:
        raise Http404
    # Whoever could not give this person's roles does not touch them either.
    if not set(found.groups.all()) <= set(groups_that_may_be_given(request.user, found.site)):
        raise Http404
    return found


def _link(request: HttpRequest, person: User) -> HttpResponse:
    link = request.build_absolute_uri(managing.link_for(person))
    return render(request, "people/link.html", {"person": person, "link": link})
