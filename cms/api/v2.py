"""`/api/v2/`: Wagtail's API for pages, of the host's own site. Images and documents are not listed."""

from __future__ import annotations

from typing import Any

from rest_framework.renderers import JSONRenderer
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.utils import BadRequestError
from wagtail.api.v2.views import PagesAPIViewSet


class SitePagesViewSet(PagesAPIViewSet):
    """Live pages below the home page of the host that is asked. `site` is refused: it would show other hosts' pages."""

    renderer_classes = [JSONRenderer]
    authentication_classes: list[Any] = []
    permission_classes: list[Any] = []
    known_query_parameters = PagesAPIViewSet.known_query_parameters - {"site"}
    meta_fields = [name for name in PagesAPIViewSet.meta_fields if name != "alias_of"]

    def get_base_queryset(self) -> Any:
        if "site" in self.request.GET:
            raise BadRequestError("query parameter is not an operation or a recognised field: site")
        return super().get_base_queryset()


router = WagtailAPIRouter("api-v2")
router.register_endpoint("pages", SitePagesViewSet)
