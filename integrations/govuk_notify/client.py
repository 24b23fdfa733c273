"""The official client, speaking through the one HTTP client of all adapters.

The official one makes the token and the messages. Its own transport follows redirects, reads proxies of the
environment, logs what the service answers, and does not tell whether a notice may have been taken.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from notifications_python_client.authentication import create_jwt_token
from notifications_python_client.notifications import NotificationsAPIClient

from integrations.http import Answer, exchange


class NotifyClient(NotificationsAPIClient):  # type: ignore[misc]
    """One client for one notice: its methods return the service's `Answer`, whatever its status."""

    def request(self, method: str, url: str, data: Any = None, params: Any = None) -> Answer:
        """Raises as `integrations.http.exchange` does."""
        return exchange(
            method,
            urljoin(str(self.base_url), url),
            headers=self.generate_headers(create_jwt_token(self.api_key, self.service_id)),
            params=params,
            content=None if data is None else self._serialize_data(data).encode(),
            timeout=self.timeout,
        )
