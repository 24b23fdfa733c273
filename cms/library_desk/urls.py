"""Addresses under `/admin/library/`."""

from __future__ import annotations

from django.urls import path

from cms.library_desk.files import export_file, import_file
from cms.library_desk.translator import overview, reviewed, take_csv, translate, welsh_csv

urlpatterns = [
    path("import/", import_file, name="service-import"),
    path("welsh/", overview, name="services-welsh"),
    path("<int:page_id>/file/", export_file, name="service-file"),
    path("<int:page_id>/welsh/", translate, name="service-welsh"),
    path("<int:page_id>/welsh/csv/", welsh_csv, name="service-welsh-csv"),
    path("<int:page_id>/welsh/csv/take/", take_csv, name="service-welsh-take"),
    path("<int:page_id>/welsh/reviewed/", reviewed, name="service-welsh-reviewed"),
]
