"""The client id and secret that the sandbox accepts for a force. They open nothing but the sandbox."""

from __future__ import annotations


def demo_secret(force_slug: str) -> str:
    """What goes into the secret file of a force's sandbox route, as `id:secret`."""
    return f"sandbox-{force_slug}:only-for-the-sandbox-of-{force_slug}"


NOTIFY_SERVICE = "5a9b5d2c-3f0e-4b7a-9d61-0c1f2e3d4a5b"
NOTIFY_KEY = f"sandbox-{NOTIFY_SERVICE}-0d3c6a51-7e2b-4f98-8a34-b6c5d4e3f2a1"
"""The API key that the pretend Notify accepts, as the real one writes its keys: name, service and secret."""
