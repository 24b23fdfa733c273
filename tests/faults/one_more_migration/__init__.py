"""The migrations of reports, and one more that a later version of the platform could have."""

import contact_forms.migrations

__path__ = [*__path__, *contact_forms.migrations.__path__]
