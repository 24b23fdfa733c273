"""The demonstration's content, from the files in `fixtures/` into an empty database."""

from forcesites.loading.everything import load_everything

__all__ = ["load_everything"]
