"""Small files that every public site serves: its brand's colours, where to report a weakness, its pages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page

from forcesites.models import Brand
from forcesites.tenant import site_address
from govuk_theme import brand_css as css_of
from govuk_theme import brand_css_name

A_YEAR = 31_536_000


def brand_css(request: HttpRequest, name: str) -> HttpResponse:
    """The site's checked colours as custom properties. The name holds their hash, so it may be kept for ever."""
    brand = Brand.objects.filter(site=request.site).first()
    if brand is None or brand_css_name(brand.tokens()) != name:
        raise Http404
    response = HttpResponse(css_of(brand.tokens()), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116: contact and expiry (under a year ahead), for this very host."""
    expires = (datetime.now(UTC) + timedelta(days=180)).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    here = site_address(request.site, "/.well-known/security.txt")
    contact = site_address(request.site, "/contact/")
    lines = [f"Contact: {contact}", f"Expires: {expires}", "Preferred-Languages: en, cy", f"Canonical: {here}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def robots_txt(request: HttpRequest) -> HttpResponse:
    """Everything may be read by search engines but forms in progress, which say so themselves."""
    lines = ["User-agent: *", "Disallow:", f"Sitemap: {site_address(request.site, '/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap(request: HttpRequest) -> HttpResponse:
    """The live, open pages of this site alone."""
    site = request.site
    pages = Page.objects.live().public().descendant_of(site.root_page, inclusive=True).order_by("path")
    root = site.root_page.url_path
    places = (site_address(site, "/" + page.url_path[len(root) :]) for page in pages)
    body = "".join(f"<url><loc>{escape(place)}</loc></url>" for place in places)
    xml = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</urlset>'
    return HttpResponse(xml, content_type="application/xml; charset=utf-8")
