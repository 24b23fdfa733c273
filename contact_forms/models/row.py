"""What every row of this room has in common."""

from django.db import models


class Row(models.Model):
    """A row that Wagtail keeps no index of: who is named in reports is nobody's "usage", and each write costs less."""

    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True
