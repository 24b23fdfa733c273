"""Builders: from pages and releases to the theme's Documents. None reads a request."""

from cms.documents.content import content_blocks
from cms.documents.guidance import Content, guidance_blocks, guidance_content
from cms.documents.sections import home_sections, section_links
from cms.documents.service import bridging_document, start_document

__all__ = [
    "Content",
    "bridging_document",
    "content_blocks",
    "guidance_blocks",
    "guidance_content",
    "home_sections",
    "section_links",
    "start_document",
]
