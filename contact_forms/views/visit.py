"""One request to a page of a journey: whose form it is, in which language, and where its pages are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpRequest
from django.middleware.csrf import get_token
from django.utils import timezone

from contact_forms.documents import CHECK_ANSWERS, TASK_LIST, Language, Surroundings
from contact_forms.engine import Walk, is_safe, unconfirmed_mark, walk
from contact_forms.engine.definition import Text
from contact_forms.models import FormVersion
from contact_forms.prefill import open_prefill
from contact_forms.tenant import FormOffer, Tenant, form_offers, tenant_for_site
from contact_forms.views.drafts import OpenDraft, find_draft, secret_of


@lru_cache(maxsize=1000)
def form_version(version_id: int) -> FormVersion:
    """A form version, which never changes, so each process reads it once. Raises FormVersion.DoesNotExist."""
    return FormVersion.objects.get(pk=version_id)


@lru_cache(maxsize=1000)
def can_go_on(begun_id: int, offered_id: int) -> bool:
    """Whether a journey begun with one form version can go on with another. Neither ever changes, so each process
    works it out once."""
    return is_safe(form_version(begun_id).form, form_version(offered_id).form)


@dataclass(frozen=True)
class Visit:
    """What a request to a form is about.

    secret: the journey cookie's, "" for none. today: in the force's own place. withdrawn: the site offers the form no
    longer, and only a journey begun before may go on. prefill: the token of a link that filled answers in.
    """

    tenant: Tenant
    offer: FormOffer
    language: Language
    secret: str
    csrf_token: str
    today: date
    withdrawn: bool = False
    prefill: str = ""

    @cached_property
    def unconfirmed(self) -> dict[str, Any]:
        """What a link filled in for the person, as it lies among a draft's answers; empty without such a link."""
        answers = open_prefill(self.prefill, self.tenant.site_id, self.offer.service_slug)
        return {unconfirmed_mark(key): answer for key, answer in answers.items()}

    @property
    def offered(self) -> FormVersion:
        """The form that a journey begins with now."""
        return form_version(self.offer.form_version_id)

    def version(self, draft: OpenDraft | None) -> FormVersion:
        """The form of this journey. An open one moves to the form that is offered now where that is safe, and is kept
        with it from its next answer on; otherwise it goes on with the form it was begun with, as one that was sent."""
        if draft is None or draft.state == "expired":
            return self.offered
        begun, offered = draft.row.form_version_id, self.offer.form_version_id
        if draft.state == "open" and begun != offered and not self.withdrawn and can_go_on(begun, offered):
            return self.offered
        return form_version(begun)

    def walk(self, draft: OpenDraft | None) -> Walk:
        """Where the person is."""
        answers = draft.answers if draft else {}
        return walk(self.version(draft).form, answers, self.today)

    @property
    def first_key(self) -> str:
        """The key of the step that a new journey begins with."""
        return walk(self.offered.form, {}, self.today).path[0].key

    @property
    def surroundings(self) -> Surroundings:
        chrome = self.tenant.chrome.get(self.language) or self.tenant.chrome["en"]
        return Surroundings(
            chrome=chrome,
            language=self.language,
            service_title=Text(self.offer.service_title, self.offer.service_title_cy),
            service_path=self.offer.path,
            csrf_token=self.csrf_token,
            languages=self.offer.languages,
        )

    def begins_at(self, key: str) -> bool:
        """Whether a new journey may begin at this step: the first, or that of any task that can be started."""
        return not self.withdrawn and walk(self.offered.form, {}, self.today).step(key) is not None

    def href_of_place(self, where: Walk, *, changing: bool = False) -> str:
        """Where the person belongs: the first unanswered step, the task list, the exit, or check-your-answers.
        changing: the person came from check-your-answers, and goes back there as soon as nothing is open."""
        if where.tasks and not changing:
            return self.surroundings.href(TASK_LIST)
        place = where.current or where.exit
        if place is None:
            return self.surroundings.href(CHECK_ANSWERS)
        return self.surroundings.href(place.key, changing=changing and where.current is not None)


def visit_of(request: HttpRequest, section: str, service: str) -> Visit:
    """The visit of a request. No statement, but one where the site has withdrawn the form since the journey began.

    Raises Http404 where this site offers no such form and the person has no journey in it.
    """
    site = getattr(request, "site", None)
    if site is None:
        raise Http404
    secret = secret_of(request)
    path = f"{section}/{service}"
    offered = form_offers(site.pk).get(path)
    offer = offered or _offer_of_a_journey_begun(secret, site.pk, path, service)
    if offer is None:
        raise Http404
    try:
        tenant = tenant_for_site(site.pk)
    except LookupError:
        raise Http404 from None
    return Visit(
        tenant=tenant,
        offer=offer,
        language=cast(Language, getattr(request, "language", "en")),
        secret=secret,
        csrf_token=get_token(request),
        today=timezone.localdate(),
        withdrawn=offered is None,
        prefill=request.COOKIES.get(settings.PREFILL_COOKIE_NAME, ""),
    )


def _offer_of_a_journey_begun(secret: str, site_id: int, path: str, service_slug: str) -> FormOffer | None:
    """A journey begun can always be finished, also when the force takes the form no longer."""
    draft = find_draft(secret, service_slug, site_id)
    if draft is None or draft.state == "expired":
        return None
    version = form_version(draft.row.form_version_id)
    return FormOffer(path, service_slug, version.title, version.title_cy, version.pk, ())
