"""The published Standard API v1 (`POST /incidents`, 201 means persisted) and its Standard Data Model document.

build: `request.build_document`. parse: `parse`. act: `act.StandardApiReceiver`.
"""

from integrations.standard_api.request import Json, build_document, document_bytes

__all__ = ["Json", "build_document", "document_bytes"]
