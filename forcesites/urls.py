"""What every public site has beside its pages."""

from __future__ import annotations

from django.urls import re_path

from forcesites.site_files import brand_css, robots_txt, security_txt, sitemap

urlpatterns = [
    re_path(r"^(?P<name>brand\.[0-9a-f]{12}\.css)$", brand_css, name="brand-css"),
    re_path(r"^\.well-known/security\.txt$", security_txt, name="security-txt"),
    re_path(r"^robots\.txt$", robots_txt, name="robots-txt"),
    re_path(r"^sitemap\.xml$", sitemap, name="sitemap"),
]
