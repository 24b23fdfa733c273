"""Service files: one service as YAML that people edit and move, to the fields of a service page and back. Schema 1.

The published schema is `docs/schemas/service-file.v1.json`, made by `soh service-file-schema`.
"""

from cms.publishing.service_file.mistakes import Mistake, ServiceFileError
from cms.publishing.service_file.reading import (
    ServiceFile,
    apply_service,
    read_service_file,
    read_service_text,
    service_of,
)
from cms.publishing.service_file.schema import SCHEMA, SCHEMA_NAME, service_schema
from cms.publishing.service_file.writing import export_service

__all__ = [
    "SCHEMA",
    "SCHEMA_NAME",
    "Mistake",
    "ServiceFile",
    "ServiceFileError",
    "apply_service",
    "export_service",
    "read_service_file",
    "read_service_text",
    "service_of",
    "service_schema",
]
