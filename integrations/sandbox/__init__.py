"""One small server that plays every outside system, with an inbox and fault switches. See `__main__` to start it.

For demonstration, training and tests only: it refuses to start anywhere else, and listens on this machine alone.
Importing this package does not import the server's own needs, so the platform can ask for `demo_secret` without them.
"""

from integrations.sandbox.credentials import demo_secret

__all__ = ["demo_secret"]
