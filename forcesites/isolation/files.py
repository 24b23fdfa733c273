"""Images and documents by id, and the collections they lie in: those of another force are none."""

from forcesites.isolation.reach import own_collections, own_documents, own_images
from forcesites.isolation.surface import Surface

_COLLECTIONS = {
    "collection": own_collections,
    "collection_id": own_collections,
    "image-chooser-upload-collection": own_collections,
    "document-chooser-upload-collection": own_collections,
}
_IMAGES = {"image_id": own_images, "pk": own_images, "id": own_images} | _COLLECTIONS
_DOCUMENTS = {"document_id": own_documents, "doc_id": own_documents, "pk": own_documents, "id": own_documents}

SURFACE = Surface(
    name="files",
    # Addresses for any size of an image: nothing here serves them.
    closed=("wagtailimages:url_generator*",),
    ids={
        "wagtailimages:": _IMAGES,
        "wagtailimages_chooser:": _IMAGES,
        "wagtailadmin_api:images:": _IMAGES,
        "wagtaildocs:": _DOCUMENTS | _COLLECTIONS,
        "wagtaildocs_chooser:": _DOCUMENTS | _COLLECTIONS,
        "wagtailadmin_api:documents:": _DOCUMENTS,
    },
)
"""Images and documents in the admin."""
