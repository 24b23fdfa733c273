"""Rich text as editors make it, to the clean HTML that forms and documents carry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

import nh3
from wagtail.models import Page, Site

from contact_forms.blocks.pair import pair_of
from contact_forms.engine.definition import Text

TAGS = {"p", "ul", "ol", "li", "a", "strong", "h3"}
_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"[^>]*>')
_PAGE_ID = re.compile(r'\bid="(\d+)"')
_OWN_PATH = re.compile(r'href="/(?!/|cy/|documents/|static/|media/)([^"]*)')
_EMPTY = re.compile(r"<(p|h3|li)>\s*</\1>")


def clean_html(html: str) -> str:
    """HTML of the allowed tags only: p, ul, ol, li, a, strong, h3. Their text stays where a tag goes.

    A link to a page becomes a link to its path, without a host: in the library that is the path which the same
    service has on every force's site. A link to a page that is not live is taken out, its words stay.
    """
    if not html:
        return ""
    html = html.replace("<b>", "<strong>").replace("</b>", "</strong>")
    html = _with_paths(html)
    html = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"https", "mailto", "tel"},
        link_rel=None,
    )
    return _EMPTY.sub("", html).strip()


def clean_pair(raw: object) -> Text:
    """The clean HTML of a rich text pair's raw value. Links in the Welsh lead to the Welsh pages of the same site."""
    text = pair_of(raw)
    return Text(clean_html(text.en), with_welsh_paths(clean_html(text.cy)))


def with_welsh_paths(html: str) -> str:
    """Clean HTML whose links to pages of this site lead to their Welsh addresses ("/cy/…")."""
    return _OWN_PATH.sub(r'href="/cy/\1', html)


def _with_paths(html: str) -> str:
    links = _PAGE_LINK.findall(html)
    if not links:
        return html
    paths = _page_paths(int(found.group(1)) for link in links if (found := _PAGE_ID.search(link)))

    def link(match: re.Match[str]) -> str:
        found = _PAGE_ID.search(match.group())
        path = paths.get(int(found.group(1))) if found else None
        return f'<a href="{escape(path)}">' if path else "<a>"

    return re.sub(r"<a>(.*?)</a>", r"\1", _PAGE_LINK.sub(link, html))


def _page_paths(ids: Iterable[int]) -> dict[int, str]:
    roots = [place.root_path for place in Site.get_site_root_paths()]
    paths = {}
    for pk, url_path in Page.objects.filter(pk__in=set(ids)).live().values_list("pk", "url_path"):
        for root in roots:
            if url_path.startswith(root):
                paths[pk] = url_path[len(root) - 1 :]
    return paths
