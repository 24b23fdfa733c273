"""Doors for machines, on the admin host alone: receivers fetch files and tell states, a provider tells of its notices.

No door has a session. Each has a check of its own: a signed address, a signed message, or a bearer token.
"""
