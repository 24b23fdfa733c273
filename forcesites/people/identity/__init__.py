"""Signing in at a force's own sign-in service (OpenID Connect), for people whom an administrator has named there."""
