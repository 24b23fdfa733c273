"""The forms of the register of people: they offer what the manager may give, and nothing else."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.http import HttpRequest
from wagtail.models import Site

from forcesites.people import managing
from forcesites.people.identity.providers import Provider, provider_of
from forcesites.people.models import Identity, User
from forcesites.people.reach import (
    NATIONAL,
    groups_of,
    groups_that_may_be_given,
    manages_everybody,
    role_in_words,
    sites_managed_by,
)


class _Roles(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Group) -> str:
        return role_in_words(obj)


class _RolesOfForces(_Roles):
    def label_from_instance(self, obj: Group) -> str:
        return f"{obj.name.partition(' ')[0]}: {role_in_words(obj)}"


def _checkboxes(groups: list[Group], kind: type[_Roles] = _Roles) -> _Roles:
    queryset = Group.objects.filter(pk__in=[group.pk for group in groups]).order_by("name")
    return kind(queryset=queryset, widget=forms.CheckboxSelectMultiple, required=False, label="Roles")


class NewPersonForm(forms.ModelForm):
    """A new person. Whoever manages one force is not asked which."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "email")

    def __init__(self, *args: Any, manager: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.manager = manager
        self.fields["username"].label = "User name"
        self.fields["username"].help_text = "Such as thames-valley.j.bloggs. It cannot be changed later."
        self.fields["email"].required = True
        sites = list(sites_managed_by(manager))
        self.asks_force = manages_everybody(manager) or len(sites) > 1
        groups = [group for site in sites for group in groups_of(site)]
        if self.asks_force:
            national = [("", NATIONAL.capitalize())] if manages_everybody(manager) else []
            self.fields["force"] = forms.ChoiceField(
                choices=[*national, *((str(site.pk), site.force.name) for site in sites)], required=False
            )
            groups += groups_of(None) if manages_everybody(manager) else []
        self.only_site = None if self.asks_force else sites[0]
        self.fields["roles"] = _checkboxes(groups, _RolesOfForces if self.asks_force else _Roles)

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("This user name is taken. Choose another.")
        return username

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        site = self._site(cleaned.get("force", ""))
        beyond = set(cleaned.get("roles") or ()) - set(groups_that_may_be_given(self.manager, site))
        if beyond:
            self.add_error("roles", "Choose roles of the person's own force.")
        self.instance.site = site
        return cleaned

    def _site(self, chosen: str) -> Site | None:
        if not self.asks_force:
            return self.only_site
        return sites_managed_by(self.manager).get(pk=chosen) if chosen else None


class PersonForm(forms.ModelForm):
    """A person's name and roles, and who they are at their force's sign-in service, where it has one."""

    class Meta:
        model = User
        fields = ("first_name", "last_name", "email")

    def __init__(self, *args: Any, manager: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"] = _checkboxes(groups_that_may_be_given(manager, self.instance.site))
        self.fields["roles"].initial = self.instance.groups.all()
        self.provider: Provider | None = provider_of(self.instance)
        if self.provider is not None:
            known = Identity.objects.filter(person=self.instance, issuer=self.provider.issuer).first()
            self.fields["subject"] = forms.CharField(
                required=False,
                max_length=255,
                initial=known.subject if known is not None else "",
                label=f"Subject at {self.provider.name}",
                help_text="The number that the sign-in service has for this person, never their e-mail address.",
            )

    def clean_subject(self) -> str:
        subject: str = self.cleaned_data["subject"]
        taken = Identity.objects.filter(issuer=self.provider.issuer, subject=subject) if self.provider else None
        if subject and taken is not None and taken.exclude(person=self.instance).exists():
            raise forms.ValidationError("Somebody else has this subject.")
        return subject

    def keep(self, by: User, request: HttpRequest) -> None:
        """Saves what changed; each change has an audit entry of its own."""
        named = [name for name in self.changed_data if name in self.Meta.fields]
        if named:
            managing.rename(self.instance, named, by, request)
        if self.provider is not None and "subject" in self.changed_data:
            managing.name_identity(self.instance, self.provider.issuer, self.cleaned_data["subject"], by, request)
        managing.give_roles(self.instance, self.cleaned_data["roles"], by, request)
