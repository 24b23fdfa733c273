"""`/metrics`: what a monitoring system reads of the platform, for programs that know the token. Numbers by force."""

from __future__ import annotations

from collections.abc import Iterator
from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector

from contact_forms.admin.counts import Count, national_counts
from contact_forms.models import Job
from contact_forms.tenant import tenant_for_site

NATION = "nation"
PREFIX = "soh_"
_BY_PRIORITY = {
    "waiting": ("deliveries_waiting", "Deliveries that wait by themselves"),
    "overdue": ("deliveries_overdue", "Deliveries that have waited longer than is promised"),
    "oldest": ("oldest_delivery_seconds", "Age of the oldest delivery that waits"),
    "attention": ("attention", "Things that need a person"),
}
_BY_FORCE = {
    "breakers": ("breakers_open", "Receivers that take nothing"),
    "unacknowledged": ("urgent_unacknowledged", "Urgent reports that nobody has acknowledged"),
    "clocks": ("clocks_overdue", "Due dates of reports that have passed"),
    "paused": ("paused", "1 where deliveries of the force are paused"),
    "alarms": ("alarms_open", "Alarms that are open"),
}


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The text that Prometheus reads. 404 where no token is set, 401 for a request without it."""
    token = settings.SOH_METRICS_TOKEN
    if not token:
        raise Http404
    given = request.headers.get("Authorization", "")
    if not compare_digest(given.encode(), f"Bearer {token}".encode()):
        return HttpResponse("A bearer token is needed.\n", status=401, headers=_refused("text/plain; charset=utf-8"))
    registry = CollectorRegistry()
    registry.register(_Counts())
    return HttpResponse(generate_latest(registry), headers=_kept_out(CONTENT_TYPE_LATEST))


class _Counts(Collector):
    """The national counts, read once a scrape in one statement. Labels: forces, priorities and outcomes, no more."""

    def describe(self) -> Iterator[GaugeMetricFamily]:
        """Nothing in advance: registering must not ask the database."""
        return iter(())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        counts = national_counts()
        for measure, (name, words) in _BY_PRIORITY.items():
            gauge = GaugeMetricFamily(PREFIX + name, words, labels=["site", "priority"])
            for count in _of(counts, measure):
                gauge.add_metric(
                    [_slug(count.site_id), "urgent" if count.priority == Job.URGENT else "routine"], count.number
                )
            yield gauge
        for measure, (name, words) in _BY_FORCE.items():
            gauge = GaugeMetricFamily(PREFIX + name, words, labels=["site"])
            for count in _of(counts, measure):
                gauge.add_metric([_slug(count.site_id)], count.number)
            yield gauge
        tries = GaugeMetricFamily(
            f"{PREFIX}delivery_tries_last_hour", "Tries to deliver in the last hour", labels=["site", "outcome"]
        )
        for count in _of(counts, "tries"):
            tries.add_metric([_slug(count.site_id), count.outcome], count.number)
        yield tries


def _of(counts: list[Count], measure: str) -> list[Count]:
    return [count for count in counts if count.measure == measure]


def _slug(site_id: int | None) -> str:
    if site_id is None:
        return NATION
    try:
        return tenant_for_site(site_id).slug
    except LookupError:
        return f"site-{site_id}"


def _kept_out(content_type: str) -> dict[str, str]:
    return {"Content-Type": content_type, "Cache-Control": "no-store"}


def _refused(content_type: str) -> dict[str, str]:
    return {**_kept_out(content_type), "WWW-Authenticate": "Bearer"}
