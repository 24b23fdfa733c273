"""Images and documents by id, and the collections they lie in: those of another force are none."""

from typing import Any

from django.db.models import QuerySet
from wagtail.models import UploadedFile

from forcesites.isolation.reach import own_collections, own_documents, own_images
from forcesites.isolation.surface import Surface


def own_uploads(person: Any) -> QuerySet[UploadedFile]:
    """Files that this person has sent and not yet described."""
    uploads: QuerySet[UploadedFile] = UploadedFile.objects.filter(uploaded_by_user=person)
    return uploads


_COLLECTIONS = {
    "uploaded_file_id": own_uploads,
    "collection": own_collections,
    "collection_id": own_collections,
    "image-chooser-upload-collection": own_collections,
    "document-chooser-upload-collection": own_collections,
}
_IMAGES = {"image_id": own_images, "pk": own_images, "id": own_images} | _COLLECTIONS
_DOCUMENTS = {"document_id": own_documents, "doc_id": own_documents, "pk": own_documents, "id": own_documents}

SURFACE = Surface(
    name="files",
    # Addresses for any size of an image: nothing here serves them. The API of the admin lists the files of all
    # collections, and nothing in the admin asks it.
    closed=("wagtailimages:url_generator*", "wagtailadmin_api:images:", "wagtailadmin_api:documents:"),
    ids={
        "wagtailimages:": _IMAGES,
        "wagtailimages_chooser:": _IMAGES,
        "wagtaildocs:": _DOCUMENTS | _COLLECTIONS,
        "wagtaildocs_chooser:": _DOCUMENTS | _COLLECTIONS,
    },
)
"""Images and documents in the admin."""
