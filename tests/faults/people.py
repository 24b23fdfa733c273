"""People who report through the API and do not give up: after a failure they send the same again with the same key."""

from __future__ import annotations

import http.client
import json
import threading
import time
import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

SERVICE = "accessible-format"
PATH = f"/api/v1/services/{SERVICE}/submissions/"
ANSWERS = {
    "what-you-need": "The leaflet about home security, all of it.",
    "formats": ["large-print"],
    "your-name": {"first": "Sam", "last": "Example"},
    "how-to-send": "email",
    "email": "sam@example.com",
}
PATIENCE = 90.0
AGAIN_AFTER = 0.15


@dataclass(frozen=True)
class Acknowledged:
    """A report whose reference somebody was shown."""

    force: str
    reference: str


@dataclass
class Crowd:
    """So many people at once. forces: slugs. `acknowledged` grows while they report; `statuses` counts every answer,
    with 0 for none."""

    port: int
    forces: Sequence[str]
    number: int
    people: int = 6
    acknowledged: list[Acknowledged] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def begin(self) -> None:
        """Start reporting."""
        self._left = iter(range(self.number))
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._report_on, daemon=True) for _ in range(self.people)]
        for thread in self._threads:
            thread.start()

    @property
    def is_over(self) -> bool:
        return not any(thread.is_alive() for thread in self._threads)

    def _report_on(self) -> None:
        while True:
            with self._lock:
                turn = next(self._left, None)
            if turn is None:
                return
            self._report(self.forces[turn % len(self.forces)], str(uuid.uuid4()))

    def _report(self, force: str, key: str) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            status, reference = self._send(force, key)
            with self._lock:
                self.statuses[status] += 1
                if status == 201:
                    self.acknowledged.append(Acknowledged(force, reference))
                    return
            time.sleep(AGAIN_AFTER)

    def _send(self, force: str, key: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Host": f"{force}.localhost", "Content-Type": "application/json", "Idempotency-Key": key}
        try:
            connection.request("POST", PATH, json.dumps({"answers": ANSWERS}), headers)
            answer = connection.getresponse()
            said = json.loads(answer.read() or b"{}")
            return answer.status, said.get("reference", "")
        except (OSError, http.client.HTTPException, ValueError):
            return 0, ""
        finally:
            connection.close()
