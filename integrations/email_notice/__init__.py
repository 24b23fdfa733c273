"""Notices as plain e-mail by the platform's own mail server, where a force has no Notify service."""
