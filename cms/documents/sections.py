"""Links to what lives below a page: on section pages and on home pages."""

from __future__ import annotations

from collections.abc import Sequence

from wagtail.models import Page

from govuk_theme.documents import HomeSection, Link, SectionLink

LINKS_OF_A_SECTION = 5


def section_links(page: Page, language: str) -> tuple[SectionLink, ...]:
    """A link to each live child of a page that has something to show, in the order of the tree."""
    return _links(page.get_children().live().order_by("path").specific(), language)


def home_sections(page: Page, language: str, limit: int = LINKS_OF_A_SECTION) -> tuple[HomeSection, ...]:
    """The sections below a home page, each with its first few links, in two queries and one for each type of page."""
    below = list(Page.objects.live().descendant_of(page).filter(depth__lte=page.depth + 2).order_by("path").specific())
    return tuple(
        HomeSection(
            title=section.title_in(language),
            href=section.path_in(language),
            description=section.summary_in(language),
            links=tuple(
                Link(text=link.text, href=link.href)
                for link in _links([child for child in below if child.is_child_of(section)], language)[:limit]
            ),
        )
        for section in below
        if getattr(section, "is_section", False) and section.depth == page.depth + 1
    )


def _links(pages: Sequence[Page], language: str) -> tuple[SectionLink, ...]:
    links = (page.section_link(language) for page in pages if hasattr(page, "section_link"))
    return tuple(link for link in links if link is not None)
