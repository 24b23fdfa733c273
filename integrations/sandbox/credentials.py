"""The client id and secret that the sandbox accepts for a force. They open nothing but the sandbox."""

from __future__ import annotations


def demo_secret(force_slug: str) -> str:
    """What goes into the secret file of a force's sandbox route, as `id:secret`."""
    return f"sandbox-{force_slug}:only-for-the-sandbox-of-{force_slug}"
